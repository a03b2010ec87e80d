namespace Verify.Checker.Kinds;

/// <summary>The exact number of linear threshold functions of n variables, with evidence for every one of the 2^(2^n) Boolean functions.</summary>
internal sealed class ThresholdTable : CertificateKind
{
    public override string Name => "threshold-table";

    public override Finding Prove(Certificate certificate)
    {
        int variables = certificate.Claim["variables"].Small(0, 5);
        var evidence = new ThresholdEvidence(variables, certificate.Witness);
        int count = evidence.Threshold.Count;
        certificate.Claim["thresholdFunctions"].MustBe(count);
        return new Finding(
            $"Of the {evidence.Functions} Boolean functions of {variables} variables exactly {count} are linear threshold functions.",
            ("variables", $"{variables}"),
            ("functions", $"{evidence.Functions}"),
            ("thresholdFunctions", $"{count}"),
            ("nonThresholdFunctions", $"{evidence.Functions - count}"),
            ("largestWeight", certificate.Work.Text(evidence.LargestWeight)));
    }
}
