namespace Verify.Checker.Tests;

/// <summary>Small valid certificates about covers of networks.</summary>
internal static class CoverSamples
{
    public static byte[] Doubled() => Samples.Certificate(
        "network-cover",
        new
        {
            points = new[] { "1" },
            layers = new[] { Layer("2", "2", "1", ["1"], ["2"]), Layer("1", "3", "2", ["2"], ["3"]) },
            squaredRadius = "64",
            squaredDistance = "64",
        },
        new { covers = new string[][] { ["0"], ["0"] } });

    // The second layer needs both of its matrices behind one of the first layer's, and one behind the other.
    public static byte[] Branched() => Samples.Certificate(
        "network-cover",
        new
        {
            points = new[] { "1 0", "0 1" },
            layers = new[] { Layer("1", "7/3", "2", ["1 0", "0 1"], ["0 1", "1 0"], ["-1 1", "1 2"]), Layer("3", "9/4", "1", ["1 1"], ["1 2"]) },
            squaredRadius = "1089/4",
            squaredDistance = "9",
        },
        new { covers = new string[][] { ["1 2"], ["1", "0 1"] } });

    private static object Layer(string slope, string norm, string radius, params string[][] matrices) => new { matrices, slope, norm, radius };
}
