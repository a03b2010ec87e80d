using Verify.Evidence;

namespace Verify.Claims;

/// <summary>Holds a claim's comparisons against what the checker verified in its certificates.</summary>
internal sealed class Judgement
{
    private readonly Dictionary<string, Ruling?> rulings = [];
    private readonly HashSet<string> repeated = [];

    public Judgement(string claim, IReadOnlyList<Certificate> certificates, Judge? judge)
    {
        var evidence = new List<CertificateEvidence>();
        foreach (var certificate in certificates)
        {
            var ruling = judge?.Invoke(certificate.Utf8);
            if (!rulings.TryAdd(certificate.Name, ruling))
            {
                repeated.Add(certificate.Name);
                continue;
            }

            evidence.Add(new(certificate.Name, RunFolder.CertificatePath(claim, certificate.Name), certificate.Sha256, certificate.Utf8.Length, ruling?.Kind ?? "", ruling?.Accepted, ruling?.Sentence ?? "No checker was asked."));
        }

        Certificates = evidence;
    }

    public IReadOnlyList<CertificateEvidence> Certificates { get; }

    /// <summary>Keeps a comparison's proof only where an accepted certificate verified the very number; a rejected certificate, or one that proves another number, contradicts the experiment.</summary>
    public ExperimentEvidence Confirm(ExperimentEvidence experiment, IReadOnlyList<Certificate> handed)
    {
        var contradictions = new List<string>(experiment.Contradictions);
        foreach (var certificate in handed)
        {
            if (repeated.Contains(certificate.Name))
                contradictions.Add($"two certificates are called «{certificate.Name}»");
            else if (rulings[certificate.Name] is { Accepted: false } rejected)
                contradictions.Add($"the certificate «{certificate.Name}» was rejected: {rejected.Sentence}");
        }

        var obstacles = new List<string>(experiment.Obstacles);
        var twice = experiment.Comparisons.GroupBy(c => c.Quantity).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            obstacles.Add($"two comparisons are called «{twice.Key}»");
        return experiment with { Comparisons = [.. experiment.Comparisons.Select(c => Confirmed(c, contradictions))], Contradictions = contradictions, Obstacles = obstacles };
    }

    // A computed bound whose proof fell away must not pass for one that was stated: the comparison then loses its whole proof.
    private Comparison Confirmed(Comparison c, List<string> contradictions)
    {
        var (measured, bound) = (Confirmed(c.Proof, c.Measured, contradictions), Confirmed(c.BoundProof, c.Bound, contradictions));
        return c with { Proof = bound is null && c.BoundProof is not null ? null : measured, BoundProof = bound };
    }

    private Proof? Confirmed(Proof? proof, Number number, List<string> contradictions)
    {
        if (proof is null)
            return null;
        if (!rulings.TryGetValue(proof.Certificate, out var ruling))
            contradictions.Add($"there is no certificate «{proof.Certificate}»");
        else if (ruling is { Accepted: true } && !ruling.Facts.ContainsKey(proof.Fact))
            contradictions.Add($"the certificate «{proof.Certificate}» verifies no fact «{proof.Fact}», only {string.Join(", ", ruling.Facts.Keys.Order(StringComparer.Ordinal))}");
        else if (ruling is { Accepted: true } && ruling.Facts[proof.Fact] != number.ToString())
            contradictions.Add($"the certificate «{proof.Certificate}» verifies {proof.Fact} = {ruling.Facts[proof.Fact]}, the experiment says {Words.Of(number)}");
        else if (ruling is { Accepted: true, Full: true })
            return proof;
        return null;
    }
}
