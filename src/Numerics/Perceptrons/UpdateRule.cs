namespace Verify.Numerics.Perceptrons;

/// <summary>The perceptron's rule on signed integer vectors z = y·x: w ← w + z whenever ⟨w, z⟩ ≤ 0.</summary>
internal static class UpdateRule
{
    /// <summary>The number of vectors in the flat list.</summary>
    /// <exception cref="ArgumentException">The list is empty or not a whole number of vectors.</exception>
    public static int CheckedCount(ReadOnlySpan<int> vectors, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        return vectors.Length > 0 && vectors.Length % dimension == 0
            ? vectors.Length / dimension
            : throw new ArgumentException(
                $"Vectors of dimension {dimension} want a positive multiple of {dimension} coordinates; {vectors.Length} came.",
                nameof(vectors));
    }

    /// <summary>Whether ⟨w, z⟩ ≤ 0; then w + z is written to <paramref name="next"/>.</summary>
    /// <exception cref="OverflowException">A coordinate leaves 32 bits or the product 64.</exception>
    public static bool Updates(ReadOnlySpan<int> w, ReadOnlySpan<int> z, Span<int> next)
    {
        if (Product(w, z) > 0)
        {
            return false;
        }

        for (int i = 0; i < next.Length; i++)
        {
            next[i] = checked(w[i] + z[i]);
        }

        return true;
    }

    /// <summary>⟨u, v⟩.</summary>
    public static long Product(ReadOnlySpan<int> u, ReadOnlySpan<int> v)
    {
        long sum = 0;
        for (int i = 0; i < u.Length; i++)
        {
            sum = checked(sum + ((long)u[i] * v[i]));
        }

        return sum;
    }
}
