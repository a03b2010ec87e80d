using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about covers of networks must not get past.</summary>
public sealed class CoverTests
{
    [Fact]
    public void A_cover_may_branch_differently_behind_each_of_its_elements()
    {
        var facts = Accepted(CoverSamples.Branched());
        Assert.Equal(["6", "3", "4", "9", "1089/4"], [facts["members"], facts["cover"], facts["product"], facts["squaredDistance"], facts["squaredRadius"]]);
        Accepted(CoverSamples.Doubled());
    }

    [Theory]
    [InlineData("\"1\",\"0 1\"", "\"1\",\"0\"", "farther than the radius")]
    [InlineData("\"1\",\"0 1\"", "\"1\"", "expected 2 lists")]
    [InlineData("\"1\",\"0 1\"", "\"1\",\"1 1\"", "different matrices")]
    [InlineData("7/3", "9/4", "less than a spectral norm")]
    [InlineData("1089/4", "1087/4", "the checker finds 1089/4")]
    [InlineData("\"9\"", "\"8\"", "the checker finds 9")]
    [InlineData("\"1 1\"", "\"1 1 1\"", "with 2 columns")]
    public void A_cover_with_a_gap_or_a_false_number_is_refused(string part, string replacement, string reason) =>
        AssertRejected(CoverSamples.Branched(), part, replacement, reason);
}
