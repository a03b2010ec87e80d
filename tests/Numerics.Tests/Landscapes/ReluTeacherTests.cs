using Verify.Numerics.Landscapes;
using Verify.Numerics.LinearAlgebra;

namespace Verify.Numerics.Tests.Landscapes;

public sealed class ReluTeacherTests
{
    [Fact]
    public void Gradient_is_the_slope_of_the_objective_and_Hessian_that_of_the_gradient()
    {
        var w = Draw(4, 5, 7);
        const double h = 1e-5;
        var gradient = ReluTeacher<double>.Gradient(w, 3);
        var hessian = ReluTeacher<double>.Hessian(w, 3);
        for (int i = 0; i < 20; i++)
        {
            var (up, down) = (Moved(w, i, h), Moved(w, i, -h));
            Assert.Equal((ReluTeacher<double>.Objective(up, 3) - ReluTeacher<double>.Objective(down, 3)) / (2 * h), gradient[i], 1e-8);
            var (high, low) = (ReluTeacher<double>.Gradient(up, 3), ReluTeacher<double>.Gradient(down, 3));
            for (int j = 0; j < 20; j++)
                Assert.Equal((high[j] - low[j]) / (2 * h), hessian[i][j], 1e-8);
        }
    }

    [Fact]
    public void Further_coordinates_add_the_block_beyond()
    {
        double[][] w = [.. Draw(3, 2, 11).Select(row => (double[])[.. row, 0])];
        var hessian = ReluTeacher<double>.Hessian(w, 2);
        var block = ReluTeacher<double>.HessianBeyond(w, 2);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                Assert.Equal(hessian[(3 * i) + 2][(3 * j) + 2], block[i][j], 1e-13);
                Assert.Equal(0, hessian[3 * i][(3 * j) + 2], 1e-13);
            }
        }
    }

    [Fact]
    public void Enclosures_contain_what_doubles_find_inside_the_box()
    {
        var w = Draw(3, 4, 13);
        var box = CriticalPoint.Around(w, 1e-3);
        var inside = Array.ConvertAll(w, row => Array.ConvertAll(row, x => x + 7e-4));
        Assert.True(ReluTeacher<Interval>.Objective(box, 4).Contains(ReluTeacher<double>.Objective(inside, 4)));
        Assert.All(ReluTeacher<Interval>.Gradient(box, 4).Zip(ReluTeacher<double>.Gradient(inside, 4)), p => Assert.True(p.First.Contains(p.Second)));
        Assert.All(
            ReluTeacher<Interval>.Hessian(box, 4).SelectMany(r => r).Zip(ReluTeacher<double>.Hessian(inside, 4).SelectMany(r => r)),
            p => Assert.True(p.First.Contains(p.Second)));
    }

    [Theory]
    [InlineData(6, 0.0250805810024630, 0.0047003547)]
    [InlineData(7, 0.0232027149, 0.014059)]
    [InlineData(10, 0.0187021946, 0.031964)]
    public void The_branch_has_the_values_known_from_other_programs(int k, double objective, double least)
    {
        double[] p = [.. MinimumBranch.AtSix];
        for (int j = 6; j <= k; j++)
            p = MinimumBranch.Follow(p, j);
        var point = CriticalPoint.Certify(MinimumBranch.Matrix(p, k), k, Math.ScaleB(1, -24), steps: 1);
        Assert.True(point.Exists);
        Assert.Equal(objective, point.Objective.Midpoint, 1e-10);
        Assert.Equal(least, point.Spectrum[0], 1e-6);
        Assert.InRange(point.Least.Lower, 0.9 * least, least);
        Assert.InRange(point.LeastBeyond.Lower, 0.18, 0.22);
        Assert.True(point.Objective.Width < 1e-10);
    }

    [Fact]
    public void The_standard_block_has_eigenvalues_of_the_full_Hessian()
    {
        double[] p = MinimumBranch.Follow([.. MinimumBranch.AtSix], 6);
        var block = MinimumBranch.StandardBlock(p, 6);
        var spectrum = JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(MinimumBranch.Matrix(p, 6), 6)).Values;
        Assert.Equal(5, spectrum.Count(value => Math.Abs(SmallSystem.Determinant(Shifted(block, value))) < 1e-9) / 4);
        Assert.True(SmallSystem.Determinant(block) > 0);
        Assert.True(SmallSystem.Determinant(MinimumBranch.StandardBlock(MinimumBranch.Follow(p, 5), 5)) < 0);
    }

    private static double[][] Shifted(double[][] block, double value) => [.. block.Select((row, i) => row.Select((x, j) => i == j ? x - value : x).ToArray())];

    private static double[][] Moved(double[][] w, int index, double by)
    {
        int d = w[0].Length;
        return [.. w.Select((row, i) => row.Select((x, c) => (i * d) + c == index ? x + by : x).ToArray())];
    }

    private static double[][] Draw(int rows, int columns, ulong seed)
    {
        var stream = RandomStream.Named(seed, "student");
        return [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => stream.NextDouble(-1, 1)).ToArray())];
    }
}
