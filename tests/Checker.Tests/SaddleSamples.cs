using Verify.Numerics;
using Verify.Numerics.Landscapes;

namespace Verify.Checker.Tests;

/// <summary>Small valid certificates of the kinds that speak of rectified units, escape from saddles and random landscapes.</summary>
internal static class SaddleSamples
{
    // One unit against two: the row (t, t) is the global minimum, a row −(t, t) a saddle.
    public static byte[] OneUnit() => Minimum([[0.85, 0.85]], 2);

    // Two units against three.
    public static byte[] TwoUnits() => Minimum([[1.0, 0.1, 0.1], [0.1, 0.8, 0.8]], 3);

    public static byte[] OppositeUnit()
    {
        var point = CriticalPoint.Certify([[-0.07, -0.07]], 2, Math.ScaleB(1, -24), 5);
        return Samples.Certificate(
            "relu-critical-point",
            new { teachers = "2", type = "saddle", rows = Rows(point), radius = "1/16777216", objective = Objective(point), curvature = $"{Dyadic(point.Least.Upper, 1)}" },
            new { inverse = point.Inverse.Select(row => string.Join(' ', row.Select(x => (long)Math.Round(Math.ScaleB(x, 32))))).ToArray(), direction = "1 -1" });
    }

    public static byte[] Chain(string first, string last, string times, string contraction = "2", string escape = "1", string step = "1/4") => Samples.Certificate(
        "escape-chain",
        new { contraction, escape, step, first, last },
        new { times });

    public static byte[] OnTheStableLine() => Quadratic("3 -1", "0", "1/2", "1/2", "converges");

    public static byte[] OffTheStableLine() => Quadratic("3 -1", "1/1000", "1/2", "3/2", "stays");

    public static byte[] Degenerate() => Quadratic("1 0", "2", "1/3", "1", "stays");

    public static byte[] Separated() => Samples.Certificate(
        "spectral-separators",
        new { matrix = new[] { "2 1 0", "1 2 1", "0 1 2" }, criticalPoints = "6" },
        new { separators = "1/5 5/4 11/4 7/2" });

    public static byte[] SeparatedFractions() => Samples.Certificate(
        "spectral-separators",
        new { matrix = new[] { "1/2 1/3", "1/3 -1" }, criticalPoints = "4" },
        new { separators = "-2 0 1" });

    // Eigenvectors (1, 1) and (1, −1) with the given values; the start is (1, 1) plus a multiple of (1, −1).
    private static byte[] Quadratic(string values, string off, string step, string rate, string fate)
    {
        Rational[] v = [.. values.Split(' ').Select(Rational.Parse)];
        Rational a = (v[0] + v[1]) / 2, b = (v[0] - v[1]) / 2, x = Rational.Parse(off);
        return Samples.Certificate(
            "quadratic-descent",
            new { matrix = new[] { $"{a} {b}", $"{b} {a}" }, step, start = $"{1 + x} {1 - x}", rate, fate },
            new { eigenvectors = new[] { "1 1", "1 -1" }, eigenvalues = values });
    }

    private static byte[] Minimum(double[][] guess, int teachers)
    {
        var point = CriticalPoint.Certify(guess, teachers, Math.ScaleB(1, -24), 8);
        return Samples.Certificate(
            "relu-critical-point",
            new { teachers = $"{teachers}", type = "minimum", rows = Rows(point), radius = "1/16777216", objective = Objective(point), curvature = $"{Dyadic(point.Least.Lower, -1)}", curvatureBeyond = $"{Dyadic(point.LeastBeyond.Lower, -1)}" },
            new { shift = $"{Rational.FromDouble(Math.Round(point.Shift, 6))}", shiftBeyond = $"{Rational.FromDouble(Math.Round(point.ShiftBeyond, 6))}" });
    }

    private static string[] Rows(CriticalPoint point) => [.. point.Midpoint.Select(row => string.Join(' ', row.Select(x => Rational.FromDouble(x))))];

    private static string Objective(CriticalPoint point) => $"{Dyadic(point.Objective.Lower, -1)} {Dyadic(point.Objective.Upper, 1)}";

    private static Rational Dyadic(double x, int slack) => new(Rational.Floor(Rational.FromDouble(x) * 4096) + slack, 4096);
}
