using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.Geometry;
using Verify.Numerics.PiecewiseLinear;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on kinds that speak of depth, by brute force or by the provers' own geometry, which shares no code with the checker.</summary>
internal static class NaivePiecewise
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["fewest-errors"] = Fewest,
        ["planar-cells"] = (claim, _) => Cells(claim),
        ["minkowski-area"] = (claim, _) => Area(claim),
        ["maximum-by-one-layer"] = Maximum,
    };

    // All 2^n sequences of sides.
    private static bool Fewest(JsonElement claim, JsonElement witness)
    {
        var labels = Row(claim, "labels");
        var pieces = One(claim, "pieces");
        bool continuous = claim.GetProperty("continuous").GetBoolean();
        int n = labels.Length;
        if (n > 16 || labels.Any(l => l != 0 && l != 1))
            return false;
        int fewest = Enumerable.Range(0, 1 << n)
            .Where(code => 1 + Enumerable.Range(1, n - 1).Count(i => (code >> i & 1) != (code >> (i - 1) & 1)) <= (continuous ? pieces + 1 : 2 * pieces))
            .Min(code => labels.Where((l, i) => l != (code >> i & 1)).Count());
        var (ends, lines) = (Row(witness, "ends"), Matrix(witness, "lines"));
        var f = new BrokenLine(ends, [.. lines.Select(line => (line[0], line[1]))]);
        bool meets = ends.Select((x, i) => (lines[i][0] * x) + lines[i][1] == (lines[i + 1][0] * x) + lines[i + 1][1]).All(met => met);
        return fewest == One(claim, "errors") && f.Errors([.. labels.Select(l => l == 1)]) == fewest && lines.Length <= pieces && (meets || !continuous);
    }

    private static bool Cells(JsonElement claim)
    {
        var (network, box) = (Layers(claim), Row(claim, "box"));
        if (box[0] >= box[1] || box[2] >= box[3])
            return false;
        var found = ActivationCells.Of(network, ConvexPolygon.Box(box[0], box[1], box[2], box[3]));
        bool counts = found.Count == One(claim, "cells") && found.Pieces == One(claim, "pieces") && found.Maps == One(claim, "maps");
        if (!claim.TryGetProperty("maximum", out var maximum))
            return counts;
        var forms = Matrix(maximum).Select(row => new AffineForm(row[0], row[1], row[2])).ToList();
        return counts && found.Cells.SelectMany(c => c.Polygon.Vertices.Append(c.Polygon.Centre)).All(p => network.At(p.X, p.Y)[0] == forms.Max(f => f.At(p)));
    }

    // Support in all directions of sides: the sum's area by the support of its summands, one direction at a time, is that of the hull of all sums of points.
    private static bool Area(JsonElement claim)
    {
        List<PlanePoint> sums = [new(0, 0)];
        foreach (var summand in claim.GetProperty("summands").EnumerateArray())
            sums = [.. sums.SelectMany(p => Matrix(summand).Select(q => new PlanePoint(p.X + q[0], p.Y + q[1])))];
        return LatticePolygons.DoubledArea(LatticePolygons.Hull(sums)) == One(claim, "doubledArea");
    }

    private static bool Maximum(JsonElement claim, JsonElement witness)
    {
        var (points, weights, network) = (Matrix(claim, "points"), Row(witness, "weights"), Layers(witness));
        Rational Max(Rational[] p, int side) => p.Select(x => side * x).Append(Rational.Zero).Max();
        bool annihilates = Enumerable.Range(0, points[0].Length).All(j => Sum(points.Zip(weights, (p, mu) => mu * p[j])).Sign == 0);
        var bound = One(claim, "bound");
        bool lower = Rational.Abs(Sum(points.Zip(weights, (p, mu) => mu * (Max(p, 1) - Max(p, -1))))) == 2 * bound * Sum(weights.Select(Rational.Abs));
        return points.Length == weights.Length && annihilates && lower && weights.Any(mu => mu.Sign != 0)
            && network.HiddenLayers == 1 && network.Layers.All(layer => layer.Biases.All(b => b.Sign == 0))
            && points.All(p => new[] { 1, -1 }.All(side => Rational.Abs(network.At([.. p.Select(x => side * x)])[0] - Max(p, side)) <= bound));
    }
}
