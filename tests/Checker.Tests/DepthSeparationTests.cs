using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about inner products, spheres, normal forms, tensors and circles must not get past.</summary>
public sealed class DepthSeparationTests
{
    [Fact]
    public void A_separated_unit_attains_the_bound_of_its_rank()
    {
        var facts = Accepted(DepthSeparationSamples.SeparatedFit());
        Assert.Equal(["1", "3", "1/4", "1/4", "1/4"], [facts["weight"], facts["dimension"], facts["squaredError"], facts["dimensionBound"], facts["bound"]]);
    }

    [Fact]
    public void Coefficients_that_are_not_least_squares_are_refused() =>
        AssertRejected(Edited(DepthSeparationSamples.TableFit(), "\"coefficients\":\"1 0\"", "\"coefficients\":\"1 1\""), "normal equation 1 does not hold");

    [Theory]
    [InlineData(10, 1, 52)]
    [InlineData(20, 1, 26_215)]
    [InlineData(20, 100, 263)]
    public void Widths_are_the_least_integers(int n, int weight, int width)
    {
        Accepted(DepthSeparationSamples.Width(n, weight, "1/2", width));
        AssertRejected(DepthSeparationSamples.Width(n, weight, "1/2", width - 1), $"the checker finds {width}");
    }

    [Fact]
    public void A_network_that_errs_once_is_refused() =>
        AssertRejected(Edited(DepthSeparationSamples.Network(2), "\"-2 4\"", "\"-2 3\""), "expected 1");

    [Fact]
    public void There_are_96_additive_orders_of_the_subsets_of_three()
    {
        var facts = Accepted(DepthSeparationSamples.Gate(3, "-1 -6 -3 -2 -6 -3", -11, "1/2", "1/2"));
        Assert.Equal("96", facts["orders"]);
        AssertRejected(DepthSeparationSamples.Gate(3, "-1 -6 -3 -2 -6 -3", -11, "1/2", "9/16"), "the checker finds 1/2");
    }

    [Fact]
    public void Only_the_Legendre_polynomial_of_the_dimension_passes()
    {
        byte[] valid = DepthSeparationSamples.Zonal(2, 5, "1", ["1 0 0"], "4", "-1/2 0 3/2");
        Assert.Equal("16/5", Accepted(valid)["bound"]);
        AssertRejected(Edited(valid, "-1/2 0 3/2", "-1 0 2"), "not the Legendre polynomial of degree 2 in dimension 3");
        AssertRejected(Edited(valid, "1 0 0", "1 1 0"), "a vector is not of length 1");
    }

    [Fact]
    public void Points_that_fit_into_one_term_fool_nobody()
    {
        Assert.Equal("12", Accepted(DepthSeparationSamples.Form(3, "96", ["7 1", "7 2", "7 4", "7 7"], "1 2 4 7"))["flips"]);
        AssertRejected(DepthSeparationSamples.Form(2, "c", ["3 2", "3 3"], "2 3"), "points 2 and 3 fit into one term");
        AssertRejected(DepthSeparationSamples.Form(2, "6", ["3 1", "2 2"], "1 2"), "term 1 is true at 3");
        AssertRejected(DepthSeparationSamples.Form(2, "6", ["3 1"], "1"), "no term is true at 2");
    }

    [Fact]
    public void Ranks_below_the_circuits_bound_have_no_certificate()
    {
        Assert.Equal("28", Accepted(DepthSeparationSamples.DeepTensor())["degree"]);
        AssertRejected(Edited(DepthSeparationSamples.DeepTensor(), "\"1 2\"", "\"1 1\""), "the minor is 0");
        AssertRejected(Edited(DepthSeparationSamples.ShallowTensor(), "\"halves\"", "\"thirds\""), "is not one of alternating, halves");
    }

    [Fact]
    public void Across_a_dead_arc_a_sign_changes_without_a_kink()
    {
        var facts = Accepted(DepthSeparationSamples.Kinks([[1, 0], [0, 1]], [[1, -1], [1, 1]]));
        Assert.Equal(["4 1", "1", "1", "2"], [facts["kinks"], facts["oddUnits"], facts["deadLayers"], facts["firstLayerTwos"]]);
    }
}
