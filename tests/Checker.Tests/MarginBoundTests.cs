using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about margins and norms must not get past.</summary>
public sealed class MarginBoundTests
{
    [Fact]
    public void The_gap_of_risk_and_margin_loss_is_exact()
    {
        var facts = Accepted(MarginBoundSamples.Excess());
        Assert.Equal(["5", "4", "7", "11/30", "11/20"], [facts["sample"], facts["distinct"], facts["squaredNorm"], facts["excess"], facts["cap"]]);
        Accepted(MarginBoundSamples.Capped());
        Accepted(MarginBoundSamples.Partial());
    }

    [Fact]
    public void Weights_may_not_be_longer_than_allowed() =>
        AssertRejected(Edited(MarginBoundSamples.Excess(), "1/3 2/3", "2/3 2/3"), "more than the ratio's square");

    [Fact]
    public void A_cap_below_the_upper_end_is_refused() =>
        AssertRejected(Edited(MarginBoundSamples.Excess(), "11/20", "1/2"), "neither at least 1 nor at least the ratio times |c|/m");

    [Fact]
    public void More_atoms_cannot_be_seen_than_there_are() =>
        AssertRejected(Edited(MarginBoundSamples.Excess(), "\"40\"", "\"3\""), "4 of 3 atoms were seen");

    [Fact]
    public void Nilpotent_layers_have_norm_one()
    {
        var facts = Accepted(MarginBoundSamples.Chain());
        Assert.Equal(["3", "3", "1", "4/5"], [facts["layers"], facts["points"], facts["squaredLipschitz"], facts["squaredRatio"]]);
    }

    [Fact]
    public void A_norm_that_is_too_small_is_refused()
    {
        AssertRejected(Edited(MarginBoundSamples.Chain(), "1 1 1", "1 99/100 1"), "layer 1 has a negative eigenvalue");
        AssertRejected(Edited(MarginBoundSamples.Wide(), "21/4 5/2", "5 5/2"), "layer 0 has a negative eigenvalue");
    }

    [Fact]
    public void A_zero_on_the_diagonal_hides_no_negative_eigenvalue() =>
        AssertRejected(
            Samples.Certificate(
                "lipschitz-network",
                new { layers = new[] { new { weights = new[] { "1 0", "1 1" }, biases = "0 0" }, new { weights = new[] { "1 1" }, biases = "0" } }, squaredNorms = "1 2", points = new[] { "0 0", "1 1" }, squaredLipschitz = "2", squaredRatio = "9/2" },
                new { }),
            "layer 0 has a negative eigenvalue");

    [Fact]
    public void Equal_points_say_nothing() =>
        AssertRejected(Edited(Edited(MarginBoundSamples.Chain(), "3 4", "0 0"), "-1 2", "0 0"), "expected two points that differ");
}
