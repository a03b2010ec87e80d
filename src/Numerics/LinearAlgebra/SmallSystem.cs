using System.Numerics;

namespace Verify.Numerics.LinearAlgebra;

/// <summary>Gaussian elimination on matrices of a few rows, over doubles, intervals or fractions.</summary>
public static class SmallSystem
{
    /// <summary>The solution x of Ax = b by elimination with partial pivoting.</summary>
    /// <param name="matrix">A, square, row by row; not changed.</param>
    /// <param name="right">b.</param>
    public static double[] Solve(double[][] matrix, double[] right)
    {
        int n = right.Length;
        double[][] rows = [.. matrix.Select((row, i) => (double[])[.. row, right[i]])];
        for (int k = 0; k < n; k++)
        {
            int pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(rows[i][k]));
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            for (int i = 0; i < n; i++)
            {
                double factor = i == k ? 0 : rows[i][k] / rows[k][k];
                for (int j = k; j <= n; j++)
                    rows[i][j] = Math.FusedMultiplyAdd(-factor, rows[k][j], rows[i][j]);
            }
        }

        return [.. rows.Select((row, i) => row[n] / row[i])];
    }

    /// <summary>The inverse of a square matrix.</summary>
    public static double[][] Inverse(double[][] matrix)
    {
        int n = matrix.Length;
        var columns = Enumerable.Range(0, n).Select(k => Solve(matrix, [.. Enumerable.Range(0, n).Select(i => i == k ? 1.0 : 0)])).ToArray();
        return [.. Enumerable.Range(0, n).Select(i => columns.Select(c => c[i]).ToArray())];
    }

    /// <summary>The determinant by elimination without exchanges; over intervals an enclosure, of all reals if a pivot may vanish.</summary>
    public static T Determinant<T>(T[][] matrix)
        where T : INumberBase<T>
    {
        T[][] rows = [.. matrix.Select(row => (T[])row.Clone())];
        T product = T.One;
        for (int k = 0; k < rows.Length; k++)
        {
            product *= rows[k][k];
            for (int i = k + 1; i < rows.Length; i++)
            {
                T factor = rows[i][k] / rows[k][k];
                for (int j = k + 1; j < rows.Length; j++)
                    rows[i][j] -= factor * rows[k][j];
            }
        }

        return product;
    }
}
