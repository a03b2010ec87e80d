using MathNet.Numerics;

namespace Verify.Numerics.Statistics;

/// <summary>What an observed share says about its mean when it follows a Beta distribution: Beta(sd/2, (1 − s)d/2) for the mean s, as of χ² numbers with d degrees of freedom in all.</summary>
public static class BetaShare
{
    private const int Halvings = 80;

    // MathNet's incomplete beta function is good to about 1e-12 here.
    private const double Outward = 1e-10;

    /// <summary>The two-sided confidence interval of level 1 − α for s; P(B ≤ b) falls as s rises, so each end solves an equation.</summary>
    /// <param name="share">The observed share b, inside (0, 1).</param>
    /// <param name="degrees">d > 0.</param>
    /// <param name="alpha">In (0, 1).</param>
    public static (double Lower, double Upper) Mean(double share, double degrees, double alpha) =>
        (Solve(s => 1 - LowerTail(s, degrees, share) < alpha / 2) - Outward, Solve(s => LowerTail(s, degrees, share) > alpha / 2) + Outward);

    /// <summary>P(B ≤ b).</summary>
    /// <param name="mean">s, inside (0, 1).</param>
    /// <param name="degrees">d > 0.</param>
    /// <param name="share">b in [0, 1].</param>
    public static double LowerTail(double mean, double degrees, double share) => SpecialFunctions.BetaRegularized(mean * degrees / 2, (1 - mean) * degrees / 2, share);

    private static double Solve(Func<double, bool> below)
    {
        double low = 0, high = 1;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = below(middle) ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }
}
