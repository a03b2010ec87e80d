using System.Text.RegularExpressions;
using Verify.Evidence;
using Verify.Reports.Formulas;

namespace Verify.Theorems.Tests;

public sealed partial class CatalogueTests
{
    private const ulong FirstSeed = 20261;
    private const int Seeds = 5;

    /// <summary>The catalogue's budget of false alarms.</summary>
    private const double Budget = 1e-3;

    public static TheoryData<string> Ids => [.. CatalogueRun.Claims.Select(c => c.Id)];

    public static TheoryData<string, ulong> IdsAndSeeds =>
        [.. CatalogueRun.Claims.SelectMany(c => Enumerable.Range(0, Seeds).Select(k => (c.Id, FirstSeed + (ulong)k)))];

    [Theory]
    [MemberData(nameof(IdsAndSeeds))]
    public void Claim_holds_on_its_pinned_rung_and_every_control_is_refuted(string id, ulong seed)
    {
        var evidence = CatalogueRun.Of(id, seed);

        // Complaints cover refuted claims, surviving and inconclusive controls, and a rung that drifted up or down.
        Assert.Empty(Complaint.About(evidence).Select(c => c.Sentence));
        Assert.Equal(Verdict.Holds, evidence.Verdict);
        Assert.Equal(evidence.Statement.Rung, evidence.Rung);
        Assert.All(evidence.Controls, c => Assert.Equal(ControlVerdict.Refuted, c.Verdict));
        Assert.NotEmpty(evidence.Figures);
        Assert.All(evidence.Figures, f => Assert.True(f.Certificate is null || evidence.Certificates.Any(c => c.Name == f.Certificate), $"{f.Name} names a certificate the claim does not have"));
        AssertSets(evidence);
        Assert.True(evidence.Rung != Rung.Exact || evidence.Figures.Any(f => f.Certificate is not null), "an exact claim's figure names the certificate it rests on");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Claim_has_sources_hypotheses_properties_controls_and_unique_names(string id)
    {
        var claim = CatalogueRun.Claims.Single(c => c.Id == id);
        var statement = claim.Statement;
        Assert.Matches(IdPattern(), id);
        Assert.NotEmpty(statement.Sources);
        Assert.NotEmpty(statement.Hypotheses);
        Assert.All((string[])[statement.Title, statement.Formula, statement.Prose, .. statement.Hypotheses], s => Assert.False(string.IsNullOrWhiteSpace(s)));
        Assert.NotEmpty(claim.Experiments);
        Assert.NotEmpty(claim.Properties);
        Assert.NotEmpty(claim.Controls);
        AssertDistinct(claim.Experiments.Select(e => e.Name));
        AssertDistinct(claim.Properties.Select(p => p.Name));
        AssertDistinct(claim.Controls.Select(c => c.Name));
        Assert.All(claim.Controls, c => Assert.Contains(c.Sibling.Name, claim.Experiments.Select(e => e.Name)));
    }

    [Fact]
    public void Every_publication_has_one_citation_key()
    {
        var sources = CatalogueRun.Claims.SelectMany(c => c.Statement.Sources).Select(s => s with { Locator = null }).Where(s => s.Key != "Verify").Distinct();
        AssertDistinct(sources.Select(s => s.Key));
    }

    [Fact]
    public void False_alarms_of_the_whole_catalogue_stay_within_the_budget() =>
        Assert.InRange(CatalogueRun.Claims.Sum(c => CatalogueRun.Of(c.Id, FirstSeed).Alpha), 0, Budget);

    [Fact]
    public void Reseeding_redraws_the_inputs_of_properties()
    {
        var worst = Enumerable.Range(0, 4).Select(k => CatalogueRun.Of("perceptrons/xor", FirstSeed + (ulong)k).Properties[0].WorstSlack);
        Assert.True(worst.Distinct().Count() > 1);
    }

    // A formula that does not parse would be shown as it was typed.
    private static void AssertSets(ClaimEvidence evidence)
    {
        var statement = evidence.Statement;
        Formula.Parse(statement.Formula);
        IEnumerable<string> prose =
        [
            statement.Title, statement.Prose, .. statement.Hypotheses,
            .. evidence.Experiments.SelectMany(e => e.Comparisons.Select(c => c.Quantity).Concat(e.Remarks)),
            .. evidence.Controls.SelectMany(c => new[] { c.Name, c.Why }),
            .. evidence.Figures.SelectMany(f => f.Layers.Select(l => l.Label).Concat([f.Title, f.Caption, f.X.Label, f.Y.Label])),
        ];
        foreach (string text in prose)
            MathText.ToUnicode(text);
    }

    private static void AssertDistinct(IEnumerable<string> names) => Assert.Empty(names.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));

    [GeneratedRegex("^[a-z0-9-]+/[a-z0-9-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
