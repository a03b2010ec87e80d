using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about approximation must not get past.</summary>
public sealed class ApproximationTests
{
    [Fact]
    public void Two_folds_are_four_pieces_at_an_exact_distance()
    {
        var facts = Accepted(ApproximationSamples.TwoFolds());
        Assert.Equal(["4", "5", "3", "6", "3", "0", "1/128", "1/128"], [facts["pieces"], facts["knots"], facts["hiddenLayers"], facts["units"], facts["width"], facts["least"], facts["greatest"], facts["supDistance"]]);
    }

    [Fact]
    public void A_kink_between_the_knots_is_seen() =>
        AssertRejected(Edited(ApproximationSamples.Hat(), "0 1/2 1\"}}", "0 3/4 1\"}}"), "hidden unit 1 changes its sign between knots 0 and 1");

    [Fact]
    public void Knots_must_cover_the_interval_in_order()
    {
        AssertRejected(Edited(ApproximationSamples.Hat(), "0 1/2 1\"}}", "0 1/2\"}}"), "expected knots from 0 to 1");
        AssertRejected(Edited(ApproximationSamples.Hat(), "0 1/2 1\"}}", "0 1/2 1/2 1\"}}"), "knot 2 does not exceed the one before");
    }

    [Fact]
    public void Idle_knots_are_no_pieces()
    {
        Accepted(Edited(ApproximationSamples.Hat(), "0 1/2 1\"}}", "0 1/3 1/2 5/7 1\"}}"));
        AssertRejected(Edited(ApproximationSamples.Hat(), "\"pieces\":\"2\"", "\"pieces\":\"3\""), "claims \"3\", the checker finds 2");
    }

    [Fact]
    public void A_distance_that_is_not_the_least_is_refused()
    {
        AssertRejected(Edited(ApproximationSamples.FreeKnots(2), "\"distance\":\"1/32\"", "\"distance\":\"1/64\""), "claims \"1/64\", the checker finds 1/32");
        AssertRejected(Edited(ApproximationSamples.FreeKnots(2), "7/32", "1/4"), "piece 0 is farther than 1/32");
    }

    [Fact]
    public void Fewer_units_than_two_to_the_n_multiply_nothing() =>
        AssertRejected(
            Samples.Certificate("product-units", new { variables = "2", units = "3", pure = false }, new { weights = new[] { "1 1", "1 -1", "-1 1" }, coefficients = "1/4 -1/4 -1/4" }),
            "sum c_j w_j^a is -1/4 for the exponents a = (0 0)");

    [Fact]
    public void A_list_that_breaks_the_bound_once_is_refused() =>
        AssertRejected(Edited(ApproximationSamples.Averages(), "0 1 0 1", "0 0 1 1"), "the average of the first 2 misses f by more than the variance over 2");

    [Fact]
    public void Separators_must_separate() =>
        AssertRejected(Edited(ApproximationSamples.Alternation(2), "-7/8 0 7/8", "-1/8 0 1/8"), "U_2 does not change its sign before separator 1");

    [Fact]
    public void Weights_that_miss_a_monomial_prove_nothing() =>
        AssertRejected(Edited(ApproximationSamples.SecondDifference(), "1 -2 1", "1 -1 1"), "the weights do not annihilate the monomial with exponents (0)");

    [Fact]
    public void A_fold_across_the_diagonals_is_refused() =>
        AssertRejected(Edited(Edited(ApproximationSamples.RoughProduct(), "\"1 1\"", "\"1 -1\""), "\"-1 -1\"", "\"-1 1\""), "changes its sign beside corner");
}
