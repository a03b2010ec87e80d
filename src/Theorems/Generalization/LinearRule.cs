using System.Numerics;
using Verify.Numerics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Theorems.Generalization;

/// <summary>A linear classifier of two classes with integer weights: the sign of ⟨w, x⟩.</summary>
/// <param name="Weights">w times any positive number.</param>
internal sealed record LinearRule(int[] Weights)
{
    private const int Largest = 1 << 20;

    /// <summary>Logistic regression from 0 by gradient descent on a sample of two classes, its weights rounded.</summary>
    public static LinearRule Fitted(Population sample, int steps, CancellationToken cancellation)
    {
        int n = sample.Size, d = sample.Dimension;
        var kernel = new MlpKernel<double>([d, 1], [KernelActivation.Identity], KernelLoss.CrossEntropy, n, biases: false);
        double[] inputs = [.. sample.Points.SelectMany(x => x.Select(c => (double)c / Population.Unit))], targets = [.. sample.Labels.Select(l => (double)l)];

        // Steps of 4/R² never overshoot: the loss's second derivative is at most R²/4.
        double rate = 4.0 * Population.Unit * Population.Unit / Math.Max(1, sample.SquaredRadius);
        for (int k = 0; k < steps; k++)
        {
            cancellation.ThrowIfCancellationRequested();
            kernel.Step(inputs, targets, rate);
        }

        double[] theta = new double[kernel.Layout.Count];
        kernel.CopyParametersTo(theta);
        double[] w = theta[..d];
        double greatest = w.Max(Math.Abs);
        return new([.. w.Select(x => greatest > 0 ? (int)Math.Round(Largest * (x / greatest)) : 0)]);
    }

    /// <summary>y⟨w, x⟩ of every point, y = ±1, in the units of weights and points.</summary>
    public long[] Margins(Population points) => [.. points.Points.Select((x, i) => (points.Labels[i] == 1 ? 1 : -1) * Dot(x))];

    /// <summary>|w|².</summary>
    public BigInteger SquaredNorm => Weights.Aggregate(BigInteger.Zero, (s, w) => s + ((BigInteger)w * w));

    /// <summary>Whether a margin is at most share·|w|·R, R the radius whose square is given: decided in integers.</summary>
    public bool AtMost(long margin, Rational share, BigInteger squaredRadius) =>
        margin <= 0 || (Rational)((BigInteger)margin * margin) <= share * share * new Rational(SquaredNorm * squaredRadius);

    private long Dot(int[] x)
    {
        long sum = 0;
        for (int j = 0; j < x.Length; j++)
            sum += (long)Weights[j] * x[j];
        return sum;
    }
}
