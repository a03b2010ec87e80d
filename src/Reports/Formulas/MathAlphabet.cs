using System.Text;

namespace Verify.Reports.Formulas;

/// <summary>The alphabets of mathematics.</summary>
public enum MathAlphabet
{
    /// <summary>What TeX does by itself: letters slanted, digits upright.</summary>
    MathItalic,

    /// <summary>Upright: \mathrm.</summary>
    Roman,

    /// <summary>Upright and heavy: \mathbf.</summary>
    Bold,

    /// <summary>Slanted words: \mathit.</summary>
    Italic,

    /// <summary>Slanted and heavy: \boldsymbol.</summary>
    BoldItalic,

    /// <summary>Without serifs: \mathsf.</summary>
    SansSerif,

    /// <summary>Typewriter: \mathtt.</summary>
    Monospace,

    /// <summary>Blackboard bold: \mathbb.</summary>
    DoubleStruck,

    /// <summary>Script: \mathcal.</summary>
    Script,

    /// <summary>Fraktur: \mathfrak.</summary>
    Fraktur,
}

/// <summary>Letters and digits of Unicode's Mathematical Alphanumeric Symbols (block 1D400–1D7FF).</summary>
internal static class MathLetters
{
    /// <summary>Letters that had a code point before the block was made and left a hole in it.</summary>
    private static readonly Dictionary<(MathAlphabet, char), string> Holes = new()
    {
        [(MathAlphabet.Italic, 'h')] = "ℎ",
        [(MathAlphabet.Script, 'B')] = "ℬ",
        [(MathAlphabet.Script, 'E')] = "ℰ",
        [(MathAlphabet.Script, 'F')] = "ℱ",
        [(MathAlphabet.Script, 'H')] = "ℋ",
        [(MathAlphabet.Script, 'I')] = "ℐ",
        [(MathAlphabet.Script, 'L')] = "ℒ",
        [(MathAlphabet.Script, 'M')] = "ℳ",
        [(MathAlphabet.Script, 'R')] = "ℛ",
        [(MathAlphabet.Script, 'e')] = "ℯ",
        [(MathAlphabet.Script, 'g')] = "ℊ",
        [(MathAlphabet.Script, 'o')] = "ℴ",
        [(MathAlphabet.Fraktur, 'C')] = "ℭ",
        [(MathAlphabet.Fraktur, 'H')] = "ℌ",
        [(MathAlphabet.Fraktur, 'I')] = "ℑ",
        [(MathAlphabet.Fraktur, 'R')] = "ℜ",
        [(MathAlphabet.Fraktur, 'Z')] = "ℨ",
        [(MathAlphabet.DoubleStruck, 'C')] = "ℂ",
        [(MathAlphabet.DoubleStruck, 'H')] = "ℍ",
        [(MathAlphabet.DoubleStruck, 'N')] = "ℕ",
        [(MathAlphabet.DoubleStruck, 'P')] = "ℙ",
        [(MathAlphabet.DoubleStruck, 'Q')] = "ℚ",
        [(MathAlphabet.DoubleStruck, 'R')] = "ℝ",
        [(MathAlphabet.DoubleStruck, 'Z')] = "ℤ",
    };

    /// <summary>The Greek letters that stand after ω in each Greek run of the block, in its order.</summary>
    private const string GreekVariants = "∂ϵϑϰϕϱϖ";

    /// <summary>Whether neighbouring letters of this alphabet form a word, as in \mathrm{tr}.</summary>
    public static bool FormsWords(MathAlphabet alphabet) => alphabet
        is MathAlphabet.Roman or MathAlphabet.Bold or MathAlphabet.Italic or MathAlphabet.SansSerif or MathAlphabet.Monospace;

    /// <summary>The same text in the given alphabet; what the alphabet lacks stays as it is.</summary>
    public static string In(MathAlphabet alphabet, string text)
    {
        if (alphabet is MathAlphabet.MathItalic or MathAlphabet.Roman)
            return text;
        var result = new StringBuilder();
        foreach (char c in text)
            result.Append(In(alphabet, c));
        return result.ToString();
    }

    private static string In(MathAlphabet alphabet, char c)
    {
        if (Holes.TryGetValue((alphabet, c), out string? letter))
            return letter;
        int code = c switch
        {
            >= 'A' and <= 'Z' => Latin(alphabet) + (c - 'A'),
            >= 'a' and <= 'z' => Latin(alphabet) + 26 + (c - 'a'),
            >= '0' and <= '9' when Digits(alphabet) is { } zero => zero + (c - '0'),
            >= 'Α' and <= 'Ω' when Greek(alphabet) is { } alpha => alpha + (c - 'Α'),
            '∇' when Greek(alphabet) is { } alpha => alpha + 25,
            >= 'α' and <= 'ω' when Greek(alphabet) is { } alpha => alpha + 26 + (c - 'α'),
            _ when GreekVariants.IndexOf(c) is >= 0 and var i && Greek(alphabet) is { } alpha => alpha + 51 + i,
            _ => c,
        };
        return char.ConvertFromUtf32(code);
    }

    private static int Latin(MathAlphabet alphabet) => alphabet switch
    {
        MathAlphabet.Bold => 0x1D400,
        MathAlphabet.Italic => 0x1D434,
        MathAlphabet.BoldItalic => 0x1D468,
        MathAlphabet.Script => 0x1D49C,
        MathAlphabet.Fraktur => 0x1D504,
        MathAlphabet.DoubleStruck => 0x1D538,
        MathAlphabet.SansSerif => 0x1D5A0,
        MathAlphabet.Monospace => 0x1D670,
        _ => 'A',
    };

    private static int? Digits(MathAlphabet alphabet) => alphabet switch
    {
        MathAlphabet.Bold or MathAlphabet.BoldItalic => 0x1D7CE,
        MathAlphabet.DoubleStruck => 0x1D7D8,
        MathAlphabet.SansSerif => 0x1D7E2,
        MathAlphabet.Monospace => 0x1D7F6,
        _ => null,
    };

    private static int? Greek(MathAlphabet alphabet) => alphabet switch
    {
        MathAlphabet.Bold => 0x1D6A8,
        MathAlphabet.Italic => 0x1D6E2,
        MathAlphabet.BoldItalic => 0x1D71C,
        _ => null,
    };
}
