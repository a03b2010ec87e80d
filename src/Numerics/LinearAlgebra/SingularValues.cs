using MathNet.Numerics.LinearAlgebra;

namespace Verify.Numerics.LinearAlgebra;

/// <summary>Singular values in floating point, for figures; never evidence.</summary>
public static class SingularValues
{
    /// <summary>All singular values, largest first.</summary>
    /// <param name="matrix">Finite entries.</param>
    /// <returns>min(rows, columns) numbers, each wrong by a small multiple of the unit roundoff times the largest.</returns>
    public static double[] Of(double[,] matrix) => Matrix<double>.Build.DenseOfArray(matrix).Svd(computeVectors: false).S.ToArray();
}
