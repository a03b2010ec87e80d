using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>Turns a graph into nodes as discs, edges with arrow heads, and their labels.</summary>
internal sealed class GraphMarks(Func<double, double, Place?> locate, FigureText text)
{
    private const double Radius = 11;

    /// <summary>Edges first, so that nodes lie over their ends, then nodes, then words.</summary>
    public IEnumerable<Mark> Of(Graph graph, Ink ink)
    {
        var places = graph.Nodes.Select(n => locate(n.X, n.Y)).ToList();
        double radius = Math.Max(3, Math.Min(Radius, Nearest(places) * 0.38));
        var words = new List<Mark>();
        foreach (var edge in graph.Edges)
        {
            if (Node(edge.From) is not { } from || Node(edge.To) is not { } to)
                continue;
            double dx = to.X - from.X, dy = to.Y - from.Y, length = double.Hypot(dx, dy);
            if (length < 1e-9)
                continue;
            (dx, dy) = (dx / length, dy / length);
            var tip = new Place(to.X - (dx * radius), to.Y - (dy * radius));
            yield return new Stroke([new(from.X + (dx * radius), from.Y + (dy * radius)), edge.Directed ? new(tip.X - (dx * 3), tip.Y - (dy * 3)) : tip], new(Tone.Muted), 0.9);
            if (edge.Directed)
                yield return new Region([tip, new(tip.X - (dx * 5.5) - (dy * 2.4), tip.Y - (dy * 5.5) + (dx * 2.4)), new(tip.X - (dx * 5.5) + (dy * 2.4), tip.Y - (dy * 5.5) - (dx * 2.4))], new(Tone.Muted), 1);
            if (edge.Label.Length > 0)
            {
                // Nearer to the tail than the middle: the labels of crossing edges then keep apart.
                double at = 0.36 * length;
                words.Add(new Lettering(new(from.X + (dx * at), from.Y + (dy * at) + 3), text.Of(edge.Label), new(Tone.Text), 8, Anchor.Middle, Halo: true));
            }
        }

        for (int i = 0; i < graph.Nodes.Count; i++)
        {
            if (places[i] is not { } place)
                continue;
            var node = graph.Nodes[i];
            var fill = node.Category == 0 ? ink : new Ink(Tone.Category, Palette.Category(node.Category));
            var circle = Enumerable.Range(0, 33).Select(k => 2 * Math.PI * k / 32).Select(a => new Place(place.X + (radius * Math.Cos(a)), place.Y + (radius * Math.Sin(a)))).ToList();
            yield return new Region(circle, new(Tone.Paper), 1);
            yield return new Region(circle, fill, 0.25);
            yield return new Stroke(circle, fill, 1.2);
            if (node.Label.Length > 0)
                words.Add(new Lettering(place with { Y = place.Y + 3 }, text.Of(node.Label), new(Tone.Text), 8.5, Anchor.Middle));
        }

        foreach (var word in words)
            yield return word;

        Place? Node(int index) => index >= 0 && index < places.Count ? places[index] : null;
    }

    private static double Nearest(List<Place?> places)
    {
        double nearest = double.PositiveInfinity;
        for (int i = 0; i < places.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (places[i] is { } a && places[j] is { } b && double.Hypot(a.X - b.X, a.Y - b.Y) is > 0 and var distance)
                    nearest = Math.Min(nearest, distance);
            }
        }

        return nearest;
    }
}
