using Verify.Numerics.Landscapes;

namespace Verify.Numerics.Tests.Landscapes;

public sealed class BranchSpectrumTests
{
    [Fact]
    public void The_twelve_eigenvalues_at_six_units_are_those_of_an_independent_program()
    {
        (double Value, long Multiplicity)[] known =
        [
            (0.0047003547, 4), (0.04637758, 6), (0.06244195, 1), (0.07729070, 4), (0.22117234, 1), (0.23834558, 4),
            (0.33885499, 4), (0.36380069, 5), (0.869484, 1), (1.61787104, 1), (1.67197823, 4), (2.02373386, 1),
        ];
        var found = BranchSpectrum.Of(MinimumBranch.Follow([.. MinimumBranch.AtSix], 6), 6).OrderBy(e => e.Value).ToList();
        Assert.Equal(known.Length, found.Count);
        Assert.All(known.Zip(found), p =>
        {
            Assert.Equal(p.First.Value, p.Second.Value, 1e-6);
            Assert.Equal(p.First.Multiplicity, p.Second.Multiplicity);
        });
    }

    [Theory]
    [InlineData(12, 0.0165237927)]
    [InlineData(20, 0.0112755819)]
    [InlineData(50, 0.00518359816)]
    [InlineData(1000, 0.000292552821)]
    public void The_loss_along_the_branch_is_that_of_an_independent_program(int k, double loss)
    {
        double[] p = [.. MinimumBranch.AtSix];
        for (double at = 6; at < k; at = Math.Min(k, at * 1.1))
            p = MinimumBranch.Follow(p, at);

        // Ten decimals are known for most k, and a sum of k² terms in doubles adds up to k²·2⁻⁵⁴.
        Assert.Equal(loss, BranchSpectrum.Loss(MinimumBranch.Follow(p, k), k), 5e-11 + Math.ScaleB((double)k * k, -54));
    }

    [Fact]
    public void The_point_at_six_units_has_the_decimals_of_an_independent_program()
    {
        decimal[] known = [0.986703818888576842241422m, -0.050413403216808737421416m, 0.308010991479068745832679m, 0.224515807599477888849000m, -0.601511923561093710083957m];
        decimal[] found = MinimumBranch.Refined(MinimumBranch.Follow([.. MinimumBranch.AtSix], 6), 6);
        Assert.All(known.Zip(found), p => Assert.InRange(p.First - p.Second, -1e-23m, 1e-23m));
    }

    [Fact]
    public void Multiplicities_add_up_to_the_dimension() =>
        Assert.All(Enumerable.Range(5, 10), k => Assert.Equal((long)k * k, BranchSpectrum.Of([0.9, -0.05, 0.3, 0.25, -0.6], k).Sum(e => e.Multiplicity)));
}
