using Verify.Numerics.Statistics;

namespace Verify.Numerics.Tests.Statistics;

public sealed class BoundedMeanTests
{
    [Fact]
    public void Bernstein_limits_are_those_of_Maurer_and_Pontil()
    {
        // Fair coins: the mean ½, the variance ¼.
        var (lower, upper) = BoundedMean.EmpiricalBernstein(10_000, 5000, 5000, 1, 1e-5);
        Assert.Equal(0.5, (lower + upper) / 2, 1e-12);
        Assert.Equal(Math.Sqrt(0.5 * (10_000.0 / 9999) * Math.Log(4e5) / 10_000) + (7 * Math.Log(4e5) / (3 * 9999.0)), (upper - lower) / 2, 1e-12);
    }

    [Fact]
    public void Power_is_nothing_for_a_small_gap_and_nearly_one_for_a_large_one()
    {
        Assert.Equal(0, BoundedMean.Power(1000, 0.01, 1, 1e-5).Upper);
        Assert.True(BoundedMean.Power(1000, 0.5, 1, 1e-5).Lower > 1 - 1e-6);
    }
}
