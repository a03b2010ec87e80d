using Verify.Reports.Formulas;
using Verify.Reports.Formulas.Boxes;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>Formulas in the flow of the text: as boxes where a font for mathematics is installed, else as linear Unicode.</summary>
internal static class Mathematics
{
    /// <summary>What a reader is told where formulas could not be set.</summary>
    public const string NoFont = "No font with an OpenType MATH table is installed, so formulas stand on one line of Unicode text. Install one and render again, on Debian or Ubuntu: apt-get install fonts-dejavu-extra, or fonts-lmodern.";

    /// <summary>Takes prose apart into text and boxes; other spans stay whole.</summary>
    public static Func<Span, IEnumerable<Span>> Spans(Typesetter setter) => span =>
    {
        if (!span.Prose)
            return [span];
        if (setter.Formulas is not { } formulas)
            return [span with { Text = Prose.ToUnicode(span.Text), Prose = false }];
        try
        {
            return [.. MathText.Split(span.Text).Select(s => s.IsFormula
                ? span with { Text = "", Prose = false, Box = formulas.Set(Formula.Parse(s.Text), display: false), Tex = s.Text }
                : span with { Text = s.Text, Prose = false })];
        }
        catch (FormulaException)
        {
            return [span with { Prose = false }];
        }
    };

    /// <summary>A formula on lines of its own, broken before relations if it is too wide.</summary>
    public static IEnumerable<Fragment> Display(string tex, Composer composer, Typesetter setter, double size)
    {
        if (setter.Formulas is null)
            return composer.Paragraph(Prose.FormulaToUnicode(tex), size, TextStyle.Emphasis, centred: true);
        try
        {
            var lines = Lines(Formula.Parse(tex), composer, setter, size);
            return lines.SelectMany((line, i) => composer.Paragraph([new("", Box: line)], size, after: i == lines.Count - 1 ? 6 : 1, centred: true, keep: i < lines.Count - 1));
        }
        catch (FormulaException)
        {
            return composer.Paragraph(tex, size, TextStyle.Emphasis, centred: true);
        }
    }

    /// <summary>The lines of a displayed formula: one if it fits.</summary>
    public static IReadOnlyList<Box> Lines(FormulaNode formula, Composer composer, Typesetter setter, double size)
    {
        var whole = setter.Formulas!.Set(formula, display: true);
        return whole.Width * size <= composer.Width ? [whole] : Filled(setter.Formulas.Pieces(formula, display: true), composer.Width / size);
    }

    /// <summary>A formula within the text that is wider than its line, cut before its relations; other spans stay whole.</summary>
    public static Func<Span, IEnumerable<Span>> Broken(Typesetter setter, double ems) => span =>
        span is { Box: { } box, Tex: { } tex } && box.Width > ems && setter.Formulas!.Pieces(Formula.Parse(tex), display: false) is { Count: > 1 } pieces
            ? Filled(pieces, ems).Select(piece => span with { Box = Box.Beside(piece, Box.Blank(5 / 18.0)), Tex = null })
            : [span];

    private static List<Box> Filled(IReadOnlyList<Box> pieces, double width)
    {
        var lines = new List<Box>();
        foreach (var piece in pieces)
        {
            var longer = lines.Count == 0 ? piece : Box.Beside(lines[^1], Box.Blank(5 / 18.0), piece);
            if (lines.Count > 0 && longer.Width <= width)
                lines[^1] = longer;
            else
                lines.Add(piece);
        }

        return lines;
    }
}
