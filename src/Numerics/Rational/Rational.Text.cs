using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Verify.Numerics;

public readonly partial struct Rational
{
    // 1e1000000000 is ten characters and a gigabyte: text from outside must not buy memory so cheaply.
    private const int GreatestDecimalExponent = 100_000;

    /// <summary>
    /// Reads <c>p</c>, <c>p/q</c> (q unsigned, not 0) or a decimal such as <c>-0.125</c>, <c>.5</c> or <c>1e-3</c>, exactly.
    /// Digits are ASCII, blanks around the number are ignored, the decimal exponent is at most 100,000 either way.
    /// </summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static Rational Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out Rational result)
            ? result
            : throw new FormatException($"'{s}' is no rational number; expected for instance 3/4, -7, 0.125 or 1e-3.");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Rational Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Rational Parse(string s) => Parse(s, CultureInfo.InvariantCulture);

    static Rational INumberBase<Rational>.Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) =>
        Parse(s, provider);

    static Rational INumberBase<Rational>.Parse(string s, NumberStyles style, IFormatProvider? provider) => Parse(s, provider);

    static bool INumberBase<Rational>.TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Rational result) => TryParse(s, provider, out result);

    static bool INumberBase<Rational>.TryParse(
        string? s, NumberStyles style, IFormatProvider? provider, out Rational result) => TryParse(s, provider, out result);

    /// <summary>Reads what <see cref="Parse(string, IFormatProvider?)"/> reads; false and 0 for any other text.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rational result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <summary>Reads what <see cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/> reads; false and 0 for any other text.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rational result)
    {
        result = default;
        s = s.Trim();
        int slash = s.IndexOf('/');
        if (slash < 0)
        {
            return TryParseDecimal(s, out result);
        }

        if (!TryParseInteger(s[..slash], signed: true, out BigInteger numerator)
            || !TryParseInteger(s[(slash + 1)..], signed: false, out BigInteger denominator)
            || denominator.IsZero)
        {
            return false;
        }

        result = new Rational(numerator, denominator);
        return true;
    }

    private static bool TryParseDecimal(ReadOnlySpan<char> s, out Rational result)
    {
        result = default;
        int exponent = 0;
        int e = s.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(s[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || exponent is < -GreatestDecimalExponent or > GreatestDecimalExponent)
            {
                return false;
            }

            s = s[..e];
        }

        int point = s.IndexOf('.');
        if (point >= 0)
        {
            ReadOnlySpan<char> fraction = s[(point + 1)..];
            if (fraction is ['+' or '-', ..])
            {
                return false; // ".-5" must not become "-5" when the point is dropped
            }

            exponent -= fraction.Length;
            s = string.Concat(s[..point], fraction);
        }

        if (!TryParseInteger(s, signed: true, out BigInteger digits))
        {
            return false;
        }

        result = exponent >= 0
            ? new Rational(digits * BigInteger.Pow(10, exponent))
            : new Rational(digits, BigInteger.Pow(10, -exponent));
        return true;
    }

    private static bool TryParseInteger(ReadOnlySpan<char> s, bool signed, out BigInteger value)
    {
        // The library also admits NUL characters at the end, which would shift the decimal point.
        ReadOnlySpan<char> digits = signed && s is ['+' or '-', ..] ? s[1..] : s;
        value = default;
        return !digits.IsEmpty
            && !digits.ContainsAnyExceptInRange('0', '9')
            && BigInteger.TryParse(s, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <inheritdoc cref="ToString()"/>
    /// <exception cref="FormatException">A format other than null, empty, G or R was asked for.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format is null or "" or "G" or "R"
            ? ToString()
            : throw new FormatException($"A Rational has one text form only; the format '{format}' does not apply.");

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }
}
