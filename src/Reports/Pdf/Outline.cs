using System.Globalization;
using System.Text;

namespace Verify.Reports.Pdf;

/// <summary>An entry of the outline: its words, the anchor it leads to, and the entries below it.</summary>
internal sealed record Bookmark(string Title, string Anchor, IReadOnlyList<Bookmark> Below);

/// <summary>
/// Gives a finished PDF an outline. Skia's PDF backend has none that SkiaSharp could reach, so it is appended as an incremental
/// update (ISO 32000-1, 7.5.6): new objects, the catalog again with /Outlines, a cross-reference section for these alone, and a
/// trailer that points back. No byte of the document itself changes.
/// </summary>
internal static class Outline
{
    /// <summary>The document with its outline behind it.</summary>
    /// <param name="pdf">A PDF as Skia writes it: one classical cross-reference table, named destinations in the catalog.</param>
    /// <param name="entries">The outline, outermost level.</param>
    public static byte[] Appended(byte[] pdf, IReadOnlyList<Bookmark> entries)
    {
        if (entries.Count == 0)
            return pdf;
        string text = Encoding.Latin1.GetString(pdf);
        int trailer = text.LastIndexOf("trailer", StringComparison.Ordinal);
        int table = Number(text, text.LastIndexOf("startxref", StringComparison.Ordinal) + "startxref".Length);
        int size = Number(text, After(text, "/Size ", trailer));
        int catalog = Number(text, After(text, "/Root ", trailer));
        int info = Number(text, After(text, "/Info ", trailer));
        int start = After(text, $"\n{catalog} 0 obj\n<<", 0), end = text.IndexOf("endobj", start, StringComparison.Ordinal);

        var update = new StringBuilder(text.EndsWith('\n') ? "" : "\n");
        var places = new SortedDictionary<int, int>();
        void Object(int number, string body)
        {
            places[number] = pdf.Length + update.Length;
            update.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        int next = size + 1;
        int[] top = Level(entries, size);
        Object(size, $"<</Type /Outlines /First {top[0]} 0 R /Last {top[^1]} 0 R /Count {Count(entries)}>>");
        Object(catalog, $"<</Outlines {size} 0 R /PageMode /UseOutlines /Lang (en)" + text[start..end].TrimEnd());

        int reference = pdf.Length + update.Length;
        update.Append("xref\n");
        foreach (var (number, place) in places)
            update.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n");
        update.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {next} /Root {catalog} 0 R /Info {info} 0 R /Prev {table}>>\nstartxref\n{reference}\n%%EOF\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(update.ToString())];

        int[] Level(IReadOnlyList<Bookmark> level, int parent)
        {
            int[] numbers = [.. level.Select(_ => next++)];
            for (int i = 0; i < level.Count; i++)
            {
                var links = new StringBuilder();
                if (i > 0)
                    links.Append(CultureInfo.InvariantCulture, $" /Prev {numbers[i - 1]} 0 R");
                if (i + 1 < level.Count)
                    links.Append(CultureInfo.InvariantCulture, $" /Next {numbers[i + 1]} 0 R");
                if (level[i].Below.Count > 0)
                {
                    int[] below = Level(level[i].Below, numbers[i]);
                    links.Append(CultureInfo.InvariantCulture, $" /First {below[0]} 0 R /Last {below[^1]} 0 R /Count {Count(level[i].Below)}");
                }

                Object(numbers[i], $"<</Title {Words(level[i].Title)} /Parent {parent} 0 R /Dest {Name(level[i].Anchor)}{links}>>");
            }

            return numbers;
        }
    }

    private static int Count(IReadOnlyList<Bookmark> level) => level.Sum(b => 1 + Count(b.Below));

    // A text string of any script: UTF-16, big end first, with its mark (ISO 32000-1, 7.9.2.2).
    private static string Words(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    // Skia writes an anchor's UTF-8 bytes as a name; what is no regular character stands as #xx (7.3.5).
    private static string Name(string anchor) => "/" + string.Concat(Encoding.UTF8.GetBytes(anchor).Select(b =>
        b is > 0x20 and < 0x7F && !"#%()/<>[]{}".Contains((char)b, StringComparison.Ordinal) ? ((char)b).ToString() : $"#{b:X2}"));

    private static int After(string text, string word, int from)
    {
        int at = text.IndexOf(word, from, StringComparison.Ordinal);
        return at >= 0 ? at + word.Length : throw new InvalidOperationException($"The PDF has no «{word.Trim()}», so no outline can be appended.");
    }

    private static int Number(string text, int from)
    {
        while (char.IsWhiteSpace(text[from]))
            from++;
        int end = from;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return int.Parse(text.AsSpan(from, end - from), CultureInfo.InvariantCulture);
    }
}
