namespace Verify.Reports.Pdf;

/// <summary>A fragment and where it lies.</summary>
internal readonly record struct Placed(Fragment Fragment, double Y);

/// <summary>Deals fragments onto pages.</summary>
internal static class Pagination
{
    // So that rounding does not undo a fit.
    private const double Hair = 1e-6;

    /// <summary>Pages of placed fragments: chains of "keep with next" stay together unless one alone is longer than a page.</summary>
    public static IReadOnlyList<IReadOnlyList<Placed>> Of(IEnumerable<Fragment> fragments, Sheet sheet)
    {
        var pages = new List<List<Placed>>();
        var page = new List<Placed>();
        double y = 0;
        foreach (var whole in Chains(fragments))
        {
            var chain = Fitted(whole, sheet.TextHeight - y);
            double height = chain.Sum(f => f.Height);
            bool first = page.Count == 0;
            if (!first && (chain[0].BreakBefore || (y + height > sheet.TextHeight && !chain.TrueForAll(f => f.IsSpace))))
                Turn(chain);
            foreach (var fragment in chain)
            {
                // A chain longer than a page has to break somewhere; a space at the top of a page says nothing.
                if (page.Count > 0 && y + fragment.Height > sheet.TextHeight && !fragment.IsSpace)
                    Turn([fragment]);
                if (fragment.IsSpace && page.Count == 0)
                    continue;
                page.Add(new(fragment, y));
                y += fragment.Height;
            }
        }

        if (page.Count > 0)
            pages.Add(page);
        return pages;

        void Turn(List<Fragment> next)
        {
            pages.Add(page);
            page = [];
            y = 0;
            if (next[0].Repeat is { } head)
            {
                page.Add(new(head, 0));
                y = head.Height;
            }
        }
    }

    // A figure that misses the page by a little is drawn a little lower rather than leave the page half empty.
    private static List<Fragment> Fitted(List<Fragment> chain, double room)
    {
        double excess = chain.Sum(f => f.Height) - room;
        int figure = chain.FindIndex(f => f.Smaller is not null);
        if (excess <= 0 || figure < 0 || chain[0].BreakBefore || chain[figure].Smaller!(chain[figure].Height - excess - Hair) is not { } lower)
            return chain;
        return [.. chain.Take(figure), lower, .. chain.Skip(figure + 1)];
    }

    private static IEnumerable<List<Fragment>> Chains(IEnumerable<Fragment> fragments)
    {
        var chain = new List<Fragment>();
        foreach (var fragment in fragments)
        {
            if (chain.Count > 0 && fragment.BreakBefore)
            {
                yield return chain;
                chain = [];
            }

            chain.Add(fragment);
            if (fragment.KeepWithNext)
                continue;
            yield return chain;
            chain = [];
        }

        if (chain.Count > 0)
            yield return chain;
    }
}
