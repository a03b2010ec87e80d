using MathNet.Numerics.LinearAlgebra;
using Verify.Numerics.LeastSquares;
using Verify.Numerics.Statistics;

namespace Verify.Numerics.Tests.LeastSquares;

public sealed class MinimumNormRiskTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 3)]
    [InlineData(20, 8)]
    [InlineData(40, 17)]
    [InlineData(120, 100)]
    public void Trace_pivot_and_projection_are_those_of_the_inverse(int rows, int columns)
    {
        var stream = RandomStream.Named(11, "least squares", $"{rows}");
        double[] m = new double[rows * columns], beta = new double[rows];
        NormalDraws.Fill(stream, m);
        NormalDraws.Fill(stream, beta);
        var matrix = Matrix<double>.Build.DenseOfRowMajor(rows, columns, m);
        var inverse = (matrix.Transpose() * matrix).Inverse();
        var b = Vector<double>.Build.Dense(beta);

        var found = new MinimumNormRisk(200, 104).Of(m, columns, beta);

        Assert.Equal(inverse.Trace(), found.Trace, 1e-10 * inverse.Trace());
        Assert.Equal(1 / inverse[columns - 1, columns - 1], found.Pivot, 1e-9 * found.Pivot);
        Assert.Equal(b * (matrix * (inverse * (matrix.Transpose() * b))), found.Projected, 1e-10 * (b * b));
    }

    [Fact]
    public void Memory_used_before_leaves_no_trace()
    {
        var stream = RandomStream.Named(12, "least squares");
        double[] large = new double[30 * 20], small = new double[10 * 5];
        NormalDraws.Fill(stream, large);
        NormalDraws.Fill(stream, small);
        var used = new MinimumNormRisk(30, 20);
        used.Of(large, 20, []);
        Assert.Equal(new MinimumNormRisk(10, 5).Of(small, 5, []), used.Of(small, 5, []));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        var risk = new MinimumNormRisk(10, 5);
        Assert.Throws<ArgumentException>(() => risk.Of(new double[6], 4, []));
        Assert.Throws<ArgumentException>(() => risk.Of(new double[12], 4, []));
        Assert.Throws<ArgumentException>(() => risk.Of(new double[20], 4, new double[3]));
        Assert.Throws<ArgumentException>(() => risk.Of(new double[44], 4, []));
    }
}
