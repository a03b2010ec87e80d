namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of the kinds that speak of signs, finite classes and memorising networks.</summary>
internal static class CapacitySamples
{
    public static byte[] Twins() => Samples.Certificate(
        "sign-sums",
        new { points = new[] { "1", "1" }, lower = "1/2", upper = "1/2", mean = "1" },
        new { norms = "0 4", counts = "2 2" });

    public static byte[] Plane() => Samples.Certificate(
        "sign-sums",
        new { points = new[] { "1 0", "0 2", "2 -1" }, lower = "8/9", upper = "9/10" },
        new { norms = "2 10 18", counts = "2 4 2" });

    public static byte[] Orthogonal() => Samples.Certificate(
        "sign-sums",
        new { points = new[] { "1 1", "2 -2" }, lower = "1", upper = "1" },
        new { norms = "10", counts = "4" });

    public static byte[] Square() => Samples.Certificate(
        "rademacher-maximum",
        new { vectors = new[] { "1 1", "1 -1", "-1 1", "-1 -1" }, factor = "2", mean = "2" },
        new { exponential = "68/25" });

    public static byte[] Uneven() => Samples.Certificate(
        "rademacher-maximum",
        new { vectors = new[] { "0 0 1", "3 -1 2" }, factor = "4/3", mean = "3/2" },
        new { exponential = "113/100" });

    public static byte[] Intervals() => Samples.Certificate(
        "vc-dimension",
        new { points = "3", sets = "0 1 2 3 4 6 7", dimension = "2" },
        new { shattered = "0 1" });

    public static byte[] OneSet() => Samples.Certificate("vc-dimension", new { points = "2", sets = "2", dimension = "0" }, new { shattered = "" });

    public static byte[] ThreeLabels() => Samples.Certificate(
        "hinge-network",
        new { points = new[] { "1", "2", "3" }, targets = "1 -1 1", units = "3", matched = "3" },
        new { direction = "1", thresholds = "1/2 3/2 5/2", weights = "2 -8 16" });

    public static byte[] OneMissed() => Samples.Certificate(
        "hinge-network",
        new { points = new[] { "1/2 0", "0 1", "1 1" }, targets = "0 1/3 2", units = "2", matched = "2" },
        new { direction = "1 1", thresholds = "1/2 1", weights = "2/3 0" });

    public static byte[] ThreeSigns() => Samples.Certificate(
        "hinge-signs",
        new { points = "1 2 3", signs = "1 -1 1", thresholds = new[] { "0 1", "1/2 3/2", "2 5/2" } },
        new { multipliers = new[] { "1 2 1", "4 3 1", "1 0 0" } });

    public static byte[] OneThreshold() => Samples.Certificate(
        "hinge-signs",
        new { points = "0 1/2 3", signs = "1 1 -1", thresholds = new[] { "-1" } },
        new { multipliers = new[] { "4 0 1" } });
}
