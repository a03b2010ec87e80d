using System.Text.Json;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on kinds that speak of margins and norms: atom by atom, and by principal minors.</summary>
internal static class NaiveMarginBounds
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["margin-excess"] = Excess,
        ["lipschitz-network"] = (claim, _) => Lipschitz(claim),
    };

    private static bool Excess(JsonElement claim, JsonElement witness)
    {
        var (atoms, seen, ratio) = (One(claim, "atoms"), Row(claim, "seen"), One(claim, "ratio"));
        var (excess, cap, t) = (One(claim, "excess"), One(claim, "cap"), Row(witness, "weights"));
        if (t.Length != seen.Length || ratio.Sign <= 0 || seen.Any(n => n.Sign < 0))
            return false;

        // A mutant may count thousands of atoms: sums over groups of equal atoms stand for sums over atoms.
        var size = Sum(seen.Select((n, k) => n * (k + 1)));
        if (size.Sign == 0 || Sum(seen) > atoms)
            return false;
        var length = Sum(seen.Zip(t, (n, w) => n * w * w));
        var risk = 1 - (Sum(seen.Zip(t, (n, w) => w.Sign > 0 ? n : 0)) / atoms);
        var loss = Sum(seen.Select((n, k) => n * (k + 1) * Rational.Max(0, Rational.Min(1, 1 - t[k])))) / size;
        var squares = Sum(seen.Select((n, k) => n * (k + 1) * (k + 1)));
        return t.All(w => w.Sign >= 0 && w <= 1) && length <= ratio * ratio && excess == risk - loss
            && cap.Sign >= 0 && (cap >= 1 || cap * cap >= ratio * ratio * squares / (size * size));
    }

    private static bool Lipschitz(JsonElement claim)
    {
        var layers = claim.GetProperty("layers").EnumerateArray().Select(l => (Weights: Matrix(l, "weights"), Biases: Row(l, "biases"))).ToList();
        var (norms, points) = (Row(claim, "squaredNorms"), Matrix(claim, "points"));
        int inputs = points[0].Length;
        foreach (var (weights, biases) in layers)
        {
            if (weights[0].Length != inputs || biases.Length != weights.Length)
                return false;
            inputs = weights.Length;
        }

        if (inputs != 1 || norms.Length != layers.Count || !norms.Zip(layers, (s, l) => Bounds(s, l.Weights)).All(x => x))
            return false;
        var network = new ReluNetwork([.. layers.Select(l => new AffineLayer(l.Weights, l.Biases))]);
        Rational[] values = [.. points.Select(x => network.At(x).Single())];
        var ratios = Enumerable.Range(0, points.Length).SelectMany(i => Enumerable.Range(0, i).Select(j => (I: i, J: j)))
            .Select(p => (Rise: values[p.I] - values[p.J], Step: Sum(points[p.I].Zip(points[p.J], (a, b) => (a - b) * (a - b)))))
            .Where(p => p.Step.Sign > 0).Select(p => p.Rise * p.Rise / p.Step).ToList();
        return ratios.Count > 0 && ratios.Max() == One(claim, "squaredRatio") && norms.Aggregate((a, b) => a * b) == One(claim, "squaredLipschitz");
    }

    /// <summary>A symmetric matrix has no negative eigenvalue exactly if no principal minor is negative, here of s²I − AAᵀ.</summary>
    public static bool Bounds(Rational squaredNorm, Rational[][] a)
    {
        int n = a.Length;
        return Enumerable.Range(1, (1 << n) - 1).Select(set => Enumerable.Range(0, n).Where(i => ((set >> i) & 1) == 1).ToArray())
            .All(rows => Determinant([.. rows.Select(i => rows.Select(j => (i == j ? squaredNorm : 0) - Sum(a[i].Zip(a[j], (x, y) => x * y))).ToArray())]).Sign >= 0);
    }

    private static Rational Determinant(Rational[][] m) => m.Length == 1
        ? m[0][0]
        : Sum(Enumerable.Range(0, m.Length).Select(j => m[0][j] * (j % 2 == 0 ? 1 : -1) * Determinant([.. m.Skip(1).Select(row => row.Where((_, c) => c != j).ToArray())])));
}
