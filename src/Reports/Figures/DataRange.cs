using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>The span of values an axis has to show.</summary>
internal static class DataRange
{
    // Ends within this, and at least its inverse apart, leave room to divide and to subtract.
    private const double Largest = 1e300;

    /// <summary>The axis's fixed ends, or the layers' extent with a margin; never empty.</summary>
    public static (double Low, double High) Of(Axis axis, IReadOnlyList<Layer> layers, bool horizontal)
    {
        var values = layers.SelectMany(l => Values(l, horizontal))
            .Concat((axis.Ticks ?? []).Select(t => t.At))
            .Where(v => AxisMap.Shows(axis.Scale, v)).ToList();
        bool tight = layers.Any(l => l is HeatMap) || (horizontal && layers.All(l => l is Curve or Band or BoundLine));
        bool ground = !horizontal && axis.Scale == AxisScale.Linear && layers.Any(l => l is Histogram);
        double margin = tight ? 0 : layers.Any(l => l is Graph) ? 0.12 : 0.05;
        var (low, high) = axis.Scale == AxisScale.Linear ? Linear(values, margin, ground) : Logarithmic(values, margin);
        if (axis.Minimum is { } minimum && AxisMap.Shows(axis.Scale, minimum))
            low = minimum;
        if (axis.Maximum is { } maximum && AxisMap.Shows(axis.Scale, maximum))
            high = maximum;
        if (axis.Scale != AxisScale.Linear)
            return low < high ? (low, high) : (Positive(low / 2), Math.Min(low * 2, double.MaxValue));
        (low, high) = (Math.Clamp(low, -Largest, Largest), Math.Clamp(high, -Largest, Largest));
        return high - low >= 1 / Largest ? (low, high) : Widened(low);
    }

    private static (double Low, double High) Linear(List<double> values, double margin, bool ground)
    {
        if (values.Count == 0)
            return (0, 1);
        double low = values.Min(), high = values.Max();
        if (low == high)
            return ground && low > 0 ? (0, low * 1.1) : Widened(low);
        double pad = (high * margin) - (low * margin);
        return (ground && low >= 0 ? 0 : low - pad, high + (ground ? pad * 2 : pad));
    }

    private static (double Low, double High) Widened(double value)
    {
        double half = Math.Abs(value) < 10 / Largest ? 1 : Math.Abs(value) * 0.1;
        return (value - half, value + half);
    }

    private static (double Low, double High) Logarithmic(List<double> values, double margin)
    {
        if (values.Count == 0)
            return (1, 10);
        double low = values.Min(), high = values.Max();
        if (low == high)
            return (Positive(low / 2), Math.Min(high * 2, double.MaxValue));
        double pad = Math.Exp((Math.Log(high) - Math.Log(low)) * margin);
        return (Positive(low / pad), Math.Min(high * pad, double.MaxValue));
    }

    private static double Positive(double value) => Math.Max(value, double.Epsilon);

    private static IEnumerable<double> Values(Layer layer, bool horizontal) => layer switch
    {
        Curve c => horizontal ? c.X : c.Y,
        Points p => horizontal ? p.X : p.Y.Concat(p.Lower ?? []).Concat(p.Upper ?? []),
        Band b => horizontal ? b.X : b.Lower.Concat(b.Upper),
        BoundLine line => line.Vertical == horizontal ? [line.Value] : [],
        HeatMap h => horizontal ? [h.Left, h.Right] : [h.Bottom, h.Top],
        Histogram h => horizontal ? h.Edges : h.Counts.Append(0),
        Polygons p => p.Items.SelectMany(i => horizontal ? i.X : i.Y),
        Graph g => g.Nodes.Select(n => horizontal ? n.X : n.Y),
        Note n => [horizontal ? n.X : n.Y],
        _ => [],
    };
}
