using Verify.Evidence;

namespace Verify.Reports.Tests;

public sealed class ReportWriterTests
{
    [Fact]
    public void Formats_asked_for_are_written_into_the_folder_and_nothing_else()
    {
        using var sample = SampleRun.Rich();
        var before = Files(sample);
        var paths = ReportWriter.Write(sample.Folder, [ReportFormat.Markdown, ReportFormat.Pdf, ReportFormat.Html, ReportFormat.Pdf], new());
        Assert.Equal(["report.pdf", "report.html", "report.md"], paths.Select(p => Path.GetFileName(p)));
        Assert.Equal(["report.html", "report.md", "report.pdf"], Files(sample).Except(before).Order());
    }

    [Fact]
    public void Folder_that_is_no_run_is_refused()
    {
        var e = Assert.Throws<MalformedFileException>(() => ReportWriter.Write(new RunFolder(Path.Combine(Path.GetTempPath(), "no-run-here")), [ReportFormat.Markdown], new()));
        Assert.Contains("no run here", e.Message);
    }

    [Fact]
    public void Claim_file_from_another_run_is_refused_and_nothing_is_written()
    {
        using var sample = SampleRun.Rich();
        var other = SampleRun.Convergence();
        sample.Folder.WriteJson(RunFolder.ClaimPath(other.Id), other with { Controls = [] });
        Assert.Throws<MalformedFileException>(() => ReportWriter.Write(sample.Folder, [ReportFormat.Markdown, ReportFormat.Html], new()));
        Assert.DoesNotContain(Files(sample), f => f.StartsWith("report", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_without_timings_is_reported_all_the_same()
    {
        using var sample = SampleRun.Rich();
        File.Delete(Path.Combine(sample.Folder.Root, "timings.json"));
        Assert.Equal(3, ReportWriter.Write(sample.Folder, Enum.GetValues<ReportFormat>(), new()).Count);
    }

    private static List<string> Files(SampleRun run) => [.. Directory.EnumerateFiles(run.Folder.Root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(run.Folder.Root, f))];
}
