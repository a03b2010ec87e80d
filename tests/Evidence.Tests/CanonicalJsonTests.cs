using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Verify.Evidence.Tests;

public sealed class CanonicalJsonTests
{
    private static readonly JsonSerializerOptions Spread = new(CanonicalJson.Options) { WriteIndented = true };

    [Fact]
    public void Every_record_survives_the_round_trip_byte_by_byte()
    {
        RoundTrip(Samples.Claim);
        RoundTrip(Samples.Run);
        RoundTrip(Samples.Run with { Data = null, Claims = [] });
        RoundTrip(new TimingsRecord(new Dictionary<string, string> { ["cores"] = "2" }, 2, new Dictionary<string, double> { ["a/b"] = 0.1 }));
        RoundTrip(new BaselineRecord(BaselineRecord.CurrentFormat, ["certificates/a/b/c.json"]));

        static void RoundTrip<T>(T record)
            where T : class
        {
            byte[] written = CanonicalJson.Write(record);
            Assert.Equal(written, CanonicalJson.Write(CanonicalJson.Read<T>(written, "file")));
            Assert.Equal((byte)'\n', written[^1]);
            Assert.DoesNotContain((byte)'\r', written);
        }
    }

    [Fact]
    public void What_holds_nothing_further_or_is_short_stands_on_one_line()
    {
        string text = Encoding.UTF8.GetString(CanonicalJson.Write(Samples.Claim));
        Assert.Contains("{\"lower\": ", text, StringComparison.Ordinal);
        Assert.DoesNotContain(text.Split('\n'), line => line.Trim().Length < 2 && line.Trim() is not ("{" or "}" or "[" or "]" or ""));
        Assert.Equal("[1, 2.5, -0]\n", Encoding.UTF8.GetString(CanonicalJson.Write<double[]>([1, 2.5, -0.0])));
        Assert.Equal(1000, Encoding.UTF8.GetString(CanonicalJson.Write(Enumerable.Range(1000, 1000))).Split(", ").Length);
        Assert.Equal(["[", "  [\"" + new string('a', 150) + "\"],", "  [\"" + new string('b', 150) + "\"]", "]", ""], Encoding.UTF8.GetString(CanonicalJson.Write<string[][]>([[new('a', 150)], [new('b', 150)]])).Split('\n'));
        Assert.Equal("{}\n", Encoding.UTF8.GetString(CanonicalJson.Write(new Dictionary<string, int>())));
    }

    [Fact]
    public void A_file_written_with_every_token_on_its_line_is_still_read_but_no_third_layout()
    {
        byte[] spread = [.. JsonSerializer.SerializeToUtf8Bytes(Samples.Claim, Spread), (byte)'\n'];
        Assert.NotEqual(CanonicalJson.Write(Samples.Claim), spread);
        Assert.Equal(CanonicalJson.Write(Samples.Claim), CanonicalJson.Write(CanonicalJson.Read<ClaimEvidence>(spread, "file")));
        string text = Encoding.UTF8.GetString(spread);
        string edited = text.Replace("\"vacuous\": false", "\"vacuous\": true", StringComparison.Ordinal);
        Assert.NotEqual(text, edited);
        Assert.Contains("expected «\"vacuous\": false", Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<ClaimEvidence>(Encoding.UTF8.GetBytes(edited), "file")).Message, StringComparison.Ordinal);
        Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<ClaimEvidence>(JsonSerializer.SerializeToUtf8Bytes(Samples.Claim, CanonicalJson.Options), "file"));
        Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<ClaimEvidence>(spread.AsSpan(0, spread.Length - 1), "file"));
    }

    public static TheoryData<Number, string> Numbers => new()
    {
        { Number.Exact(-6, -8), "\"3/4\"" },
        { Number.Exact(6, -3), "\"-2\"" },
        { Number.Exact(BigInteger.Pow(10, 30)), "\"1000000000000000000000000000000\"" },
        { Number.Enclosed(-0.0, double.Epsilon), "{\"lower\":-0,\"upper\":5E-324}" },
        { Number.Enclosed(double.NaN, double.PositiveInfinity), "{\"lower\":\"NaN\",\"upper\":\"Infinity\"}" },
        { Number.Observed(0.1, -1e300, 1e300), "{\"value\":0.1,\"lower\":-1E+300,\"upper\":1E+300}" },
        { Number.Estimated(0.5, 0.25, 0.75, 1e-5), "{\"value\":0.5,\"lower\":0.25,\"upper\":0.75,\"alpha\":1E-05}" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_has_one_form_that_reads_back_as_itself(Number number, string json)
    {
        byte[] written = CanonicalJson.Write(number);
        Assert.Equal(json, Encoding.UTF8.GetString(written).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal(number, CanonicalJson.Read<Number>(written, "file"));
    }

    [Theory]
    [InlineData("\"2/4\"")]
    [InlineData("\"3/1\"")]
    [InlineData("\"1/0\"")]
    [InlineData("\"1/-2\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"01\"")]
    [InlineData("\"-0\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"\"")]
    [InlineData("\"0.5\"")]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"lower\": 1}")]
    [InlineData("{\"lower\": 1, \"upper\": 2, \"alpha\": 0.1}")]
    [InlineData("{\"lower\": 1, \"upper\": 2, \"more\": 0.1}")]
    public void A_number_in_another_form_is_refused(string json) =>
        Assert.StartsWith("file: ", Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<Number>(Encoding.UTF8.GetBytes(json + "\n"), "file")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_exact_number_too_long_to_reduce_is_refused_at_once()
    {
        string text = "1" + new string('0', ExactNumber.LongestText - 1);
        Assert.True(ExactNumber.TryParse(text, out _));
        Assert.False(ExactNumber.TryParse(text + "0", out _));
    }

    [Theory]
    [InlineData("\"verdict\": \"refuted\"", "\"verdict\": \"holds\"")]
    [InlineData("\"rung\": \"empirical\"", "\"rung\": \"exact\"")]
    [InlineData("\n  \"alpha\": 1E-05", "\n  \"alpha\": 2E-05")]
    [InlineData("\"vacuous\": false", "\"vacuous\": true")]
    [InlineData("\"experiments\"", "\"experimente\"")]
    [InlineData("\"title\": \"A title\",", "")]
    [InlineData("\"title\": \"A title\"", "\"title\": null")]
    [InlineData("\"title\": \"A title\"", "\"title\": \"\\ud800\"")]
    [InlineData("\"title\": \"A title\"", "\"titl\\udc00\": \"A title\"")]
    [InlineData("\"title\": \"A title\"", "\"title\":  \"A title\"")]
    [InlineData("\"title\": \"A title\",", "\"title\": \"A title\", \"title\": \"A title\",")]
    [InlineData("\"relation\": \"below\"", "\"relation\": 3")]
    [InlineData("\"relation\": \"below\"", "\"relation\": \"under\"")]
    [InlineData("{\n  \"id\"", "\uFEFF{\n  \"id\"")]
    public void A_file_that_does_not_follow_from_its_own_contents_is_refused(string from, string to)
    {
        string text = Encoding.UTF8.GetString(CanonicalJson.Write(Samples.Claim));
        Assert.Contains(from, text, StringComparison.Ordinal);
        byte[] edited = Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal));
        Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<ClaimEvidence>(edited, "file"));
    }

    [Fact]
    public void A_missing_member_is_refused_unless_it_may_be_null()
    {
        string text = Encoding.UTF8.GetString(CanonicalJson.Write(new PropertyEntry("law", 1, Verdict.Holds, 0, null)));
        Assert.DoesNotContain("replay", text, StringComparison.Ordinal);
        Assert.Null(CanonicalJson.Read<PropertyEntry>(Encoding.UTF8.GetBytes(text), "file").Replay);
        Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<PropertyEntry>(Encoding.UTF8.GetBytes(text.Replace("\"cases\": 1, ", "", StringComparison.Ordinal)), "file"));
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] whole = CanonicalJson.Write(Samples.Run);
        for (int length = 0; length < whole.Length; length += 7)
            Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<RunRecord>(whole.AsSpan(0, length), "file"));
    }

    [Fact]
    public void A_file_with_damaged_bytes_is_refused_with_a_complaint_or_read_as_it_stands()
    {
        var random = new Random(20_260_101);
        byte[] whole = CanonicalJson.Write(Samples.Claim);
        int refused = 0;
        for (int k = 0; k < 5000; k++)
        {
            byte[] damaged = [.. whole];
            for (int hits = random.Next(1, 4); hits > 0; hits--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                Assert.Equal(damaged, CanonicalJson.Write(CanonicalJson.Read<ClaimEvidence>(damaged, "file")));
            }
            catch (MalformedFileException)
            {
                refused++;
            }
        }

        // Digits and letters inside strings may change unnoticed here; a claim's digest in run.json does not let them.
        Assert.InRange(refused, 3000, 5000);
    }

    [Fact]
    public void Of_a_file_that_is_no_json_the_message_is_one_line()
    {
        byte[] noise = new byte[3000];
        new Random(3).NextBytes(noise);
        string message = Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<RunRecord>(noise, "file")).Message;
        Assert.DoesNotContain(message, char.IsControl);
        Assert.InRange(message.Length, 20, 300);
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<MalformedFileException>(() => CanonicalJson.Read<RunRecord>(Encoding.UTF8.GetBytes(new string('[', 100_000)), "file"));
}
