using System.Globalization;
using System.Numerics;

namespace Verify.Evidence;

/// <summary>The decimal <paramref name="Mantissa"/> · 10^<paramref name="Exponent"/>, as a person wrote it: nothing is rounded on the way in.</summary>
/// <param name="Mantissa">Any integer.</param>
/// <param name="Exponent">Within ±<see cref="MostExponent"/>.</param>
public readonly record struct ExactDecimal(BigInteger Mantissa, int Exponent)
{
    /// <summary>The largest exponent that is read: beyond binary64's range, and small enough to write the integers out.</summary>
    public const int MostExponent = 400;

    /// <summary>The most digits that are read.</summary>
    public const int MostDigits = 400;

    /// <summary>A nearby binary64 number, for drawing and searching.</summary>
    public double Approximation => double.Parse($"{Mantissa}E{Exponent}", CultureInfo.InvariantCulture);

    /// <summary>Parses "-12", "3.5", ".5", "1e-3", "+2.50E+04"; blanks around it are ignored.</summary>
    /// <returns>False for anything else: NaN, infinities, hexadecimals, grouped digits, decimal commas.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out ExactDecimal value)
    {
        value = default;
        text = text.Trim();
        int e = text.IndexOfAny('e', 'E');
        int exponent = 0;
        if (e >= 0 && !int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;
        var digits = e < 0 ? text : text[..e];
        int sign = digits.StartsWith("-") ? -1 : 1;
        if (digits.StartsWith("-") || digits.StartsWith("+"))
            digits = digits[1..];
        int point = digits.IndexOf('.');
        string all = point < 0 ? digits.ToString() : string.Concat(digits[..point], digits[(point + 1)..]);
        if (all.Length is 0 or > MostDigits || all.AsSpan().ContainsAnyExceptInRange('0', '9') || Math.Abs((long)exponent) > MostExponent)
            return false;
        int shift = point < 0 ? 0 : digits.Length - point - 1;
        var mantissa = sign * BigInteger.Parse(all, CultureInfo.InvariantCulture);

        // 2.50 and 2.5 are one number, so they are one value.
        while (shift > 0 && (mantissa % 10).IsZero)
        {
            mantissa /= 10;
            shift--;
        }

        value = new(mantissa, mantissa.IsZero ? 0 : exponent - shift);
        return Math.Abs(value.Exponent) <= MostExponent;
    }
}

/// <summary>A user's labelled table: every cell an exact decimal.</summary>
/// <param name="Record">What a run remembers of the file.</param>
/// <param name="Features">Names of the d feature columns, in the file's order.</param>
/// <param name="Values">Row by row, d to a row.</param>
/// <param name="Labels">The class of each row.</param>
public sealed record DataSet(DataRecord Record, IReadOnlyList<string> Features, IReadOnlyList<ExactDecimal> Values, IReadOnlyList<string> Labels)
{
    /// <summary>The number of rows.</summary>
    public int Rows => Labels.Count;

    /// <summary>The different labels, in ordinal order.</summary>
    public IReadOnlyList<string> Classes { get; } = [.. Labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The cell in a row and a feature column, both from 0.</summary>
    public ExactDecimal this[int row, int feature] => Values[(row * Features.Count) + feature];
}
