using System.Text;
using System.Xml.Linq;
using Verify.Evidence;
using Verify.Reports.Html;

namespace Verify.Reports.Tests;

public sealed class HtmlReportTests : IDisposable
{
    private readonly SampleRun sample = SampleRun.Rich();
    private readonly string html;
    private readonly XElement page;

    public HtmlReportTests()
    {
        html = Render(sample);
        page = XElement.Parse(html.Replace("<!DOCTYPE html>\n", "").Replace(PageAssets.Script, ""));
    }

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Page_holds_one_script_and_it_is_ours()
    {
        Assert.Single(page.Descendants("script"));
        Assert.Equal(1, html.Split("<script>").Length - 1);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "img" or "iframe" or "object" || (e.Name.LocalName == "b" && e.Value == "bold"));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.Contains(page.Descendants("meta").Attributes("content"), a => a.Value.Contains("default-src 'none'", StringComparison.Ordinal) && a.Value.Contains("script-src 'sha256-", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_fetches_nothing()
    {
        foreach (var a in page.Descendants().Attributes().Where(a => a.Name.LocalName is "src" or "href"))
            Assert.Matches("^(#|data:)", a.Value);
        Assert.DoesNotContain("@import", html);
    }

    [Fact]
    public void Links_within_the_page_have_a_target_and_ids_are_unique()
    {
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var a in page.Descendants("a").Attributes("href").Where(a => a.Value.StartsWith('#')))
            Assert.Contains(a.Value[1..], ids);
    }

    [Fact]
    public void Every_figure_is_drawn_inline_with_its_data_for_download()
    {
        int figures = SampleRun.Claims().Sum(c => c.Figures.Count());
        Assert.Equal(figures, page.Descendants(XName.Get("svg", "http://www.w3.org/2000/svg")).Count());
        var downloads = page.Descendants("a").Where(a => a.Attribute("href")!.Value.StartsWith("data:text/csv", StringComparison.Ordinal)).ToList();
        Assert.Equal(figures, downloads.Count);
        Assert.All(downloads, a => Assert.StartsWith("layer,role,label,item,x,y,lower,upper,text\r\n", Uri.UnescapeDataString(a.Attribute("href")!.Value["data:text/csv;charset=utf-8,".Length..])));
    }

    [Fact]
    public void Small_certificate_is_carried_in_the_page_and_a_large_one_is_named()
    {
        var links = page.Descendants("a").Where(a => a.Attribute("href")!.Value.StartsWith("data:application/json", StringComparison.Ordinal)).ToList();
        Assert.Equal(["worst-order", "rejected"], links.Select(a => a.Value));
        Assert.Equal(Encoding.UTF8.GetString(sample.Folder.Read("certificates/perceptrons/convergence/worst-order.json")), Decode(links[0]));
        Assert.Contains("certificates/perceptrons/convergence/large.json", html);
    }

    [Fact]
    public void Certificate_with_another_hash_stops_the_report()
    {
        sample.Folder.Write("certificates/perceptrons/convergence/worst-order.json", "{}"u8);
        var e = Assert.Throws<MalformedFileException>(() => Render(sample));
        Assert.Contains("worst-order.json", e.Message);
    }

    [Fact]
    public void Long_exact_number_unfolds_to_every_digit() =>
        Assert.Contains(page.Descendants("details"), d => d.Element("code")!.Value == "1" + new string('0', 298) + "7");

    [Fact]
    public void Environment_is_shown_and_times_are_not()
    {
        Assert.Contains("x64 with AVX2", html);
        sample.Time(12345.678);
        Assert.Equal(html, Render(sample));
    }

    [Fact]
    public void Characters_that_markup_cannot_hold_are_replaced()
    {
        Assert.DoesNotContain('\0', html);
        Assert.Contains("\uFFFD", html);
        Assert.Equal("a\uFFFDb\uFFFDc", HtmlBuilder.Printable("a\0b\uD800c"));
    }

    [Fact]
    public void Spreadsheet_gets_no_formula_from_a_label() => Assert.Contains("\"'=cmd()\"", FigureCsv.Of(SampleFigures.Hostile()));

    private static string Render(SampleRun run) => File.ReadAllText(ReportWriter.Write(run.Folder, [ReportFormat.Html], new())[0]);

    private static string Decode(XElement link) => Encoding.UTF8.GetString(Convert.FromBase64String(link.Attribute("href")!.Value.Split("base64,")[1]));
}
