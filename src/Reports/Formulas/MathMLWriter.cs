using System.Xml.Linq;
using static Verify.Reports.Formulas.MathMLTokens;

namespace Verify.Reports.Formulas;

/// <summary>
/// Presentation MathML within MathML Core, the part all browsers share. Spaces come from the browser's operator
/// dictionary; they are written out only where it and TeX disagree.
/// </summary>
internal static class MathMLWriter
{
    private const int ThinSpace = 3;

    public static string Write(FormulaNode formula, bool display)
    {
        var math = new XElement("math", Children(formula));
        if (display)
            math.SetAttributeValue("display", "block");
        return math.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The node as exactly one element.</summary>
    private static XElement One(FormulaNode node) => node switch
    {
        FormulaNode.Row row => Group(Row(row.Items)),
        FormulaNode.Symbol symbol => Symbol(symbol, AtomSpacing.Classes([symbol])[0] ?? symbol.Kind),
        FormulaNode.Identifier identifier => Identifier(identifier),
        FormulaNode.Number number => new XElement("mn", MathLetters.In(number.Alphabet, number.Text)),
        FormulaNode.LargeOperator large => new XElement("mo", large.Text),
        FormulaNode.NamedFunction function => new XElement("mi", function.Name),
        FormulaNode.Words text => Words(text),
        FormulaNode.Scripts scripts => Scripts(scripts),
        FormulaNode.Stack stack => Scripted(One(stack.Base), stack.Under, stack.Over, areLimits: true),
        FormulaNode.Fraction fraction => Fraction(fraction),
        FormulaNode.Radical { Degree: null } root => new XElement("msqrt", Children(root.Radicand)),
        FormulaNode.Radical { Degree: { } degree } root => new XElement("mroot", One(root.Radicand), One(degree)),
        FormulaNode.Accent accent => Accent(accent),
        FormulaNode.Delimited delimited => Delimited(delimited),
        FormulaNode.SizedDelimiter sized => SizedDelimiter(sized),
        FormulaNode.Table table => Table(table),
        FormulaNode.Space space => Space(space.Mu),
        _ => new XElement("mrow"),
    };

    /// <summary>The node as the children of an element that takes any number of them.</summary>
    private static List<XElement> Children(FormulaNode node) => node is FormulaNode.Row row ? Row(row.Items) : [One(node)];

    private static XElement Group(List<XElement> elements) => elements.Count == 1 ? elements[0] : new XElement("mrow", elements);

    private static List<XElement> Row(IReadOnlyList<FormulaNode> items)
    {
        var all = new List<XElement>();
        XElement? styled = null;
        var classes = AtomSpacing.Classes(items);
        int before = -1;
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is FormulaNode.StyleChange change)
            {
                styled = Styled(change.Style);
                all.Add(styled);
                continue;
            }

            if (classes[i] is not null)
            {
                if (before >= 0 && NeedsThinSpace(items[before], classes[before], items[i], classes[i]))
                    Add(Space(ThinSpace));
                before = i;
            }

            Add(Atom(items[i], classes[i]));
        }

        return all;

        void Add(XElement element)
        {
            if (styled is null)
                all.Add(element);
            else
                styled.Add(element);
        }
    }

    private static XElement Atom(FormulaNode node, AtomClass? kind) => node switch
    {
        FormulaNode.Symbol symbol when kind is { } resolved => Symbol(symbol, resolved),
        FormulaNode.Scripts { Base: FormulaNode.Symbol symbol } scripts when kind is { } resolved =>
            Scripted(Symbol(symbol, resolved), scripts.Sub, scripts.Super, scripts.AreLimits),
        FormulaNode.Row { Items: [FormulaNode.Symbol { Kind: not AtomClass.Ord } symbol] } => Unspaced(symbol),
        _ => One(node),
    };

    /// <summary>
    /// Browsers know no space around named functions; other operators, relations and commas bring their own. TeX also
    /// puts one before \left, which printers regret; here only a fraction gets it.
    /// </summary>
    private static bool NeedsThinSpace(FormulaNode left, AtomClass? leftClass, FormulaNode right, AtomClass? rightClass)
    {
        if (leftClass is not { } l || rightClass is not { } r || l == AtomClass.Punct)
            return false;
        if (Nucleus(left) is FormulaNode.LargeOperator || Nucleus(right) is FormulaNode.LargeOperator)
            return false;
        bool isFunction = Nucleus(left) is FormulaNode.NamedFunction || Nucleus(right) is FormulaNode.NamedFunction;
        bool dropsSpaceBeforeInner = Nucleus(right) is not FormulaNode.Fraction;
        return isFunction && AtomSpacing.Between(l, r, isScript: dropsSpaceBeforeInner) == ThinSpace;
    }

    private static FormulaNode Nucleus(FormulaNode node) => node switch
    {
        FormulaNode.Scripts scripts => scripts.Base,
        FormulaNode.Stack stack => stack.Base,
        _ => node,
    };

    private static XElement Scripts(FormulaNode.Scripts scripts)
    {
        XElement nucleus = One(scripts.Base);
        if (scripts.AreLimits && scripts.Base is FormulaNode.NamedFunction function)
            nucleus = new XElement("mo", new XAttribute("movablelimits", "true"), new XAttribute("lspace", "0"), new XAttribute("rspace", "0"), function.Name);
        if (scripts.Placement == LimitsPlacement.Limits && nucleus.Name == "mo")
            nucleus.SetAttributeValue("movablelimits", "false");
        return Scripted(nucleus, scripts.Sub, scripts.Super, scripts.AreLimits);
    }

    private static XElement Scripted(XElement nucleus, FormulaNode? below, FormulaNode? above, bool areLimits) => (below, above) switch
    {
        ({ } sub, { } super) => new XElement(areLimits ? "munderover" : "msubsup", nucleus, Tight(sub), Tight(super)),
        ({ } sub, null) => new XElement(areLimits ? "munder" : "msub", nucleus, Tight(sub)),
        (null, { } super) => new XElement(areLimits ? "mover" : "msup", nucleus, Tight(super)),
        _ => nucleus,
    };

    /// <summary>A script, in which TeX drops the spaces around operations, relations and commas.</summary>
    private static XElement Tight(FormulaNode script)
    {
        XElement element = One(script);
        foreach (XElement operation in element.DescendantsAndSelf("mo").Where(mo => mo.Attribute("form") is null && mo.Attribute("lspace") is null))
            operation.Add(new XAttribute("lspace", "0"), new XAttribute("rspace", "0"));
        return element;
    }

    private static XElement Fraction(FormulaNode.Fraction fraction)
    {
        var element = new XElement("mfrac", One(fraction.Numerator), One(fraction.Denominator));
        if (!fraction.HasBar)
        {
            element.SetAttributeValue("linethickness", "0");
            element = new XElement("mrow", Fence("(", "prefix"), element, Fence(")", "postfix"));
        }

        if (fraction.Style is not { } style)
            return element;
        XElement styled = Styled(style);
        styled.Add(element);
        return styled;
    }

    private static XElement Styled(MathStyle style) => new(
        "mstyle",
        new XAttribute("displaystyle", style == MathStyle.Display ? "true" : "false"),
        new XAttribute("scriptlevel", style switch { MathStyle.Script => "1", MathStyle.ScriptScript => "2", _ => "0" }));

    private static XElement Accent(FormulaNode.Accent accent)
    {
        // Few fonts have a line that stretches, but every browser draws borders.
        if (accent.Kind is AccentKind.Overline or AccentKind.Underline)
        {
            string side = accent.Kind == AccentKind.Overline ? "top" : "bottom";
            return new XElement("mrow", new XAttribute("style", $"border-{side}:.06em solid;padding-{side}:.12em"), Children(accent.Base));
        }

        AccentForm form = AccentForm.Of(accent.Kind);
        var mark = new XElement("mo", new XAttribute("stretchy", form.IsStretchy ? "true" : "false"), form.Mark);
        return form.IsBelow
            ? new XElement("munder", new XAttribute("accentunder", "true"), One(accent.Base), mark)
            : new XElement("mover", new XAttribute("accent", "true"), One(accent.Base), mark);
    }

    private static XElement Delimited(FormulaNode.Delimited delimited)
    {
        var row = new XElement("mrow");
        if (delimited.Open.Length > 0)
            row.Add(Fence(delimited.Open, "prefix"));
        for (int i = 0; i < delimited.Parts.Count; i++)
        {
            if (i > 0)
                row.Add(Fence(delimited.Middles[i - 1], "infix"));
            row.Add(Group(Children(delimited.Parts[i])));
        }

        if (delimited.Close.Length > 0)
            row.Add(Fence(delimited.Close, "postfix"));
        return row;
    }

    private static XElement Table(FormulaNode.Table table)
    {
        var rows = table.Rows.Select(cells => new XElement("mtr", cells.Select((cell, column) =>
        {
            var element = new XElement("mtd", Children(cell));
            if (CellStyle(table, column) is { Length: > 0 } style)
                element.SetAttributeValue("style", style);
            return element;
        })));
        var grid = new XElement("mtable", rows);
        if (table.CellStyle == MathStyle.Display)
            grid.SetAttributeValue("displaystyle", "true");
        if (table.Open.Length + table.Close.Length == 0)
            return grid;
        var row = new XElement("mrow", grid);
        if (table.Open.Length > 0)
            row.AddFirst(Fence(table.Open, "prefix"));
        if (table.Close.Length > 0)
            row.Add(Fence(table.Close, "postfix"));
        return row;
    }

    /// <summary>Browsers align and space cells by CSS alone: substacks lie close, aligned columns touch at the relation.</summary>
    private static string CellStyle(FormulaNode.Table table, int column)
    {
        string align = table.Alignments[column % table.Alignments.Count] switch
        {
            ColumnAlignment.Left => "text-align:left",
            ColumnAlignment.Right => "text-align:right",
            _ => "",
        };
        return table.CellStyle switch
        {
            MathStyle.Script => "padding:0",
            MathStyle.Display => align + (column % 2 == 0 ? ";padding-right:0" : ";padding-left:0"),
            _ => align,
        };
    }
}
