using System.Buffers;
using System.Text.Json;

namespace Verify.Evidence;

/// <summary>Where canonical JSON breaks its lines: what holds nothing further, or is short, stands on one line, so that a difference shows whole rows and no file is mostly white space.</summary>
internal static class JsonLayout
{
    // In bytes of compact JSON: a comparison of two exact numbers fits, one of long fractions is spread.
    private const int LongestLine = 200;

    /// <summary>The same JSON, laid out.</summary>
    /// <param name="compact">JSON without white space between its tokens.</param>
    public static byte[] Of(ReadOnlyMemory<byte> compact)
    {
        var options = new JsonDocumentOptions { MaxDepth = CanonicalJson.Options.MaxDepth };
        using var document = JsonDocument.Parse(compact, options);
        var lines = new ArrayBufferWriter<byte>(compact.Length * 5 / 4);
        Write(document.RootElement, 0, lines);
        lines.Write("\n"u8);
        return lines.WrittenSpan.ToArray();
    }

    private static void Write(JsonElement element, int depth, ArrayBufferWriter<byte> lines)
    {
        bool isObject = element.ValueKind == JsonValueKind.Object;
        if (!isObject && element.ValueKind != JsonValueKind.Array)
        {
            lines.Write(Raw(element));
            return;
        }

        bool flat = Raw(element).Length <= LongestLine || !Inner(element).Any(IsContainer);
        lines.Write(isObject ? "{"u8 : "["u8);
        bool first = true;
        if (isObject)
        {
            foreach (var member in element.EnumerateObject())
            {
                Separate();
                lines.Write(JsonSerializer.SerializeToUtf8Bytes(member.Name, CanonicalJson.Options));
                lines.Write(": "u8);
                Write(member.Value, depth + 1, lines);
            }
        }
        else
        {
            foreach (var item in element.EnumerateArray())
            {
                Separate();
                Write(item, depth + 1, lines);
            }
        }

        if (!flat)
            Break(depth);
        lines.Write(isObject ? "}"u8 : "]"u8);

        void Separate()
        {
            if (!first)
                lines.Write(flat ? ", "u8 : ","u8);
            if (!flat)
                Break(depth + 1);
            first = false;
        }

        void Break(int indent)
        {
            lines.Write("\n"u8);
            for (int i = 0; i < indent; i++)
                lines.Write("  "u8);
        }
    }

    private static IEnumerable<JsonElement> Inner(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().Select(m => m.Value)
        : element.EnumerateArray();

    private static bool IsContainer(JsonElement element) => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    private static ReadOnlySpan<byte> Raw(JsonElement element) => System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element);
}
