using Verify.Numerics.PiecewiseLinear;

namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of distances to polynomials and of fewest pieces.</summary>
internal static class DistanceSamples
{
    public static byte[] Chord() => Distance("0 0 0 1", "0 1", "0 1", "3/8", "2/5", "1/2", "10100");

    public static byte[] TwoChords()
    {
        var p = Polynomial.Of(new(1, 3), -2, 0, 0, 1);
        var f = PiecewiseLinearFunction.Interpolate(x => p[x], [-1, new(1, 2), 1]);
        var distance = f.DistanceTo(p, new(1, 16));
        return Distance(Samples.Text(p.Coefficients), Samples.Text(f.Knots.ToArray()), Samples.Text(f.Values.ToArray()), $"{distance.Lower}", $"{distance.Upper}", $"{distance.At}", [.. distance.Subdivision]);
    }

    public static byte[] Constant() => Distance("2", "0 1 3", "1 2 2", "1", "1", "0", "0", "0");

    public static byte[] ThreeSides() => Pieces(new { knots = "0 1 2 3", values = "0 1 0 1", tolerance = "1/3", pieces = "3", continuous = true }, ["1/2 0"], ["0 1 2 3"], "0 1 0", "1 -1 2", "2 1 -2");

    public static byte[] ThreeSidesJumping() => Pieces(new { knots = "0 1 2 3", values = "0 1 0 1", tolerance = "1/3", pieces = "2", continuous = false }, ["1/2 0"], ["0 1 2"], "0 1/3 1/3", "3/2 1/3 -1/3");

    public static byte[] Parabola() => Pieces(new { polynomial = "0 0 1", interval = "0 1", tolerance = "1/33", pieces = "3", continuous = false }, ["-1/32 1/2", "-17/32 3/2"], ["0 1/4 1/2", "1/2 3/4 1"]);

    public static byte[] NoBreak() => Pieces(new { knots = "0 1/2 1", values = "0 1/8 1", tolerance = "1/4", pieces = "1", continuous = true }, [], [], "0 1 -1/8");

    private static byte[] Distance(string polynomial, string knots, string values, string lower, string upper, string at, params string[] subdivision) =>
        Samples.Certificate("polynomial-distance", new { polynomial, knots, values, lower, upper }, new { at, subdivision });

    private static byte[] Pieces(object claim, string[] levels, string[] points, params string[] cover) =>
        Samples.Certificate("fewest-pieces", claim, cover.Length == 0 ? new { levels, points } : new { levels, points, cover });
}
