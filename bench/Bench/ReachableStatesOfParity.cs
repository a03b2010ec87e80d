using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Verify.Numerics.Boolean;
using Verify.Numerics.Perceptrons;

namespace Verify.Bench;

/// <summary>
/// The 48,562 weight vectors that the perceptron reaches on the parity of three bits. The baseline keeps tuples in a
/// <see cref="HashSet{T}"/> and a <see cref="Queue{T}"/>, as one would write it for this one dimension.
/// </summary>
public class ReachableStatesOfParity
{
    private readonly int[] vectors = BooleanFunction.Parity(3).SignedPoints();

    /// <summary>Four coordinates as a tuple.</summary>
    [Benchmark(Baseline = true)]
    public int HashSetOfTuples()
    {
        ImmutableArray<(int, int, int, int)> z =
            [.. vectors.Chunk(4).Select(v => (v[0], v[1], v[2], v[3]))];
        HashSet<(int, int, int, int)> seen = [(0, 0, 0, 0)];
        var queue = new Queue<(int, int, int, int)>(seen);
        while (queue.TryDequeue(out var w))
        {
            foreach (var v in z)
            {
                if ((w.Item1 * v.Item1) + (w.Item2 * v.Item2) + (w.Item3 * v.Item3) + (w.Item4 * v.Item4) <= 0)
                {
                    var next = (w.Item1 + v.Item1, w.Item2 + v.Item2, w.Item3 + v.Item3, w.Item4 + v.Item4);
                    if (seen.Add(next))
                    {
                        queue.Enqueue(next);
                    }
                }
            }
        }

        return seen.Count;
    }

    /// <summary>Any dimension, with parents, steps and norms.</summary>
    [Benchmark]
    public int Explore() => ReachableStates.Explore(vectors, 4, 100_000).Count;
}
