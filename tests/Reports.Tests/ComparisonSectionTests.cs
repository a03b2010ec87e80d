using System.Text;
using System.Xml.Linq;
using Verify.Evidence;
using Verify.Reports.Html;

namespace Verify.Reports.Tests;

/// <summary>The part of the page that holds a run against its baseline.</summary>
public sealed class ComparisonSectionTests
{
    private const string Id = "topic/claim";

    [Fact]
    public void Both_sides_of_every_difference_stand_in_one_row()
    {
        var section = Section([With(Number.Exact(1, 2)), SampleRun.Convergence()], [With(Number.Exact(5)), SampleRun.Convergence()]);
        var claim = section.Elements("details").Single(d => d.Element("summary")!.Value.StartsWith(Id, StringComparison.Ordinal));
        Assert.NotNull(claim.Attribute("open"));
        Assert.Contains(claim.Descendants("tr"), r => Cells(r).SequenceEqual(["as it stands", "holds · enclosed", "refuted · enclosed"]));
        Assert.Contains(claim.Descendants("tr"), r => Cells(r)[0].Contains("«q», measured") && Cells(r).Skip(1).SequenceEqual(["1/2", "5"]));
        Assert.Contains("Regression", section.Element("p")!.Value);
        Assert.Contains("1 claim without difference", section.Value);
    }

    [Fact]
    public void Claims_of_one_run_only_are_shown_beside_nothing()
    {
        var section = Section([With(Number.Exact(1))], [SampleRun.Convergence()]);
        Assert.Contains(section.Descendants("tr"), r => Cells(r).SequenceEqual(["as it stands", "holds · enclosed", "not in this run"]));
        Assert.Contains(section.Descendants("tr"), r => Cells(r)[1] == "not in this run");
        Assert.Single(section.Descendants("a"));
    }

    [Fact]
    public void Tables_are_regions_that_a_keyboard_and_a_screen_reader_find()
    {
        var section = Section(SampleRun.Claims(), SampleRun.Claims());
        Assert.Equal(section.Element("h2")!.Attribute("id")!.Value, section.Attribute("aria-labelledby")!.Value);
        Assert.All(section.Descendants("table"), t => Assert.Equal(("region", "0"), (t.Parent!.Attribute("role")!.Value, t.Parent.Attribute("tabindex")!.Value)));
        Assert.All(section.Descendants("table"), t => Assert.NotEmpty(t.Parent!.Attribute("aria-label")!.Value));
        Assert.All(section.Descendants("tbody").Elements(), r => Assert.Equal("row", r.Element("th")!.Attribute("scope")!.Value));
        Assert.Contains("No difference.", section.Value);
    }

    [Fact]
    public void No_text_of_either_run_becomes_markup()
    {
        var hostile = With(Number.Exact(1)) with { Statement = SampleRun.Sentence(Id, SampleRun.Script) with { Prose = SampleRun.Script, Hypotheses = [SampleRun.Script] } };
        var section = Section([hostile], [With(Number.Exact(1))]);
        Assert.Empty(section.Descendants("script"));
        Assert.Contains(SampleRun.Script, section.Value);
    }

    [Fact]
    public void Without_a_baseline_the_page_has_no_such_part()
    {
        using var run = SampleRun.Rich();
        Assert.DoesNotContain("Compared with the baseline", Encoding.UTF8.GetString(ReportWriter.Html(run.Folder, new())));
    }

    private static string[] Cells(XElement row) => [.. row.Elements().Select(e => e.Value)];

    private static ClaimEvidence With(Number measured) => SampleRun.Claim(Id, new Comparison("q", measured, Relation.AtMost, Number.Exact(2)));

    private static XElement Section(IReadOnlyList<ClaimEvidence> before, IReadOnlyList<ClaimEvidence> after)
    {
        using SampleRun a = SampleRun.Of(before), b = SampleRun.Of(after);
        string html = Encoding.UTF8.GetString(ReportWriter.Html(b.Folder, new ReportOptions(Baseline: a.Folder)));
        return XElement.Parse(html.Replace("<!DOCTYPE html>\n", "").Replace(PageAssets.Script, "")).Descendants("section").Single(s => s.Attribute("id")?.Value == "comparison");
    }
}
