using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Verify.Numerics;

/// <summary>
/// A number built over another number type (a dual number, a series, a counting number). Such a type states its own
/// arithmetic; the members of <see cref="INumberBase{TSelf}"/> that no formula uses are answered here, once.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <remarks>There is no text form to parse and no conversion back to a primitive number: both throw or answer false.</remarks>
public interface IFormulaNumber<TSelf> : INumberBase<TSelf>
    where TSelf : IFormulaNumber<TSelf>
{
    /// <summary>The constant of the given value.</summary>
    /// <exception cref="OverflowException">The base type cannot represent the value.</exception>
    static abstract TSelf Constant<TOther>(TOther value)
        where TOther : INumberBase<TOther>;

    static int INumberBase<TSelf>.Radix => 2;

    static TSelf IAdditiveIdentity<TSelf, TSelf>.AdditiveIdentity => TSelf.Zero;

    static TSelf IMultiplicativeIdentity<TSelf, TSelf>.MultiplicativeIdentity => TSelf.One;

    static TSelf IUnaryPlusOperators<TSelf, TSelf>.operator +(TSelf value) => value;

    static TSelf IIncrementOperators<TSelf>.operator ++(TSelf value) => value + TSelf.One;

    static TSelf IDecrementOperators<TSelf>.operator --(TSelf value) => value - TSelf.One;

    static TSelf INumberBase<TSelf>.Abs(TSelf value) => TSelf.IsNegative(value) ? -value : value;

    static bool INumberBase<TSelf>.IsCanonical(TSelf value) => true;

    static bool INumberBase<TSelf>.IsComplexNumber(TSelf value) => false;

    static bool INumberBase<TSelf>.IsImaginaryNumber(TSelf value) => false;

    static bool INumberBase<TSelf>.IsRealNumber(TSelf value) => !TSelf.IsNaN(value);

    static bool INumberBase<TSelf>.IsInfinity(TSelf value) => !TSelf.IsFinite(value) && !TSelf.IsNaN(value);

    static bool INumberBase<TSelf>.IsPositiveInfinity(TSelf value) => TSelf.IsInfinity(value) && TSelf.IsPositive(value);

    static bool INumberBase<TSelf>.IsNegativeInfinity(TSelf value) => TSelf.IsInfinity(value) && TSelf.IsNegative(value);

    static bool INumberBase<TSelf>.IsNormal(TSelf value) => TSelf.IsFinite(value) && !TSelf.IsZero(value);

    static bool INumberBase<TSelf>.IsSubnormal(TSelf value) => false;

    static bool INumberBase<TSelf>.IsInteger(TSelf value) => false;

    static bool INumberBase<TSelf>.IsEvenInteger(TSelf value) => false;

    static bool INumberBase<TSelf>.IsOddInteger(TSelf value) => false;

    static TSelf INumberBase<TSelf>.MaxMagnitude(TSelf x, TSelf y) => TSelf.IsNegative(TSelf.Abs(x) - TSelf.Abs(y)) ? y : x;

    static TSelf INumberBase<TSelf>.MinMagnitude(TSelf x, TSelf y) => TSelf.IsNegative(TSelf.Abs(x) - TSelf.Abs(y)) ? x : y;

    static TSelf INumberBase<TSelf>.MaxMagnitudeNumber(TSelf x, TSelf y) => TSelf.MaxMagnitude(x, y);

    static TSelf INumberBase<TSelf>.MinMagnitudeNumber(TSelf x, TSelf y) => TSelf.MinMagnitude(x, y);

    static bool INumberBase<TSelf>.TryConvertFromChecked<TOther>(TOther value, out TSelf result) => Convert(value, out result);

    static bool INumberBase<TSelf>.TryConvertFromSaturating<TOther>(TOther value, out TSelf result) => Convert(value, out result);

    static bool INumberBase<TSelf>.TryConvertFromTruncating<TOther>(TOther value, out TSelf result) => Convert(value, out result);

    static bool INumberBase<TSelf>.TryConvertToChecked<TOther>(TSelf value, [MaybeNullWhen(false)] out TOther result) => Refuse(out result);

    static bool INumberBase<TSelf>.TryConvertToSaturating<TOther>(TSelf value, [MaybeNullWhen(false)] out TOther result) => Refuse(out result);

    static bool INumberBase<TSelf>.TryConvertToTruncating<TOther>(TSelf value, [MaybeNullWhen(false)] out TOther result) => Refuse(out result);

    static TSelf INumberBase<TSelf>.Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) => throw NoText();

    static TSelf INumberBase<TSelf>.Parse(string s, NumberStyles style, IFormatProvider? provider) => throw NoText();

    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => throw NoText();

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => throw NoText();

    static bool INumberBase<TSelf>.TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, [MaybeNullWhen(false)] out TSelf result) => Refuse(out result);

    static bool INumberBase<TSelf>.TryParse(string? s, NumberStyles style, IFormatProvider? provider, [MaybeNullWhen(false)] out TSelf result) => Refuse(out result);

    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, [MaybeNullWhen(false)] out TSelf result) => Refuse(out result);

    static bool IParsable<TSelf>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out TSelf result) => Refuse(out result);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString() ?? string.Empty;

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString() ?? string.Empty;
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    private static bool Convert<TOther>(TOther value, out TSelf result)
        where TOther : INumberBase<TOther>
    {
        result = TSelf.Constant(value);
        return true;
    }

    private static bool Refuse<TResult>([MaybeNullWhen(false)] out TResult result)
    {
        result = default;
        return false;
    }

    private static NotSupportedException NoText() => new($"{typeof(TSelf)} has no text form to parse.");
}
