using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.Landscapes;
using Verify.Numerics.LinearAlgebra;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on kinds that speak of rectified units, escape from saddles and random landscapes: floating point, or the provers' own calculus.</summary>
internal static class NaiveSaddles
{
    private const double Tolerance = 1e-8;

    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["relu-critical-point"] = (claim, _) => ReluCriticalPoint(claim),
        ["escape-chain"] = Chain,
        ["quadratic-descent"] = (claim, _) => Quadratic(claim),
        ["spectral-separators"] = (claim, _) => Separators(claim),
    };

    private static bool ReluCriticalPoint(JsonElement claim)
    {
        double[][] centre = [.. Matrix(claim, "rows").Select(row => row.Select(x => x.ToDouble()).ToArray())], w = centre;
        int teachers = Int(claim, "teachers");
        double radius = Approximately(claim, "radius"), curvature = Approximately(claim, "curvature");
        for (int step = 0; step < 6; step++)
        {
            double[][] inverse = JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(w, teachers)).Inverse();
            double[] gradient = ReluTeacher<double>.Gradient(w, teachers);
            w = [.. w.Select((row, i) => row.Select((x, c) => x - inverse[(i * teachers) + c].Zip(gradient, (a, b) => a * b).Sum()).ToArray())];
        }

        bool near = w.SelectMany(row => row).Zip(centre.SelectMany(row => row)).All(p => Math.Abs(p.First - p.Second) <= radius + Tolerance);
        double least = JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(w, teachers)).Values[0], loss = ReluTeacher<double>.Objective(w, teachers);
        bool character = claim.GetProperty("type").GetString() == "minimum"
            ? least >= curvature - Tolerance && JacobiEigenvectors.Of(ReluTeacher<double>.HessianBeyond(w, teachers)).Values[0] >= Approximately(claim, "curvatureBeyond") - Tolerance
            : least <= curvature + Tolerance && curvature < 0;
        var bounds = Row(claim, "objective");
        return near && character && bounds[0].ToDouble() <= loss + Tolerance && loss <= bounds[1].ToDouble() + Tolerance;
    }

    // Rational powers, one factor after the other.
    private static bool Chain(JsonElement claim, JsonElement witness)
    {
        Rational steep = One(claim, "contraction"), flat = One(claim, "escape"), step = One(claim, "step");
        var times = Row(witness, "times");
        bool right = times[0] == One(claim, "first") && times[^1] == One(claim, "last") && step * steep < 1 && flat <= steep;
        for (int k = 1; k < times.Length; k++)
        {
            Rational size = Rational.Pow(1 - (step * steep), (int)times[k - 1].Numerator);
            int n = 0;
            for (; size < 1; n++)
                size *= 1 + (step * flat);
            right &= n == times[k] && times[k] >= steep / flat * times[k - 1];
        }

        return right;
    }

    // Iterates in floating point: the last factor between the norms of two is the rate.
    private static bool Quadratic(JsonElement claim)
    {
        double[][] h = [.. Matrix(claim, "matrix").Select(row => row.Select(x => x.ToDouble()).ToArray())];
        var basis = JacobiEigenvectors.Of(h);
        double[] start = [.. Row(claim, "start").Select(x => x.ToDouble())];
        double size = start.Max(Math.Abs), step = Approximately(claim, "step");
        double rate = basis.Values.Zip(basis.Vectors).Where(p => Math.Abs(p.Second.Zip(start, (a, b) => a * b).Sum()) > Tolerance * size).Max(p => Math.Abs(1 - (step * p.First)));
        return Math.Abs(rate - Approximately(claim, "rate")) <= Tolerance * Math.Max(1, rate) && claim.GetProperty("fate").GetString() == (One(claim, "rate") < 1 ? "converges" : "stays");
    }

    private static bool Separators(JsonElement claim)
    {
        double[][] matrix = [.. Matrix(claim, "matrix").Select(row => row.Select(x => x.ToDouble()).ToArray())];
        double[] values = JacobiEigenvectors.Of(matrix).Values;
        return One(claim, "criticalPoints") == 2 * matrix.Length && values.Zip(values.Skip(1), (a, b) => b - a).All(gap => gap > 0);
    }

    private static double Approximately(JsonElement claim, string key) => One(claim, key).ToDouble();
}
