using Verify.Numerics.Statistics;

namespace Verify.Numerics.Tests.Statistics;

public sealed class PivotTests
{
    [Theory]
    [InlineData(2, 1, 0.3934693402873666)]
    [InlineData(1, 1, 0.6826894921370859)]
    [InlineData(6, 10, 0.8753479805169189)]
    public void Tails_of_the_chi_squared_law_are_known(double degrees, double x, double tail) =>
        Assert.Equal(tail, ChiSquared.LowerTail(degrees, x), 1e-12);

    [Fact]
    public void The_limits_for_the_degrees_of_freedom_leave_half_of_alpha_on_either_side()
    {
        var (lower, upper) = ChiSquared.DegreesOfFreedom(sum: 5000, count: 1000, alpha: 0.01);
        Assert.InRange(5, lower, upper);
        Assert.Equal(0.005, 1 - ChiSquared.LowerTail(1000 * lower, 5000), 1e-5);
        Assert.Equal(0.005, ChiSquared.LowerTail(1000 * upper, 5000), 1e-5);
    }

    [Fact]
    public void The_limits_for_a_share_leave_half_of_alpha_on_either_side()
    {
        var (lower, upper) = BetaShare.Mean(0.3, 500, 0.01);
        Assert.InRange(0.3, lower, upper);
        Assert.Equal(0.005, 1 - BetaShare.LowerTail(lower, 500, 0.3), 1e-6);
        Assert.Equal(0.005, BetaShare.LowerTail(upper, 500, 0.3), 1e-6);
    }

    [Fact]
    public void Drawn_numbers_have_the_moments_and_tails_of_the_normal_law()
    {
        double[] z = new double[400_000];
        NormalDraws.Fill(RandomStream.Named(1, "normal"), z);
        Assert.Equal(0, z.Average(), 5 / Math.Sqrt(z.Length));
        Assert.Equal(1, z.Average(v => v * v), 5 * Math.Sqrt(2.0 / z.Length));
        Assert.Equal(3, z.Average(v => v * v * v * v), 5 * Math.Sqrt(96.0 / z.Length));
        Assert.Equal(0.6826894921370859, z.Count(v => Math.Abs(v) < 1) / (double)z.Length, 5 * 0.466 / Math.Sqrt(z.Length));
        Assert.Equal(0.0026997960632602, z.Count(v => Math.Abs(v) > 3) / (double)z.Length, 5 * 0.052 / Math.Sqrt(z.Length));
    }

    [Fact]
    public void The_first_drawn_numbers_never_change()
    {
        double[] z = new double[3];
        NormalDraws.Fill(RandomStream.Named(1, "frozen"), z);
        Assert.Equal(Frozen, z);
    }

    private static readonly double[] Frozen = [1.5051777038949299, -0.2258404137417124, 1.1439333952736834];
}
