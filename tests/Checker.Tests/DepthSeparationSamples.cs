using System.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of the kinds that speak of inner products, spheres, normal forms, tensors and circles.</summary>
internal static class DepthSeparationSamples
{
    public static byte[] Network(int n) => Samples.Certificate(
        "inner-product-network",
        n == 1
            ? new { variables = "1", layers = ApproximationSamples.Layers((["1 1"], "-1"), (["-2"], "1")) }
            : new { variables = "2", layers = ApproximationSamples.Layers((["1 0 1 0", "0 1 0 1"], "-1 -1"), (["1 1", "1 1"], "0 -1"), (["-2 4"], "1")) },
        new { });

    public static byte[] ReluFit() => Fit(1, "relu", ["1 1 -1"], "0", "1 -2");

    public static byte[] TableFit() => Fit(1, "any", ["1 0"], "1/2", "1 0");

    public static byte[] SeparatedFit() => Fit(2, "any", ["1 1 3 6"], "1/4", "1 1 1 1 0 -1 1 0 -1 1 -1 1");

    public static byte[] Width(int n, int weight, string error, int width) => Samples.Certificate(
        "inner-product-width",
        new { variables = $"{n}", weight = $"{weight}", squaredError = error, width = $"{width}" },
        new { });

    public static byte[] Gate(int n, string weights, int threshold, string atLeast, string atMost) => Samples.Certificate(
        "threshold-correlation",
        new { variables = $"{n}", atLeast, atMost },
        new { weights, threshold = $"{threshold}" });

    public static byte[] Zonal(int n, int harmonics, string budget, string[] units, string error, string polynomial) => Samples.Certificate(
        "zonal-separation",
        new { dimension = "3", degree = $"{n}", harmonics = $"{harmonics}", budget, units, squaredError = error },
        new { polynomial });

    public static byte[] Form(int n, string table, string[] terms, string fooling) => Samples.Certificate(
        "dnf-minimum",
        new { variables = $"{n}", table, terms = $"{terms.Length}" },
        new { terms, fooling });

    public static byte[] Tensor(string split, string[][][] levels, int rank, string rows, string columns) => Samples.Certificate(
        "tensor-rank",
        new { split, levels, rank = $"{rank}" },
        new { rows, columns });

    public static byte[] DeepTensor() => Tensor("alternating", [[Unit, Unit, Unit, Unit], [["1 1", "1 -1"], ["1 1", "1 -1"]], [["1 2"]]], 4, "0 1 2 3", "0 1 2 3");

    public static byte[] ShallowTensor() => Tensor("halves", [[Unit, Unit, Unit, Unit], [["1 1"]]], 2, "0 3", "0 3");

    public static byte[] Kinks(params int[][][] layers) => Samples.Certificate(
        "circle-kinks",
        new
        {
            layers = layers.Select(Samples.Rows).ToArray(),
            kinks = Samples.Text(CircleKinks.OfLayers([.. layers.Select(layer => Array.ConvertAll(layer, row => Array.ConvertAll(row, w => (BigInteger)w)))])),
        },
        new { });

    private static readonly string[] Unit = ["1 0", "0 1"];

    private static byte[] Fit(int n, string activation, string[] units, string squaredError, string coefficients) => Samples.Certificate(
        "inner-product-fit",
        new { variables = $"{n}", activation, units, squaredError },
        new { coefficients });
}
