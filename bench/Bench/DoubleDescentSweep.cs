using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.LeastSquares;
using Verify.Numerics.Statistics;

namespace Verify.Bench;

/// <summary>
/// Risks of minimum-norm least squares given the inputs, n = 100, p = 10, 20, …, 300 and 200 replicates: variance and bias of
/// each of the 6000 designs from scratch, on one thread; the aim is a third of what numpy needs (bench/peers/generalization.py).
/// </summary>
public class DoubleDescentSweep
{
    private const int Samples = 100;
    private const int Most = 300;
    private const int Replicates = 200;

    private readonly double[] inputs = new double[Samples * Most];
    private readonly double[] design = new double[Samples * Most];
    private readonly double[] beta = new double[Most];
    private readonly MinimumNormRisk risk = new(Most, Samples);

    /// <summary>Each replicate draws 300 features once; the designs are its first p.</summary>
    [Benchmark]
    public double Sweep()
    {
        double sum = 0;
        for (int replicate = 0; replicate < Replicates; replicate++)
        {
            var stream = RandomStream.Named(1, "bench", $"{replicate}");
            NormalDraws.Fill(stream, inputs);
            NormalDraws.Fill(stream, beta);
            for (int p = 10; p <= Most; p += 10)
                sum += Of(p).Trace;
        }

        return sum;
    }

    /// <summary>The 6000 designs without drawing, all the same.</summary>
    [Benchmark]
    public double WithoutDrawing()
    {
        double sum = 0;
        for (int replicate = 0; replicate < Replicates; replicate++)
        {
            for (int p = 10; p <= Most; p += 10)
                sum += Of(p).Trace;
        }

        return sum;
    }

    /// <summary>Draws inputs for the runs without drawing.</summary>
    [GlobalSetup]
    public void Draw() => NormalDraws.Fill(RandomStream.Named(1, "bench"), inputs);

    // Features lie one after another, so the first p are one block: Xᵀ, which is M for p > n and is turned for p ≤ n.
    private LeastSquaresParts Of(int p)
    {
        if (p > Samples)
            return risk.Of(inputs.AsSpan(0, p * Samples), Samples, beta.AsSpan(0, p));
        for (int i = 0; i < Samples; i++)
        {
            for (int j = 0; j < p; j++)
                design[(i * p) + j] = inputs[(j * Samples) + i];
        }

        return risk.Of(design.AsSpan(0, p * Samples), p, []);
    }
}
