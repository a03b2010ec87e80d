using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about programs and loss functions must not get past.</summary>
public sealed class LossTests
{
    [Fact]
    public void The_XOR_network_costs_what_its_steps_say()
    {
        var facts = Accepted(LossSamples.XorGradient());
        Assert.Equal(["8/15", "1 1", "2", "0", "6", "1", "18"], [facts["value"], facts["gradient"], facts["partials"], facts["kinks"], facts["operations"], facts["multiplications"], facts["reverseOperations"]]);
    }

    [Fact]
    public void A_dropped_accumulation_is_caught() =>
        AssertRejected(Edited(LossSamples.SquareGradient(), "\"6\"", "\"3\""), "the reverse sweep gives 6 for input 0, listed is 3");

    [Fact]
    public void A_kink_has_no_derivative() =>
        AssertRejected(Edited(LossSamples.KinkSweep(), ",\"kinkSlope\":\"1/3\"", ""), "relu at 0, where it has no derivative");

    [Fact]
    public void A_sweep_through_kinks_proves_no_partial_derivative() => Assert.Equal("0", Accepted(LossSamples.KinkSweep())["partials"]);

    [Fact]
    public void A_step_may_use_earlier_nodes_only()
    {
        AssertRejected(Edited(LossSamples.SquareGradient(), "mul 0 0", "mul 0 1"), "\"1\" is not the number of an earlier node, 0..0");
        AssertRejected(Edited(LossSamples.SquareGradient(), "mul 0 0", "pow 0 0"), "is no step");
        AssertRejected(Edited(LossSamples.SquareGradient(), "mul 0 0", "relu 0 0"), "is no step");
    }

    [Fact]
    public void A_point_with_a_slope_is_not_critical() =>
        AssertRejected(Edited(LossSamples.LinearSaddle(), "\"point\":\"1 0 1 0\"", "\"point\":\"1 0 2 0\""), "the derivative in parameter 0 is 2, not 0");

    [Fact]
    public void The_index_is_counted_not_believed() =>
        AssertRejected(Edited(LossSamples.LinearSaddle(), "\"negative\":\"1\"", "\"negative\":\"0\""), "claims \"0\", the checker finds 1");

    [Fact]
    public void A_basis_must_be_one_and_diagonalise()
    {
        AssertRejected(Edited(LossSamples.SaddleOfProduct(), "\"1 -1\"", "\"2 2\""), "linearly dependent");
        AssertRejected(Edited(LossSamples.SaddleOfProduct(), "\"1 -1\"", "\"1 0\""), "rows 0 and 1 are not orthogonal in the Hessian's form");
    }

    [Fact]
    public void Weights_beside_the_diagonal_make_a_minimum() => Assert.Equal("0", Accepted(LossSamples.WeightedMinimum())["negative"]);

    [Fact]
    public void Tanh_is_expanded_at_zero_only() =>
        AssertRejected(Edited(LossSamples.TanhRay(), "\"0 -1\"", "\"1/2 -1\""), "only around 0 is its series rational");

    [Fact]
    public void The_series_of_XOR_and_of_parity_of_three_bits_are_those_computed_elsewhere()
    {
        Assert.Equal("-6", Accepted(LossSamples.XorRay())["coefficient"]);
        Assert.Equal("12", Accepted(LossSamples.ParityRay(falls: false))["coefficient"]);
        Assert.Equal("-12", Accepted(LossSamples.ParityRay(falls: true))["coefficient"]);
    }

    [Fact]
    public void A_series_must_be_right_to_the_last_term() =>
        AssertRejected(Edited(LossSamples.LinearDescent(), "1/2\"}", "1/3\"}"), "the coefficient of t^6 is 1/2, listed is 1/3");

    [Fact]
    public void A_unit_that_wakes_in_a_corner_is_not_dead() =>
        AssertRejected(Edited(LossSamples.DeadBox(), "1 1 -3", "1 1 -2"), "unit 0 reaches 0 on a sample");

    [Fact]
    public void Parity_of_two_bits_has_no_degree_one() =>
        AssertRejected(Edited(LossSamples.ParityDegree(), "\"degree\":\"2\"", "\"degree\":\"1\""), "claims \"1\", the checker finds 2");
}
