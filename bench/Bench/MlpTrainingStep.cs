using System.Numerics;
using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Bench;

/// <summary>One step of gradient descent of a ReLU network with one output: forward, backward, update.</summary>
public class MlpTrainingStep
{
    private Action doubles = () => { };
    private Action floats = () => { };

    /// <summary>Layers with parameters.</summary>
    [Params(2, 4)]
    public int Depth { get; set; }

    /// <summary>Units of each hidden layer.</summary>
    [Params(16, 64, 256)]
    public int Width { get; set; }

    /// <summary>Input units.</summary>
    [Params(2, 20, 784)]
    public int Inputs { get; set; }

    /// <summary>Samples a step.</summary>
    [Params(32, 1000)]
    public int Batch { get; set; }

    /// <summary>A step in the given type, everything allocated.</summary>
    internal static Action Step<T>(int depth, int width, int inputs, int batch)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RandomStream stream = RandomStream.Named(1, "bench");
        int[] widths = [inputs, .. Enumerable.Repeat(width, depth - 1), 1];
        var kernel = new MlpKernel<T>(
            widths, [.. Enumerable.Repeat(KernelActivation.Relu, depth - 1), KernelActivation.Identity], KernelLoss.Squared, batch);
        T[] theta = [.. Enumerable.Range(0, kernel.Layout.Count).Select(_ => T.CreateChecked(stream.NextDouble(-1, 1) / Math.Sqrt(width)))];
        T[] x = [.. Enumerable.Range(0, batch * inputs).Select(_ => T.CreateChecked(stream.NextDouble(-1, 1)))];
        T[] t = [.. Enumerable.Range(0, batch).Select(_ => T.CreateChecked(stream.NextDouble(-1, 1)))];
        T rate = T.CreateChecked(0.001);
        kernel.SetParameters(theta);
        return () => kernel.Step(x, t, rate);
    }

    /// <summary>Builds both networks.</summary>
    [GlobalSetup]
    public void Build() => (doubles, floats) = (Step<double>(Depth, Width, Inputs, Batch), Step<float>(Depth, Width, Inputs, Batch));

    /// <summary>In double.</summary>
    [Benchmark]
    public void Double() => doubles();

    /// <summary>In float.</summary>
    [Benchmark]
    public void Float() => floats();
}
