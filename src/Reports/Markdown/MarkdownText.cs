using System.Text;

namespace Verify.Reports.Markdown;

/// <summary>Makes text harmless in Markdown: no word of a run becomes markup, HTML, a link or a table's border.</summary>
internal static class MarkdownText
{
    /// <summary>Words on one line.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '$' or '!' => escaped.Append('\\').Append(c),
                '@' => escaped.Append("&#64;"),
                _ when char.IsControl(c) => escaped.Append(' '),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Prose whose $inline formulas$ become Unicode.</summary>
    public static string Sentence(string prose) => Escape(Prose.ToUnicode(prose));

    /// <summary>Words in code, where nothing needs escaping but the backtick and the table's border.</summary>
    public static string Code(string text) => $"`{text.Replace('`', '\'').Replace("|", "\\|").Replace('\n', ' ').Replace('\r', ' ')}`";

    /// <summary>A table; without rows nothing.</summary>
    public static void Table(StringBuilder page, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        page.Append("| ").AppendJoin(" | ", head).Append(" |\n|").Append(string.Concat(Enumerable.Repeat(" --- |", head.Count))).Append('\n');
        foreach (var row in all)
            page.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        page.Append('\n');
    }
}
