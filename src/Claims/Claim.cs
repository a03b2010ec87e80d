using Verify.Evidence;

namespace Verify.Claims;

/// <summary>A theorem with everything that can contradict it. One claim, one file; the catalogue finds it by its type.</summary>
public abstract class Claim
{
    /// <summary>The sentence, its hypotheses, its sources and the rung its evidence must reach.</summary>
    public abstract Statement Statement { get; }

    /// <summary>The name in files and patterns: the statement's id.</summary>
    public virtual string Id => Statement.Id;

    /// <summary>What is measured; at least one, each with at least one comparison.</summary>
    public abstract IEnumerable<Experiment> Experiments { get; }

    /// <summary>Laws that must hold for every generated input; at least one.</summary>
    public abstract IEnumerable<Property> Properties { get; }

    /// <summary>False siblings that the experiments must refute; at least one.</summary>
    public abstract IEnumerable<Control> Controls { get; }

    /// <summary>Trends and pictures that never count towards the verdict.</summary>
    public virtual IEnumerable<Illustration> Illustrations => [];

    /// <summary>The experiments that controls are siblings of.</summary>
    internal virtual IEnumerable<Experiment> Controlled => Experiments;

    /// <summary>A control: the experiment's own code with one thing changed.</summary>
    /// <param name="claim">What the sibling falsely says.</param>
    /// <param name="why">Why that is false; it completes the sentence "it is false because …".</param>
    /// <param name="sibling">The experiment with one thing changed; it must keep the experiment's name, hence its streams.</param>
    /// <param name="refutes">The quantity of the comparison that must fail.</param>
    /// <param name="power">For a statistical control, the exact probability of catching it beside 1 − 10⁻⁶.</param>
    protected static Control Falsely(string claim, string why, Experiment sibling, string refutes, Func<Context, Comparison>? power = null) =>
        new(claim, why, sibling, refutes, power);
}

/// <summary>A function of the context that measures both sides of the claim, and has no other effect.</summary>
/// <param name="Name">Unique within the claim; names the experiment's streams.</param>
/// <param name="Measure">What is done.</param>
public sealed record Experiment(string Name, Func<Context, Findings> Measure);

/// <summary>A trend or picture that accompanies the claim.</summary>
/// <param name="Name">Unique within the claim; names the illustration's streams.</param>
/// <param name="Draw">What is done; comparisons in its findings are ignored.</param>
public sealed record Illustration(string Name, Func<Context, Findings> Draw);

/// <summary>A false sibling of the claim, run by the experiment's own code from the same streams.</summary>
/// <param name="Name">What the sibling falsely says.</param>
/// <param name="Why">Why it is false.</param>
/// <param name="Sibling">The experiment with one thing changed.</param>
/// <param name="Refutes">The quantity of the comparison that must fail.</param>
/// <param name="Power">For a statistical control, the exact probability of catching it, as a comparison of its own.</param>
public sealed record Control(string Name, string Why, Experiment Sibling, string Refutes, Func<Context, Comparison>? Power = null);

/// <summary>What an experiment hands over.</summary>
public sealed record Findings
{
    /// <summary>Measured sides beside their bounds; quantities are unique within the experiment.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; init; } = [];

    /// <summary>Certificates, named uniquely within the claim.</summary>
    public IReadOnlyList<Certificate> Certificates { get; init; } = [];

    /// <summary>Figures drawn from the same numbers.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Hypotheses of the theorem that the inputs failed: the experiment then decides nothing.</summary>
    public IReadOnlyList<string> FailedHypotheses { get; init; } = [];
}
