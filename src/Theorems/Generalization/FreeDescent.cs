using Verify.Numerics.Descent;

namespace Verify.Theorems.Generalization;

/// <summary>How the weights move.</summary>
internal enum DescentRule
{
    /// <summary>Gradient descent.</summary>
    Gradient,

    /// <summary>Every coordinate by the same step, along the sign of the gradient.</summary>
    Sign,

    /// <summary>Adam (Kingma and Ba 2015) with its usual constants.</summary>
    Adam,
}

/// <summary>Sign descent and Adam on the exponential loss, in binary64 and without an enclosure: good for controls only.</summary>
internal sealed class FreeDescent(SeparableData data, double step, double[] start, DescentRule rule)
{
    private readonly double[][] points = data.Points;
    private readonly double[] w = [.. start];
    private readonly double[] mean = new double[start.Length];
    private readonly double[] square = new double[start.Length];
    private double first = 1;
    private double second = 1;

    /// <summary>Where the weights are.</summary>
    public Shadow Path => new(points, MarginLoss.Exponential, w);

    /// <summary>Makes one step.</summary>
    public void Step()
    {
        double[] gradient = new double[w.Length];
        foreach (double[] x in points)
        {
            double pull = Math.Exp(-x.Zip(w, (a, b) => a * b).Sum());
            for (int j = 0; j < w.Length; j++)
                gradient[j] += pull * x[j];
        }

        (first, second) = (first * 0.9, second * 0.999);
        for (int j = 0; j < w.Length; j++)
        {
            mean[j] = (0.9 * mean[j]) + (0.1 * gradient[j]);
            square[j] = (0.999 * square[j]) + (0.001 * gradient[j] * gradient[j]);
            w[j] += step * (rule == DescentRule.Adam ? mean[j] / (1 - first) / (Math.Sqrt(square[j] / (1 - second)) + 1e-8) : Math.Sign(gradient[j]));
        }
    }
}
