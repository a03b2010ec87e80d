using System.Runtime.Intrinsics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.Networks;

/// <summary>What a tiny network n–h–1 is to learn, and how: full-batch gradient descent on the mean loss.</summary>
/// <param name="Hidden">h, the hidden units, 1 to 64.</param>
/// <param name="HiddenActivation">Their activation.</param>
/// <param name="OutputActivation">The output's activation; the identity for logits under cross-entropy.</param>
/// <param name="Loss">The loss.</param>
/// <param name="Inputs">Patterns × n, row-major.</param>
/// <param name="Targets">0 or 1 for each pattern.</param>
/// <param name="Rate">The step size on the mean loss; for the summed loss, multiply by the number of patterns.</param>
/// <param name="Steps">The number of steps.</param>
/// <param name="CurveEvery">Record the mean loss before step 0, k, 2k, …; 0 for never.</param>
public sealed record TinySetting(
    int Hidden, KernelActivation HiddenActivation, KernelActivation OutputActivation, KernelLoss Loss,
    IReadOnlyList<double> Inputs, IReadOnlyList<double> Targets, double Rate, int Steps, int CurveEvery = 0)
{
    /// <summary>XOR on {0, 1}²: (0,0), (0,1), (1,0), (1,1), and its four values.</summary>
    public static (IReadOnlyList<double> Inputs, IReadOnlyList<double> Targets) Xor { get; } = ([0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);

    /// <summary>The layout of the parameters: W (h × n, row-major), b (h), v (h), c.</summary>
    public ParameterLayout Layout => new([Inputs.Count / Targets.Count, Hidden, 1]);
}

/// <summary>How one replicate ended.</summary>
/// <param name="Parameters">The final parameters, in the setting's layout: exact numbers, fit to be shown as a counterexample.</param>
/// <param name="Outputs">The final output for each pattern.</param>
/// <param name="Loss">The final mean loss.</param>
/// <param name="Solved">Whether each output lies on its target's side of the border: 0 for logits, 1/2 else. NaN does not.</param>
/// <param name="Curve">The recorded losses.</param>
public sealed record TinyRun(double[] Parameters, double[] Outputs, double Loss, bool Solved, double[] Curve);

/// <summary>
/// Trains many replicates of a tiny network, eight at once: each lane of a vector is a network of its own, so a replicate's
/// bits depend neither on its neighbours nor on their number.
/// </summary>
public static class TinyTraining
{
    private const int LargestHidden = 64;

    /// <summary>Parameters drawn independently and uniformly from [−1, 1), in the order of the layout.</summary>
    public static double[] Uniform(TinySetting setting, RandomStream stream)
    {
        var parameters = new double[setting.Layout.Count];
        foreach (ref double parameter in parameters.AsSpan())
            parameter = stream.NextDouble(-1, 1);
        return parameters;
    }

    /// <summary>Trains one replicate from each vector of initial parameters.</summary>
    /// <param name="setting">The task.</param>
    /// <param name="initial">Initial parameters of each replicate, in the setting's layout.</param>
    /// <returns>One run a replicate, in order.</returns>
    /// <exception cref="ArgumentException">A length or an activation does not fit.</exception>
    public static TinyRun[] Train(TinySetting setting, IReadOnlyList<double[]> initial)
    {
        Validate(setting, initial);
        var runs = new TinyRun[initial.Count];
        var network = new TinyLanes(setting);
        for (int first = 0; first < runs.Length; first += Vector512<double>.Count)
        {
            int used = Math.Min(Vector512<double>.Count, runs.Length - first);
            network.Load(initial, first, used);
            network.Train();
            for (int lane = 0; lane < used; lane++)
                runs[first + lane] = network.Result(lane);
        }

        return runs;
    }

    private static void Validate(TinySetting setting, IReadOnlyList<double[]> initial)
    {
        if (setting.Hidden is < 1 or > LargestHidden)
            throw new ArgumentException($"Hidden units range from 1 to {LargestHidden}; {setting.Hidden} came.", nameof(setting));
        if (setting.Targets.Count == 0 || setting.Inputs.Count == 0 || setting.Inputs.Count % setting.Targets.Count != 0)
            throw new ArgumentException($"{setting.Inputs.Count} inputs cannot be shared out among {setting.Targets.Count} targets.", nameof(setting));
        if (setting.Targets.Any(t => t is not (0 or 1)))
            throw new ArgumentException("Targets are 0 or 1.", nameof(setting));
        if (setting.Steps < 0 || setting.CurveEvery < 0)
            throw new ArgumentException($"Steps and recording interval are not negative; {setting.Steps} and {setting.CurveEvery} came.", nameof(setting));
        int count = setting.Layout.Count;
        if (initial.FirstOrDefault(p => p.Length != count) is { } odd)
            throw new ArgumentException($"A replicate needs {count} parameters; {odd.Length} came.", nameof(initial));
    }
}
