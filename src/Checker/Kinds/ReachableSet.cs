using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The states that w += z whenever &lt;w, z&gt; &lt;= 0 reaches from 0 under all orders of presentation; shared by the kinds that need them.</summary>
internal sealed class ReachableSet
{
    private readonly Node _witness;
    private readonly Work _work;

    /// <summary>Reads "vectors" of a claim, then "parents" and "moves" of a witness: state 0 is the zero vector, state i is its parent, an earlier state, after one legal update.</summary>
    public ReachableSet(Node claim, Node witness)
    {
        (_witness, _work) = (witness, witness.Work);
        Vectors = claim["vectors"].Matrix();
        int[] parents = witness["parents"].Smalls(0, int.MaxValue);
        int[] moves = witness["moves"].Smalls(parents.Length, 0, Vectors.Length - 1);
        States = [new BigInteger[Vectors[0].Length]];
        for (int i = 0; i < parents.Length; i++)
        {
            if (parents[i] > i)
                throw witness["parents"].Refuse($"state {i + 1} comes from state {parents[i]}, expected an earlier one");
            var parent = States[parents[i]];
            if (!IsUpdate(parent, moves[i]))
                throw witness["moves"].Refuse($"state {i + 1} comes from state {parents[i]} by vector {moves[i]}, which calls for no update there");
            States.Add(Array.ConvertAll(Update(parent, moves[i]), _work.Keep));
        }

        claim["states"].MustBe(States.Count);
    }

    public BigInteger[][] Vectors { get; }

    /// <summary>The listed states; each of them is reachable, and they are all once <see cref="RefuseUnlessClosed"/> has passed.</summary>
    public List<BigInteger[]> States { get; }

    /// <summary>Demands that no state is listed twice and that every update of a listed state leads to a listed one.</summary>
    /// <param name="onUpdate">Told of every update, from which state it leads to which.</param>
    public void RefuseUnlessClosed(Action<int, int> onUpdate)
    {
        var known = new Dictionary<BigInteger[], int>(new SameEntries());
        foreach (var state in States)
        {
            if (!known.TryAdd(state, known.Count))
                throw _witness.Refuse($"the state ({_work.Text(state)}) is listed twice");
        }

        for (int i = 0; i < States.Count; i++)
        {
            for (int move = 0; move < Vectors.Length; move++)
            {
                if (!IsUpdate(States[i], move))
                    continue;
                var next = Update(States[i], move);
                if (!known.TryGetValue(next, out int to))
                    throw _witness.Refuse($"not closed: ({_work.Text(States[i])}) leads to ({_work.Text(next)}), which is not listed");
                onUpdate(i, to);
            }
        }
    }

    public bool IsUpdate(BigInteger[] w, int move) => _work.Dot(w, Vectors[move]).Sign <= 0;

    public BigInteger[] Update(BigInteger[] w, int move)
    {
        var next = new BigInteger[w.Length];
        for (int j = 0; j < w.Length; j++)
            next[j] = _work.Add(w[j], Vectors[move][j]);
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
