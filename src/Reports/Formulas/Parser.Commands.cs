using System.Collections.Frozen;

namespace Verify.Reports.Formulas;

/// <summary>The commands that take arguments.</summary>
internal sealed partial class Parser
{
    /// <summary>The commands that set their argument in another alphabet.</summary>
    internal static readonly FrozenDictionary<string, MathAlphabet> Alphabets = new Dictionary<string, MathAlphabet>
    {
        ["mathrm"] = MathAlphabet.Roman,
        ["mathbf"] = MathAlphabet.Bold,
        ["mathit"] = MathAlphabet.Italic,
        ["mathsf"] = MathAlphabet.SansSerif,
        ["mathtt"] = MathAlphabet.Monospace,
        ["mathbb"] = MathAlphabet.DoubleStruck,
        ["mathcal"] = MathAlphabet.Script,
        ["mathscr"] = MathAlphabet.Script,
        ["mathfrak"] = MathAlphabet.Fraktur,
        ["mathnormal"] = MathAlphabet.MathItalic,
        ["boldsymbol"] = MathAlphabet.BoldItalic,
        ["bm"] = MathAlphabet.BoldItalic,
    }.ToFrozenDictionary();

    /// <summary>The sizes of \big and its kin; a letter l, r or m behind makes it open, close or relate.</summary>
    internal static readonly FrozenDictionary<string, (int Size, AtomClass Class)> Sizes = (
        from size in new[] { ("big", 1), ("Big", 2), ("bigg", 3), ("Bigg", 4) }
        from side in new[] { ("", AtomClass.Ord), ("l", AtomClass.Open), ("r", AtomClass.Close), ("m", AtomClass.Rel) }
        select KeyValuePair.Create(size.Item1 + side.Item1, (size.Item2, side.Item2))).ToFrozenDictionary();

    private FormulaNode ParseCommand(Token command)
    {
        string name = command.Text;
        if (Symbols.Commands.TryGetValue(name, out FormulaNode? symbol))
            return InAlphabet(symbol);
        if (AccentForm.Find(name) is { } accent)
            return new FormulaNode.Accent(ParseArgument("what the accent stands on"), accent.Kind);
        if (Alphabets.TryGetValue(name, out MathAlphabet letters))
            return ParseInAlphabet(letters);
        if (Sizes.TryGetValue(name, out var size))
            return new FormulaNode.SizedDelimiter(TakeDelimiter(), size.Size, size.Class);
        return name switch
        {
            "frac" => ParseFraction(hasBar: true, null),
            "dfrac" => ParseFraction(hasBar: true, MathStyle.Display),
            "tfrac" => ParseFraction(hasBar: true, MathStyle.Text),
            "binom" => ParseFraction(hasBar: false, null),
            "dbinom" => ParseFraction(hasBar: false, MathStyle.Display),
            "tbinom" => ParseFraction(hasBar: false, MathStyle.Text),
            "sqrt" => ParseRadical(),
            "text" or "textrm" or "mbox" => new FormulaNode.Words(lexer.TakeWords(), TextFace.Roman),
            "textbf" => new FormulaNode.Words(lexer.TakeWords(), TextFace.Bold),
            "textit" or "emph" => new FormulaNode.Words(lexer.TakeWords(), TextFace.Italic),
            "operatorname" => ParseOperatorName(),
            "overset" or "stackrel" => ParseStack(isOver: true),
            "underset" => ParseStack(isOver: false),
            "substack" => ParseSubstack(),
            "not" => ParseNegation(),
            "pmod" => ParseModulus(),
            "left" => ParseDelimited(command),
            "begin" => ParseEnvironment(command),
            _ => throw lexer.Unexpected(command, "a command of the documented subset"),
        };
    }

    private FormulaNode InAlphabet(FormulaNode symbol) =>
        symbol is FormulaNode.Identifier identifier && alphabet != MathAlphabet.MathItalic
            ? identifier with { Alphabet = alphabet }
            : symbol;

    private FormulaNode ParseInAlphabet(MathAlphabet letters)
    {
        MathAlphabet outer = alphabet;
        alphabet = letters;
        FormulaNode contents = ParseArgument("letters");
        alphabet = outer;
        return contents;
    }

    private FormulaNode.Fraction ParseFraction(bool hasBar, MathStyle? style)
    {
        FormulaNode above = ParseArgument("a numerator");
        FormulaNode below = ParseArgument("a denominator");
        return new FormulaNode.Fraction(above, below, hasBar, style);
    }

    private FormulaNode.Radical ParseRadical()
    {
        FormulaNode? degree = null;
        if (lexer.Peek().IsCharacter("["))
        {
            Token bracket = lexer.Take();
            bool outer = bracketCloses;
            bracketCloses = true;
            degree = ParseRow();
            bracketCloses = outer;
            Token closing = lexer.Take();
            if (!closing.IsCharacter("]"))
                throw lexer.Unexpected(closing, $"\"]\" for the \"[\" at {bracket.Position}");
        }

        return new FormulaNode.Radical(ParseArgument("a radicand"), degree);
    }

    private FormulaNode.NamedFunction ParseOperatorName()
    {
        bool takesLimits = lexer.Peek().IsCharacter("*");
        if (takesLimits)
            lexer.Take();
        Token brace = lexer.Take();
        if (brace.Kind != TokenKind.OpenBrace)
            throw lexer.Unexpected(brace, "\"{\" and the operator's name");
        string name = "";
        while (true)
        {
            Token token = lexer.Take();
            if (token.Kind == TokenKind.CloseBrace && name.Trim().Length > 0)
                return new FormulaNode.NamedFunction(name.Trim(), takesLimits);
            if (token.Kind == TokenKind.Character && name.Length < 40 && (char.IsAsciiLetterOrDigit(token.Text[0]) || token.Text == "-"))
                name += token.Text;
            else if (token.IsCommand(",") && name.Length < 40)
                name += " ";
            else
                throw lexer.Unexpected(token, "at most 40 letters, digits, \"-\" and \"\\,\", then \"}\"");
        }
    }

    private FormulaNode.Stack ParseStack(bool isOver)
    {
        FormulaNode mark = ParseArgument(isOver ? "what stands above" : "what stands below");
        FormulaNode nucleus = ParseArgument("what it stands on");
        return isOver ? new FormulaNode.Stack(nucleus, mark, null) : new FormulaNode.Stack(nucleus, null, mark);
    }

    private FormulaNode.Symbol ParseNegation()
    {
        Token next = lexer.Peek();
        if (!EndsRow(next) && ParseArgument("a relation") is FormulaNode.Symbol symbol && Symbols.Negated.TryGetValue(symbol.Text, out string? negated))
            return new FormulaNode.Symbol(negated, symbol.Kind);
        throw lexer.Unexpected(next, "a relation that Unicode has with a stroke, such as \\in or \\subseteq");
    }

    /// <summary>\pmod{n} is a space, then (mod n) with a narrower one inside (amsmath's text spacing).</summary>
    private FormulaNode.Row ParseModulus()
    {
        FormulaNode modulus = ParseArgument("a modulus");
        return new FormulaNode.Row(
        [
            new FormulaNode.Space(8),
            new FormulaNode.Symbol("(", AtomClass.Open),
            new FormulaNode.Identifier("mod", MathAlphabet.Roman),
            new FormulaNode.Space(6),
            modulus,
            new FormulaNode.Symbol(")", AtomClass.Close),
        ]);
    }

    private string TakeDelimiter()
    {
        Token token = lexer.Take();
        var delimiters = token.Kind switch
        {
            TokenKind.Character => Symbols.DelimiterCharacters,
            TokenKind.Command => Symbols.DelimiterCommands,
            _ => null,
        };
        return delimiters is not null && delimiters.TryGetValue(token.Text, out string? delimiter)
            ? delimiter
            : throw lexer.Unexpected(token, "a delimiter");
    }

    private FormulaNode.Delimited ParseDelimited(Token left)
    {
        bool outer = bracketCloses;
        bracketCloses = false;
        string open = TakeDelimiter();
        var parts = new List<FormulaNode> { ParseRow() };
        var middles = new List<string>();
        while (lexer.Peek().IsCommand("middle"))
        {
            lexer.Take();
            middles.Add(TakeDelimiter());
            parts.Add(ParseRow());
        }

        Token right = lexer.Take();
        if (!right.IsCommand("right"))
            throw lexer.Unexpected(right, $"\"\\right\" for the \"\\left\" at {left.Position}");
        bracketCloses = outer;
        return new FormulaNode.Delimited(open, parts, middles, TakeDelimiter());
    }
}
