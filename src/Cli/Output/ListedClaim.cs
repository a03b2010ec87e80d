using Verify.Claims;
using Verify.Evidence;

namespace Verify.Cli.Output;

/// <summary>A claim before it is run: its statement and the names of its checks.</summary>
internal sealed record ListedClaim(
    Statement Statement,
    IReadOnlyList<string> Experiments,
    IReadOnlyList<string> Illustrations,
    IReadOnlyList<string> Properties,
    IReadOnlyList<ListedControl> Controls)
{
    public static ListedClaim Of(Claim claim) => new(
        claim.Statement,
        [.. claim.Experiments.Select(e => e.Name)],
        [.. claim.Illustrations.Select(i => i.Name)],
        [.. claim.Properties.Select(p => p.Name)],
        [.. claim.Controls.Select(c => new ListedControl(c.Name, c.Why, c.Sibling.Name, c.Refutes))]);
}

/// <summary>A false sibling: what it says, why it is false, whose code it runs, and which comparison must fail.</summary>
internal sealed record ListedControl(string Name, string Why, string Experiment, string Refutes);
