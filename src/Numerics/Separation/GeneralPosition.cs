using System.Collections.Immutable;
using System.Numerics;

namespace Verify.Numerics.Separation;

/// <summary>Whether every set of at most d of N vectors of Z^d is linearly independent, with the dependency if not.</summary>
public abstract record GeneralPosition
{
    // Elimination modulo this prime is quick; what is independent modulo a prime is independent.
    private const long Prime = 2_147_483_647;

    private GeneralPosition()
    {
    }

    /// <summary>All sets of d vectors (all N, if N &lt; d) were found independent.</summary>
    public sealed record General : GeneralPosition;

    /// <summary>Σ y_i x_i = 0 over at most d of the vectors, all y_i ≠ 0.</summary>
    public sealed record Special(ImmutableArray<int> Subset, ImmutableArray<BigInteger> Dependency) : GeneralPosition;

    /// <summary>Too many sets to look at all of them, and none found dependent.</summary>
    public sealed record Unknown : GeneralPosition;

    /// <summary>Looks for parallel vectors first, then at sets of d vectors in lexicographic order.</summary>
    /// <param name="points">N ≥ 1 vectors of one length d.</param>
    /// <param name="most">How many sets may be looked at.</param>
    /// <param name="cancellation">Asked before every set.</param>
    public static GeneralPosition Decide(IReadOnlyList<BigInteger[]> points, long most, CancellationToken cancellation = default)
    {
        int size = Math.Min(points.Count, points[0].Length);
        if (size > 1 && Parallel(points) is { } pair)
            return Combination(points, pair)!;
        var residues = points.Select(x => Array.ConvertAll(x, v => (long)(((v % Prime) + Prime) % Prime))).ToArray();
        int[] chosen = [.. Enumerable.Range(0, size)];
        for (long looked = 0; looked < most; looked++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!IndependentModuloPrime(residues, chosen) && Combination(points, chosen) is { } special)
                return special;
            int at = size - 1;
            while (at >= 0 && chosen[at] == points.Count - size + at)
                at--;
            if (at < 0)
                return new General();
            chosen[at]++;
            for (int j = at + 1; j < size; j++)
                chosen[j] = chosen[j - 1] + 1;
        }

        return new Unknown();
    }

    private static int[]? Parallel(IReadOnlyList<BigInteger[]> points)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < points.Count; i++)
        {
            var first = points[i].FirstOrDefault(v => !v.IsZero);
            if (first.IsZero)
                return [i];
            var divisor = points[i].Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor) * first.Sign;
            string direction = string.Join(' ', points[i].Select(v => v / divisor));
            if (!seen.TryAdd(direction, i))
                return [seen[direction], i];
        }

        return null;
    }

    private static bool IndependentModuloPrime(long[][] points, int[] chosen)
    {
        var rows = Array.ConvertAll(chosen, i => (long[])points[i].Clone());
        for (int c = 0, rank = 0; rank < rows.Length; c++)
        {
            if (c == rows[0].Length)
                return false;
            int pivot = Array.FindIndex(rows, rank, r => r[c] != 0);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int r = rank + 1; r < rows.Length; r++)
            {
                // Cross-multiplied, so no inverse is needed; products stay below 2^62.
                long own = rows[rank][c], other = rows[r][c];
                for (int j = c; j < rows[r].Length; j++)
                    rows[r][j] = (((own * rows[r][j]) % Prime) - ((other * rows[rank][j]) % Prime) + Prime) % Prime;
            }

            rank++;
        }

        return true;
    }

    // A combination of the chosen vectors that vanishes, over the integers and without the vectors it does not need; null if they are independent.
    private static Special? Combination(IReadOnlyList<BigInteger[]> points, int[] chosen)
    {
        int d = points[0].Length;
        var rows = chosen.Select((i, k) => (Rational[])[.. points[i].Select(v => (Rational)v), .. chosen.Select((_, m) => (Rational)(m == k ? 1 : 0))]).ToArray();
        int rank = 0;
        for (int c = 0; c < d && rank < rows.Length; c++)
        {
            int pivot = Array.FindIndex(rows, rank, r => r[c].Sign != 0);
            if (pivot < 0)
                continue;
            (rows[rank], rows[pivot]) = (rows[pivot], rows[rank]);
            for (int r = rank + 1; r < rows.Length; r++)
            {
                var factor = rows[r][c] / rows[rank][c];
                for (int j = c; j < rows[r].Length; j++)
                    rows[r][j] -= factor * rows[rank][j];
            }

            rank++;
        }

        if (rank == rows.Length)
            return null;
        var combination = rows[rank][d..];
        var common = combination.Aggregate(BigInteger.One, (m, y) => m / BigInteger.GreatestCommonDivisor(m, y.Denominator) * y.Denominator);
        var used = chosen.Zip(combination).Where(p => p.Second.Sign != 0).ToArray();
        return new([.. used.Select(p => p.First)], [.. used.Select(p => (p.Second * common).Numerator)]);
    }
}
