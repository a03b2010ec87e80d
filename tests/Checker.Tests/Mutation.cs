using System.Text;
using System.Text.RegularExpressions;

namespace Verify.Checker.Tests;

/// <summary>Damages a certificate: its numbers, its entries, its keys, its bytes.</summary>
internal static class Mutation
{
    private static readonly Regex Number = Pattern("-?[0-9]+");
    private static readonly Regex Pair = Pattern("-?[0-9]+ -?[0-9]+");
    private static readonly Regex NeighbourRows = Pattern("\"[-0-9/ ]*\",\"[-0-9/ ]*\"");
    private static readonly Regex Key = Pattern("\"[a-zA-Z]+\":");

    public static byte[] Of(byte[] original, Random random)
    {
        string text = Encoding.UTF8.GetString(original);
        for (int times = random.Next(8) == 0 ? 2 : 1; times > 0; times--)
        {
            text = random.Next(16) switch
            {
                < 8 => Numbers(text, random),
                < 11 => Entries(text, random),
                < 13 => Keys(text, random),
                _ => Characters(text, random),
            };
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0 && random.Next(30) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        if (random.Next(100) == 0)
            random.NextBytes(bytes);
        return bytes;
    }

    private static string Numbers(string text, Random random) => ReplaceOne(Number, text, random, token => random.Next(12) switch
    {
        0 => token.StartsWith('-') ? token[1..] : "-" + token,
        1 or 2 => Shifted(token, 1),
        3 or 4 => Shifted(token, -1),
        5 => "0",
        6 => $"{random.Next(-9, 10)}",
        7 => "9" + new string('0', random.Next(40) == 0 ? 25_000 : random.Next(40)) + token.TrimStart('-'),
        8 => random.Next(3) switch { 0 => "+" + token, 1 => "0" + token, _ => token + ".0" },
        9 => token + "/" + random.Next(4),
        10 => "",
        _ => token + " " + token,
    });

    private static string Entries(string text, Random random) => random.Next(4) switch
    {
        0 => ReplaceOne(Pair, text, random, pair => string.Join(' ', pair.Split(' ').Reverse())),
        1 => ReplaceOne(Pair, text, random, pair => pair.Split(' ')[random.Next(2)]),
        2 => ReplaceOne(NeighbourRows, text, random, rows => string.Join(',', rows.Split(',').Reverse())),
        _ => ReplaceOne(NeighbourRows, text, random, rows => rows.Split(',')[random.Next(2)]),
    };

    private static string Keys(string text, Random random) => ReplaceOne(Key, text, random, key => random.Next(5) switch
    {
        0 => key + "\"1\"," + key,
        1 => "\"note\":\"free text\"," + key,
        2 => "\"x" + key[1..],
        3 => key + new string('[', random.Next(1, 200)),
        _ => key + "null,\"y\":",
    });

    private static string Characters(string text, Random random)
    {
        if (text.Length < 2)
            return text;
        int from = random.Next(text.Length), length = random.Next(1, Math.Min(30, text.Length - from + 1));
        const string Alphabet = "0123456789abcdef- /,:\"{}[]\\truelaskdh\u00e9";
        return random.Next(6) switch
        {
            0 => text[..from],
            1 => text.Remove(from, length),
            2 => text.Insert(from, text.Substring(from, length)),
            3 => text.Insert(random.Next(text.Length), text.Substring(from, length)),
            4 => text.Insert(from, $"{Alphabet[random.Next(Alphabet.Length)]}"),
            _ => text.Remove(from, 1).Insert(from, $"{Alphabet[random.Next(Alphabet.Length)]}"),
        };
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking);

    private static string Shifted(string token, int by) => $"{System.Numerics.BigInteger.Parse(token) + by}";

    private static string ReplaceOne(Regex pattern, string text, Random random, Func<string, string> change)
    {
        var matches = pattern.Matches(text);
        if (matches.Count == 0)
            return text;
        var match = matches[random.Next(matches.Count)];
        return text.Remove(match.Index, match.Length).Insert(match.Index, change(match.Value));
    }
}
