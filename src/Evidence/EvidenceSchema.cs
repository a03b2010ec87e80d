using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Verify.Evidence;

/// <summary>JSON Schema of the files of a run, derived from the records themselves, for readers in other languages.</summary>
public static class EvidenceSchema
{
    /// <summary>The schema of a record's canonical JSON.</summary>
    /// <param name="title">What the file is called.</param>
    /// <typeparam name="T"><see cref="RunRecord"/> or <see cref="ClaimEvidence"/>.</typeparam>
    public static byte[] Of<T>(string title)
    {
        var schema = CanonicalJson.Options.GetJsonSchemaAsNode(typeof(T), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        return CanonicalJson.Write(schema);
    }

    // The converter of numbers is opaque to the exporter; see NumberConverter.
    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Type != typeof(Number))
        {
            // The exporter demands every parameter of a constructor; the reader does not (see CanonicalJson).
            if (schema is JsonObject described && described["required"] is JsonArray required)
                required.RemoveAll(name => context.TypeInfo.Properties.Any(p => p.Name == (string?)name && p.AssociatedParameter is not null && !p.IsRequired));
            return schema;
        }

        JsonObject Interval(params string[] members) => new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(members.Select(m => KeyValuePair.Create(m, (JsonNode?)Float()))),
            ["required"] = new JsonArray([.. members.Select(m => (JsonNode)m)]),
            ["additionalProperties"] = false,
        };
        return new JsonObject
        {
            ["description"] = "An exact number \"p\" or \"p/q\" in lowest terms; an enclosure; an observation; or an estimate with its level.",
            ["anyOf"] = new JsonArray(
                new JsonObject { ["type"] = "string", ["pattern"] = "^-?[0-9]+(/[1-9][0-9]*)?$" },
                Interval("lower", "upper"),
                Interval("value", "lower", "upper"),
                Interval("value", "lower", "upper", "alpha")),
        };
    }

    private static JsonObject Float() => new()
    {
        ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number" }, new JsonObject { ["enum"] = new JsonArray("NaN", "Infinity", "-Infinity") }),
    };
}
