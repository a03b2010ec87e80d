using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.Rademacher;

namespace Verify.Bench;

/// <summary>The exact law, and the mean, of ‖Σ sᵢxᵢ‖ over 2²⁰ sign vectors of 20 integer points.</summary>
public class RademacherAverages
{
    private int[][] points = [];

    /// <summary>The dimension of the points.</summary>
    [Params(2, 3)]
    public int Dimension { get; set; }

    /// <summary>Draws the points.</summary>
    [GlobalSetup]
    public void Draw()
    {
        var stream = RandomStream.Named(1, "bench", "signs");
        points = [.. Enumerable.Range(0, 20).Select(_ => (int[])[.. Enumerable.Range(0, Dimension).Select(_ => stream.Next(-9, 9))])];
    }

    /// <summary>How often each squared length occurs, in integers.</summary>
    [Benchmark]
    public SignSums Law() => SignSums.Of(points);

    /// <summary>The mean length in binary64.</summary>
    [Benchmark]
    public double Mean() => SignSums.MeanLength(points);
}
