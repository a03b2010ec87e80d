namespace Verify.Numerics.Inertia;

/// <summary>
/// An invertible T with T·H·Tᵀ diagonal, for a symmetric H. By Sylvester's law of inertia the signs on the diagonal are
/// those of the eigenvalues of H (J. J. Sylvester 1852).
/// </summary>
/// <param name="Basis">The rows of T, coprime integers each.</param>
/// <param name="Diagonal">The diagonal of T·H·Tᵀ.</param>
public sealed record CongruenceDiagonal(Rational[][] Basis, Rational[] Diagonal)
{
    /// <summary>The number of negative eigenvalues of H.</summary>
    public int Negative => Diagonal.Count(d => d.Sign < 0);

    /// <summary>The dimension of the kernel of H.</summary>
    public int Zero => Diagonal.Count(d => d.Sign == 0);

    /// <summary>The number of positive eigenvalues of H.</summary>
    public int Positive => Diagonal.Count(d => d.Sign > 0);

    /// <summary>Symmetric elimination; where no pivot is left on the diagonal but one beside it, a row and its column are added to another first.</summary>
    /// <param name="matrix">H, n × n and symmetric.</param>
    /// <param name="start">The rows of an invertible T to start from, in which H is nearly diagonal already; the unit matrix if left out.</param>
    /// <exception cref="ArgumentException">H is not symmetric.</exception>
    public static CongruenceDiagonal Of(Rational[][] matrix, Rational[][]? start = null)
    {
        int n = matrix.Length;
        if (matrix.Index().Any(row => row.Item.Length != n || Enumerable.Range(0, row.Index).Any(j => row.Item[j] != matrix[j][row.Index])))
            throw new ArgumentException("The matrix is not symmetric.", nameof(matrix));
        Rational[][] basis = start is null
            ? [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => i == j ? Rational.One : Rational.Zero).ToArray())]
            : [.. start.Select(row => row.ToArray())];
        Rational[][] images = [.. basis.Select(row => matrix.Select(h => Dot(row, h)).ToArray())];
        Rational[][] form = [.. images.Select(image => basis.Select(row => Dot(image, row)).ToArray())];
        var left = Enumerable.Range(0, n).ToList();
        while (left.Count > 0)
        {
            int pivot = left.FindIndex(i => form[i][i].Sign != 0);
            if (pivot < 0)
            {
                pivot = left.FindIndex(i => left.Exists(j => form[i][j].Sign != 0));
                if (pivot < 0)
                    break;
                AddRow(left[pivot], left.First(j => form[left[pivot]][j].Sign != 0), Rational.One);
            }

            int p = left[pivot];
            left.RemoveAt(pivot);
            foreach (int i in left.Where(i => form[i][p].Sign != 0))
                AddRow(i, p, -form[i][p] / form[p][p]);
        }

        Rational[] scales = [.. basis.Select(Scale)];
        return new(
            [.. basis.Select((row, i) => row.Select(x => x * scales[i]).ToArray())],
            [.. Enumerable.Range(0, n).Select(i => form[i][i] * scales[i] * scales[i])]);

        void AddRow(int to, int from, Rational factor)
        {
            for (int j = 0; j < n; j++)
            {
                if (form[from][j].Sign != 0)
                    form[to][j] += factor * form[from][j];
                if (basis[from][j].Sign != 0)
                    basis[to][j] += factor * basis[from][j];
            }

            for (int j = 0; j < n; j++)
            {
                if (form[j][from].Sign != 0)
                    form[j][to] += factor * form[j][from];
            }
        }
    }

    // Makes the entries of a row coprime integers.
    private static Rational Scale(Rational[] row)
    {
        var denominator = row.Aggregate(System.Numerics.BigInteger.One, (lcm, x) => lcm / System.Numerics.BigInteger.GreatestCommonDivisor(lcm, x.Denominator) * x.Denominator);
        var content = row.Aggregate(System.Numerics.BigInteger.Zero, (gcd, x) => System.Numerics.BigInteger.GreatestCommonDivisor(gcd, x.Numerator * (denominator / x.Denominator)));
        return new(denominator, content.IsZero ? 1 : content);
    }

    private static Rational Dot(Rational[] a, Rational[] b)
    {
        var sum = Rational.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i].Sign != 0 && b[i].Sign != 0)
                sum += a[i] * b[i];
        }

        return sum;
    }
}
