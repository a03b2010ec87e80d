using Verify.Numerics.Statistics;

namespace Verify.Numerics.Tests.Statistics;

public sealed class NormalDrawsTests
{
    private const int Draws = 200_000;

    [Fact]
    public void Draws_follow_the_normal_distribution_function_at_every_quarter()
    {
        // Hoeffding: each of the 33 shares is off by more than 0.01 with probability at most 2·exp(−40).
        double[] draws = [.. Stream(1)];
        for (int q = -16; q <= 16; q++)
            Assert.Equal(Interval.NormalCdf(q / 4.0).Midpoint, draws.Count(x => x <= q / 4.0) / (double)Draws, 0.01);
    }

    [Fact]
    public void The_first_four_moments_are_those_of_the_normal_law()
    {
        double[] draws = [.. Stream(2)];
        double[] expected = [0, 1, 0, 3];
        for (int k = 1; k <= 4; k++)
            Assert.Equal(expected[k - 1], draws.Average(x => Math.Pow(x, k)), 0.15);
    }

    [Fact]
    public void Draws_reach_the_tails_as_often_as_they_should()
    {
        // 2·(1 − Φ(3))·200,000 ≈ 540 with standard deviation 23.
        Assert.InRange(Stream(3).Count(x => Math.Abs(x) > 3), 400, 680);
    }

    [Fact]
    public void Equal_streams_give_equal_draws() => Assert.Equal(Stream(4).Take(100), Stream(4).Take(100));

    private static IEnumerable<double> Stream(ulong seed)
    {
        var stream = RandomStream.Named(seed, "normal-draws");
        for (int i = 0; i < Draws; i++)
            yield return NormalDraws.Next(stream);
    }
}
