using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.Descent;

namespace Verify.Bench;

/// <summary>A million steps of gradient descent on the logistic loss, n = 100, d = 10; the aim is 0.3 s.</summary>
public class LogisticSteps
{
    private const int Samples = 100;
    private const int Dimension = 10;

    private readonly double[] w = new double[Dimension];
    private LogisticKernel kernel = null!;

    /// <summary>Draws the points.</summary>
    [GlobalSetup]
    public void Draw()
    {
        var stream = RandomStream.Named(1, "bench", "logistic");
        kernel = new([.. Enumerable.Range(0, Samples * Dimension).Select(_ => stream.NextDouble(-0.3, 0.3))], Dimension);
    }

    /// <summary>From 0, with step 4 on the mean.</summary>
    [Benchmark]
    public double Million()
    {
        Array.Clear(w);
        kernel.Run(w, 4.0 / Samples, 1_000_000);
        return w[0];
    }
}
