using System.Globalization;
using System.Text;

namespace Verify.Reports.Html;

/// <summary>The only way text becomes markup: every word and every attribute is escaped here, and what is opened is closed.</summary>
internal sealed class HtmlBuilder
{
    private static readonly HashSet<string> Void = ["meta", "input", "br"];

    private readonly StringBuilder markup = new();

    /// <summary>An element with contents.</summary>
    public HtmlBuilder Element(string name, (string Name, string? Value)[] attributes, Action contents)
    {
        Open(name, attributes);
        contents();
        markup.Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>An element that holds words only.</summary>
    public HtmlBuilder Element(string name, string text, params (string Name, string? Value)[] attributes)
    {
        Open(name, attributes);
        if (Void.Contains(name))
            return this;
        Text(text);
        markup.Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>Words.</summary>
    public HtmlBuilder Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>Prose whose $inline formulas$ become MathML; the formula writer escapes the rest.</summary>
    public HtmlBuilder Sentence(string prose)
    {
        markup.Append(Prose.ToHtml(Printable(prose)));
        return this;
    }

    /// <summary>Markup that a writer of this project made: MathML, a style sheet, a script.</summary>
    public HtmlBuilder Trusted(string made)
    {
        markup.Append(made);
        return this;
    }

    /// <summary>A line break in the source, for those who read it.</summary>
    public HtmlBuilder Line()
    {
        markup.Append('\n');
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => markup.ToString();

    /// <summary>Characters that neither HTML nor XML allows become the replacement character.</summary>
    public static string Printable(string text) => text.EnumerateRunes().All(Allowed) && !text.Contains('\uFFFD')
        ? text
        : string.Concat(text.EnumerateRunes().Select(r => Allowed(r) ? r.ToString() : "\uFFFD"));

    private static bool Allowed(Rune r) => r.Value is '\t' or '\n' or '\r' || (Rune.GetUnicodeCategory(r) != UnicodeCategory.Control && r.Value is not (0xFFFE or 0xFFFF));

    private void Open(string name, (string Name, string? Value)[] attributes)
    {
        markup.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is null)
                continue;
            markup.Append(' ').Append(key).Append("=\"");
            Escape(value);
            markup.Append('"');
        }

        markup.Append(Void.Contains(name) ? " />" : ">");
    }

    private void Escape(string text)
    {
        foreach (char c in Printable(text))
        {
            _ = c switch
            {
                '<' => markup.Append("&lt;"),
                '>' => markup.Append("&gt;"),
                '&' => markup.Append("&amp;"),
                '"' => markup.Append("&quot;"),
                '\'' => markup.Append("&#39;"),
                _ => markup.Append(c),
            };
        }
    }
}
