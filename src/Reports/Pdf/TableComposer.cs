using SkiaSharp;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>A column: its head, its share of the width, and whether its cells are aligned right.</summary>
internal sealed record Column(string Head, double Share, bool Right = false);

/// <summary>What stands across all columns: the title of the rows below it, or a remark on those above.</summary>
internal sealed record Across(IReadOnlyList<Span> Words, bool IsTitle);

/// <summary>Rows of a table, between what stands across all its columns.</summary>
internal sealed record Section(IReadOnlyList<IReadOnlyList<Span>> Rows, Across? Title, IReadOnlyList<Across> Remarks);

/// <summary>Makes tables whose cells wrap and whose rows no page cuts; the head returns on every page.</summary>
internal sealed class TableComposer(Composer composer, Typesetter setter)
{
    private const double Size = 8;
    private const double Line = Size * 1.32;
    private const double Pad = 3.5;
    private const double Unbroken = 10_000;

    // A row of more lines than this is dealt out as several, or it could outgrow a page.
    private const int TallestRow = 40;

    /// <summary>A head and rows; without rows nothing.</summary>
    public IEnumerable<Fragment> Table(IReadOnlyList<Column> every, IReadOnlyList<IReadOnlyList<Span>> cells) =>
        cells.Count == 0 ? [] : Table(every, [new Section(cells, null, [])]);

    /// <summary>A head and sections of rows. A column in which nothing stands is left out.</summary>
    public IEnumerable<Fragment> Table(IReadOnlyList<Column> every, IReadOnlyList<Section> sections)
    {
        var cells = sections.SelectMany(s => s.Rows).ToList();
        var kept = Enumerable.Range(0, every.Count).Where(c => cells.Any(r => r[c].Text.Length > 0)).ToList();
        var columns = kept.ConvertAll(c => every[c]);
        var widths = Widths(columns, cells.ConvertAll(r => kept.ConvertAll(c => r[c])));
        var head = Row([.. columns.Select(c => (IReadOnlyList<Span>)[new Span(c.Head, TextStyle.Strong, Composer.Grey)])], columns, widths, shaded: true).Single() with { KeepWithNext = true };
        bool headed = columns.Any(c => c.Head.Length > 0);
        if (headed)
            yield return head;
        foreach (var section in sections)
        {
            foreach (var part in section.Title is null ? [] : Whole(section.Title))
                yield return part;
            foreach (var part in section.Rows.SelectMany(row => Row([.. kept.Select(c => (IReadOnlyList<Span>)[row[c]])], columns, widths, shaded: false)))
                yield return part with { Repeat = headed ? head : null };
            foreach (var part in section.Remarks.SelectMany(Whole))
                yield return part with { Repeat = headed ? head : null };
        }

        yield return Fragment.Space(8);

        IEnumerable<Fragment> Whole(Across line) => Row([line.Words], [new("", 1)], [composer.Width], shaded: false).Select(f => f with { KeepWithNext = line.IsTitle, Repeat = headed ? head : null });
    }

    // A column gets its share, but no more than its widest cell needs while another has to break its lines; what then is left over is shared out again.
    private List<double> Widths(List<Column> columns, List<List<Span>> rows)
    {
        var needs = columns.Select((c, i) => (2 * Pad) + Math.Max(setter.Width(c.Head, TextStyle.Strong, Size), rows.Select(r => composer.Lines([r[i]], Size, Unbroken).Max(l => l.Width)).DefaultIfEmpty(0).Max()) + 1).ToList();
        var modest = new HashSet<int>();
        while (true)
        {
            double left = composer.Width - modest.Sum(i => needs[i]), shares = columns.Where((_, i) => !modest.Contains(i)).Sum(c => c.Share);
            var content = Enumerable.Range(0, columns.Count).Where(i => !modest.Contains(i) && needs[i] <= left * columns[i].Share / shares).ToList();
            if (modest.Count + content.Count == columns.Count)
            {
                // All have what they need: the rest goes to all alike, so that the columns keep apart.
                double spare = left - content.Sum(i => needs[i]), all = columns.Sum(c => c.Share);
                return [.. needs.Select((n, i) => n + (spare * columns[i].Share / all))];
            }

            if (content.Count == 0)
                return [.. columns.Select((c, i) => modest.Contains(i) ? needs[i] : left * c.Share / shares)];
            modest.UnionWith(content);
        }
    }

    private IEnumerable<Fragment> Row(IReadOnlyList<IReadOnlyList<Span>> cells, List<Column> columns, List<double> widths, bool shaded)
    {
        var lines = cells.Select((c, i) => composer.Lines(c, Size, widths[i] - (2 * Pad))).ToList();
        int tallest = lines.Max(l => l.Count);
        for (int from = 0; from < tallest; from += TallestRow)
        {
            int start = from, count = Math.Min(TallestRow, tallest - from);

            // Lines of one row share their baselines across the cells; a formula makes room for itself.
            var baselines = new List<double>();
            double end = 0;
            for (int r = start; r < start + count; r++)
            {
                var level = lines.Where(l => r < l.Count).Select(l => l[r]).ToList();
                baselines.Add(end + Math.Max(Size * 0.95, (level.Max(l => l.Height) + 0.08) * Size));
                end = baselines[^1] + Math.Max(Line - (Size * 0.95), (level.Max(l => l.Depth) + 0.08) * Size);
            }

            double height = end + (2 * Pad) - 1;
            yield return new(height, (stage, x, y) =>
            {
                using var rule = new SKPaint { Color = SKColor.Parse(shaded ? "f0f2f4" : "d9d9d9") };
                if (shaded)
                    stage.Canvas.DrawRect(SKRect.Create((float)x, (float)y, (float)composer.Width, (float)height), rule);
                else
                    stage.Canvas.DrawRect(SKRect.Create((float)x, (float)(y + height - 0.5), (float)composer.Width, 0.5f), rule);
                for (int c = 0; c < lines.Count; c++)
                {
                    double left = x + widths.Take(c).Sum();
                    foreach (var (line, row) in lines[c].Skip(start).Take(count).Select((l, r) => (l, r)))
                    {
                        double at = columns[c].Right ? left + widths[c] - Pad - line.Width : left + Pad;
                        line.Paint(stage, setter, Size, at, y + Pad + baselines[row]);
                    }
                }
            });
        }
    }
}
