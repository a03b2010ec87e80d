using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Verify.Numerics;

/// <summary>
/// What <see cref="INumberBase{TSelf}"/> asks for besides arithmetic. A predicate says whether it holds for all members,
/// so that an algorithm which branches on it stays right; the empty interval satisfies none.
/// </summary>
public readonly partial struct Interval : ISignedNumber<Interval>
{
    static Interval ISignedNumber<Interval>.NegativeOne => Trusted(-1, -1);

    static int INumberBase<Interval>.Radix => 2;

    static Interval IAdditiveIdentity<Interval, Interval>.AdditiveIdentity => Zero;

    static Interval IMultiplicativeIdentity<Interval, Interval>.MultiplicativeIdentity => One;

    static Interval IIncrementOperators<Interval>.operator ++(Interval value) => value + One;

    static Interval IDecrementOperators<Interval>.operator --(Interval value) => value - One;

    static bool INumberBase<Interval>.IsCanonical(Interval value) => true;

    static bool INumberBase<Interval>.IsComplexNumber(Interval value) => false;

    static bool INumberBase<Interval>.IsImaginaryNumber(Interval value) => false;

    static bool INumberBase<Interval>.IsRealNumber(Interval value) => !value.IsEmpty;

    static bool INumberBase<Interval>.IsNaN(Interval value) => value.IsEmpty;

    static bool INumberBase<Interval>.IsFinite(Interval value) => value.IsBounded;

    static bool INumberBase<Interval>.IsInfinity(Interval value) => false;

    static bool INumberBase<Interval>.IsNegativeInfinity(Interval value) => false;

    static bool INumberBase<Interval>.IsPositiveInfinity(Interval value) => false;

    static bool INumberBase<Interval>.IsNormal(Interval value) => value.IsPoint && double.IsNormal(value.Lower);

    static bool INumberBase<Interval>.IsSubnormal(Interval value) => value.IsPoint && double.IsSubnormal(value.Lower);

    static bool INumberBase<Interval>.IsInteger(Interval value) => value.IsPoint && double.IsInteger(value.Lower);

    static bool INumberBase<Interval>.IsEvenInteger(Interval value) => value.IsPoint && double.IsEvenInteger(value.Lower);

    static bool INumberBase<Interval>.IsOddInteger(Interval value) => value.IsPoint && double.IsOddInteger(value.Lower);

    static bool INumberBase<Interval>.IsZero(Interval value) => value == Zero;

    static bool INumberBase<Interval>.IsNegative(Interval value) => value.Upper < 0;

    static bool INumberBase<Interval>.IsPositive(Interval value) => value.Lower >= 0;

    // The member of larger magnitude may be either if the magnitudes overlap: then the hull encloses both.
    static Interval INumberBase<Interval>.MaxMagnitude(Interval x, Interval y) =>
        x.IsEmpty || y.IsEmpty ? Empty
        : x.Mignitude > y.Magnitude ? x
        : y.Mignitude > x.Magnitude ? y
        : Hull(x, y);

    static Interval INumberBase<Interval>.MaxMagnitudeNumber(Interval x, Interval y) => MaxMagnitude<Interval>(x, y);

    static Interval INumberBase<Interval>.MinMagnitude(Interval x, Interval y) =>
        x.IsEmpty || y.IsEmpty ? Empty
        : x.Magnitude < y.Mignitude ? x
        : y.Magnitude < x.Mignitude ? y
        : Hull(x, y);

    static Interval INumberBase<Interval>.MinMagnitudeNumber(Interval x, Interval y) => MinMagnitude<Interval>(x, y);

    static Interval INumberBase<Interval>.Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) => Parse(s, provider);

    static Interval INumberBase<Interval>.Parse(string s, NumberStyles style, IFormatProvider? provider) => Parse(s, provider);

    static bool INumberBase<Interval>.TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Interval result) =>
        TryParse(s, provider, out result);

    static bool INumberBase<Interval>.TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out Interval result) =>
        TryParse(s, provider, out result);

    static bool INumberBase<Interval>.TryConvertFromChecked<TOther>(TOther value, out Interval result) => TryConvertFrom(value, out result);

    static bool INumberBase<Interval>.TryConvertFromSaturating<TOther>(TOther value, out Interval result) => TryConvertFrom(value, out result);

    static bool INumberBase<Interval>.TryConvertFromTruncating<TOther>(TOther value, out Interval result) => TryConvertFrom(value, out result);

    // An interval is no number of another kind: name the end or the midpoint that is meant.
    static bool INumberBase<Interval>.TryConvertToChecked<TOther>(Interval value, [MaybeNullWhen(false)] out TOther result) => None(out result);

    static bool INumberBase<Interval>.TryConvertToSaturating<TOther>(Interval value, [MaybeNullWhen(false)] out TOther result) => None(out result);

    static bool INumberBase<Interval>.TryConvertToTruncating<TOther>(Interval value, [MaybeNullWhen(false)] out TOther result) => None(out result);

    private static T MaxMagnitude<T>(T x, T y)
        where T : INumberBase<T> => T.MaxMagnitude(x, y);

    private static T MinMagnitude<T>(T x, T y)
        where T : INumberBase<T> => T.MinMagnitude(x, y);

    private static bool None<TOther>([MaybeNullWhen(false)] out TOther result)
    {
        result = default;
        return false;
    }
}
