using System.Numerics;

namespace Verify.Numerics;

/// <summary>sin and cos at a double of any size, with a proved error.</summary>
/// <remarks>
/// <see cref="Reduce"/> writes x = k·π/2 + y. With |y| = y₁ + y₂, j = the integer nearest to 32y₁, c = j/32 and r = |y| − c:
/// sin|y| = sin c·cos r + cos c·sin r, cos|y| = cos c·cos r − sin c·sin r. Write u = 2^-53.
/// <list type="number">
/// <item>y₁ &lt; 0.7855, so j ≤ 25; y₁ − c is exact (Sterbenz, or c = 0); r = r₁ + r₂ exactly (TwoSum), |r₁| ≤ 2^-6·1.001, |r₂| ≤ 2^-59.</item>
/// <item>sin r = r₁ + a, a = r₂ + r₁³(−1/6 + r₁²/120 − r₁⁴/5040): tail &lt; |r|⁹/9! &lt; 2^-72, relative to r 2^-66; rounding 6u|r₁|³/6 &lt; 2^-70,
/// relative 2^-64.9; left out r₂(1 − cos r) &lt; 2^-71.</item>
/// <item>cos r = 1 + b, b = −r₁²/2 + r₁⁴/24 − r₁⁶/720 + r₁⁸/40320: tail &lt; 2^-81; rounding 4u·2^-13 &lt; 2^-63.9; left out |r₁r₂| &lt; 2^-64.9.</item>
/// <item>sin c = S₁ + S₂, cos c = C₁ + C₂ up to 2^-106, |S₂|, |C₂| ≤ u/2. The product of the leading part with r₁ is split exactly.
/// Left out: S₂b, C₂a, … &lt; 2^-66 together. Rounding the low part, of magnitude below 2^-12.9, costs 6u·2^-12.9 &lt; 2^-63.3.</item>
/// </list>
/// Sum: &lt; 2^-63.9 + 2^-64.9 + 2^-66 + 2^-63.3 + 2^-69 &lt; 2^-62.1, plus the error of y. <see cref="Error"/> is 2^-61. For j = 0 the sine is
/// r₁ + a with an error below (2^-66 + 2^-64.9 + 2^-66)|r₁| + u|a| &lt; 2^-62|r₁|; <see cref="RelativeError"/> is 2^-60.
/// </remarks>
internal static class CircularKernel
{
    private const double Error = 4.336808689942018e-19;         // 2^-61
    private const double RelativeError = 8.673617379884035e-19; // 2^-60
    private const int Rows = 27;
    private const int WideBits = 1344;                          // 1024 integer bits of x, 320 behind the point
    private static readonly double P1, P2, P3;
    private static readonly double[] SineHigh = new double[Rows], SineLow = new double[Rows];
    private static readonly double[] CosineHigh = new double[Rows], CosineLow = new double[Rows];
    private static readonly Lazy<BigInteger> WideHalfPi = new(() => FixedPoint.PiWithBits(WideBits) >> 1);

    static CircularKernel()
    {
        (P1, BigInteger rest) = FixedPoint.Cut(FixedPoint.Pi / 2, 33);
        (P2, rest) = FixedPoint.Cut(rest, 33);
        P3 = FixedPoint.Split(rest).High;
        for (int j = 0; j < Rows; j++)
        {
            var (sine, cosine) = FixedPoint.SineAndCosine(j);
            (SineHigh[j], SineLow[j]) = FixedPoint.Split(sine);
            (CosineHigh[j], CosineLow[j]) = FixedPoint.Split(cosine);
        }
    }

    /// <summary>x = k·π/2 + y with |y| &lt; 0.7855, y = High + Low ± Error, and k modulo 2^32.</summary>
    public readonly record struct Reduction(uint Quadrant, Expansion Remainder);

    /// <summary>The reduction of a finite x.</summary>
    /// <remarks>
    /// |x| ≤ 2^20: π/2 = P₁ + P₂ + P₃ + δ, the first two of 33 bits, so kP₁ and kP₂ are exact; |P₃| &lt; 2^-64, |δ| ≤ 2^-118. TwoSum subtracts
    /// exactly; kP₃ is rounded by u·2^20·2^-64 = 2^-97, kδ ≤ 2^-98, and the low parts, each at most an ulp of 1, add up
    /// with 3u·2^-52 &lt; 2^-103. Altogether below 2^-96. If y is so small that this matters, or x is larger, integers
    /// decide: x is m·2^e, hence an integer in units of 2^-1344, π/2 is known to 2^20 units, k &lt; 2^1024, so
    /// y is known to 2^-299 &lt; 1e-89, and splitting it loses 2^-106|y|.
    /// </remarks>
    public static Reduction Reduce(double x)
    {
        const double TwoOverPi = 0.63661977236758138;
        if (Math.Abs(x) <= 0.785)
        {
            return new Reduction(0, new Expansion(x, 0, 0));
        }

        if (Math.Abs(x) > 1048576)
        {
            return ReduceExactly(x);
        }

        double k = Math.Round(x * TwoOverPi);
        var (y0, e0) = Rounded.TwoSum(x, -(k * P1));
        var (y1, e1) = Rounded.TwoSum(y0, -(k * P2));
        var (y2, e2) = Rounded.TwoSum(y1, -(k * P3));
        var (high, low) = Rounded.TwoSum(y2, e0 + (e1 + e2));
        const double TwoToMinus96 = 1.262177448353619e-29;
        return Math.Abs(high) < 1e-9
            ? ReduceExactly(x)
            : new Reduction((uint)(int)k, new Expansion(high, low, TwoToMinus96));
    }

    /// <summary>The sine of the remainder.</summary>
    public static Expansion Sine(Expansion y)
    {
        if (y.High < 0)
        {
            return -Sine(-y);
        }

        if (y.High < 1e-9 && y.Low == 0)
        {
            // y − y³/6 ≤ sin y ≤ y, and y³/6 < 2^-61·y; the smallest y leave no room for a bound but the least double.
            return new Expansion(y.High, 0, y.Error + (y.High == 0 ? 0 : Math.Max(RelativeError * y.High, double.Epsilon)));
        }

        int j = (int)Math.Round(32 * y.High);
        var (r1, r2) = Rounded.TwoSum(y.High - (j / 32.0), y.Low);
        double square = r1 * r1;
        double a = r2 + (r1 * square * SineSeries(square));
        if (j == 0)
        {
            return new Expansion(r1, a, y.Error + (RelativeError * Math.Abs(r1)));
        }

        double b = square * CosineSeries(square);
        var (product, productError) = Expansion.Product(CosineHigh[j], r1);
        var (high, sumError) = Rounded.TwoSum(SineHigh[j], product);
        double low = sumError + (productError + (SineLow[j] + ((CosineLow[j] * r1) + ((CosineHigh[j] * a) + (SineHigh[j] * b)))));
        return new Expansion(high, low, Error + y.Error);
    }

    /// <summary>The cosine of the remainder.</summary>
    public static Expansion Cosine(Expansion y)
    {
        if (y.High < 0)
        {
            return Cosine(-y);
        }

        if (y.High == 0)
        {
            return new Expansion(1, 0, 0);
        }

        int j = (int)Math.Round(32 * y.High);
        var (r1, r2) = Rounded.TwoSum(y.High - (j / 32.0), y.Low);
        double square = r1 * r1;
        double a = r2 + (r1 * square * SineSeries(square));
        double b = square * CosineSeries(square);
        var (product, productError) = Expansion.Product(-SineHigh[j], r1);
        var (high, sumError) = Rounded.TwoSum(CosineHigh[j], product);
        double low = sumError + (productError + (CosineLow[j] + ((CosineHigh[j] * b) - ((SineLow[j] * r1) + (SineHigh[j] * a)))));
        return new Expansion(high, low, Error + y.Error);
    }

    private static double SineSeries(double square) => (-1 / 6.0) + (square * ((1 / 120.0) - (square * (1 / 5040.0))));

    private static double CosineSeries(double square) =>
        -0.5 + (square * ((1 / 24.0) + (square * ((-1 / 720.0) + (square * (1 / 40320.0))))));

    private static Reduction ReduceExactly(double x)
    {
        BigInteger scaled = (new Rational(BigInteger.One << WideBits) * Rational.FromDouble(x)).Numerator;
        BigInteger halfPi = WideHalfPi.Value;
        BigInteger k = BigInteger.Divide((2 * BigInteger.Abs(scaled)) + halfPi, 2 * halfPi) * scaled.Sign;
        Rational y = new(scaled - (k * halfPi), BigInteger.One << WideBits);
        double high = y.ToDouble();
        double low = (y - Rational.FromDouble(high)).ToDouble();
        const double TwoToMinus100 = 7.888609052210118e-31;
        uint quadrant = (uint)(ulong)(k & uint.MaxValue);
        return new Reduction(quadrant, new Expansion(high, low, (TwoToMinus100 * Math.Abs(high)) + 1e-89));
    }
}
