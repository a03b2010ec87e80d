using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.Landscapes;
using Verify.Numerics.LinearAlgebra;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on symmetric critical points of rectified units: Newton's method and the full Hessian, in floating point.</summary>
internal static class NaiveBranch
{
    private const double Tolerance = 1e-8;

    public static bool IsTrue(string kind, JsonElement claim) => kind == "relu-branch-minimum" ? Minimum(claim) : Turn(claim);

    private static bool Minimum(JsonElement claim)
    {
        int k = (int)One(claim, "units");
        double[] entries = Row(claim, "entries"), p = MinimumBranch.Follow(entries, k);
        double[][] w = MinimumBranch.Matrix(p, k);
        double least = Math.Min(JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(w, k)).Values[0], JacobiEigenvectors.Of(ReluTeacher<double>.HessianBeyond(w, k)).Values[0]);
        double loss = ReluTeacher<double>.Objective(w, k);
        return Near(entries, p, One(claim, "radius")) && One(claim, "curvature") <= least + Tolerance
            && Row(claim, "objective")[0] <= loss + Tolerance && loss <= Row(claim, "objective")[1] + Tolerance;
    }

    private static bool Turn(JsonElement claim)
    {
        double from = One(claim, "from"), to = One(claim, "to");
        double[] entries = Row(claim, "entries");
        bool Saddle(double k) => SmallSystem.Determinant(MinimumBranch.StandardBlock(MinimumBranch.Follow(entries, k), k)) < 0;
        return from < to && Saddle(from) != Saddle(to)
            && Near(entries, MinimumBranch.Follow(entries, from), One(claim, "radius")) && Near(entries, MinimumBranch.Follow(entries, to), One(claim, "radius"));
    }

    private static bool Near(double[] entries, double[] p, double radius) => p.Zip(entries).All(pair => Math.Abs(pair.First - pair.Second) <= radius + Tolerance);

    private static double One(JsonElement claim, string name) => Row(claim, name)[0];

    private static double[] Row(JsonElement claim, string name) => [.. claim.GetProperty(name).GetString()!.Split(' ').Select(x => Rational.Parse(x).ToDouble())];
}
