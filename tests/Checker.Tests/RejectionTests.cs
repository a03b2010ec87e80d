using System.Text;
using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

public sealed class RejectionTests
{
    private const string Envelope = "{\"format\":\"verify-certificate/1\",\"kind\":\"separating-vector\",\"claim\":{\"points\":[\"1\"],\"labels\":\"1\"},\"witness\":{\"weights\":\"1\"}}";

    [Theory]
    [InlineData("verify-certificate/1", "verify-certificate/2", "$.format")]
    [InlineData("separating-vector", "separating", "$.kind: \"separating\" is not one of")]
    [InlineData("\"witness\":{\"weights\":\"1\"}", "\"witness\":{}", "$.witness: the key \"weights\" is missing")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"1\",\"note\":\"trust me\"", "$.witness.note: \"trust me\" does not belong here")]
    [InlineData("{\"format\"", "{\"title\":\"\",\"format\"", "$.title: \"\" does not belong here")]
    [InlineData("{\"format\"", "{\"coverage\":\"spot\",\"format\"", "$.coverage: the kind separating-vector has no spot checks")]
    [InlineData("{\"format\"", "{\"coverage\":\"half\",\"format\"", "$.coverage: \"half\" is not one of full, spot")]
    [InlineData("\"labels\":\"1\"", "\"labels\":\"1\",\"labels\":\"1\"", "$.claim: the key \"labels\" occurs twice")]
    [InlineData("\"labels\":\"1\"", "\"lab\\u0065ls\":\"1\"", "escape")]
    [InlineData("\"labels\":\"1\"", "\"labels\":1", "$.claim.labels: expected an integer as a string")]
    [InlineData("\"labels\":\"1\"", "\"labels\":null", "came null")]
    [InlineData("\"labels\":\"1\"", "\"labels\":\"0\"", "a label is 1 or -1, came 0")]
    [InlineData("\"labels\":\"1\"", "\"labels\":\"1 1\"", "expected 1 numbers, came 2")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"+1\"", "$.witness.weights: \"+1\" is not an integer in canonical decimal")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"-0\"", "\"-0\" is not an integer")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"01\"", "\"01\" is not an integer")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"1 \"", "\"\" is not an integer")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"2/2\"", "not a fraction in lowest terms")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"2/1\"", "not a fraction in lowest terms")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"1/-2\"", "not a fraction in lowest terms")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"1/2\"", "y <w, x> is 1/2 at point 0, expected at least 1")]
    [InlineData("\"weights\":\"1\"", "\"weights\":\"\u0661\"", "outside ASCII")]
    [InlineData("\"weights\":\"1\"", "\"weights\":true", "$.witness.weights: expected a string, came true")]
    [InlineData("[\"1\"]", "[\"1\",\"1 2\"]", "$.claim.points[1]: a row of 2 numbers under rows of 1")]
    [InlineData("[\"1\"]", "[]", "at least one row")]
    [InlineData("[\"1\"]", "[\"1\",]", "not JSON")]
    [InlineData("[\"1\"]", "[[[[[[[[\"1\"]]]]]]]]", "not JSON of depth at most 8")]
    [InlineData("{\"format\"", "/* hello */{\"format\"", "not JSON")]
    [InlineData("}}", "}} {}", "not JSON")]
    public void A_defect_is_named_with_its_place(string part, string replacement, string reason)
    {
        Assert.True(Check(Envelope).Accepted);
        AssertRejected(Encoding.UTF8.GetBytes(Envelope.Replace(part, replacement, StringComparison.Ordinal)), reason);
    }

    [Fact]
    public void Numbers_beyond_the_digit_limit_are_refused_and_those_at_the_limit_are_not()
    {
        Assert.True(CertificateChecker.Check(Samples.Separating(["1"], "1", new string('9', 20_000))).Accepted);
        AssertRejected(Samples.Separating(["1"], "1", new string('9', 20_001)), "an integer of 20001 digits");
    }

    [Fact]
    public void A_file_above_the_size_limit_is_refused() => AssertRejected(new byte[CertificateChecker.MaxBytes + 1], "at most 64000000");

    [Fact]
    public void Work_beyond_the_budget_is_refused()
    {
        byte[] closure = Samples.Closure(Samples.Xor01);
        Assert.True(CertificateChecker.Check(closure).Accepted);
        var report = CertificateChecker.Check(closure, steps: 100_000);
        Assert.False(report.Accepted);
        Assert.StartsWith("work budget exceeded", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_a_wrong_count_is_refused()
    {
        byte[] wrong = Edited(Samples.ThresholdTable(3), "\"104\"", "\"105\"");
        AssertRejected(wrong, "$.claim.thresholdFunctions: claims \"105\", the checker finds 104");
    }

    [Fact]
    public void A_threshold_function_left_out_is_missed()
    {
        var weights = Samples.ThresholdFunctions(2).Values.Where(row => !row.StartsWith("8 ", StringComparison.Ordinal)).ToList();
        var claim = new { variables = "2", thresholdFunctions = "13" };
        AssertRejected(Samples.Certificate("threshold-table", claim, new { weights }), "the function with table 8 contradicts no parallelogram");
        AssertRejected(Samples.Certificate("threshold-table", claim, new { weights, parallelograms = Samples.Parallelogram(2, 6) + "031" + Samples.Parallelogram(2, 9) }), "no parallelogram against the function with table 8");
        AssertRejected(Samples.Certificate("threshold-table", claim, new { weights, parallelograms = "123" }), "expected 3 for each other one");
    }

    [Fact]
    public void Threshold_functions_out_of_order_or_twice_are_refused()
    {
        string[] weights = [.. Samples.ThresholdFunctions(1).Values];
        foreach (string[] wrong in new string[][] { [weights[1], weights[0], weights[2], weights[3]], [weights[0], weights[0], weights[1], weights[2]] })
            AssertRejected(Samples.Certificate("threshold-table", new { variables = "1", thresholdFunctions = "4" }, new { weights = wrong, parallelograms = "" }), "$.witness.weights[1]: table");
    }

    [Fact]
    public void Vectors_that_refute_nothing_are_refused()
    {
        AssertRejected(Samples.Gordan(["1", "1"], "1 -1", unique: true, "0 0"), "not all 0");
        AssertRejected(Samples.Gordan(["1", "1"], "1 1", unique: true, "1 -1"), "y >= 0");
        AssertRejected(Samples.Gordan(["1", "1"], "1 -1", unique: true, "1 2"), "coordinate 0 of sum y_i s_i x_i is -1, expected 0");
        AssertRejected(Samples.Gordan(["1 0", "-1 0", "0 1", "0 -1"], "1 1 1 1", unique: true, "1 1 2 2"), "form a space of dimension 2, expected 1");
    }

    [Fact]
    public void A_closure_must_be_reached_without_repetition_and_closed()
    {
        object Claim(int states, int longest) => new { vectors = new[] { "1", "-1" }, states = $"{states}", maxNormSquared = $"{longest}" };
        byte[] Closure(object claim, string parents, string moves) => Samples.Certificate("reachable-closure", claim, new { parents, moves });
        Assert.True(CertificateChecker.Check(Closure(Claim(3, 1), "0 0", "0 1")).Accepted);
        AssertRejected(Closure(Claim(2, 1), "0", "0"), "not closed: (0) leads to (-1)");
        AssertRejected(Closure(Claim(4, 1), "0 0 1", "0 1 1"), "the state (0) is listed twice");
        AssertRejected(Closure(Claim(4, 4), "0 0 1", "0 1 0"), "state 3 comes from state 1 by vector 0, which calls for no update");
        AssertRejected(Closure(Claim(3, 1), "1 0", "1 0"), "state 1 comes from state 1, expected an earlier one");
        AssertRejected(Closure(Claim(3, 2), "0 0", "0 1"), "$.claim.maxNormSquared: claims \"2\", the checker finds 1");
    }

    [Theory]
    [InlineData("8 -1 1 1 1", "y >= 0")]
    [InlineData("8 0 0 0 0", "not all 0")]
    [InlineData("8 1 1 1 3", "the signed multipliers of the points containing 2 sum to 2, expected 0")]
    [InlineData("8 0 0 0 1", "sum to 1, expected 0")]
    public void No_Gordan_vector_hides_a_threshold_function(string gordan, string reason)
    {
        var weights = Samples.ThresholdFunctions(2).Values.Where(row => !row.StartsWith("8 ", StringComparison.Ordinal));
        AssertRejected(Samples.Certificate("threshold-table", new { variables = "2", thresholdFunctions = "13" }, new { weights, gordan = new[] { gordan } }), reason);
    }

    [Theory]
    [InlineData("", "at least one update")]
    [InlineData("0", "the updates end at (-1 1 1), not where they began")]
    [InlineData("0 0", "vector 0 calls for no update at (-1 1 1)")]
    [InlineData("0 4", "is outside 0..3")]
    public void A_cycle_must_return_by_legal_updates(string moves, string reason) => AssertRejected(Samples.Closure(Samples.XorSigned, (0, moves)), reason);

    [Theory]
    [InlineData("1/17", "1 2 3", "5 5 8", "<z, s x> is below |z|^2 at point")]
    [InlineData("1/18", "1 2 3", "5 5 7", "$.claim.marginSquared: claims \"1/18\", the checker finds 1/17")]
    [InlineData("1/17", "2 1 3", "5 5 7", "indices ascending")]
    [InlineData("1/17", "1 1 2 3", "2 3 5 7", "indices ascending")]
    [InlineData("1/17", "0 1 2 3", "0 5 5 7", "expected positive multipliers")]
    [InlineData("1/17", "", "", "expected at least one index")]
    [InlineData("1/17", "1 2 4", "5 5 7", "is outside 0..3")]
    public void A_point_of_the_hull_that_is_not_the_nearest_is_refused(string margin, string support, string multipliers, string reason) =>
        AssertRejected(Samples.Margin(["1 0 0", "1 0 1", "1 1 0", "1 1 1"], "-1 -1 -1 1", margin, support, multipliers), reason);

    [Fact]
    public void Inseparable_points_have_no_margin() =>
        AssertRejected(Samples.Margin(["1", "1"], "1 -1", "0", "0 1", "1 1"), "the combination is 0");

    [Theory]
    [InlineData("1/16", "1/9", "-3 2 2", "$.claim.lowerMarginSquared: expected a positive number of at most 1/17")]
    [InlineData("0", "1/9", "-3 2 2", "$.claim.lowerMarginSquared: expected a positive number")]
    [InlineData("1/18", "1/10", "-3 2 2", "$.claim.upperMarginSquared: expected at least 1/9")]
    [InlineData("1/18", "1/9", "-3 1 2", "y <w, x> is not positive at point 3")]
    public void A_bracket_that_does_not_hold_is_refused(string lower, string upper, string weights, string reason) =>
        AssertRejected(Samples.Bracket(lower, upper, weights), reason);

    [Theory]
    [InlineData("\"updates\":\"2\"", "\"updates\":\"3\"", "$.claim.updates: claims \"3\", the checker finds 2")]
    [InlineData("\"lengths\":\"2 1 1 0\"", "\"lengths\":\"3 2 1 0\"", "2 updates from state 1, but its successors allow 1")]
    [InlineData("\"lengths\":\"2 1 1 0\"", "\"lengths\":\"1 1 1 0\"", "1 updates from state 0, but its successors allow 2")]
    [InlineData("\"lengths\":\"2 1 1 0\"", "\"lengths\":\"2 1 1\"", "expected 4 numbers, came 3")]
    [InlineData("\"moves\":\"0 1 1\"", "\"moves\":\"0 1 0\"", "calls for no update there")]
    public void Updates_that_are_not_the_most_are_refused(string part, string replacement, string reason) =>
        AssertRejected(Edited(Samples.WorstOrder([[1, 0], [0, 1]]), part, replacement), reason);

    [Fact]
    public void A_cycle_has_no_longest_path() => AssertRejected(
        Samples.Certificate("worst-order", new { vectors = new[] { "1", "-1" }, states = "3", updates = "2" }, new { parents = "0 0", moves = "0 1", lengths = "2 1 1" }),
        "1 updates from state 1, but its successors allow 3");

    [Fact]
    public void A_network_that_errs_somewhere_is_refused()
    {
        AssertRejected(Edited(Samples.XorRelu(), "1 -2", "1 -1"), "$.witness.layers: the output at x = 3 is 1, expected 0");
        AssertRejected(Samples.Network(2, "6", ("identity", ["1/2 1/3"], "0")), "the output at x = 1 is 1/2, expected 1");
        AssertRejected(Samples.Network(2, "6", ("threshold", ["1 1", "1 1"], "0 0")), "expected a last layer of one unit");
        AssertRejected(Samples.Network(2, "06", ("threshold", ["1 1"], "0")), "$.claim.table: expected 1 digits");
        AssertRejected(Samples.Network(1, "4", ("threshold", ["1"], "0")), "at most 3");
    }

    [Fact]
    public void A_wrong_number_of_networks_is_refused() =>
        AssertRejected(Samples.TwoLayer(6, 17), "$.claim.networks: claims \"17\", the checker finds 16");

    private static CertificateReport Check(string text) => CertificateChecker.Check(Encoding.UTF8.GetBytes(text));
}
