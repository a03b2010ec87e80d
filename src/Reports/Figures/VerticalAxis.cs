using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>The axis at the left of a plot.</summary>
internal sealed class VerticalAxis
{
    private const double Line = FigureLayout.TextSize * 1.2;
    private const double Widest = 120;

    private readonly IReadOnlyList<(TickMark Tick, IReadOnlyList<string> Words)> ticks = [];
    private readonly IReadOnlyList<string> label = [];
    private readonly double labels;

    /// <summary>Measures what stands left of a plot of the given height.</summary>
    public VerticalAxis(Axis axis, double low, double high, double height, bool bare, FigureText text)
    {
        if (bare)
            return;
        ticks = [.. Ticks.Of(axis, low, high, (int)(height / 26)).Select(t => (t, t.Label is null ? [] : text.Wrap(text.Of(t.Label), FigureLayout.TextSize, Widest)))];
        label = axis.Label.Length == 0 ? [] : text.Wrap(text.Of(axis.Label), FigureLayout.TextSize, Math.Max(height, 100));
        labels = ticks.SelectMany(t => t.Words).Select(w => text.Width(w, FigureLayout.TextSize)).DefaultIfEmpty(0).Max();
        Width = (label.Count * Line) + labels + 13;
    }

    /// <summary>The room the axis needs left of the plot.</summary>
    public double Width { get; }

    /// <summary>Lines across the plot at labelled ticks.</summary>
    public IEnumerable<Mark> Grid(AxisMap map, Box plot) => ticks.Where(t => t.Tick.Label is not null).Select(t => map.Of(t.Tick.At)).Select(y => new Stroke([new(plot.X, y), new(plot.Right, y)], new(Tone.Grid), 0.6));

    /// <summary>Ticks, their labels and the axis's own.</summary>
    public IEnumerable<Mark> Marks(AxisMap map, Box plot)
    {
        foreach (var (tick, words) in ticks)
        {
            double y = map.Of(tick.At);
            yield return new Stroke([new(plot.X - (tick.Label is null ? 2 : 4), y), new(plot.X, y)], new(Tone.Axis), 0.8);
            for (int i = 0; i < words.Count; i++)
                yield return new Lettering(new(plot.X - 6, y + 3.2 + ((i - ((words.Count - 1) / 2.0)) * Line)), words[i], new(Tone.Text), FigureLayout.TextSize, Anchor.End);
        }

        for (int i = 0; i < label.Count; i++)
            yield return new Lettering(new(plot.X - 12 - labels - ((label.Count - 1 - i) * Line), plot.Y + (plot.Height / 2)), label[i], new(Tone.Text), FigureLayout.TextSize, Anchor.Middle, -90);
    }
}
