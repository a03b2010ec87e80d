using System.Text.Json.Serialization;

namespace Verify.Evidence;

/// <summary>Everything one claim handed over: the file claims/&lt;topic&gt;/&lt;claim&gt;.json.</summary>
/// <param name="Id">The statement's id, with "@class" behind it where a claim was asked of a user's data.</param>
/// <param name="Statement">The claim's sentence.</param>
/// <param name="Experiments">What was measured.</param>
/// <param name="Illustrations">What was drawn without counting towards the verdict.</param>
/// <param name="Properties">What was tried on generated inputs.</param>
/// <param name="Controls">False siblings, each of which must be refuted.</param>
/// <param name="Certificates">The certificate files and what the checker said of each.</param>
public sealed record ClaimEvidence(
    string Id,
    Statement Statement,
    IReadOnlyList<ExperimentEvidence> Experiments,
    IReadOnlyList<IllustrationEvidence> Illustrations,
    IReadOnlyList<PropertyEvidence> Properties,
    IReadOnlyList<ControlEvidence> Controls,
    IReadOnlyList<CertificateEvidence> Certificates)
{
    /// <summary>The worst of the parts. A control that was not refuted leaves the claim inconclusive, and so does the want of experiments or controls: such checks cannot tell true from false.</summary>
    public Verdict Verdict => Experiments.Select(e => e.Verdict)
        .Concat(Properties.Select(p => p.Verdict))
        .Concat(Controls.Select(c => c.Verdict == ControlVerdict.Refuted ? Verdict.Holds : Verdict.Inconclusive))
        .Append(Experiments.Count == 0 || Controls.Count == 0 ? Verdict.Inconclusive : Verdict.Holds)
        .Min();

    /// <summary>The lowest rung among the experiments; properties and illustrations do not move it.</summary>
    public Rung Rung => Experiments.Select(e => e.Rung).DefaultIfEmpty(Rung.Empirical).Min();

    /// <summary>Whether some comparison's bound says nothing.</summary>
    public bool Vacuous => Experiments.SelectMany(e => e.Comparisons).Any(c => c.Vacuous);

    /// <summary>What the claim books in the ledger of false alarms.</summary>
    public double Alpha => Experiments.SelectMany(e => e.Comparisons).Sum(c => c.Alpha);

    /// <summary>All figures, those that count first.</summary>
    [JsonIgnore]
    public IEnumerable<Figure> Figures => Experiments.SelectMany(e => e.Figures).Concat(Illustrations.SelectMany(i => i.Figures));
}

/// <summary>What one experiment measured.</summary>
/// <param name="Name">Unique within the claim.</param>
/// <param name="Comparisons">Measured sides beside their bounds.</param>
/// <param name="Figures">Drawn from the same numbers.</param>
/// <param name="Remarks">What a reader should know.</param>
/// <param name="Obstacles">Why the experiment decides less than it should: a failed hypothesis, an exception.</param>
/// <param name="Contradictions">What refutes the experiment beside its comparisons: a rejected certificate, a certificate that proves another number.</param>
public sealed record ExperimentEvidence(
    string Name,
    IReadOnlyList<Comparison> Comparisons,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<string> Obstacles,
    IReadOnlyList<string> Contradictions)
{
    /// <summary>The worst of the comparisons; nothing compared decides nothing.</summary>
    public Verdict Verdict => Contradictions.Count > 0 ? Verdict.Refuted
        : Comparisons.Select(c => c.Verdict).Concat(Obstacles.Select(_ => Verdict.Inconclusive)).DefaultIfEmpty(Verdict.Inconclusive).Min();

    /// <summary>The lowest rung among the comparisons.</summary>
    public Rung Rung => Comparisons.Select(c => c.Rung).DefaultIfEmpty(Rung.Empirical).Min();
}

/// <summary>A trend or a picture that accompanies a claim and never counts.</summary>
public sealed record IllustrationEvidence(string Name, IReadOnlyList<Figure> Figures, IReadOnlyList<string> Remarks);

/// <summary>What became of a law on generated inputs.</summary>
/// <param name="Name">Unique within the claim.</param>
/// <param name="Cases">Cases drawn and checked.</param>
/// <param name="Verdict">Refuted by a negative slack, inconclusive when exhausted or not a number.</param>
/// <param name="WorstSlack">The least slack over all evaluations, shrinking included; negative slack contradicts the law.</param>
/// <param name="Counterexample">The smallest failing input, in words.</param>
/// <param name="Replay">The argument of --replay that runs the failing case again.</param>
public sealed record PropertyEvidence(string Name, int Cases, Verdict Verdict, double WorstSlack, string? Counterexample = null, string? Replay = null);

/// <summary>What became of a false sibling.</summary>
/// <param name="Name">What the sibling falsely says.</param>
/// <param name="Why">Why it is false.</param>
/// <param name="Verdict">"refuted" means caught.</param>
/// <param name="Comparison">The comparison that had to fail, as measured.</param>
/// <param name="Power">For a statistical control: the probability of catching it, with its bound.</param>
/// <param name="Obstacle">Why it was neither caught nor let through.</param>
public sealed record ControlEvidence(string Name, string Why, ControlVerdict Verdict, Comparison? Comparison = null, Comparison? Power = null, string? Obstacle = null);

/// <summary>A certificate file of the run and what the checker said of it.</summary>
/// <param name="Name">Unique within the claim.</param>
/// <param name="Path">Relative to the run folder, with forward slashes.</param>
/// <param name="Sha256">Hash of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Kind">The certificate's kind as the checker read it.</param>
/// <param name="Accepted">Whether the checker accepted it; null where no checker was asked.</param>
/// <param name="Sentence">What the checker verified, in its own words; or why it refused.</param>
public sealed record CertificateEvidence(string Name, string Path, string Sha256, long Bytes, string Kind, bool? Accepted, string Sentence);
