using System.Globalization;
using System.Text;
using Verify.Reports.Typography;
using static Verify.Reports.Typography.MathConstant;

namespace Verify.Reports.Formulas.Boxes;

/// <summary>Sets formulas as boxes by the rules of The TeXbook, appendix G, with the constants of the font's OpenType MATH table.</summary>
internal sealed partial class FormulaSetter(MathFont font, IReadOnlyList<LoadedFont> others)
{
    private const double Mu = 1 / 18.0;
    private const string UprightGreek = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ";

    /// <summary>Characters set so far that no font has; each stands as its number.</summary>
    public int Missing { get; private set; }

    /// <summary>The formula in units of the em.</summary>
    public Box Set(FormulaNode formula, bool display) => Set(formula, new Setting(display ? MathStyle.Display : MathStyle.Text));

    /// <summary>A row cut before its relations, and each of its pieces set, for lines too narrow for all of it.</summary>
    public IReadOnlyList<Box> Pieces(FormulaNode formula, bool display)
    {
        var items = formula is FormulaNode.Row row ? row.Items : [formula];
        var classes = AtomSpacing.Classes(items);
        var pieces = new List<Box>();
        int start = 0, level = 0;
        for (int i = 0; i <= items.Count; i++)
        {
            if (i < items.Count)
                level += classes[i] switch { AtomClass.Open => 1, AtomClass.Close => -1, _ => 0 };
            bool isBreak = i == items.Count || (i > start && level <= 0 && (classes[i] == AtomClass.Rel || items[i] is FormulaNode.Space { Mu: >= 18 }));
            if (!isBreak)
                continue;
            if (i > start)
                pieces.Add(Set(new FormulaNode.Row([.. items.Skip(start).Take(i - start)]), display));
            start = i;
        }

        return pieces;
    }

    private double Scale(Setting style) => style.Size switch
    {
        MathStyle.Script => font[ScriptPercent],
        MathStyle.ScriptScript => font[ScriptScriptPercent],
        _ => 1,
    };

    private double At(MathConstant constant, Setting style) => font[constant] * Scale(style);

    private double Axis(Setting style) => At(AxisHeight, style);

    private Box Set(FormulaNode node, Setting style) => node switch
    {
        FormulaNode.Row row => Row(row.Items, style),
        FormulaNode.Symbol symbol => Text(symbol.Text, style),
        FormulaNode.Identifier { Alphabet: MathAlphabet.MathItalic } letter =>
            Text(UprightGreek.Contains(letter.Text, StringComparison.Ordinal) ? letter.Text : MathLetters.In(MathAlphabet.Italic, letter.Text), style),
        FormulaNode.Identifier identifier => Text(MathLetters.In(identifier.Alphabet, identifier.Text), style),
        FormulaNode.Number number => Text(MathLetters.In(number.Alphabet, number.Text), style),
        FormulaNode.LargeOperator large => Operator(large, style),
        FormulaNode.NamedFunction function => Named(function.Name, style),
        FormulaNode.Words words => Text(MathLetters.In(Alphabet(words.Face), words.Content), style),
        FormulaNode.Scripts scripts => Scripts(scripts, style),
        FormulaNode.Stack stack => Limits(Set(stack.Base, style), stack.Under, stack.Over, style),
        FormulaNode.Fraction fraction => Fraction(fraction, style),
        FormulaNode.Radical root => Root(root, style),
        FormulaNode.Accent accent => Accent(accent, style),
        FormulaNode.Delimited delimited => Delimited(delimited, style),
        FormulaNode.SizedDelimiter sized => Delimiter(sized.Text, (0.6 + (0.6 * Math.Min(sized.Size, 4))) * Scale(style), style),
        FormulaNode.Table table => Table(table, style),
        FormulaNode.Space space => Box.Blank(space.Mu * Mu * Scale(style)),
        _ => Box.Empty,
    };

    private static MathAlphabet Alphabet(TextFace face) => face switch
    {
        TextFace.Bold => MathAlphabet.Bold,
        TextFace.Italic => MathAlphabet.Italic,
        _ => MathAlphabet.Roman,
    };

    private Box Row(IReadOnlyList<FormulaNode> items, Setting style)
    {
        var boxes = new List<Box>();
        var classes = AtomSpacing.Classes(items);
        AtomClass? before = null;
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is FormulaNode.StyleChange change)
                style = new(change.Style);
            if (classes[i] is { } kind)
            {
                if (before is { } left)
                    boxes.Add(Box.Blank(AtomSpacing.Between(left, kind, style.IsScript) * Mu * Scale(style)));
                before = kind;
            }

            var box = Set(items[i], style);

            // OpenType's letters, unlike TeX's, lean out of their width; what follows must keep clear.
            boxes.Add(box with { Width = box.Width + box.Italics, Italics = 0 });
        }

        return items is [var single] && boxes.Count == 1 ? Set(single, style) : Box.Beside(boxes);
    }

    /// <summary>Characters side by side, from the font or, for what it lacks, from the text's fonts.</summary>
    private Box Text(string text, Setting style) => Box.Beside([.. text.Normalize(NormalizationForm.FormC).EnumerateRunes().Select(r => Character(r, style))]);

    private Box Named(string name, Setting style) => Box.Beside([.. name.Split(' ').SelectMany((word, i) =>
        i == 0 ? [Text(word, style)] : new[] { Box.Blank(3 * Mu * Scale(style)), Text(word, style) })]);

    private Box Character(Rune rune, Setting style)
    {
        if (Rune.IsWhiteSpace(rune))
            return Box.Blank(0.27 * Scale(style));
        var face = font.Font.Glyph(rune.Value) != 0 ? font.Font : others.FirstOrDefault(f => f.Glyph(rune.Value) != 0);
        if (face is null)
        {
            Missing++;
            return Box.Beside([.. $"U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}".EnumerateRunes().Select(r => Glyph(font.Font, font.Font.Glyph(r.Value), Scale(style), r.Value))]);
        }

        return Glyph(face, face.Glyph(rune.Value), Scale(style), rune.Value);
    }

    private static Box Glyph(LoadedFont face, uint glyph, double scale, int? codepoint = null)
    {
        face.Use(glyph, codepoint);
        var m = MathFont.Metrics(face, glyph);
        double ascent = m.Height > -m.Depth ? m.Height : 0, depth = m.Height > -m.Depth ? m.Depth : 0;
        return new(Math.Max(0, m.Advance) * scale, ascent * scale, depth * scale, [new GlyphMark(face, (ushort)glyph, scale, 0, 0)], Math.Max(0, m.Italics) * scale);
    }

    private Box Operator(FormulaNode.LargeOperator large, Setting style)
    {
        var rune = large.Text.EnumerateRunes().First();
        uint glyph = font.Font.Glyph(rune.Value);
        if (glyph == 0 || large.Text.EnumerateRunes().Count() > 1)
            return Text(large.Text, style);
        if (style.IsDisplay)
        {
            var variants = font.Variants(glyph, vertical: true);
            uint big = variants.Where(v => v.Length >= font[DisplayOperatorMinHeight]).Select(v => v.Glyph).FirstOrDefault();
            glyph = big != 0 ? big : variants.Count > 0 ? variants[^1].Glyph : glyph;
        }

        return OnAxis(Glyph(font.Font, glyph, Scale(style), rune.Value), style);
    }

    /// <summary>As far above the axis as below it.</summary>
    private Box OnAxis(Box box, Setting style) => box.Raised(Axis(style) - ((box.Height - box.Depth) / 2));
}
