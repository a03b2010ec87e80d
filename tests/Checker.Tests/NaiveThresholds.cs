using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Verify.Numerics;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on threshold functions, their classes, weights and networks, by listing all functions.</summary>
internal static class NaiveThresholds
{
    private const int Searchable = 7;

    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["threshold-table"] = Table,
        ["two-layer-threshold-count"] = TwoLayer,
        ["threshold-classes"] = Classes,
        ["characteristic-polynomial"] = Arrangement,
        ["large-weight"] = (claim, _) => Weight(claim),
        ["boolean-network"] = Network,
    };

    private static int Bit(int bits, int i) => (bits >> i) & 1;

    /// <summary>The sum of all weights, each with the sign that its bit in <paramref name="signs"/> gives.</summary>
    private static Rational Side(Rational[] w, int signs) => Sum(w.Select((v, i) => Bit(signs, i) == 1 ? v : -v));

    private static bool Table(JsonElement claim, JsonElement witness) =>
        Int(claim, "variables") is var n && Int(claim, "thresholdFunctions") == Samples.ThresholdFunctions(n).Count && Evidence(witness, n);

    private static bool Evidence(JsonElement witness, int n)
    {
        var threshold = Samples.ThresholdFunctions(n);
        int size = 1 << n;
        Rational[][] Listed(string key) => witness.TryGetProperty(key, out var list) ? Matrix(list) : [];
        bool weights = Listed("weights").Select(row => (uint)row[0].Numerator).SequenceEqual(threshold.Keys) && Listed("weights").All(row =>
            Enumerable.Range(0, size).All(x => (Sum(Enumerable.Range(0, n).Select(i => row[i + 1] * Bit(x, i))) >= row[^1]) == (Bit((int)row[0].Numerator, x) == 1)));
        bool gordan = Listed("gordan").All(row =>
            row.Skip(1).All(y => y.Sign >= 0) && row.Skip(1).Any(y => y.Sign > 0) &&
            Enumerable.Range(-1, n + 1).All(i => Sum(Enumerable.Range(0, size).Select(x => row[x + 1] * ((2 * Bit((int)row[0].Numerator, x)) - 1) * (i < 0 ? 1 : Bit(x, i)))).Sign == 0));
        if (!witness.TryGetProperty("parallelograms", out var packed))
            return weights && gordan;
        var others = Enumerable.Range(0, 1 << size).Where(table => !threshold.ContainsKey((uint)table) && Listed("gordan").All(row => row[0] != table)).ToList();
        string digits = packed.GetString()!;
        bool parallelograms = digits.Length == 3 * others.Count && others.Select((table, k) =>
        {
            int[] p = [.. digits.Substring(3 * k, 3).Select(digit => int.Parse($"{digit}", NumberStyles.HexNumber))];
            var all = Enumerable.Range(0, size).Where(d => Enumerable.Range(0, n).All(i => Bit(p[0], i) + Bit(p[1], i) == Bit(p[2], i) + Bit(d, i))).ToList();
            return all.Count == 1 && Bit(table, p[0]) == Bit(table, p[1]) && Bit(table, p[2]) == Bit(table, all[0]) && Bit(table, p[0]) != Bit(table, p[2]);
        }).All(right => right);
        return weights && gordan && parallelograms;
    }

    private static bool TwoLayer(JsonElement claim, JsonElement witness)
    {
        int[] functions = [.. Samples.ThresholdFunctions(2).Keys.Select(f => (int)f)];
        int table = Int(claim, "table");
        var triples = functions.SelectMany(first => functions.SelectMany(second => functions.Select(top => (first, second, top)))).ToList();
        int networks = triples.Count(t => Enumerable.Range(0, 4).All(x => Bit(t.top, Bit(t.first, x) + (2 * Bit(t.second, x))) == Bit(table, x)));
        return Int(claim, "networks") == networks && Int(claim, "triples") == triples.Count && Evidence(witness, 2);
    }

    /// <summary>All images of the listed functions under permutations and negations are the threshold functions, and no rejected one has descending weights.</summary>
    private static bool Classes(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables") + 1;
        var rows = Matrix(witness, "weights");
        long Values(Rational[] w) => Enumerable.Range(0, 1 << n).Aggregate(0L, (table, x) => table | (Side(w, x).Sign > 0 ? 1L << x : 0));
        var permutations = Tuples(n, n - 1).Where(order => order.Distinct().Count() == n).ToList();
        var images = new HashSet<long>();
        int classes = 0;
        foreach (var w in rows)
        {
            classes += images.Contains(Values(w)) ? 0 : 1;
            foreach (int[] order in permutations)
                images.UnionWith(Enumerable.Range(0, 1 << n).Select(signs => Values([.. order.Select((k, i) => Bit(signs, i) == 1 ? w[k] : -w[k])])));
        }

        // A rejected function may be a threshold function elsewhere, but not one of descending weights; small ones show all of these.
        var descending = Tuples(n, 4).Where(w => w.Zip(w.Skip(1)).All(pair => pair.First >= pair.Second)).Select(w => Values([.. w.Select(v => (Rational)v)])).ToHashSet();
        bool rejected = witness.GetProperty("rejections").EnumerateArray().Select(Row).All(row =>
            !descending.Contains(Values(rows[(int)row[0].Numerator]) ^ (1L << (int)row[1].Numerator) ^ (1L << ((1 << n) - 1 - (int)row[1].Numerator))));
        return rejected && classes == rows.Length && Int(claim, "classes") == classes && images.Count == Int(claim, "thresholdFunctions") && images.Count == Samples.ThresholdFunctions(n - 1).Count;
    }

    /// <summary>Regions are threshold functions, which a search of its own lists; the parts must add up to the count.</summary>
    private static bool Arrangement(JsonElement claim, JsonElement witness)
    {
        int dimension = Int(claim, "dimension");
        Rational[] betti = Row(witness, "betti"), counts = Row(witness, "counts");
        int[] primes = Ints(witness, "primes");
        bool right = Int(claim, "regions") == Samples.ThresholdFunctions(dimension - 1).Count && Sum(betti) == Int(claim, "regions") && primes.Length == counts.Length;
        for (int i = 0; i < primes.Length; i++)
        {
            var value = Sum(betti.Select((b, k) => (k % 2 == 0 ? b : -b) * BigInteger.Pow(primes[i], dimension - k)));
            right &= value == counts[i] && counts[i] == Samples.SumFree(dimension, primes[i]);
            if (witness.TryGetProperty("parts", out var parts))
                right &= (primes[i] - 1) * (Sum(Row(parts[i])) + ((dimension - 2) * (primes[i] - 2) * (primes[i] - 2)) + primes[i] - 1) == counts[i];
        }

        return right;
    }

    /// <summary>No vector with entries below the bound has the same signs, by trying all of them.</summary>
    private static bool Weight(JsonElement claim)
    {
        var w = Row(claim, "weights");
        var bound = One(claim, "atLeast") - 1;
        int points = 1 << w.Length;
        if (Enumerable.Range(0, points).Any(x => Side(w, x).Sign == 0))
            return false;

        // Whatever the bound, w itself must not be below it; small ones are tried out.
        if (w.All(v => Rational.Abs(v) <= bound))
            return false;
        if (bound < 1)
            return true;
        int most = bound > Searchable ? throw new InvalidOperationException($"{bound} is too much to try out.") : (int)bound.Numerator;
        return Tuples(w.Length, 2 * most).Select(v => v.Select(c => (Rational)(c - most)).ToArray())
            .All(v => Enumerable.Range(0, points).Any(x => Side(v, x).Sign != Side(w, x).Sign));
    }

    private static bool Network(JsonElement claim, JsonElement witness)
    {
        int n = Int(claim, "variables");
        var table = BigInteger.Parse("0" + claim.GetProperty("table").GetString(), NumberStyles.AllowHexSpecifier);
        return table < BigInteger.One << (1 << n) && Enumerable.Range(0, 1 << n).All(x =>
        {
            Rational[] a = [.. Enumerable.Range(0, n).Select(i => (Rational)Bit(x, i))];
            foreach (var layer in witness.GetProperty("layers").EnumerateArray())
            {
                var (weights, biases) = (Matrix(layer, "weights"), Row(layer, "biases"));
                if (weights.Length != biases.Length)
                    return false;
                var z = weights.Zip(biases, (row, bias) => Dot(row, a) + bias);
                a = layer.GetProperty("activation").GetString() switch
                {
                    "threshold" => [.. z.Select(v => (Rational)(v.Sign >= 0 ? 1 : 0))],
                    "relu" => [.. z.Select(v => Rational.Max(v, 0))],
                    _ => [.. z],
                };
            }

            return a.Single() == (Rational)((table >> x) & 1);
        });
    }
}
