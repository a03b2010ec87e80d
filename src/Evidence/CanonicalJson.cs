using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Verify.Evidence;

/// <summary>The one way evidence becomes bytes: UTF-8 without BOM, members in declared order, lines broken by <see cref="JsonLayout"/>, line feeds, absent instead of null, one line feed at the end.</summary>
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
        NewLine = "\n",
        MaxDepth = 64,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new BigIntegerConverter() },
    };

    // Runs were once written with every number on a line of its own; baselines that users keep of them stay readable.
    private static readonly JsonSerializerOptions Spread = new(Options) { WriteIndented = true };

    /// <summary>The canonical bytes of a record.</summary>
    public static byte[] Write<T>(T value) => JsonLayout.Of(JsonSerializer.SerializeToUtf8Bytes(value, Options));

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
            throw new MalformedFileException($"{name}: not readable as {typeof(T).Name}: {OneLine(e.Message)}", e);
        }

        byte[] again = Write(value);
        if (utf8.SequenceEqual(again))
            return value;
        byte[] spread = [.. JsonSerializer.SerializeToUtf8Bytes(value, Spread), (byte)'\n'];
        if (utf8.SequenceEqual(spread))
            return value;
        ReadOnlySpan<byte> meant = utf8.CommonPrefixLength(spread) > utf8.CommonPrefixLength(again) ? spread : again;
        int at = meant.CommonPrefixLength(utf8);
        int line = utf8[..at].Count((byte)'\n') + 1;
        throw new MalformedFileException($"{name}: line {line} is not what its own contents imply (expected «{Excerpt(meant, at)}», came «{Excerpt(utf8, at)}»). The file was edited or cut; run Verify again to renew it.");
    }

    // The parser's message quotes the file, which may hold anything.
    private static string OneLine(string message)
    {
        const int longest = 200;
        string line = string.Concat(message.Select(c => char.IsControl(c) || c == '\uFFFD' ? '·' : c));
        return line.Length <= longest ? line : line[..longest] + "…";
    }

    // What may be null is left out when written, so it may be missing when read; everything else must be there.
    private static void MayBeAbsent(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is { } parameter && (parameter.IsNullable || Nullable.GetUnderlyingType(parameter.ParameterType) is not null)))
            property.IsRequired = false;
    }

    // The line in which two files part, from a little before the place, for a line may be long.
    private static string Excerpt(ReadOnlySpan<byte> utf8, int at)
    {
        const int before = 40, longest = 80;
        int start = Math.Max(utf8[..at].LastIndexOf((byte)'\n') + 1, at - before);
        int length = utf8[start..].IndexOf((byte)'\n');
        string text = Encoding.UTF8.GetString(length < 0 ? utf8[start..] : utf8.Slice(start, length)).Trim();
        return text.Length <= longest ? text : text[..longest] + "…";
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
