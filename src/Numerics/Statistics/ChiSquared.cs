using MathNet.Numerics;

namespace Verify.Numerics.Statistics;

/// <summary>Tails of the χ² distribution, and what a sum of independent χ² numbers says about their degrees of freedom.</summary>
public static class ChiSquared
{
    // MathNet's incomplete gamma function is good to about 1e-12 relative here; limits are moved outwards by far more.
    private const double Outward = 1e-9;
    private const int Halvings = 200;

    /// <summary>P(χ²_ν ≤ x).</summary>
    /// <param name="degrees">ν > 0, not necessarily an integer.</param>
    /// <param name="x">At least 0.</param>
    public static double LowerTail(double degrees, double x) => x <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(degrees / 2, x / 2);

    /// <summary>The two-sided confidence interval of level 1 − α for ν, from the sum of R independent χ²_ν numbers, which is χ² with Rν degrees of freedom.</summary>
    /// <remarks>The tail P(χ²_{Rν} ≤ x) falls as ν rises, so each end solves an equation by bisection: exact, no normal approximation.</remarks>
    /// <param name="sum">The sum, above 0.</param>
    /// <param name="count">R.</param>
    /// <param name="alpha">In (0, 1).</param>
    public static (double Lower, double Upper) DegreesOfFreedom(double sum, int count, double alpha)
    {
        double mean = sum / count;
        return (Solve(nu => 1 - LowerTail(count * nu, sum) < alpha / 2, mean) * (1 - Outward), Solve(nu => LowerTail(count * nu, sum) > alpha / 2, mean) * (1 + Outward));
    }

    /// <summary>The quantile x with P(χ²_ν ≤ x) = q.</summary>
    /// <param name="degrees">ν > 0.</param>
    /// <param name="probability">q in (0, 1).</param>
    public static double Quantile(double degrees, double probability) => Solve(x => LowerTail(degrees, x) < probability, degrees);

    // The border between small x, where the predicate holds, and large x, between 0 and a thousand times the scale.
    private static double Solve(Func<double, bool> below, double scale)
    {
        double low = 0, high = 1000 * scale;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = below(middle) ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }
}
