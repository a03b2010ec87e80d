using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>The axis below a plot; names too long to stand side by side are wrapped, or turned where wrapping does not help.</summary>
internal sealed class HorizontalAxis
{
    private const double Line = FigureLayout.TextSize * 1.2;
    private const double Longest = 90;

    private readonly IReadOnlyList<(TickMark Tick, IReadOnlyList<string> Words)> ticks = [];
    private readonly IReadOnlyList<string> label = [];
    private readonly bool turned;
    private readonly double labels;

    /// <summary>Measures what stands below a plot of the given width.</summary>
    public HorizontalAxis(Axis axis, double low, double high, double width, bool bare, FigureText text)
    {
        if (bare)
            return;
        double Measure(string line) => text.Width(line, FigureLayout.TextSize);
        var marks = Ticks.Of(axis, low, high, (int)(width / 50)).Select(t => t with { Label = t.Label is null ? null : text.Of(t.Label) }).ToList();
        var map = new AxisMap(axis.Scale, low, high, 0, width);
        var places = marks.Where(t => t.Label is not null).Select(t => map.Of(t.At)).Order().ToList();
        double spacing = places.Zip(places.Skip(1), (a, b) => b - a).DefaultIfEmpty(width).Min();
        turned = marks.Any(t => t.Label is not null && text.Words(t.Label).Any(w => Measure(w) > spacing - 6));
        double room = turned ? Longest : spacing - 6;
        ticks = [.. marks.Select(t => (t, t.Label is null ? [] : text.Wrap(t.Label, FigureLayout.TextSize, room)))];
        label = axis.Label.Length == 0 ? [] : text.Wrap(text.Of(axis.Label), FigureLayout.TextSize, Math.Max(width, 120));
        labels = turned
            ? ticks.SelectMany(t => t.Words).Select(Measure).DefaultIfEmpty(0).Max()
            : ticks.Select(t => t.Words.Count).DefaultIfEmpty(0).Max() * Line;
        Overhang = turned ? Line : ticks.Select(t => map.Of(t.Tick.At) + (t.Words.Select(Measure).DefaultIfEmpty(0).Max() / 2) - width).DefaultIfEmpty(0).Max();
        Height = 7 + labels + (label.Count * Line) + 3;
    }

    /// <summary>How far the last label reaches beyond the plot's right end.</summary>
    public double Overhang { get; }

    /// <summary>The room the axis needs below the plot.</summary>
    public double Height { get; }

    /// <summary>Lines across the plot at labelled ticks.</summary>
    public IEnumerable<Mark> Grid(AxisMap map, Box plot) => ticks.Where(t => t.Tick.Label is not null).Select(t => map.Of(t.Tick.At)).Select(x => new Stroke([new(x, plot.Y), new(x, plot.Bottom)], new(Tone.Grid), 0.6));

    /// <summary>Ticks, their labels and the axis's own.</summary>
    public IEnumerable<Mark> Marks(AxisMap map, Box plot)
    {
        foreach (var (tick, words) in ticks)
        {
            double x = map.Of(tick.At);
            yield return new Stroke([new(x, plot.Bottom), new(x, plot.Bottom + (tick.Label is null ? 2 : 4))], new(Tone.Axis), 0.8);
            for (int i = 0; i < words.Count; i++)
            {
                yield return turned
                    ? new Lettering(new(x + 3 + ((i - ((words.Count - 1) / 2.0)) * Line), plot.Bottom + 6), words[i], new(Tone.Text), FigureLayout.TextSize, Anchor.End, -90)
                    : new Lettering(new(x, plot.Bottom + 5 + ((i + 0.85) * Line)), words[i], new(Tone.Text), FigureLayout.TextSize, Anchor.Middle);
            }
        }

        for (int i = 0; i < label.Count; i++)
            yield return new Lettering(new(plot.X + (plot.Width / 2), plot.Bottom + 7 + labels + ((i + 0.85) * Line)), label[i], new(Tone.Text), FigureLayout.TextSize, Anchor.Middle);
    }
}
