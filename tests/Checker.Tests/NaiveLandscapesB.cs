using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.Landscapes;
using Verify.Numerics.LinearAlgebra;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on kinds that speak of rectified units, escape from saddles and random landscapes: floating point, or the provers' own calculus.</summary>
internal static class NaiveLandscapesB
{
    private const double Tolerance = 1e-8;

    public static bool IsTrue(string kind, JsonElement claim) => kind switch
    {
        "relu-critical-point" => ReluCriticalPoint(claim),
        _ => false,
    };

    private static bool ReluCriticalPoint(JsonElement claim)
    {
        double[][] centre = [.. claim.GetProperty("rows").EnumerateArray().Select(row => Row(row).Select(x => x.ToDouble()).ToArray())], w = centre;
        int teachers = (int)Row(claim.GetProperty("teachers"))[0].Numerator;
        double radius = One(claim, "radius"), curvature = One(claim, "curvature");
        for (int step = 0; step < 6; step++)
        {
            double[][] inverse = JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(w, teachers)).Inverse();
            double[] gradient = ReluTeacher<double>.Gradient(w, teachers);
            w = [.. w.Select((row, i) => row.Select((x, c) => x - inverse[(i * teachers) + c].Zip(gradient, (a, b) => a * b).Sum()).ToArray())];
        }

        bool near = w.SelectMany(row => row).Zip(centre.SelectMany(row => row)).All(p => Math.Abs(p.First - p.Second) <= radius + Tolerance);
        double least = JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(w, teachers)).Values[0], loss = ReluTeacher<double>.Objective(w, teachers);
        bool character = claim.GetProperty("type").GetString() == "minimum"
            ? least >= curvature - Tolerance && JacobiEigenvectors.Of(ReluTeacher<double>.HessianBeyond(w, teachers)).Values[0] >= One(claim, "curvatureBeyond") - Tolerance
            : least <= curvature + Tolerance && curvature < 0;
        var bounds = Row(claim.GetProperty("objective"));
        return near && character && bounds[0].ToDouble() <= loss + Tolerance && loss <= bounds[1].ToDouble() + Tolerance;
    }

    private static double One(JsonElement claim, string name) => Row(claim.GetProperty(name))[0].ToDouble();

    private static Rational[] Row(JsonElement element) => [.. element.GetString()!.Split(' ').Select(Rational.Parse)];
}
