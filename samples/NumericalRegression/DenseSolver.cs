namespace NumericalRegression;

/// <summary>Routine under test: Gaussian elimination in double precision.</summary>
public static class DenseSolver
{
    /// <summary>Solves Ax = b for a square matrix given by its rows; neither argument is changed.</summary>
    /// <param name="matrix">n rows of length n.</param>
    /// <param name="right">The right side, of length n.</param>
    /// <param name="pivoting">Whether rows are exchanged to bring the largest entry of a column to the diagonal.</param>
    public static double[] Solve(double[][] matrix, double[] right, bool pivoting = true)
    {
        int n = right.Length;
        double[][] a = [.. matrix.Select((row, i) => (double[])[.. row, right[i]])];
        for (int k = 0; k < n; k++)
        {
            if (pivoting)
            {
                int p = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(a[i][k]));
                (a[k], a[p]) = (a[p], a[k]);
            }

            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i][k] / a[k][k];
                for (int j = k + 1; j <= n; j++)
                    a[i][j] -= factor * a[k][j];
            }
        }

        var x = new double[n];
        for (int i = n - 1; i >= 0; i--)
        {
            double rest = a[i][n];
            for (int j = i + 1; j < n; j++)
                rest -= a[i][j] * x[j];
            x[i] = rest / a[i][i];
        }

        return x;
    }
}
