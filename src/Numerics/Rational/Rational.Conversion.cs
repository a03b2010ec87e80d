using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Verify.Numerics;

public readonly partial struct Rational
{
    private const int MantissaBits = 52;
    private const int LeastExponent = -1074; // of a double's last bit: the smallest subnormal is 2^-1074

    /// <summary>The integer as a fraction over 1.</summary>
    public static implicit operator Rational(long value) => new(value, 1L);

    /// <summary>The integer as a fraction over 1.</summary>
    public static implicit operator Rational(BigInteger value) => new(value);

    /// <summary>The exact value of the double, see <see cref="FromDouble"/>.</summary>
    public static explicit operator Rational(double value) => FromDouble(value);

    /// <summary>The nearest double, see <see cref="ToDouble"/>.</summary>
    public static explicit operator double(Rational value) => value.ToDouble();

    /// <summary>The integer part, towards 0.</summary>
    public static explicit operator BigInteger(Rational value) => Truncate(value);

    /// <summary>The exact value of the double: an integer times a power of 2.</summary>
    /// <exception cref="OverflowException">The double is infinite or not a number.</exception>
    public static Rational FromDouble(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new OverflowException($"{value} is no rational number; a finite double was expected.");
        }

        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int biased = (int)(bits >> MantissaBits) & 0x7FF;
        long mantissa = (long)(bits & ((1UL << MantissaBits) - 1));
        if (biased != 0)
        {
            mantissa |= 1L << MantissaBits;
        }

        if (mantissa == 0)
        {
            return Zero;
        }

        int twos = BitOperations.TrailingZeroCount(mantissa); // an odd mantissa leaves nothing to cancel
        int exponent = Math.Max(biased, 1) - 1 + LeastExponent + twos;
        long odd = double.IsNegative(value) ? -(mantissa >> twos) : mantissa >> twos;
        return exponent >= 0
            ? InLowestTerms((BigInteger)odd << exponent, BigInteger.One)
            : InLowestTerms(odd, BigInteger.One << -exponent);
    }

    /// <summary>
    /// The double nearest to the fraction, ties to the even one; ±∞ from 2^1024 − 2^970 on, as IEEE 754 rounds.
    /// </summary>
    /// <remarks>
    /// Proof. With a = |p|, e = bits(a) − bits(q), the quotient lies in (2^(e−1), 2^(e+1)), so for s = 63 − e the integer
    /// m = ⌊a·2^s/q⌋ lies in [2^62, 2^64). Its last bit is then set if the division left a remainder: m keeps at least 63
    /// bits, at least 10 of which are dropped below, so that bit decides ties and nothing else ("sticky bit", rounding
    /// to odd: Boldo and Melquiond, IEEE Trans. Computers 57, 2008). The last bit kept has the weight 2^u, with
    /// u = max(⌊log2(a/q)⌋ − 52, −1074); the integer r nearest to a/q·2^−u, ties to even, is hence exact, at most 2^53, and
    /// its bits added to the exponent field give the encoding, a carry running over into the exponent rightly.
    /// </remarks>
    public double ToDouble()
    {
        const long Exact = 1L << (MantissaBits + 1);
        if (large is null && smallNumerator is >= -Exact and <= Exact && SmallDenominator <= Exact)
        {
            return (double)smallNumerator / SmallDenominator; // both exact, and IEEE division rounds correctly
        }

        BigInteger magnitude = BigInteger.Abs(Numerator);
        BigInteger denominator = Denominator;
        int shift = 63 - (int)(magnitude.GetBitLength() - denominator.GetBitLength());
        BigInteger quotient = shift >= 0
            ? BigInteger.DivRem(magnitude << shift, denominator, out BigInteger remainder)
            : BigInteger.DivRem(magnitude, denominator << -shift, out remainder);
        ulong leading = (ulong)quotient | (remainder.IsZero ? 0UL : 1UL);

        int lastExponent = Math.Max(BitOperations.Log2(leading) - shift - MantissaBits, LeastExponent);
        double rounded = lastExponent > 1023 - MantissaBits
            ? double.PositiveInfinity
            : BitConverter.UInt64BitsToDouble(
                ((ulong)(lastExponent - LeastExponent) << MantissaBits) + DropBits(leading, lastExponent + shift));
        return Sign < 0 ? -rounded : rounded;
    }

    // value·2^−count to the nearest integer, ties to even; count ≥ 10.
    private static ulong DropBits(ulong value, int count)
    {
        if (count > 64)
        {
            return 0; // value < 2^64 ≤ 2^(count−1): below one half
        }

        ulong kept = count == 64 ? 0 : value >> count;
        ulong dropped = value << (64 - count);
        const ulong Half = 1UL << 63;
        return dropped > Half || (dropped == Half && ulong.IsOddInteger(kept)) ? kept + 1 : kept;
    }

    static bool INumberBase<Rational>.TryConvertFromChecked<TOther>(TOther value, out Rational result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Rational>.TryConvertFromSaturating<TOther>(TOther value, out Rational result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Rational>.TryConvertFromTruncating<TOther>(TOther value, out Rational result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Rational>.TryConvertToChecked<TOther>(Rational value, [MaybeNullWhen(false)] out TOther result) =>
        TryConvertToReal(value, out result)
        || TryConvertToInteger(value, TOther.CreateChecked, out result);

    static bool INumberBase<Rational>.TryConvertToSaturating<TOther>(Rational value, [MaybeNullWhen(false)] out TOther result) =>
        TryConvertToReal(value, out result)
        || TryConvertToInteger(value, TOther.CreateSaturating, out result);

    static bool INumberBase<Rational>.TryConvertToTruncating<TOther>(Rational value, [MaybeNullWhen(false)] out TOther result) =>
        TryConvertToReal(value, out result)
        || TryConvertToInteger(value, TOther.CreateTruncating, out result);

    private static bool TryConvertFrom<TOther>(TOther value, out Rational result)
        where TOther : INumberBase<TOther>
    {
        if (value is Rational same)
        {
            result = same;
        }
        else if (typeof(TOther) == typeof(double) || typeof(TOther) == typeof(float) || typeof(TOther) == typeof(Half))
        {
            result = FromDouble(double.CreateChecked(value)); // widening is exact
        }
        else if (IsIntegerType<TOther>())
        {
            result = new Rational(BigInteger.CreateChecked(value));
        }
        else
        {
            result = default;
            return false;
        }

        return true;
    }

    private static bool TryConvertToReal<TOther>(Rational value, [MaybeNullWhen(false)] out TOther result)
        where TOther : INumberBase<TOther>
    {
        if (typeof(TOther) == typeof(double))
        {
            result = (TOther)(object)value.ToDouble();
            return true;
        }

        result = default;
        return false;
    }

    private static bool TryConvertToInteger<TOther>(
        Rational value, Func<BigInteger, TOther> create, [MaybeNullWhen(false)] out TOther result)
        where TOther : INumberBase<TOther>
    {
        result = default;
        if (!IsIntegerType<TOther>())
        {
            return false;
        }

        result = create(Truncate(value));
        return true;
    }

    private static bool IsIntegerType<TOther>() =>
        typeof(TOther) == typeof(int) || typeof(TOther) == typeof(long) || typeof(TOther) == typeof(BigInteger)
        || typeof(TOther) == typeof(uint) || typeof(TOther) == typeof(ulong)
        || typeof(TOther) == typeof(Int128) || typeof(TOther) == typeof(UInt128)
        || typeof(TOther) == typeof(short) || typeof(TOther) == typeof(ushort)
        || typeof(TOther) == typeof(sbyte) || typeof(TOther) == typeof(byte)
        || typeof(TOther) == typeof(nint) || typeof(TOther) == typeof(nuint);
}
