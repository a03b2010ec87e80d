using System.Text.Json;
using Verify.Numerics.Landscapes;
using Verify.Numerics.LinearAlgebra;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on symmetric critical points of rectified units: Newton's method and the full Hessian, in floating point.</summary>
internal static class NaiveBranch
{
    private const double Tolerance = 1e-8;

    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["relu-branch-minimum"] = (claim, _) => Minimum(claim),
        ["relu-branch-turn"] = (claim, _) => Turn(claim),
    };

    private static bool Minimum(JsonElement claim)
    {
        int k = Int(claim, "units");
        double[] entries = Approximations(claim, "entries"), p = MinimumBranch.Follow(entries, k);
        double[][] w = MinimumBranch.Matrix(p, k);
        double least = Math.Min(JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(w, k)).Values[0], JacobiEigenvectors.Of(ReluTeacher<double>.HessianBeyond(w, k)).Values[0]);
        double loss = ReluTeacher<double>.Objective(w, k);
        return Near(entries, p, Approximately(claim, "radius")) && Approximately(claim, "curvature") <= least + Tolerance
            && Approximations(claim, "objective")[0] <= loss + Tolerance && loss <= Approximations(claim, "objective")[1] + Tolerance;
    }

    private static bool Turn(JsonElement claim)
    {
        double from = Approximately(claim, "from"), to = Approximately(claim, "to");
        double[] entries = Approximations(claim, "entries");
        bool Saddle(double k) => SmallSystem.Determinant(MinimumBranch.StandardBlock(MinimumBranch.Follow(entries, k), k)) < 0;
        return from < to && Saddle(from) != Saddle(to)
            && Near(entries, MinimumBranch.Follow(entries, from), Approximately(claim, "radius")) && Near(entries, MinimumBranch.Follow(entries, to), Approximately(claim, "radius"));
    }

    private static bool Near(double[] entries, double[] p, double radius) => p.Zip(entries).All(pair => Math.Abs(pair.First - pair.Second) <= radius + Tolerance);

    private static double Approximately(JsonElement claim, string key) => One(claim, key).ToDouble();

    private static double[] Approximations(JsonElement claim, string key) => [.. Row(claim, key).Select(x => x.ToDouble())];
}
