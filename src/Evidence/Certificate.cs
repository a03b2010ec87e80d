using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Verify.Evidence;

/// <summary>A certificate as an experiment hands it over: a name and the bytes of a file in the grammar of docs/certificates.md.</summary>
/// <param name="Name">Unique within the claim: lower-case words joined by hyphens.</param>
/// <param name="Utf8">The file's bytes.</param>
public sealed record Certificate(string Name, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Writes the common envelope around a claim and its witness.</summary>
    /// <param name="name">Unique within the claim.</param>
    /// <param name="kind">One of the kinds of docs/certificates.md.</param>
    /// <param name="claim">What is to be verified.</param>
    /// <param name="witness">What makes verifying easy.</param>
    /// <param name="coverage">"full", or "spot" for the kinds that allow a sampled check.</param>
    public static Certificate Of(string name, string kind, JsonObject claim, JsonObject witness, string coverage = "full")
    {
        var file = new JsonObject { ["format"] = "verify-certificate/1", ["kind"] = kind };
        if (coverage != "full")
            file["coverage"] = coverage;
        file["claim"] = claim;
        file["witness"] = witness;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            file.WriteTo(writer);
        stream.WriteByte((byte)'\n');
        return new(name, stream.ToArray());
    }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Utf8.Span));
}
