using System.Security.Cryptography;
using Verify.Evidence;

namespace Verify.Reports.Html;

/// <summary>Carries small certificates within the page, so that whoever has the page can re-check them; the larger ones an accepted baseline may lack.</summary>
internal sealed class CertificateEmbedder(RunFolder folder)
{
    private const int LargestTotal = 2 << 20;

    private int total;

    /// <summary>The certificate as a data URI; null for one too large, which the page names by path and hash.</summary>
    /// <exception cref="MalformedFileException">The file is missing, or is not the one whose hash the run recorded.</exception>
    public string? DataUri(CertificateEvidence certificate)
    {
        if (certificate.Bytes > BaselineRecord.LargestCertificate || total + certificate.Bytes > LargestTotal)
            return null;
        byte[] bytes = folder.Read(certificate.Path);
        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash != certificate.Sha256 || bytes.Length != certificate.Bytes)
            throw new MalformedFileException($"{certificate.Path}: expected sha256 {certificate.Sha256} of {certificate.Bytes} bytes, came {hash} of {bytes.Length}. The certificate was changed after the run; run the claim again.");
        total += bytes.Length;
        return "data:application/json;base64," + Convert.ToBase64String(bytes);
    }
}
