using System.Text;
using System.Text.Json;

namespace Verify.Checker;

/// <summary>Reads JSON with every freedom taken away: no numbers, no null, no escapes, ASCII only, no key twice, bounded depth.</summary>
internal static class Document
{
    public const int MaxDepth = 8;

    private const int BytesOfANode = 256;

    /// <summary>The value that the bytes are, as a tree no part of which has been read yet.</summary>
    /// <exception cref="Rejection">A value or key is outside the grammar.</exception>
    /// <exception cref="JsonException">The bytes are not one JSON value.</exception>
    public static Node Parse(ReadOnlySpan<byte> utf8, Work work)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        var root = Value(ref reader, null, "$", work);
        reader.Read(); // throws on anything after the value
        return root;
    }

    private static Node Value(ref Utf8JsonReader reader, Node? parent, string step, Work work)
    {
        work.Store(BytesOfANode);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, parent, step, work),
            JsonTokenType.StartArray => Array(ref reader, parent, step, work),
            JsonTokenType.True or JsonTokenType.False => new Node(parent, step, work) { Truth = reader.TokenType == JsonTokenType.True },
            JsonTokenType.String => new Node(parent, step, work) { Content = Plain(ref reader, parent, step, work) },
            JsonTokenType.Number => throw new Node(parent, step, work).Refuse("expected an integer as a string (\"12\"), came a JSON number"),
            _ => throw new Node(parent, step, work).Refuse("expected an object, an array, a string, true or false, came null"),
        };
    }

    private static Node Object(ref Utf8JsonReader reader, Node? parent, string step, Work work)
    {
        var node = new Node(parent, step, work) { Members = [] };
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string key = Plain(ref reader, parent, step, work);
            reader.Read();
            if (!node.Members.TryAdd(key, Value(ref reader, node, "." + Short(key), work)))
                throw node.Refuse($"the key {Node.Quote(key)} occurs twice");
        }

        return node;
    }

    private static Node Array(ref Utf8JsonReader reader, Node? parent, string step, Work work)
    {
        var node = new Node(parent, step, work) { Elements = [] };
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            node.Elements.Add(Value(ref reader, node, $"[{node.Elements.Count}]", work));
        return node;
    }

    // A path must not repeat a key of megabytes for every node below it.
    private static string Short(string key) => key.Length <= 40 ? key : $"{key[..40]}...";

    private static string Plain(ref Utf8JsonReader reader, Node? parent, string step, Work work)
    {
        if (reader.ValueIsEscaped || !Ascii.IsValid(reader.ValueSpan))
            throw new Node(parent, step, work).Refuse("a string or key holds an escape or a character outside ASCII");
        return Encoding.ASCII.GetString(reader.ValueSpan);
    }
}
