using System.Numerics;

namespace Verify.Evidence;

/// <summary>An interval's end as an exact fraction with positive denominator: every finite binary64 is one, so comparisons never round.</summary>
internal readonly record struct Endpoint(BigInteger Numerator, BigInteger Denominator) : IComparable<Endpoint>
{
    public static Endpoint Of(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        BigInteger mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        int power = Math.Max(exponent, 1) - 1075;
        if (bits < 0)
            mantissa = -mantissa;
        return power >= 0 ? new(mantissa << power, BigInteger.One) : new(mantissa, BigInteger.One << -power);
    }

    public static bool operator <(Endpoint left, Endpoint right) => left.CompareTo(right) < 0;

    public static bool operator >(Endpoint left, Endpoint right) => left.CompareTo(right) > 0;

    public static bool operator <=(Endpoint left, Endpoint right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Endpoint left, Endpoint right) => left.CompareTo(right) >= 0;

    public int CompareTo(Endpoint other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
}
