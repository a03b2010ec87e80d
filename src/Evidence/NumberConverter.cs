using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Evidence;

/// <summary>Exact numbers are strings ("3/4"); the others objects whose keys tell their kind.</summary>
internal sealed class NumberConverter : JsonConverter<Number>
{
    private sealed record Plain(double? Value, double? Lower, double? Upper, double? Alpha);

    public override Number Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            string text = reader.GetString()!;
            return ExactNumber.TryParse(text, out var exact) ? exact! : throw new JsonException($"\"{text}\" is no exact number; expected \"p\" or \"p/q\" in lowest terms.");
        }

        return JsonSerializer.Deserialize<Plain>(ref reader, options) switch
        {
            { Value: null, Lower: { } lower, Upper: { } upper, Alpha: null } => new EnclosedNumber(lower, upper),
            { Value: { } value, Lower: { } lower, Upper: { } upper, Alpha: { } alpha } => new EstimatedNumber(value, lower, upper, alpha),
            { Value: { } value, Lower: { } lower, Upper: { } upper, Alpha: null } => new ObservedNumber(value, lower, upper),
            _ => throw new JsonException("A number needs \"lower\" and \"upper\", with \"value\" for an observation, and with \"value\" and \"alpha\" for an estimate."),
        };
    }

    public override void Write(Utf8JsonWriter writer, Number value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case ExactNumber exact:
                writer.WriteStringValue(exact.ToString());
                break;
            case EnclosedNumber enclosed:
                JsonSerializer.Serialize(writer, new Plain(null, enclosed.Lower, enclosed.Upper, null), options);
                break;
            case EstimatedNumber estimated:
                JsonSerializer.Serialize(writer, new Plain(estimated.Value, estimated.Lower, estimated.Upper, estimated.Alpha), options);
                break;
            case ObservedNumber observed:
                JsonSerializer.Serialize(writer, new Plain(observed.Value, observed.Lower, observed.Upper, null), options);
                break;
            default:
                throw new JsonException($"{value.GetType().Name} is no known kind of number.");
        }
    }
}
