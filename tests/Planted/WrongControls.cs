using Verify.Claims;
using Verify.Evidence;

namespace Verify.Planted;

public sealed class SurvivingControl() : PlantedClaim("surviving-control", "A control that is true")
{
    public override IEnumerable<Control> Controls => [Falsely("2² is 4", "it is not false at all", Squared(bound: 4), refutes: Norm)];
}

public sealed class LostControl() : PlantedClaim("lost-control", "A control that names no comparison")
{
    public override IEnumerable<Control> Controls => [Falsely("|w|² = 5", "2² is 4", Squared(bound: 5), refutes: "|w|³")];
}

public sealed class RaisingControl() : PlantedClaim("raising-control", "A control that fails for another reason")
{
    public override IEnumerable<Control> Controls => [Falsely("|w|² = 5", "2² is 4", new Experiment("squared length", _ => throw new FormatException("the planted exception")), refutes: Norm)];
}

public sealed class ForeignControl() : PlantedClaim("foreign-control", "A control that runs no experiment of its claim")
{
    public override IEnumerable<Control> Controls => [Falsely("|w|² = 5", "2² is 4", Squared(bound: 5) with { Name = "another" }, refutes: Norm)];
}

public sealed class NoControl() : PlantedClaim("no-control", "A claim without controls")
{
    public override IEnumerable<Control> Controls => [];
}

public sealed class PowerlessControl() : PlantedClaim("powerless-control", "A statistical control that does not state its power", Rung.Statistical)
{
    public override IEnumerable<Experiment> Experiments => [Sampled(bound: 0.5)];

    public override IEnumerable<Control> Controls => [Falsely("the mean is at most 0.1", "it is 0.45", Sampled(bound: 0.1), refutes: "mean")];

    private static Experiment Sampled(double bound) => Measured(new Comparison("mean", Number.Estimated(0.45, 0.4, 0.5, 1e-5), Relation.AtMost, Number.Enclosed(bound, bound)));
}
