using System.Text;

namespace Verify.Reports.Formulas;

/// <summary>Unicode's raised and lowered characters, as far as common fonts have them.</summary>
internal static class UnicodeScripts
{
    private static readonly Dictionary<char, char> Raised = Pair(
        "0123456789+−=()abcdefghijklmnoprstuvwxyz⊤T∗†′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵀ*†′");

    private static readonly Dictionary<char, char> Lowered = Pair(
        "0123456789+−=()aehijklmnoprstuvx",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");

    /// <summary>The text raised, or null if a character of it cannot be.</summary>
    public static string? Raise(string text) => Map(Raised, text);

    /// <summary>The text lowered, or null if a character of it cannot be.</summary>
    public static string? Lower(string text) => Map(Lowered, text);

    private static string? Map(Dictionary<char, char> map, string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!map.TryGetValue(c, out char script))
                return null;
            result.Append(script);
        }

        return result.ToString();
    }

    private static Dictionary<char, char> Pair(string plain, string script) =>
        plain.Zip(script).ToDictionary(pair => pair.First, pair => pair.Second);
}
