using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Integers;

/// <summary>The rank of an integer matrix, proved.</summary>
public static class IntegerRank
{
    /// <summary>The rank over the rationals.</summary>
    /// <remarks>
    /// The rank modulo a prime is never greater. Full rank modulo one prime therefore ends the matter; otherwise as many primes are
    /// tried as it takes for their product to exceed Hadamard's bound on minors of one order more, which then all vanish.
    /// </remarks>
    /// <param name="matrix">Row by row.</param>
    /// <param name="rows">At least 1.</param>
    /// <param name="columns">At least 1.</param>
    /// <exception cref="ArgumentException">The sizes do not fit, or the matrix is beyond the table of primes (about 3,000 bits).</exception>
    public static int Of(ReadOnlySpan<long> matrix, int rows, int columns)
    {
        if (rows < 1 || columns < 1 || matrix.Length != rows * columns)
            throw new ArgumentException($"A {rows} × {columns} matrix has {(long)rows * columns} entries; {matrix.Length} came.", nameof(matrix));
        int width = (columns + Vector512<double>.Count - 1) / Vector512<double>.Count;
        var work = new Vector512<double>[rows * width];
        int rank = 0;
        for (int index = 0; index < PrimeLanes.Count; index++)
        {
            Reduce(matrix, rows, columns, width, (long)PrimeLanes.Prime(index), work);
            rank = Math.Max(rank, Modulo(work, rows, columns, width, PrimeLanes.Prime(index)));
            if (rank == Math.Min(rows, columns) || index + 1 >= PrimesNeeded(matrix, rows, columns, rank + 1))
                return rank;
        }

        throw new ArgumentException("The entries are too large for the table of primes.", nameof(matrix));
    }

    // Hadamard's bound for minors of an order: the product of the longest rows' squared lengths.
    private static int PrimesNeeded(ReadOnlySpan<long> matrix, int rows, int columns, int order)
    {
        var squares = new BigInteger[rows];
        for (int i = 0; i < rows; i++)
        {
            Int128 sum = 0;
            foreach (long entry in matrix.Slice(i * columns, columns))
                sum = checked(sum + ((Int128)entry * entry));
            squares[i] = sum;
        }

        long bits = squares.OrderDescending().Take(order).Aggregate(BigInteger.Multiply).GetBitLength();
        return (int)((bits + (2 * PrimeLanes.Bits) - 1) / (2 * PrimeLanes.Bits));
    }

    private static void Reduce(ReadOnlySpan<long> matrix, int rows, int columns, int width, long prime, Vector512<double>[] work)
    {
        var entries = MemoryMarshal.Cast<Vector512<double>, double>(work.AsSpan());
        entries.Clear();
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                long residue = matrix[(i * columns) + j];
                if (residue > prime / 2 || residue < -(prime / 2))
                    residue = (residue % prime) is var r && r > prime / 2 ? r - prime : r < -(prime / 2) ? r + prime : r;
                entries[(i * width * Vector512<double>.Count) + j] = residue;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Modulo(Vector512<double>[] work, int rows, int columns, int width, ulong prime)
    {
        var p = Vector512.Create((double)prime);
        var reciprocal = Vector512<double>.One / p;
        var entries = MemoryMarshal.Cast<Vector512<double>, double>(work.AsSpan());
        int stride = width * Vector512<double>.Count, rank = 0;
        Span<int> order = stackalloc int[rows];
        for (int i = 0; i < rows; i++)
            order[i] = i;
        for (int column = 0; column < columns && rank < rows; column++)
        {
            int first = column / Vector512<double>.Count, found = rank;
            while (found < rows && Residue(entries[(order[found] * stride) + column], prime) == 0)
                found++;
            if (found == rows)
                continue;
            (order[rank], order[found]) = (order[found], order[rank]);
            var top = work.AsSpan((order[rank] * width) + first, width - first);
            var inverse = Vector512.Create(Inverse(entries[(order[rank] * stride) + column], prime));
            foreach (int i in order[(rank + 1)..])
            {
                var row = work.AsSpan((i * width) + first, width - first);
                var factor = PrimeLanes.Multiply(Vector512.Create(entries[(i * stride) + column]), inverse, p, reciprocal);
                for (int j = 0; j < row.Length; j++)
                    row[j] = PrimeLanes.MultiplySubtract(row[j], factor, top[j], p, reciprocal);
            }

            rank++;
        }

        return rank;
    }

    private static long Residue(double value, ulong prime) => (long)value % (long)prime;

    // Euclid's algorithm; the inverse of least size.
    private static double Inverse(double value, ulong prime)
    {
        long a = (long)prime, b = Residue(value, prime), s = 0, t = 1;
        b = b < 0 ? b + (long)prime : b;
        while (b != 0)
        {
            long quotient = a / b;
            (a, b) = (b, a - (quotient * b));
            (s, t) = (t, s - (quotient * t));
        }

        return s > (long)prime / 2 ? s - (long)prime : s < -((long)prime / 2) ? s + (long)prime : s;
    }
}
