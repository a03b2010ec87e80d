using System.Numerics;
using System.Text.Json;

namespace Verify.Checker.Tests;

/// <summary>The second judgement on weights that must be large: no vector with smaller entries has the same signs, by trying all of them.</summary>
internal static class NaiveWeights
{
    private const int Searchable = 7;

    public static bool IsTrue(JsonElement claim)
    {
        BigInteger[] w = Row(claim, "weights");
        var bound = Row(claim, "atLeast").Single() - 1;
        BigInteger[][] points = [.. Enumerable.Range(0, 1 << w.Length).Select(x => w.Select((_, i) => (x >> i & 1) == 1 ? BigInteger.One : BigInteger.MinusOne).ToArray())];
        if (points.Any(x => Side(w, x) == 0))
            return false;

        // Whatever the bound, w itself must not be below it; small ones are tried out.
        if (w.All(v => BigInteger.Abs(v) <= bound))
            return false;
        if (bound < 1)
            return true;
        int most = bound > Searchable ? throw new InvalidOperationException($"{bound} is too much to try out.") : (int)bound, width = (2 * most) + 1;
        return Enumerable.Range(0, (int)Math.Pow(width, w.Length)).All(code =>
        {
            BigInteger[] v = [.. w.Select((_, i) => (BigInteger)((code / (int)Math.Pow(width, i) % width) - most))];
            return points.Any(x => Side(v, x) != Side(w, x));
        });
    }

    private static int Side(BigInteger[] w, BigInteger[] x) => w.Zip(x, (a, b) => a * b).Aggregate((a, b) => a + b).Sign;

    private static BigInteger[] Row(JsonElement parent, string key) => [.. parent.GetProperty(key).GetString()!.Split(' ').Select(BigInteger.Parse)];
}
