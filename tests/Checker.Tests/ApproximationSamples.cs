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

    public static byte[] Values() => Samples.Certificate(
        "network-values",
        new { layers = Layers((["1", "1"], "0 -1/2"), (["2 -4"], "0")), points = new[] { "1/4", "3/8", "1" }, least = "0", greatest = "3/4" },
        new { values = "1/2 3/4 0" });

    public static byte[] ValuesInThePlane() => Samples.Certificate(
        "network-values",
        new { layers = Layers((["1 1", "-1/2 0"], "0 1"), (["1 3"], "-1")), points = new[] { "1/3 2/3" }, least = "5/2", greatest = "5/2" },
        new { values = "5/2" });

    public static byte[] PowerRank() => Samples.Certificate(
        "activation-rank",
        new { activation = "power", degree = "2", points = new[] { "0", "1", "2", "1/2" }, units = new[] { "1 0", "1 1", "2 -1", "1 1/2" }, rank = "3" },
        new { independent = "0 1 2" });

    public static byte[] ReluRank() => Samples.Certificate(
        "activation-rank",
        new { activation = "relu", points = new[] { "1 0", "0 1", "1 1" }, units = new[] { "1 0 0", "0 1 0", "1 1 -1", "1 1 0" }, rank = "3" },
        new { independent = "0 1 2" });

    public static byte[] SecondDifference() => Samples.Certificate(
        "annihilating-weights",
        new { points = new[] { "-1", "0", "1" }, values = "1 0 1", degree = "1", bound = "1/2" },
        new { weights = "1 -2 1" });

    public static byte[] CubicDual() => Samples.Certificate(
        "annihilating-weights",
        new { points = new[] { "-4/5 0", "-2/5 0", "0 0", "2/5 0", "4/5 0" }, values = "4/5 2/5 0 2/5 4/5", degree = "3", bound = "1/10" },
        new { weights = "1 -4 6 -4 1" });

    public static byte[] RoughProduct() => Samples.Certificate(
        "network-product",
        new { layers = Layers((["1 1", "-1 -1"], "0 0"), (["1/4 1/4"], "0")), size = "1", least = "-1/2", greatest = "1" },
        new { cells = "2" });

    public static byte[] FinerProduct() => Samples.Certificate(
        "network-product",
        new { layers = Layers((["1 1", "1/2 1/2"], "-1 1"), (["1 -1/3", "0 1"], "1/12 0"), (["1 1/8"], "0")), size = "3/2", least = "-13/6", greatest = "19/8" },
        new { cells = "6" });

    // Yarotsky's multiplication with one fold: the least error lies in the middle of diagonals.
    public static byte[] FoldedProduct() => Samples.Certificate(
        "network-product",
        new
        {
            layers = Layers(
                (["1/2 1/2", "-1/2 -1/2", "1/2 0", "-1/2 0", "0 1/2", "0 -1/2"], "0 0 0 0 0 0"),
                (["1 1 0 0 0 0", "1 1 0 0 0 0", "0 0 1 1 0 0", "0 0 1 1 0 0", "0 0 0 0 1 1", "0 0 0 0 1 1"], "0 -1/2 0 -1/2 0 -1/2"),
                (["1 2 -1 -2 -1 -2"], "0")),
            size = "1",
            least = "-1/4",
            greatest = "0",
        },
        new { cells = "2" });

    public static byte[] FourUnits() => Units(2, pure: false, ["1 1", "1 -1", "-1 1", "-1 -1"], "1/4 -1/4 -1/4 1/4");

    public static byte[] FourCubes() => Units(3, pure: true, ["1 1 1", "1 1 -1", "1 -1 1", "-1 1 1"], "1/4 -1/4 -1/4 -1/4");

    public static byte[] OneFactor() => Units(1, pure: false, ["1", "-1"], "1/2 -1/2");

    private static byte[] Units(int n, bool pure, string[] weights, string coefficients) => Samples.Certificate(
        "product-units",
        new { variables = $"{n}", units = $"{weights.Length}", pure },
        new { weights, coefficients });

    public static byte[] Alternation(int n) => Samples.Certificate(
        "chebyshev-alternation",
        new { degree = $"{n}", distance = $"{Rational.Pow(2, -n)}" },
        new { separators = new[] { "0", "-1/2 1/2", "-7/8 0 7/8", "-9/10 -1/3 1/3 9/10" }[n] });

    public static byte[] Averages() => Samples.Certificate(
        "maurey-averages",
        new { vectors = new[] { "1 0", "0 1" }, probabilities = "1/2 1/2", terms = "2", expectation = "1/4" },
        new { selection = "0 1 0 1" });

    public static byte[] UnevenAverages() => Samples.Certificate(
        "maurey-averages",
        new { vectors = new[] { "1/2 -1 0", "2 1 3", "0 0 -1" }, probabilities = "1/6 1/3 1/2", terms = "3", expectation = "653/432" },
        new { selection = "2 1 0" });

    public static byte[] Cosines(int d, int m, int terms)
    {
        int[] counts = [.. Enumerable.Range(1, d).Select(j => Enumerable.Range(1, j).Aggregate(1, (count, i) => count * (m + i) / i))];
        return Samples.Certificate(
            "cosine-width",
            new { dimension = $"{d}", degree = $"{m}", functions = $"{counts[^1]}", terms = $"{terms}", squaredDistance = $"{1 - new Rational(terms, counts[^1])}" },
            new { counts = Samples.Text(counts) });
    }

    public static object[] Layers(params (string[] Weights, string Biases)[] layers) =>
        [.. layers.Select(layer => new { weights = layer.Weights, biases = layer.Biases })];
}
