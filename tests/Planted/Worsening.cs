using Verify.Claims;

namespace Verify.Planted;

/// <summary>True at quick effort and false beyond: the same claim, made worse.</summary>
public sealed class Worsening() : PlantedClaim("worsening", "Two squared is four, for a while")
{
    public override IEnumerable<Experiment> Experiments => [new("squared length", c => Squared(c.Size(4, 3, 3)).Measure(c))];
}
