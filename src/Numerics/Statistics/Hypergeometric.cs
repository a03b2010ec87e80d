using System.Numerics;

namespace Verify.Numerics.Statistics;

/// <summary>Fisher's exact test of two counts: given their sum, the first is hypergeometric if both have the same success probability.</summary>
public static class Hypergeometric
{
    /// <summary>The counts of the first sample that the two-sided test of level α accepts: each tail outside has probability at most α/2, exactly.</summary>
    /// <param name="successes">Successes in both samples together, 0 to first + second.</param>
    /// <param name="first">Trials of the first sample.</param>
    /// <param name="second">Trials of the second sample.</param>
    /// <param name="alpha">In (0, 1).</param>
    /// <remarks>R. A. Fisher, The logic of inductive inference, J. Royal Stat. Soc. 98, 1935.</remarks>
    public static (int Least, int Most) Acceptance(int successes, int first, int second, Rational alpha)
    {
        int low = Math.Max(0, successes - second), high = Math.Min(successes, first);
        BigInteger all = Choose(first + second, successes);

        // Tail ≤ α/2 means 2·q·(sum of ways) ≤ p·(all ways) for α = p/q.
        bool Negligible(BigInteger ways) => 2 * alpha.Denominator * ways <= alpha.Numerator * all;
        BigInteger Ways(int x) => Choose(first, x) * Choose(second, successes - x);
        int least = low, most = high;
        for (BigInteger tail = Ways(least); Negligible(tail); tail += Ways(least))
            least++;
        for (BigInteger tail = Ways(most); Negligible(tail); tail += Ways(most))
            most--;
        return (least, most);
    }

    private static BigInteger Choose(int n, int k)
    {
        BigInteger ways = BigInteger.One;
        for (int i = 0; i < Math.Min(k, n - k); i++)
            ways = ways * (n - i) / (i + 1);
        return ways;
    }
}
