namespace Verify.Checker.Kinds;

/// <summary>The exact worst case of the perceptron rule "w += z whenever &lt;w, z&gt; &lt;= 0", started at 0, over all orders of presentation.</summary>
internal sealed class WorstOrder : CertificateKind
{
    public override string Name => "worst-order";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var set = new ReachableSet(claim, certificate.Witness);
        var witness = certificate.Witness["lengths"];
        int[] lengths = witness.Smalls(set.States.Count, 0, set.States.Count);

        // By induction on the length, which falls with every update: no order makes more updates from a state, and some order
        // makes as many.
        int[] found = new int[lengths.Length];
        set.RefuseUnlessClosed((from, to) => found[from] = Math.Max(found[from], lengths[to] + 1));
        int wrong = Enumerable.Range(0, lengths.Length).FirstOrDefault(i => found[i] != lengths[i], -1);
        if (wrong >= 0)
            throw witness.Refuse($"{lengths[wrong]} updates from state {wrong}, but its successors allow {found[wrong]}");
        claim["updates"].MustBe(lengths[0]);

        string radius = work.Text(set.Vectors.Max(z => work.Dot(z, z)));
        return new Finding(
            $"From w = 0 the rule \"w += z whenever <w,z> <= 0\" over the {set.Vectors.Length} given vectors of Z^{set.Vectors[0].Length} makes " +
            $"at most {lengths[0]} updates under any order of presentation, and exactly {lengths[0]} under some; it reaches {set.States.Count} states, and max |z|^2 = {radius}.",
            ("vectors", $"{set.Vectors.Length}"),
            ("dimension", $"{set.Vectors[0].Length}"),
            ("states", $"{set.States.Count}"),
            ("updates", $"{lengths[0]}"),
            ("radiusSquared", radius));
    }
}
