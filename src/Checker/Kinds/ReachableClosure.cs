using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The exact set of states that w += z whenever &lt;w, z&gt; &lt;= 0 reaches from 0 under all orders of presentation; on request, a cycle in it.</summary>
internal sealed class ReachableClosure : CertificateKind
{
    public override string Name => "reachable-closure";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var set = new ReachableSet(claim, certificate.Witness);
        set.RefuseUnlessClosed((_, _) => { });

        var longest = set.States.Max(state => work.Dot(state, state));
        var radius = set.Vectors.Max(z => work.Dot(z, z));
        claim["maxNormSquared"].MustBe(longest);
        var (sentence, facts) = claim.Find("cycle") is { } cycle ? Cycle(set, cycle, work) : new Finding("");
        return new Finding(
            $"From w = 0 the rule \"w += z whenever <w,z> <= 0\" over the {set.Vectors.Length} given vectors of Z^{set.Vectors[0].Length} reaches " +
            $"exactly {set.States.Count} states under all orders of presentation, the longest with |w|^2 = {work.Text(longest)}, while max |z|^2 = {work.Text(radius)}.{sentence}",
            [
                ("vectors", $"{set.Vectors.Length}"),
                ("dimension", $"{set.Vectors[0].Length}"),
                ("states", $"{set.States.Count}"),
                ("maxNormSquared", work.Text(longest)),
                ("radiusSquared", work.Text(radius)),
                .. facts,
            ]);
    }

    /// <summary>Legal updates that lead a listed state back to itself; their counts k satisfy sum k_i z_i = 0.</summary>
    private static Finding Cycle(ReachableSet set, Node cycle, Work work)
    {
        int start = cycle["start"].Small(0, set.States.Count - 1);
        int[] moves = cycle["moves"].Smalls(0, set.Vectors.Length - 1);
        if (moves.Length == 0)
            throw cycle.Refuse("a cycle needs at least one update");
        var counts = new int[set.Vectors.Length];
        var (w, longest, visitsZero) = (set.States[start], BigInteger.Zero, false);
        foreach (int move in moves)
        {
            if (!set.IsUpdate(w, move))
                throw cycle["moves"].Refuse($"vector {move} calls for no update at ({work.Text(w)})");
            w = set.Update(w, move);
            longest = BigInteger.Max(longest, work.Dot(w, w));
            visitsZero |= w.All(entry => entry.IsZero);
            counts[move]++;
        }

        if (!w.AsSpan().SequenceEqual(set.States[start]))
            throw cycle["moves"].Refuse($"the updates end at ({work.Text(w)}), not where they began");
        return new Finding(
            $" A cycle of {moves.Length} updates leads state {start} back to itself, so sum k_i z_i = 0 with k = ({string.Join(' ', counts)}) and no w has <w,z> > 0 for all z.",
            ("cycleUpdates", $"{moves.Length}"),
            ("cycleCounts", string.Join(' ', counts)),
            ("cycleMaxNormSquared", work.Text(longest)),
            ("cycleVisitsZero", visitsZero ? "true" : "false"));
    }
}
