using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about signs, finite classes and memorising networks must not get past.</summary>
public sealed class CapacityTests
{
    [Fact]
    public void Two_equal_numbers_attain_the_constant_of_Szarek()
    {
        var facts = Accepted(CapacitySamples.Twins());
        Assert.Equal(["1/2", "1/2", "1", "1", "2"], [facts["lower"], facts["upper"], facts["mean"], facts["obliquePairs"], facts["sumOfSquares"]]);
    }

    [Fact]
    public void Orthogonal_vectors_attain_the_right_side() => Assert.Equal("0", Accepted(CapacitySamples.Orthogonal())["obliquePairs"]);

    [Fact]
    public void A_bound_above_the_ratio_is_refused()
    {
        AssertRejected(Edited(CapacitySamples.Twins(), "\"lower\":\"1/2\"", "\"lower\":\"5001/10000\""), "not seen to be that large");
        AssertRejected(Edited(CapacitySamples.Twins(), "\"upper\":\"1/2\"", "\"upper\":\"4999/10000\""), "not seen to be that small");
    }

    [Fact]
    public void A_length_counted_wrongly_is_refused() =>
        AssertRejected(Edited(CapacitySamples.Plane(), "2 4 2", "2 5 2"), "not what the checker finds");

    [Fact]
    public void An_irrational_mean_cannot_be_claimed() =>
        AssertRejected(Edited(CapacitySamples.Plane(), "\"upper\":\"9/10\"", "\"upper\":\"9/10\",\"mean\":\"3\""), "not all lengths are rational");

    [Fact]
    public void An_exponential_too_small_is_refused() =>
        AssertRejected(Edited(CapacitySamples.Square(), "68/25", "27/10"), "the exponential of 1 is not seen to be that small");

    [Fact]
    public void A_mean_of_maxima_is_recounted() =>
        AssertRejected(Edited(CapacitySamples.Uneven(), "3/2", "5/4"), "claims \"5/4\", the checker finds 3/2");

    [Fact]
    public void A_dimension_below_a_shattered_set_is_refused() =>
        AssertRejected(Edited(Edited(CapacitySamples.Intervals(), "\"dimension\":\"2\"", "\"dimension\":\"1\""), "\"0 1\"", "\"0\""), "the points 0 1 are shattered as well");

    [Fact]
    public void Points_that_are_not_shattered_prove_nothing() =>
        AssertRejected(Edited(CapacitySamples.Intervals(), "0 1 2 3 4 6 7", "0 2 4 6 7"), "the listed points are not shattered");

    [Fact]
    public void Weights_are_counted_and_misses_are_seen()
    {
        var facts = Accepted(CapacitySamples.ThreeLabels());
        Assert.Equal(["7", "3", "3", "16"], [facts["parameters"], facts["projections"], facts["matched"], facts["largestWeight"]]);
        AssertRejected(Edited(CapacitySamples.ThreeLabels(), "2 -8 16", "2 -8 15"), "claims \"3\", the checker finds 2");
    }

    [Fact]
    public void Multipliers_must_annihilate_every_hinge() =>
        AssertRejected(Edited(CapacitySamples.ThreeSigns(), "4 3 1", "4 2 1"), "row 1 does not annihilate the hinge at 1/2");

    [Fact]
    public void A_list_of_thresholds_counts_once() =>
        AssertRejected(Edited(CapacitySamples.ThreeSigns(), "1/2 3/2", "0 1"), "a list occurs twice");
}
