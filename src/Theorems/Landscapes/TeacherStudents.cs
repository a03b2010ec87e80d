using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Landscapes;

namespace Verify.Theorems.Landscapes;

/// <summary>Critical points of two-layer networks of rectified units, and the certificates that speak of them.</summary>
internal static class TeacherStudents
{
    // The boxes have half width 2⁻²⁴; claimed bounds are multiples of 2⁻³⁰; the checker's fixed point
    // is a little coarser than the enclosures here, hence the slack.
    private const int RadiusBits = 24;
    private const int ClaimBits = 30;
    private const int Slack = 4096;
    private const int InverseBits = 32;
    private const int DirectionBits = 16;

    private static readonly ConcurrentDictionary<(int, int), CriticalPoint> Known = new();

    // The teacher of 8 and student of 9 units: rows 1–7 are (a, b, last), rows 8 and 9 are (p, …, p, q).
    private static readonly double[] NineUnits = [0.984087518618, -0.029846832169, 0.230097497287, 0.068691700740, -0.486232703538, 0.126333539286, -0.188997764384];

    /// <summary>The critical point of the branch with n = k, or of a student with one unit more for k = 8: proved on a box around it.</summary>
    public static CriticalPoint Point(int teachers, int units) => Known.GetOrAdd((teachers, units), key => CriticalPoint.Certify(Guess(key.Item1, key.Item2), teachers, Radius, key.Item1 == key.Item2 ? 0 : 3));

    /// <summary>Half the width of the boxes.</summary>
    public static double Radius => Math.ScaleB(1, -RadiusBits);

    /// <summary>The rows of the teacher itself.</summary>
    public static double[][] Teacher(int teachers) => [.. Enumerable.Range(0, teachers).Select(i => Enumerable.Range(0, teachers).Select(j => i == j ? 1.0 : 0).ToArray())];

    /// <summary>The greatest multiple of 2⁻³⁰ that a certificate may claim as a lower bound.</summary>
    public static Rational Below(double bound, int slack = Slack) => Rounded(bound) - new Rational(slack, 1L << ClaimBits);

    /// <summary>The least multiple of 2⁻³⁰ that a certificate may claim as an upper bound.</summary>
    public static Rational Above(double bound, int slack = Slack) => -Below(-bound, slack);

    /// <summary>That a box holds exactly one critical point, a strict minimum, with the least eigenvalues and the loss at least so large.</summary>
    public static Certificate Minimum(string name, CriticalPoint point, int teachers)
    {
        var claim = Claim(point, teachers, "minimum");
        claim["curvature"] = $"{Below(point.Least.Lower)}";
        claim["curvatureBeyond"] = $"{Below(point.LeastBeyond.Lower)}";
        return Certificate.Of(name, "relu-critical-point", claim, new JsonObject { ["shift"] = $"{Rounded(point.Shift)}", ["shiftBeyond"] = $"{Rounded(point.ShiftBeyond)}" });
    }

    /// <summary>That a box holds exactly one critical point, a saddle with an eigenvalue at most so large.</summary>
    public static Certificate Saddle(string name, CriticalPoint point, int teachers)
    {
        var claim = Claim(point, teachers, "saddle");
        claim["curvature"] = $"{Above(point.Least.Upper + Math.ScaleB(1, -DirectionBits))}";
        string Integers(IEnumerable<double> values, int bits) => string.Join(' ', values.Select(x => (long)Math.Round(Math.ScaleB(x, bits))));
        return Certificate.Of(
            name,
            "relu-critical-point",
            claim,
            new JsonObject { ["inverse"] = new JsonArray([.. point.Inverse.Select(row => (JsonNode)Integers(row, InverseBits))]), ["direction"] = Integers(point.Softest, DirectionBits) });
    }

    private static JsonObject Claim(CriticalPoint point, int teachers, string type) => new()
    {
        ["teachers"] = $"{teachers}",
        ["type"] = type,
        ["rows"] = new JsonArray([.. point.Midpoint.Select(row => (JsonNode)string.Join(' ', row.Select(x => Rational.FromDouble(x))))]),
        ["radius"] = $"1/{1L << RadiusBits}",
        ["objective"] = $"{Below(point.Objective.Lower, slack: 1)} {Above(point.Objective.Upper, slack: 1)}",
    };

    private static Rational Rounded(double x) => new(Rational.Floor(Rational.FromDouble(x) * (1L << ClaimBits)), 1L << ClaimBits);

    private static double[][] Guess(int teachers, int units)
    {
        if (units == teachers + 1)
        {
            double[] p = NineUnits;
            double[] Last(double beside, double end) => [.. Enumerable.Repeat(beside, teachers - 1), end];
            return [.. Enumerable.Range(0, teachers - 1).Select(i => (double[])[.. Enumerable.Range(0, teachers - 1).Select(j => i == j ? p[0] : p[1]), p[2]]), Last(p[3], p[4]), Last(p[5], p[6])];
        }

        double[] parameters = [.. MinimumBranch.AtSix];
        int step = teachers < 6 ? -1 : 1;
        for (int k = 6; k != teachers + step; k += step)
            parameters = MinimumBranch.Follow(parameters, k);
        return MinimumBranch.Matrix(parameters, teachers);
    }
}
