using System.Globalization;
using Verify.Numerics;
using Verify.Numerics.Inertia;
using Verify.Numerics.Networks;

namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of the kinds that speak of programs and loss functions.</summary>
internal static class LossSamples
{
    private static readonly string[] Xor = ["add 0 1", "relu 4", "sub 4 2", "relu 6", "mul 3 7", "sub 5 8"];

    public static byte[] XorGradient() => Gradient(2, "1 2", Xor, "1/3 1/5", "8/15", "1 1");

    public static byte[] SquareGradient() => Gradient(1, "", ["mul 0 0"], "3", "9", "6");

    public static byte[] QuotientGradient() => Gradient(3, "-1/2", ["mul 0 1", "div 4 2", "add 5 3", "mul 6 5"], "2 3 4", "3/2", "15/8 5/4 -15/16");

    public static byte[] KinkSweep() => Samples.Certificate(
        "program-gradient",
        new { program = new { inputs = "1", constants = "0", steps = new[] { "relu 0", "sub 1 0", "relu 3", "sub 2 4" } }, point = "0", value = "0", kinkSlope = "1/3" },
        new { gradient = "2/3" });

    public static byte[] SaddleOfProduct() => Critical(new { program = new { inputs = "2", constants = "", steps = new[] { "mul 0 1", "mul 2 2", "sub 2 3" } } }, "0 0", "0", 1, 0, ["1 1", "1 -1"]);

    public static byte[] LinearSaddle() => Linear(new LinearNetworkLoss([[1, 0], [0, new(3, 2)]], [1]), new { linear = new { target = new[] { "1 0", "0 3/2" }, inner = "1" } }, [1, 0, 1, 0]);

    public static byte[] WeightedMinimum() => Linear(
        new LinearNetworkLoss([[1, 0], [0, new(3, 2)]], [1], [[1, 2], [2, 1]]),
        new { linear = new { target = new[] { "1 0", "0 3/2" }, inner = "1", weights = new[] { "1 2", "2 1" } } },
        [1, 0, 1, 0]);

    public static byte[] DecayedOrigin() => Linear(
        new LinearNetworkLoss([[2]], [1, 1], Decay: new(1, 10)),
        new { linear = new { target = new[] { "2" }, inner = "1 1", decay = "1/10" } },
        [0, 0, 0]);

    public static byte[] TanhSaddle() => Critical(
        new { tanh = new { points = new[] { "-1", "1" }, targets = "-1 1", units = "1" } }, "0 0 0 0", "1", 1, 1, ["1 1 0 0", "1 -1 0 0", "0 0 1 0", "0 0 0 1"]);

    public static byte[] TanhRay() => Samples.Certificate(
        "path-series",
        new { function = new { tanh = new { points = new[] { "-1 -1", "1 -1", "-1 1", "1 1" }, targets = "1 -1 -1 1", units = "1" } }, path = new[] { "0 1/2", "0 1", "0 1", "0 -1", "0 0" }, terms = "4", order = "4" },
        new { series = "2 0 0 0 -5/2" });

    /// <summary>XOR along v = (1, 2), u = ((1, 1), (−1/2, −1/2)), b = (−1, 1/2).</summary>
    public static byte[] XorRay() => Ray(2, "1 -1 -1 1", ["1", "1", "1", "-1", "2", "-1/2", "-1/2", "1/2"], "2 0 0 0 -6 0 30 0 -1863/20");

    /// <summary>Parity of three bits along v = ±(1, 2), u = ((1, 1, 1), (−1/2, −1/2, −1/2)), b = 0.</summary>
    public static byte[] ParityRay(bool falls) => Ray(
        3,
        "-1 1 1 -1 1 -1 -1 1",
        [falls ? "-1" : "1", "1", "1", "1", "0", falls ? "-2" : "2", "-1/2", "-1/2", "-1/2", "0"],
        falls ? "4 0 0 0 -12 0 60 0 -1863/10" : "4 0 0 0 12 0 -60 0 1389/5");

    public static byte[] LinearDescent() => Samples.Certificate(
        "path-series",
        new { function = new { linear = new { target = new[] { "2" }, inner = "1 1" } }, path = new[] { "0 1", "0 1", "0 1" }, terms = "6", order = "3" },
        new { series = "2 0 0 -2 0 0 1/2" });

    public static byte[] QuotientSeries() => Samples.Certificate(
        "path-series",
        new { function = new { program = new { inputs = "1", constants = "1 -2", steps = new[] { "sub 1 0", "div 1 3", "relu 4", "relu 2", "add 5 6", "tanh 0", "add 7 8" } } }, path = new[] { "0 1" }, terms = "3", order = "1" },
        new { series = "1 2 1 2/3" });

    public static byte[] ParityDegree() => Walsh(2, "1 -1 -1 1", 2, 3);

    public static byte[] AndDegree() => Walsh(2, "-1 -1 -1 1", 1, 1);

    public static byte[] FractionDegree() => Walsh(3, "1/2 0 0 1/2 0 1/2 1/2 0", 3, 7);

    public static byte[] DeadBox() => Dead("1", "1/2", ["-1 -1 -4"], ["1 1 -3"]);

    public static byte[] TwoDeadUnits() => Samples.Certificate(
        "dead-units",
        new { points = new[] { "-1", "1/2" }, targets = "1 -2", units = "2", loss = "9/4" },
        new { lower = new[] { "-1 -3", "0 -1" }, upper = new[] { "1 -2", "1 -2/3" } });

    private static byte[] Ray(int bits, string targets, string[] direction, string series) => Samples.Certificate(
        "path-series",
        new
        {
            function = new { tanh = new { points = Enumerable.Range(0, 1 << bits).Select(x => Samples.Text(Enumerable.Range(0, bits).Select(i => (2 * ((x >> i) & 1)) - 1))), targets, units = "2" } },
            path = direction.Append("0").Select(d => $"0 {d}"),
            terms = "8",
            order = "4",
        },
        new { series });

    private static byte[] Dead(string units, string loss, string[] lower, string[] upper) => Samples.Certificate(
        "dead-units", new { points = new[] { "0 0", "1 0", "0 1", "1 1" }, targets = "0 1 1 0", units, loss }, new { lower, upper });

    private static byte[] Walsh(int variables, string values, int degree, int subset) => Samples.Certificate(
        "walsh-degree", new { variables = $"{variables}", values, degree = $"{degree}" }, new { subset = $"{subset}" });

    private static byte[] Gradient(int inputs, string constants, string[] steps, string point, string value, string gradient) => Samples.Certificate(
        "program-gradient", new { program = new { inputs = inputs.ToString(CultureInfo.InvariantCulture), constants, steps }, point, value }, new { gradient });

    private static byte[] Linear(LinearNetworkLoss loss, object function, Rational[] point)
    {
        var inertia = CongruenceDiagonal.Of(loss.Hessian(point));
        return Critical(function, Samples.Text(point), $"{loss.Value(point)}", inertia.Negative, inertia.Zero, [.. inertia.Basis.Select(Samples.Text)]);
    }

    private static byte[] Critical(object function, string point, string value, int negative, int zero, string[] basis) => Samples.Certificate(
        "critical-point", new { function, point, value, negative = $"{negative}", zero = $"{zero}" }, new { basis });
}
