using System.Text;
using Verify.Reports.Typography;
using static Verify.Reports.Typography.MathConstant;

namespace Verify.Reports.Formulas.Boxes;

/// <summary>Fractions, roots, delimiters and tables (rules 11, 15 and 19 of appendix G).</summary>
internal sealed partial class FormulaSetter
{
    // TeX's \nulldelimiterspace and \delimiterfactor, and the em between lines and columns of a matrix.
    private const double NullDelimiter = 0.12, DelimiterFactor = 0.901, RowGap = 0.3, ColumnGap = 1;

    private Box Fraction(FormulaNode.Fraction fraction, Setting around)
    {
        var style = fraction.Style is { } own ? new Setting(own) : around;
        var above = Set(fraction.Numerator, style.Numerator);
        var below = Set(fraction.Denominator, style.Denominator);
        bool display = style.IsDisplay;
        double width = Math.Max(above.Width + above.Italics, below.Width + below.Italics);
        double axis = Axis(style);
        var parts = new List<Box>();
        double up, down;
        if (fraction.HasBar)
        {
            double half = At(FractionRule, style) / 2;
            up = Math.Max(At(display ? NumeratorDisplayShiftUp : NumeratorShiftUp, style), axis + half + At(display ? NumeratorDisplayGapMin : NumeratorGapMin, style) + above.Depth);
            down = Math.Max(At(display ? DenominatorDisplayShiftDown : DenominatorShiftDown, style), below.Height + At(display ? DenominatorDisplayGapMin : DenominatorGapMin, style) + half - axis);
            parts.Add(Box.Rule(width, 2 * half, axis - half));
        }
        else
        {
            up = At(display ? StackTopDisplayShiftUp : StackTopShiftUp, style);
            down = At(display ? StackBottomDisplayShiftDown : StackBottomShiftDown, style);
            double missing = At(display ? StackDisplayGapMin : StackGapMin, style) - (up - above.Depth - (below.Height - down));
            up += Math.Max(0, missing / 2);
            down += Math.Max(0, missing / 2);
        }

        parts.Add(above.Centred(width).Raised(up));
        parts.Add(below.Centred(width).Raised(-down));
        var column = Box.Overlaid(parts);
        var blank = Box.Blank(NullDelimiter * Scale(style));
        return fraction.HasBar ? Box.Beside(blank, column, blank) : Enclosed("(", column, ")", style);
    }

    private Box Root(FormulaNode.Radical root, Setting style)
    {
        var radicand = Set(root.Radicand, style.Cramped);
        radicand = radicand with { Width = radicand.Width + radicand.Italics, Italics = 0 };
        double rule = At(RadicalRule, style), gap = At(style.IsDisplay ? RadicalDisplayGap : RadicalGap, style);
        double needed = radicand.Height + radicand.Depth + gap + rule;
        var sign = Tall('√', needed, style);
        double spare = Math.Max(0, sign.Height + sign.Depth - needed) / 2;
        double top = radicand.Height + gap + spare + rule;
        sign = sign.Raised(top - sign.Height);
        var line = Box.Rule(radicand.Width, rule, top - rule);
        var whole = Box.Beside(sign, Box.Overlaid(radicand, line));
        whole = whole with { Height = whole.Height + At(RadicalExtraAscender, style) };
        if (root.Degree is null)
            return whole;
        var degree = Set(root.Degree, new Setting(MathStyle.ScriptScript));
        double raise = (font[RadicalDegreeRaisePercent] * (sign.Height + sign.Depth)) - sign.Depth + degree.Depth;
        double kern = Math.Max(At(RadicalKernAfterDegree, style), -degree.Width - At(RadicalKernBeforeDegree, style));
        return Box.Beside(Box.Blank(At(RadicalKernBeforeDegree, style)), degree.Raised(raise), Box.Blank(kern), whole);
    }

    private Box Delimited(FormulaNode.Delimited delimited, Setting style)
    {
        var parts = delimited.Parts.Select(p => Set(p, style)).ToList();
        double size = Span(Box.Overlaid(parts), style);
        var boxes = new List<Box> { Delimiter(delimited.Open, size, style) };
        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                boxes.Add(Delimiter(delimited.Middles[i - 1], size, style));
            boxes.Add(parts[i] with { Width = parts[i].Width + parts[i].Italics });
        }

        boxes.Add(Delimiter(delimited.Close, size, style));
        return Box.Beside(boxes) with { Italics = 0 };
    }

    private Box Enclosed(string open, Box inner, string close, Setting style)
    {
        double size = Span(inner, style);
        return Box.Beside(open.Length == 0 ? Box.Empty : Delimiter(open, size, style), inner, close.Length == 0 ? Box.Empty : Delimiter(close, size, style));
    }

    /// <summary>The height of delimiters around a box: they are centred on the axis and may be a little short.</summary>
    private double Span(Box box, Setting style)
    {
        double half = Math.Max(box.Height - Axis(style), box.Depth + Axis(style));
        return Math.Max(2 * half * DelimiterFactor, (2 * half) - 0.5);
    }

    private Box Delimiter(string text, double size, Setting style)
    {
        if (text.Length == 0)
            return Box.Blank(NullDelimiter * Scale(style));
        return Box.Beside([.. text.EnumerateRunes().Select(r => OnAxis(Tall(r.Value, size, style), style) with { Italics = 0 })]);
    }

    /// <summary>The smallest form of a glyph that is at least so high: a variant, or an assembly of parts, or else the tallest there is.</summary>
    private Box Tall(int codepoint, double size, Setting style)
    {
        uint glyph = font.Font.Glyph(codepoint);
        double scale = Scale(style);
        if (glyph == 0)
            return Character(new Rune(codepoint), style);
        var plain = Glyph(font.Font, glyph, scale, codepoint);
        if (plain.Height + plain.Depth >= size)
            return plain;
        var variants = font.Variants(glyph, vertical: true);
        foreach (var (variant, length) in variants)
        {
            if (length * scale >= size)
                return Glyph(font.Font, variant, scale, codepoint);
        }

        var parts = font.Assembly(glyph);
        if (parts.Count > 0)
            return Assembled(parts, size, scale);
        return variants.Count > 0 ? Glyph(font.Font, variants[^1].Glyph, scale, codepoint) : plain;
    }

    private Box Assembled(IReadOnlyList<GlyphPart> parts, double size, double scale)
    {
        const int most = 60;
        double least = font.MinOverlap;
        List<GlyphPart> row = [];
        double reach = 0;
        for (int repeats = 0; repeats <= most && reach * scale < size; repeats++)
        {
            int times = repeats;
            row = [.. parts.SelectMany(p => Enumerable.Repeat(p, p.Repeats ? times : 1))];
            reach = row.Sum(p => p.Advance) - (Math.Max(0, row.Count - 1) * least);
        }

        // The joints share what is too much, each within what its connectors allow.
        double spare = Math.Max(0, reach - (size / scale)) / Math.Max(1, row.Count - 1);
        var marks = new List<Mark>();
        double y = 0, width = 0;
        for (int i = 0; i < row.Count; i++)
        {
            if (i > 0)
                y -= Math.Max(least, Math.Min(least + spare, Math.Min(row[i - 1].End, row[i].Start)));
            var box = Glyph(font.Font, row[i].Glyph, scale);
            marks.AddRange(box.At(0, (y * scale) + box.Depth));
            y += row[i].Advance;
            width = Math.Max(width, box.Width);
        }

        return new(width, y * scale, 0, marks);
    }

    private Box Table(FormulaNode.Table table, Setting style)
    {
        var cellStyle = new Setting((MathStyle)Math.Max((int)table.CellStyle, style.IsScript ? (int)style.Size : 0));
        double scale = Scale(cellStyle);
        var rows = table.Rows.Select(r => r.Select(c => Set(c, cellStyle)).Select(b => b with { Width = b.Width + b.Italics, Italics = 0 }).ToList()).ToList();
        int columns = rows.Count == 0 ? 0 : rows.Max(r => r.Count);
        if (columns == 0)
            return Box.Empty;
        var widths = Enumerable.Range(0, columns).Select(c => rows.Max(r => c < r.Count ? r[c].Width : 0)).ToList();
        bool isAligned = table.CellStyle == MathStyle.Display;
        double height = 0, at = 0;
        var lines = new List<Box>();
        foreach (var row in rows)
        {
            double up = Math.Max(0.7 * scale, row.Count == 0 ? 0 : row.Max(b => b.Height));
            double down = Math.Max(0.3 * scale, row.Count == 0 ? 0 : row.Max(b => b.Depth));
            at += lines.Count == 0 ? up : up + (RowGap * scale * (table.CellStyle == MathStyle.Script ? 0 : 1));
            var cells = new List<Box>();
            for (int c = 0; c < row.Count; c++)
            {
                if (c > 0)
                    cells.Add(Box.Blank(isAligned ? (c % 2 == 0 ? ColumnGap : AtomSpacing.Between(AtomClass.Ord, AtomClass.Rel, isScript: false) * Mu) * scale : ColumnGap * scale));
                double room = widths[c] - row[c].Width;
                double left = table.Alignments.Count == 0 ? room / 2 : table.Alignments[c % table.Alignments.Count] switch { ColumnAlignment.Left => 0, ColumnAlignment.Right => room, _ => room / 2 };
                cells.AddRange([Box.Blank(left), row[c], Box.Blank(room - left)]);
            }

            lines.Add(Box.Beside(cells).Raised(-at));
            at += down;
            height = at;
        }

        var body = Box.Overlaid(lines) with { Height = 0, Depth = height };
        return Enclosed(table.Open, OnAxis(body, style), table.Close, style);
    }
}
