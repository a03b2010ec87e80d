using MathNet.Numerics.LinearAlgebra;
using Verify.Numerics.Networks;

namespace Verify.Numerics.Tests.Networks;

public sealed class SpectralNormTests
{
    public static TheoryData<int> Replicates => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Replicates))]
    public void The_bound_is_above_the_largest_singular_value_and_close_to_it(int replicate)
    {
        var stream = RandomStream.Named(3, "spectral-norm", $"{replicate}");
        int rows = stream.Next(1, 20), columns = stream.Next(1, 20), size = 1 << stream.Next(0, 14);
        int[][] a = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => stream.Next(-size, size)).ToArray())];
        a[0][0] = size;
        double largest = Matrix<double>.Build.Dense(rows, columns, (i, j) => a[i][j]).L2Norm();
        double bound = (double)SpectralNorm.SquaredBound(a);
        Assert.InRange(bound, largest * largest * (1 - 1e-9), (largest * largest * 1.02) + 4);
    }

    [Fact]
    public void A_start_across_the_singular_vector_makes_no_bound_too_small() =>
        Assert.InRange((double)SpectralNorm.SquaredBound([[11, 0], [-10, 0]]), 221, 227); // the start is (1, 1.1), the singular vector (11, −10)

    [Fact]
    public void Nothing_is_said_of_a_matrix_of_zeros() => Assert.Throws<ArgumentException>(() => SpectralNorm.SquaredBound([[0, 0]]));
}
