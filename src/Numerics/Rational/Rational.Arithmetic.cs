using System.Numerics;

namespace Verify.Numerics;

public readonly partial struct Rational
{
    /// <inheritdoc/>
    public static Rational operator +(Rational left, Rational right) =>
        left.large is null && right.large is null
            ? AddSmall(left.smallNumerator, left.SmallDenominator, right.smallNumerator, right.SmallDenominator)
            : AddLarge(left.Numerator, left.Denominator, right.Numerator, right.Denominator);

    /// <inheritdoc/>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <inheritdoc/>
    public static Rational operator *(Rational left, Rational right) =>
        left.large is null && right.large is null
            ? MultiplySmall(left.smallNumerator, left.SmallDenominator, right.smallNumerator, right.SmallDenominator)
            : MultiplyLarge(left.Numerator, left.Denominator, right.Numerator, right.Denominator);

    /// <inheritdoc/>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational left, Rational right) => left * Inverse(right);

    /// <summary>x − y·trunc(x/y): the remainder with the sign of x.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator %(Rational left, Rational right) =>
        left - (right * new Rational(Truncate(left / right)));

    /// <inheritdoc/>
    public static Rational operator +(Rational value) => value;

    /// <inheritdoc/>
    public static Rational operator -(Rational value) =>
        value.large is null && value.smallNumerator != long.MinValue
            ? new Rational(-value.smallNumerator, value.SmallDenominator)
            : InLowestTerms(-value.Numerator, value.Denominator);

    /// <inheritdoc/>
    public static Rational operator ++(Rational value) => value + One;

    /// <inheritdoc/>
    public static Rational operator --(Rational value) => value - One;

    /// <inheritdoc/>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <inheritdoc/>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public static Rational Abs(Rational value) => value.Sign < 0 ? -value : value;

    /// <summary>1/x.</summary>
    /// <exception cref="DivideByZeroException">x is 0.</exception>
    public static Rational Inverse(Rational value)
    {
        if (value.Sign == 0)
        {
            throw new DivideByZeroException("0 has no inverse.");
        }

        if (value.large is null && value.smallNumerator != long.MinValue)
        {
            long numerator = value.smallNumerator < 0 ? -value.SmallDenominator : value.SmallDenominator;
            return new Rational(numerator, Math.Abs(value.smallNumerator));
        }

        return InLowestTerms(value.Sign * value.Denominator, BigInteger.Abs(value.Numerator));
    }

    /// <summary>x to an integer power; x⁰ = 1 also for x = 0.</summary>
    /// <exception cref="DivideByZeroException">x is 0 and the exponent negative.</exception>
    public static Rational Pow(Rational value, int exponent)
    {
        if (exponent < 0)
        {
            value = Inverse(value);
        }

        // Powers of coprime integers are coprime.
        int power = exponent == int.MinValue
            ? throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "The exponent must exceed −2^31.")
            : Math.Abs(exponent);
        return InLowestTerms(BigInteger.Pow(value.Numerator, power), BigInteger.Pow(value.Denominator, power));
    }

    /// <summary>The largest integer that is at most x.</summary>
    public static BigInteger Floor(Rational value)
    {
        BigInteger quotient = BigInteger.DivRem(value.Numerator, value.Denominator, out BigInteger remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The smallest integer that is at least x.</summary>
    public static BigInteger Ceiling(Rational value) => -Floor(-value);

    /// <summary>The integer part of x, towards 0.</summary>
    public static BigInteger Truncate(Rational value) => BigInteger.Divide(value.Numerator, value.Denominator);

    // a/b + c/d with g = gcd(b, d): t = a·(d/g) + c·(b/g) can only share divisors of g with the denominator.
    // |t| ≤ 2·2^63·(2^63 − 1) < 2^127, so 128 bits hold it.
    private static Rational AddSmall(long a, long b, long c, long d)
    {
        if (b == 1 && d == 1)
        {
            return InLowestTerms((Int128)a + c, Int128.One);
        }

        long g = (long)GreatestCommonDivisor((ulong)b, (ulong)d);
        Int128 sum = Math.BigMul(a, d / g) + Math.BigMul(c, b / g);
        if (g == 1)
        {
            return InLowestTerms(sum, Math.BigMul(b, d));
        }

        long h = (long)GreatestCommonDivisor((ulong)Int128.Abs(sum % g), (ulong)g);
        return InLowestTerms(sum / h, Math.BigMul(b / g, d / h));
    }

    private static Rational AddLarge(BigInteger a, BigInteger b, BigInteger c, BigInteger d)
    {
        BigInteger g = BigInteger.GreatestCommonDivisor(b, d);
        if (g.IsOne)
        {
            return InLowestTerms((a * d) + (c * b), b * d);
        }

        BigInteger sum = (a * (d / g)) + (c * (b / g));
        BigInteger h = BigInteger.GreatestCommonDivisor(sum, g);
        return InLowestTerms(sum / h, b / g * (d / h));
    }

    private static Rational MultiplySmall(long a, long b, long c, long d)
    {
        // |long.MinValue| is a legal 64-bit magnitude; the divisor is then at most the other, positive long.
        long g = (long)GreatestCommonDivisor(Magnitude(a), (ulong)d);
        long h = (long)GreatestCommonDivisor(Magnitude(c), (ulong)b);
        return InLowestTerms(Math.BigMul(a / g, c / h), Math.BigMul(b / h, d / g));
    }

    private static Rational MultiplyLarge(BigInteger a, BigInteger b, BigInteger c, BigInteger d)
    {
        BigInteger g = BigInteger.GreatestCommonDivisor(a, d);
        BigInteger h = BigInteger.GreatestCommonDivisor(c, b);
        return InLowestTerms(a / g * (c / h), b / h * (d / g));
    }

    private static ulong Magnitude(long value) => value < 0 ? unchecked((ulong)-value) : (ulong)value;

    private static ulong GreatestCommonDivisor(ulong a, ulong b)
    {
        // Dyadic fractions are most of what we compute with: a power of 2 shares its factors by counting zeros.
        if (a != 0 && b != 0 && (BitOperations.IsPow2(a) || BitOperations.IsPow2(b)))
        {
            return 1UL << Math.Min(BitOperations.TrailingZeroCount(a), BitOperations.TrailingZeroCount(b));
        }

        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
