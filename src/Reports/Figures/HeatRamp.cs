using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>The colour ramp at the right of a heat map, with its values and its label.</summary>
internal sealed class HeatRamp
{
    private const double Bar = 10;
    // As in the map itself: antialiasing would show the paper between the steps.
    private const double Overlap = 0.3;
    private const double Line = FigureLayout.TextSize * 1.2;

    private readonly double height;
    private readonly double low;
    private readonly double high;
    private readonly IReadOnlyList<TickMark> ticks;
    private readonly IReadOnlyList<string> label;
    private readonly double labels;

    /// <summary>Measures the ramp beside a plot of the given height.</summary>
    public HeatRamp(HeatMap map, double height, FigureText text)
    {
        this.height = height;
        (low, high) = LayerMarks.HeatRange(map);
        ticks = low < high ? [.. Ticks.Linear(low, high, 5).Where(t => t.At >= low && t.At <= high)] : [new(low, Ticks.Plain(low))];
        label = map.Label.Length == 0 ? [] : text.Wrap(text.Of(map.Label), FigureLayout.TextSize, Math.Max(height, 100));
        labels = ticks.Select(t => text.Width(t.Label ?? "", FigureLayout.TextSize)).DefaultIfEmpty(0).Max();
        Width = 8 + Bar + 6 + labels + (label.Count * Line) + 4;
    }

    /// <summary>The room the ramp needs right of the plot.</summary>
    public double Width { get; }

    /// <summary>The ramp with its upper left corner at the place.</summary>
    public IEnumerable<Mark> Marks(Place corner)
    {
        double step = height / LayerMarks.HeatSteps;
        for (int i = 0; i < LayerMarks.HeatSteps; i++)
            yield return new Cells([new(corner.X, corner.Y + height - ((i + 1) * step), Bar, step + (i > 0 ? Overlap : 0))], new(Tone.Heat, low < high ? i : LayerMarks.HeatSteps / 2));
        foreach (var tick in ticks)
        {
            double y = low < high ? new AxisMap(AxisScale.Linear, low, high, corner.Y + height, corner.Y).Of(tick.At) : corner.Y + (height / 2);
            yield return new Stroke([new(corner.X + Bar, y), new(corner.X + Bar + 3, y)], new(Tone.Axis), 0.8);
            yield return new Lettering(new(corner.X + Bar + 5, y + 3.2), tick.Label ?? "", new(Tone.Text), FigureLayout.TextSize);
        }

        for (int i = 0; i < label.Count; i++)
            yield return new Lettering(new(corner.X + Bar + 6 + labels + ((i + 0.9) * Line), corner.Y + (height / 2)), label[i], new(Tone.Text), FigureLayout.TextSize, Anchor.Middle, -90);
    }
}
