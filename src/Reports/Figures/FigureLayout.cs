using Verify.Evidence;
using Verify.Reports.Typography;

namespace Verify.Reports.Figures;

/// <summary>Lays a figure out, with formulas as boxes or as Unicode: legend above, plot below it, ticks and labels around, notes at the foot. Everything is measured before it is placed.</summary>
internal sealed class FigureLayout(Typesetter setter, bool boxes = false)
{
    /// <summary>The width of every figure in points.</summary>
    public const double Width = 420;

    /// <summary>The size of the words in a figure.</summary>
    public const double TextSize = 9;

    private const double PlotHeight = 170;
    private const double SmallSize = 7;
    private const double Edge = 6;

    private readonly FigureText text = new(setter, boxes);

    /// <summary>The figure as marks.</summary>
    /// <param name="figure">The data.</param>
    /// <param name="certificate">The hash of the certificate the figure rests on, shown by its first eight digits.</param>
    /// <param name="share">The share of its usual height that the plot may take; words keep their size.</param>
    public Scene Of(Figure figure, string? certificate, double share = 1)
    {
        var layers = Numbered(figure.Layers);
        bool bare = figure.Layers.Any(l => l is Graph) && figure.X.Label.Length + figure.Y.Label.Length == 0;
        var (xLow, xHigh) = DataRange.Of(figure.X, figure.Layers, horizontal: true);
        var (yLow, yHigh) = DataRange.Of(figure.Y, figure.Layers, horizontal: false);
        double height = PlotHeight * share;

        var heat = figure.Layers.OfType<HeatMap>().FirstOrDefault();
        var ramp = heat is null ? null : new HeatRamp(heat, height, text);
        var vertical = new VerticalAxis(figure.Y, yLow, yHigh, height, bare, text);
        bool isSquare = figure.EqualAspect && figure.X.Scale == AxisScale.Linear && figure.Y.Scale == AxisScale.Linear;
        var direct = DirectLabels.Of(isSquare || ramp is not null ? [] : layers, l => End(l, figure, (xLow, xHigh), (yLow, yHigh)), height, text);
        var legend = new Legend(layers.Where(l => !direct.Names(l.Layer)), Width - (2 * Edge), text);
        double left = Edge + vertical.Width, right = Width - Edge - (ramp?.Width ?? Math.Max(8, direct.Width));
        if (ramp is null && direct.Width == 0)
            right -= Math.Clamp(new HorizontalAxis(figure.X, xLow, xHigh, right - left, bare, text).Overhang - 8, 0, (right - left) / 4);
        double plotWidth = right - left;
        if (isSquare)
        {
            double unit = Math.Min(plotWidth / (xHigh - xLow), height * 1.45 / (yHigh - yLow));
            if (double.IsFinite(unit) && unit > 0)
            {
                // Both axes keep their unit; neither may shrink to a sliver.
                double slack = plotWidth - Math.Max(60, unit * (xHigh - xLow));
                (left, right) = (left + (slack / 2), right - (slack / 2));
                (plotWidth, height) = (right - left, Math.Max(60, unit * (yHigh - yLow)));
                vertical = new VerticalAxis(figure.Y, yLow, yHigh, height, bare, text);
                ramp = heat is null ? null : new HeatRamp(heat, height, text);
            }
        }

        var horizontal = new HorizontalAxis(figure.X, xLow, xHigh, plotWidth, bare, text);
        var plot = new Box(left, Edge + legend.Height + 4, plotWidth, height);
        var x = new AxisMap(figure.X.Scale, xLow, xHigh, plot.X, plot.Right);
        var y = new AxisMap(figure.Y.Scale, yLow, yHigh, plot.Bottom, plot.Y);

        var painter = new LayerMarks(x, y, plot, text);
        var data = layers.SelectMany(l => painter.Of(l.Layer, l.Series)).ToList();
        var marks = new List<Mark>();
        marks.AddRange(legend.At(new(Edge, Edge)));
        if (!bare && heat is null)
            marks.AddRange([.. horizontal.Grid(x, plot), .. vertical.Grid(y, plot)]);
        marks.Add(new Clipped(plot, [.. data.Where(m => m is not (Lettering or Marker))]));
        marks.AddRange(data.OfType<Marker>().Where(m => Within(plot, m.At)));
        marks.AddRange(data.OfType<Lettering>().SelectMany(l => Inside(l, plot)));
        if (!bare)
            marks.AddRange([Frame(plot), .. horizontal.Marks(x, plot), .. vertical.Marks(y, plot)]);
        marks.AddRange(direct.Marks(plot));
        if (ramp is not null)
            marks.AddRange(ramp.Marks(new(plot.Right + 8, plot.Y)));

        double foot = plot.Bottom + horizontal.Height;
        var notes = Notes(painter.Skipped, certificate).ToList();
        foreach (var (note, anchor) in notes)
            marks.Add(new Lettering(new(anchor == Anchor.Start ? Edge : Width - Edge, foot + SmallSize + 2), note, new(Tone.Muted), SmallSize, anchor));
        return new(Width, foot + (notes.Count > 0 ? SmallSize + 5 : 2) + Edge, marks);
    }

    // Where a layer ends on the right, if it ends within the plot.
    private static (double X, double Y)? End(Layer layer, Figure figure, (double Low, double High) xRange, (double Low, double High) yRange)
    {
        (double X, double Y) last = layer switch
        {
            Curve c when Math.Min(c.X.Count, c.Y.Count) > 1 => Enumerable.Range(0, Math.Min(c.X.Count, c.Y.Count)).Select(i => (c.X[i], c.Y[i])).MaxBy(p => double.IsNaN(p.Item1) ? double.NegativeInfinity : p.Item1),
            BoundLine line => (xRange.High, line.Value),
            _ => (double.NaN, double.NaN),
        };
        if (!AxisMap.Shows(figure.X.Scale, last.X) || !AxisMap.Shows(figure.Y.Scale, last.Y))
            return null;
        double x = new AxisMap(figure.X.Scale, xRange.Low, xRange.High, 0, 1).Of(last.X), y = new AxisMap(figure.Y.Scale, yRange.Low, yRange.High, 1, 0).Of(last.Y);
        return x is >= 0 and <= 1.001 && y is >= 0 and <= 1 ? (x, y) : null;
    }

    // Words over the plot are wrapped, and pushed back onto the sheet where they would leave it.
    private IEnumerable<Lettering> Inside(Lettering l, Box plot)
    {
        var lines = text.Wrap(l.Text, l.Size, plot.Width * 0.6);
        double line = l.Size * 1.2, low = Math.Max(plot.Y + l.Size, Math.Min(l.At.Y, plot.Bottom - 3 - ((lines.Count - 1) * line)));
        for (int i = 0; i < lines.Count; i++)
        {
            double width = text.Width(lines[i], l.Size);
            double start = l.At.X - (l.Anchor == Anchor.Middle ? width / 2 : l.Anchor == Anchor.End ? width : 0);
            double moved = Math.Max(Edge, Math.Min(start, Width - Edge - width));
            yield return l with { Text = lines[i], At = new(l.At.X + moved - start, low + (i * line)) };
        }
    }

    private static bool Within(Box plot, Place p) => p.X >= plot.X - 0.5 && p.X <= plot.Right + 0.5 && p.Y >= plot.Y - 0.5 && p.Y <= plot.Bottom + 0.5;

    private static Stroke Frame(Box plot) => new([new(plot.X, plot.Y), new(plot.X, plot.Bottom), new(plot.Right, plot.Bottom)], new(Tone.Axis), 0.8);

    private static IEnumerable<(string, Anchor)> Notes(int skipped, string? certificate)
    {
        if (skipped > 0)
            yield return ($"{skipped} {(skipped == 1 ? "value" : "values")} not shown: not finite, or without a place on the axes", Anchor.Start);
        if (certificate is not null)
            yield return ($"certificate {certificate[..Math.Min(8, certificate.Length)]}", Anchor.End);
    }

    private static List<(Layer Layer, int Series)> Numbered(IReadOnlyList<Layer> layers)
    {
        var seen = new Dictionary<Role, int>();
        var labels = new Dictionary<(Role, string), int>();
        var numbered = new List<(Layer, int)>();
        foreach (var layer in layers)
        {
            // Layers of one role and one label are one series: a curve and its intervals.
            if (!labels.TryGetValue((layer.Role, layer.Label), out int series))
            {
                series = seen.GetValueOrDefault(layer.Role);
                if (layer is not (HeatMap or Note or Polygons) && layer.Label.Length > 0)
                    seen[layer.Role] = series + 1;
                labels[(layer.Role, layer.Label)] = series;
            }

            numbered.Add((layer, series));
        }

        return numbered;
    }
}
