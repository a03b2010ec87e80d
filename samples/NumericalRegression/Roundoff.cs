using Verify.Evidence;
using Verify.Numerics;

namespace NumericalRegression;

/// <summary>Constants of rounding error analysis (Higham 2002, §3.1), exact.</summary>
internal static class Roundoff
{
    /// <summary>The book whose bounds the claims test.</summary>
    public static readonly Source Higham = new("Higham 2002", "N. J. Higham", "Accuracy and Stability of Numerical Algorithms", "SIAM, 2nd edition", 2002);

    /// <summary>u = 2⁻⁵³, the unit roundoff of double precision.</summary>
    public static readonly Rational Unit = new(1, 1L << 53);

    /// <summary>γ_n = nu/(1 − nu) bounds n accumulated roundings; γ_j + γ_k + γ_jγ_k ≤ γ_(j+k).</summary>
    public static Rational Gamma(int n) => n * Unit / (1 - (n * Unit));

    /// <summary>The number as the evidence keeps it: the least enclosure with double ends.</summary>
    public static Number Enclosed(Interval x) => Number.Enclosed(x.Lower, x.Upper);
}
