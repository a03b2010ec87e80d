namespace Verify.Reports.Formulas;

/// <summary>A formula lies outside the documented subset of TeX.</summary>
public sealed class FormulaException : FormatException
{
    internal FormulaException(string source, int position, string found, string expected)
        : base($"Formula \"{Excerpt(source, position)}\", position {position}: found {found}, expected {expected}.")
    {
        Position = position;
        Found = found;
        Expected = expected;
    }

    /// <summary>Where the trouble is, counted in characters from 0 in the text that was given.</summary>
    public int Position { get; }

    /// <summary>What stood there.</summary>
    public string Found { get; }

    /// <summary>What was expected instead.</summary>
    public string Expected { get; }

    /// <summary>At most 80 characters around the position, so that hostile input cannot flood a terminal.</summary>
    private static string Excerpt(string source, int position)
    {
        int start = Math.Max(0, Math.Min(position - 40, source.Length - 80));
        int length = Math.Min(80, source.Length - start);
        var characters = source.Substring(start, length).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c);
        return string.Concat(characters);
    }
}
