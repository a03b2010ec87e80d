using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Verify.Numerics;

/// <summary>Into intervals: always enclosing, and tight. A double stands for its exact value: 0.1 is not one tenth.</summary>
public readonly partial struct Interval
{
    /// <summary>The double itself, as a point.</summary>
    /// <exception cref="ArgumentException">The double is infinite or no number.</exception>
    public static implicit operator Interval(double value) => new(value);

    /// <summary>The integer: a point up to 2⁵³.</summary>
    public static implicit operator Interval(int value) => Trusted(value, value);

    /// <summary>The least interval with double ends that contains the fraction.</summary>
    public static implicit operator Interval(Rational value) => FromRational(value);

    /// <summary>The least interval with double ends that contains the fraction.</summary>
    /// <remarks>The nearest double is compared with the fraction exactly; on the wrong side, its neighbour is right.</remarks>
    public static Interval FromRational(Rational value)
    {
        double nearest = value.ToDouble();
        int side = double.IsFinite(nearest) ? Rational.FromDouble(nearest).CompareTo(value) : Math.Sign(nearest);
        return Trusted(
            side > 0 ? Math.BitDecrement(nearest) : nearest,
            side < 0 ? Math.BitIncrement(nearest) : nearest);
    }

    /// <summary>
    /// Reads a decimal or fraction ("0.1", "1/3": the least interval that contains it), "[0.1, 1/3]", "[empty]" or
    /// "[entire]"; "-inf" and "inf" may stand for missing ends.
    /// </summary>
    /// <exception cref="FormatException">The text is none of these, or its ends are in the wrong order.</exception>
    public static Interval Parse(string s) => Parse(s, CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Parse(string)"/>
    public static Interval Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan(), provider);

    /// <inheritdoc cref="Parse(string)"/>
    public static Interval Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out Interval result)
            ? result
            : throw new FormatException($"\"{s}\" is no interval; expected forms are 0.1, 1/3, [0.1, 1/3], [-inf, 2], [empty].");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Interval result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Interval result)
    {
        result = Empty;
        s = s.Trim();
        if (s.Length < 2 || s[0] != '[' || s[^1] != ']')
        {
            bool isNumber = Rational.TryParse(s, provider, out Rational number);
            result = isNumber ? FromRational(number) : Empty;
            return isNumber;
        }

        ReadOnlySpan<char> inner = s[1..^1].Trim();
        if (inner is "empty" or "entire")
        {
            result = inner is "empty" ? Empty : Entire;
            return true;
        }

        int comma = inner.IndexOf(',');
        if (comma < 0
            || !TryParseEnd(inner[..comma].Trim(), "-inf", out Rational? lower)
            || !TryParseEnd(inner[(comma + 1)..].Trim(), "inf", out Rational? upper)
            || lower > upper)
        {
            return false;
        }

        result = Trusted(
            lower is { } l ? FromRational(l).Lower : double.NegativeInfinity,
            upper is { } u ? FromRational(u).Upper : double.PositiveInfinity);
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>The format applies to both ends and may lose digits; none or "R" loses nothing.</remarks>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (IsEmpty)
        {
            return "[empty]";
        }

        string lower = double.IsInfinity(Lower) ? "-inf" : Lower.ToString(format, CultureInfo.InvariantCulture);
        string upper = double.IsInfinity(Upper) ? "inf" : Upper.ToString(format, CultureInfo.InvariantCulture);
        return $"[{lower}, {upper}]";
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.ToString(), provider);
        bool fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    // No value stands for the named infinity.
    private static bool TryParseEnd(ReadOnlySpan<char> s, string infinity, out Rational? end)
    {
        bool isNumber = Rational.TryParse(s, CultureInfo.InvariantCulture, out Rational number);
        end = isNumber ? number : null;
        return isNumber || s.Equals(infinity, StringComparison.Ordinal);
    }

    private static bool TryConvertFrom<TOther>(TOther value, out Interval result)
        where TOther : INumberBase<TOther>
    {
        if (value is Interval same)
        {
            result = same;
        }
        else if (value is double or float or Half)
        {
            double number = double.CreateChecked(value);
            result = double.IsFinite(number) ? Trusted(number, number) : throw new OverflowException($"{value} is no real number.");
        }
        else if (value is int small)
        {
            result = small;
        }
        else if (value is Rational fraction)
        {
            result = FromRational(fraction);
        }
        else if (value is long or BigInteger or uint or ulong or Int128 or UInt128 or short or ushort or sbyte or byte or nint or nuint)
        {
            result = FromRational(new Rational(BigInteger.CreateChecked(value)));
        }
        else
        {
            result = default;
            return false;
        }

        return true;
    }
}
