namespace Verify.Numerics.LinearAlgebra;

/// <summary>Eigenvalues of symmetric rational matrices counted exactly.</summary>
public static class Inertia
{
    /// <summary>How many eigenvalues lie below a number, or null if a leading minor of A − μI vanishes and the signs say nothing.</summary>
    /// <param name="matrix">A, symmetric, row by row; not changed.</param>
    /// <param name="number">μ.</param>
    /// <remarks>A − μI = LDLᵀ without exchanges has as many negative entries in D as A has eigenvalues below μ (J. J. Sylvester 1852).</remarks>
    public static int? Below(Rational[][] matrix, Rational number)
    {
        Rational[][] rows = [.. matrix.Select((row, i) => row.Select((x, j) => i == j ? x - number : x).ToArray())];
        int negative = 0;
        for (int k = 0; k < rows.Length; k++)
        {
            if (rows[k][k].Sign == 0)
                return null;
            negative += rows[k][k].Sign < 0 ? 1 : 0;
            for (int i = k + 1; i < rows.Length; i++)
            {
                Rational factor = rows[i][k] / rows[k][k];
                for (int j = k + 1; j < rows.Length; j++)
                    rows[i][j] -= factor * rows[k][j];
            }
        }

        return negative;
    }
}
