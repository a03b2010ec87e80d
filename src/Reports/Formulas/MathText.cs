using System.Text;

namespace Verify.Reports.Formulas;

/// <summary>A piece of prose.</summary>
/// <param name="IsFormula">Whether the piece is a formula in TeX.</param>
/// <param name="Text">The formula without its dollars, or plain text with "\$" already turned into a dollar.</param>
public sealed record TextSegment(bool IsFormula, string Text);

/// <summary>Prose with formulas between dollars, such as statements, hypotheses and captions; "\$" is a literal dollar.</summary>
public static class MathText
{
    /// <summary>Cuts prose into plain text and formulas; the formulas are not parsed.</summary>
    /// <exception cref="FormulaException">A dollar has no partner, or there is nothing between two dollars.</exception>
    public static IReadOnlyList<TextSegment> Split(string prose)
    {
        ArgumentNullException.ThrowIfNull(prose);
        return Spans(prose).Select(span => new TextSegment(span.IsFormula, span.IsFormula ? prose[span.Start..span.End] : Plain(prose, span))).ToList();
    }

    /// <summary>The prose as HTML: text escaped, formulas as inline MathML.</summary>
    /// <exception cref="FormulaException">A formula lies outside the subset; the position counts from the start of the prose.</exception>
    public static string ToHtml(string prose) =>
        Join(prose, formula => MathMLWriter.Write(formula, display: false), Escape);

    /// <summary>The prose as Unicode text.</summary>
    /// <exception cref="FormulaException">A formula lies outside the subset; the position counts from the start of the prose.</exception>
    public static string ToUnicode(string prose) => Join(prose, UnicodeWriter.Write, text => text);

    private static string Join(string prose, Func<FormulaNode, string> writeFormula, Func<string, string> writeText)
    {
        ArgumentNullException.ThrowIfNull(prose);
        return string.Concat(Spans(prose).Select(span => span.IsFormula
            ? writeFormula(Parser.Parse(prose, span.Start, span.End))
            : writeText(Plain(prose, span))));
    }

    private static string Plain(string prose, Span span) => prose[span.Start..span.End].Replace(@"\$", "$");

    private static List<Span> Spans(string prose)
    {
        var spans = new List<Span>();
        int start = 0;
        bool isFormula = false;
        for (int i = 0; i < prose.Length; i++)
        {
            // In a formula a backslash hides whatever follows, as in "\\$"; in text it hides a dollar only.
            if (prose[i] == '\\' && i + 1 < prose.Length && (isFormula || prose[i + 1] == '$'))
            {
                i++;
            }
            else if (prose[i] == '$')
            {
                if (isFormula && i == start)
                    throw new FormulaException(prose, i, "a second dollar", "a formula between the dollars");
                if (i > start)
                    spans.Add(new Span(isFormula, start, i));
                start = i + 1;
                isFormula = !isFormula;
            }
        }

        if (isFormula)
            throw new FormulaException(prose, prose.Length, "the end of the text", $"a dollar to close the one at {start - 1}");
        if (start < prose.Length)
            spans.Add(new Span(IsFormula: false, start, prose.Length));
        return spans;
    }

    /// <summary>Escapes text for HTML and XML; characters that XML forbids become U+FFFD.</summary>
    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\t' or '\n' or '\r' => rune.ToString(),
                < ' ' or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return result.ToString();
    }

    private readonly record struct Span(bool IsFormula, int Start, int End);
}
