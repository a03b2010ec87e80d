using System.Numerics;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Perceptrons;

/// <summary>
/// Signed integer vectors z = y·x and the perceptron's rule on them: w ← w + z whenever ⟨w, z⟩ ≤ 0.
/// </summary>
internal sealed class SignedVectors
{
    private static readonly int Lanes = Vector512<int>.Count;

    private readonly int[] rows;
    private readonly int[] columns;   // 16 vectors at a time, coordinate by coordinate
    private readonly long safeWeight; // products of weights up to this stay within 32 bits

    /// <summary>The vectors of a list row by row.</summary>
    /// <exception cref="ArgumentException">The list is empty or not a whole number of vectors.</exception>
    public SignedVectors(ReadOnlySpan<int> vectors, int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (vectors.IsEmpty || vectors.Length % dimension != 0)
        {
            throw new ArgumentException(
                $"Vectors of dimension {dimension} want a positive multiple of {dimension} coordinates; {vectors.Length} came.",
                nameof(vectors));
        }

        Dimension = dimension;
        Count = vectors.Length / dimension;
        rows = vectors.ToArray();
        columns = new int[(Count + Lanes - 1) / Lanes * Lanes * dimension];
        long greatest = 1;
        for (int k = 0; k < Count; k++)
        {
            for (int i = 0; i < dimension; i++)
            {
                int coordinate = rows[(k * dimension) + i];
                columns[(((k / Lanes * dimension) + i) * Lanes) + (k % Lanes)] = coordinate;
                greatest = Math.Max(greatest, Math.Abs((long)coordinate));
            }
        }

        Reach = greatest;
        safeWeight = int.MaxValue / greatest / dimension;
    }

    public int Dimension { get; }

    public int Count { get; }

    /// <summary>The greatest |z_i|, at least 1.</summary>
    public long Reach { get; }

    public ReadOnlySpan<int> this[int index] => rows.AsSpan(index * Dimension, Dimension);

    /// <summary>Writes the indices of all z with ⟨w, z⟩ ≤ 0, ascending, and returns how many there are.</summary>
    /// <exception cref="OverflowException">A product leaves 64 bits.</exception>
    public int Mistakes(ReadOnlySpan<int> w, Span<int> indices)
    {
        int found = 0;
        if (!IsSafe(w))
        {
            for (int k = 0; k < Count; k++)
            {
                if (Product(w, this[k]) <= 0)
                {
                    indices[found++] = k;
                }
            }

            return found;
        }

        for (int first = 0; first < Count; first += Lanes)
        {
            ReadOnlySpan<int> block = columns.AsSpan(first * Dimension, Lanes * Dimension);
            Vector512<int> products = Vector512<int>.Zero;
            for (int i = 0; i < w.Length; i++)
            {
                products += Vector512.Create(block.Slice(i * Lanes, Lanes)) * w[i];
            }

            ulong mistakes = Vector512.LessThanOrEqual(products, Vector512<int>.Zero).ExtractMostSignificantBits();
            mistakes &= (1UL << Math.Min(Lanes, Count - first)) - 1;
            for (; mistakes != 0; mistakes &= mistakes - 1)
            {
                indices[found++] = first + BitOperations.TrailingZeroCount(mistakes);
            }
        }

        return found;
    }

    /// <summary>w + z_k.</summary>
    /// <exception cref="OverflowException">A coordinate leaves 32 bits.</exception>
    public void Update(ReadOnlySpan<int> w, int index, Span<int> next)
    {
        ReadOnlySpan<int> z = this[index];
        for (int i = 0; i < z.Length; i++)
        {
            next[i] = checked(w[i] + z[i]);
        }
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

    private bool IsSafe(ReadOnlySpan<int> w)
    {
        foreach (int weight in w)
        {
            if (weight > safeWeight || weight < -safeWeight)
            {
                return false;
            }
        }

        return true;
    }
}
