namespace Verify.Numerics.Perceptrons;

/// <summary>
/// All weight vectors that the perceptron reaches from 0 under w ← w + z whenever ⟨w, z⟩ ≤ 0, over every order of
/// presentation. For a finite set of integer vectors they are finitely many (Efron 1964; Block and Levin 1970).
/// </summary>
public sealed class ReachableStates
{
    internal ReachableStates(int dimension, StateSet set, List<int> parents, List<int> steps, List<int> arrivals, bool isClosed)
    {
        Dimension = dimension;
        Set = set;
        States = set.ToArray();
        Parents = parents.ToArray();
        Steps = steps.ToArray();
        Arrivals = [.. arrivals];
        IsClosed = isClosed;
        for (int i = 0; i < set.Count; i++)
        {
            MaxSquaredNorm = Math.Max(MaxSquaredNorm, UpdateRule.Product(set[i], set[i]));
        }
    }

    /// <summary>d, the length of a state.</summary>
    public int Dimension { get; }

    /// <summary>The number of states found; the first is 0.</summary>
    public int Count => Set.Count;

    /// <summary>The states row by row in the order of discovery (breadth first, vectors in the given order).</summary>
    public ReadOnlyMemory<int> States { get; }

    /// <summary>For each state the one it was first reached from; −1 for the first.</summary>
    public ReadOnlyMemory<int> Parents { get; }

    /// <summary>For each state the index of the vector added to its parent; −1 for the first.</summary>
    public ReadOnlyMemory<int> Steps { get; }

    /// <summary>The greatest ‖w‖² among the states.</summary>
    public long MaxSquaredNorm { get; }

    /// <summary>
    /// Whether the list is complete: every update of a listed state is listed. False exactly if the cap was reached, and
    /// then the list is what was found up to there.
    /// </summary>
    public bool IsClosed { get; }

    internal StateSet Set { get; }

    /// <summary>For each state how many updates of listed states lead to it.</summary>
    internal int[] Arrivals { get; }

    /// <summary>The coordinates of one state.</summary>
    public ReadOnlySpan<int> State(int index) => States.Span.Slice(index * Dimension, Dimension);

    /// <summary>Explores breadth first.</summary>
    /// <param name="vectors">The signed vectors z = y·x, row by row.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="maxStates">Where to give up, at least 1.</param>
    /// <param name="cancellation">Asked at every state.</param>
    /// <exception cref="OverflowException">A coordinate leaves 32 bits.</exception>
    public static ReachableStates Explore(
        ReadOnlySpan<int> vectors, int dimension, int maxStates, CancellationToken cancellation = default)
    {
        int count = UpdateRule.CheckedCount(vectors, dimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxStates, 1);
        var set = new StateSet(dimension);
        List<int> parents = [-1], steps = [-1], arrivals = [0];
        Span<int> state = new int[dimension];
        Span<int> next = new int[dimension];
        set.Add(state, out _);
        for (int current = 0; current < set.Count; current++)
        {
            cancellation.ThrowIfCancellationRequested();
            set[current].CopyTo(state);
            for (int z = 0; z < count; z++)
            {
                if (!UpdateRule.Updates(state, vectors.Slice(z * dimension, dimension), next))
                {
                    continue;
                }

                int reached = set.Add(next, out bool isNew);
                if (!isNew)
                {
                    arrivals[reached]++;
                    continue;
                }

                parents.Add(current);
                steps.Add(z);
                arrivals.Add(1);
                if (set.Count > maxStates)
                {
                    return new ReachableStates(dimension, set, parents, steps, arrivals, isClosed: false);
                }
            }
        }

        return new ReachableStates(dimension, set, parents, steps, arrivals, isClosed: true);
    }
}
