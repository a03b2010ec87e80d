using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;

namespace Verify.Planted;

/// <summary>Sound, with a certificate of more than 32 kB: the one point many times over.</summary>
public sealed class LargeCertificate() : PlantedClaim("large-certificate", "A certificate too large to commit")
{
    private const int Copies = 10_000;

    public override IEnumerable<Experiment> Experiments => [new("squared length", c => Squared(4).Measure(c) with
    {
        Certificates = [Certificate.Of(
            "vector",
            "separating-vector",
            new JsonObject { ["points"] = new JsonArray([.. Enumerable.Repeat("1", Copies).Select(p => (JsonNode)p)]), ["labels"] = string.Join(' ', Enumerable.Repeat("1", Copies)) },
            new JsonObject { ["weights"] = "2" })],
    })];
}
