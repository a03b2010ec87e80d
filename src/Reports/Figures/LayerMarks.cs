using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>Turns one layer into marks within the plot; counts the values it has no place for.</summary>
internal sealed class LayerMarks(AxisMap x, AxisMap y, Box plot, FigureText text)
{
    /// <summary>Steps of the heat ramp.</summary>
    public const int HeatSteps = 32;

    // Cells overlap by a hair, or antialiasing would show the paper between them.
    private const double Overlap = 0.3;

    // Beyond this many points markers shrink, or they would be one blot.
    private const int Crowd = 150;

    /// <summary>Values that could not be shown: not finite, not positive on a logarithmic axis, or without a partner.</summary>
    public int Skipped { get; private set; }

    /// <summary>The layer's marks, as the series of its role with the given number.</summary>
    public IEnumerable<Mark> Of(Layer layer, int series)
    {
        var ink = RoleStyle.Ink(layer.Role, series);
        return layer switch
        {
            Curve c => Curve(c, ink, series),
            Points p => Points(p, ink, series),
            Band b => Band(b, ink),
            BoundLine l => Line(l, ink, series),
            HeatMap h => HeatMap(h),
            Histogram h => Histogram(h, ink),
            Polygons p => Polygons(p),
            Graph g => new GraphMarks(Located, text).Of(g, ink),
            Note n => Note(n, ink),
            _ => [],
        };
    }

    private IEnumerable<Mark> Curve(Curve c, Ink ink, int series)
    {
        int count = Common(c.X.Count, c.Y.Count);
        var path = new List<Place>();
        for (int i = 0; i <= count; i++)
        {
            // A NaN is a break the evidence asked for, so it is not counted as missing.
            if (i < count && !double.IsNaN(c.Y[i]) && Located(c.X[i], c.Y[i]) is { } place)
            {
                path.Add(place);
                continue;
            }

            if (path.Count == 1)
                yield return new Marker(path[0], RoleStyle.Marker(c.Role), ink, 3);
            else if (path.Count > 1)
                yield return new Stroke(Simplify.Polyline(path), ink, RoleStyle.Width(series), RoleStyle.Dash(c.Role));
            path = [];
        }
    }

    private IEnumerable<Mark> Points(Points p, Ink ink, int series)
    {
        int count = Common(p.X.Count, p.Y.Count);
        var places = new List<Place>();
        for (int i = 0; i < count; i++)
        {
            if (Located(p.X[i], p.Y[i]) is { } place)
                places.Add(place);
            if (p.Lower?.ElementAtOrDefault(i) is { } low && p.Upper?.ElementAtOrDefault(i) is { } high && i < p.Lower.Count && i < p.Upper.Count
                && Located(p.X[i], low) is { } foot && Located(p.X[i], high) is { } head)
            {
                yield return new Stroke([foot, head], ink, 1);
                yield return new Stroke([foot with { X = foot.X - 2.5 }, foot with { X = foot.X + 2.5 }], ink, 1);
                yield return new Stroke([head with { X = head.X - 2.5 }, head with { X = head.X + 2.5 }], ink, 1);
            }
        }

        double size = places.Count > Crowd ? 1.4 : 2.8;
        foreach (var place in Simplify.Cloud(places))
            yield return new Marker(place, RoleStyle.Marker(p.Role), ink, size, RoleStyle.IsLight(series));
    }

    private IEnumerable<Mark> Band(Band b, Ink ink)
    {
        int count = Common(Math.Min(b.X.Count, b.Lower.Count), b.Upper.Count);
        var lower = new List<Place>();
        var upper = new List<Place>();
        for (int i = 0; i < count; i++)
        {
            if (Located(b.X[i], b.Lower[i]) is { } low && Located(b.X[i], b.Upper[i]) is { } high)
            {
                lower.Add(low);
                upper.Add(high);
            }
        }

        if (lower.Count < 2)
            yield break;
        upper.Reverse();
        yield return new Region([.. Simplify.Polyline(lower), .. Simplify.Polyline(upper)], ink, 0.22);
    }

    private IEnumerable<Mark> Line(BoundLine line, Ink ink, int series)
    {
        var map = line.Vertical ? x : y;
        if (!AxisMap.Shows(map.Scale, line.Value))
        {
            Skipped++;
            yield break;
        }

        double at = map.Of(line.Value);
        yield return line.Vertical
            ? new Stroke([new(at, plot.Y), new(at, plot.Bottom)], ink, RoleStyle.Width(series), RoleStyle.Dash(line.Role))
            : new Stroke([new(plot.X, at), new(plot.Right, at)], ink, RoleStyle.Width(series), RoleStyle.Dash(line.Role));
    }

    private IEnumerable<Mark> HeatMap(HeatMap h)
    {
        if (h.Rows <= 0 || h.Columns <= 0 || Located(h.Left, h.Bottom) is not { } low || Located(h.Right, h.Top) is not { } high)
            return [];
        int rows = Math.Min(h.Rows, h.Values.Count / h.Columns);
        Skipped += h.Values.Count(double.IsInfinity) + Math.Abs((h.Rows * h.Columns) - h.Values.Count);
        var (least, most) = HeatRange(h);
        var steps = new SortedDictionary<int, List<Box>>();
        double width = (high.X - low.X) / h.Columns, height = (low.Y - high.Y) / h.Rows;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0, next; column < h.Columns; column = next)
            {
                int? step = Step(column);
                for (next = column + 1; next < h.Columns && Step(next) == step; next++)
                {
                }

                if (step is { } s)
                    (steps.TryGetValue(s, out var list) ? list : steps[s] = []).Add(new(low.X + (column * width), low.Y - ((row + 1) * height), ((next - column) * width) + Overlap, height + Overlap));
            }

            int? Step(int column)
            {
                double v = h.Values[(row * h.Columns) + column];
                return double.IsFinite(v) ? HeatStep(v, least, most) : null;
            }
        }

        return steps.Select(s => new Cells(s.Value, new(Tone.Heat, s.Key)));
    }

    /// <summary>The least and greatest finite value; (0, 1) if there is none.</summary>
    public static (double Least, double Most) HeatRange(HeatMap h)
    {
        var finite = h.Values.Where(double.IsFinite).ToList();
        return finite.Count == 0 ? (0, 1) : (finite.Min(), finite.Max());
    }

    private static int HeatStep(double value, double least, double most) =>
        most > least ? (int)Math.Clamp(((value / 2) - (least / 2)) / ((most / 2) - (least / 2)) * HeatSteps, 0, HeatSteps - 1) : HeatSteps / 2;

    private IEnumerable<Mark> Histogram(Histogram h, Ink ink)
    {
        int count = Common(h.Edges.Count - 1, h.Counts.Count);
        var bars = new List<Box>();
        for (int i = 0; i < count; i++)
        {
            // On a logarithmic axis a bar stands on the frame, there being no zero.
            double ground = y.Scale == AxisScale.Linear ? y.Of(0) : plot.Bottom;
            if (h.Counts[i] == 0 && y.Scale != AxisScale.Linear)
                continue;
            if (Located(h.Edges[i], h.Counts[i]) is not { } left || Located(h.Edges[i + 1], h.Counts[i]) is not { } right)
                continue;
            bars.Add(new(Math.Min(left.X, right.X), Math.Min(left.Y, ground), Math.Abs(right.X - left.X), Math.Abs(ground - left.Y)));
        }

        yield return new Cells(bars, ink, 0.35);
        foreach (var bar in bars.Where(b => b.Height > 0))
            yield return new Stroke([new(bar.X, bar.Bottom), new(bar.X, bar.Y), new(bar.Right, bar.Y), new(bar.Right, bar.Bottom)], ink, 0.7);
    }

    private IEnumerable<Mark> Polygons(Polygons p)
    {
        foreach (var item in p.Items)
        {
            int count = Common(item.X.Count, item.Y.Count);
            var outline = Enumerable.Range(0, count).Select(i => Located(item.X[i], item.Y[i])).OfType<Place>().ToList();
            if (outline.Count < 3)
                continue;
            var ink = new Ink(Tone.Category, Palette.Category(item.Category));
            yield return new Region(outline, ink, 0.45);
            yield return new Stroke([.. outline, outline[0]], ink, 0.6);
        }
    }

    private IEnumerable<Mark> Note(Note n, Ink ink)
    {
        if (Located(n.X, n.Y) is not { } place)
            yield break;
        var anchor = place.X < plot.X + (plot.Width / 3) ? Anchor.Start : place.X > plot.X + (plot.Width * 2 / 3) ? Anchor.End : Anchor.Middle;
        yield return new Lettering(place, text.Of(n.Label), ink, FigureLayout.TextSize, anchor, Halo: true);
    }

    private int Common(int first, int second)
    {
        Skipped += Math.Abs(first - second);
        return Math.Max(0, Math.Min(first, second));
    }

    private Place? Located(double px, double py)
    {
        if (AxisMap.Shows(x.Scale, px) && AxisMap.Shows(y.Scale, py))
            return new(x.Of(px), y.Of(py));
        Skipped++;
        return null;
    }
}
