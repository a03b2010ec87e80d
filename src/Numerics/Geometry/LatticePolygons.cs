namespace Verify.Numerics.Geometry;

/// <summary>Sums of convex polygons in the plane, segments and points among them.</summary>
public static class LatticePolygons
{
    /// <summary>The triangle with corners (0, 0), (1, 0), (0, 1), the Newton polygon of max(0, x, y).</summary>
    public static IReadOnlyList<PlanePoint> Triangle { get; } = [new(0, 0), new(1, 0), new(0, 1)];

    /// <summary>The corners of the convex hull, counter-clockwise from the leftmost (A. M. Andrew, Another efficient algorithm for convex hulls in two dimensions, 1979).</summary>
    public static IReadOnlyList<PlanePoint> Hull(IEnumerable<PlanePoint> points)
    {
        PlanePoint[] sorted = [.. points.Distinct().OrderBy(p => p.X).ThenBy(p => p.Y)];
        if (sorted.Length < 2)
            return sorted;
        return [.. Chain(sorted).SkipLast(1), .. Chain(sorted.Reverse()).SkipLast(1)];
    }

    /// <summary>The corners of P + Q = {p + q}.</summary>
    public static IReadOnlyList<PlanePoint> Sum(IReadOnlyList<PlanePoint> p, IReadOnlyList<PlanePoint> q) =>
        Hull(p.SelectMany(a => q.Select(b => new PlanePoint(a.X + b.X, a.Y + b.Y))));

    /// <summary>The zonotope Σ [0, g_j]; without generators the origin.</summary>
    public static IReadOnlyList<PlanePoint> Zonotope(IEnumerable<PlanePoint> generators) =>
        generators.Aggregate((IReadOnlyList<PlanePoint>)[new PlanePoint(0, 0)], (sum, g) => Sum(sum, [new(0, 0), g]));

    /// <summary>Twice the area of the polygon with these corners.</summary>
    /// <param name="corners">In counter-clockwise order; one or two of them have no area.</param>
    public static Rational DoubledArea(IReadOnlyList<PlanePoint> corners)
    {
        var doubled = Rational.Zero;
        for (int i = 0; i < corners.Count; i++)
        {
            var (p, q) = (corners[i], corners[(i + 1) % corners.Count]);
            doubled += (p.X * q.Y) - (q.X * p.Y);
        }

        return doubled;
    }

    /// <summary>Σ_{i&lt;j} |det(g_i, g_j)|, the area of the zonotope (McMullen, Shephard).</summary>
    public static Rational ZonotopeArea(IReadOnlyList<PlanePoint> g)
    {
        var area = Rational.Zero;
        for (int i = 0; i < g.Count; i++)
        {
            for (int j = 0; j < i; j++)
                area += Rational.Abs((g[i].X * g[j].Y) - (g[i].Y * g[j].X));
        }

        return area;
    }

    private static List<PlanePoint> Chain(IEnumerable<PlanePoint> points)
    {
        var chain = new List<PlanePoint>();
        foreach (var p in points)
        {
            while (chain.Count > 1 && ConvexPolygon.Turn(chain[^2], chain[^1], p) <= 0)
                chain.RemoveAt(chain.Count - 1);
            chain.Add(p);
        }

        return chain;
    }
}
