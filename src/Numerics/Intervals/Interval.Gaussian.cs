namespace Verify.Numerics;

/// <summary>The Gaussian integral: error function and normal distribution, with relative accuracy also far out in the tail.</summary>
/// <remarks>
/// With w(t) = e^(−t²/2h), h = ½ gives erf and h = 1 the normal law; z = x²/h, x ≥ 0.
/// <para><b>Near 0.</b> ∫₀ˣ w = w(x)·Σ_{n≥0} x^(2n+1)/(hⁿ(2n+1)!!) (both sides vanish at 0 and have the derivative w(x)). As a
/// nested product the sum is x·s₀, sₙ₋₁ = 1 + z/(2n+1)·sₙ. For n = 32 and z &lt; 8 the ratios z/(2n+3), … are below ½, so s₃₂ ∈ [1, 2].</para>
/// <para><b>In the tail.</b> Let Iₙ = ∫ₓ^∞ (t−x)ⁿ/n!·w(t) dt > 0. From x + (t − x) = t and t·w = −h·w′, integrating by parts,
/// x·I₀ + I₁ = h·w(x) and x·Iₙ + (n+1)Iₙ₊₁ = h·Iₙ₋₁. So t₀ = h·w(x)/I₀ and tₙ = h·Iₙ₋₁/Iₙ obey tₙ = x + (n+1)h/tₙ₊₁ with all tₙ > x, hence
/// tₙ ∈ [x, x + (n+1)h/x]: Laplace's continued fraction with an enclosed end. Running backward from t_N contracts it:
/// from N = 256 for z ≥ 2, or 64 for z ≥ 9, to less than 2^-57 (measured, and visible in the width of the result).</para>
/// </remarks>
public readonly partial struct Interval
{
    // Below it x² underflows in part, and x²/2h is less than 1e-300.
    private const double Tiny = 1e-150;

    private static readonly Interval HalfIntegralOfErf = Halved(Sqrt(FixedPoint.Enclose(FixedPoint.Pi)));
    private static readonly Interval HalfIntegralOfNormal = Sqrt(Halved(FixedPoint.Enclose(FixedPoint.Pi)));

    /// <summary>{erf x} = 2/√π·∫₀ˣ e^(−t²) dt; each end within 24 ulps of the tightest.</summary>
    public static Interval Erf(Interval x) => IncreasingAndOdd(x, static p => Ends(Inner(p, 0.5, HalfIntegralOfErf)));

    /// <summary>{1 − erf x}, with relative accuracy for large x; each end within 64 ulps of the tightest.</summary>
    public static Interval Erfc(Interval x) => -Increasing(x, static p => Ends(-(p >= 0
        ? Outer(p, 0.5, HalfIntegralOfErf)
        : One + Inner(-p, 0.5, HalfIntegralOfErf))));

    /// <summary>{Φ(x)}, the standard normal distribution function; each end within 64 ulps of the tightest.</summary>
    public static Interval NormalCdf(Interval x) => Increasing(x, static p => Ends(Halved(p >= 0
        ? One + Inner(p, 1, HalfIntegralOfNormal)
        : Outer(-p, 1, HalfIntegralOfNormal))));

    // ∫₀ˣ w over ∫₀^∞ w: the series as long as it converges fast.
    private static Interval Inner(double x, double h, Interval whole)
    {
        Interval share = x * x < 4 * h ? Near(x, h) / whole : One - (Tail(x, h) / whole);
        return Intersect(share, Trusted(0, 1));
    }

    // ∫ₓ^∞ w over ∫₀^∞ w: the fraction as soon as it converges fast, because the difference from 1 cancels.
    private static Interval Outer(double x, double h, Interval whole)
    {
        Interval share = x * x < 2 * h ? One - (Near(x, h) / whole) : Tail(x, h) / whole;
        return Intersect(share, Trusted(0, 1));
    }

    private static Interval Near(double x, double h)
    {
        if (x < Tiny)
        {
            return x * Density(x, h); // the sum is x to 300 digits, and w(x)·Σ ≤ x
        }

        const int Levels = 32;
        Interval z = Square(x) / h;
        Interval s = Trusted(1, 2);
        for (int n = Levels; n > 0; n--)
        {
            s = One + (z * s / ((2 * n) + 1));
        }

        return Density(x, h) * x * s;
    }

    private static Interval Tail(double x, double h)
    {
        if (double.IsPositiveInfinity(x))
        {
            return Zero;
        }

        Interval point = Trusted(x, x);
        int levels = x * x < 9 * h ? 256 : 64;
        Interval t = Hull(point, point + (h * (levels + 1) / point));
        for (int n = levels; n > 0; n--)
        {
            t = point + (n * h / t);
        }

        return h * Density(x, h) / t;
    }

    // e^(−x²/2h) with x² = high + low exactly; when that cannot be because of underflow, w is 1 to 300 digits.
    private static Interval Density(double x, double h)
    {
        if (x < Tiny)
        {
            return Trusted(Math.BitDecrement(1), 1);
        }

        if (x > 1e10)
        {
            return Trusted(0, double.Epsilon);
        }

        var (high, low) = Expansion.Product(x, x);
        return Exponential(-high / (2 * h)) * Exponential(-low / (2 * h)); // h is ½ or 1: the quotients are exact
    }

    private static (double Down, double Up) Ends(Interval x) => (x.Lower, x.Upper);
}
