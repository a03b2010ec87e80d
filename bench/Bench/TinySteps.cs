using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.Networks;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Bench;

/// <summary>A thousand full-batch steps of 8 replicates of 2–h–1 on XOR: a time of 1 ms means 8 million replicate steps a second.</summary>
public class TinySteps
{
    private TinySetting setting = null!;
    private double[][] initial = [];

    /// <summary>Hidden units.</summary>
    [Params(2, 8)]
    public int Hidden { get; set; }

    /// <summary>Their activation.</summary>
    [Params(KernelActivation.Tanh, KernelActivation.Logistic, KernelActivation.Relu)]
    public KernelActivation Activation { get; set; }

    /// <summary>Draws the initial parameters.</summary>
    [GlobalSetup]
    public void Draw()
    {
        setting = new(Hidden, Activation, KernelActivation.Identity, KernelLoss.CrossEntropy, TinySetting.Xor.Inputs, TinySetting.Xor.Targets, 0.5, 1000);
        initial = [.. Enumerable.Range(0, 8).Select(k => TinyTraining.Uniform(setting, RandomStream.Named(1, "bench", $"{k}")))];
    }

    /// <summary>Eight at once.</summary>
    [Benchmark]
    public TinyRun[] EightLanes() => TinyTraining.Train(setting, initial);
}
