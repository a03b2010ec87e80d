using Verify.Evidence;

namespace Verify.Cli.Input;

/// <summary>The file baseline.json of an accepted run: which certificates were too large to commit and are kept by hash only.</summary>
/// <param name="Format">"verify-baseline/1".</param>
/// <param name="Omitted">Paths of certificates whose files were left out, ordinal order; their hashes are in run.json.</param>
internal sealed record Baseline(string Format, IReadOnlyList<string> Omitted)
{
    /// <summary>The file's name within the folder.</summary>
    public const string File = "baseline.json";

    /// <summary>The only format this version reads and writes.</summary>
    public const string CurrentFormat = "verify-baseline/1";

    /// <summary>Certificates above this size are kept by hash only: a repository is no place for megabytes that a run makes again.</summary>
    public const long LargestCertificate = 32_000;

    /// <summary>Reads it; null in a folder that is no baseline.</summary>
    /// <exception cref="MalformedFileException">The file is there but not what it ought to be.</exception>
    public static Baseline? Of(RunFolder folder) => System.IO.File.Exists(Path.Combine(folder.Root, File))
        ? CanonicalJson.Read<Baseline>(folder.Read(File), File)
        : null;

    /// <summary>Whether this certificate may be missing.</summary>
    public bool Omits(CertificateEvidence certificate) => certificate.Bytes > LargestCertificate && Omitted.Contains(certificate.Path);
}
