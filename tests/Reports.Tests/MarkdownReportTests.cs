using Verify.Reports.Markdown;

namespace Verify.Reports.Tests;

public sealed class MarkdownReportTests
{
    [Fact]
    public void Markdown_tells_all_that_the_other_formats_tell()
    {
        using var sample = SampleRun.Rich();
        string page = File.ReadAllText(ReportWriter.Write(sample.Folder, [ReportFormat.Markdown], new())[0]);
        foreach (var claim in SampleRun.Claims())
        {
            Assert.Contains($"`{claim.Id}`", page);
            Assert.All(claim.Certificates, c => Assert.Contains(c.Sha256, page));
            Assert.All(claim.Controls, c => Assert.Contains(MarkdownText.Sentence(c.Why), page));
        }

        Assert.Contains("stated bound: y = 1.3", page);
        Assert.Contains(RunContents.Disclaimer, page);
    }

    [Fact]
    public void No_text_of_the_run_becomes_markup()
    {
        using var sample = SampleRun.Rich();
        string page = File.ReadAllText(ReportWriter.Write(sample.Folder, [ReportFormat.Markdown], new())[0]);
        Assert.DoesNotContain("<script", page);
        Assert.DoesNotContain("<img", page);
        Assert.Equal(@"\[a\]\(b\) \| \*c\* \`d\` &lt;e&gt; &#64;f".Replace(@"\(", "(").Replace(@"\)", ")"), MarkdownText.Escape("[a](b) | *c* `d` <e> @f"));
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        using var sample = SampleRun.Rich();
        string page = File.ReadAllText(ReportWriter.Write(sample.Folder, [ReportFormat.Markdown], new())[0]);
        int cells = 0;
        foreach (string line in page.Split('\n'))
        {
            int count = line.Replace("\\|", "").Count(c => c == '|');
            if (line.StartsWith('|') && cells > 0)
                Assert.Equal(cells, count);
            cells = line.StartsWith('|') ? count : 0;
        }
    }
}
