using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of the kinds that speak of approximation.</summary>
internal static class ApproximationSamples
{
    public static byte[] Hat() => Samples.Certificate(
        "piecewise-linear-network",
        new { layers = Layers((["1", "1"], "0 -1/2"), (["2 -4"], "0")), interval = "0 1", pieces = "2" },
        new { knots = "0 1/2 1" });

    public static byte[] TwoFolds() => Samples.Certificate(
        "piecewise-linear-network",
        new
        {
            layers = Layers((["1", "1"], "0 -1/2"), (["2 -4", "2 -4", "1 0"], "0 -1/2 0"), (["-3/16 1/8 1/2"], "0"), (["1"], "0")),
            interval = "0 1",
            pieces = "4",
            quadratic = "0 0 1/2",
            least = "0",
            greatest = "1/128",
        },
        new { knots = "0 1/4 1/2 3/4 1" });

    public static byte[] Clipped() => Samples.Certificate(
        "piecewise-linear-network",
        new { layers = Layers((["-3/2"], "1"), (["2/3"], "-1")), interval = "-1 2", pieces = "2", quadratic = "1 1 0", least = "-4", greatest = "2/3" },
        new { knots = "-1 2/3 1 2" });

    public static byte[] FreeKnots(int pieces, string quadratic = "0 0 1")
    {
        var q = quadratic.Split(' ').Select(Rational.Parse).ToArray();
        var best = new Quadratic(q[0], q[1], q[2]).BestApproximation(0, 1, pieces);
        return Samples.Certificate(
            "free-knot-optimum",
            new { quadratic, interval = "0 1", pieces = $"{pieces}", distance = $"{new Quadratic(q[0], q[1], q[2]).LeastDistance(0, 1, pieces)}" },
            new { knots = Samples.Text(best.Knots.ToArray()), values = Samples.Text(best.Values.ToArray()) });
    }

    public static object[] Layers(params (string[] Weights, string Biases)[] layers) =>
        [.. layers.Select(layer => new { weights = layer.Weights, biases = layer.Biases })];
}
