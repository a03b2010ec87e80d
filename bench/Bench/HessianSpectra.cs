using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.LinearAlgebra;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Bench;

/// <summary>Hessian and spectrum of a 10-10-1 tanh network (121 parameters) on 32 samples at 200 points of the parameter space.</summary>
public class HessianSpectra
{
    private const int Points = 200;
    private const int Samples = 32;
    private const int Units = 10;

    private readonly double[] x = Draw("inputs", Samples * Units);
    private readonly double[] y = Draw("targets", Samples);
    private readonly HiddenLayerHessian hessian = new(Units, Units, Samples);
    private readonly double[][] points = [.. Enumerable.Range(0, Points).Select(k => Draw($"point {k}", 121))];
    private readonly SymmetricSpectrum spectrum = new(121);

    /// <summary>All of it on one thread.</summary>
    [Benchmark(Baseline = true)]
    public double HessiansAndSpectra()
    {
        double least = 0;
        foreach (double[] point in points)
        {
            hessian.Evaluate(point, x, y, spectrum.Matrix);
            least += spectrum.Eigenvalues()[0];
        }

        return least;
    }

    /// <summary>The Hessians alone.</summary>
    [Benchmark]
    public double Hessians()
    {
        foreach (double[] point in points)
            hessian.Evaluate(point, x, y, spectrum.Matrix);
        return spectrum.Matrix[0];
    }

    private static double[] Draw(string name, int count)
    {
        var stream = RandomStream.Named(1, name);
        return [.. Enumerable.Range(0, count).Select(_ => stream.NextDouble(-1, 1))];
    }
}
