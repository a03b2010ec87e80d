namespace Verify.Checker.Kinds;

/// <summary>Twice the area of a sum of convex polygons in the plane, and its parity.</summary>
internal sealed class MinkowskiArea : CertificateKind
{
    public override string Name => "minkowski-area";

    public override Finding Prove(Certificate certificate)
    {
        var claim = certificate.Claim;
        var summands = claim["summands"].Items();
        if (summands.Count == 0)
            throw claim["summands"].Refuse("expected at least one polygon");
        var sum = Hull(Points(summands[0]));
        foreach (var summand in summands.Skip(1))
        {
            var next = Hull(Points(summand));
            sum = Hull([.. sum.SelectMany(p => next.Select(q => new[] { p[0] + q[0], p[1] + q[1] }))]);
        }

        var corners = certificate.Witness["corners"];
        var listed = Points(corners);
        if (listed.Count != sum.Count || !listed.TrueForAll(p => sum.Exists(q => Compare(p, q) == 0)) || !sum.TrueForAll(q => listed.Exists(p => Compare(p, q) == 0)))
            throw corners.Refuse($"the sum has {sum.Count} corners, and they are others");
        var doubled = sum[0][0] - sum[0][0];
        for (int i = 0; i < sum.Count; i++)
        {
            var (p, q) = (sum[i], sum[(i + 1) % sum.Count]);
            doubled += (p[0] * q[1]) - (q[0] * p[1]);
        }

        doubled = doubled.Reduced();
        Fraction.Match(claim["doubledArea"], doubled);
        List<(string, string)> facts = [("summands", $"{summands.Count}"), ("corners", $"{sum.Count}"), ("doubledArea", $"{doubled}")];
        if (doubled.Q.IsOne)
            facts.Add(("parity", doubled.P.IsEven ? "0" : "1"));
        return new Finding($"The sum of the {summands.Count} given convex hulls is a polygon of {sum.Count} corners, and twice its area is {doubled}.", [.. facts]);
    }

    private static List<Fraction[]> Points(Node node) =>
        Fraction.Matrix(node) is var matrix && matrix[0].Length == 2 ? [.. matrix] : throw node.Refuse("expected rows of two coordinates");

    private static int Compare(Fraction[] p, Fraction[] q) => p[0].CompareTo(q[0]) is var first && first != 0 ? first : p[1].CompareTo(q[1]);

    /// <summary>The corners of the convex hull, counter-clockwise from the leftmost: lower and upper chain (Andrew 1979).</summary>
    private static List<Fraction[]> Hull(List<Fraction[]> points)
    {
        points = points.ConvertAll(p => Array.ConvertAll(p, x => x.Reduced()));
        points.Sort(Compare);
        List<Fraction[]> lower = Chain(points);
        points.Reverse();
        List<Fraction[]> upper = Chain(points);
        return lower.Count == 1 ? lower : [.. lower.SkipLast(1), .. upper.SkipLast(1)];
    }

    private static List<Fraction[]> Chain(List<Fraction[]> points)
    {
        var chain = new List<Fraction[]>();
        foreach (var p in points)
        {
            if (chain.Count > 0 && Compare(chain[^1], p) == 0)
                continue;
            while (chain.Count > 1 && (((chain[^1][0] - chain[^2][0]) * (p[1] - chain[^2][1])) - ((chain[^1][1] - chain[^2][1]) * (p[0] - chain[^2][0]))).Sign <= 0)
                chain.RemoveAt(chain.Count - 1);
            chain.Add(p);
        }

        return chain;
    }
}
