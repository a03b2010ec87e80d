namespace Verify.Numerics.Inertia;

/// <summary>Orthogonal matrices with rational entries.</summary>
public static class CayleyTransform
{
    /// <summary>(I − S)(I + S)⁻¹ for a skew matrix S, which is orthogonal; every orthogonal matrix without the eigenvalue −1 has this form (A. Cayley 1846).</summary>
    /// <param name="below">The entries of S below the diagonal, row by row: n(n − 1)/2 numbers.</param>
    /// <param name="size">n, at least 1.</param>
    /// <exception cref="ArgumentException">The number of entries does not fit.</exception>
    public static Rational[][] Orthogonal(ReadOnlySpan<int> below, int size)
    {
        if (size < 1 || below.Length != size * (size - 1) / 2)
            throw new ArgumentException($"A skew {size} × {size} matrix has {size * (size - 1) / 2} entries below its diagonal; {below.Length} came.", nameof(below));

        // I + S is invertible: xᵀ(I + S)x = |x|². With (I + S)ᵀ = I − S the product is Q = (I + S)ᵀ(I + S)⁻¹ = 2(I + S)⁻¹ − I.
        var rows = new Rational[size][];
        for ((int i, int next) = (0, 0); i < size; i++)
        {
            rows[i] = new Rational[2 * size];
            (rows[i][i], rows[i][size + i]) = (1, 1);
            for (int j = 0; j < i; j++, next++)
                (rows[i][j], rows[j][i]) = (below[next], -below[next]);
        }

        for (int k = 0; k < size; k++)
        {
            // The leading blocks of I + S are of the same form, so no pivot vanishes.
            var pivot = Rational.Inverse(rows[k][k]);
            rows[k] = [.. rows[k].Select(x => x * pivot)];
            for (int i = 0; i < size; i++)
            {
                var factor = rows[i][k];
                if (i != k && factor.Sign != 0)
                    rows[i] = [.. rows[i].Zip(rows[k], (x, y) => x - (factor * y))];
            }
        }

        return [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => (2 * rows[i][size + j]) - (i == j ? 1 : 0)).ToArray())];
    }
}
