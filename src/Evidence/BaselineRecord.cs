namespace Verify.Evidence;

/// <summary>The file baseline.json of an accepted run: which certificates were too large to commit and are kept by hash only.</summary>
/// <param name="Format">"verify-baseline/1".</param>
/// <param name="Omitted">Paths of certificates whose files were left out, in ordinal order; their hashes are in run.json.</param>
public sealed record BaselineRecord(string Format, IReadOnlyList<string> Omitted)
{
    /// <summary>The only format this version reads and writes.</summary>
    public const string CurrentFormat = "verify-baseline/1";

    /// <summary>Bytes; certificates above this size are kept by hash only, for a repository is no place for megabytes that a run makes again.</summary>
    public const long LargestCertificate = 32_000;

    /// <summary>Whether this certificate's file may be missing.</summary>
    public bool Omits(CertificateEvidence certificate) => certificate.Bytes > LargestCertificate && Omitted.Contains(certificate.Path, StringComparer.Ordinal);
}
