using static Verify.Reports.Typography.MathConstant;

namespace Verify.Reports.Formulas.Boxes;

/// <summary>Scripts, limits and accents (rules 12, 13a and 18 of appendix G).</summary>
internal sealed partial class FormulaSetter
{
    private Box Scripts(FormulaNode.Scripts scripts, Setting style)
    {
        var nucleus = Set(scripts.Base, style);
        if (scripts.AreLimits && (style.IsDisplay || scripts.Placement == LimitsPlacement.Limits))
            return Limits(nucleus, scripts.Sub, scripts.Super, style);
        if (scripts.Base is FormulaNode.Accent { Kind: AccentKind.Overbrace or AccentKind.Underbrace })
            return Limits(nucleus, scripts.Sub, scripts.Super, style);
        bool isSymbol = scripts.Base is FormulaNode.Identifier or FormulaNode.Symbol or FormulaNode.Number;
        var (primes, exponent) = Primes(scripts.Super);
        var super = exponent is null ? null : Set(exponent, style.Above);
        var sub = scripts.Sub is null ? null : Set(scripts.Sub, style.Below);
        double up = Math.Max(At(style.IsCramped ? SuperscriptShiftUpCramped : SuperscriptShiftUp, style), isSymbol ? 0 : nucleus.Height - At(SuperscriptBaselineDropMax, style));
        double down = Math.Max(At(SubscriptShiftDown, style), isSymbol ? 0 : nucleus.Depth + At(SubscriptBaselineDropMin, style));
        if (super is not null)
            up = Math.Max(up, super.Depth + At(SuperscriptBottomMin, style));
        if (sub is not null && super is null)
            down = Math.Max(down, sub.Height - At(SubscriptTopMax, style));
        if (sub is not null && super is not null)
        {
            double missing = At(SubSuperscriptGapMin, style) - (up - super.Depth - (sub.Height - down));
            if (missing > 0)
            {
                double lift = Math.Clamp(At(SuperscriptBottomMaxWithSubscript, style) - (up - super.Depth), 0, missing);
                up += lift;
                down += missing - lift;
            }
        }

        // A superscript clears the slant of its nucleus; a subscript tucks under it, below an integral even further.
        double lean = nucleus.Italics;
        double tuck = scripts.Base is FormulaNode.LargeOperator ? lean : 0;
        var column = Box.Overlaid(
            Box.Beside(Box.Blank(scripts.Super is null ? 0 : lean - tuck), Text(primes, style), super is null ? Box.Empty : super.Raised(up)),
            sub is null ? Box.Empty : Box.Beside(Box.Blank(-tuck), sub).Raised(-down));
        return Box.Beside(nucleus, column, Box.Blank(At(SpaceAfterScript, style))) with { Italics = 0 };
    }

    // TeX's prime stands on the baseline and is raised as a script; that of OpenType fonts is small and high by itself.
    private static (string Primes, FormulaNode? Exponent) Primes(FormulaNode? super)
    {
        IReadOnlyList<FormulaNode> items = super is FormulaNode.Row row ? row.Items : super is null ? [] : [super];
        int count = items.TakeWhile(i => i is FormulaNode.Symbol { Text: "′" }).Count();
        return (new string('′', count), count == 0 ? super : count == items.Count ? null : new FormulaNode.Row([.. items.Skip(count)]));
    }

    private Box Limits(Box nucleus, FormulaNode? under, FormulaNode? over, Setting style)
    {
        var above = over is null ? Box.Empty : Set(over, style.Above);
        var below = under is null ? Box.Empty : Set(under, style.Below);
        double width = Math.Max(nucleus.Width, Math.Max(above.Width, below.Width));
        double up = nucleus.Height + Math.Max(At(UpperLimitBaselineRiseMin, style), above.Depth + At(UpperLimitGapMin, style));
        double down = nucleus.Depth + Math.Max(At(LowerLimitBaselineDropMin, style), below.Height + At(LowerLimitGapMin, style));
        var parts = new List<Box> { nucleus.Centred(width) };
        if (over is not null)
            parts.Add(above.Centred(width).Raised(up));
        if (under is not null)
            parts.Add(below.Centred(width).Raised(-down));
        return Box.Overlaid(parts);
    }

    private Box Accent(FormulaNode.Accent accent, Setting style)
    {
        // Rule 10 leaves what is underlined as it is; rules 9 and 12 cramp what stands under a line or an accent.
        var nucleus = Set(accent.Base, accent.Kind is AccentKind.Underline or AccentKind.Underbrace ? style : style.Cramped);
        double gap = At(OverbarGap, style), thickness = At(OverbarRule, style);
        double width = nucleus.Width + nucleus.Italics;
        var form = AccentForm.Of(accent.Kind);
        switch (accent.Kind)
        {
            case AccentKind.Overline:
                return Box.Overlaid(nucleus with { Width = width }, Box.Rule(width, thickness, nucleus.Height + gap));
            case AccentKind.Underline:
                return Box.Overlaid(nucleus with { Width = width }, Box.Rule(width, thickness, -nucleus.Depth - gap - thickness));
            case AccentKind.Overbrace or AccentKind.Underbrace:
                var brace = Wide(char.ConvertToUtf32(form.Mark, 0), width, style);
                double total = Math.Max(width, brace.Width);
                double shift = form.IsBelow ? -nucleus.Depth - gap - brace.Height : nucleus.Height + gap + brace.Depth;
                return Box.Overlaid(nucleus.Centred(total), brace.Centred(total).Raised(shift));
        }

        int mark = char.ConvertToUtf32(form.Combining, 0);
        var sign = form.IsStretchy ? Wide(mark, width, style) : Character(new(mark), style);
        if (sign.Marks is not [GlyphMark glyph])
            return nucleus;
        var ink = Typography.MathFont.Metrics(glyph.Font, glyph.Glyph);
        double middle = (ink.Left + (ink.Ink / 2)) * glyph.Scale;
        double target = nucleus.Marks is [GlyphMark letter] && letter.Font == font.Font && font.AccentAttachment(letter.Glyph) > 0
            ? font.AccentAttachment(letter.Glyph) * letter.Scale
            : width / 2;
        double rise = Math.Max(0, nucleus.Height - At(AccentBaseHeight, style));
        return new(nucleus.Width, Math.Max(nucleus.Height, sign.Height + rise), nucleus.Depth, [.. nucleus.Marks, .. sign.At(target - middle, rise)], nucleus.Italics);
    }

    /// <summary>The widest form of a mark that is no wider than its base.</summary>
    private Box Wide(int codepoint, double width, Setting style)
    {
        uint glyph = font.Font.Glyph(codepoint);
        if (glyph == 0)
            return Box.Empty;
        uint widest = font.Variants(glyph, vertical: false).Where(v => v.Length * Scale(style) <= width).Select(v => v.Glyph).LastOrDefault();
        return Glyph(font.Font, widest == 0 ? glyph : widest, Scale(style), codepoint);
    }
}
