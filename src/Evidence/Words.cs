using System.Globalization;

namespace Verify.Evidence;

/// <summary>The few words and number formats that every output shares.</summary>
public static class Words
{
    // What a table has room for; and what tells any two binary64 numbers apart.
    private const int FewDigits = 8, AllDigits = 17;

    /// <summary>The rung in lower case, as in every file.</summary>
    public static string Of(Rung rung) => rung.ToString().ToLowerInvariant();

    /// <summary>The verdict in lower case, as in every file.</summary>
    public static string Of(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>The verdict in lower case, as in every file.</summary>
    public static string Of(ControlVerdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>The relation as a sign.</summary>
    public static string Of(Relation relation) => relation switch
    {
        Relation.AtMost => "≤",
        Relation.AtLeast => "≥",
        Relation.Equal => "=",
        Relation.Below => "<",
        _ => ">",
    };

    /// <summary>The number, short enough for a table: long fractions are abbreviated with their approximate value.</summary>
    public static string Of(Number number) => number switch
    {
        ExactNumber exact => Short(exact),
        EnclosedNumber e => Interval(e, AllDigits),
        EstimatedNumber e => $"{e.Value:G5} ({e.Lower:G4} … {e.Upper:G4})",
        ObservedNumber o => $"≈ {o.Value:G5} ({o.Lower:G4} … {o.Upper:G4})",
        _ => number.ToString(),
    };

    /// <summary>The whole comparison in one line.</summary>
    public static string Of(Comparison c)
    {
        var (measured, bound) = Sides(c);
        return $"{c.Quantity}: {measured} {Of(c.Relation)} {bound}";
    }

    /// <summary>Both sides of a comparison, enclosures with no more digits than it takes to see the verdict; the file has them all.</summary>
    public static (string Measured, string Bound) Sides(Comparison c)
    {
        int most = FewDigits;
        while (most < AllDigits && (c with { Measured = Printed(c.Measured, most), Bound = Printed(c.Bound, most) }).Verdict != c.Verdict)
            most++;
        return (Side(c.Measured), Side(c.Bound));

        string Side(Number number) => number is EnclosedNumber e ? Interval(e, most) : Of(number);
    }

    /// <summary>A word as a POSIX shell wants it: itself where it is plain, else in single quotes.</summary>
    public static string Quoted(string? word) =>
        word is { Length: > 0 } && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ',' or ':' or '=' or '@')
            ? word
            : "'" + word?.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string Interval(EnclosedNumber e, int most)
    {
        int digits = Digits(e, most);
        return $"[{Outward(e.Lower, digits, up: false).Text}, {Outward(e.Upper, digits, up: true).Text}]";
    }

    private static Number Printed(Number number, int most)
    {
        if (number is not EnclosedNumber { IsSound: true } e)
            return number;
        int digits = Digits(e, most);
        return Number.Enclosed(Outward(e.Lower, digits, up: false).Value, Outward(e.Upper, digits, up: true).Value);
    }

    // Enough to widen the interval by no more than its own length, if as many are allowed.
    private static int Digits(EnclosedNumber e, int most)
    {
        int digits = 6;
        while (digits < most && !(Outward(e.Upper, digits, up: true).Value - Outward(e.Lower, digits, up: false).Value <= 2 * (e.Upper - e.Lower)))
            digits++;
        return digits;
    }

    // A printed enclosure encloses: an end that rounding to nearest would move inward goes out by one unit of its last digit.
    private static (string Text, double Value) Outward(double x, int digits, bool up)
    {
        if (digits >= AllDigits || !double.IsFinite(x))
            return (x.ToString(CultureInfo.InvariantCulture), x);
        double value = double.Parse(x.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        if (up ? value < x : value > x)
        {
            string[] parts = x.ToString($"E{digits - 1}", CultureInfo.InvariantCulture).Split('E');
            long mantissa = long.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) + (up ? 1 : -1);
            value = double.Parse($"{mantissa}E{int.Parse(parts[1], CultureInfo.InvariantCulture) - digits + 1}", CultureInfo.InvariantCulture);
        }

        return (value.ToString($"G{digits}", CultureInfo.InvariantCulture), value);
    }

    private static string Short(ExactNumber exact)
    {
        string text = exact.ToString();
        return text.Length <= 24 ? text : $"{exact.Approximation:G10} (exact, {text.Length} digits)";
    }
}
