namespace Verify.Cli.Input;

/// <summary>Words as a POSIX shell wants them.</summary>
internal static class Shell
{
    /// <summary>The word itself where it is plain, else in single quotes.</summary>
    public static string Quoted(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ',' or ':' or '=' or '@')
            ? word
            : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
