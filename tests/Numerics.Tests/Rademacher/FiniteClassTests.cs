using System.Numerics;
using Verify.Numerics.Rademacher;

namespace Verify.Numerics.Tests.Rademacher;

public sealed class FiniteClassTests
{
    [Fact]
    public void The_mean_of_the_maximum_is_the_one_over_all_signs()
    {
        var stream = RandomStream.Named(5, "maxima");
        for (int trial = 0; trial < 30; trial++)
        {
            int[][] a = [.. Enumerable.Range(0, 1 + trial).Select(_ => (int[])[.. Enumerable.Range(0, 6).Select(_ => stream.Next(-9, 9))])];
            long naive = Enumerable.Range(0, 64).Sum(s => a.Max(v => v.Select((c, i) => ((s >> i) & 1) == 1 ? (long)c : -c).Sum()));
            Assert.Equal(new Rational(naive, 64), FiniteClass.MeanMaximum(a));
        }
    }

    [Fact]
    public void The_whole_cube_has_the_average_m() =>
        Assert.Equal(4, FiniteClass.MeanMaximum([.. Enumerable.Range(0, 16).Select(s => (int[])[.. Enumerable.Range(0, 4).Select(i => ((s >> i) & 1) == 1 ? 1 : -1)])]));

    [Fact]
    public void Shattered_sets_are_those_whose_traces_are_all_there()
    {
        var stream = RandomStream.Named(6, "families");
        for (int trial = 0; trial < 50; trial++)
        {
            uint[] all = [.. Enumerable.Range(0, 32).Select(s => (uint)s)];
            stream.Shuffle<uint>(all);
            uint[] family = all[..(1 + stream.Next(32))];
            var shattered = FiniteClass.Shattered(family, 5);
            Assert.Equal(Enumerable.Range(0, 32).Select(s => (uint)s).Where(s => FiniteClass.Shatters(family, s)), shattered.Order());
            Assert.Equal(shattered.Max(BitOperations.PopCount), BitOperations.PopCount(shattered[^1]));
        }
    }

    [Theory]
    [InlineData(5, 2, 16)]
    [InlineData(5, 5, 32)]
    [InlineData(5, 9, 32)]
    [InlineData(5, -1, 0)]
    [InlineData(0, 0, 1)]
    public void The_bound_sums_binomials(int points, int dimension, int bound) => Assert.Equal(bound, FiniteClass.SauerBound(points, dimension));
}
