namespace Verify.Claims.Tests;

public sealed class CatalogueTests
{
    private static readonly IReadOnlyList<Claim> All = Catalogue.Of(typeof(CatalogueTests).Assembly);

    [Fact]
    public void Claims_come_in_the_order_of_the_course() =>
        Assert.Equal(["perceptrons/made", "depth/zeroth", "depth/second"], All.Select(c => c.Id));

    [Theory]
    [InlineData("depth", "depth/zeroth", "depth/second")]
    [InlineData("depth/second", "depth/second")]
    [InlineData("*/*e*", "perceptrons/made", "depth/zeroth", "depth/second")]
    [InlineData("depth/?eroth", "depth/zeroth")]
    [InlineData("*", "perceptrons/made", "depth/zeroth", "depth/second")]
    public void A_pattern_is_an_id_a_topic_or_a_glob(string pattern, params string[] ids) =>
        Assert.Equal(ids, Catalogue.Select(All, [pattern]).Select(c => c.Id));

    [Fact]
    public void Patterns_add_up_without_repetition_in_the_order_of_the_catalogue() =>
        Assert.Equal(["perceptrons/made", "depth/second"], Catalogue.Select(All, ["depth/second", "depth/s*", "perceptrons"]).Select(c => c.Id));

    [Theory]
    [InlineData("Depth")]
    [InlineData("depth/")]
    [InlineData("dept")]
    [InlineData("")]
    public void A_pattern_that_matches_nothing_is_refused_even_beside_one_that_does(string pattern) =>
        Assert.StartsWith($"No claim matches «{pattern}».", Assert.Throws<RunRefusedException>(() => Catalogue.Select(All, ["depth", pattern])).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_claims_never_share_an_id() =>
        Assert.Contains("Two claims have the id perceptrons/made", Assert.Throws<RunRefusedException>(() => Catalogue.Of(typeof(CatalogueTests).Assembly, typeof(CatalogueTests).Assembly)).Message, StringComparison.Ordinal);
}
