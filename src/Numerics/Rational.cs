using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace Verify.Numerics;

/// <summary>
/// An exact fraction p/q of integers of any size, always in lowest terms with q ≥ 1; <c>default</c> is 0.
/// Every operation is exact; only the conversion to <see cref="double"/> rounds.
/// </summary>
/// <remarks>
/// Sums and products cancel common divisors before they multiply (Knuth, The Art of Computer Programming 2, §4.5.1),
/// so operands stay short. Fractions whose two parts fit in 64 bits are kept and computed without allocation.
/// </remarks>
public readonly partial struct Rational : INumber<Rational>, ISignedNumber<Rational>
{
    private readonly long smallNumerator;
    private readonly long smallDenominatorLessOne; // so that the all-zero bits mean 0/1
    private readonly Parts? large;                 // set exactly if a part does not fit: representations are unique

    private sealed record Parts(BigInteger Numerator, BigInteger Denominator);

    /// <summary>The fraction of the two integers, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator) => this = Reduced(numerator, denominator);

    /// <summary>The integer itself.</summary>
    public Rational(BigInteger value) => this = InLowestTerms(value, BigInteger.One);

    private Rational(long numerator, long denominator)
    {
        Debug.Assert(denominator > 0, "a small fraction is stored with a positive denominator");
        smallNumerator = numerator;
        smallDenominatorLessOne = denominator - 1;
    }

    private Rational(Parts large) => this.large = large;

    private long SmallDenominator => smallDenominatorLessOne + 1;

    /// <summary>p of the fraction p/q in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator => large is null ? smallNumerator : large.Numerator;

    /// <summary>q of the fraction p/q in lowest terms; at least 1.</summary>
    public BigInteger Denominator => large is null ? SmallDenominator : large.Denominator;

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => large is null ? Math.Sign(smallNumerator) : large.Numerator.Sign;

    /// <inheritdoc/>
    public static Rational Zero => default;

    /// <inheritdoc/>
    public static Rational One => new(1L, 1L);

    /// <inheritdoc/>
    public static Rational NegativeOne => new(-1L, 1L);

    static int INumberBase<Rational>.Radix => 2;

    static Rational IAdditiveIdentity<Rational, Rational>.AdditiveIdentity => Zero;

    static Rational IMultiplicativeIdentity<Rational, Rational>.MultiplicativeIdentity => One;

    private static Rational Reduced(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException($"The fraction {numerator}/0 has no value; the denominator must not be 0.");
        }

        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            divisor = -divisor;
        }

        return InLowestTerms(numerator / divisor, denominator / divisor);
    }

    private static Rational InLowestTerms(BigInteger numerator, BigInteger denominator) =>
        numerator >= long.MinValue && numerator <= long.MaxValue && denominator <= long.MaxValue
            ? new Rational((long)numerator, (long)denominator)
            : new Rational(new Parts(numerator, denominator));

    private static Rational InLowestTerms(Int128 numerator, Int128 denominator) =>
        numerator == (long)numerator && denominator == (long)denominator
            ? new Rational((long)numerator, (long)denominator)
            : new Rational(new Parts((BigInteger)numerator, (BigInteger)denominator));

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        smallNumerator == other.smallNumerator
        && smallDenominatorLessOne == other.smallDenominatorLessOne
        && large == other.large;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(smallNumerator, smallDenominatorLessOne, large);

    /// <inheritdoc/>
    public int CompareTo(Rational other)
    {
        if (large is null && other.large is null)
        {
            // |p| ≤ 2^63 and q < 2^63, so both products fit in 127 bits.
            return Math.BigMul(smallNumerator, other.SmallDenominator)
                .CompareTo(Math.BigMul(other.smallNumerator, SmallDenominator));
        }

        return Sign != other.Sign
            ? Sign.CompareTo(other.Sign)
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rational other => CompareTo(other),
        _ => throw new ArgumentException($"A Rational compares with a Rational only, not with {obj.GetType()}.", nameof(obj)),
    };

    /// <summary>The canonical text: <c>3/4</c>, or <c>3</c> for an integer.</summary>
    public override string ToString() =>
        IsInteger(this)
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}
