namespace Verify.Checker.Kinds;

/// <summary>How many networks of two hidden threshold units and one threshold output compute a given function of two variables.</summary>
internal sealed class TwoLayerThresholdCount : CertificateKind
{
    public override string Name => "two-layer-threshold-count";

    public override Finding Prove(Certificate certificate)
    {
        var claim = certificate.Claim;
        int table = claim["table"].Small(0, 15);
        var units = new ThresholdEvidence(2, certificate.Witness).Threshold;
        int triples = units.Count * units.Count * units.Count;
        int networks = units.Sum(first => units.Sum(second => units.Count(top => Composition(top, first, second) == table)));
        claim["triples"].MustBe(triples);
        claim["networks"].MustBe(networks);

        // One hidden unit feeds its output to one of the four functions of one variable, all of them threshold functions.
        int single = units.Sum(unit => Enumerable.Range(0, 4).Count(top => Composition(top, unit, 0) == table));
        return new Finding(
            $"Of the {triples} triples (h1, h2, g) of linear threshold functions of two variables exactly {networks} satisfy " +
            $"g(h1(x), h2(x)) = f(x) for all x, where f has the table {table}; a single hidden threshold unit computes f in {single} of {4 * units.Count} ways.",
            ("table", $"{table}"),
            ("thresholdFunctions", $"{units.Count}"),
            ("triples", $"{triples}"),
            ("networks", $"{networks}"),
            ("oneUnitNetworks", $"{single}"));
    }

    /// <summary>The table of x -> top(first(x), second(x)).</summary>
    private static long Composition(long top, long first, long second)
    {
        long table = 0;
        for (int x = 0; x < 4; x++)
        {
            long point = ((first >> x) & 1) | (((second >> x) & 1) << 1);
            table |= ((top >> (int)point) & 1) << x;
        }

        return table;
    }
}
