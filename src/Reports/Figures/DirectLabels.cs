using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>
/// Names curves where they end, right of the plot, so that no eye has to travel to a legend. Only what ends near the right edge, has a short name
/// and keeps clear of its neighbours is named so; the legend names the rest.
/// </summary>
internal sealed class DirectLabels
{
    // A leader of this length ties a name to its curve; a name may stand so far from the curve's own height.
    private const double Leader = 12, Farthest = 16;
    private const double Widest = 110;

    private readonly List<(Layer Layer, int Series, string Words, double End, double X)> named = [];
    private readonly FigureText text;

    private DirectLabels(FigureText text) => this.text = text;

    /// <summary>The room the names need right of the plot.</summary>
    public double Width { get; private set; }

    /// <summary>Chooses the layers to name at their ends.</summary>
    /// <param name="layers">All layers with the numbers of their series.</param>
    /// <param name="end">Where a curve ends, as parts of the plot's width and height from its upper left corner; null if it does not end within it.</param>
    /// <param name="height">The plot's height.</param>
    /// <param name="text">Measures words.</param>
    public static DirectLabels Of(IReadOnlyList<(Layer Layer, int Series)> layers, Func<Layer, (double X, double Y)?> end, double height, FigureText text)
    {
        var labels = new DirectLabels(text);
        foreach (var (layer, series) in layers)
        {
            // A series drawn twice, as a curve and its points, has one name.
            bool alone = layers.Count(l => l.Layer.Role == layer.Role && l.Layer.Label == layer.Label) == 1;
            if (layer is not (Curve or BoundLine { Vertical: false }) || layer.Label.Length == 0 || !alone || end(layer) is not { X: > 0.9 } at)
                continue;
            string words = text.Of(layer.Label);
            if (text.Width(words, FigureLayout.TextSize) <= Widest)
                labels.named.Add((layer, series, words, at.Y * height, at.X));
        }

        // Where ends crowd, the names that would have to move farthest go to the legend.
        while (labels.named.Count > 0)
        {
            labels.named.Sort((a, b) => a.End.CompareTo(b.End));
            var places = labels.Places(height);
            int worst = Enumerable.Range(0, places.Count).MaxBy(i => Math.Abs(places[i] - labels.named[i].End));
            if (Math.Abs(places[worst] - labels.named[worst].End) <= Farthest)
                break;
            labels.named.RemoveAt(worst);
        }

        labels.Width = labels.named.Select(n => Leader + 3 + text.Width(n.Words, FigureLayout.TextSize)).DefaultIfEmpty(0).Max();
        return labels;
    }

    /// <summary>Whether the layer is named at its end.</summary>
    public bool Names(Layer layer) => named.Exists(n => ReferenceEquals(n.Layer, layer));

    /// <summary>Leaders and names right of the plot.</summary>
    public IEnumerable<Mark> Marks(Box plot)
    {
        var places = Places(plot.Height);
        for (int i = 0; i < named.Count; i++)
        {
            var (layer, series, words, end, x) = named[i];
            var ink = RoleStyle.Ink(layer.Role, series);
            yield return new Stroke([new(plot.X + (x * plot.Width), plot.Y + end), new(plot.Right + Leader, plot.Y + places[i])], ink, 0.6);
            yield return new Lettering(new(plot.Right + Leader + 2, plot.Y + places[i] + 3.2), words, new(Tone.Text), FigureLayout.TextSize);
        }
    }

    // From top to bottom, each as near to its end as its neighbour above allows; then pushed back from the bottom.
    private List<double> Places(double height)
    {
        var places = new List<double>();
        double line = FigureLayout.TextSize * text.Leading(named.Select(n => n.Words));
        foreach (var (_, _, _, end, _) in named)
            places.Add(Math.Max(end, places.Count == 0 ? 0 : places[^1] + line));
        for (int i = places.Count - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Count - 1 ? height : places[i + 1] - line);
        return places;
    }
}
