using System.Numerics;
using BenchmarkDotNet.Attributes;
using Verify.Numerics.Counting;

namespace Verify.Bench;

/// <summary>
/// T(q) in dimension 9 at q = 67, 2,760,681 leaves: what a leaf costs beside the population counts alone, which nothing that
/// counts bits can undercut. Times are per leaf.
/// </summary>
public class FiniteFieldCount
{
    private const int Dimension = 9;
    private const int Modulus = 67;
    private const int Leaves = 2_760_681; // C(33 + 5, 6), held by Setup.

    private readonly ulong[] words = [.. Enumerable.Range(1, 4096).Select(i => (ulong)i * 0x9E3779B97F4A7C15)];

    /// <summary>Refuses to report a rate for another number of leaves.</summary>
    [GlobalSetup]
    public void Setup()
    {
        if (SignedSums.Leaves(Dimension, Modulus) != Leaves)
            throw new InvalidOperationException($"{SignedSums.Leaves(Dimension, Modulus)} leaves, the rates assume {Leaves}.");
    }

    /// <summary>Two population counts a leaf, over words in the first cache.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Leaves)]
    public int PopulationCountsAlone()
    {
        int count = 0;
        for (int i = 0; i < Leaves; i++)
            count += BitOperations.PopCount(words[i & 4095]) + BitOperations.PopCount(words[(i + 1) & 4095]);
        return count;
    }

    /// <summary>The search.</summary>
    [Benchmark(OperationsPerInvoke = Leaves)]
    public BigInteger Search() => SignedSums.Count(Dimension, Modulus);

    /// <summary>The same count by necklaces, whose leaves are fewer: the time for one leaf of the search.</summary>
    [Benchmark(OperationsPerInvoke = Leaves)]
    public BigInteger Necklaces() => SignedSums.CountByNecklaces(Dimension, Modulus);
}
