using System.Numerics;

namespace Verify.Numerics.Integers;

/// <summary>Arithmetic modulo the prime 2^61 − 1 (Pervushin 1883), where a remainder is a shift and a sum.</summary>
internal static class MersenneField
{
    private const int Exponent = 61;

    public const ulong Prime = (1UL << Exponent) - 1;

    public static ulong Reduce(BigInteger value)
    {
        var remainder = (long)BigInteger.Remainder(value, Prime);
        return remainder < 0 ? (ulong)remainder + Prime : (ulong)remainder;
    }

    public static ulong Multiply(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        ulong sum = (low & Prime) + (low >> Exponent | high << (64 - Exponent));
        return sum >= Prime ? sum - Prime : sum;
    }

    public static ulong Subtract(ulong a, ulong b) => a >= b ? a - b : a + Prime - b;

    /// <summary>a^(p−2), the inverse of a ≠ 0.</summary>
    public static ulong Inverse(ulong a)
    {
        ulong result = 1;
        for (ulong exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? Multiply(result, a) : result;
            a = Multiply(a, a);
        }

        return result;
    }

    /// <summary>Brings the matrix to reduced row echelon form.</summary>
    /// <param name="matrix">Row by row, with elements below the prime.</param>
    /// <param name="width">Elements in a row.</param>
    /// <param name="columns">In how many of the leading columns to look for pivots.</param>
    /// <returns>The column of each pivot, and the row it came from.</returns>
    public static List<(int Column, int Row)> Eliminate(ulong[] matrix, int width, int columns)
    {
        int rows = width == 0 ? 0 : matrix.Length / width;
        int[] origin = [.. Enumerable.Range(0, rows)];
        var pivots = new List<(int Column, int Row)>();
        for (int column = 0; column < columns && pivots.Count < rows; column++)
        {
            int top = pivots.Count;
            int found = top;
            while (found < rows && matrix[(found * width) + column] == 0)
            {
                found++;
            }

            if (found == rows)
            {
                continue;
            }

            Span<ulong> pivot = matrix.AsSpan(top * width, width);
            if (found > top)
            {
                Span<ulong> other = matrix.AsSpan(found * width, width);
                for (int j = 0; j < width; j++)
                {
                    (pivot[j], other[j]) = (other[j], pivot[j]);
                }

                (origin[top], origin[found]) = (origin[found], origin[top]);
            }

            ulong inverse = Inverse(pivot[column]);
            for (int j = column; j < width; j++)
            {
                pivot[j] = Multiply(pivot[j], inverse);
            }

            for (int i = 0; i < rows; i++)
            {
                Span<ulong> row = matrix.AsSpan(i * width, width);
                ulong factor = row[column];
                if (i != top && factor != 0)
                {
                    for (int j = column; j < width; j++)
                    {
                        row[j] = Subtract(row[j], Multiply(factor, pivot[j]));
                    }
                }
            }

            pivots.Add((column, origin[top]));
        }

        return pivots;
    }
}
