namespace Verify.Numerics;

/// <summary>eˣ and eˣ − 1 at a double, with a proved error.</summary>
/// <remarks>
/// Let L = ln 2/64, k = the integer nearest to x/L, k = 64m + j with 0 ≤ j &lt; 64, r = x − kL. Then eˣ = 2^m·T·e^r, T = 2^(j/64).
/// Write u = 2^-53. For |x| ≤ 746:
/// <list type="number">
/// <item>|k| &lt; 2^17. The quotient x/L is computed within 2^-35, so |r| ≤ L/2 + 2^-41 &lt; 0.00543.</item>
/// <item>L = L₁ + L₂ + δ; L₁ has 32 bits, so kL₁ is exact; L₂ &lt; 2^-38; |δ| ≤ 2^-92. Subtracting kL₁ and fl(kL₂) by TwoSum loses
/// nothing, so r = r₁ + r₂ up to 2^17·2^-92 + 2^17·2^-38·u + 2^-112 &lt; 2^-73; |r₂| ≤ 2^-60, the half ulps of two sums below 2^-7.</item>
/// <item>e^r − 1 = r₁ + (r₂ + p), p = r₁²(1/2 + r₁/6 + … + r₁⁴/720). The tail Σ_{n≥7} |r|ⁿ/n! is below 1.001·|r|⁷/7! &lt; 2^-64; r₁ for r
/// in p costs (e^|r| − 1)|r₂| &lt; 2^-67; Horner's rule and the two products cost at most 6u·p &lt; 6u·2^-16 &lt; 2^-66. Sum &lt; 2^-63.3.</item>
/// <item>T = T₁ + T₂, |T₂| ≤ u, up to 2^-105. T·r₁ is split into product and error, exactly. Left out: T₂(r₂ + p) &lt; 2^-68; the few
/// roundings in the low part, of magnitude below 2^-14.8, cost 8·2^-14.8·u &lt; 2^-64.8.</item>
/// </list>
/// With T &lt; 2: |error| &lt; 2·2^-63.3 + 2^-68 + 2^-64.8 &lt; 2^-61.8 relative to 2^m. <see cref="Error"/> is 2^-61.
/// </remarks>
internal static class ExponentialKernel
{
    private const double Error = 4.336808689942018e-19; // 2^-61
    private const double Reciprocal = 92.332482616893657; // 64/ln 2
    private static readonly double L1, L2;
    private static readonly double[] High = new double[64];
    private static readonly double[] Low = new double[64];

    static ExponentialKernel()
    {
        // ln 2 and ln 2/64 have the same bits; dividing a double by 64 is exact.
        var (leading, rest) = FixedPoint.Cut(FixedPoint.Ln2, 32);
        L1 = leading / 64;
        L2 = FixedPoint.Split(rest).High / 64;
        var powers = FixedPoint.PowersOfTwo();
        for (int j = 0; j < 64; j++)
        {
            (High[j], Low[j]) = FixedPoint.Split(powers[j]);
        }
    }

    /// <summary>eˣ, for all x including ±∞.</summary>
    public static (double Down, double Up) Exp(double x)
    {
        // ln(2^1024) = 709.7827…, ln(2^-1074) = −744.44….
        if (!(Math.Abs(x) <= 744))
        {
            return x > 0 ? (double.MaxValue, double.PositiveInfinity) : (0, double.IsNegativeInfinity(x) ? 0 : 4 * double.Epsilon);
        }

        if (x == 0)
        {
            return (1, 1);
        }

        var (value, m) = Reduced(x);
        return (Scaled(value.Down, m), -Scaled(-value.Up, m));
    }

    /// <summary>eˣ − 1, for all x including ±∞.</summary>
    /// <remarks>
    /// For |x| &lt; 2^-54: x ≤ eˣ − 1 ≤ x + x², and x² is below the distance to the next double. For |x| &lt; 0.0054 the leading 1 is
    /// left out, and item 3 with r₁ = x, r₂ = 0 gives an error of at most (1.001|x|⁶/7! + 7u·0.51|x|)|x| &lt; (2^-57.3 + 2^-58.6)|x|
    /// &lt; 2^-56|x|. Else TwoSum subtracts 2^-m from 2^-m·eˣ exactly; m ≥ −44, so its error is at most 2^44·u, and adding that to the
    /// low part costs less than 2^-61 more.
    /// </remarks>
    public static (double Down, double Up) ExpMinusOne(double x)
    {
        if (x > 709 || x < -30 || double.IsNaN(x))
        {
            var (down, up) = Exp(x);
            return (Rounded.AddDown(down, -1), Rounded.AddUp(up, -1));
        }

        if (Math.Abs(x) < 5.5e-17)
        {
            return (x, x == 0 ? x : Math.BitIncrement(x));
        }

        if (Math.Abs(x) < 0.0054)
        {
            var small = new Expansion(x, Tail(x), 1.3877787807814457e-17 * Math.Abs(x)); // 2^-56
            return (small.Down, small.Up);
        }

        var (value, m) = Reduced(x);
        var (difference, error) = Rounded.TwoSum(value.High, -Rounded.PowerOfTwo(-m));
        value = new Expansion(difference, error + value.Low, 2 * Error);
        return (Scaled(value.Down, m), -Scaled(-value.Up, m));
    }

    /// <summary>eˣ·2^-m and m, for 0 &lt; |x| ≤ 744.</summary>
    internal static (Expansion Value, int Exponent) Reduced(double x)
    {
        double k = Math.Round(x * Reciprocal);
        int index = (int)k;
        var (r0, error0) = Rounded.TwoSum(x, -(k * L1));
        var (r1, error1) = Rounded.TwoSum(r0, -(k * L2));
        double r2 = error0 + error1;
        double rest = r2 + Tail(r1);

        double t1 = High[index & 63];
        double t2 = Low[index & 63];
        var (product, productError) = Expansion.Product(t1, r1);
        var (high, sumError) = Rounded.TwoSum(t1, product);
        double low = sumError + (productError + (t2 + ((t2 * r1) + (t1 * rest))));
        return (new Expansion(high, low, Error), index >> 6);
    }

    // e^r − 1 − r without the terms from r⁷/7! on.
    private static double Tail(double r) =>
        r * r * (0.5 + (r * ((1 / 6.0) + (r * ((1 / 24.0) + (r * ((1 / 120.0) + (r * (1 / 720.0)))))))));

    // The greatest double ≤ value·2^m, |m| ≤ 1080: exact as long as the result is a normal number.
    private static double Scaled(double value, int m)
    {
        int rest = Math.Abs(m) > 900 ? m / 2 : 0;
        return Rounded.MultiplyDown(value * Rounded.PowerOfTwo(m - rest), Rounded.PowerOfTwo(rest));
    }
}
