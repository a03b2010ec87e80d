using Verify.Numerics;

namespace Verify.Theorems.Perceptrons;

/// <summary>The weights under one cyclic order of presentation, from 0 until they return to an earlier pass's end, followed exactly over Z[√2].</summary>
/// <param name="Returns">Whether the weights at the end of a pass are those of an earlier pass's end (a pass without update is such a return).</param>
/// <param name="Norms">‖w‖² after each presentation, 0 first.</param>
/// <param name="UpdateCounts">k_i, how often vector i updated between the two equal ends; empty without a return.</param>
/// <param name="Loop">‖w‖² along the loop, its start included.</param>
internal sealed record CyclicWalk(bool Returns, IReadOnlyList<QuadraticInteger> Norms, IReadOnlyList<int> UpdateCounts, IReadOnlyList<QuadraticInteger> Loop)
{
    /// <summary>Whether the walk loops with at least one update: the case of inseparable data.</summary>
    public bool Cycles => UpdateCounts.Any(k => k > 0);

    /// <summary>Whether w = 0 lies on the loop.</summary>
    public bool VisitsZero => Loop.Any(n => n.Sign == 0);

    /// <summary>The greatest ‖w‖² of the list; of equal ones any.</summary>
    public static QuadraticInteger Greatest(IEnumerable<QuadraticInteger> norms) => norms.Aggregate((x, y) => (x + -y).Sign >= 0 ? x : y);

    /// <summary>Follows the rule w ← w + z, whenever ⟨w, z⟩ ≤ 0, or at every presentation for Hebb's rule.</summary>
    /// <param name="vectors">Signed vectors z = y·x.</param>
    /// <param name="order">Indices of the vectors in the order of one pass.</param>
    /// <param name="passes">Where to give up.</param>
    /// <param name="hebb">Whether every presentation updates.</param>
    public static CyclicWalk Follow(QuadraticInteger[][] vectors, int[] order, int passes, bool hebb = false)
    {
        var w = new QuadraticInteger[vectors[0].Length];
        var ends = new Dictionary<string, int>(StringComparer.Ordinal) { [Cubes.Row(w)] = 0 };
        var norms = new List<QuadraticInteger> { 0 };
        var updates = new List<int>();
        for (int pass = 1; pass <= passes; pass++)
        {
            foreach (int i in order)
            {
                bool update = hebb || Product(w, vectors[i]).Sign <= 0;
                if (update)
                    w = [.. w.Zip(vectors[i], (a, b) => a + b)];
                updates.Add(update ? i : -1);
                norms.Add(Product(w, w));
            }

            if (!ends.TryAdd(Cubes.Row(w), pass))
            {
                int start = ends[Cubes.Row(w)] * order.Length;
                return new(true, norms, [.. vectors.Select((_, i) => updates.Skip(start).Count(u => u == i))], [.. norms.Skip(start)]);
            }
        }

        return new(false, norms, [], []);
    }

    /// <summary>All orders of n vectors, in lexicographic order.</summary>
    public static IEnumerable<int[]> Orders(int n) => n == 0
        ? [[]]
        : Orders(n - 1).SelectMany(rest => Enumerable.Range(0, n).Select(at => (int[])[.. rest[..at], n - 1, .. rest[at..]])).OrderBy(o => Cubes.Row(o), StringComparer.Ordinal);

    private static QuadraticInteger Product(QuadraticInteger[] u, QuadraticInteger[] v) => u.Zip(v, (a, b) => a * b).Aggregate((a, b) => a + b);
}
