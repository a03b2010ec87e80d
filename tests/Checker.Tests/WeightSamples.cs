namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of weights that must be large.</summary>
internal static class WeightSamples
{
    public static byte[] TwoOneOneOne() => Large("2 1 1 1", "2", "3 5 9 14", "1 1 1 1");

    public static byte[] Dictator() => Large("-3", "1", "0", "2");

    public static byte[] Majority() => Large("1 1 1", "1", "3 5 6", "1 1 1");

    private static byte[] Large(string weights, string atLeast, string points, string multipliers) =>
        Samples.Certificate("large-weight", new { weights, atLeast }, new { points, multipliers });
}
