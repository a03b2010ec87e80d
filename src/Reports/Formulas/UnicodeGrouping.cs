namespace Verify.Reports.Formulas;

/// <summary>Decides where a formula on one line needs parentheses that its two-dimensional form does not.</summary>
internal static class UnicodeGrouping
{
    /// <summary>Whether the node reads as one thing on either side of a slash and under a script.</summary>
    public static bool IsAtomic(FormulaNode node) => node switch
    {
        FormulaNode.Identifier or FormulaNode.Number or FormulaNode.Accent or FormulaNode.Radical => true,
        FormulaNode.Symbol symbol => symbol.Text != "/",
        FormulaNode.Fraction fraction => !fraction.HasBar,
        FormulaNode.Delimited delimited => delimited.Open.Length > 0 && delimited.Close.Length > 0,
        FormulaNode.Table table => table.Open.Length > 0,
        FormulaNode.Scripts { AreLimits: false, Base: var nucleus } => nucleus is FormulaNode.Scripts or FormulaNode.Fraction || IsAtomic(nucleus),
        FormulaNode.Row { Items: [var single] } => IsAtomic(single),
        FormulaNode.Row { Items: [var factor, FormulaNode.Symbol { Text: "!" }] } => IsAtomic(factor),
        FormulaNode.Row row => IsEnclosed(row.Items),
        _ => false,
    };

    /// <summary>Whether the node is a product of factors without operators, so that a slash behind it divides all of it.</summary>
    public static bool IsProduct(FormulaNode node)
    {
        if (IsAtomic(node))
            return true;
        if (node is not FormulaNode.Row { Items: { Count: > 1 } items })
            return false;
        var classes = AtomSpacing.Classes(items);
        int level = 0;
        for (int i = 0; i < items.Count; i++)
        {
            level += Step(classes[i], items[i]);
            bool isFactor = classes[i] is AtomClass.Ord or AtomClass.Inner or AtomClass.Open or AtomClass.Close
                && items[i] is not FormulaNode.Words;
            if (level == 0 && !isFactor)
                return false;
        }

        return true;
    }

    /// <summary>Whether a fraction at this place would swallow, or be swallowed by, what stands beside it.</summary>
    public static bool BindsToNeighbour(IReadOnlyList<FormulaNode> items, AtomClass?[] classes, int place)
    {
        int left = place - 1;
        while (left >= 0 && classes[left] is null)
            left--;
        int right = place + 1;
        while (right < items.Count && classes[right] is null)
            right++;
        return (left >= 0 && BindsOnLeft(items[left], classes[left])) || (right < items.Count && BindsOnRight(items[right], classes[right]));
    }

    private static bool BindsOnLeft(FormulaNode node, AtomClass? kind) => kind switch
    {
        AtomClass.Ord => !IsBar(node) && node is not FormulaNode.Symbol { Kind: AtomClass.Bin } and not FormulaNode.Words,
        AtomClass.Close or AtomClass.Inner => true,
        AtomClass.Op => node is FormulaNode.NamedFunction or FormulaNode.Scripts { Base: FormulaNode.NamedFunction },
        _ => false,
    };

    private static bool BindsOnRight(FormulaNode node, AtomClass? kind) => kind switch
    {
        AtomClass.Ord => !IsBar(node) && node is not FormulaNode.Symbol { Text: "." } and not FormulaNode.Words
            and not FormulaNode.Row { Items: [FormulaNode.Space, ..] },
        AtomClass.Open or AtomClass.Inner or AtomClass.Op => true,
        AtomClass.Close => node is FormulaNode.Symbol { Text: "!" },
        _ => false,
    };

    private static bool IsBar(FormulaNode node) => node is FormulaNode.Symbol { Text: "|" or "‖" };

    /// <summary>Whether the first and the last item are a pair of delimiters around all the rest.</summary>
    private static bool IsEnclosed(IReadOnlyList<FormulaNode> items)
    {
        if (items.Count < 2)
            return false;
        if (IsBar(items[0]) && IsBar(items[^1]) && items[0].Class == AtomClass.Ord)
            return items.Count(IsBar) == 2;
        if (items[0].Class != AtomClass.Open)
            return false;
        int level = 0;
        for (int i = 0; i < items.Count; i++)
        {
            level += Step(items[i].Class, items[i]);
            if (level == 0)
                return i == items.Count - 1;
        }

        return false;
    }

    private static int Step(AtomClass? kind, FormulaNode node) => kind switch
    {
        AtomClass.Open => 1,
        AtomClass.Close when node is not FormulaNode.Symbol { Text: "!" or "?" } => -1,
        _ => 0,
    };
}
