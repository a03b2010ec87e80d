using System.Runtime.CompilerServices;

namespace Verify.Numerics;

/// <summary>
/// +, ×, ÷ and √ of doubles rounded down or up, exactly as IEEE 754 defines the two directed modes, computed in the
/// default mode: round to nearest, find the sign of the exact error, step to the neighbour if it lies on the wrong side.
/// </summary>
/// <remarks>
/// The only assumptions are those of IEEE 754 and of <see cref="Math.FusedMultiplyAdd"/>: +, ×, ÷, √ and the fused
/// multiply-add are rounded once, to nearest. Bounds are never decided by a magnitude of the error, only by its sign.
/// Up is the mirror of down, up(a ∘ b) = −down(−(a ∘ b)), so each proof is given once.
/// </remarks>
internal static class Rounded
{
    // A fused multiply-add rounds its exact result x once, so it has the sign of x unless 0 < |x| ≤ 2^-1075, when it
    // may return 0. From Safe > 2^-960 on, the residuals below are multiples of 2^-1074, and that cannot happen.
    private const double Safe = 1.1e-289;
    private const double Huge = 4.149515568880993e+180;     // 2^600
    private const double RootOfHuge = 2.037035976334486e+90; // 2^300

    /// <summary>The greatest double ≤ a + b.</summary>
    /// <remarks>
    /// Knuth's TwoSum (TAOCP 2, §4.2.2, Theorem B): the error of a rounded sum is a double, also among the subnormals, and
    /// these six operations give it exactly, unless one of them overflows; then the error is NaN or infinite. What is
    /// not a finite error ≥ 0 steps down, so an overflow to +∞ becomes the greatest double, and −∞ stays.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AddDown(double a, double b)
    {
        double sum = a + b;
        double share = sum - a;
        double error = (a - (sum - share)) + (b - share);
        return Below(sum, error is >= 0 and <= double.MaxValue ? 0L : 1L);
    }

    /// <summary>The least double ≥ a + b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double AddUp(double a, double b) => -AddDown(-a, -b);

    /// <summary>The greatest double ≤ a·b, with 0·∞ = 0.</summary>
    /// <remarks>
    /// Write a = A·2^i, b = B·2^j with |A|, |B| &lt; 2^53. If |ab| ≥ 2^-961, then 2^(i+j) > 2^-961-106 = 2^-1067, so ab and
    /// its rounding p are multiples of 2^-1074, and so is the residual ab − p, whose sign the fused operation hence gives.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyDown(double a, double b)
    {
        double product = a * b;
        return Math.Abs(product) is >= Safe and <= double.MaxValue
            ? Below(product, Math.FusedMultiplyAdd(a, b, -product) < 0 ? 1L : 0L)
            : MultiplyDownAtTheLimits(a, b, product);
    }

    /// <summary>The least double ≥ a·b, with 0·∞ = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MultiplyUp(double a, double b) => -MultiplyDown(-a, b);

    /// <summary>The greatest double ≤ a/b for b ≠ 0, with a/∞ = 0.</summary>
    /// <remarks>
    /// a/b − q has the sign of (a − qb)/b. If |a| ≥ Safe, then |qb| > |a|/3 or q = 0 (the worst case is a quotient that
    /// underflows to the least subnormal), so as for products the residual a − qb is a multiple of 2^-1074.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double DivideDown(double a, double b)
    {
        double quotient = a / b;
        if (Math.Abs(a) is >= Safe and <= double.MaxValue && Math.Abs(b) <= double.MaxValue && Math.Abs(quotient) <= double.MaxValue)
        {
            double residual = Math.FusedMultiplyAdd(-quotient, b, a);
            return Below(quotient, (b > 0 ? residual < 0 : residual > 0) ? 1L : 0L);
        }

        return DivideDownAtTheLimits(a, b, quotient);
    }

    /// <summary>The least double ≥ a/b for b ≠ 0, with a/∞ = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double DivideUp(double a, double b) => -DivideDown(-a, b);

    /// <summary>The greatest double ≤ √a for a ≥ 0.</summary>
    public static double RootDown(double a)
    {
        double root = Math.Sqrt(a);
        return Below(root, RootResidual(a, root) < 0 ? 1L : 0L);
    }

    /// <summary>The least double ≥ √a for a ≥ 0.</summary>
    public static double RootUp(double a)
    {
        double root = Math.Sqrt(a);
        return -Below(-root, RootResidual(a, root) > 0 ? 1L : 0L);
    }

    /// <summary>The sum and its exact error, as <see cref="AddDown"/> explains; no overflow may occur.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Sum, double Error) TwoSum(double a, double b)
    {
        double sum = a + b;
        double share = sum - a;
        return (sum, (a - (sum - share)) + (b - share));
    }

    /// <summary>2^n for −1022 ≤ n ≤ 1023.</summary>
    public static double PowerOfTwo(int n) => BitConverter.Int64BitsToDouble((1023L + n) << 52);

    // The double itself (step 0) or its predecessor (step 1); no branch depends on the unpredictable step. Away from 0
    // and the infinities the bits of a double, read as a signed magnitude, count the doubles in order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Below(double value, long step)
    {
        if (Math.Abs(value) is > 0 and <= double.MaxValue)
        {
            long bits = BitConverter.DoubleToInt64Bits(value);
            return BitConverter.Int64BitsToDouble(bits - (((bits >> 63) | 1L) & -step));
        }

        return step == 0 ? value : Math.BitDecrement(value);
    }

    // a − s² with the sign of the exact difference: s² ≈ a, so the argument for products applies; a tiny a is scaled by
    // 2^600 and s ≥ 2^-537 by 2^300, which is exact and lifts both out of the range of underflow.
    private static double RootResidual(double a, double root)
    {
        if (a == 0 || double.IsPositiveInfinity(a))
        {
            return 0;
        }

        return a >= Safe
            ? Math.FusedMultiplyAdd(-root, root, a)
            : Math.FusedMultiplyAdd(-(root * RootOfHuge), root * RootOfHuge, a * Huge);
    }

    private static double MultiplyDownAtTheLimits(double a, double b, double product)
    {
        if (double.IsNaN(a) || double.IsNaN(b))
        {
            return double.NaN;
        }

        if (a == 0 || b == 0)
        {
            return 0;
        }

        if (double.IsInfinity(product))
        {
            return product > 0 && double.IsFinite(a) && double.IsFinite(b) ? double.MaxValue : product;
        }

        if (product == 0)
        {
            return a > 0 == b > 0 ? 0 : -double.Epsilon;
        }

        // 2^-1075 ≤ |ab| < 2^-959: the smaller factor, below 2^-479, is scaled by 2^600, exactly, and so is the product;
        // then the residual is a multiple of 2^(-1075-106+600), far above the least subnormal.
        double smaller = double.MinMagnitude(a, b);
        double larger = smaller == a ? b : a;
        double residual = Math.FusedMultiplyAdd(smaller * Huge, larger, -(product * Huge));
        return Below(product, residual < 0 ? 1L : 0L);
    }

    private static double DivideDownAtTheLimits(double a, double b, double quotient)
    {
        if (double.IsNaN(a) || double.IsNaN(b))
        {
            return double.NaN;
        }

        if (a == 0 || double.IsInfinity(b))
        {
            return 0;
        }

        if (double.IsInfinity(quotient))
        {
            return quotient > 0 && double.IsFinite(a) ? double.MaxValue : quotient;
        }

        // |a| < Safe. Scale a by 2^600 and, likewise exactly, the one of b and q that is below 1; |qb| > |a|/3 or q = 0.
        double residual = Math.Abs(b) < 1
            ? Math.FusedMultiplyAdd(-quotient, b * Huge, a * Huge)
            : Math.FusedMultiplyAdd(-(quotient * Huge), b, a * Huge);
        return Below(quotient, (b > 0 ? residual < 0 : residual > 0) ? 1L : 0L);
    }
}
