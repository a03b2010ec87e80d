using System.Text;

namespace Verify.Checker.Tests;

/// <summary>What the tests of every kind demand of the checker.</summary>
internal static class Verdicts
{
    /// <summary>The facts of a certificate that the checker and its naive twin accept.</summary>
    public static IReadOnlyDictionary<string, string> Accepted(byte[] certificate)
    {
        var report = CertificateChecker.Check(certificate);
        Assert.True(report.Accepted, report.Reason);
        Assert.True(Naive.IsTrue(certificate));
        return report.Facts;
    }

    /// <summary>Demands a rejection for this reason, without a sentence or a fact.</summary>
    public static void AssertRejected(byte[] certificate, string reason)
    {
        var report = CertificateChecker.Check(certificate);
        Assert.False(report.Accepted);
        Assert.Contains(reason, report.Reason, StringComparison.Ordinal);
        Assert.Equal(("", 0), (report.Sentence, report.Facts.Count));
    }

    /// <summary>Demands a rejection for this reason once a part of the text is replaced.</summary>
    public static void AssertRejected(byte[] original, string part, string replacement, string reason) =>
        AssertRejected(Edited(original, part, replacement), reason);

    /// <summary>The certificate with a part of its text replaced, wherever it occurs.</summary>
    public static byte[] Edited(byte[] original, string part, string replacement)
    {
        string text = Encoding.UTF8.GetString(original);
        Assert.Contains(part, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(part, replacement, StringComparison.Ordinal));
    }
}
