using BenchmarkDotNet.Attributes;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Bench;

/// <summary>
/// Which of the 65,536 functions of four bits are threshold functions. Measured elsewhere on the reference machine, one
/// function after the other: HiGHS through scipy 26 s, z3 54 s.
/// </summary>
/// <remarks>
/// The baseline is what one writes first in C#: run a perceptron on each function until a pass has no mistake, and give up
/// after a fixed number of passes. It certifies no negative answer.
/// </remarks>
public class FourBitFunctions
{
    private const int PassesBeforeGivingUp = 200;

    private readonly bool[] labels = Enumerable.Repeat(true, 16).ToArray();

    /// <summary>Perceptron on each function; no proof for the inseparable ones.</summary>
    [Benchmark(Baseline = true)]
    public int NaivePerceptron()
    {
        int count = 0;
        Span<int> w = stackalloc int[5];
        foreach (BooleanFunction f in BooleanFunction.Enumerate(4))
        {
            count += Converges(f.SignedPoints(), w) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The general exact simplex on each function, weights or a Gordan vector each.</summary>
    [Benchmark]
    public int ExactSimplexOnEach()
    {
        int count = 0;
        foreach (BooleanFunction f in BooleanFunction.Enumerate(4))
        {
            count += LinearSeparation.Decide<int>(f.SignedPoints(), 5, labels) is Separability.Separable ? 1 : 0;
        }

        return count;
    }

    /// <summary>All functions with a certificate each.</summary>
    [Benchmark]
    public ThresholdTable TableWithCertificates() => ThresholdTable.Decide(4);

    /// <summary>The decision alone, 512 functions a vector.</summary>
    [Benchmark]
    public ulong[] BitParallelParallelograms() => ParallelogramMasks.TwoAsummable(4);

    private static bool Converges(ReadOnlySpan<int> vectors, Span<int> w)
    {
        w.Clear();
        for (int pass = 0; pass < PassesBeforeGivingUp; pass++)
        {
            bool updated = false;
            for (int at = 0; at < vectors.Length; at += w.Length)
            {
                int product = 0;
                for (int i = 0; i < w.Length; i++)
                {
                    product += w[i] * vectors[at + i];
                }

                if (product <= 0)
                {
                    updated = true;
                    for (int i = 0; i < w.Length; i++)
                    {
                        w[i] += vectors[at + i];
                    }
                }
            }

            if (!updated)
            {
                return true;
            }
        }

        return false;
    }
}
