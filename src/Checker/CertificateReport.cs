namespace Verify.Checker;

/// <summary>What the checker found in one certificate.</summary>
/// <param name="Accepted">True when everything the certificate claims has been re-derived in exact arithmetic.</param>
/// <param name="Kind">One of <see cref="CertificateChecker.Kinds"/>, or "unknown" when the file was refused before its kind was known.</param>
/// <param name="Coverage">"full" when every case was verified, "spot" when the kind defines a sample and the file asks for it.</param>
/// <param name="Sentence">What was verified, in the checker's own words; empty when rejected.</param>
/// <param name="Facts">The exact values that were verified, by name: "3", "3/4" in lowest terms, a list "1 1 1 1", or a short word; empty when rejected.</param>
/// <param name="Reason">Why the file was rejected: JSON path, what came, what was expected; null when accepted.</param>
public sealed record CertificateReport(
    bool Accepted,
    string Kind,
    string Coverage,
    string Sentence,
    IReadOnlyDictionary<string, string> Facts,
    string? Reason);
