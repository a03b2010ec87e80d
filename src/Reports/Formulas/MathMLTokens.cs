using System.Globalization;
using System.Xml.Linq;

namespace Verify.Reports.Formulas;

/// <summary>The leaves of MathML (letters, signs, words, fences, spaces) with what a browser's operator dictionary would get wrong written out.</summary>
internal static class MathMLTokens
{
    public static XElement Identifier(FormulaNode.Identifier identifier)
    {
        string text = MathLetters.In(identifier.Alphabet, identifier.Text);
        var element = new XElement("mi", text);

        // A browser slants a single letter of its own accord.
        if (identifier.Alphabet == MathAlphabet.Roman && text.Length == 1)
            element.SetAttributeValue("mathvariant", "normal");
        return element;
    }

    public static XElement Symbol(FormulaNode.Symbol symbol, AtomClass kind)
    {
        string text = symbol.Text;
        var operation = new XElement("mo", text);
        switch (kind)
        {
            case AtomClass.Open or AtomClass.Close when symbol.Kind == kind && text is not ("!" or "?"):
                // Without this, delimiters would grow with their row; in TeX only \left and \right do.
                operation.SetAttributeValue("form", kind == AtomClass.Open ? "prefix" : "postfix");
                operation.SetAttributeValue("stretchy", "false");
                return operation;
            case AtomClass.Ord when text == "′":
                return operation;
            case AtomClass.Ord when text is "+" or "−" or "±" or "∓":
                operation.SetAttributeValue("form", "prefix");
                return operation;
            case AtomClass.Ord when text is "/" or "|" or "‖":
                operation.SetAttributeValue("stretchy", "false");
                operation.SetAttributeValue("lspace", "0");
                operation.SetAttributeValue("rspace", "0");
                return operation;
            case AtomClass.Ord or AtomClass.Inner:
                var ordinary = new XElement("mi", text);
                if (text == "∇")
                    ordinary.SetAttributeValue("mathvariant", "normal");
                return ordinary;
            case AtomClass.Bin or AtomClass.Rel when text is "mod" or "∣" or ":":
                string width = Em(kind == AtomClass.Bin ? 4 : 5);
                operation.SetAttributeValue("lspace", width);
                operation.SetAttributeValue("rspace", width);
                operation.SetAttributeValue("stretchy", "false");
                return operation;
            default:
                return operation;
        }
    }

    /// <summary>A symbol whose class its braces hide, such as the comma of 65{,}536.</summary>
    public static XElement Unspaced(FormulaNode.Symbol symbol) =>
        new("mo", new XAttribute("lspace", "0"), new XAttribute("rspace", "0"), symbol.Text);

    /// <summary>HTML folds spaces; those of \text must stay.</summary>
    public static XElement Words(FormulaNode.Words text)
    {
        var element = new XElement("mtext", text.Content.Replace(' ', '\u00A0'));
        if (text.Face != TextFace.Roman)
            element.SetAttributeValue("style", text.Face == TextFace.Bold ? "font-weight:bold" : "font-style:italic");
        return element;
    }

    /// <summary>A delimiter that grows with its row.</summary>
    public static XElement Fence(string text, string form) => new(
        "mo", new XAttribute("form", form), new XAttribute("stretchy", "true"), new XAttribute("symmetric", "true"), text);

    public static XElement SizedDelimiter(FormulaNode.SizedDelimiter sized)
    {
        string size = (0.6 + (0.6 * sized.Size)).ToString("0.#", CultureInfo.InvariantCulture) + "em";
        XElement fence = Fence(sized.Text, sized.Kind switch { AtomClass.Open => "prefix", AtomClass.Close => "postfix", _ => "infix" });
        fence.SetAttributeValue("minsize", size);
        fence.SetAttributeValue("maxsize", size);
        if (sized.Kind != AtomClass.Rel)
        {
            fence.SetAttributeValue("lspace", "0");
            fence.SetAttributeValue("rspace", "0");
        }

        return fence;
    }

    public static XElement Space(int mu) => new("mspace", new XAttribute("width", Em(mu)));

    private static string Em(int mu) => (mu / 18.0).ToString("0.####", CultureInfo.InvariantCulture) + "em";
}
