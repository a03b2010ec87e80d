using System.Numerics;

namespace Verify.Numerics;

public readonly partial struct Rational
{
    /// <summary>Whether the denominator is 1.</summary>
    public static bool IsInteger(Rational value) => value.large is null ? value.smallDenominatorLessOne == 0 : value.large.Denominator.IsOne;

    /// <inheritdoc/>
    public static bool IsZero(Rational value) => value.Sign == 0;

    /// <summary>Whether x &lt; 0.</summary>
    public static bool IsNegative(Rational value) => value.Sign < 0;

    /// <summary>Whether x ≥ 0: generic math counts 0 among the positive numbers.</summary>
    public static bool IsPositive(Rational value) => value.Sign >= 0;

    /// <inheritdoc/>
    public static bool IsEvenInteger(Rational value) => IsInteger(value) && value.Numerator.IsEven;

    /// <inheritdoc/>
    public static bool IsOddInteger(Rational value) => IsInteger(value) && !value.Numerator.IsEven;

    /// <summary>The greater of the two.</summary>
    public static Rational Max(Rational x, Rational y) => x.CompareTo(y) >= 0 ? x : y;

    /// <summary>The smaller of the two.</summary>
    public static Rational Min(Rational x, Rational y) => x.CompareTo(y) <= 0 ? x : y;

    /// <inheritdoc/>
    public static Rational MaxMagnitude(Rational x, Rational y) =>
        Abs(x).CompareTo(Abs(y)) is var order && (order > 0 || (order == 0 && !IsNegative(x))) ? x : y;

    /// <inheritdoc/>
    public static Rational MinMagnitude(Rational x, Rational y) =>
        Abs(x).CompareTo(Abs(y)) is var order && (order < 0 || (order == 0 && IsNegative(x))) ? x : y;

    static Rational INumberBase<Rational>.MaxMagnitudeNumber(Rational x, Rational y) => MaxMagnitude(x, y);

    static Rational INumberBase<Rational>.MinMagnitudeNumber(Rational x, Rational y) => MinMagnitude(x, y);

    static bool INumberBase<Rational>.IsCanonical(Rational value) => true;

    static bool INumberBase<Rational>.IsComplexNumber(Rational value) => false;

    static bool INumberBase<Rational>.IsFinite(Rational value) => true;

    static bool INumberBase<Rational>.IsImaginaryNumber(Rational value) => false;

    static bool INumberBase<Rational>.IsInfinity(Rational value) => false;

    static bool INumberBase<Rational>.IsNaN(Rational value) => false;

    static bool INumberBase<Rational>.IsNegativeInfinity(Rational value) => false;

    static bool INumberBase<Rational>.IsNormal(Rational value) => value.Sign != 0;

    static bool INumberBase<Rational>.IsPositiveInfinity(Rational value) => false;

    static bool INumberBase<Rational>.IsRealNumber(Rational value) => true;

    static bool INumberBase<Rational>.IsSubnormal(Rational value) => false;
}
