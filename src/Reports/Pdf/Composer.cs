using SkiaSharp;
using Verify.Reports.Figures;
using Verify.Reports.Typography;
using Box = Verify.Reports.Formulas.Boxes.Box;

namespace Verify.Reports.Pdf;

/// <summary>A run of text in one voice and colour; a link leads to an anchor. Prose holds $formulas$; a span with a box is a formula already set, of the TeX that is given.</summary>
internal sealed record Span(string Text, TextStyle Style = TextStyle.Body, string Colour = Composer.Black, string? Link = null, bool Prose = false, Box? Box = null, string? Tex = null);

/// <summary>Makes fragments: paragraphs, headings, lists, tables and figures, measured to the width of the text.</summary>
internal sealed class Composer(Sheet sheet, Typesetter setter)
{
    public const string Black = "1a1a1a";
    public const string Grey = "5f5f5f";
    public const double TextSize = 9.5;
    private const double Leading = 1.38;

    // What a plot may shrink to where the page ends; lower, and its ticks would crowd.
    private static readonly double[] Shares = [0.9, 0.8, 0.7, 0.6];

    /// <summary>The width of the text.</summary>
    public double Width => sheet.TextWidth;

    /// <summary>A paragraph; its first and last two lines stay together.</summary>
    public IEnumerable<Fragment> Paragraph(IReadOnlyList<Span> spans, double size = TextSize, double indent = 0, double after = 5, bool centred = false, bool keep = false)
    {
        var lines = Lines(spans, size, Width - indent);
        for (int i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            double offset = centred ? (Width - indent - line.Width) / 2 : 0;
            double above = Math.Max(size * 1.02, (line.Height + 0.1) * size), below = Math.Max(size * (Leading - 1.02), (line.Depth + 0.1) * size);
            yield return new(above + below, (stage, x, y) => line.Paint(stage, setter, size, x + indent + offset, y + above))
            {
                KeepWithNext = keep || (lines.Count > 1 && (i == 0 || i == lines.Count - 2)),
            };
        }

        yield return Fragment.Space(after) with { KeepWithNext = keep };
    }

    /// <summary>A paragraph in one voice.</summary>
    public IEnumerable<Fragment> Paragraph(string text, double size = TextSize, TextStyle style = TextStyle.Body, string colour = Black, double indent = 0, double after = 5, bool centred = false, bool keep = false) =>
        Paragraph([new(text, style, colour)], size, indent, after, centred, keep);

    /// <summary>A heading in prose, never left alone at the foot of a page.</summary>
    public IEnumerable<Fragment> Heading(string text, int level, string? anchor = null, bool breakBefore = false) =>
        Heading([new(text, TextStyle.Strong, Prose: true)], level, anchor, breakBefore);

    /// <summary>A heading in several voices.</summary>
    public IEnumerable<Fragment> Heading(IReadOnlyList<Span> spans, int level, string? anchor = null, bool breakBefore = false)
    {
        double size = level switch { 1 => 17, 2 => 12.5, _ => 10 };
        yield return Fragment.Space(level switch { 1 => 0, 2 => 14, _ => 5 }) with { KeepWithNext = true, BreakBefore = breakBefore };
        bool first = true;
        foreach (var f in Paragraph(spans, size, after: level switch { 1 => 8, 2 => 3, _ => 2 }, keep: true))
        {
            yield return first ? f with { Anchor = anchor } : f;
            first = false;
        }
    }

    /// <summary>Indented entries, each with a bullet.</summary>
    public IEnumerable<Fragment> Bullets(IEnumerable<string> entries)
    {
        foreach (string entry in entries)
        {
            bool first = true;
            foreach (var f in Paragraph([new(entry, Prose: true)], indent: 12, after: 2.5))
            {
                yield return first ? f with { Paint = (stage, x, y) => { Write(stage, "•", TextStyle.Body, TextSize, x + 3, y + (TextSize * 1.02), Black); f.Paint(stage, x, y); } } : f;
                first = false;
            }
        }

        yield return Fragment.Space(3);
    }

    /// <summary>A figure in the middle of the column with its title above and its caption below, all on one page.</summary>
    /// <param name="scene">The figure with a share of its plot's usual height, the words at their size.</param>
    /// <param name="title">What stands above.</param>
    /// <param name="caption">What stands below.</param>
    public IEnumerable<Fragment> Figure(Func<double, Scene> scene, string title, string caption)
    {
        yield return Fragment.Space(5) with { KeepWithNext = true };
        foreach (var f in Paragraph([new(title, TextStyle.Strong, Prose: true)], 9, after: 0, centred: true, keep: true))
            yield return f;
        yield return Drawn(scene(1)) with { Smaller = room => Shares.Select(scene).Where(s => s.Height <= room).Select(Drawn).FirstOrDefault() };
        var lines = Paragraph([new(caption, TextStyle.Body, Grey, Prose: true)], 8.5, after: 0, centred: true, keep: true).ToList();
        foreach (var f in lines.SkipLast(1))
            yield return f;
        yield return Fragment.Space(9);

        Fragment Drawn(Scene drawn)
        {
            double scale = Math.Min(1, Math.Min(Width / drawn.Width, sheet.TextHeight * 0.8 / drawn.Height));
            return new(drawn.Height * scale, (stage, x, y) =>
            {
                stage.Canvas.Save();
                stage.Canvas.Translate((float)(x + ((Width - (drawn.Width * scale)) / 2)), (float)y);
                stage.Canvas.Scale((float)scale);
                new SkiaPainter(stage.Canvas, setter).Paint(drawn.Marks);
                stage.Canvas.Restore();
            })
            {
                KeepWithNext = true,
            };
        }
    }

    /// <summary>Broken into lines no wider than allowed.</summary>
    public IReadOnlyList<TextLine> Lines(IReadOnlyList<Span> spans, double size, double width)
    {
        var lines = new List<TextLine>();
        var line = new TextLine();
        foreach (var span in spans.SelectMany(Mathematics.Spans(setter)).SelectMany(Mathematics.Broken(setter, (width / size) - 0.7)))
        {
            if (span.Box is { } box)
            {
                // Scaled down if it alone is wider than the line; one that has relations was broken at them. Room stays for the stop or comma behind it.
                double stop = 0.4 * size;
                double fit = Math.Min(1, (width - stop) / Math.Max(1e-9, box.Width * size));
                if (line.Width > 0 && line.Width + (box.Width * size) + stop > width)
                {
                    lines.Add(line);
                    line = new();
                }

                line.AddFormula(span, fit, box.Width * size * fit);
                continue;
            }

            string[] words = span.Text.Split(' ');
            for (int i = 0; i < words.Length; i++)
            {
                double space = i > 0 ? setter.Width(" ", span.Style, size) : 0;
                foreach (string piece in setter.Pieces(words[i], span.Style, size, width))
                {
                    double length = setter.Width(piece, span.Style, size);
                    if (line.Width > 0 && line.Width + space + length > width)
                    {
                        lines.Add(line);
                        line = new();
                        space = 0;
                    }

                    line.Add(span with { Text = piece }, line.Width > 0 ? space : 0, length);
                    space = 0;
                }
            }
        }

        lines.Add(line);
        return lines;
    }

    /// <summary>Paints words with their baseline at y.</summary>
    public void Write(Stage stage, string text, TextStyle style, double size, double x, double y, string colour)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(colour), IsAntialias = true };
        setter.Draw(stage.Canvas, text, style, size, x, y, paint);
    }
}
