using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Verify.Evidence;
using Verify.Reports.Formulas;

namespace Verify.Reports.Tests;

public sealed class PdfReportTests : IDisposable
{
    private readonly SampleRun sample = SampleRun.Rich();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Pdf_names_every_claim_with_verdict_rung_and_id()
    {
        using var pdf = Render(sample);
        string text = Squeezed(pdf);
        foreach (var claim in SampleRun.Claims())
        {
            Assert.All(Words(claim), word => Assert.Contains(word, text));
            Assert.Contains(Squeeze($"{claim.Id}  {Evidence.Words.Of(claim.Verdict)} · {Evidence.Words.Of(claim.Rung)}"), text);
        }
    }

    [Fact]
    public void First_page_tells_what_holds_and_what_to_doubt()
    {
        using var pdf = Render(sample);
        string first = Squeeze(pdf.GetPage(1).Text);
        foreach (string expected in new[] { "3 of 6 claims hold", "1 refuted", "1 control survived", "What to doubt", "depth/script", "20260101", "0.1.0", "False-alarm ledger", "10⁻⁵", "Green does not verify a statistical claim" })
            Assert.Contains(Squeeze(expected), first);
    }

    [Fact]
    public void Every_page_bears_its_number_and_the_disclaimer()
    {
        using var pdf = Render(sample);
        Assert.All(pdf.GetPages(), page =>
        {
            Assert.Contains($"{page.Number}/{pdf.NumberOfPages}", Squeeze(page.Text));
            Assert.Contains("Greendoesnotverify", Squeeze(page.Text));
        });
    }

    [Fact]
    public void Contents_send_the_reader_to_the_page_where_the_claim_is()
    {
        using var pdf = Render(sample);
        string contents = Squeeze(pdf.GetPage(2).Text);
        foreach (var claim in SampleRun.Claims().Where(c => c.Id != "depth/back-propagation"))
        {
            string heading = Squeeze(claim.Id + "  " + Evidence.Words.Of(claim.Verdict));
            int page = pdf.GetPages().Skip(2).First(p => Squeeze(p.Text).Contains(heading, StringComparison.Ordinal)).Number;
            Assert.All(Words(claim), word => Assert.Contains(word, contents));
            Assert.Contains(Squeeze(Words(claim)[^1] + Evidence.Words.Of(claim.Verdict) + Evidence.Words.Of(claim.Rung) + page), contents);
        }
    }

    [Theory]
    [InlineData(PaperSize.A4, 595, 842)]
    [InlineData(PaperSize.Letter, 612, 792)]
    public void Nothing_lies_outside_the_margins_of_the_sheet(PaperSize paper, int width, int height)
    {
        using var pdf = Render(sample, paper);
        foreach (var page in pdf.GetPages())
        {
            Assert.Equal(width, page.Width, 0.5);
            Assert.Equal(height, page.Height, 0.5);
            Assert.All(page.Letters, letter =>
            {
                Assert.InRange(letter.BoundingBox.Left, 50, page.Width - 50);
                Assert.InRange(letter.BoundingBox.Right, 50, page.Width - 50);
                Assert.InRange(letter.StartBaseLine.Y, 15, page.Height - 15);
            });
        }
    }

    [Theory]
    [InlineData(PaperSize.A4)]
    [InlineData(PaperSize.Letter)]
    public void No_glyph_of_the_whole_catalogue_lies_outside_the_page(PaperSize paper)
    {
        string into = Directory.CreateTempSubdirectory().FullName;
        string path = ReportWriter.Write(new RunFolder(Path.Combine(Repository.Root, "reports", "baseline")), [ReportFormat.Pdf], new(paper, Into: into))[0];
        using (var pdf = PdfDocument.Open(path))
        {
            Assert.True(pdf.NumberOfPages > 50);
            foreach (var page in pdf.GetPages())
            {
                Assert.All(page.Letters, letter =>
                {
                    var box = letter.BoundingBox;
                    Assert.True(box.Left > 40 && box.Right < page.Width - 40 && box.Bottom > 10 && box.Top < page.Height - 20, $"«{letter.Value}» on page {page.Number} of {pdf.NumberOfPages}");
                });
            }
        }

        Directory.Delete(into, recursive: true);
    }

    [Fact]
    public void No_two_lines_of_text_overlap()
    {
        using var pdf = Render(sample);
        foreach (var page in pdf.GetPages())
        {
            // Letters of one upright line share a baseline; two baselines in one column lie at least two thirds of a letter apart.
            var lines = page.Letters.Where(l => l.TextOrientation == TextOrientation.Horizontal && l.Value.Trim().Length > 0)
                .GroupBy(l => Math.Round(l.StartBaseLine.Y, 1)).Select(g => (Y: g.Key, Letters: g.ToList())).OrderBy(g => g.Y).ToList();
            for (int i = 1; i < lines.Count; i++)
            {
                foreach (var below in lines.Take(i).Where(b => lines[i].Y - b.Y < 0.6 * b.Letters.Min(l => l.PointSize)))
                    Assert.DoesNotContain(lines[i].Letters, a => below.Letters.Exists(b => a.BoundingBox.Left < b.BoundingBox.Right - 0.5 && b.BoundingBox.Left < a.BoundingBox.Right - 0.5));
            }
        }
    }

    [Fact]
    public void Every_font_is_embedded_once_as_a_subset()
    {
        string raw = Encoding.Latin1.GetString(Bytes(sample));
        int faces = Count(raw, "/Subtype /Type0");
        Assert.InRange(faces, 3, 8);
        Assert.Equal(faces, Count(raw, "/FontFile2"));

        // The five faces whole would weigh more than a megabyte.
        Assert.InRange(raw.Length, 10_000, 400_000);
        using var pdf = Render(sample);
        var names = pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.FontName!).Distinct().ToList();
        Assert.All(names, name => Assert.Matches("^[A-Z]{6}\\+", name));
        Assert.Equal(names.Count, names.Select(n => n[7..]).Distinct().Count());
    }

    [Fact]
    public void No_glyph_is_missing_even_where_no_installed_font_has_it()
    {
        using var pdf = Render(sample);
        string text = Squeezed(pdf);
        Assert.DoesNotContain('\0', text);
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Contains("<U+4E2D>", text);
        Assert.Contains("𝔼", text);
        Assert.Contains("∑", text);
    }

    [Fact]
    public void Pdf_is_the_same_bytes_again_and_knows_no_times()
    {
        byte[] first = Bytes(sample);
        sample.Time(99);
        Assert.Equal(first, Bytes(sample));
    }

    [Fact]
    public void Figures_are_vector_never_images()
    {
        string raw = Encoding.Latin1.GetString(Bytes(sample));
        Assert.DoesNotContain("/Subtype /Image", raw);
    }

    [Fact]
    public void Forty_claims_with_forty_figures_stay_below_two_megabytes()
    {
        using var large = SampleRun.Of([.. Enumerable.Range(0, 40).Select(i => SampleRun.Convergence() with
        {
            Id = $"topic-{i / 10}/claim-{i}",
            Statement = SampleRun.Sentence($"topic-{i / 10}/claim-{i}", $"Claim {i}"),
            Certificates = [],
            Experiments = [new("e", [new("m", Number.Exact(1), Relation.AtMost, Number.Exact(2))], [i % 2 == 0 ? SampleFigures.Heat() : SampleFigures.Mistakes(null)], [], [], [])],
        })]);
        byte[] bytes = Bytes(large);
        Assert.InRange(bytes.Length, 10_000, 2 << 20);
        using var pdf = PdfDocument.Open(bytes);
        Assert.InRange(pdf.NumberOfPages, 40, 60);
    }

    [Fact]
    public void Enclosure_is_shown_with_digits_enough_to_tell_its_ends_apart()
    {
        using var pdf = Render(sample);
        Assert.Contains("[0.9999995,0.9999999]≥1−10⁻⁶", Squeezed(pdf));
    }

    [Fact]
    public void Table_over_several_pages_bears_its_head_on_each_and_no_row_is_cut()
    {
        // Rows that hold would be summed up.
        using var run = SampleRun.Of(SampleRun.Claim("topic/long", [.. Enumerable.Range(0, 150).Select(i => new Comparison($"quantity{i}begin {new string('x', 90)} quantity{i}end", Number.Exact(3), Relation.AtMost, Number.Exact(2)))]));
        using var pdf = Render(run);
        var pages = pdf.GetPages().Select(p => Squeeze(p.Text)).Where(t => t.Contains("quantity149begin", StringComparison.Ordinal) || t.Contains("QuantityMeasured", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 3);
        Assert.All(pages, t => Assert.Contains("QuantityMeasured", t));
        for (int i = 0; i < 150; i++)
            Assert.Contains(pages, t => t.Contains($"quantity{i}begin", StringComparison.Ordinal) && t.Contains($"quantity{i}end", StringComparison.Ordinal));
    }

    [Fact]
    public void Empty_run_still_makes_a_report()
    {
        using var empty = SampleRun.Of();
        using var pdf = Render(empty);
        Assert.Contains("0of0claimshold", Squeezed(pdf));
    }

    // A title without its formulas, whose glyphs have letters of their own.
    private static IReadOnlyList<string> Words(ClaimEvidence claim) =>
        [.. MathText.Split(claim.Statement.Title).Where(s => !s.IsFormula).Select(s => Squeeze(s.Text.Split(":")[0]))];

    private static byte[] Bytes(SampleRun run, PaperSize paper = PaperSize.A4) => File.ReadAllBytes(ReportWriter.Write(run.Folder, [ReportFormat.Pdf], new(paper))[0]);

    private static PdfDocument Render(SampleRun run, PaperSize paper = PaperSize.A4) => PdfDocument.Open(Bytes(run, paper));

    private static string Squeezed(PdfDocument pdf) => string.Concat(pdf.GetPages().Select(p => Squeeze(p.Text)));

    private static string Squeeze(string text) => text.Replace(" ", "").Replace("\n", "");

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
