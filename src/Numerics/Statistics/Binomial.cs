using System.Numerics;
using MathNet.Numerics;

namespace Verify.Numerics.Statistics;

/// <summary>Tails and confidence limits of the binomial distribution B(n, p).</summary>
public static class Binomial
{
    // Bisection of [0, 1] ends at adjacent numbers after about 60 halvings; the incomplete beta function is good to about 1e-13,
    // so limits are moved outwards by far more than it can be wrong.
    private const int Halvings = 80;
    private const double Outward = 1e-10;

    /// <summary>P(X ≥ k) = I_p(k, n − k + 1), by the regularised incomplete beta function.</summary>
    /// <param name="n">Trials, not negative.</param>
    /// <param name="k">0 to n + 1.</param>
    /// <param name="p">In [0, 1].</param>
    public static double UpperTail(int n, int k, double p) =>
        k <= 0 ? 1 : k > n || p <= 0 ? 0 : p >= 1 ? 1 : SpecialFunctions.BetaRegularized(k, n - k + 1, p);

    /// <summary>The two-sided Clopper–Pearson interval of level 1 − α (Biometrika 26, 1934): each side errs with probability at most α/2, whatever p is.</summary>
    /// <param name="successes">0 to n.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="alpha">In (0, 1).</param>
    public static (double Lower, double Upper) ClopperPearson(int successes, int n, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        ArgumentOutOfRangeException.ThrowIfLessThan(successes, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        double lower = successes == 0 ? 0 : Solve(p => UpperTail(n, successes, p) < alpha / 2) - Outward;
        double upper = successes == n ? 1 : Solve(p => 1 - UpperTail(n, successes + 1, p) > alpha / 2) + Outward;
        return (Math.Max(lower, 0), Math.Min(upper, 1));
    }

    /// <summary>P(X ≤ k) exactly, for a rational p.</summary>
    /// <param name="n">Trials, not negative.</param>
    /// <param name="k">At most n; the tail is 0 for negative k.</param>
    /// <param name="p">In [0, 1].</param>
    public static Rational ExactLowerTail(int n, int k, Rational p)
    {
        // Over the common denominator b^n: Σ_j C(n, j) a^j (b − a)^(n − j), p = a/b.
        BigInteger a = p.Numerator, c = p.Denominator - p.Numerator, sum = BigInteger.Zero, binomial = BigInteger.One;
        for (int j = 0; j <= Math.Min(k, n); j++)
        {
            sum += binomial * BigInteger.Pow(a, j) * BigInteger.Pow(c, n - j);
            binomial = binomial * (n - j) / (j + 1);
        }

        return new Rational(sum, BigInteger.Pow(p.Denominator, n));
    }

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
