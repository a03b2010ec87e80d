using System.Text.Json.Serialization;

namespace Verify.Evidence;

/// <summary>The sentence of a theorem as its source has it.</summary>
/// <param name="Id">Topic and name, "perceptrons/convergence": lower-case words joined by hyphens.</param>
/// <param name="Title">The claim in one line.</param>
/// <param name="Formula">The claim as one displayed formula, in the TeX subset of docs/formulas.md.</param>
/// <param name="Prose">The full sentence; $inline formulas$ allowed.</param>
/// <param name="Hypotheses">What is assumed, one sentence each; $inline formulas$ allowed.</param>
/// <param name="Sources">Where the statement and its constants come from; at least one.</param>
/// <param name="Rung">The rung the evidence must reach. Lower evidence fails the run.</param>
/// <param name="Order">The place within its topic, in the order of the course.</param>
public sealed record Statement(
    string Id,
    string Title,
    string Formula,
    string Prose,
    IReadOnlyList<string> Hypotheses,
    IReadOnlyList<Source> Sources,
    Rung Rung,
    int Order = int.MaxValue)
{
    /// <summary>The part of the id before the slash.</summary>
    [JsonIgnore]
    public string Topic => Id.Split('/')[0];
}

/// <summary>A publication, or a proof in this project's own documentation.</summary>
/// <param name="Key">A short citation key, "Novikoff 1962".</param>
/// <param name="Authors">Authors as printed.</param>
/// <param name="Title">Title of the work.</param>
/// <param name="Venue">Journal, book or publisher, with volume and pages.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Locator">Theorem, section or page within the work, if confirmed.</param>
public sealed record Source(string Key, string Authors, string Title, string Venue, int Year, string? Locator = null)
{
    /// <summary>The same work at a place within it.</summary>
    public Source At(string locator) => this with { Locator = locator };
}
