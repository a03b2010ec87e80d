namespace Verify.Reports.Formulas;

internal static class Formula
{
    public static string ToMathML(string tex, bool display) => $"<code>{System.Net.WebUtility.HtmlEncode(tex)}</code>";

    public static string ToUnicode(string tex) => tex;
}

internal static class MathText
{
    public static string ToHtml(string prose) => System.Net.WebUtility.HtmlEncode(prose);

    public static string ToUnicode(string prose) => prose;
}
