namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of the kinds that speak of margins and norms.</summary>
internal static class MarginBoundSamples
{
    // Five draws from 40 atoms, one of them drawn twice: |c|² = 7.
    public static byte[] Excess() => Excess("40", "3 1", "1", "11/30", "11/20", "1/3 2/3");

    public static byte[] Capped() => Excess("10", "2", "3", "4/5", "1", "1");

    public static byte[] Partial() => Excess("7", "1 0 1", "1/2", "13/56", "1/2", "0 0 1/2");

    public static byte[] Chain() => Samples.Certificate(
        "lipschitz-network",
        new
        {
            layers = new[] { Layer(["0 1", "0 0"], "0 0"), Layer(["0 0", "1 0"], "0 0"), Layer(["0 1"], "0") },
            squaredNorms = "1 1 1",
            points = new[] { "0 0", "3 4", "-1 2" },
            squaredLipschitz = "1",
            squaredRatio = "4/5",
        },
        new { });

    public static byte[] Wide() => Samples.Certificate(
        "lipschitz-network",
        new
        {
            layers = new[] { Layer(["1/2", "-1", "2"], "1 0 -1"), Layer(["1 1 1/3"], "2") },
            squaredNorms = "21/4 5/2",
            points = new[] { "0", "1/2", "3", "0" },
            squaredLipschitz = "105/8",
            squaredRatio = "49/36",
        },
        new { });

    private static byte[] Excess(string atoms, string seen, string ratio, string excess, string cap, string weights) =>
        Samples.Certificate("margin-excess", new { atoms, seen, ratio, excess, cap }, new { weights });

    private static object Layer(string[] weights, string biases) => new { weights, biases };
}
