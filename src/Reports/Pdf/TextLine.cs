using SkiaSharp;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>One line of a paragraph: words of several voices at their places.</summary>
internal sealed class TextLine
{
    private readonly List<(Span Span, double X, double Width, double Fit)> words = [];

    /// <summary>The length so far.</summary>
    public double Width { get; private set; }

    /// <summary>Adds a word after a space; words of one voice are joined, so that a reader can search across them.</summary>
    public void Add(Span word, double space, double width)
    {
        if (words.Count > 0 && words[^1] is var (last, x, length, _) && last.Box is null && last with { Text = "" } == word with { Text = "" })
            words[^1] = (last with { Text = last.Text + (space > 0 ? " " : "") + word.Text }, x, length + space + width, 1);
        else
            words.Add((word, Width + space, width, 1));
        Width += space + width;
    }

    /// <summary>How far formulas reach above the baseline, in units of the em.</summary>
    public double Height { get; private set; }

    /// <summary>How far formulas reach below the baseline, in units of the em.</summary>
    public double Depth { get; private set; }

    /// <summary>Adds a formula, reduced by a factor where it is too wide.</summary>
    public void AddFormula(Span formula, double fit, double width)
    {
        words.Add((formula, Width, width, fit));
        Width += width;
        Height = Math.Max(Height, formula.Box!.Height * fit);
        Depth = Math.Max(Depth, formula.Box!.Depth * fit);
    }

    /// <summary>Paints the line with its baseline at y, and its links.</summary>
    public void Paint(Stage stage, Typesetter setter, double size, double x, double y)
    {
        foreach (var (span, at, width, fit) in words)
        {
            using var paint = new SKPaint { Color = SKColor.Parse(span.Colour), IsAntialias = true };
            if (span.Box is { } box)
                Typesetter.Draw(stage.Canvas, box, size * fit, x + at, y, paint);
            else
                setter.Draw(stage.Canvas, span.Text, span.Style, size, x + at, y, paint);
            if (span.Link is not null)
                stage.Canvas.DrawLinkDestinationAnnotation(SKRect.Create((float)(x + at), (float)(y - size), (float)width, (float)(size * 1.3)), span.Link);
        }
    }
}
