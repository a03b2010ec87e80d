using System.Text;

namespace Verify.Reports.Formulas;

internal enum TokenKind
{
    End,
    Character,
    Command,
    OpenBrace,
    CloseBrace,
    Superscript,
    Subscript,
    Prime,
    Alignment,
    NewRow,
    Tie,
}

/// <summary>A lexical unit of TeX.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its characters; for a command, its name without the backslash.</param>
/// <param name="Position">Where it starts in the source.</param>
/// <param name="End">Where the next may start.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position, int End)
{
    public bool IsCommand(string name) => Kind == TokenKind.Command && Text == name;

    public bool IsCharacter(string text) => Kind == TokenKind.Character && Text == text;

    public override string ToString() => Kind switch
    {
        TokenKind.End => "the end of the formula",
        TokenKind.Command => $"\"\\{Text}\"",
        _ => $"\"{Text}\"",
    };
}

/// <summary>Cuts the characters from <paramref name="start"/> up to <paramref name="end"/> of a source into tokens; white space separates and is dropped.</summary>
internal sealed class Lexer(string source, int start, int end)
{
    private int position = start;
    private Token? next;

    public Token Peek() => next ??= Read();

    public Token Take()
    {
        Token token = Peek();
        position = token.End;
        next = null;
        return token;
    }

    /// <summary>Whether the character at this place of the source is a decimal digit.</summary>
    public bool IsDigitAt(int index) => index < end && char.IsAsciiDigit(source[index]);

    public FormulaException Unexpected(Token found, string expected) => new(source, found.Position, found.ToString(), expected);

    /// <summary>Reads the braced words of \text, in which spaces count and only escaped special characters are special.</summary>
    public string TakeWords()
    {
        Token brace = Take();
        if (brace.Kind != TokenKind.OpenBrace)
            throw Unexpected(brace, "\"{\" and words");
        var words = new StringBuilder();
        int i = brace.End;
        while (true)
        {
            if (i >= end)
                throw Unexpected(new Token(TokenKind.End, "", end, end), "\"}\" to close the words");
            char c = source[i];
            switch (c)
            {
                case '}':
                    position = i + 1;
                    next = null;
                    return words.ToString();
                case '\\' when i + 1 < end && "%&#_${} ".Contains(source[i + 1]):
                    words.Append(source[i + 1]);
                    i += 2;
                    break;
                case '\\' or '{' or '$' or '%' or '&' or '#' or '^' or '_':
                    throw Unexpected(new Token(TokenKind.Character, c.ToString(), i, i + 1), "words; special characters are written \\% \\& \\# \\_ \\$ \\{ \\}");
                case '~':
                    words.Append('\u00A0');
                    i++;
                    break;
                default:
                    string character = CharacterAt(i);
                    words.Append(char.IsWhiteSpace(c) ? " " : character);
                    i += character.Length;
                    break;
            }
        }
    }

    private Token Read()
    {
        int i = position;
        while (i < end && char.IsWhiteSpace(source[i]))
            i++;
        if (i >= end)
            return new Token(TokenKind.End, "", end, end);
        TokenKind kind = source[i] switch
        {
            '{' => TokenKind.OpenBrace,
            '}' => TokenKind.CloseBrace,
            '^' => TokenKind.Superscript,
            '_' => TokenKind.Subscript,
            '\'' => TokenKind.Prime,
            '&' => TokenKind.Alignment,
            '~' => TokenKind.Tie,
            '\\' => TokenKind.Command,
            _ => TokenKind.Character,
        };
        if (kind == TokenKind.Command)
            return ReadCommand(i);
        string text = CharacterAt(i);
        return new Token(kind, text, i, i + text.Length);
    }

    private Token ReadCommand(int backslash)
    {
        int i = backslash + 1;
        if (i >= end)
            throw new FormulaException(source, backslash, "a backslash at the end", "the name of a command");
        while (i < end && char.IsAsciiLetter(source[i]))
            i++;
        if (i > backslash + 1)
            return new Token(TokenKind.Command, source[(backslash + 1)..i], backslash, i);
        string text = char.IsWhiteSpace(source[i]) ? " " : CharacterAt(i);
        return new Token(text == "\\" ? TokenKind.NewRow : TokenKind.Command, text, backslash, i + text.Length);
    }

    /// <summary>One Unicode character; control characters and unpaired surrogates have no place in a formula, nor in XML.</summary>
    private string CharacterAt(int i)
    {
        char c = source[i];
        if (char.IsHighSurrogate(c) && i + 1 < end && char.IsLowSurrogate(source[i + 1]))
            return source.Substring(i, 2);
        if (char.IsSurrogate(c) || (char.IsControl(c) && !char.IsWhiteSpace(c)) || c is '\uFFFE' or '\uFFFF')
            throw new FormulaException(source, i, $"the character U+{(int)c:X4}", "printable text");
        return c.ToString();
    }
}
