using Verify.Numerics.LinearAlgebra;

namespace Verify.Numerics.Tests.LinearAlgebra;

public sealed class SingularValuesTests
{
    // AᵀA has the trace 50 and the determinant 225.
    [Fact]
    public void Singular_values_of_a_small_matrix_are_the_known_ones()
    {
        double[] values = SingularValues.Of(new double[,] { { 3, 0 }, { 4, 5 } });
        Assert.Equal(Math.Sqrt(45), values[0], 1e-14 * 45);
        Assert.Equal(Math.Sqrt(5), values[1], 1e-14 * 45);
    }

    [Fact]
    public void A_Hadamard_matrix_has_a_flat_spectrum()
    {
        var matrix = new double[16, 16];
        for (int x = 0; x < 16; x++)
        {
            for (int y = 0; y < 16; y++)
                matrix[x, y] = int.IsOddInteger(int.PopCount(x & y)) ? -1 : 1;
        }

        Assert.All(SingularValues.Of(matrix), value => Assert.Equal(4, value, 1e-13));
    }
}
