namespace Verify.Numerics;

/// <summary>arctan at a double, with a proved error.</summary>
/// <remarks>
/// For x ≤ 1 let w = x, else w = 1/x and arctan x = π/2 − arctan w. With j the integer nearest to 32w and c = j/32,
/// arctan w = arctan c + arctan t, t = (w − c)/(1 + wc) = N/D, where N = x − c, D = 1 + xc or, if x > 1, N = 1 − cx, D = x + c. u = 2^-53.
/// <list type="number">
/// <item>N = N₁ + N₂ and D = D₁ + D₂ with products split and sums made by TwoSum, each up to 2u²; |t| ≤ 2^-6·1.001.</item>
/// <item>t₁ = fl(N₁/D₁), and N₁ − t₁D₁ is exact by a fused operation; so t = t₁ + t₂, t₂ = (N₁ − t₁D₁ + N₂ − t₁D₂)/D₁, |t₂| ≤ 2^-51, up to 2^-101.</item>
/// <item>arctan t = t₁ + (t₂ + p), p = −t₁³/3 + t₁⁵/5 − t₁⁷/7 + t₁⁹/9: tail &lt; |t|¹¹/11 &lt; 2^-69, relative 2^-63.4; rounding 6u|t₁|³/3 &lt; 2^-69.9, relative
/// 2^-63.9; t₁ for t in p costs t²|t₂| &lt; 2^-62.9.</item>
/// <item>arctan c and π/2 are known as pairs up to 2^-106; the low parts are below 2^-19, and adding them costs 6u·2^-19 &lt; 2^-69.</item>
/// </list>
/// Sum &lt; 2^-62.7. <see cref="Error"/> is 2^-61. For j = 0 and x ≤ 1: t = x, t₂ = 0, an error below 2^-62.5|x|; <see cref="RelativeError"/> is 2^-60.
/// </remarks>
internal static class ArctangentKernel
{
    private const double Error = 4.336808689942018e-19;         // 2^-61
    private const double RelativeError = 8.673617379884035e-19; // 2^-60
    private static readonly double[] High = new double[33], Low = new double[33];
    private static readonly (double High, double Low) HalfPi = FixedPoint.Split(FixedPoint.Pi / 2);

    static ArctangentKernel()
    {
        // arctan((j + 1)/32) = arctan(j/32) + arctan(32/(1024 + j(j + 1))).
        System.Numerics.BigInteger sum = 0;
        for (int j = 0; j < 32; j++)
        {
            sum += FixedPoint.Arctan(32, 1024 + (j * (j + 1)));
            (High[j + 1], Low[j + 1]) = FixedPoint.Split(sum);
        }
    }

    /// <summary>arctan x, for all x including ±∞.</summary>
    public static (double Down, double Up) Atan(double x)
    {
        if (x < 0)
        {
            var (down, up) = Atan(-x);
            return (-up, -down);
        }

        if (x < 1e-9)
        {
            // x − x³/3 ≤ arctan x ≤ x, and x³/3 < 2^-61·x is below the distance to the next double.
            return (x == 0 ? x : Math.BitDecrement(x), x);
        }

        Expansion value = x <= 1 ? UpToOne(x) : FromOneOn(x);
        return (value.Down, value.Up);
    }

    /// <summary>arctan x for 1e-9 ≤ x ≤ 1.</summary>
    internal static Expansion UpToOne(double x)
    {
        int j = (int)Math.Round(32 * x);
        double c = j / 32.0;
        var (xc, error) = Expansion.Product(x, c);
        var (d1, d2) = Rounded.TwoSum(1, xc);
        var (t1, rest) = Series(x - c, 0, d1, d2 + error);
        if (j == 0)
        {
            return new Expansion(t1, rest, RelativeError * x);
        }

        var (high, low) = Rounded.TwoSum(High[j], t1);
        return new Expansion(high, low + (Low[j] + rest), Error);
    }

    /// <summary>arctan x for x ≥ 1.</summary>
    internal static Expansion FromOneOn(double x)
    {
        if (x > 1e30)
        {
            return new Expansion(HalfPi.High, HalfPi.Low, Error);
        }

        int j = (int)Math.Round(32 / x);
        double c = j / 32.0;
        var (xc, error) = Expansion.Product(x, c);
        var (n1, n2) = Rounded.TwoSum(1, -xc);
        var (d1, d2) = Rounded.TwoSum(x, c);
        var (t1, rest) = Series(n1, n2 - error, d1, d2);
        var (high, low) = Rounded.TwoSum(HalfPi.High, -High[j]);
        var (total, carry) = Rounded.TwoSum(high, -t1);
        return new Expansion(total, carry + (low + (HalfPi.Low - (Low[j] + rest))), Error);
    }

    // t₁ and t₂ + p.
    private static (double T, double Low) Series(double n1, double n2, double d1, double d2)
    {
        double t = n1 / d1;
        double t2 = (Math.FusedMultiplyAdd(-t, d1, n1) + (n2 - (t * d2))) / d1;
        double square = t * t;
        double p = t * square * ((-1 / 3.0) + (square * (0.2 + (square * ((-1 / 7.0) + (square * (1 / 9.0)))))));
        return (t, t2 + p);
    }
}
