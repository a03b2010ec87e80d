using System.Text.Json.Serialization;

namespace Verify.Cli;

/// <summary>What <c>verify check</c> found.</summary>
/// <param name="Claims">How many claims' evidence agrees with its run.</param>
/// <param name="Certificates">Every certificate that was re-verified.</param>
/// <param name="Failures">What is missing, altered or contradictory, one sentence each.</param>
/// <param name="Notes">What could not be re-verified although nothing is wrong: a run that is not finished, certificates that a baseline keeps by hash only.</param>
internal sealed record AuditReport(int Claims, IReadOnlyList<AuditedCertificate> Certificates, IReadOnlyList<string> Failures, IReadOnlyList<string> Notes)
{
    /// <summary>A rejection or a failure weighs more than something left open.</summary>
    [JsonIgnore]
    public int ExitCode =>
        Failures.Count > 0 || Certificates.Any(c => !c.Accepted) ? Cli.ExitCode.Failure
        : Notes.Count > 0 ? Cli.ExitCode.Incomplete
        : Cli.ExitCode.Success;

    /// <summary>The numbers in one sentence.</summary>
    [JsonIgnore]
    public string Tally
    {
        get
        {
            int accepted = Certificates.Count(c => c.Accepted);
            return $"{accepted} of {Certificates.Count} certificates accepted; {Claims} claims agree with their run; {Failures.Count} failures.";
        }
    }

    /// <summary>Two reports as one.</summary>
    public AuditReport With(AuditReport other) =>
        new(Claims + other.Claims, [.. Certificates, .. other.Certificates], [.. Failures, .. other.Failures], [.. Notes, .. other.Notes]);
}

/// <summary>A certificate file and what the checker says of it today.</summary>
internal sealed record AuditedCertificate(string Path, bool Accepted, string Kind, string Coverage, string Sentence);
