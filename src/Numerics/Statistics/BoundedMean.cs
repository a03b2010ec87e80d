namespace Verify.Numerics.Statistics;

/// <summary>Finite-sample limits for the mean of independent replicates in [0, range]; no normal approximation.</summary>
public static class BoundedMean
{
    /// <summary>The empirical Bernstein interval of level 1 − α: mean ± (√(2V ln(4/α)/n) + 7·range·ln(4/α)/(3(n − 1))), V the sample variance.</summary>
    /// <remarks>A. Maurer, M. Pontil, Empirical Bernstein bounds and sample-variance penalization, COLT 2009, Theorem 4, at α/2 on either side.</remarks>
    /// <param name="n">Replicates, at least 2.</param>
    /// <param name="sum">Σ x.</param>
    /// <param name="squares">Σ x².</param>
    /// <param name="range">No x is negative or exceeds this.</param>
    /// <param name="alpha">In (0, 1).</param>
    public static (double Lower, double Upper) EmpiricalBernstein(int n, long sum, long squares, double range, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        double mean = (double)sum / n, variance = (squares - (sum * mean)) / (n - 1);
        double half = HalfWidth(n, Math.Max(0, variance), range, alpha);
        return (mean - half, mean + half);
    }

    /// <summary>A lower bound for the probability that the interval above excludes a false mean, when the true one is given: Hoeffding's (1963), with the greatest variance there is.</summary>
    /// <param name="n">Replicates, at least 2.</param>
    /// <param name="gap">The distance of the false mean from the true one.</param>
    /// <param name="range">No x is negative or exceeds this.</param>
    /// <param name="alpha">In (0, 1).</param>
    /// <returns>1 − e^(−2nδ²/range²) with δ = gap − (the greatest half width); at most 0 says nothing.</returns>
    public static Interval Power(int n, Interval gap, double range, double alpha)
    {
        // A sample variance is at most range²/4·n/(n − 1) (Popoviciu 1935).
        Interval whole = range, log = Interval.Log(4 / (Interval)alpha), count = n;
        var half = (whole * Interval.Sqrt(log / (2 * (count - 1)))) + (7 * whole * log / (3 * (count - 1)));
        var rest = gap - half;
        return rest.Lower <= 0 ? 0 : 1 - Interval.Exp(-2 * count * Interval.Square(rest / whole));
    }

    private static double HalfWidth(int n, double variance, double range, double alpha)
    {
        double log = Math.Log(4 / alpha);
        return Math.Sqrt(2 * variance * log / n) + (7 * range * log / (3 * (n - 1)));
    }
}
