namespace Verify.Reports.Figures;

/// <summary>Leaves out what no eye can see, so that a series of a million points does not make a report of a hundred megabytes.</summary>
internal static class Simplify
{
    // A tenth of a point is 35 µm on paper.
    private const double Visible = 0.1;

    /// <summary>A polyline that stays within a tenth of a point of the given one (Douglas and Peucker 1973).</summary>
    public static IReadOnlyList<Place> Polyline(IReadOnlyList<Place> path)
    {
        if (path.Count < 3)
            return path;
        var kept = new bool[path.Count];
        kept[0] = kept[^1] = true;
        var open = new Stack<(int From, int To)>();
        open.Push((0, path.Count - 1));
        while (open.TryPop(out var span))
        {
            int farthest = -1;
            double most = Visible;
            for (int i = span.From + 1; i < span.To; i++)
            {
                double distance = Distance(path[i], path[span.From], path[span.To]);
                if (distance > most)
                    (farthest, most) = (i, distance);
            }

            if (farthest > 0)
            {
                kept[farthest] = true;
                open.Push((span.From, farthest));
                open.Push((farthest, span.To));
            }
        }

        return [.. path.Where((_, i) => kept[i])];
    }

    /// <summary>Places that differ by at least a quarter of a point.</summary>
    public static IEnumerable<Place> Cloud(IEnumerable<Place> places) => places.DistinctBy(p => (Math.Round(p.X * 4), Math.Round(p.Y * 4)));

    private static double Distance(Place p, Place a, Place b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, length = (dx * dx) + (dy * dy);
        double t = length == 0 ? 0 : Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1);
        return double.Hypot(p.X - a.X - (t * dx), p.Y - a.Y - (t * dy));
    }
}
