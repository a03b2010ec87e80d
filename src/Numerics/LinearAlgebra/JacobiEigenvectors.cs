namespace Verify.Numerics.LinearAlgebra;

/// <summary>A symmetric matrix as V·diag(λ)·Vᵀ, up to rounding: a guess for what is enclosed afterwards.</summary>
/// <param name="Values">λ, ascending.</param>
/// <param name="Vectors">Row i is the unit vector that belongs to Values[i].</param>
public sealed record Eigenbasis(double[] Values, double[][] Vectors)
{
    /// <summary>V·diag(λ)⁻¹·Vᵀ, an approximate inverse.</summary>
    public double[][] Inverse()
    {
        int n = Values.Length;
        var inverse = JacobiEigenvectors.Square(n);
        for (int e = 0; e < n; e++)
        {
            double[] v = Vectors[e];
            for (int i = 0; i < n; i++)
            {
                double factor = v[i] / Values[e];
                for (int j = 0; j < n; j++)
                    inverse[i][j] = Math.FusedMultiplyAdd(factor, v[j], inverse[i][j]);
            }
        }

        return inverse;
    }
}

/// <summary>
/// Cyclic Jacobi rotations (C. G. J. Jacobi 1846; G. H. Golub, C. F. Van Loan, Matrix Computations, 4th ed., §8.5): slower than
/// tridiagonal methods, but short, accurate also for small eigenvalues, and the same bits on every machine.
/// </summary>
public static class JacobiEigenvectors
{
    private const int MostSweeps = 60;

    /// <summary>Eigenvalues and eigenvectors of a symmetric matrix, of which the lower triangle is read.</summary>
    /// <exception cref="ArithmeticException">The entries are not finite, or sixty sweeps do not suffice.</exception>
    public static Eigenbasis Of(double[][] matrix)
    {
        int n = matrix.Length;
        var a = Square(n);
        var v = Square(n);
        double scale = 0;
        for (int i = 0; i < n; i++)
        {
            v[i][i] = 1;
            for (int j = 0; j <= i; j++)
            {
                a[i][j] = a[j][i] = matrix[i][j];
                scale = Math.Max(scale, Math.Abs(matrix[i][j]));
            }
        }

        double negligible = scale * 1e-17;
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            bool rotated = false;
            for (int p = 0; p < n; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    if (!(Math.Abs(a[p][q]) <= negligible))
                    {
                        rotated = true;
                        Rotate(a, v, p, q);
                    }
                }
            }

            if (!rotated)
            {
                int[] order = [.. Enumerable.Range(0, n).OrderBy(i => a[i][i])];
                return new([.. order.Select(i => a[i][i])], [.. order.Select(i => v[i])]);
            }
        }

        throw new ArithmeticException($"Jacobi's rotations of a {n} × {n} matrix have not converged; its entries must be finite.");
    }

    internal static double[][] Square(int n) => [.. Enumerable.Range(0, n).Select(_ => new double[n])];

    private static void Rotate(double[][] a, double[][] v, int p, int q)
    {
        double half = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double t = (half >= 0 ? 1 : -1) / (Math.Abs(half) + Math.Sqrt(Math.FusedMultiplyAdd(half, half, 1)));
        double c = 1 / Math.Sqrt(Math.FusedMultiplyAdd(t, t, 1)), s = t * c;
        double shift = t * a[p][q];
        double pp = a[p][p] - shift, qq = a[q][q] + shift;
        Mix(a[p], a[q], c, s);
        for (int i = 0; i < a.Length; i++)
        {
            a[i][p] = a[p][i];
            a[i][q] = a[q][i];
        }

        (a[p][p], a[q][q], a[p][q], a[q][p]) = (pp, qq, 0, 0);
        Mix(v[p], v[q], c, s);
    }

    // (x, y) becomes (cx − sy, sx + cy).
    private static void Mix(double[] x, double[] y, double c, double s)
    {
        for (int i = 0; i < x.Length; i++)
        {
            double u = x[i], w = y[i];
            x[i] = Math.FusedMultiplyAdd(c, u, -(s * w));
            y[i] = Math.FusedMultiplyAdd(s, u, c * w);
        }
    }
}
