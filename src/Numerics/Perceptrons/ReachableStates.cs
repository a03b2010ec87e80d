using System.Runtime.InteropServices;

namespace Verify.Numerics.Perceptrons;

/// <summary>
/// All weight vectors that the perceptron reaches from 0 under w ← w + z whenever ⟨w, z⟩ ≤ 0, over every order of
/// presentation. For a finite set of integer vectors they are finitely many (Efron 1964; Block and Levin 1970).
/// </summary>
public sealed class ReachableStates
{
    private readonly StateSet set;
    private readonly List<int> parents = [-1];
    private readonly List<int> steps = [-1];
    private readonly List<int> arrivals = [0];

    private ReachableStates(int dimension)
    {
        Dimension = dimension;
        set = new StateSet(dimension);
        set.Add(new int[dimension], out _);
    }

    /// <summary>d, the length of a state.</summary>
    public int Dimension { get; }

    /// <summary>The number of states found; the first is 0.</summary>
    public int Count => set.Count;

    /// <summary>The states row by row in the order of discovery (breadth first, vectors in the given order).</summary>
    public ReadOnlySpan<int> States => set.Rows;

    /// <summary>For each state the one it was first reached from; −1 for the first.</summary>
    public ReadOnlySpan<int> Parents => CollectionsMarshal.AsSpan(parents);

    /// <summary>For each state the index of the vector added to its parent; −1 for the first.</summary>
    public ReadOnlySpan<int> Steps => CollectionsMarshal.AsSpan(steps);

    /// <summary>The greatest ‖w‖² among the states.</summary>
    public long MaxSquaredNorm { get; private set; }

    /// <summary>
    /// Whether the list is complete: every update of a listed state is listed. False exactly if the cap was exceeded, and
    /// then the list is what was found up to there.
    /// </summary>
    public bool IsClosed { get; private set; }

    /// <summary>For each state how many updates of listed states lead to it.</summary>
    internal ReadOnlySpan<int> Arrivals => CollectionsMarshal.AsSpan(arrivals);

    /// <summary>The coordinates of one state.</summary>
    public ReadOnlySpan<int> State(int index) => set[index];

    /// <summary>The index of a listed state.</summary>
    internal int IndexOf(ReadOnlySpan<int> state) => set.IndexOf(state);

    /// <summary>Explores breadth first.</summary>
    /// <param name="vectors">The signed vectors z = y·x, row by row.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="maxStates">The greatest number of states to accept, at least 1.</param>
    /// <param name="cancellation">Asked at every state.</param>
    /// <exception cref="OverflowException">A coordinate leaves 32 bits.</exception>
    public static ReachableStates Explore(
        ReadOnlySpan<int> vectors, int dimension, int maxStates, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxStates, 1);
        var signed = new SignedVectors(vectors, dimension);
        var reachable = new ReachableStates(dimension);
        reachable.IsClosed = reachable.Close(signed, maxStates, cancellation);
        for (int i = 0; i < reachable.Count; i++)
        {
            ReadOnlySpan<int> state = reachable.State(i);
            reachable.MaxSquaredNorm = Math.Max(reachable.MaxSquaredNorm, SignedVectors.Product(state, state));
        }

        return reachable;
    }

    private bool Close(SignedVectors vectors, int maxStates, CancellationToken cancellation)
    {
        ulong[] keySteps = [.. Enumerable.Range(0, vectors.Count).Select(k => set.Step(vectors[k]))];
        Span<int> state = new int[Dimension];
        Span<int> next = new int[Dimension];
        Span<int> mistakes = new int[vectors.Count];
        for (int current = 0; current < set.Count; current++)
        {
            cancellation.ThrowIfCancellationRequested();
            set[current].CopyTo(state);
            ulong key = set.Key(state);
            bool byKey = set.AllowsSteps(state, vectors.Reach);
            foreach (int z in mistakes[..vectors.Mistakes(state, mistakes)])
            {
                // Most updates lead to a known state: find those without forming it.
                int reached = byKey ? set.IndexOf(key + keySteps[z]) : -1;
                bool isNew = false;
                if (reached < 0)
                {
                    vectors.Update(state, z, next);
                    reached = set.Add(next, out isNew);
                }

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
                    return false;
                }
            }
        }

        return true;
    }
}
