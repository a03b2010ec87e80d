using System.Text;
using NJsonSchema;

namespace Verify.Evidence.Tests;

/// <summary>The committed schemas describe the files that are written.</summary>
public sealed class SchemaTests
{
    // The validator, not the schema, is at a loss with integers beyond 64 signed bits.
    private static readonly RunRecord Run = Samples.Run with { Seed = 20261 };

    private static readonly string Documents = Path.Combine(Root(AppContext.BaseDirectory), "docs");

    [Fact]
    public void The_committed_schemas_are_current()
    {
        Current("run.schema.json", EvidenceSchema.Of<RunRecord>("run.json of a run of Verify"));
        Current("claim.schema.json", EvidenceSchema.Of<ClaimEvidence>("claims/<topic>/<claim>.json of a run of Verify"));

        static void Current(string name, byte[] schema)
        {
            string path = Path.Combine(Documents, name);
            if (Environment.GetEnvironmentVariable("VERIFY_RENEW_SCHEMAS") == "1")
                File.WriteAllBytes(path, schema);
            Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(schema), $"docs/{name} is not what the records say; renew it by running this test with VERIFY_RENEW_SCHEMAS=1.");
        }
    }

    [Fact]
    public async Task Written_files_validate()
    {
        Assert.Empty(await Errors("run.schema.json", CanonicalJson.Write(Run)));
        Assert.Empty(await Errors("run.schema.json", CanonicalJson.Write(Run with { Data = null })));
        Assert.Empty(await Errors("claim.schema.json", CanonicalJson.Write(Samples.Claim)));
    }

    [Theory]
    [InlineData("\"seed\": 20261", "\"seed\": \"many\"")]
    [InlineData("\"effort\": \"thorough\"", "\"effort\": \"lazy\"")]
    [InlineData("\"measured\": \"3/4\"", "\"measured\": \"0.75\"")]
    [InlineData("\"measured\": \"3/4\"", "\"measured\": {\"value\": 1}")]
    [InlineData("\"verdict\": \"refuted\"", "\"verdict\": \"true\"")]
    [InlineData("\"version\": \"1.2.3\",", "")]
    public async Task Other_files_do_not(string from, string to)
    {
        string text = Encoding.UTF8.GetString(CanonicalJson.Write(Run));
        Assert.Contains(from, text, StringComparison.Ordinal);
        Assert.NotEmpty(await Errors("run.schema.json", Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal))));
    }

    private static async Task<IEnumerable<string>> Errors(string schema, byte[] json)
    {
        var parsed = await JsonSchema.FromFileAsync(Path.Combine(Documents, schema), TestContext.Current.CancellationToken);
        return parsed.Validate(Encoding.UTF8.GetString(json)).Select(e => e.ToString());
    }

    // Source paths are no help: a deterministic build hides them.
    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Verify.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
