using System.Text.Json;
using Verify.Numerics;
using static Verify.Checker.Tests.Reading;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on runs of the perceptron: one update after the other.</summary>
internal static class NaivePerceptrons
{
    public static Dictionary<string, SecondJudge> Judges { get; } = new(StringComparer.Ordinal)
    {
        ["worst-order"] = (claim, _) => Longest(claim),
        ["reachable-closure"] = Closure,
        ["cyclic-orders"] = Orders,
    };

    private static Rational[] Plus(Rational[] a, Rational[] b) => [.. a.Zip(b, (x, y) => x + y)];

    /// <summary>All orders tried.</summary>
    private static bool Longest(JsonElement claim)
    {
        var z = Matrix(claim, "vectors");
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int From(Rational[] w)
        {
            string key = Samples.Text(w);
            if (!known.TryGetValue(key, out int longest))
            {
                longest = z.Where(v => Dot(v, w).Sign <= 0).Select(v => 1 + From(Plus(v, w))).Append(0).Max();
                known.Add(key, longest);
            }

            return longest;
        }

        return From(new Rational[z[0].Length]) == Int(claim, "updates") && known.Count == Int(claim, "states");
    }

    private static bool Closure(JsonElement claim, JsonElement witness)
    {
        int[][] z = [.. claim.GetProperty("vectors").EnumerateArray().Select(row => Row(row).Select(v => (int)v.Numerator).ToArray())];
        var reached = Samples.Reach(z).States.ConvertAll(Samples.Text);
        List<int[]> listed = [new int[z[0].Length]];
        foreach (var (parent, move) in Ints(witness, "parents").Zip(Ints(witness, "moves")))
            listed.Add([.. listed[parent].Zip(z[move], (a, b) => a + b)]);
        bool same = listed.Count == reached.Count && listed.ConvertAll(Samples.Text).ToHashSet(StringComparer.Ordinal).SetEquals(reached);
        bool right = same && Int(claim, "states") == reached.Count && Int(claim, "maxNormSquared") == listed.Max(w => w.Sum(v => v * v));
        if (!right || !claim.TryGetProperty("cycle", out var cycle))
            return right;
        int[] start = listed[Int(cycle, "start")], at = start, moves = Ints(cycle, "moves");
        foreach (int move in moves)
        {
            right &= at.Zip(z[move], (a, b) => a * b).Sum() <= 0;
            at = [.. at.Zip(z[move], (a, b) => a + b)];
        }

        return right && moves.Length > 0 && at.SequenceEqual(start);
    }

    /// <summary>Presents far more passes than asked for, then looks whether one more pass still updates.</summary>
    private static bool Orders(JsonElement claim, JsonElement witness)
    {
        var z = Matrix(claim, "vectors");
        int orders = 0, cycling = 0;
        foreach (int[] order in Tuples(z.Length, z.Length - 1).Where(order => order.Distinct().Count() == z.Length))
        {
            orders++;
            var w = new Rational[z[0].Length];
            bool updates = false;
            for (int pass = 0; pass <= Int(witness, "passes"); pass++)
            {
                updates = false;
                foreach (int i in order.Where(i => Dot(w, z[i]).Sign <= 0))
                {
                    w = Plus(w, z[i]);
                    updates = true;
                }
            }

            cycling += updates ? 1 : 0;
        }

        return Int(claim, "orders") == orders && Int(claim, "cyclingOrders") == cycling;
    }
}
