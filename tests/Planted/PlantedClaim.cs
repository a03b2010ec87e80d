using System.Numerics;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Verify.Claims;
using Verify.Evidence;

namespace Verify.Planted;

/// <summary>A sound little claim, w = (2) separates the point 1 with label 1 and has |w|² = 4, into which each derived claim plants one fault.</summary>
public abstract class PlantedClaim(string name, string title, Rung rung = Rung.Exact) : Claim
{
    protected const string Norm = "|w|²";

    public sealed override Statement Statement { get; } = new(
        "planted/" + name,
        title,
        @"\lVert w\rVert^2 = 4",
        "The vector $w = (2)$ has squared length 4.",
        ["$w$ is a vector of length one."],
        [new Source("Verify", "The Verify authors", "Planted faults", "tests of Verify", 2026)],
        rung);

    public override IEnumerable<Experiment> Experiments => [Squared(bound: 4)];

    public override IEnumerable<Property> Properties => [Property.ForAll("squares are not negative", Integers, k => (double)k * k, cases: 20)];

    public override IEnumerable<Control> Controls => [Falsely("|w|² = 5", "2² is 4", Squared(bound: 5), refutes: Norm)];

    protected static Domain<int> Integers { get; } = new(
        Gen.Choose(-1000, 1000),
        k => k == 0 ? [] : ((int[])[0, k / 2, k - Math.Sign(k)]).Distinct(),
        k => k.ToString());

    protected static Experiment Measured(params Comparison[] comparisons) => new("squared length", _ => new Findings { Comparisons = comparisons });

    protected static Experiment Squared(BigInteger bound) => new("squared length", _ => new Findings
    {
        Comparisons = [new(Norm, Number.Exact(4), Relation.Equal, Number.Exact(bound), new Proof("vector", "normSquared"))],
        Certificates = [Separating("vector", weight: 2)],
    });

    /// <summary>Valid for weight ≥ 1, a forgery for weight ≤ 0.</summary>
    protected static Certificate Separating(string name, int weight) => Certificate.Of(
        name,
        "separating-vector",
        new JsonObject { ["points"] = new JsonArray("1"), ["labels"] = "1" },
        new JsonObject { ["weights"] = $"{weight}" });
}
