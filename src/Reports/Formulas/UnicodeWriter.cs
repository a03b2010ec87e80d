using System.Globalization;
using System.Text;

namespace Verify.Reports.Formulas;

/// <summary>One line of Unicode text: fractions with a slash, scripts raised where Unicode can, parentheses where reading needs them.</summary>
internal static class UnicodeWriter
{
    public static string Write(FormulaNode formula) => Write(formula, isScript: false).Trim();

    private static string Write(FormulaNode node, bool isScript) => node switch
    {
        FormulaNode.Row row => Row(row.Items, isScript),
        FormulaNode.Symbol symbol => symbol.Text,
        FormulaNode.Identifier identifier => MathLetters.In(identifier.Alphabet, identifier.Text),
        FormulaNode.Number number => MathLetters.In(number.Alphabet, number.Text),
        FormulaNode.LargeOperator large => large.Text,
        FormulaNode.NamedFunction function => function.Name,
        FormulaNode.Words text => text.Content,
        FormulaNode.Scripts scripts => Scripts(scripts, isScript),
        FormulaNode.Stack stack => Nucleus(stack.Base, isScript) + Limits(stack.Under, stack.Over),
        FormulaNode.Fraction { HasBar: false } binomial =>
            $"({Trimmed(binomial.Numerator, isScript)} choose {Trimmed(binomial.Denominator, isScript)})",
        FormulaNode.Fraction fraction => Fraction(fraction, isScript),
        FormulaNode.Radical root => Root(root, isScript),
        FormulaNode.Accent accent => Accent(accent, isScript),
        FormulaNode.Delimited delimited => Delimited(delimited, isScript),
        FormulaNode.SizedDelimiter sized => sized.Text,
        FormulaNode.Table table => Table(table),
        _ => "",
    };

    private static string Trimmed(FormulaNode node, bool isScript) => Write(node, isScript).Trim();

    private static string Row(IReadOnlyList<FormulaNode> items, bool isScript)
    {
        var line = new StringBuilder();
        var classes = AtomSpacing.Classes(items);
        int before = -1;
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is FormulaNode.Space space)
            {
                if (space.Mu >= 18)
                    line.Append("  ");
                else if (space.Mu > 0)
                    AddSpace(line);
                continue;
            }

            if (classes[i] is not { } kind)
                continue;
            string piece = Write(items[i], isScript);
            if (IsSlashed(items[i]) && UnicodeGrouping.BindsToNeighbour(items, classes, i))
                piece = "(" + piece + ")";
            if (before >= 0 && NeedsSpace(items[before], classes[before], items[i], kind, isScript))
                AddSpace(line);
            else if (before >= 0 && EndsInBareScript(items[before], line) && piece.Length > 0 && char.IsLetterOrDigit(piece, 0))
                AddSpace(line);
            line.Append(piece);
            before = i;
        }

        return line.ToString();
    }

    private static bool IsSlashed(FormulaNode node) =>
        node is FormulaNode.Fraction { HasBar: true } or FormulaNode.Row { Items: [FormulaNode.Fraction { HasBar: true }] };

    private static void AddSpace(StringBuilder line)
    {
        if (line.Length == 0 || line[^1] != ' ')
            line.Append(' ');
    }

    /// <summary>
    /// TeX's medium and thick spaces become a space, thin ones only after punctuation and around operators; limits
    /// written in braces are kept apart from a delimiter behind them.
    /// </summary>
    private static bool NeedsSpace(FormulaNode left, AtomClass? leftClass, FormulaNode right, AtomClass rightClass, bool isScript)
    {
        if (leftClass is not { } l)
            return false;
        if (left is FormulaNode.Scripts { AreLimits: true } && rightClass is AtomClass.Open or AtomClass.Inner)
            return true;
        int width = AtomSpacing.Between(l, rightClass, isScript);
        if (width != 3)
            return width > 0;
        bool opensOperand = left is FormulaNode.Symbol { Kind: AtomClass.Bin } or FormulaNode.Symbol { Text: "/" or "|" or "‖" };
        return (l is AtomClass.Punct || l is AtomClass.Op || rightClass == AtomClass.Op)
            && !opensOperand
            && !(l == AtomClass.Op && right is FormulaNode.Delimited && left is not FormulaNode.LargeOperator);
    }

    /// <summary>After x_N a letter would seem to belong to the script.</summary>
    private static bool EndsInBareScript(FormulaNode node, StringBuilder line) =>
        node is FormulaNode.Scripts && ((line.Length > 1 && line[^2] is '_' or '^') || (line.Length > 2 && line[^3] is '_' or '^'));

    private static string Scripts(FormulaNode.Scripts scripts, bool isScript)
    {
        string nucleus = Nucleus(scripts.Base, isScript);
        if (scripts.AreLimits)
            return nucleus + Limits(scripts.Sub, scripts.Super);
        string super = scripts.Super is { } raised ? Trimmed(raised, isScript: true) : "";
        string rest = super.TrimStart('′');
        string primes = super[..^rest.Length];
        string lowered = scripts.Sub is { } sub ? Script(Trimmed(sub, isScript: true), '_', UnicodeScripts.Lower, rest.Length > 0) : "";
        return nucleus + primes + lowered + Script(rest, '^', UnicodeScripts.Raise, mustGroup: false);
    }

    private static string Script(string text, char mark, Func<string, string?> shift, bool mustGroup)
    {
        if (text.Length == 0)
            return "";
        if (shift(text) is { } shifted)
            return shifted;
        bool isOneCharacter = new StringInfo(text).LengthInTextElements == 1;
        return isOneCharacter && !mustGroup ? mark + text : $"{mark}({text})";
    }

    private static string Limits(FormulaNode? sub, FormulaNode? super) =>
        (sub is null ? "" : $"_{{{Trimmed(sub, isScript: true)}}}") + (super is null ? "" : $"^{{{Trimmed(super, isScript: true)}}}");

    /// <summary>What bears scripts, in parentheses if a script would else seem to belong to its last symbol alone.</summary>
    private static string Nucleus(FormulaNode node, bool isScript)
    {
        string text = Write(node, isScript);
        bool needsGroup = node is FormulaNode.Scripts or FormulaNode.Stack or FormulaNode.Radical or FormulaNode.Fraction { HasBar: true }
            || (node is FormulaNode.Row { Items.Count: > 0 } && !UnicodeGrouping.IsAtomic(node));
        return needsGroup ? "(" + text.Trim() + ")" : text;
    }

    private static string Fraction(FormulaNode.Fraction fraction, bool isScript)
    {
        string above = Trimmed(fraction.Numerator, isScript);
        string below = Trimmed(fraction.Denominator, isScript);
        if (!UnicodeGrouping.IsProduct(fraction.Numerator))
            above = "(" + above + ")";
        if (!UnicodeGrouping.IsAtomic(fraction.Denominator))
            below = "(" + below + ")";
        return above + "/" + below;
    }

    private static string Root(FormulaNode.Radical root, bool isScript)
    {
        string degree = root.Degree is null ? "" : Trimmed(root.Degree, isScript: true);
        string sign = degree switch
        {
            "" or "2" => "√",
            "3" => "∛",
            "4" => "∜",
            _ => Script(degree, '^', UnicodeScripts.Raise, mustGroup: true) + "√",
        };
        return $"{sign}({Trimmed(root.Radicand, isScript)})";
    }

    private static string Accent(FormulaNode.Accent accent, bool isScript)
    {
        AccentForm form = AccentForm.Of(accent.Kind);
        string text = Trimmed(accent.Base, isScript);
        bool isShort = new StringInfo(text).LengthInTextElements == 1;
        return isShort && form.Combining.Length > 0 ? text + form.Combining : $"{form.Word}({text})";
    }

    private static string Delimited(FormulaNode.Delimited delimited, bool isScript)
    {
        var line = new StringBuilder(delimited.Open);
        for (int i = 0; i < delimited.Parts.Count; i++)
        {
            if (i > 0)
                line.Append(' ').Append(delimited.Middles[i - 1]).Append(' ');
            line.Append(Trimmed(delimited.Parts[i], isScript));
        }

        return line.Append(delimited.Close).ToString();
    }

    /// <summary>Cells are separated by commas and rows by semicolons; the brace of cases is closed.</summary>
    private static string Table(FormulaNode.Table table)
    {
        bool isAligned = table.Alignments.Count == 2 && table.CellStyle == MathStyle.Display;
        var rows = table.Rows.Select(cells => string.Join(
            isAligned ? " " : ", ",
            cells.Select(cell => Trimmed(cell, isScript: table.CellStyle == MathStyle.Script).TrimEnd(',')).Where(cell => cell.Length > 0)));
        string close = table.Open == "{" && table.Close.Length == 0 ? "}" : table.Close;
        return table.Open + string.Join(table.CellStyle == MathStyle.Script ? ", " : "; ", rows) + close;
    }
}
