namespace Verify.Evidence;

/// <summary>The few words and number formats that every output shares.</summary>
public static class Words
{
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
        EnclosedNumber e => Interval(e.Lower, e.Upper),
        EstimatedNumber e => $"{e.Value:G5} ({e.Lower:G4} … {e.Upper:G4})",
        ObservedNumber o => $"≈ {o.Value:G5} ({o.Lower:G4} … {o.Upper:G4})",
        _ => number.ToString(),
    };

    /// <summary>The whole comparison in one line.</summary>
    public static string Of(Comparison c) => $"{c.Quantity}: {Of(c.Measured)} {Of(c.Relation)} {Of(c.Bound)}";

    /// <summary>A word as a POSIX shell wants it: itself where it is plain, else in single quotes.</summary>
    public static string Quoted(string? word) =>
        word is { Length: > 0 } && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ',' or ':' or '=' or '@')
            ? word
            : "'" + word?.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    // As many digits as it takes to tell the ends apart: [1, 1] would claim more than is known.
    private static string Interval(double lower, double upper)
    {
        int digits = 6;
        while (digits < 17 && lower != upper && lower.ToString($"G{digits}") == upper.ToString($"G{digits}"))
            digits++;
        return $"[{lower.ToString($"G{digits}")}, {upper.ToString($"G{digits}")}]";
    }

    private static string Short(ExactNumber exact)
    {
        string text = exact.ToString();
        return text.Length <= 24 ? text : $"{exact.Approximation:G10} (exact, {text.Length} digits)";
    }
}
