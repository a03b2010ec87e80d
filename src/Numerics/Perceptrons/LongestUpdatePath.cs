using System.Collections.Immutable;

namespace Verify.Numerics.Perceptrons;

/// <summary>
/// The worst case of the perceptron over all orders of presentation: the longest path of updates from 0 in the graph of
/// reachable states. On separable data the graph has no cycle, since ⟨u, w⟩ grows with every update along a separating u.
/// </summary>
public abstract record LongestUpdatePath
{
    private LongestUpdatePath()
    {
    }

    /// <summary>The longest path: its vectors in order are a presentation with an update at every step.</summary>
    /// <param name="Order">Indices of the vectors; its length is the number of updates.</param>
    /// <param name="Reachable">The reachable states.</param>
    /// <param name="Remaining">For each state the greatest number of updates that can still follow: it falls with every update, which proves that no order makes more.</param>
    public sealed record Found(ImmutableArray<int> Order, ReachableStates Reachable, ImmutableArray<int> Remaining) : LongestUpdatePath
    {
        /// <summary>The greatest number of updates in any order.</summary>
        public int Updates => Order.Length;

        /// <summary>The number of reachable states.</summary>
        public int States => Reachable.Count;
    }

    /// <summary>Some state is reached again, so updates never end in some order; the data are not separable.</summary>
    public sealed record Endless : LongestUpdatePath;

    /// <summary>More states than allowed.</summary>
    public sealed record TooManyStates : LongestUpdatePath;

    /// <summary>Explores the reachable states and takes them in topological order (Kahn, Comm. ACM 5, 1962).</summary>
    /// <param name="vectors">The signed vectors z = y·x, row by row.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="maxStates">Where to give up, at least 1.</param>
    /// <param name="cancellation">Asked at every state.</param>
    public static LongestUpdatePath Find(
        ReadOnlySpan<int> vectors, int dimension, int maxStates, CancellationToken cancellation = default)
    {
        ReachableStates reachable = ReachableStates.Explore(vectors, dimension, maxStates, cancellation);
        if (!reachable.IsClosed)
        {
            return new TooManyStates();
        }

        var signed = new SignedVectors(vectors, dimension);
        int[] waitingFor = reachable.Arrivals.ToArray();
        var settled = new List<int>(reachable.Count);
        if (waitingFor[0] == 0)
        {
            settled.Add(0);
        }

        Span<int> next = new int[dimension];
        Span<int> mistakes = new int[signed.Count];
        for (int k = 0; k < settled.Count; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<int> state = reachable.State(settled[k]);
            foreach (int z in mistakes[..signed.Mistakes(state, mistakes)])
            {
                signed.Update(state, z, next);
                int reached = reachable.IndexOf(next);
                if (--waitingFor[reached] == 0)
                {
                    settled.Add(reached);
                }
            }
        }

        // A state on a cycle waits for its predecessor for ever.
        if (settled.Count < reachable.Count)
        {
            return new Endless();
        }

        // Backwards, so that every successor is settled before the state it follows.
        var remaining = new int[reachable.Count];
        var step = new int[reachable.Count];
        var after = new int[reachable.Count];
        for (int k = settled.Count - 1; k >= 0; k--)
        {
            cancellation.ThrowIfCancellationRequested();
            int current = settled[k];
            ReadOnlySpan<int> state = reachable.State(current);
            foreach (int z in mistakes[..signed.Mistakes(state, mistakes)])
            {
                signed.Update(state, z, next);
                int reached = reachable.IndexOf(next);
                if (remaining[reached] + 1 > remaining[current])
                {
                    (remaining[current], step[current], after[current]) = (remaining[reached] + 1, z, reached);
                }
            }
        }

        return new Found(Trace(remaining, step, after), reachable, [.. remaining]);
    }

    private static ImmutableArray<int> Trace(int[] remaining, int[] step, int[] after)
    {
        var order = new int[remaining[0]];
        for (int i = 0, state = 0; i < order.Length; i++)
        {
            order[i] = step[state];
            state = after[state];
        }

        return [.. order];
    }
}
