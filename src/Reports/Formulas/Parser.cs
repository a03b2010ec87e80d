using System.Text;

namespace Verify.Reports.Formulas;

/// <summary>A recursive-descent parser: rows of atoms with scripts. Commands that take arguments are in the other half.</summary>
internal sealed partial class Parser(string source, int start, int end)
{
    /// <summary>Deep enough for any formula a person reads, shallow enough for any stack.</summary>
    internal const int DepthLimit = 100;

    private readonly Lexer lexer = new(source, start, end);
    private MathAlphabet alphabet;
    private bool bracketCloses;
    private int depth;

    public static FormulaNode Parse(string source, int start, int end)
    {
        var parser = new Parser(source, start, end);
        FormulaNode formula = parser.ParseRow();
        Token rest = parser.lexer.Peek();
        return rest.Kind == TokenKind.End ? formula : throw parser.lexer.Unexpected(rest, "an atom or the end of the formula");
    }

    /// <summary>Reads atoms until something that only the caller can close; a row of one atom is that atom.</summary>
    private FormulaNode ParseRow()
    {
        var items = new List<FormulaNode>();
        while (!EndsRow(lexer.Peek()))
            items.Add(ParseItem());
        return items.Count == 1 ? items[0] : new FormulaNode.Row(items);
    }

    private bool EndsRow(Token token) => token.Kind switch
    {
        TokenKind.End or TokenKind.CloseBrace or TokenKind.Alignment or TokenKind.NewRow => true,
        TokenKind.Command => token.Text is "right" or "middle" or "end",
        TokenKind.Character => bracketCloses && token.Text == "]",
        _ => false,
    };

    private FormulaNode ParseItem()
    {
        Token token = lexer.Peek();
        if (token.Kind == TokenKind.Tie)
        {
            lexer.Take();
            return new FormulaNode.Space(Symbols.Spaces[" "]);
        }

        if (token.Kind == TokenKind.Command && Symbols.Spaces.TryGetValue(token.Text, out int mu))
        {
            lexer.Take();
            return new FormulaNode.Space(mu);
        }

        if (token.Kind == TokenKind.Command && Style(token.Text) is { } style)
        {
            lexer.Take();
            return new FormulaNode.StyleChange(style);
        }

        return ParseScripts(ParseAtom(joinsNeighbours: true));
    }

    private static MathStyle? Style(string command) => command switch
    {
        "displaystyle" => MathStyle.Display,
        "textstyle" => MathStyle.Text,
        "scriptstyle" => MathStyle.Script,
        "scriptscriptstyle" => MathStyle.ScriptScript,
        _ => null,
    };

    private FormulaNode ParseScripts(FormulaNode nucleus)
    {
        FormulaNode? sub = null;
        var super = new List<FormulaNode>();
        bool hasSuper = false;
        var placement = nucleus is FormulaNode.Accent { Kind: AccentKind.Overbrace or AccentKind.Underbrace } ? LimitsPlacement.Limits : LimitsPlacement.Default;
        while (true)
        {
            Token token = lexer.Peek();
            switch (token.Kind)
            {
                case TokenKind.Command when token.Text is "limits" or "nolimits":
                    if (nucleus.Class != AtomClass.Op)
                        throw lexer.Unexpected(token, "an operator before it");
                    lexer.Take();
                    placement = token.Text == "limits" ? LimitsPlacement.Limits : LimitsPlacement.NoLimits;
                    break;
                case TokenKind.Prime when !hasSuper:
                    lexer.Take();
                    super.Add(new FormulaNode.Symbol("′", AtomClass.Ord));
                    break;
                case TokenKind.Superscript when !hasSuper:
                    lexer.Take();
                    super.Add(ParseArgument("a superscript"));
                    hasSuper = true;
                    break;
                case TokenKind.Subscript when sub is null:
                    lexer.Take();
                    sub = ParseArgument("a subscript");
                    break;
                case TokenKind.Prime or TokenKind.Superscript or TokenKind.Subscript:
                    throw lexer.Unexpected(token, "braces: an atom bears one subscript and one superscript");
                default:
                    FormulaNode? top = super.Count switch { 0 => null, 1 => super[0], _ => new FormulaNode.Row(super) };
                    return sub is null && top is null ? nucleus : new FormulaNode.Scripts(nucleus, sub, top, placement);
            }
        }
    }

    /// <summary>A group in braces or a single atom, as TeX reads the argument of a command.</summary>
    private FormulaNode ParseArgument(string what)
    {
        Token token = lexer.Peek();
        if (token.Kind == TokenKind.OpenBrace)
            return ParseBraces();
        if (EndsRow(token))
            throw lexer.Unexpected(token, what);
        return ParseAtom(joinsNeighbours: false);
    }

    private FormulaNode ParseBraces()
    {
        Token brace = lexer.Take();
        Descend(brace);
        bool bracketClosed = bracketCloses;
        bracketCloses = false;
        FormulaNode contents = ParseRow();
        bracketCloses = bracketClosed;
        Token closing = lexer.Take();
        if (closing.Kind != TokenKind.CloseBrace)
            throw lexer.Unexpected(closing, $"\"}}\" for the \"{{\" at {brace.Position}");
        depth--;
        return contents;
    }

    private void Descend(Token token)
    {
        if (++depth > DepthLimit)
            throw lexer.Unexpected(token, $"at most {DepthLimit} levels of nesting");
    }

    /// <summary>An atom without its scripts. Neighbouring digits join to a number, except where TeX takes a single token.</summary>
    private FormulaNode ParseAtom(bool joinsNeighbours)
    {
        Token token = lexer.Peek();
        if (token.Kind == TokenKind.OpenBrace)
        {
            // Braces hide the class of what they hold: {,} is an ordinary symbol, as in 65{,}536.
            FormulaNode contents = ParseBraces();
            return contents is FormulaNode.Row or { Class: AtomClass.Ord } ? contents : new FormulaNode.Row([contents]);
        }

        lexer.Take();
        switch (token.Kind)
        {
            case TokenKind.Command:
                Descend(token);
                FormulaNode node = ParseCommand(token);
                depth--;
                return node;
            case TokenKind.Character:
                return ParseCharacter(token, joinsNeighbours);
            case TokenKind.Superscript or TokenKind.Subscript or TokenKind.Prime:
                throw lexer.Unexpected(token, "an atom before the script, or {} for an empty one");
            default:
                throw lexer.Unexpected(token, "an atom");
        }
    }

    private FormulaNode ParseCharacter(Token token, bool joinsNeighbours)
    {
        string text = token.Text;
        if (char.IsAsciiDigit(text[0]))
            return new FormulaNode.Number(joinsNeighbours ? text + TakeDigits() : text, alphabet);
        if (char.IsAsciiLetter(text[0]))
        {
            bool isWord = joinsNeighbours && MathLetters.FormsWords(alphabet);
            return new FormulaNode.Identifier(isWord ? text + TakeLetters() : text, alphabet);
        }

        if (text == ":" && lexer.Peek() is var equals && equals.IsCharacter("=") && equals.Position == token.End)
        {
            lexer.Take();
            return new FormulaNode.Symbol(":=", AtomClass.Rel);
        }

        if (Symbols.Characters.TryGetValue(text, out FormulaNode.Symbol? symbol))
            return symbol;
        string expected = Symbols.CommandOf(text) is { } command
            ? $"its command, \"\\{command}\""
            : "a letter, a digit, a symbol of the documented subset, or \\text{…} around words";
        throw lexer.Unexpected(token, expected);
    }

    private string TakeLetters()
    {
        var letters = new StringBuilder();
        while (lexer.Peek() is { Kind: TokenKind.Character } token && char.IsAsciiLetter(token.Text[0]))
            letters.Append(lexer.Take().Text);
        return letters.ToString();
    }

    /// <summary>The rest of a number; a point belongs to it only between digits, so that a closing full stop stays outside.</summary>
    private string TakeDigits()
    {
        var digits = new StringBuilder();
        while (lexer.Peek() is { Kind: TokenKind.Character } token
            && (char.IsAsciiDigit(token.Text[0]) || (token.Text == "." && lexer.IsDigitAt(token.End))))
        {
            digits.Append(lexer.Take().Text);
        }

        return digits.ToString();
    }
}
