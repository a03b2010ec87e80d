using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on distances to polynomials and on fewest pieces, by the provers' own calculus and by sampling.</summary>
internal static class NaiveDistance
{
    private static readonly Rational Fine = Rational.Pow(2, -14);

    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["polynomial-distance"] = Distance,
        ["fewest-pieces"] = Pieces,
    };

    // The true distance lies within a 2^(−14)th of the calculus's lower bound, and nothing it finds exceeds a true upper bound.
    private static bool Distance(JsonElement claim, JsonElement witness)
    {
        var (f, p) = (Function(claim), new Polynomial([.. Row(claim, "polynomial")]));
        var at = One(witness, "at");
        return f.DistanceTo(p, Fine).Lower <= One(claim, "upper") && Rational.Abs(f[at] - p[at]) == One(claim, "lower");
    }

    private static bool Pieces(JsonElement claim, JsonElement witness)
    {
        var tolerance = One(claim, "tolerance");
        var polynomial = claim.TryGetProperty("polynomial", out var coefficients) ? new Polynomial([.. Row(coefficients)]) : null;
        var f = polynomial is null ? Function(claim) : null;
        Rational Target(Rational x) => f is null ? polynomial![x] : f[x];
        var pieces = One(claim, "pieces");
        bool continuous = claim.GetProperty("continuous").GetBoolean();

        // With jumps allowed the greedy cover decides; a polynomial's fine interpolant needs about as many.
        if (f is not null && !continuous && TubeStabbing.Cover(f, tolerance).Length < pieces)
            return false;
        var forced = Rational.One;
        foreach (var (line, text) in witness.GetProperty("levels").EnumerateArray().Zip(witness.GetProperty("points").EnumerateArray()))
        {
            Rational[] level = Row(line), points = Row(text);
            int[] sides = [.. points.Select(x => Target(x) - level[0] - (level[1] * x)).Select(e => Rational.Abs(e) > tolerance ? e.Sign : 0)];
            if (sides.Contains(0) || sides.Zip(sides.Skip(1), (a, b) => a == b).Any(same => same))
                return false;
            forced += continuous ? points.Length - 2 : Rational.Floor(new Rational(points.Length - 1, 2));
        }

        return forced == pieces && (f is null || !witness.TryGetProperty("cover", out var cover) || Near(f, [.. cover.EnumerateArray().Select(Row)], tolerance, continuous));
    }

    private static bool Near(PiecewiseLinearFunction f, Rational[][] lines, Rational tolerance, bool continuous)
    {
        Rational[] ends = [.. lines.Select(line => line[0]), f.Right];
        var places = ends.Concat(f.Knots.ToArray()).ToArray();
        return ends[0] == f.Left && Enumerable.Range(0, lines.Length).All(i =>
            ends[i] < ends[i + 1]
            && places.Where(x => ends[i] <= x && x <= ends[i + 1]).All(x => Rational.Abs((lines[i][1] * x) + lines[i][2] - f[x]) <= tolerance)
            && (!continuous || i + 1 == lines.Length || (lines[i][1] * ends[i + 1]) + lines[i][2] == (lines[i + 1][1] * ends[i + 1]) + lines[i + 1][2]));
    }

    private static PiecewiseLinearFunction Function(JsonElement claim) => PiecewiseLinearFunction.Through(Row(claim, "knots"), Row(claim, "values"));
}
