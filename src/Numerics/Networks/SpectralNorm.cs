using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>Upper bounds on the spectral norm ‖A‖ of integer matrices, proved by s²I − AᵀA (or s²I − AAᵀ) being positive definite.</summary>
public static class SpectralNorm
{
    // A vector that is iterated this often is nearly a singular vector unless the first two singular values are close, and then it need not be.
    private const int Iterations = 60;

    /// <summary>An integer s² with ‖A‖² &lt; s², about 1 + 2⁻¹⁰ times larger than need be.</summary>
    /// <param name="matrix">Rows of equal length, not all zero, entries of at most 2²⁰ in size and few enough that sums of their products stay below 2⁵³.</param>
    /// <exception cref="ArgumentException">The matrix is zero or too large.</exception>
    public static BigInteger SquaredBound(int[][] matrix)
    {
        long[][] gram = Gram(matrix);
        double largest = gram.Max(row => (double)row.Max(Math.Abs)), guess = Guess(gram);
        if (largest is 0 or > 1L << 51 || guess > 1L << 51)
            throw new ArgumentException($"The products of rows reach {largest}; expected 1 to 2⁵¹.", nameof(matrix));
        for (long bound = Enlarged((long)guess); ; bound = Enlarged(bound))
        {
            if (IsPositiveDefinite(bound, gram))
                return bound;
        }
    }

    // The smaller of AAᵀ and AᵀA has the same largest eigenvalue.
    private static long[][] Gram(int[][] matrix)
    {
        int[][] rows = matrix.Length <= matrix[0].Length ? matrix : [.. Enumerable.Range(0, matrix[0].Length).Select(j => matrix.Select(row => row[j]).ToArray())];
        return [.. rows.Select(a => rows.Select(b => Dot(a, b)).ToArray())];
    }

    private static long Dot(int[] a, int[] b)
    {
        long sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum = checked(sum + ((long)a[i] * b[i]));
        return sum;
    }

    // Power iteration; any number would do, since it is proved or enlarged afterwards.
    private static double Guess(long[][] gram)
    {
        double[] v = [.. gram.Select((_, i) => 1 + (0.1 * (i % 7)))];
        double norm = 1;
        for (int k = 0; k < Iterations; k++)
        {
            double[] next = new double[v.Length];
            for (int i = 0; i < v.Length; i++)
            {
                for (int j = 0; j < v.Length; j++)
                    next[i] += gram[i][j] * v[j];
            }

            norm = Math.Sqrt(next.Sum(x => x * x));
            if (norm == 0)
                return gram.Select((row, i) => (double)row[i]).Sum(); // the trace is never less than the largest eigenvalue
            v = [.. next.Select(x => x / norm)];
        }

        return norm;
    }

    private static long Enlarged(long bound) => bound + (bound >> 10) + 1;

    /// <summary>Whether s²I − G has an L·D·Lᵀ factorisation with D &gt; 0, in intervals: a yes is certain.</summary>
    private static bool IsPositiveDefinite(long bound, long[][] gram)
    {
        int n = gram.Length;
        var rows = gram.Select((row, i) => row.Select((x, j) => new Interval((i == j ? bound : 0) - x)).ToArray()).ToArray();
        for (int k = 0; k < n; k++)
        {
            var pivot = rows[k][k];
            if (!(pivot.Lower > 0))
                return false;
            for (int i = k + 1; i < n; i++)
            {
                var factor = rows[i][k] / pivot;
                for (int j = i; j < n; j++)
                    rows[i][j] -= factor * rows[k][j];
                for (int j = k + 1; j < i; j++)
                    rows[i][j] = rows[j][i];
            }
        }

        return true;
    }
}
