using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>The rows above the plot that say what each layer is; entries too wide for a row wrap, so nothing is cut and no data are covered.</summary>
internal sealed class Legend
{
    private const double Swatch = 20;
    private const double Gap = 14;

    private readonly double line;
    private readonly List<(Layer Layer, int Series, IReadOnlyList<string> Words, double X, double Y)> entries = [];

    /// <summary>Places the labelled layers into rows of the given width.</summary>
    public Legend(IEnumerable<(Layer Layer, int Series)> layers, double width, FigureText text)
    {
        double x = 0, y = 0, row = 0;
        var labelled = layers.Where(l => l.Layer.Label.Length > 0 && l.Layer is not (HeatMap or Note)).ToList();
        line = FigureLayout.TextSize * text.Leading(labelled.Select(l => text.Of(l.Layer.Label)));
        foreach (var (layer, series) in labelled)
        {
            var words = text.Wrap(text.Of(layer.Label), FigureLayout.TextSize, width - Swatch - 6);
            double length = Swatch + 6 + words.Max(w => text.Width(w, FigureLayout.TextSize));
            if (x > 0 && x + length > width)
            {
                y += row;
                (x, row) = (0, 0);
            }

            entries.Add((layer, series, words, x, y));
            x += length + Gap;
            row = Math.Max(row, words.Count * line);
        }

        Height = entries.Count == 0 ? 0 : y + row + 6;
    }

    /// <summary>What the rows need, the gap below included; zero without entries.</summary>
    public double Height { get; }

    /// <summary>The legend's marks with its upper left corner at the place.</summary>
    public IEnumerable<Mark> At(Place corner)
    {
        foreach (var (layer, series, words, x, y) in entries)
        {
            var ink = RoleStyle.Ink(layer.Role, series);
            double left = corner.X + x, middle = corner.Y + y + (line / 2);
            foreach (var mark in Sample(layer, ink, series, left, middle))
                yield return mark;
            for (int i = 0; i < words.Count; i++)
                yield return new Lettering(new(left + Swatch + 6, middle + 3.3 + (i * line)), words[i], new(Tone.Text), FigureLayout.TextSize);
        }
    }

    private static IEnumerable<Mark> Sample(Layer layer, Ink ink, int series, double x, double y) => layer switch
    {
        Curve or BoundLine => [new Stroke([new(x, y), new(x + Swatch, y)], ink, RoleStyle.Width(series), RoleStyle.Dash(layer.Role))],
        Points => [new Marker(new(x + (Swatch / 2), y), RoleStyle.Marker(layer.Role), ink, 2.8, RoleStyle.IsLight(series))],
        Polygons => [.. Enumerable.Range(0, 3).Select(i => new Cells([new(x + (i * Swatch / 3), y - 4, Swatch / 3, 8)], new(Tone.Category, i), 0.55))],
        _ => [new Cells([new(x, y - 4, Swatch, 8)], ink, 0.35)],
    };
}
