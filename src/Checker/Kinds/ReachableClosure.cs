using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The exact set of states that w += z whenever &lt;w, z&gt; &lt;= 0 reaches from 0 under all orders of presentation; on request, a cycle in it.</summary>
internal sealed class ReachableClosure : CertificateKind
{
    public override string Name => "reachable-closure";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var vectors = claim["vectors"].Matrix();
        var states = Replay(vectors, certificate.Witness, work);
        RefuseUnlessClosed(vectors, states, certificate.Witness, work);

        var longest = states.Max(state => work.Dot(state, state));
        var radius = vectors.Max(z => work.Dot(z, z));
        claim["states"].MustBe(states.Count);
        claim["maxNormSquared"].MustBe(longest);
        var (sentence, facts) = claim.Find("cycle") is { } cycle ? Cycle(vectors, states, cycle, work) : new Finding("");
        return new Finding(
            $"From w = 0 the rule \"w += z whenever <w,z> <= 0\" over the {vectors.Length} given vectors of Z^{vectors[0].Length} reaches " +
            $"exactly {states.Count} states under all orders of presentation, the longest with |w|^2 = {work.Text(longest)}, while max |z|^2 = {work.Text(radius)}.{sentence}",
            [
                ("vectors", $"{vectors.Length}"),
                ("dimension", $"{vectors[0].Length}"),
                ("states", $"{states.Count}"),
                ("maxNormSquared", work.Text(longest)),
                ("radiusSquared", work.Text(radius)),
                .. facts,
            ]);
    }

    /// <summary>State 0 is the zero vector; state i is its parent, an earlier state, after one legal update.</summary>
    private static List<BigInteger[]> Replay(BigInteger[][] vectors, Node witness, Work work)
    {
        int[] parents = witness["parents"].Smalls(0, int.MaxValue);
        int[] moves = witness["moves"].Smalls(parents.Length, 0, vectors.Length - 1);
        List<BigInteger[]> states = [new BigInteger[vectors[0].Length]];
        for (int i = 0; i < parents.Length; i++)
        {
            if (parents[i] > i)
                throw witness["parents"].Refuse($"state {i + 1} comes from state {parents[i]}, expected an earlier one");
            var (parent, z) = (states[parents[i]], vectors[moves[i]]);
            if (work.Dot(parent, z).Sign > 0)
                throw witness["moves"].Refuse($"state {i + 1} comes from state {parents[i]} by vector {moves[i]}, which calls for no update there");
            states.Add(Array.ConvertAll(Update(parent, z, work), work.Keep));
        }

        return states;
    }

    private static void RefuseUnlessClosed(BigInteger[][] vectors, List<BigInteger[]> states, Node witness, Work work)
    {
        var known = new HashSet<BigInteger[]>(new SameEntries());
        foreach (var state in states)
        {
            if (!known.Add(state))
                throw witness.Refuse($"the state ({work.Text(state)}) is listed twice");
        }

        foreach (var state in states)
        {
            foreach (var z in vectors)
            {
                if (work.Dot(state, z).Sign <= 0 && Update(state, z, work) is var next && !known.Contains(next))
                    throw witness.Refuse($"not closed: ({work.Text(state)}) leads to ({work.Text(next)}), which is not listed");
            }
        }
    }

    /// <summary>Legal updates that lead a listed state back to itself; their counts k satisfy sum k_i z_i = 0.</summary>
    private static Finding Cycle(BigInteger[][] vectors, List<BigInteger[]> states, Node cycle, Work work)
    {
        int start = cycle["start"].Small(0, states.Count - 1);
        int[] moves = cycle["moves"].Smalls(0, vectors.Length - 1);
        if (moves.Length == 0)
            throw cycle.Refuse("a cycle needs at least one update");
        var counts = new int[vectors.Length];
        var (w, longest, visitsZero) = (states[start], BigInteger.Zero, false);
        foreach (int move in moves)
        {
            if (work.Dot(w, vectors[move]).Sign > 0)
                throw cycle["moves"].Refuse($"vector {move} calls for no update at ({work.Text(w)})");
            w = Update(w, vectors[move], work);
            longest = BigInteger.Max(longest, work.Dot(w, w));
            visitsZero |= w.All(entry => entry.IsZero);
            counts[move]++;
        }

        if (!w.AsSpan().SequenceEqual(states[start]))
            throw cycle["moves"].Refuse($"the updates end at ({work.Text(w)}), not where they began");
        return new Finding(
            $" A cycle of {moves.Length} updates leads state {start} back to itself, so sum k_i z_i = 0 with k = ({string.Join(' ', counts)}) and no w has <w,z> > 0 for all z.",
            ("cycleUpdates", $"{moves.Length}"),
            ("cycleCounts", string.Join(' ', counts)),
            ("cycleMaxNormSquared", work.Text(longest)),
            ("cycleVisitsZero", visitsZero ? "true" : "false"));
    }

    private static BigInteger[] Update(BigInteger[] w, BigInteger[] z, Work work)
    {
        var next = new BigInteger[w.Length];
        for (int j = 0; j < w.Length; j++)
            next[j] = work.Add(w[j], z[j]);
        return next;
    }

    private sealed class SameEntries : IEqualityComparer<BigInteger[]>
    {
        public bool Equals(BigInteger[]? x, BigInteger[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(BigInteger[] state)
        {
            var hash = default(HashCode);
            foreach (var entry in state)
                hash.Add(entry);
            return hash.ToHashCode();
        }
    }
}
