using Verify.Numerics.LinearAlgebra;

namespace Verify.Numerics.Tests.Landscapes;

public sealed class EnclosureTests
{
    [Fact]
    public void Krawczyk_finds_the_golden_section_and_refuses_a_box_without_a_zero()
    {
        // x² − x − 1 = 0.
        Interval[] Image(double m, double radius) => Krawczyk.Image(
            [((Interval)m * m) - m - 1], [[(2 * (m + new Interval(-radius, radius))) - 1]], [[1 / ((2 * m) - 1)]], radius);
        Assert.True(Krawczyk.Proves(Image(1.618, 0.01), 0.01));
        Assert.True((1.618 + Image(1.618, 0.01)[0]).Contains(1.6180339887498949));
        Assert.False(Krawczyk.Proves(Image(1.5, 0.01), 0.01));
    }

    [Fact]
    public void Least_eigenvalues_lie_between_their_bounds()
    {
        // The second difference of n points has the least eigenvalue 2 − 2cos(π/(n + 1)).
        const int n = 12;
        Interval[][] matrix = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => (Interval)(i == j ? 2 : Math.Abs(i - j) == 1 ? -1 : 0)).ToArray())];
        double least = 2 - (2 * Math.Cos(Math.PI / (n + 1)));
        double below = LeastEigenvalue.Below(matrix, 0.99 * least);
        var basis = JacobiEigenvectors.Of(Array.ConvertAll(matrix, row => Array.ConvertAll(row, x => x.Midpoint)));
        Assert.InRange(below, 0.98 * least, least);
        Assert.InRange(LeastEigenvalue.Above(matrix, basis.Vectors[0]), least, least + 1e-12);
        Assert.Equal(double.NegativeInfinity, LeastEigenvalue.Below(matrix, 1.01 * least));
    }

    [Fact]
    public void Jacobi_reconstructs_and_inverts_the_matrix()
    {
        var stream = RandomStream.Named(3, "symmetric");
        double[][] matrix = [.. Enumerable.Range(0, 9).Select(i => Enumerable.Range(0, i + 1).Select(_ => stream.NextDouble(-1, 1)).ToArray())];
        var basis = JacobiEigenvectors.Of(matrix);
        var inverse = basis.Inverse();
        double Entry(int i, int j) => matrix[Math.Max(i, j)][Math.Min(i, j)];
        for (int i = 0; i < 9; i++)
        {
            for (int j = 0; j < 9; j++)
            {
                Assert.Equal(Entry(i, j), Enumerable.Range(0, 9).Sum(e => basis.Values[e] * basis.Vectors[e][i] * basis.Vectors[e][j]), 1e-13);
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, 9).Sum(k => Entry(i, k) * inverse[k][j]), 1e-10);
            }
        }
    }

    [Fact]
    public void Determinants_of_intervals_contain_those_of_fractions()
    {
        Rational[][] matrix = [[3, 1, new(1, 7)], [1, -2, 5], [new(2, 3), 1, 1]];
        Assert.True(SmallSystem.Determinant(Array.ConvertAll(matrix, r => Array.ConvertAll(r, x => (Interval)x))).Contains(SmallSystem.Determinant(matrix)));
        Assert.Equal([1.0, 2.0], SmallSystem.Solve([[0, 2], [3, 1]], [4, 5]), (a, b) => Math.Abs(a - b) < 1e-14);
    }
}
