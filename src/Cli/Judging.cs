using Verify.Checker;
using Verify.Claims;

namespace Verify.Cli;

/// <summary>Hands the checker's word to the room of claims, which may not know the checker.</summary>
internal static class Judging
{
    /// <summary>Rules by <see cref="CertificateChecker"/>.</summary>
    public static Ruling ByTheChecker(ReadOnlyMemory<byte> certificate)
    {
        var report = CertificateChecker.Check(certificate.Span);
        return new(report.Accepted, report.Kind, report.Accepted ? report.Sentence : report.Reason!, report.Facts, report.Coverage == "full");
    }
}
