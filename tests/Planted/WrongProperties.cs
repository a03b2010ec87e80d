using Verify.Claims;

namespace Verify.Planted;

public sealed class Counterexample() : PlantedClaim("counterexample", "A law with exceptions from 100 on")
{
    public override IEnumerable<Property> Properties => [Property.ForAll("all integers are below 100", Integers, k => 99 - k)];
}

public sealed class Exhausted() : PlantedClaim("exhausted", "A law about nothing")
{
    public override IEnumerable<Property> Properties => [Property.ForAll("integers that differ from themselves", Integers, _ => 1, given: _ => false)];
}

public sealed class UndefinedSlack() : PlantedClaim("undefined-slack", "A law with NaN in it")
{
    public override IEnumerable<Property> Properties => [Property.ForAll("a slack that is no number", Integers, k => k > 100 ? double.NaN : 1)];
}

public sealed class RaisingProperty() : PlantedClaim("raising-property", "A law that fails to be evaluated")
{
    public override IEnumerable<Property> Properties => [Property.ForAll("a slack that raises", Integers, k => k > 100 ? throw new FormatException("the planted exception") : 1)];
}
