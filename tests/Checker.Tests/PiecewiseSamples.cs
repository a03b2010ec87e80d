namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of the kinds that speak of depth: labels and pieces, planar cells, lattice polygons.</summary>
internal static class PiecewiseSamples
{
    public static byte[] LabelledHat() => Samples.Certificate(
        "piecewise-linear-network",
        new { layers = ApproximationSamples.Layers((["1", "1"], "0 -1/2"), (["2 -4"], "0")), interval = "0 1", pieces = "2", labels = "0 1 1 0", errors = "1" },
        new { knots = "0 1/2 1" });

    public static byte[] TwoPieces() => Fewest("0 1 0 1 0", pieces: 2, continuous: true, errors: 1, ends: "1", "1 0", "-1 2");

    public static byte[] OneJump() => Fewest("0 1 0 0 1 1", pieces: 2, continuous: false, errors: 0, ends: "3/2", "1 0", "1 -3");

    public static byte[] AllTheSame() => Fewest("1 1", pieces: 3, continuous: true, errors: 0, ends: "", "0 1");

    public static byte[] OneLine() => Cells(["1 1"], "0", "1", "-1 1 -1 1", ["1/2 1/3", "-1/2 -1/3"], maps: 2);

    // A trapeze: the two outer cells share the map 1 without touching.
    public static byte[] SharedMap() => Cells(["1 0", "1 0", "1 0"], "0 -1/3 1/3", "2 -1 -1", "-1 1 0 1/2", ["-1/2 1/4", "-1/6 1/4", "1/6 1/4", "1/2 1/3"], maps: 3);

    // max(0, x, y) in two hidden layers.
    public static byte[] Maximum() => Samples.Certificate(
        "planar-cells",
        new
        {
            layers = ApproximationSamples.Layers((["0 1", "0 -1", "1 -1"], "0 0 0"), (["1 -1 1"], "0"), (["1"], "0")),
            box = "-1 1 -1 1",
            cells = "5",
            pieces = "3",
            maps = "3",
            maximum = new[] { "0 0 0", "1 0 0", "0 1 0" },
        },
        new { points = new[] { "1/2 1/4", "1/4 1/2", "1/2 -1/4", "-1/4 -1/2", "-1/2 -1/4" } });

    public static byte[] Triangle() => Area("1", ["0 0", "1 0", "0 1"], [["0 0", "1 0", "0 1"]]);

    public static byte[] Hexagon() => Area("5", ["0 0", "1 0", "2 1", "1 2", "0 1"], [["0 0", "1 0", "0 1"], ["0 0", "1 1"]]);

    public static byte[] HalfSquare() => Area("1/2", ["0 0", "1/2 0", "1/2 1/2", "0 1/2"], [["0 0", "1/2 0"], ["0 0", "0 1/2"]]);

    public static byte[] ThreeNumbers() => Samples.Certificate(
        "maximum-by-one-layer",
        new { points = new[] { "1 0", "0 1", "1 1" }, bound = "1/6" },
        new
        {
            weights = "1 1 -1",
            layers = ApproximationSamples.Layers((["1 0", "-1 0", "0 1", "0 -1", "1 -1", "-1 1"], "0 0 0 0 0 0"), (["7/12 -1/12 7/12 -1/12 1/4 1/4"], "0")),
        });

    private static byte[] Area(string doubled, string[] corners, string[][] summands) => Samples.Certificate("minkowski-area", new { summands, doubledArea = doubled }, new { corners });

    private static byte[] Fewest(string labels, int pieces, bool continuous, int errors, string ends, params string[] lines) => Samples.Certificate(
        "fewest-errors",
        new { labels, pieces = $"{pieces}", continuous, errors = $"{errors}" },
        new { ends, lines });

    private static byte[] Cells(string[] weights, string biases, string output, string box, string[] points, int maps) => Samples.Certificate(
        "planar-cells",
        new { layers = ApproximationSamples.Layers((weights, biases), ([output], "1")), box, cells = $"{points.Length}", pieces = $"{points.Length}", maps = $"{maps}" },
        new { points });
}
