namespace Verify.Reports.Formulas;

/// <summary>The kinds of atom between which TeX chooses its spaces (Knuth, The TeXbook, chapters 17 and 18).</summary>
public enum AtomClass
{
    /// <summary>An ordinary symbol such as x.</summary>
    Ord,

    /// <summary>A large operator such as ∑, or a named function such as log.</summary>
    Op,

    /// <summary>A binary operation such as +.</summary>
    Bin,

    /// <summary>A relation such as =.</summary>
    Rel,

    /// <summary>An opening delimiter.</summary>
    Open,

    /// <summary>A closing delimiter.</summary>
    Close,

    /// <summary>Punctuation such as a comma.</summary>
    Punct,

    /// <summary>A fraction, or a formula between \left and \right.</summary>
    Inner,
}

/// <summary>The four sizes in which TeX sets a formula.</summary>
public enum MathStyle
{
    /// <summary>On a line of its own.</summary>
    Display,

    /// <summary>Within a line of text.</summary>
    Text,

    /// <summary>As a script.</summary>
    Script,

    /// <summary>As a script of a script.</summary>
    ScriptScript,
}

/// <summary>Where an operator's scripts stand.</summary>
public enum LimitsPlacement
{
    /// <summary>Above and below in display style if the operator takes limits, else at the side.</summary>
    Default,

    /// <summary>Always above and below.</summary>
    Limits,

    /// <summary>Always at the side.</summary>
    NoLimits,
}

/// <summary>The horizontal alignment of a table's column.</summary>
public enum ColumnAlignment
{
    /// <summary>Flush left.</summary>
    Left,

    /// <summary>Centred.</summary>
    Centre,

    /// <summary>Flush right.</summary>
    Right,
}

/// <summary>The face of words inside a formula.</summary>
public enum TextFace
{
    /// <summary>Upright.</summary>
    Roman,

    /// <summary>Upright and heavy.</summary>
    Bold,

    /// <summary>Slanted.</summary>
    Italic,
}

/// <summary>
/// A node of a parsed formula: immutable, and of a closed set of kinds. Nodes that hold lists compare those lists by reference.
/// </summary>
public abstract record FormulaNode
{
    private FormulaNode()
    {
    }

    /// <summary>
    /// The atom's class as written, before TeX's rule that turns a binary operation without a left or right operand
    /// into an ordinary symbol; null for what is no atom (spaces, changes of style).
    /// </summary>
    public virtual AtomClass? Class => AtomClass.Ord;

    /// <summary>A list of nodes: the whole formula, the contents of an argument, or a group in braces.</summary>
    /// <param name="Items">The nodes from left to right.</param>
    public sealed record Row(IReadOnlyList<FormulaNode> Items) : FormulaNode;

    /// <summary>A letter, or a word set in one of the upright or text alphabets.</summary>
    /// <param name="Text">Plain letters; the alphabet is not yet applied.</param>
    /// <param name="Alphabet">The alphabet in which they are set.</param>
    public sealed record Identifier(string Text, MathAlphabet Alphabet) : FormulaNode;

    /// <summary>Decimal digits with at most inner decimal points.</summary>
    /// <param name="Text">The digits as written.</param>
    /// <param name="Alphabet">The alphabet in which they are set; plain digits are <see cref="MathAlphabet.MathItalic"/>.</param>
    public sealed record Number(string Text, MathAlphabet Alphabet) : FormulaNode;

    /// <summary>Any other symbol of fixed size.</summary>
    /// <param name="Text">Its Unicode characters.</param>
    /// <param name="Kind">Its class.</param>
    public sealed record Symbol(string Text, AtomClass Kind) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => Kind;
    }

    /// <summary>An operator symbol that grows in display style.</summary>
    /// <param name="Text">Its Unicode character.</param>
    /// <param name="TakesLimits">Whether its scripts stand above and below in display style; integrals do not take limits.</param>
    public sealed record LargeOperator(string Text, bool TakesLimits) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => AtomClass.Op;
    }

    /// <summary>A function known by its name, set upright.</summary>
    /// <param name="Name">The name; a space inside it is a thin space.</param>
    /// <param name="TakesLimits">Whether its scripts stand above and below in display style.</param>
    public sealed record NamedFunction(string Name, bool TakesLimits) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => AtomClass.Op;
    }

    /// <summary>Words inside a formula; their spaces count.</summary>
    /// <param name="Content">The words themselves, unescaped.</param>
    /// <param name="Face">The face in which they are set.</param>
    public sealed record Words(string Content, TextFace Face) : FormulaNode;

    /// <summary>An atom with a subscript, a superscript, or both. Primes lead the superscript.</summary>
    /// <param name="Base">The atom that bears the scripts.</param>
    /// <param name="Sub">The subscript.</param>
    /// <param name="Super">The superscript.</param>
    /// <param name="Placement">Where an operator's scripts stand.</param>
    public sealed record Scripts(FormulaNode Base, FormulaNode? Sub, FormulaNode? Super, LimitsPlacement Placement) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => Base.Class;

        /// <summary>Whether the scripts are limits wherever there is room for limits.</summary>
        public bool AreLimits => Placement switch
        {
            LimitsPlacement.Limits => true,
            LimitsPlacement.NoLimits => false,
            _ => Base is LargeOperator { TakesLimits: true } or NamedFunction { TakesLimits: true },
        };
    }

    /// <summary>Something set small above or below a symbol, whose class it keeps.</summary>
    /// <param name="Base">The symbol.</param>
    /// <param name="Over">What stands above.</param>
    /// <param name="Under">What stands below.</param>
    public sealed record Stack(FormulaNode Base, FormulaNode? Over, FormulaNode? Under) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => Base.Class;
    }

    /// <summary>TeX's generalised fraction.</summary>
    /// <param name="Numerator">What stands above.</param>
    /// <param name="Denominator">What stands below.</param>
    /// <param name="HasBar">True for a fraction; false for a binomial coefficient, which stands in parentheses instead.</param>
    /// <param name="Style">The style forced upon it, or null to follow its surroundings.</param>
    public sealed record Fraction(FormulaNode Numerator, FormulaNode Denominator, bool HasBar, MathStyle? Style) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => AtomClass.Inner;
    }

    /// <summary>A root.</summary>
    /// <param name="Radicand">What stands under the root.</param>
    /// <param name="Degree">The degree, or null for a square root.</param>
    public sealed record Radical(FormulaNode Radicand, FormulaNode? Degree) : FormulaNode;

    /// <summary>An accent, a line or a brace over or under a formula.</summary>
    /// <param name="Base">The formula that bears it.</param>
    /// <param name="Kind">Which mark.</param>
    /// <remarks>TeX makes an operator of a brace with its label, which spoils the space of a plus behind it; here it is ordinary.</remarks>
    public sealed record Accent(FormulaNode Base, AccentKind Kind) : FormulaNode;

    /// <summary>A formula between delimiters that grow with it: \left … \middle … \right.</summary>
    /// <param name="Open">The left delimiter, empty for none.</param>
    /// <param name="Parts">The formulas between the delimiters, one more than there are middle delimiters.</param>
    /// <param name="Middles">The delimiters between the parts.</param>
    /// <param name="Close">The right delimiter, empty for none.</param>
    public sealed record Delimited(string Open, IReadOnlyList<FormulaNode> Parts, IReadOnlyList<string> Middles, string Close) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => AtomClass.Inner;
    }

    /// <summary>A delimiter of a stated size: \big and its kin.</summary>
    /// <param name="Text">The delimiter.</param>
    /// <param name="Size">1 to 4, for \big, \Big, \bigg and \Bigg: 1.2, 1.8, 2.4 and 3 em high.</param>
    /// <param name="Kind">Its class: open after \bigl, close after \bigr, relation after \bigm, ordinary after \big.</param>
    public sealed record SizedDelimiter(string Text, int Size, AtomClass Kind) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => Kind;
    }

    /// <summary>A rectangle of formulas: a matrix, cases, aligned lines, or a stack of limits.</summary>
    /// <param name="Rows">The rows, each a list of cells; rows may differ in length.</param>
    /// <param name="Alignments">The columns' alignments, repeated as often as needed.</param>
    /// <param name="CellStyle">The style of the cells.</param>
    /// <param name="Open">The left delimiter, empty for none.</param>
    /// <param name="Close">The right delimiter, empty for none.</param>
    public sealed record Table(
        IReadOnlyList<IReadOnlyList<FormulaNode>> Rows,
        IReadOnlyList<ColumnAlignment> Alignments,
        MathStyle CellStyle,
        string Open,
        string Close) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => Open.Length + Close.Length == 0 ? AtomClass.Ord : AtomClass.Inner;
    }

    /// <summary>White space of a given width.</summary>
    /// <param name="Mu">The width in mathematical units, 18 to the em; negative to move closer.</param>
    public sealed record Space(int Mu) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => null;
    }

    /// <summary>Sets the rest of its row in another style.</summary>
    /// <param name="Style">The style from here on.</param>
    public sealed record StyleChange(MathStyle Style) : FormulaNode
    {
        /// <inheritdoc/>
        public override AtomClass? Class => null;
    }
}
