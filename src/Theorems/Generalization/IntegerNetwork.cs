using Verify.Numerics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Theorems.Generalization;

/// <summary>How a network is trained: stochastic gradient descent on the cross-entropy of a softmax, without biases.</summary>
/// <param name="Hidden">Hidden ReLU units.</param>
/// <param name="Batch">Samples a step.</param>
/// <param name="Rate">The step size on the mean loss of a batch.</param>
/// <param name="Target">The mean loss at which training stops.</param>
/// <param name="MostEpochs">Passes over the sample after which it stops in any case.</param>
internal sealed record TrainingPlan(int Hidden, int Batch, double Rate, double Target, int MostEpochs);

/// <summary>A network x ↦ A₂ relu(A₁x) whose weights are multiples of 1/Unit, so that its outputs on a <see cref="Population"/> are integers.</summary>
/// <param name="First">A₁ times Unit.</param>
/// <param name="Second">A₂ times Unit.</param>
internal sealed record IntegerNetwork(int[][] First, int[][] Second)
{
    /// <summary>Weights are multiples of 1/Unit.</summary>
    public const int Unit = 1024;

    /// <summary>An output, or a margin, of 1 in the units of <see cref="Margins"/>.</summary>
    public const double OutputUnit = (double)Unit * Unit * Population.Unit;

    // Larger weights could overflow an output.
    private const int Largest = 1 << 15;

    /// <summary>Whether training ended with weights that the arithmetic here is made for; false if it diverged.</summary>
    public bool Sound => First.Concat(Second).All(row => row.All(w => Math.Abs((long)w) <= Largest)) && First.Any(row => row.Any(w => w != 0)) && Second.Any(row => row.Any(w => w != 0));

    /// <summary>Trains a network and rounds its weights.</summary>
    /// <returns>The rounded network and the mean loss that training ended with.</returns>
    public static (IntegerNetwork Network, double Loss) Train(Population sample, TrainingPlan plan, RandomStream stream, CancellationToken cancellation = default)
    {
        int n = sample.Size, d = sample.Dimension, k = sample.Classes;
        var kernel = new MlpKernel<double>([d, plan.Hidden, k], [KernelActivation.Relu, KernelActivation.Identity], KernelLoss.Softmax, n, biases: false);
        double[] theta = new double[kernel.Layout.Count];
        for (int i = 0; i < plan.Hidden; i++)
        {
            for (int j = 0; j < d; j++)
                theta[kernel.Layout.Weight(0, i, j)] = stream.NextDouble(-1, 1) * Math.Sqrt(3.0 / d);
            for (int c = 0; c < k; c++)
                theta[kernel.Layout.Weight(1, c, i)] = stream.NextDouble(-1, 1) * Math.Sqrt(3.0 / plan.Hidden);
        }

        kernel.SetParameters(theta);
        double[] inputs = new double[n * d], targets = new double[n * k];
        int[] order = [.. Enumerable.Range(0, n)];
        double loss = double.PositiveInfinity;
        for (int epoch = 0; epoch < plan.MostEpochs && loss > plan.Target; epoch++)
        {
            cancellation.ThrowIfCancellationRequested();
            stream.Shuffle<int>(order);
            Lay(sample, order, inputs, targets);
            for (int first = 0; first < n; first += plan.Batch)
            {
                int count = Math.Min(plan.Batch, n - first);
                kernel.Step(inputs.AsSpan(first * d, count * d), targets.AsSpan(first * k, count * k), plan.Rate);
            }

            loss = kernel.Loss(inputs, targets) / n;
        }

        kernel.CopyParametersTo(theta);
        int[][] Rounded(int layer, int rows, int columns) =>
            [.. Enumerable.Range(0, rows).Select(i => Enumerable.Range(0, columns).Select(j => (int)Math.Round(Unit * theta[kernel.Layout.Weight(layer, i, j)])).ToArray())];
        return (new(Rounded(0, plan.Hidden, d), Rounded(1, k, plan.Hidden)), loss);
    }

    /// <summary>f(x)_y − max over other classes, times <see cref="OutputUnit"/>, for every point.</summary>
    public long[] Margins(Population points) => [.. points.Points.Select((x, i) => Margin(x, points.Labels[i]))];

    /// <summary>The outputs, times <see cref="OutputUnit"/>.</summary>
    public long[] At(int[] x)
    {
        long[] hidden = new long[First.Length], output = new long[Second.Length];
        for (int i = 0; i < hidden.Length; i++)
        {
            long sum = 0;
            for (int j = 0; j < x.Length; j++)
                sum += (long)First[i][j] * x[j];
            hidden[i] = Math.Max(sum, 0);
        }

        for (int c = 0; c < output.Length; c++)
        {
            for (int i = 0; i < hidden.Length; i++)
                output[c] = checked(output[c] + (Second[c][i] * hidden[i]));
        }

        return output;
    }

    private long Margin(int[] x, int label)
    {
        long[] output = At(x);
        return output[label] - output.Where((_, c) => c != label).Max();
    }

    private static void Lay(Population sample, int[] order, double[] inputs, double[] targets)
    {
        Array.Clear(targets);
        for (int s = 0; s < order.Length; s++)
        {
            int[] x = sample.Points[order[s]];
            for (int j = 0; j < x.Length; j++)
                inputs[(s * x.Length) + j] = (double)x[j] / Population.Unit;
            targets[(s * sample.Classes) + sample.Labels[order[s]]] = 1;
        }
    }
}
