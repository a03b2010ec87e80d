using System.Collections.Immutable;
using System.Numerics;

namespace Verify.Numerics.Counting;

/// <summary>
/// The central arrangement of the 2^(N−1) hyperplanes ⟨x, w⟩ = 0, x ∈ {±1}^N up to sign, whose regions are the threshold
/// functions of n = N − 1 variables, and its characteristic polynomial χ(q) = Σ (−1)^i b_i q^(N−i).
/// </summary>
/// <param name="Dimension">N.</param>
/// <param name="Betti">b_0, …, b_N; all integers when they come from good primes.</param>
/// <param name="Residuals">χ(q) − T(q) at the primes that the interpolation did not need.</param>
public sealed record ThresholdArrangement(int Dimension, ImmutableArray<Rational> Betti, ImmutableArray<Rational> Residuals)
{
    /// <summary>Σ b_i, the number of regions (Zaslavsky 1975).</summary>
    public Rational Regions => Betti.Aggregate(Rational.Zero, (sum, b) => sum + b);

    /// <summary>How many values T(q) determine the polynomial: b_0, …, b_3 are known, and χ(1) = 0.</summary>
    public static int PrimesNeeded(int dimension) => Math.Max(0, dimension - 4);

    /// <summary>b_0, …, b_3: 1, m, C(m, 2), C(m, 3) − S(N, 3) 2^(N−3) with m = 2^(N−1); proved in docs/perceptrons.md.</summary>
    public static ImmutableArray<BigInteger> KnownBetti(int dimension)
    {
        BigInteger m = BigInteger.One << (dimension - 1);
        // 6 S(N, 3) = 3^N − 3·2^N + 3 counts the maps onto three blocks.
        BigInteger partitions = (BigInteger.Pow(3, dimension) - (3 * BigInteger.Pow(2, dimension)) + 3) / 6;
        BigInteger[] all = [1, m, m * (m - 1) / 2, (m * (m - 1) * (m - 2) / 6) - (partitions << dimension >> 3)];
        return [.. all.Take(dimension + 1)];
    }

    /// <summary>
    /// The largest absolute value, divided by 2^(N−1), that the determinant of an N×N matrix of ±1 can have by a proved bound:
    /// Hadamard's N^(N/2); for odd N Barba's √((2N−1)(N−1)^(N−1)); for N ≡ 2 modulo 4 Ehlich's and Wojtas's 2(N−1)(N−2)^(N/2−1).
    /// A prime above it divides no such determinant but 0, hence is good.
    /// </summary>
    public static BigInteger DeterminantBound(int dimension)
    {
        BigInteger n = dimension;
        BigInteger squared = (dimension % 4) switch
        {
            0 => BigInteger.Pow(n, dimension),
            2 when dimension > 2 => 4 * (n - 1) * (n - 1) * BigInteger.Pow(n - 2, dimension - 2),
            2 => 4,
            _ => ((2 * n) - 1) * BigInteger.Pow(n - 1, dimension - 1),
        };
        return SquareRoot(squared) >> (dimension - 1);
    }

    /// <summary>The smallest odd primes proved good, in ascending order.</summary>
    public static ImmutableArray<int> GoodPrimes(int dimension, int count)
    {
        int above = (int)DeterminantBound(dimension);
        return [.. Enumerable.Range(Math.Max(3, above + 1), int.MaxValue / 2).Where(IsPrime).Take(count)];
    }

    /// <summary>Interpolates through χ(1) = 0 and the first N − 4 counts; the other counts are checks.</summary>
    /// <param name="dimension">N, at least 2.</param>
    /// <param name="counts">Primes q with T(q), at least N − 4, distinct.</param>
    public static ThresholdArrangement Interpolate(int dimension, IReadOnlyList<(int Prime, BigInteger Count)> counts)
    {
        int needed = PrimesNeeded(dimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(counts.Count, needed, nameof(counts));
        var known = KnownBetti(dimension);
        Rational Known(BigInteger q) => known.Select((b, i) => (i % 2 == 0 ? b : -b) * BigInteger.Pow(q, dimension - i)).Aggregate(BigInteger.Zero, BigInteger.Add);

        // In dimension 2 and 3 everything is known.
        var unknown = dimension < 4 ? [] : Newton(
            [1, .. counts.Take(needed).Select(c => (Rational)c.Prime)],
            [-Known(1), .. counts.Take(needed).Select(c => (Rational)c.Count - Known(c.Prime))]);
        // Power p of the rest carries (−1)^(N−p) b_(N−p).
        ImmutableArray<Rational> betti = [.. known.Select(b => (Rational)b), .. unknown.Reverse().Select((c, i) => i % 2 == 0 ? c : -c)];
        var result = new ThresholdArrangement(dimension, betti, []);
        return result with { Residuals = [.. counts.Skip(needed).Select(c => result.Value(c.Prime) - c.Count)] };
    }

    /// <summary>χ(q).</summary>
    public Rational Value(BigInteger q) => Betti.Select((b, i) => (i % 2 == 0 ? b : -b) * (Rational)BigInteger.Pow(q, Dimension - i)).Aggregate(Rational.Zero, (sum, term) => sum + term);

    /// <summary>Whether n is a prime number.</summary>
    public static bool IsPrime(int n)
    {
        if (n < 2)
            return false;
        for (int d = 2; d * d <= n; d++)
        {
            if (n % d == 0)
                return false;
        }

        return true;
    }

    // Coefficients of the polynomial through the points, constant first: divided differences, then Horner on (x − x_i).
    private static Rational[] Newton(Rational[] x, Rational[] y)
    {
        var divided = (Rational[])y.Clone();
        for (int level = 1; level < x.Length; level++)
        {
            for (int i = x.Length - 1; i >= level; i--)
                divided[i] = (divided[i] - divided[i - 1]) / (x[i] - x[i - level]);
        }

        var polynomial = new Rational[x.Length];
        for (int i = x.Length - 1; i >= 0; i--)
        {
            for (int p = x.Length - 1; p > 0; p--)
                polynomial[p] = polynomial[p - 1] - (x[i] * polynomial[p]);
            polynomial[0] = divided[i] - (x[i] * polynomial[0]);
        }

        return polynomial;
    }

    private static BigInteger SquareRoot(BigInteger square)
    {
        BigInteger low = 0, high = BigInteger.One << (int)((square.GetBitLength() / 2) + 1);
        while (high - low > 1)
        {
            BigInteger middle = (low + high) / 2;
            (low, high) = middle * middle <= square ? (middle, high) : (low, middle);
        }

        return low;
    }
}
