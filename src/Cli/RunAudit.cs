using System.Security.Cryptography;
using Verify.Checker;
using Verify.Evidence;

namespace Verify.Cli;

/// <summary>Re-verifies a run folder from its files alone. A file's own verdicts are derived from its numbers on reading; here the numbers are held against the certificates.</summary>
internal sealed class RunAudit
{
    private readonly RunFolder folder;
    private readonly BaselineRecord? baseline;
    private readonly List<AuditedCertificate> certificates = [];
    private readonly List<string> failures = [];
    private readonly List<string> notes = [];

    private RunAudit(RunFolder folder) => (this.folder, baseline) = (folder, folder.ReadBaseline());

    /// <summary>Audits the run; one that is not finished is no failure, and nothing of it is verified.</summary>
    public static AuditReport Of(RunFolder folder)
    {
        bool finished = File.Exists(Path.Combine(folder.Root, "run.json"));
        try
        {
            return new RunAudit(folder).Audit(folder.ReadRun());
        }
        catch (MalformedFileException e)
        {
            return finished ? new(0, [], [e.Message], []) : new(0, [], [], [e.Message]);
        }
    }

    private AuditReport Audit(RunRecord run)
    {
        foreach (var twice in run.Claims.GroupBy(c => c.Id).Where(g => g.Count() > 1))
            failures.Add($"run.json: {twice.Key} is listed {twice.Count()} times");
        int agreeing = 0;
        foreach (var entry in run.Claims)
        {
            try
            {
                Audit(folder.ReadClaim(entry));
                agreeing++;
            }
            catch (MalformedFileException e)
            {
                failures.Add(e.Message);
            }
        }

        return new(agreeing, certificates, failures, notes);
    }

    private void Audit(ClaimEvidence claim)
    {
        var reports = new Dictionary<string, CertificateReport?>();
        foreach (var certificate in claim.Certificates)
        {
            if (!reports.TryAdd(certificate.Name, Audit(claim.Id, certificate)))
                failures.Add($"{claim.Id}: two certificates are called «{certificate.Name}»");
        }

        foreach (var experiment in claim.Experiments)
        {
            foreach (var c in experiment.Comparisons)
            {
                Hold(c.Proof, c.Measured, "measured");
                Hold(c.BoundProof, c.Bound, "bound");

                void Hold(Proof? proof, Number number, string side)
                {
                    if (proof is not null && Contradiction(proof, number) is { } contradiction)
                        failures.Add($"{claim.Id}, experiment «{experiment.Name}», «{c.Quantity}»: the {side} number {Words.Of(number)} is not certified: {contradiction}");
                }
            }
        }

        // These two verdicts are recorded, not derived, so they are held against what was recorded beside them.
        foreach (var p in claim.Properties.Where(p => p.Verdict == Verdict.Holds && !(p.Cases > 0 && p.WorstSlack >= 0)))
            failures.Add($"{claim.Id}: property «{p.Name}» is said to hold with worst slack {p.WorstSlack:R} in {p.Cases} cases");
        foreach (var c in claim.Controls.Where(c => c.Verdict == ControlVerdict.Refuted && !(c.Comparison?.Verdict == Verdict.Refuted && c.Power?.Verdict is null or Verdict.Holds)))
            failures.Add($"{claim.Id}: control «{c.Name}» is said to be refuted, and its comparison does not refute it");

        string? Contradiction(Proof proof, Number number) =>
            !reports.TryGetValue(proof.Certificate, out var report) ? $"there is no certificate «{proof.Certificate}»"
            : report is null ? null
            : !report.Accepted ? $"the certificate «{proof.Certificate}» is rejected"
            : report.Coverage != "full" ? $"the certificate «{proof.Certificate}» was verified on a sample only"
            : !report.Facts.TryGetValue(proof.Fact, out string? fact) ? $"the certificate «{proof.Certificate}» verifies no fact «{proof.Fact}»"
            : fact != number.ToString() ? $"the certificate «{proof.Certificate}» verifies {proof.Fact} = {fact}"
            : null;
    }

    // Null where the file cannot be had; that has then been said.
    private CertificateReport? Audit(string claim, CertificateEvidence certificate)
    {
        if (certificate.Path != RunFolder.CertificatePath(claim, certificate.Name))
        {
            failures.Add($"{claim}: the certificate «{certificate.Name}» is said to be at {certificate.Path}, expected {RunFolder.CertificatePath(claim, certificate.Name)}");
            return null;
        }

        if (baseline?.Omits(certificate) == true && !File.Exists(Path.Combine(folder.Root, certificate.Path)))
        {
            notes.Add($"{certificate.Path}: this baseline keeps it by hash only, so it was not re-verified; run the claim again to get it");
            return null;
        }

        byte[] bytes;
        try
        {
            bytes = folder.Read(certificate.Path);
        }
        catch (MalformedFileException e)
        {
            failures.Add(e.Message);
            return null;
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (hash != certificate.Sha256 || bytes.Length != certificate.Bytes)
            failures.Add($"{certificate.Path}: the file is not the one the run wrote (SHA-256 {hash[..12]}…, {bytes.Length} bytes; expected {certificate.Sha256[..Math.Min(12, certificate.Sha256.Length)]}…, {certificate.Bytes} bytes)");
        var report = CertificateChecker.Check(bytes);
        string said = report.Accepted ? report.Sentence : report.Reason!;
        certificates.Add(new(certificate.Path, report.Accepted, report.Kind, report.Coverage, said));
        if (certificate.Accepted is { } recorded && (recorded != report.Accepted || certificate.Sentence != said || certificate.Kind != report.Kind))
            failures.Add($"{certificate.Path}: the run records another word of the checker («{certificate.Sentence}»)");
        return report;
    }
}
