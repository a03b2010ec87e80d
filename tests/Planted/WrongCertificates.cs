using System.Text;
using Verify.Claims;
using Verify.Evidence;

namespace Verify.Planted;

public sealed class Forged() : PlantedClaim("forged", "A certificate whose vector separates nothing")
{
    public override IEnumerable<Experiment> Experiments => [new("squared length", c => Squared(4).Measure(c) with { Certificates = [Separating("vector", weight: -2)] })];
}

public sealed class ProvesAnother() : PlantedClaim("proves-another", "A valid certificate of another number")
{
    public override IEnumerable<Experiment> Experiments => [new("squared length", c => Squared(4).Measure(c) with { Certificates = [Separating("vector", weight: 3)] })];
}

public sealed class ProvesNothing() : PlantedClaim("proves-nothing", "A fact that no certificate verifies")
{
    public override IEnumerable<Experiment> Experiments => [new("squared length", c => Squared(4).Measure(c) with
    {
        Comparisons = [new(Norm, Number.Exact(4), Relation.Equal, Number.Exact(4), new Proof("vector", "truth"))],
    })];
}

public sealed class NoCertificate() : PlantedClaim("no-certificate", "A proof that names no certificate")
{
    public override IEnumerable<Experiment> Experiments => [new("squared length", c => Squared(4).Measure(c) with { Certificates = [] })];
}

public sealed class Garbage() : PlantedClaim("garbage", "A certificate that is no JSON")
{
    public override IEnumerable<Experiment> Experiments => [new("squared length", c => Squared(4).Measure(c) with { Certificates = [new Certificate("vector", Encoding.UTF8.GetBytes("{\"format\":"))] })];
}
