using System.Buffers.Binary;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using UglyToad.PdfPig;
using Verify.Evidence;
using Verify.Reports.Html;

namespace Verify.Reports.Tests;

/// <summary>reports/gallery shows the committed baseline and nothing else; .ci/renew makes it again.</summary>
public sealed partial class GalleryTests
{
    private const string Remedy = "The gallery does not show the committed baseline; renew it with: .ci/renew --gallery-only";

    private static readonly string Gallery = Path.Combine(Repository.Root, "reports", "gallery");
    private static readonly RunFolder Baseline = new(Path.Combine(Repository.Root, "reports", "baseline"));

    [Fact]
    public void Page_bears_the_hash_and_the_words_of_the_baseline()
    {
        string shown = File.ReadAllText(Path.Combine(Gallery, "report.html"));
        Assert.True(shown.Contains(Baseline.Hash(), StringComparison.Ordinal), Remedy);
        Assert.True(Words(shown) == Words(System.Text.Encoding.UTF8.GetString(ReportWriter.Html(Baseline, new()))), Remedy);
    }

    [Fact]
    public void Document_bears_the_hash_and_the_words_of_the_baseline()
    {
        string into = Directory.CreateTempSubdirectory().FullName;
        using var shown = PdfDocument.Open(Path.Combine(Gallery, "report.pdf"));
        using var fresh = PdfDocument.Open(ReportWriter.Write(Baseline, [ReportFormat.Pdf], new(Into: into))[0]);
        Directory.Delete(into, recursive: true);
        Assert.True(Squeeze(shown.GetPage(1).Text).Contains(Baseline.Hash(), StringComparison.Ordinal), Remedy);

        // Other fonts set formulas in other glyphs and lines of other lengths; the titles of the outline are the same in all.
        Assert.Equal(Titles(fresh), Titles(shown));
        if (fresh.Information.Keywords == shown.Information.Keywords)
        {
            Assert.True(fresh.NumberOfPages == shown.NumberOfPages, Remedy);
            for (int page = 1; page <= fresh.NumberOfPages; page++)
                Assert.True(fresh.GetPage(page).Text == shown.GetPage(page).Text, Remedy);
        }
    }

    [Fact]
    public void Every_picture_is_shown_in_the_readme_and_every_one_shown_is_there()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string[] shown = [.. Shown().Matches(readme).Select(m => m.Groups["file"].Value).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(Directory.EnumerateFiles(Gallery, "*.png").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal), shown);
        Assert.All(shown, file =>
        {
            byte[] png = File.ReadAllBytes(Path.Combine(Gallery, file));
            Assert.Equal("PNG"u8, png.AsSpan(1, 3));
            Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 840, 1200);
        });
    }

    [Fact]
    public void Gallery_is_small_enough_for_a_repository()
    {
        Assert.InRange(new FileInfo(Path.Combine(Gallery, "report.pdf")).Length, 100_000, 4 << 20);
        Assert.InRange(Directory.EnumerateFiles(Gallery).Sum(f => new FileInfo(f).Length), 100_000, 12 << 20);
    }

    private static string Words(string html)
    {
        var page = XElement.Parse(html.Replace("<!DOCTYPE html>\n", "").Replace(PageAssets.Script, ""));

        // Words within figures are laid out by the fonts of the machine.
        page.Descendants().Where(e => e.Name.LocalName is "svg" or "style").ToList().ForEach(e => e.Remove());
        return page.Value;
    }

    private static IEnumerable<string> Titles(PdfDocument pdf) => pdf.TryGetBookmarks(out var bookmarks) ? bookmarks.GetNodes().Select(n => n.Title) : [];

    private static string Squeeze(string text) => text.Replace(" ", "");

    [GeneratedRegex(@"\(reports/gallery/(?<file>[a-z0-9-]+\.png)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shown();
}
