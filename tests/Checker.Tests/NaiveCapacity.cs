using System.Numerics;
using System.Text.Json;
using Verify.Numerics;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on kinds that speak of signs, finite classes and memorising networks, by walking through everything.</summary>
internal static class NaiveCapacity
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["sign-sums"] = SignSums,
        ["rademacher-maximum"] = Maximum,
        ["vc-dimension"] = Dimension,
        ["hinge-network"] = Network,
        ["hinge-signs"] = Signs,
    };

    private static bool SignSums(JsonElement claim, JsonElement witness)
    {
        var points = Matrix(claim, "points");
        var lengths = Walk(points.Length).Select(s => Enumerable.Range(0, points[0].Length).Select(j => Dot(s, [.. points.Select(x => x[j])])).Select(v => v * v).Aggregate((a, b) => a + b)).ToList();
        var law = lengths.GroupBy(v => v).OrderBy(g => g.Key).ToList();
        if (!law.Select(g => g.Key).SequenceEqual(Row(witness, "norms")) || !law.Select(g => (Rational)g.Count()).SequenceEqual(Row(witness, "counts")))
            return false;

        // In binary64 with a margin: sides closer than that do not occur among mutants, except equal ones.
        double mean = lengths.Average(v => Math.Sqrt((double)v)), squares = points.Sum(x => (double)Dot(x, x)), ratio = mean * mean / squares;
        return (double)One(claim, "lower") <= ratio + 1e-12 && (double)One(claim, "upper") >= ratio - 1e-12
            && (!claim.TryGetProperty("mean", out _) || Math.Abs((double)One(claim, "mean") - mean) < 1e-12);
    }

    private static bool Maximum(JsonElement claim, JsonElement witness)
    {
        var vectors = Matrix(claim, "vectors");
        var mean = Walk(vectors[0].Length).Select(s => vectors.Select(a => Dot(s, a)).Max()).Aggregate((a, b) => a + b) / BigInteger.Pow(2, vectors[0].Length);
        double exponent = (double)(mean * mean / (One(claim, "factor") * vectors.Select(a => Dot(a, a)).Max()));
        return mean == One(claim, "mean") && vectors.DistinctBy(a => string.Join(' ', a)).Count() == vectors.Length
            && Math.Log((double)One(witness, "exponential")) >= exponent - 1e-9;
    }

    private static bool Dimension(JsonElement claim, JsonElement witness)
    {
        int[] sets = Ints(claim, "sets"), shattered = Ints(witness, "shattered");
        int points = Int(claim, "points"), dimension = Int(claim, "dimension");
        int[] all = [.. Enumerable.Range(0, 1 << points).Where(s => sets.Select(f => f & s).Distinct().Count() == 1 << int.PopCount(s)).Select(s => s)];
        return sets.Length > 0 && sets.Distinct().SequenceEqual(sets.Order()) && sets.All(s => s >= 0 && s < 1 << points)
            && all.Max(int.PopCount) == dimension
            && all.Contains(shattered.Aggregate(0, (s, i) => s | (1 << i))) && shattered.Distinct().Count() == dimension && shattered.Length == shattered.Distinct().Count();
    }

    private static bool Network(JsonElement claim, JsonElement witness)
    {
        Rational[] targets = Row(claim, "targets"), b = Row(witness, "thresholds"), w = Row(witness, "weights"), a = Row(witness, "direction");
        int matched = Matrix(claim, "points").Where((x, i) => b.Zip(w, (t, v) => v * Rational.Max(Dot(a, x) - t, 0)).Aggregate(Rational.Zero, (s, v) => s + v) == targets[i]).Count();
        return One(claim, "matched") == matched && One(claim, "units") == b.Length && b.Length == w.Length;
    }

    private static bool Signs(JsonElement claim, JsonElement witness)
    {
        Rational[] z = Row(claim, "points"), signs = Row(claim, "signs");
        var (thresholds, multipliers) = (Matrix(claim, "thresholds"), Matrix(witness, "multipliers"));
        return thresholds.Length == multipliers.Length && signs.All(s => Rational.Abs(s) == 1) && thresholds.Zip(multipliers).All(p =>
            p.Second.Length == z.Length && p.Second.All(y => y.Sign >= 0) && p.Second.Any(y => y.Sign > 0)
            && p.First.All(b => z.Select((v, i) => signs[i] * p.Second[i] * Rational.Max(v - b, 0)).Aggregate((s, v) => s + v).Sign == 0));
    }

    private static IEnumerable<Rational[]> Walk(int length) => Enumerable.Range(0, 1 << length).Select(bits => Enumerable.Range(0, length).Select(i => (Rational)(((bits >> i) & 1) == 1 ? 1 : -1)).ToArray());
}
