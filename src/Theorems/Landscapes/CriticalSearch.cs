using Verify.Numerics;
using Verify.Numerics.Networks;

namespace Verify.Theorems.Landscapes;

/// <summary>Looks for critical points with floating point: Levenberg's damped iteration for ∇L = 0 (K. Levenberg 1944), whatever their index.</summary>
/// <param name="Loss">L.</param>
internal sealed record CriticalSearch(LinearNetworkLoss Loss)
{
    private const int Steps = 200;
    private const double Small = 1e-11;

    /// <summary>The target diag(λ) of <see cref="LinearClasses.Spectrum"/> with one hidden layer.</summary>
    public static CriticalSearch Diagonal(int d, int width)
    {
        var values = LinearClasses.Spectrum(d);
        return new(new LinearNetworkLoss([.. Enumerable.Range(0, d).Select(i => Enumerable.Range(0, d).Select(j => i == j ? values[i] : 0).ToArray())], [width]));
    }

    /// <summary>The loss where the iteration ends, or null where it does not converge.</summary>
    public double? From(RandomStream stream)
    {
        int n = Loss.Parameters;
        double[] theta = [.. Enumerable.Range(0, n).Select(_ => stream.NextDouble(-2, 2))];
        double damping = 1;
        var gradient = Loss.Gradient(theta);
        for (int step = 0; step < Steps; step++)
        {
            if (Squared(gradient) < Small * Small)
                return Loss.Value(theta);
            double[][] h = [.. Enumerable.Range(0, n).Select(k => Loss.Gradient([.. theta.Select((t, i) => new Dual<double>(t, i == k ? 1 : 0))]).Select(g => g.Derivative).ToArray())];
            double[] move = Solve([.. h.Select((row, i) => h.Select((other, j) => Dot(row, other) + (i == j ? damping : 0)).ToArray())], [.. h.Select(row => Dot(row, gradient))]);
            double[] next = [.. theta.Zip(move, (t, m) => t - m)];
            var there = Loss.Gradient(next);
            bool better = Squared(there) < Squared(gradient);
            (theta, gradient, damping) = better ? (next, there, damping / 4) : (theta, gradient, damping * 4);
        }

        return null;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum = double.FusedMultiplyAdd(a[i], b[i], sum);
        return sum;
    }

    private static double Squared(double[] a) => Dot(a, a);

    // Elimination without pivoting: the matrix is positive definite.
    private static double[] Solve(double[][] a, double[] b)
    {
        for (int k = 0; k < b.Length; k++)
        {
            for (int i = 0; i < b.Length; i++)
            {
                double factor = a[i][k] / a[k][k];
                if (i == k || factor == 0)
                    continue;
                for (int j = k; j < b.Length; j++)
                    a[i][j] -= factor * a[k][j];
                b[i] -= factor * b[k];
            }
        }

        return [.. b.Select((x, i) => x / a[i][i])];
    }
}
