using System.Xml.Linq;
using UglyToad.PdfPig;
using Verify.Evidence;
using Verify.Reports.Html;

namespace Verify.Reports.Tests;

/// <summary>Long tables are shown in part, and nothing that matters is left out.</summary>
public sealed class DigestTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public void Short_table_is_shown_whole(int rows)
    {
        var all = Holding(rows);
        Assert.Equal(all, Digest.Of(all).Shown);
        Assert.Empty(Digest.Of(all).Rest);
    }

    [Fact]
    public void Long_table_shows_its_ends_and_where_the_bound_is_nearest()
    {
        var all = Holding(60).Select((c, i) => i == 31 ? c with { Measured = Number.Exact(99, 100) } : c).ToList();
        var digest = Digest.Of(all);
        Assert.InRange(digest.Shown.Count, 6, 8);
        foreach (int row in new[] { 0, 1, 2, 31, 58, 59 })
            Assert.Contains(all[row], digest.Shown);
        Assert.Equal(all, digest.Shown.Concat(digest.Rest).OrderBy(c => all.IndexOf(c)));
    }

    [Fact]
    public void No_row_that_does_not_hold_is_left_out()
    {
        Comparison[] bad =
        [
            new("refuted", Number.Exact(3), Relation.AtMost, Number.Exact(1)),
            new("inconclusive", Number.Enclosed(0, 3), Relation.AtMost, Number.Exact(1)),
            new("not a number", Number.Enclosed(double.NaN, 1), Relation.AtMost, Number.Exact(1)),
            new("vacuous", Number.Exact(0), Relation.AtMost, Number.Exact(1), TrivialBound: Number.Exact(1)),
        ];
        var all = Holding(60);
        for (int i = 0; i < bad.Length; i++)
            all.Insert(10 + (7 * i), bad[i]);
        Assert.All(bad, row => Assert.Contains(row, Digest.Of(all).Shown));
        Assert.All(Digest.Of(all).Rest, row => Assert.True(row.Verdict == Verdict.Holds && !row.Vacuous));
    }

    [Fact]
    public void No_certificate_that_was_not_accepted_is_left_out()
    {
        var all = Enumerable.Range(0, 40).Select(i => SampleRun.Certificate("a/b", $"c{i}", accepted: i == 20 ? false : i == 21 ? null : true)).ToList();
        Assert.Contains(all[20], Digest.Of(all).Shown);
        Assert.Contains(all[21], Digest.Of(all).Shown);
        Assert.All(Digest.Of(all).Rest, c => Assert.True(c.Accepted));
        Assert.Equal([all[0], all[1], all[2], all[20], all[21], all[38], all[39]], Digest.Of(all).Shown);
        Assert.Empty(Digest.Of(all.Take(6).ToList()).Rest);
        Assert.Equal(2, Digest.Of(all.Take(7).ToList()).Rest.Count);
    }

    [Fact]
    public void Paper_says_how_many_rows_it_left_out_and_where_they_are()
    {
        using var run = SampleRun.Of(SampleRun.Claim("topic/long", Holding(60)));
        string into = Directory.CreateTempSubdirectory().FullName;
        using var pdf = PdfDocument.Open(ReportWriter.Write(run.Folder, [ReportFormat.Pdf], new(Into: into))[0]);
        Directory.Delete(into, recursive: true);
        string text = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", "");
        Assert.Contains("52morerows,allofwhichhold:seereport.htmlorclaims/topic/long.json", text);
    }

    [Fact]
    public void Page_folds_the_rest_and_loses_none()
    {
        using var run = SampleRun.Of(SampleRun.Claim("topic/long", Holding(60)));
        string html = System.Text.Encoding.UTF8.GetString(ReportWriter.Html(run.Folder, new()));
        var page = XElement.Parse(html.Replace("<!DOCTYPE html>\n", "").Replace(PageAssets.Script, ""));
        var rest = page.Descendants("details").Single(d => d.Attribute("class")?.Value == "rest");
        Assert.Equal("52 more rows, all of which hold", rest.Element("summary")!.Value);
        Assert.Equal(52, rest.Descendants("tbody").Elements("tr").Count());
        for (int i = 0; i < 60; i++)
            Assert.Single(page.Descendants("td"), c => c.Value == $"quantity {i}");
    }

    private static List<Comparison> Holding(int rows) =>
        [.. Enumerable.Range(0, rows).Select(i => new Comparison($"quantity {i}", Number.Exact(i % 7, 100), Relation.AtMost, Number.Exact(1)))];
}
