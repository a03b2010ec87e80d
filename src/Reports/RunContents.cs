using Verify.Evidence;

namespace Verify.Reports;

/// <summary>All a report is made of, read from the run folder once.</summary>
/// <param name="Folder">Where it came from.</param>
/// <param name="Run">run.json.</param>
/// <param name="Claims">The full evidence, in the order of the run.</param>
/// <param name="Environment">What timings.json says of the machine; its times are left alone.</param>
/// <param name="Hash">The hash of run.json.</param>
internal sealed record RunContents(RunFolder Folder, RunRecord Run, IReadOnlyList<ClaimEvidence> Claims, IReadOnlyList<KeyValuePair<string, string>> Environment, string Hash)
{
    /// <summary>What a green report does not say; printed on every page.</summary>
    public const string Disclaimer = "Green does not verify a statistical claim: it was not refuted at its declared level α. Only exact and enclosed claims rest on proof by computation.";

    /// <summary>Claims by topic, topics in the order of the run.</summary>
    public IEnumerable<IGrouping<string, ClaimEvidence>> Topics => Claims.GroupBy(c => c.Statement.Topic);

    /// <summary>All that is wrong with the run, gravest first.</summary>
    public IReadOnlyList<Complaint> Complaints { get; } = [.. Claims.SelectMany(Complaint.About).OrderByDescending(c => c.Weight)];

    /// <summary>Every work cited, once, by key.</summary>
    public IReadOnlyList<Source> References => [.. Claims.SelectMany(c => c.Statement.Sources).Select(s => s with { Locator = null }).Distinct().OrderBy(s => s.Key, StringComparer.Ordinal)];

    /// <summary>The run in one sentence.</summary>
    public string Headline
    {
        get
        {
            int holds = Claims.Count(c => c.Verdict == Verdict.Holds), survived = Controls(ControlVerdict.Survived);
            string rest = string.Join(", ", new[]
            {
                Some(Claims.Count(c => c.Verdict == Verdict.Refuted), "refuted"),
                Some(Claims.Count(c => c.Verdict == Verdict.Inconclusive), "inconclusive"),
                Some(Claims.Count(c => c.Vacuous), "with a vacuous bound"),
                Some(survived, survived == 1 ? "control survived" : "controls survived"),
            }.OfType<string>());
            return $"{holds} of {Plural(Claims.Count, "claim")} {(holds == 1 ? "holds" : "hold")}{(rest.Length > 0 ? "; " + rest : "")}.";

            static string? Some(int count, string what) => count == 0 ? null : $"{count} {what}";
        }
    }

    /// <summary>How the run was made, as name and value.</summary>
    public IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            yield return ("Verify version", Run.Version);
            yield return ("Seed", $"{Run.Seed}");
            yield return ("Effort", Run.Effort.ToString().ToLowerInvariant());
            yield return ("Patterns", Run.Patterns.Count == 0 ? "all claims" : string.Join(' ', Run.Patterns));
            if (Run.Data is { } data)
                yield return ("Data", $"{data.File}: {data.Rows} rows, {data.Columns} columns, label column {data.Label}{(data.Positive is null ? "" : " = " + data.Positive)}, sha256 {data.Sha256}");
            yield return ("False-alarm ledger Σα", Wording.Alpha(Run.Ledger));
            yield return ("Controls refuted", $"{Controls(ControlVerdict.Refuted)} of {Claims.Sum(c => c.Controls.Count)}");
            yield return ("Certificates accepted", $"{Claims.Sum(c => c.Certificates.Count(f => f.Accepted == true))} of {Claims.Sum(c => c.Certificates.Count)}");
            yield return ("Hash of run.json", Hash);
        }
    }

    /// <summary>Reads the folder.</summary>
    /// <exception cref="MalformedFileException">A file is missing or malformed.</exception>
    public static RunContents Of(RunFolder folder)
    {
        var run = folder.ReadRun();
        var environment = folder.ReadTimings()?.Environment ?? new Dictionary<string, string>();
        return new(folder, run, folder.ReadClaims(run), [.. environment.OrderBy(e => e.Key, StringComparer.Ordinal)], folder.Hash());
    }

    /// <summary>How many claims stand on a rung with a verdict.</summary>
    public int Count(Rung rung, Verdict verdict) => Claims.Count(c => c.Rung == rung && c.Verdict == verdict);

    /// <summary>The hash of the certificate a figure names, if the claim has it.</summary>
    public static string? Certificate(ClaimEvidence claim, Figure figure) => claim.Certificates.FirstOrDefault(c => c.Name == figure.Certificate)?.Sha256;

    private int Controls(ControlVerdict verdict) => Claims.Sum(c => c.Controls.Count(x => x.Verdict == verdict));

    private static string Plural(int count, string noun) => count == 1 ? $"{count} {noun}" : $"{count} {noun}s";
}
