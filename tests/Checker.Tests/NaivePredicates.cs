using System.Numerics;
using System.Text.Json;
using Verify.Numerics;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on predicates of pictures in the sense of Minsky and Papert: their orders and their windows.</summary>
internal static class NaivePredicates
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["polynomial-order"] = Order,
        ["window-balance"] = (claim, _) => Windows(claim),
    };

    /// <summary>All monomials of the counts, symmetric or not, over all orders of the listed counts; the polynomial at all tuples of counts.</summary>
    private static bool Order(JsonElement claim, JsonElement witness)
    {
        int m = Int(claim, "boxes");
        var g = Row(claim, "spectrum");
        int Sign(int[] t) => t.All(v => g[v] == 1) ? 1 : -1;
        bool right = true;
        if (claim.TryGetProperty("atLeast", out _))
        {
            int least = Int(claim, "atLeast");
            var dual = Matrix(witness, "dual");
            right &= dual.All(row => row[^1].Sign > 0) && dual.Length > 0;
            foreach (int[] e in Tuples(m, least - 1).Where(e => e.Sum() < least))
            {
                // Each listed multiset stands for all its orders, in equal shares.
                right &= Sum(Tuples(m, g.Length - 1).SelectMany(t => dual.Where(row => row[..m].SequenceEqual(t.Order().Select(v => (Rational)v)))
                    .Select(row => Sign(t) * row[m] * t.Zip(e, (v, power) => BigInteger.Pow(v, power)).Aggregate(BigInteger.Multiply) / Arrangements(t)))).Sign == 0;
            }
        }

        if (claim.TryGetProperty("atMost", out _))
        {
            var terms = Matrix(witness, "polynomial");
            right &= terms.All(term => Sum(term.SkipLast(1).Select((power, j) => (j + 1) * power)) <= Int(claim, "atMost"));
            right &= Tuples(m, g.Length - 1).All(t => Sum(terms.Select(term => term.SkipLast(1).Select((power, j) =>
                Rational.Pow(Sum(t.Select(v => (Rational)BigInteger.Pow(v, j + 1))), (int)power.Numerator)).Aggregate(term[^1], (x, y) => x * y))).Sign == Sign(t));
        }

        return right;
    }

    /// <summary>The number of orders of a list with repetitions.</summary>
    private static int Arrangements(int[] t)
    {
        int Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
        return Factorial(t.Length) / t.GroupBy(v => v).Aggregate(1, (product, group) => product * Factorial(group.Count()));
    }

    /// <summary>Pads every figure by a margin and cuts whole windows out of it.</summary>
    private static bool Windows(JsonElement claim)
    {
        int most = Int(claim, "diameter");
        string[][] Figures(string key) => [.. claim.GetProperty(key).EnumerateArray().Select(f => f.EnumerateArray().Select(row => row.GetString()!).ToArray())];
        string[][] figures = [.. Figures("connected"), .. Figures("disconnected")];
        char At(string[] figure, int x, int y) => y >= 0 && y < figure.Length && x >= 0 && x < figure[0].Length ? figure[y][x] : '0';
        bool right = figures.Length == 4 && figures.Select((f, i) => (Pieces(f) == 1) == (i < 2)).All(fine => fine);
        for (int side = 1; side <= most; side++)
        {
            for (int place = 0; place < 10_000; place++)
            {
                var (x, y) = ((place % 100) - side, (place / 100) - side);
                if (x >= figures[0][0].Length || y >= figures[0].Length)
                    continue;
                string[] seen = [.. figures.Select(f => string.Concat(Enumerable.Range(0, side * side).Select(k => At(f, x + (k % side), y + (k / side)))))];
                right &= seen[..2].Order(StringComparer.Ordinal).SequenceEqual(seen[2..].Order(StringComparer.Ordinal));
            }
        }

        return right;
    }

    /// <summary>Components by merging labels until nothing changes.</summary>
    private static int Pieces(string[] figure)
    {
        var label = new Dictionary<(int, int), int>();
        for (int y = 0; y < figure.Length; y++)
        {
            for (int x = 0; x < figure[y].Length; x++)
            {
                if (figure[y][x] == '1')
                    label[(x, y)] = label.Count;
            }
        }

        for (bool changed = true; changed;)
        {
            changed = false;
            foreach (var (x, y) in label.Keys.ToList())
            {
                foreach (var next in new[] { (x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1) })
                {
                    if (label.TryGetValue(next, out int other) && other < label[(x, y)])
                    {
                        label[(x, y)] = other;
                        changed = true;
                    }
                }
            }
        }

        return label.Values.Distinct().Count();
    }
}
