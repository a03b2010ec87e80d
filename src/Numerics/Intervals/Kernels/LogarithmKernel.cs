namespace Verify.Numerics;

/// <summary>ln x and ln(1 + x) at a double, with a proved error.</summary>
/// <remarks>
/// Let x = 2^m·(f + g) with √½ ≲ f ≲ √2 and |g| ≤ u·f, u = 2^-53 (g = 0 but for ln(1 + x)); i the integer nearest to 64/f, 45 ≤ i ≤ 91;
/// c = i/64; 1 + r = (f + g)·c. Then ln x = m·ln 2 − ln c + ln(1 + r).
/// <list type="number">
/// <item>|fc − 1| ≤ (½ + 2^-46)f/64 &lt; 0.0111. fc splits exactly into p + e, p − 1 is exact (Sterbenz), so r = r₁ + r₂ up to
/// 2^-104 from rounding e + gc; |r₂| ≤ 2^-60 and |r₂| ≤ u|r₁| (TwoSum).</item>
/// <item>ln(1 + r) = r₁ + (r₂ + s), s = −r₁²/2 + r₁³/3 − … + r₁⁹/9. Relative to |r₁|: the tail is below |r|⁹/10·1.02 &lt; 2^-61.6; r₁ for
/// r costs |r₂|·1.02 &lt; u·0.0114 &lt; 2^-59.4; rounding s costs 3.2u·|r₁|/2 &lt; 2^-58.8; adding r₂ again u·|r₁|/2·1.02 &lt; 2^-60.4. Sum &lt; 2^-57.6,
/// that is &lt; 2^-64 absolutely.</item>
/// <item>ln 2 = A₁ + A₂ + δ; A₁ has 42 bits, so mA₁ is exact for |m| ≤ 1100; A₂ &lt; 2^-42, |δ| ≤ 2^-96. −ln c = T₁ + T₂ up to 2^-106. The sums
/// mA₁ + T₁ and + r₁ are made by TwoSum; adding up the low parts, each below 2^-13.9 and the larger ones few, costs 6u·2^-13.9 &lt; 2^-64.3.</item>
/// </list>
/// Sum: &lt; 2^-64 + 2^-64.3 + 2^-84 &lt; 2^-63.1. <see cref="Error"/> is 2^-62. If m = 0 and c = 1, nothing is added to item 2,
/// and the error is below 2^-57|r₁|: relative accuracy near 1.
/// </remarks>
internal static class LogarithmKernel
{
    private const double Error = 2.168404344971009e-19;         // 2^-62
    private const double RelativeError = 6.938893903907228e-18; // 2^-57
    private const double Root = 1.4142135623730951;
    private const int First = 45, Last = 91;
    private static readonly double A1, A2;
    private static readonly double[] High = new double[Last - First + 1];
    private static readonly double[] Low = new double[Last - First + 1];

    static LogarithmKernel()
    {
        var (leading, rest) = FixedPoint.Cut(FixedPoint.Ln2, 42);
        A1 = leading;
        A2 = FixedPoint.Split(rest).High;

        // ln((i + 1)/i) = 2 artanh(1/(2i + 1)), upward and downward from ln 64/64 = 0.
        System.Numerics.BigInteger sum = 0;
        for (int i = 64; i < Last; i++)
        {
            sum += 2 * FixedPoint.Artanh(1, (2 * i) + 1);
            (High[i + 1 - First], Low[i + 1 - First]) = FixedPoint.Split(-sum);
        }

        sum = 0;
        for (int i = 63; i >= First; i--)
        {
            sum += 2 * FixedPoint.Artanh(1, (2 * i) + 1);
            (High[i - First], Low[i - First]) = FixedPoint.Split(sum);
        }
    }

    /// <summary>ln x for x > 0, also ∞.</summary>
    public static (double Down, double Up) Log(double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return (709.7, x);
        }

        const double TwoTo54 = 18014398509481984;
        Expansion value = double.IsSubnormal(x) ? Of(x * TwoTo54, 0, -54) : Of(x, 0, 0);
        return (value.Down, value.Up);
    }

    /// <summary>ln(1 + x) for x > −1, also ∞.</summary>
    /// <remarks>For |x| &lt; 2^-54: x − x² ≤ ln(1 + x) ≤ x, and x² is below the distance to the next double.</remarks>
    public static (double Down, double Up) LogOnePlus(double x)
    {
        if (Math.Abs(x) < 5.5e-17)
        {
            return (x == 0 ? x : Math.BitDecrement(x), x);
        }

        var (sum, error) = double.IsPositiveInfinity(x) ? (x, 0) : Rounded.TwoSum(1, x);
        if (double.IsPositiveInfinity(sum))
        {
            return Log(sum);
        }

        Expansion value = Of(sum, error, 0);
        return (value.Down, value.Up);
    }

    /// <summary>ln(2^shift·(x + y)) for a normal x &gt; 0 and |y| ≤ u·x.</summary>
    internal static Expansion Of(double x, double y, int shift)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int m = (int)(bits >> 52) - 1023;
        double f = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (f > Root)
        {
            f *= 0.5;
            m++;
        }

        // y·2^-m may underflow only when it is far below every error; m ≤ 1023 makes 2^-m a double, if a subnormal one.
        double g = y == 0 ? 0 : y * Math.ScaleB(1, -m);
        double i = Math.Round(64 / f);
        double c = i / 64;
        var (p, e) = Expansion.Product(f, c);
        var (r1, r2) = Rounded.TwoSum(p - 1, e + (g * c));
        double series = (1 / 5.0) + (r1 * ((-1 / 6.0) + (r1 * ((1 / 7.0) + (r1 * ((-1 / 8.0) + (r1 * (1 / 9.0))))))));
        series = (1 / 3.0) + (r1 * ((-1 / 4.0) + (r1 * series)));
        double s = r1 * r1 * (-0.5 + (r1 * series));
        m += shift;
        if (m == 0 && i == 64)
        {
            return new Expansion(r1, r2 + s, RelativeError * Math.Abs(r1));
        }

        int row = (int)i - First;
        var (s1, e1) = Rounded.TwoSum(m * A1, High[row]);
        var (s2, e2) = Rounded.TwoSum(s1, r1);
        return new Expansion(s2, e1 + (e2 + ((m * A2) + (Low[row] + (r2 + s)))), Error);
    }
}
