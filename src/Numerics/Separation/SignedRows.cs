using System.Numerics;

namespace Verify.Numerics.Separation;

/// <summary>The vectors z_k = ±x_k of labelled integer points; separability and margin depend on them alone.</summary>
internal sealed class SignedRows
{
    private readonly BigInteger[] entries;

    private SignedRows(BigInteger[] entries, int dimension)
    {
        this.entries = entries;
        Dimension = dimension;
        Count = entries.Length / dimension;
        Rounded = Array.ConvertAll(entries, value => (double)value);
    }

    public int Count { get; }

    public int Dimension { get; }

    /// <summary>The same rows in floating point, for searches; entries beyond its range are infinite.</summary>
    public double[] Rounded { get; }

    public ReadOnlySpan<BigInteger> this[int index] => entries.AsSpan(index * Dimension, Dimension);

    /// <summary>The rows of a list of points, those labelled false negated.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static SignedRows Of<T>(ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels)
        where T : IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (points.Length != (long)dimension * labels.Length)
        {
            throw new ArgumentException(
                $"{labels.Length} labels want {labels.Length}·{dimension} coordinates; {points.Length} came.", nameof(points));
        }

        var signed = new BigInteger[points.Length];
        for (int i = 0; i < signed.Length; i++)
        {
            var value = BigInteger.CreateChecked(points[i]);
            signed[i] = labels[i / dimension] ? value : -value;
        }

        return new SignedRows(signed, dimension);
    }

    public static BigInteger Product(ReadOnlySpan<BigInteger> u, ReadOnlySpan<BigInteger> v)
    {
        BigInteger sum = BigInteger.Zero;
        for (int i = 0; i < u.Length; i++)
        {
            sum += u[i] * v[i];
        }

        return sum;
    }

    /// <summary>Σ y_k z_k over the listed rows.</summary>
    public BigInteger[] Combine(ReadOnlySpan<int> rows, ReadOnlySpan<BigInteger> multipliers)
    {
        var sum = new BigInteger[Dimension];
        for (int k = 0; k < rows.Length; k++)
        {
            ReadOnlySpan<BigInteger> row = this[rows[k]];
            for (int j = 0; j < sum.Length; j++)
            {
                sum[j] += multipliers[k] * row[j];
            }
        }

        return sum;
    }

    /// <summary>The row with the least ⟨v, z_k⟩, the first of several, and this product.</summary>
    public (int Index, BigInteger Product) Least(ReadOnlySpan<BigInteger> v)
    {
        (int Index, BigInteger Product) least = (0, Product(v, this[0]));
        for (int k = 1; k < Count; k++)
        {
            BigInteger product = Product(v, this[k]);
            least = product < least.Product ? (k, product) : least;
        }

        return least;
    }
}
