using BenchmarkDotNet.Attributes;
using Verify.Numerics.Counting;

namespace Verify.Bench;

/// <summary>All classes of self-dual threshold functions with their weights, from facet to facet through the chamber.</summary>
public class ThresholdClassSearch
{
    /// <summary>N = n + 1: 135 classes for 7, 2470 for 8.</summary>
    [Params(7, 8)]
    public int Variables { get; set; }

    /// <summary>One exact linear program for each class.</summary>
    [Benchmark]
    public int Search() => ThresholdClasses.Search(Variables).Weights.Length;
}
