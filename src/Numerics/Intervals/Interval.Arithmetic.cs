using System.Runtime.CompilerServices;

namespace Verify.Numerics;

/// <summary>The four operations and what is built of products alone; IEEE 1788-2015, §9.1 and §10.5.3. All tight but Pow.</summary>
public readonly partial struct Interval
{
    /// <summary>The interval itself.</summary>
    public static Interval operator +(Interval value) => value;

    /// <summary>{−x}.</summary>
    public static Interval operator -(Interval value) => Trusted(-value.Upper, -value.Lower);

    /// <summary>{x + y}.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval operator +(Interval left, Interval right) =>
        Trusted(Rounded.AddDown(left.Lower, right.Lower), Rounded.AddUp(left.Upper, right.Upper));

    /// <summary>{x − y}.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interval operator -(Interval left, Interval right) =>
        Trusted(Rounded.AddDown(left.Lower, -right.Upper), Rounded.AddUp(left.Upper, -right.Lower));

    /// <summary>{x·y}.</summary>
    /// <remarks>
    /// The product is monotone in each factor, so its extremes lie at ends; the signs say at which. Only if both factors
    /// have members of both signs are there two candidates for each end. NaN ends fail every test and reach that case.
    /// </remarks>
    public static Interval operator *(Interval left, Interval right)
    {
        if (left.Lower >= 0)
        {
            return Nonnegative(left, right);
        }

        if (left.Upper <= 0)
        {
            return -Nonnegative(-left, right);
        }

        if (right.Lower >= 0)
        {
            return Nonnegative(right, left);
        }

        return right.Upper <= 0
            ? -Nonnegative(-right, left)
            : Trusted(
                Math.Min(Rounded.MultiplyDown(left.Lower, right.Upper), Rounded.MultiplyDown(left.Upper, right.Lower)),
                Math.Max(Rounded.MultiplyUp(left.Lower, right.Lower), Rounded.MultiplyUp(left.Upper, right.Upper)));
    }

    /// <summary>{x/y : y ≠ 0}: a half line or the whole line if 0 is among the divisors, empty if it is the only one.</summary>
    public static Interval operator /(Interval left, Interval right)
    {
        if (right.Lower > 0)
        {
            return Trusted(
                Rounded.DivideDown(left.Lower, left.Lower >= 0 ? right.Upper : right.Lower),
                Rounded.DivideUp(left.Upper, left.Upper <= 0 ? right.Upper : right.Lower));
        }

        if (right.Upper < 0)
        {
            return -left / -right;
        }

        if (left.IsEmpty || right.IsEmpty || right == Zero)
        {
            return Empty;
        }

        if (left == Zero)
        {
            return Zero;
        }

        if ((right.Lower < 0 && right.Upper > 0) || (left.Lower < 0 && left.Upper > 0))
        {
            return Entire;
        }

        // One end of the divisor is 0, and the dividend does not change sign: a half line, mirrored if the signs differ.
        double farthest = right.Lower < 0 ? -right.Lower : right.Upper;
        double least = Rounded.DivideDown(left.Mignitude, farthest);
        return left.Lower >= 0 == right.Upper > 0
            ? Trusted(least, double.PositiveInfinity)
            : Trusted(double.NegativeInfinity, -least);
    }

    /// <summary>{x²}, which never is negative, unlike x·x over an interval with both signs.</summary>
    public static Interval Square(Interval x) => OfMagnitudes(
        x, Rounded.MultiplyDown(x.Mignitude, x.Mignitude), Rounded.MultiplyUp(x.Magnitude, x.Magnitude));

    /// <summary>{|x|}.</summary>
    public static Interval Abs(Interval value) => OfMagnitudes(value, value.Mignitude, value.Magnitude);

    /// <summary>{min(x, y)}.</summary>
    public static Interval Min(Interval x, Interval y) => Trusted(Math.Min(x.Lower, y.Lower), Math.Min(x.Upper, y.Upper));

    /// <summary>{max(x, y)}.</summary>
    public static Interval Max(Interval x, Interval y) => Trusted(Math.Max(x.Lower, y.Lower), Math.Max(x.Upper, y.Upper));

    /// <summary>{xⁿ}, with x⁰ = 1 and x⁻ⁿ = 1/xⁿ. At a point the relative width is at most about 2|n|·2⁻⁵².</summary>
    /// <remarks>
    /// Squaring and multiplying numbers ≥ 0, all rounded down, gives a lower bound; all rounded up, an upper one. Even
    /// powers depend on |x| alone, odd ones are odd and increasing.
    /// </remarks>
    public static Interval Pow(Interval x, int n)
    {
        long power = Math.Abs((long)n);
        Interval result =
            x.IsEmpty ? Empty
            : long.IsEvenInteger(power) ? Trusted(PowerDown(x.Mignitude, power), PowerUp(x.Magnitude, power))
            : Trusted(
                x.Lower >= 0 ? PowerDown(x.Lower, power) : -PowerUp(-x.Lower, power),
                x.Upper >= 0 ? PowerUp(x.Upper, power) : -PowerDown(-x.Upper, power));
        return n < 0 ? One / result : result;
    }

    // {x·y} if all x ≥ 0: the lower end takes the smaller x where y ≥ 0, the larger one where y < 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Interval Nonnegative(Interval x, Interval y) => Trusted(
        Rounded.MultiplyDown(y.Lower >= 0 ? x.Lower : x.Upper, y.Lower),
        Rounded.MultiplyUp(y.Upper >= 0 ? x.Upper : x.Lower, y.Upper));

    private static Interval OfMagnitudes(Interval x, double lower, double upper) => x.IsEmpty ? Empty : Trusted(lower, upper);

    private static double PowerDown(double x, long n)
    {
        double power = 1;
        for (double square = x; n > 0; n >>= 1, square = Rounded.MultiplyDown(square, square))
        {
            power = long.IsOddInteger(n) ? Rounded.MultiplyDown(power, square) : power;
        }

        return power;
    }

    private static double PowerUp(double x, long n)
    {
        double power = 1;
        for (double square = x; n > 0; n >>= 1, square = Rounded.MultiplyUp(square, square))
        {
            power = long.IsOddInteger(n) ? Rounded.MultiplyUp(power, square) : power;
        }

        return power;
    }
}
