using System.Numerics;

namespace Verify.Numerics.Rademacher;

/// <summary>A finite set A of integer vectors in Zᵐ: its Rademacher average by enumeration, and what of {0, 1}ᵐ it shatters.</summary>
public static class FiniteClass
{
    /// <summary>E max over a ∈ A of Σ sᵢaᵢ, exactly, over all 2ᵐ sign vectors in the order of a Gray code.</summary>
    /// <param name="vectors">N ≥ 1 rows of length m, 1 ≤ m ≤ 24, with Σ|aᵢ| below 2³⁰.</param>
    /// <exception cref="ArgumentException">The rows are uneven or too long.</exception>
    public static Rational MeanMaximum(int[][] vectors)
    {
        int m = vectors[0].Length, n = vectors.Length;
        if (m is 0 or > 24 || vectors.Any(a => a.Length != m || a.Sum(c => Math.Abs((long)c)) >= 1 << 30))
            throw new ArgumentException($"Expected vectors of one length, 1 to 24, and entries whose sizes add up to less than 2³⁰; came length {m}.", nameof(vectors));
        int[] products = [.. vectors.Select(a => a.Sum())];
        int[] columns = [.. Enumerable.Range(0, m).SelectMany(i => vectors.Select(a => 2 * a[i]))];
        long sum = Most(products);
        for (int step = 1, signs = 0; step < 1 << m; step++)
        {
            int i = BitOperations.TrailingZeroCount(step);
            signs ^= 1 << i;
            var column = columns.AsSpan(i * n, n);
            int sign = ((signs >> i) & 1) == 1 ? -1 : 1;
            for (int k = 0; k < n; k++)
                products[k] += sign * column[k];
            sum += Most(products);
        }

        return new Rational(sum, BigInteger.One << m);
    }

    /// <summary>max ‖a‖².</summary>
    public static long SquaredRadius(int[][] vectors) => vectors.Max(a => a.Sum(c => (long)c * c));

    /// <summary>Does every subset of the coordinates in <paramref name="subset"/> occur as the trace of a member?</summary>
    /// <param name="family">Subsets of {0, …, m − 1} as bits.</param>
    /// <param name="subset">The coordinates, as bits.</param>
    public static bool Shatters(IReadOnlyCollection<uint> family, uint subset)
    {
        int size = BitOperations.PopCount(subset);
        if (family.Count >> size == 0)
            return false;
        bool[] seen = new bool[1 << size];
        int missing = seen.Length;
        foreach (uint member in family)
        {
            int trace = 0, bit = 0;
            for (uint rest = subset; rest != 0; rest &= rest - 1, bit++)
                trace |= (int)((member >> BitOperations.TrailingZeroCount(rest)) & 1) << bit;
            if (seen[trace])
                continue;
            seen[trace] = true;
            missing--;
        }

        return missing == 0;
    }

    /// <summary>All shattered sets, ascending by size: the empty one first, the last as large as the Vapnik–Chervonenkis dimension.</summary>
    /// <remarks>A subset of a shattered set is shattered, so each size is built from the one before.</remarks>
    /// <param name="family">Distinct subsets of {0, …, m − 1} as bits, at least one.</param>
    /// <param name="points">m, at most 31.</param>
    public static IReadOnlyList<uint> Shattered(IReadOnlyCollection<uint> family, int points)
    {
        List<uint> all = [0], size = [0];
        while (size.Count > 0)
        {
            size = [.. size.SelectMany(s => Beyond(s, points)).Where(s => Shatters(family, s))];
            all.AddRange(size);
        }

        return all;
    }

    /// <summary>Σ_{i≤d} C(m, i): how many subsets of m points have at most d members, and the most that a family of dimension d can have (Sauer 1972, Shelah 1972).</summary>
    /// <param name="points">m, at least 0.</param>
    /// <param name="dimension">d; below 0 the sum is 0.</param>
    public static BigInteger SauerBound(int points, int dimension)
    {
        BigInteger sum = 0, term = 1;
        for (int i = 0; i <= Math.Min(dimension, points); i++)
        {
            sum += term;
            term = term * (points - i) / (i + 1);
        }

        return sum;
    }

    // The set with one more member, larger than all it has: every set arises once.
    private static IEnumerable<uint> Beyond(uint set, int points) =>
        Enumerable.Range(0, points).Where(i => set >> i == 0).Select(i => set | (1u << i));

    private static int Most(ReadOnlySpan<int> products)
    {
        int most = int.MinValue;
        foreach (int p in products)
            most = Math.Max(most, p);
        return most;
    }
}
