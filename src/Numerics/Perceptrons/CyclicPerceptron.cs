using System.Collections.Immutable;

namespace Verify.Numerics.Perceptrons;

/// <summary>
/// How the perceptron ends when it starts at 0 and sees the vectors in one fixed order again and again. The pair of weights
/// and position determines everything after it, so over the integers the run is periodic once it is bounded.
/// </summary>
public abstract record CyclicPerceptron
{
    private CyclicPerceptron()
    {
    }

    /// <summary>A whole pass went without an update: the weights separate the data.</summary>
    /// <param name="Weights">⟨w, z⟩ &gt; 0 for every vector z.</param>
    /// <param name="Updates">How many updates led there.</param>
    public sealed record Converged(ImmutableArray<int> Weights, int Updates) : CyclicPerceptron;

    /// <summary>The run repeats itself, with at least one update a period.</summary>
    /// <param name="PassesBefore">Passes before the cycle is entered.</param>
    /// <param name="Period">Presentations in one period, a multiple of the number of vectors.</param>
    /// <param name="UpdateCounts">
    /// k_i, how often vector i updates in one period; Σ k_i z_i = 0, so k is a Gordan certificate that no weights separate
    /// the data.
    /// </param>
    /// <param name="States">The weights on the cycle, row by row: at its start and after each update, the return left out.</param>
    /// <param name="MaxSquaredNorm">The greatest ‖w‖² on the cycle.</param>
    /// <param name="VisitsZero">Whether w = 0 lies on the cycle.</param>
    public sealed record Cycles(
        int PassesBefore, int Period, ImmutableArray<int> UpdateCounts, ImmutableArray<int> States, long MaxSquaredNorm, bool VisitsZero)
        : CyclicPerceptron;

    /// <summary>Neither happened within the passes allowed.</summary>
    public sealed record Unfinished : CyclicPerceptron;

    /// <summary>Runs to the end.</summary>
    /// <param name="vectors">The signed vectors z = y·x, row by row.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="order">Indices of the vectors in the order of one pass; each at least once.</param>
    /// <param name="maxPasses">Where to give up, at least 1.</param>
    /// <param name="cancellation">Asked before every pass.</param>
    public static CyclicPerceptron Run(
        ReadOnlySpan<int> vectors, int dimension, ReadOnlySpan<int> order, int maxPasses, CancellationToken cancellation = default)
    {
        var signed = new SignedVectors(vectors, dimension);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxPasses, 1);
        for (int z = 0; z < signed.Count; z++)
        {
            if (!order.Contains(z))
            {
                throw new ArgumentException($"The order never presents vector {z} of 0…{signed.Count - 1}.", nameof(order));
            }
        }

        var starts = new StateSet(dimension); // the weights at the start of each pass; a repetition closes the cycle
        var w = new int[dimension];
        var counts = new int[signed.Count];
        starts.Add(w, out _);
        for (int pass = 0, total = 0; pass < maxPasses; pass++)
        {
            cancellation.ThrowIfCancellationRequested();
            int updates = Pass(signed, order, w, counts, visited: null);
            if (updates == 0)
            {
                return new Converged([.. w], total);
            }

            total = checked(total + updates);
            int first = starts.Add(w, out bool isNew);
            if (!isNew)
            {
                return Cycle(signed, order, w, first, passes: pass + 1 - first);
            }
        }

        return new Unfinished();
    }

    private static Cycles Cycle(SignedVectors vectors, ReadOnlySpan<int> order, int[] w, int before, int passes)
    {
        var counts = new int[vectors.Count];
        List<int> visited = [.. w];
        for (int pass = 0; pass < passes; pass++)
        {
            Pass(vectors, order, w, counts, visited);
        }

        visited.RemoveRange(visited.Count - w.Length, w.Length);
        long norm = 0;
        bool visitsZero = false;
        int[] states = [.. visited];
        for (int at = 0; at < states.Length; at += w.Length)
        {
            ReadOnlySpan<int> state = states.AsSpan(at, w.Length);
            long square = SignedVectors.Product(state, state);
            norm = Math.Max(norm, square);
            visitsZero |= square == 0;
        }

        return new Cycles(before, passes * order.Length, [.. counts], [.. states], norm, visitsZero);
    }

    private static int Pass(SignedVectors vectors, ReadOnlySpan<int> order, int[] w, int[] counts, List<int>? visited)
    {
        int updates = 0;
        foreach (int z in order)
        {
            if (SignedVectors.Product(w, vectors[z]) <= 0)
            {
                vectors.Update(w, z, w);
                updates++;
                counts[z]++;
                visited?.AddRange(w);
            }
        }

        return updates;
    }
}
