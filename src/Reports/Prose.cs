using System.Net;
using Verify.Reports.Formulas;

namespace Verify.Reports;

/// <summary>Sentences with $inline formulas$ as any run folder may hold them: what does not parse as a formula is shown as it was typed, for a report of a strange run is better than none.</summary>
public static class Prose
{
    /// <summary>As one line of Unicode.</summary>
    public static string ToUnicode(string prose) => Try(MathText.ToUnicode, prose, text => text);

    /// <summary>As escaped HTML with MathML.</summary>
    public static string ToHtml(string prose) => Try(MathText.ToHtml, prose, WebUtility.HtmlEncode);

    /// <summary>A displayed formula as one line of Unicode.</summary>
    public static string FormulaToUnicode(string tex) => Try(Formula.ToUnicode, tex, text => text);

    /// <summary>A displayed formula as MathML.</summary>
    public static string FormulaToMathML(string tex) => Try(t => Formula.ToMathML(t, display: true), tex, text => $"<code>{WebUtility.HtmlEncode(text)}</code>");

    private static string Try(Func<string, string> parsed, string text, Func<string, string> typed)
    {
        try
        {
            return parsed(text);
        }
        catch (FormulaException)
        {
            return typed(text);
        }
    }
}
