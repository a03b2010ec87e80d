namespace Verify.Numerics;

/// <summary>The least eigenvalue of every symmetric matrix within given interval entries, from both sides.</summary>
public static class LeastEigenvalue
{
    /// <summary>A number that no eigenvalue lies below; −∞ if the shift is too large for the factorization.</summary>
    /// <param name="matrix">Enclosures of the entries; the lower triangle is read.</param>
    /// <param name="shift">μ, a guess slightly below the least eigenvalue.</param>
    /// <remarks>
    /// For any real L, H = μI + LLᵀ + E with E = H − μI − LLᵀ, and LLᵀ is positive semidefinite, so λ ≥ μ − ‖E‖∞. L is the rounded Cholesky
    /// factor of the midpoints; only E is enclosed (after S. M. Rump, Verification of positive definiteness, BIT 46, 2006).
    /// </remarks>
    public static double Below(Interval[][] matrix, double shift)
    {
        int n = matrix.Length;
        if (Factor(matrix, shift) is not { } l)
            return double.NegativeInfinity;

        double[] sums = new double[n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                Interval rest = i == j ? matrix[i][i] - shift : matrix[i][j];
                for (int k = 0; k <= j; k++)
                    rest -= (Interval)l[i][k] * l[j][k];
                sums[i] = Rounded.AddUp(sums[i], rest.Magnitude);
                if (i != j)
                    sums[j] = Rounded.AddUp(sums[j], rest.Magnitude);
            }
        }

        return Rounded.AddDown(shift, -sums.Max());
    }

    /// <summary>A number that the least eigenvalue does not exceed: the Rayleigh quotient of the vector, rounded up.</summary>
    /// <param name="matrix">Enclosures of the entries, row by row.</param>
    /// <param name="vector">Any vector but 0; near an eigenvector the bound is sharp.</param>
    public static double Above(Interval[][] matrix, double[] vector)
    {
        Interval form = Interval.Zero, square = Interval.Zero;
        for (int i = 0; i < vector.Length; i++)
        {
            Interval sum = Interval.Zero;
            for (int j = 0; j < vector.Length; j++)
                sum += matrix[i][j] * vector[j];
            form += sum * vector[i];
            square += Interval.Square(vector[i]);
        }

        return (form / square).Upper;
    }

    private static double[][]? Factor(Interval[][] matrix, double shift)
    {
        int n = matrix.Length;
        var l = new double[n][];
        for (int i = 0; i < n; i++)
        {
            l[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double rest = matrix[i][j].Midpoint - (i == j ? shift : 0);
                for (int k = 0; k < j; k++)
                    rest = Math.FusedMultiplyAdd(-l[i][k], l[j][k], rest);
                if (i == j && !(rest > 0))
                    return null;
                l[i][j] = i == j ? Math.Sqrt(rest) : rest / l[j][j];
            }
        }

        return l;
    }
}
