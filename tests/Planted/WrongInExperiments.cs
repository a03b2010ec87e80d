using System.Globalization;
using Verify.Claims;
using Verify.Evidence;

namespace Verify.Planted;

public sealed class WrongConstant() : PlantedClaim("wrong-constant", "Two squared is three")
{
    public override IEnumerable<Experiment> Experiments => [Squared(bound: 3)];
}

public sealed class NotANumber() : PlantedClaim("not-a-number", "An enclosure of NaN", Rung.Enclosed)
{
    public override IEnumerable<Experiment> Experiments => [Measured(new Comparison(Norm, Number.Enclosed(double.NaN, double.NaN), Relation.AtMost, Number.Exact(4)))];
}

public sealed class InfiniteBound() : PlantedClaim("infinite-bound", "Everything is at most infinity", Rung.Enclosed)
{
    public override IEnumerable<Experiment> Experiments => [Measured(new Comparison(Norm, Number.Enclosed(4, 4), Relation.AtMost, Number.Enclosed(double.PositiveInfinity, double.PositiveInfinity)))];
}

public sealed class Raises() : PlantedClaim("raises", "An experiment that fails")
{
    public override IEnumerable<Experiment> Experiments => [new("squared length", _ => throw new FormatException("the planted exception"))];
}

public sealed class FailedHypothesis() : PlantedClaim("failed-hypothesis", "An experiment outside its theorem")
{
    public override IEnumerable<Experiment> Experiments => [new("squared length", c => Squared(4).Measure(c) with { FailedHypotheses = ["the vector has length two"] })];
}

public sealed class ComparesNothing() : PlantedClaim("compares-nothing", "An experiment without a bound")
{
    public override IEnumerable<Experiment> Experiments => [Measured()];
}

public sealed class NoExperiment() : PlantedClaim("no-experiment", "A claim that measures nothing", Rung.Empirical)
{
    public override IEnumerable<Experiment> Experiments => [];

    public override IEnumerable<Control> Controls => [];
}

public sealed class RungTooHigh() : PlantedClaim("rung-too-high", "An enclosure that is pinned as exact")
{
    public override IEnumerable<Experiment> Experiments => [Measured(new Comparison(Norm, Number.Enclosed(3.9, 4), Relation.AtMost, Number.Exact(4)))];
}

public sealed class SameQuantityTwice() : PlantedClaim("same-quantity-twice", "Two comparisons of one name", Rung.Enclosed)
{
    public override IEnumerable<Experiment> Experiments => [Measured(new(Norm, Number.Exact(4), Relation.Equal, Number.Exact(4)), new(Norm, Number.Exact(4), Relation.AtMost, Number.Exact(5)))];
}

public sealed class HostileTitle() : PlantedClaim("hostile-title", "<script>alert(\"1\")</script> [red]&amp; \u001b[31m $\\frac$ | `code`", Rung.Enclosed)
{
    public override IEnumerable<Experiment> Experiments => [Measured(new Comparison("<b>|w|²</b> [blink] \u001b[2J", Number.Exact(5), Relation.AtMost, Number.Exact(4)))];

    public override IEnumerable<Control> Controls => [Falsely("1 = 2", string.Create(CultureInfo.InvariantCulture, $"{1} is not {2}"), Measured(new Comparison(Norm, Number.Exact(1), Relation.Equal, Number.Exact(2))), Norm)];
}
