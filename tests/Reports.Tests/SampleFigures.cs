using Verify.Evidence;

namespace Verify.Reports.Tests;

/// <summary>Figures with every kind of layer, well and badly behaved.</summary>
internal static class SampleFigures
{
    public static IReadOnlyList<double> Range(int count, Func<int, double> f) => [.. Enumerable.Range(0, count).Select(f)];

    public static Figure Mistakes(string? certificate) => new(
        "mistakes",
        "Mistakes against the margin",
        "Mistakes of the perceptron in the worst order found, below $(R/\\gamma)^2$ at every margin.",
        new("margin $\\gamma$", AxisScale.Log10),
        new("mistakes", AxisScale.Log2),
        [
            new Band(Role.Measurement, "range over 20 orders", Range(20, i => 0.01 * Math.Pow(1.25, i)), Range(20, i => 0.5 / Math.Pow(0.01 * Math.Pow(1.25, i), 1.8)), Range(20, i => 0.8 / Math.Pow(0.01 * Math.Pow(1.25, i), 1.9))),
            new Points(Role.Measurement, "worst order", Range(20, i => 0.01 * Math.Pow(1.25, i)), Range(20, i => 0.7 / Math.Pow(0.01 * Math.Pow(1.25, i), 1.85))),
            new Curve(Role.Bound, "bound $(R/\\gamma)^2$", Range(20, i => 0.01 * Math.Pow(1.25, i)), Range(20, i => Math.Pow(0.01 * Math.Pow(1.25, i), -2))),
            new Curve(Role.Control, "false: $R/\\gamma$", Range(20, i => 0.01 * Math.Pow(1.25, i)), Range(20, i => Math.Pow(0.01 * Math.Pow(1.25, i), -1))),
        ],
        certificate);

    public static Figure Intervals() => new(
        "intervals",
        "Loss after training, with intervals",
        "The measured loss keeps below its bound; the reference lies between.",
        new("width", AxisScale.Linear),
        new("empirical risk of the network on the training sample"),
        [
            new Points(Role.Measurement, "ReLU networks", [2, 4, 8, 16, 32], [0.9, 0.7, 0.5, 0.4, 0.33], [0.8, 0.62, 0.45, 0.36, 0.3], [1.0, 0.78, 0.56, 0.44, 0.36]),
            new Points(Role.Measurement, "sigmoid networks", [2, 4, 8, 16, 32], [1.1, 0.95, 0.8, 0.7, 0.6]),
            new Curve(Role.Reference, "Barron 1993", [2, 4, 8, 16, 32], [1.2, 0.9, 0.7, 0.5, 0.42]),
            new BoundLine(Role.Bound, "stated bound", 1.3),
            new BoundLine(Role.Control, "false threshold", 12, Vertical: true),
            new Note(Role.Reference, "here the bound is tight", 30, 1.22),
        ]);

    public static Figure Heat() => new(
        "heat",
        "Distance after a shift",
        "Distance in the scattering domain by shift and scale.",
        new("shift"),
        new("scale $2^J$"),
        [new HeatMap(Role.Measurement, "distance", 24, 32, Range(24 * 32, i => i % 97 == 0 ? double.NaN : Math.Sin(i % 32 / 5.0) * Math.Cos(i / 32 / 4.0)), -16, 16, 0, 8)]);

    public static Figure Bars() => new(
        "bars",
        "Distribution of the slack",
        "Slack of 1,000 draws.",
        new("slack"),
        new("count"),
        [new Histogram(Role.Measurement, "slack", Range(21, i => i / 20.0), Range(20, i => 100 * Math.Exp(-i * i / 40.0))), new BoundLine(Role.Bound, "zero slack refutes", 0, Vertical: true)]);

    public static Figure Regions() => new(
        "regions",
        "Linear regions",
        "Regions on which the network is affine.",
        new("$x_1$"),
        new("$x_2$"),
        [
            new Polygons(Role.Measurement, "regions", [.. Enumerable.Range(0, 8).Select(i => new Polygon([0, Math.Cos(i * Math.PI / 4), Math.Cos((i + 1) * Math.PI / 4)], [0, Math.Sin(i * Math.PI / 4), Math.Sin((i + 1) * Math.PI / 4)], i))]),
            new Curve(Role.Bound, "unit circle", Range(65, i => Math.Cos(i * Math.PI / 32)), Range(65, i => Math.Sin(i * Math.PI / 32))),
        ],
        EqualAspect: true);

    public static Figure Network() => new(
        "network",
        "A network that computes XOR",
        "Weights on the edges, thresholds in the nodes.",
        new(""),
        new(""),
        [
            new Graph(
                Role.Measurement,
                "",
                [new(0, 1, "$x_1$"), new(0, 0, "$x_2$"), new(1, 1, "1/2", 1), new(1, 0, "3/2", 1), new(2, 0.5, "y", 2)],
                [new(0, 2, "1"), new(0, 3, "1"), new(1, 2, "1"), new(1, 3, "1"), new(2, 4, "1"), new(3, 4, "−2")]),
        ]);

    public static Figure Categories() => new(
        "categories",
        "Parameters by architecture",
        "Parameters needed by each architecture for the same error.",
        new("architecture", Ticks: [new(0, "shallow network"), new(1, "deep network"), new(2, "convolutional network with pooling"), new(3, "transformer")]),
        new("parameters"),
        [new Points(Role.Measurement, "needed", [0, 1, 2, 3], [1.2e6, 3e5, 2e5, 8e5]), new BoundLine(Role.Bound, "lower bound of the theorem, which needs a rather long explanation that does not fit into one row of any legend at all", 1e5)]);

    public static Figure Hostile() => new(
        "hostile",
        "<script>alert('figure')</script>",
        "Not a number, infinite, zero on a logarithmic axis, nothing at all: \"quoted\" & <b>bold</b>.",
        new("x\"><script>alert(2)</script>", AxisScale.Log10),
        new("y", AxisScale.Log10),
        [
            new Curve(Role.Measurement, "</svg><script>alert(3)</script>", [1, double.NaN, double.PositiveInfinity, -1, 0, 5], [1, 2, 3, 4, 5, double.NegativeInfinity]),
            new Curve(Role.Bound, "", [], []),
            new Points(Role.Control, "=cmd()", [1, 2, 3], [4], [1], [double.NaN]),
            new BoundLine(Role.Bound, "at minus one", -1),
            new HeatMap(Role.Reference, "empty", 0, 0, [], 0, 0, 0, 0),
            new Histogram(Role.Reference, "no edges", [], []),
            new Graph(Role.Reference, "dangling", [new(1, 1, "a")], [new(0, 7), new(-1, 0), new(0, 0)]),
            new Polygons(Role.Reference, "two corners", [new([1, 2], [1, 2], -5)]),
            new Note(Role.Reference, new string('w', 300), 1, 1),
        ]);

    public static Figure Single(string name, params Layer[] layers) => new(name, name, "caption", new("x"), new("y"), layers);
}
