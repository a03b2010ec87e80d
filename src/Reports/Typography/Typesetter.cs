using System.Globalization;
using System.Text;
using SkiaSharp;
using Verify.Reports.Formulas.Boxes;

namespace Verify.Reports.Typography;

/// <summary>Shapes, measures and paints lines of text; what the first face lacks comes from the next, and what no face has is spelled out.</summary>
internal sealed class Typesetter(FontLibrary fonts)
{
    private readonly Dictionary<(TextStyle, string), IReadOnlyList<GlyphRun>> shaped = [];

    private readonly Lazy<FormulaSetter?> formulas = new(() => fonts.Math() is { } math ? new(math, fonts.Chain(TextStyle.Body)) : null);

    /// <summary>Sets formulas as boxes; null where no font for mathematics is installed.</summary>
    public FormulaSetter? Formulas => formulas.Value;

    /// <summary>The names of the fonts used so far.</summary>
    public IReadOnlyList<string> FontsUsed => fonts.Used();

    /// <summary>Paints a formula whose reference point is at (x, y), with an em of the given size in points.</summary>
    public static void Draw(SKCanvas canvas, Box box, double size, double x, double y, SKPaint paint)
    {
        foreach (var mark in box.Marks)
        {
            float left = (float)(x + (mark.X * size)), bottom = (float)(y - (mark.Y * size));
            if (mark is RuleMark rule)
            {
                float height = (float)(rule.Height * size);
                canvas.DrawRect(SKRect.Create(left, bottom - height, (float)(rule.Width * size), height), paint);
            }
            else if (mark is GlyphMark glyph)
            {
                using var font = new SKFont(glyph.Font.Typeface, (float)(size * glyph.Scale)) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
                using var builder = new SKTextBlobBuilder();
                builder.AddPositionedRun([glyph.Glyph], font, [new SKPoint(0, 0)]);
                using var blob = builder.Build();
                if (blob is not null)
                    canvas.DrawText(blob, left, bottom, paint);
            }
        }
    }

    /// <summary>The length of a line in points.</summary>
    public double Width(string text, TextStyle style, double size) => Shape(text, style).Sum(run => (double)run.Advance) * size;

    /// <summary>Paints a line whose baseline starts at (x, y).</summary>
    public void Draw(SKCanvas canvas, string text, TextStyle style, double size, double x, double y, SKPaint paint)
    {
        foreach (var run in Shape(text, style))
        {
            using var font = new SKFont(run.Font.Typeface, (float)size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None };
            using var builder = new SKTextBlobBuilder();
            builder.AddPositionedRun(run.Glyphs, font, [.. run.Places.Select(p => new SKPoint(p.X * (float)size, p.Y * (float)size))]);
            using var blob = builder.Build();
            if (blob is not null)
                canvas.DrawText(blob, (float)x, (float)y, paint);
            x += run.Advance * size;
        }
    }

    /// <summary>Breaks text at spaces, and within words too long for a line, so that no line is wider than allowed.</summary>
    public IReadOnlyList<string> Wrap(string text, TextStyle style, double size, double width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ').SelectMany(word => Pieces(word, style, size, width)))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (line.Length > 0 && Width(longer, style, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Cuts a word that is wider than a line into pieces that are not, after punctuation if there is any.</summary>
    public IEnumerable<string> Pieces(string word, TextStyle style, double size, double width)
    {
        // More letters than any line has; what lies beyond them is looked at when its turn comes.
        const int window = 4000;
        for (string head = Head(); word.Length > 1 && Width(head, style, size) > width; head = Head())
        {
            int[] starts = StringInfo.ParseCombiningCharacters(head);
            int fitting = 1;
            double used = 0;
            for (int i = 0; i < starts.Length; i++)
            {
                int end = i + 1 < starts.Length ? starts[i + 1] : head.Length;
                used += Width(head[starts[i]..end], style, size);
                if (used > width && i > 0)
                    break;
                fitting = end;
            }

            if (fitting == head.Length)
                break;
            int natural = head.LastIndexOfAny(['/', '-', '_', '.', ',', ';', ')', '='], fitting - 1) + 1;
            int cut = natural > fitting / 2 ? natural : fitting;
            yield return word[..cut];
            word = word[cut..];
        }

        yield return word;

        string Head() => word.Length > window ? word[..window] : word;
    }

    /// <summary>Leaves out of the fonts what no text so far needed, so that a document embeds little.</summary>
    public void KeepOnlyUsed() => fonts.KeepOnlyUsed();

    private IReadOnlyList<GlyphRun> Shape(string text, TextStyle style)
    {
        if (!shaped.TryGetValue((style, text), out var runs))
            shaped[(style, text)] = runs = [.. Runs(text, fonts.Chain(style))];
        return runs;
    }

    private static IEnumerable<GlyphRun> Runs(string text, IReadOnlyList<LoadedFont> chain)
    {
        var run = new StringBuilder();
        LoadedFont? current = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r')
            {
                run.Append(' ');
                continue;
            }

            string piece = rune.ToString();
            var font = chain.FirstOrDefault(f => f.Covers(rune.Value) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control);
            if (font is null)
            {
                font = chain[0];
                piece = $"<U+{rune.Value:X4}>";
            }
            else if (current is not null && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && current.Covers(rune.Value))
            {
                font = current;
            }

            if (current is not null && font != current && run.Length > 0)
            {
                yield return current.Shape(run.ToString());
                run.Clear();
            }

            current = font;
            run.Append(piece);
        }

        if (run.Length > 0)
            yield return (current ?? chain[0]).Shape(run.ToString());
    }
}
