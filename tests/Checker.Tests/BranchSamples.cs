using System.Globalization;
using Verify.Numerics;
using Verify.Numerics.Landscapes;

namespace Verify.Checker.Tests;

/// <summary>Small valid certificates about the symmetric critical points of rectified units.</summary>
internal static class BranchSamples
{
    public static byte[] Minimum(int units, string? curvature = null, int radiusBits = 44)
    {
        double[] p = At(units);
        double loss = BranchSpectrum.Loss(p, units), least = BranchSpectrum.Of(p, units).Min(e => e.Value);
        return Samples.Certificate(
            "relu-branch-minimum",
            new { units = $"{units}", entries = Row(p, units), radius = $"1/{1L << radiusBits}", curvature = curvature ?? $"{new Rational((int)(least * 1000), 1000)}", objective = $"{new Rational((long)(loss * 1e6), 1_000_000)} {new Rational((long)(loss * 1e6) + 1, 1_000_000)}" },
            new { });
    }

    public static byte[] Turn(string from = "5.58550524742", string to = "5.58550524743", int radiusBits = 24) => Samples.Certificate(
        "relu-branch-turn",
        new { from = $"{Rational.Parse(from)}", to = $"{Rational.Parse(to)}", entries = Row((Number(from) + Number(to)) / 2), radius = $"1/{1L << radiusBits}" },
        new { curvature = "1/20", before = Row(Number(from)), after = Row(Number(to)), radius = $"1/{1L << 60}" });

    private static double[] At(double k)
    {
        double[] p = [.. MinimumBranch.AtSix];
        for (double near = 6; near < k; near = Math.Min(k, near * 1.1))
            p = MinimumBranch.Follow(p, near);
        return MinimumBranch.Follow(p, k);
    }

    private static decimal Number(string k) => decimal.Parse(k, CultureInfo.InvariantCulture);

    private static string Row(decimal k) => Row(At((double)k), k);

    private static string Row(double[] p, decimal k) => string.Join(' ', MinimumBranch.Refined(p, k).Select(x => Rational.Parse(x.ToString(CultureInfo.InvariantCulture))));
}
