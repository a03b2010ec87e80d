using Verify.Numerics.LinearAlgebra;
using Verify.Numerics.Networks;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.Tests.Landscapes;

public sealed class SpectrumTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(40)]
    public void Eigenvalues_are_those_of_Jacobis_rotations(int n)
    {
        var stream = RandomStream.Named((ulong)n, "symmetric");
        double[][] matrix = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, i + 1).Select(_ => stream.NextDouble(-1, 1)).ToArray())];
        AssertSpectrum(matrix);
    }

    [Fact]
    public void Blocks_and_zeros_do_no_harm()
    {
        AssertSpectrum([[0], [0, 0], [0, 0, 0]]);
        AssertSpectrum([[2], [1, 2], [0, 0, 5], [0, 0, 0, -1], [0, 0, 3, 0, 1]]);
        AssertSpectrum([.. Enumerable.Range(0, 12).Select(i => Enumerable.Range(0, i + 1).Select(j => i == j ? 3.0 : 1).ToArray())]);
    }

    [Fact]
    public void Entries_that_are_not_finite_are_refused()
    {
        var spectrum = new SymmetricSpectrum(3);
        spectrum.Matrix[1] = double.NaN;
        Assert.Throws<ArithmeticException>(() => spectrum.Eigenvalues().Length);
    }

    [Fact]
    public void The_closed_form_is_the_Hessian_that_dual_numbers_give()
    {
        const int inputs = 3, hidden = 4, samples = 5;
        var stream = RandomStream.Named(1, "network");
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => stream.NextDouble(-1, 1))];
        var kernel = new HiddenLayerHessian(inputs, hidden, samples);
        double[] parameters = Draw(kernel.Count), x = Draw(samples * inputs), y = Draw(samples);
        int stride = (kernel.Count + 7) / 8 * 8;
        double[] found = new double[kernel.Count * stride];
        kernel.Evaluate(parameters, x, y, found);
        var network = new DenseNetwork<double>([inputs, hidden, 1], [new Tanh<double>(), new Identity<double>()], parameters);
        double[,] expected = Curvature.Hessian(network, new SquaredLoss<double>(), x, y);
        for (int i = 0; i < kernel.Count; i++)
        {
            for (int j = 0; j < kernel.Count; j++)
                Assert.Equal(expected[i, j], found[(i * stride) + j], 1e-13);
        }
    }

    private static void AssertSpectrum(double[][] lower)
    {
        int n = lower.Length;
        var spectrum = new SymmetricSpectrum(n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
                spectrum.Matrix[(i * spectrum.Stride) + j] = lower[Math.Max(i, j)][Math.Min(i, j)];
        }

        double[] found = spectrum.Eigenvalues().ToArray(), expected = JacobiEigenvectors.Of(lower).Values;
        for (int i = 0; i < n; i++)
            Assert.Equal(expected[i], found[i], 1e-13 * Math.Max(1, n));
    }
}
