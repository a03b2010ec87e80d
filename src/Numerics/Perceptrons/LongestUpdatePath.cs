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
    /// <param name="States">The number of reachable states.</param>
    public sealed record Found(ImmutableArray<int> Order, int States) : LongestUpdatePath
    {
        /// <summary>The greatest number of updates in any order.</summary>
        public int Updates => Order.Length;
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
        var length = new int[reachable.Count];
        var step = new int[reachable.Count];
        var before = new int[reachable.Count];
        Span<int> next = new int[dimension];
        Span<int> mistakes = new int[signed.Count];
        var ready = new Queue<int>();
        if (waitingFor[0] == 0)
        {
            ready.Enqueue(0);
        }

        int settled = 0;
        int last = 0;
        while (ready.TryDequeue(out int current))
        {
            cancellation.ThrowIfCancellationRequested();
            settled++;
            last = length[current] > length[last] ? current : last;
            ReadOnlySpan<int> state = reachable.State(current);
            foreach (int z in mistakes[..signed.Mistakes(state, mistakes)])
            {
                signed.Update(state, z, next);
                int reached = reachable.IndexOf(next);
                if (length[current] + 1 > length[reached])
                {
                    (length[reached], step[reached], before[reached]) = (length[current] + 1, z, current);
                }

                if (--waitingFor[reached] == 0)
                {
                    ready.Enqueue(reached);
                }
            }
        }

        // A state on a cycle waits for its predecessor for ever.
        return settled < reachable.Count ? new Endless() : new Found(Trace(last, length[last], step, before), reachable.Count);
    }

    private static ImmutableArray<int> Trace(int state, int length, int[] step, int[] before)
    {
        var order = new int[length];
        for (int i = length - 1; i >= 0; i--)
        {
            order[i] = step[state];
            state = before[state];
        }

        return [.. order];
    }
}
