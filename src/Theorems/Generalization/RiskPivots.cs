using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.LeastSquares;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Generalization;

/// <summary>
/// The risk of minimum-norm least squares, estimated given the inputs alone, without a test set: the pivot 1/(W⁻¹)ₖₖ is χ² with ν
/// degrees of freedom, so that E tr W⁻¹ = k/(ν − 2), and ν is estimated; the share of β outside the row space is Beta, and
/// its mean is estimated. Both intervals are exact.
/// </summary>
/// <param name="Degrees">The interval for ν.</param>
/// <param name="Outside">The interval for the mean share of ‖β‖² that the fit cannot see; 0 for p &lt; n.</param>
/// <param name="NaturalDegrees">The mean pivot.</param>
/// <param name="NaturalShare">The observed share.</param>
/// <param name="Dimension">k = min(n, p).</param>
internal sealed record RiskPivots((double Lower, double Upper) Degrees, (double Lower, double Upper) Outside, double NaturalDegrees, double NaturalShare, int Dimension)
{
    /// <summary>The false-alarm probability of every estimated risk.</summary>
    public const double Alpha = 1e-5;

    private const int Shards = 4;

    /// <summary>Draws R matrices, and coefficients in all directions alike where p > n: the risk depends on their length alone.</summary>
    /// <param name="context">Gives the streams and spreads the work.</param>
    /// <param name="samples">n.</param>
    /// <param name="features">p, with |p − n| ≥ 2.</param>
    /// <param name="replicates">R.</param>
    /// <param name="alpha">What both intervals together may err with.</param>
    public static RiskPivots Measured(Context context, int samples, int features, int replicates, double alpha = Alpha)
    {
        int rows = Math.Max(samples, features), k = Math.Min(samples, features);
        var parts = context.Map(Shards, shard =>
        {
            var risk = new MinimumNormRisk(rows, k);
            double[] m = new double[rows * k], beta = new double[features > samples ? rows : 0];
            double[] sums = new double[3];
            for (int r = replicates * shard / Shards; r < replicates * (shard + 1) / Shards; r++)
            {
                var stream = context.Stream((((long)samples * 1000) + features) * 1_000_000 + r);
                NormalDraws.Fill(stream, m);
                NormalDraws.Fill(stream, beta);
                var found = risk.Of(m, k, beta);
                sums[0] += found.Pivot;
                sums[1] += beta.Sum(b => b * b) - found.Projected;
                sums[2] += found.Projected;
            }

            return sums;
        });
        double pivots = parts.Sum(s => s[0]), outside = parts.Sum(s => s[1]), inside = parts.Sum(s => s[2]);
        bool wide = features > samples;
        double share = wide ? outside / (outside + inside) : 0;
        return new(
            ChiSquared.DegreesOfFreedom(pivots, replicates, wide ? alpha / 2 : alpha),
            wide ? BetaShare.Mean(share, (double)replicates * features, alpha / 2) : (0, 0),
            pivots / replicates,
            share,
            k);
    }

    /// <summary>noise·k/(ν − 2) + signal·share + offset, as an estimate.</summary>
    public EstimatedNumber Risk(double noise, double signal, double offset = 0)
    {
        double At(double nu, double share) => offset + (nu > 2 ? noise * Dimension / (nu - 2) : double.PositiveInfinity) + (signal * share);
        return new(At(NaturalDegrees, NaturalShare), At(Degrees.Upper, Outside.Lower), At(Degrees.Lower, Outside.Upper), Alpha);
    }

    /// <summary>The probability that the upper limit for ν stays below a false value, if ν is what the theorem says.</summary>
    /// <param name="truth">ν.</param>
    /// <param name="claimed">The false value, larger.</param>
    /// <param name="replicates">R.</param>
    /// <param name="alpha">Of the interval.</param>
    public static double PowerAgainst(double truth, double claimed, int replicates, double alpha) =>
        ChiSquared.LowerTail(replicates * truth, ChiSquared.Quantile(replicates * claimed, alpha / 2));

    /// <summary>The probability that the lower limit for the mean share is above a value: the observed share must be one that the value reaches only with probability α/4.</summary>
    /// <param name="truth">The mean share outside the row space.</param>
    /// <param name="value">Smaller.</param>
    /// <param name="features">p.</param>
    /// <param name="replicates">R.</param>
    public static double ShareAbove(double truth, double value, int features, int replicates)
    {
        double degrees = (double)replicates * features, low = value, high = truth;
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = 1 - BetaShare.LowerTail(value, degrees, middle) < Alpha / 4 ? (low, middle) : (middle, high);
        }

        return 1 - BetaShare.LowerTail(truth, degrees, high);
    }

    /// <summary>A power as a comparison, with room for the error of the incomplete gamma function.</summary>
    public static Comparison Power(string alternative, double power) =>
        new($"power: {alternative}", Number.Enclosed(power - 1e-9, Math.Min(1, power + 1e-9)), Relation.AtLeast, Number.Exact(999_999, 1_000_000));
}
