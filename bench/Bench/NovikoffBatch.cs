using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.Perceptrons;

namespace Verify.Bench;

/// <summary>
/// Perceptrons to convergence on 1,000 separable sets of 200 points in 20 dimensions. Measured elsewhere on the reference
/// machine: 73 ms for a loop in numpy that presents one point of all sets at a time.
/// </summary>
public class NovikoffBatch
{
    private const int Sets = 1000;
    private const int Points = 200;
    private const int Dimension = 20;
    private const int MaxUpdates = 100_000;
    private const int Coordinate = 30;

    private readonly int[][] vectors = [.. Enumerable.Range(0, Sets).Select(Separable)];
    private PerceptronPresentation[] presentations = [];

    /// <summary>Lays the sets out, as an array in numpy would be.</summary>
    [GlobalSetup]
    public void Arrange()
    {
        int[] order = [.. Enumerable.Range(0, Points)];
        bool[] labels = [.. Enumerable.Repeat(true, Points)];
        presentations = [.. vectors.Select(z => PerceptronRuns.Of<int>(z, Dimension, labels, MaxUpdates).Arrange(order))];
        if (Blocks() != OneAfterTheOther())
        {
            throw new InvalidOperationException("Two routes count different updates.");
        }
    }

    /// <summary>Plain loops over integers.</summary>
    [Benchmark(Baseline = true)]
    public int OneAfterTheOther()
    {
        int total = 0;
        Span<int> w = stackalloc int[Dimension];
        foreach (int[] z in vectors)
        {
            w.Clear();
            for (int before = -1; before != total;)
            {
                before = total;
                for (int at = 0; at < z.Length; at += Dimension)
                {
                    int product = 0;
                    for (int i = 0; i < Dimension; i++)
                    {
                        product += w[i] * z[at + i];
                    }

                    if (product <= 0)
                    {
                        total++;
                        for (int i = 0; i < Dimension; i++)
                        {
                            w[i] += z[at + i];
                        }
                    }
                }
            }
        }

        return total;
    }

    /// <summary>Sixteen products at a time.</summary>
    [Benchmark]
    public int Blocks()
    {
        int total = 0;
        foreach (PerceptronPresentation presentation in presentations)
        {
            total += presentation.Run().Updates;
        }

        return total;
    }

    // Uniform points with a hyperplane of their own, those close to it left out.
    private static int[] Separable(int set)
    {
        var stream = RandomStream.Named(1, "Novikoff", $"{set}");
        int[] normal = [.. Enumerable.Range(0, Dimension).Select(_ => stream.Next(-Coordinate, Coordinate))];
        int gap = Coordinate * Coordinate;
        var z = new List<int>();
        while (z.Count < Points * Dimension)
        {
            int[] x = [.. Enumerable.Range(0, Dimension).Select(_ => stream.Next(-Coordinate, Coordinate))];
            int side = x.Zip(normal, (a, b) => a * b).Sum();
            if (Math.Abs(side) >= gap)
            {
                z.AddRange(x.Select(c => c * Math.Sign(side)));
            }
        }

        return [.. z];
    }
}
