namespace Verify.Evidence;

/// <summary>The file run.json: what was run and what came of it. No times and no environment, so equal runs have equal bytes.</summary>
/// <param name="Format">"verify-run/1".</param>
/// <param name="Version">The SemVer of the Verify that ran.</param>
/// <param name="Seed">The seed of every stream.</param>
/// <param name="Effort">The effort of every claim.</param>
/// <param name="Patterns">What was asked for, as given.</param>
/// <param name="Data">The user's data set, if any.</param>
/// <param name="Claims">One entry a claim, in the order of the catalogue.</param>
public sealed record RunRecord(
    string Format,
    string Version,
    ulong Seed,
    Effort Effort,
    IReadOnlyList<string> Patterns,
    DataRecord? Data,
    IReadOnlyList<ClaimEntry> Claims)
{
    /// <summary>The only format this version reads and writes.</summary>
    public const string CurrentFormat = "verify-run/1";

    /// <summary>The probability, before any seed was chosen, that a true catalogue of these claims shows a red one: Σα.</summary>
    public double Ledger => Claims.Sum(c => c.Alpha);
}

/// <summary>What a run remembers of a user's data: never the path.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Sha256">Hash of the file's bytes, lower-case hexadecimal.</param>
/// <param name="Rows">Data rows, the header not counted.</param>
/// <param name="Columns">Columns, the label included.</param>
/// <param name="Label">The label column's name.</param>
/// <param name="Positive">The one class asked for, if any.</param>
public sealed record DataRecord(string File, string Sha256, int Rows, int Columns, string Label, string? Positive);

/// <summary>A claim's line in run.json.</summary>
public sealed record ClaimEntry(
    string Id,
    string Title,
    Verdict Verdict,
    Rung Rung,
    Rung Pinned,
    bool Vacuous,
    double Alpha,
    IReadOnlyList<ExperimentEntry> Experiments,
    IReadOnlyList<IllustrationEntry> Illustrations,
    IReadOnlyList<PropertyEntry> Properties,
    IReadOnlyList<ControlEntry> Controls,
    IReadOnlyList<CertificateEntry> Certificates)
{
    /// <summary>The digest of a claim's evidence.</summary>
    public static ClaimEntry Of(ClaimEvidence claim) => new(
        claim.Id,
        claim.Statement.Title,
        claim.Verdict,
        claim.Rung,
        claim.Statement.Rung,
        claim.Vacuous,
        claim.Alpha,
        [.. claim.Experiments.Select(e => new ExperimentEntry(e.Name, e.Rung, e.Verdict, [.. e.Comparisons.Select(c => new ComparisonEntry(c.Quantity, c.Measured, c.Relation, c.Bound))]))],
        [.. claim.Illustrations.Select(i => new IllustrationEntry(i.Name))],
        [.. claim.Properties.Select(p => new PropertyEntry(p.Name, p.Cases, p.Verdict, p.WorstSlack, p.Replay))],
        [.. claim.Controls.Select(c => new ControlEntry(c.Name, c.Why, c.Verdict, c.Power?.Measured))],
        [.. claim.Certificates.Select(c => new CertificateEntry(c.Path, c.Sha256))]);
}

/// <summary>An experiment's line in run.json.</summary>
public sealed record ExperimentEntry(string Name, Rung Rung, Verdict Verdict, IReadOnlyList<ComparisonEntry> Comparisons);

/// <summary>A comparison's line in run.json.</summary>
public sealed record ComparisonEntry(string Quantity, Number Measured, Relation Relation, Number Bound);

/// <summary>An illustration's line in run.json.</summary>
public sealed record IllustrationEntry(string Name);

/// <summary>A property's line in run.json.</summary>
public sealed record PropertyEntry(string Name, int Cases, Verdict Verdict, double WorstSlack, string? Replay);

/// <summary>A control's line in run.json; "refuted" means caught.</summary>
public sealed record ControlEntry(string Name, string Why, ControlVerdict Verdict, Number? Power);

/// <summary>A certificate's line in run.json.</summary>
public sealed record CertificateEntry(string Path, string Sha256);

/// <summary>The file timings.json: the only one that differs between two equal runs.</summary>
/// <param name="Environment">Runtime, operating system, processor, cores.</param>
/// <param name="Jobs">How many units ran at once.</param>
/// <param name="Seconds">Wall time of each claim by id.</param>
public sealed record TimingsRecord(IReadOnlyDictionary<string, string> Environment, int Jobs, IReadOnlyDictionary<string, double> Seconds);
