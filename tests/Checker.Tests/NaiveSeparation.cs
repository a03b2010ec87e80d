using System.Text.Json;
using Verify.Numerics;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on separable and inseparable points, their margins and their positions.</summary>
internal static class NaiveSeparation
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["separating-vector"] = Separating,
        ["gordan-vector"] = Gordan,
        ["maximal-margin"] = Margin,
        ["margin-bracket"] = Bracket,
        ["general-position"] = Position,
        ["dichotomy-count"] = Dichotomies,
    };

    private static Rational[][] SignedPoints(JsonElement claim)
    {
        var (labels, points) = (Row(claim, "labels"), Matrix(claim, "points"));
        return labels.Length == points.Length && labels.All(s => Rational.Abs(s) == 1) && points.All(x => x.Length == points[0].Length)
            ? [.. points.Zip(labels, (x, s) => x.Select(v => s * v).ToArray())]
            : throw new FormatException("labels and points do not fit");
    }

    private static bool Separating(JsonElement claim, JsonElement witness) =>
        Row(witness, "weights") is var w && SignedPoints(claim).All(x => Dot(w, x) >= 1);

    private static bool Gordan(JsonElement claim, JsonElement witness)
    {
        var (z, y) = (SignedPoints(claim), Row(witness, "multipliers"));
        bool solves = y.All(v => v.Sign >= 0) && y.Any(v => v.Sign > 0) && Enumerable.Range(0, z[0].Length).All(j => Dot(y, [.. z.Select(x => x[j])]).Sign == 0);
        return solves && (!claim.GetProperty("unique").GetBoolean() || z.Length - Rank(z) == 1);
    }

    /// <summary>The convex combination that the witness lists.</summary>
    private static Rational[] Mean(JsonElement witness, Rational[][] x)
    {
        var (support, y) = (Ints(witness, "support"), Row(witness, "multipliers"));
        return y.All(v => v.Sign > 0) && support.Distinct().Count() == support.Length
            ? [.. Enumerable.Range(0, x[0].Length).Select(j => Dot(y, [.. support.Select(i => x[i][j])]) / Sum(y))]
            : throw new FormatException("no convex combination");
    }

    private static bool Margin(JsonElement claim, JsonElement witness)
    {
        var x = SignedPoints(claim);
        var z = Mean(witness, x);
        return Dot(z, z).Sign > 0 && Dot(z, z) == One(claim, "marginSquared") && x.All(point => Dot(z, point) >= Dot(z, z));
    }

    private static bool Bracket(JsonElement claim, JsonElement witness)
    {
        var x = SignedPoints(claim);
        var (z, w) = (Mean(witness, x), Row(witness, "weights"));
        var (lower, upper) = (One(claim, "lowerMarginSquared"), One(claim, "upperMarginSquared"));
        return lower.Sign > 0 && Dot(z, z) <= upper && x.Select(point => Dot(w, point)).All(m => m.Sign > 0 && m * m >= lower * Dot(w, w));
    }

    private static bool Position(JsonElement claim, JsonElement witness)
    {
        var points = Matrix(claim, "points");
        int size = Math.Min(points.Length, points[0].Length);
        switch (claim.GetProperty("position").GetString())
        {
            case "general":
                return Enumerable.Range(0, 1 << points.Length).Where(set => int.PopCount(set) == size).All(set => Rank(points.Where((_, i) => ((set >> i) & 1) == 1)) == size);
            case "special":
                int[] subset = Ints(witness, "subset");
                return subset.Length <= points[0].Length && subset.Distinct().Count() == subset.Length && Rank(subset.Select(i => points[i])) < subset.Length;
            default:
                return true;
        }
    }

    /// <summary>Every labelling of few points, decided by the listed weights or refuted by a listed dependency.</summary>
    private static bool Dichotomies(JsonElement claim, JsonElement witness)
    {
        Rational[][] points = Matrix(claim, "points"), weights = Matrix(witness, "weights"), dependencies = Matrix(witness, "dependencies");
        bool real = dependencies.All(y => y.Any(v => v.Sign != 0) && Enumerable.Range(0, points[0].Length).All(j => Dot(y, [.. points.Select(x => x[j])]).Sign == 0));
        int made = 0;
        foreach (int labelling in Enumerable.Range(0, 1 << points.Length))
        {
            int Sign(int i) => ((labelling >> i) & 1) == 1 ? 1 : -1;
            bool weighted = weights.Any(w => new[] { 1, -1 }.Any(s => Enumerable.Range(0, points.Length).All(i => Dot(w, points[i]).Sign == s * Sign(i))));
            bool refuted = dependencies.Any(y => new[] { 1, -1 }.Any(s => Enumerable.Range(0, points.Length).All(i => s * Sign(i) * y[i].Sign >= 0)));
            real &= weighted != refuted;
            made += weighted ? 1 : 0;
        }

        return real && Int(claim, "dichotomies") == made;
    }
}
