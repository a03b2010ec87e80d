using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Verify.Evidence;

/// <summary>The one way evidence becomes bytes: UTF-8 without BOM, members in declared order, two-space indent, line feeds, absent instead of null, one line feed at the end.</summary>
public static class CanonicalJson
{
    /// <summary>The serializer's settings, for those who need to describe or extend them.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { MayBeAbsent } },
        WriteIndented = true,
        NewLine = "\n",
        MaxDepth = 64,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new BigIntegerConverter() },
    };

    /// <summary>The canonical bytes of a record.</summary>
    public static byte[] Write<T>(T value)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = (byte)'\n';
        return json;
    }

    /// <summary>Reads a record, and demands that writing it again gives the same bytes: so every derived member (a verdict, a rung, a sum) is checked against what it derives from.</summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="name">What to call the file in an error.</param>
    /// <exception cref="MalformedFileException">The bytes are no canonical <typeparamref name="T"/>.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, string name)
        where T : notnull
    {
        T value;
        try
        {
            value = JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new MalformedFileException($"{name}: expected a value, came null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or FormatException or OverflowException)
        {
            throw new MalformedFileException($"{name}: not readable as {typeof(T).Name}: {e.Message}", e);
        }

        ReadOnlySpan<byte> again = Write(value);
        if (!again.SequenceEqual(utf8))
        {
            int at = again.CommonPrefixLength(utf8);
            int line = utf8[..at].Count((byte)'\n') + 1;
            throw new MalformedFileException($"{name}: line {line} is not what its own contents imply (expected «{Excerpt(again, at)}», came «{Excerpt(utf8, at)}»). The file was edited or cut; run Verify again to renew it.");
        }

        return value;
    }

    // What may be null is left out when written, so it may be missing when read; everything else must be there.
    private static void MayBeAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is { } parameter && (parameter.IsNullable || Nullable.GetUnderlyingType(parameter.ParameterType) is not null)))
            property.IsRequired = false;
    }

    private static string Excerpt(ReadOnlySpan<byte> utf8, int at)
    {
        int start = utf8[..at].LastIndexOf((byte)'\n') + 1;
        int length = utf8[start..].IndexOf((byte)'\n');
        var line = length < 0 ? utf8[start..] : utf8.Slice(start, length);
        string text = Encoding.UTF8.GetString(line).Trim();
        return text.Length <= 80 ? text : text[..80] + "…";
    }

    private sealed class BigIntegerConverter : JsonConverter<BigInteger>
    {
        public override BigInteger Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && BigInteger.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new JsonException("Expected an integer as a decimal string.");

        public override void Write(Utf8JsonWriter writer, BigInteger value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>A file from outside is not what it ought to be; the message names it, says what was expected and what came.</summary>
public sealed class MalformedFileException : Exception
{
    /// <summary>With a message fit for the user.</summary>
    public MalformedFileException(string message)
        : base(message)
    {
    }

    /// <summary>With a message fit for the user, and the cause.</summary>
    public MalformedFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
