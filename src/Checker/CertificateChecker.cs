using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Verify.Checker;

/// <summary>Re-verifies certificates in exact integer arithmetic and trusts nothing in them; the grammar is docs/certificates.md.</summary>
public static class CertificateChecker
{
    /// <summary>Bytes a certificate may have.</summary>
    public const int MaxBytes = 64_000_000;

    /// <summary>The value of the key "format".</summary>
    public const string Format = "verify-certificate/1";

    /// <summary>Elementary steps a file may cost, of a nanosecond or so each; see docs/certificates.md for what counts as one.</summary>
    public const long StepBudget = 10_000_000_000;

    private const string Unknown = "unknown";
    private const string Full = "full";
    private const string Spot = "spot";

    /// <summary>The kinds of certificates this checker knows, in ordinal order.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. CertificateKind.All.Select(kind => kind.Name)];

    /// <summary>Checks one certificate. Never throws, and ends within a budget of elementary steps.</summary>
    /// <param name="utf8">The whole file.</param>
    public static CertificateReport Check(ReadOnlySpan<byte> utf8) => Check(utf8, StepBudget);

    /// <summary>Checks the certificate in a file, of which at most <see cref="MaxBytes"/> + 1 bytes are read.</summary>
    /// <param name="path">A path to a file.</param>
    /// <exception cref="ArgumentException">The path is empty or no path at all.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static CertificateReport CheckFile(string path)
    {
        using var file = File.OpenRead(path);
        if (!file.CanSeek)
            throw new IOException($"'{path}' is a pipe or device; expected a file.");
        if (file.Length > MaxBytes)
            return TooLarge(file.Length);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return Check(bytes);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A fault of the checker must reject the file, never accept it and never end the run.")]
    internal static CertificateReport Check(ReadOnlySpan<byte> utf8, long steps)
    {
        string kind = Unknown;
        string coverage = Full;
        try
        {
            if (utf8.Length > MaxBytes)
                return TooLarge(utf8.Length);
            var root = Document.Parse(utf8, new Work(steps));
            root["format"].Word(Format);
            kind = root["kind"].Word([.. Kinds]);
            coverage = root.Find("coverage")?.Word(Full, Spot) ?? Full;
            var proof = CertificateKind.All.Single(candidate => candidate.Name == kind);
            if (coverage == Spot && !proof.AllowsSpot)
                throw root["coverage"].Refuse($"the kind {kind} has no spot checks");
            var finding = proof.Prove(new Certificate(root["claim"], root["witness"], coverage == Spot));
            root.RefuseUnread();
            return new CertificateReport(true, kind, coverage, finding.Sentence, Facts(finding), null);
        }
        catch (Rejection rejection)
        {
            return Rejected(kind, coverage, rejection.Message);
        }
        catch (JsonException fault)
        {
            return Rejected(kind, coverage, $"not JSON of depth at most {Document.MaxDepth}: line {fault.LineNumber + 1}, byte {fault.BytePositionInLine}");
        }
        catch (Exception fault)
        {
            return Rejected(kind, coverage, $"fault of the checker: {fault.GetType().Name}");
        }
    }

    private static ReadOnlyDictionary<string, string> Facts(Finding finding)
    {
        var facts = new OrderedDictionary<string, string>();
        foreach (var (name, value) in finding.Facts)
            facts.Add(name, value);
        return new ReadOnlyDictionary<string, string>(facts);
    }

    private static CertificateReport TooLarge(long bytes) => Rejected(Unknown, Full, $"a file of {bytes} bytes; at most {MaxBytes} are allowed");

    private static CertificateReport Rejected(string kind, string coverage, string reason) =>
        new(false, kind, coverage, "", ReadOnlyDictionary<string, string>.Empty, reason);
}
