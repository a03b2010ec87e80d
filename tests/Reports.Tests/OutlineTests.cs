using System.Diagnostics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;
using Verify.Evidence;
using Verify.Reports.Pdf;

namespace Verify.Reports.Tests;

public sealed class OutlineTests : IDisposable
{
    private readonly SampleRun sample = SampleRun.Rich();

    public void Dispose() => sample.Dispose();

    [Fact]
    public void Outline_leads_to_the_page_of_every_topic_and_claim()
    {
        using var pdf = PdfDocument.Open(Bytes());
        Assert.True(pdf.TryGetBookmarks(out var bookmarks));
        Assert.Equal(["At a glance", "Contents", "perceptrons", "depth", "generalization", "References", "Environment"], bookmarks.Roots.Select(r => r.Title));
        var leaves = bookmarks.GetNodes().OfType<DocumentBookmarkNode>().ToLookup(n => n.Title, n => n.PageNumber);
        foreach (var claim in SampleRun.Claims())
        {
            string standing = Squeeze($"{claim.Id}  {Words.Of(claim.Verdict)}");
            int page = pdf.GetPages().First(p => p.Number > 2 && Squeeze(p.Text).Contains(standing, StringComparison.Ordinal)).Number;
            Assert.Contains(page, leaves[Prose.ToUnicode(claim.Statement.Title)]);
        }

        Assert.Equal(pdf.NumberOfPages, leaves["Environment"].Single());
    }

    [Fact]
    public void Outline_is_an_update_behind_the_untouched_document()
    {
        byte[] whole = Bytes(), plain = whole[..(Latin(whole).IndexOf("%%EOF", StringComparison.Ordinal) + "%%EOF".Length)];
        Assert.Equal(whole[..plain.Length], plain);
        using var before = PdfDocument.Open(plain);
        Assert.False(before.TryGetBookmarks(out _));
        using var after = PdfDocument.Open(whole);
        Assert.Equal(before.NumberOfPages, after.NumberOfPages);
        Assert.Equal(before.Information.Title, after.Information.Title);
        Assert.Equal(before.GetPage(1).Text, after.GetPage(1).Text);
    }

    [Fact]
    public void Nothing_to_list_leaves_the_document_as_it_was() => Assert.Equal([1, 2, 3], Outline.Appended([1, 2, 3], []));

    [Theory]
    [InlineData("pdfinfo")]
    [InlineData("pdftotext")]
    public async Task Another_reader_has_nothing_to_complain_of(string reader)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/" + reader) || Environment.GetEnvironmentVariable("CI") == "true", $"no {reader} here; install the package poppler-utils");
        string path = Path.Combine(sample.Folder.Root, "outline.pdf");
        File.WriteAllBytes(path, Bytes());
        using var process = Process.Start(new ProcessStartInfo(reader, reader == "pdfinfo" ? [path] : [path, "-"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaints = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await complaints));
        Assert.Contains(reader == "pdfinfo" ? "3 of 6 claims hold" : "What to doubt", output);
    }

    private byte[] Bytes() => File.ReadAllBytes(ReportWriter.Write(sample.Folder, [ReportFormat.Pdf], new())[0]);

    private static string Latin(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);

    private static string Squeeze(string text) => text.Replace(" ", "");
}
