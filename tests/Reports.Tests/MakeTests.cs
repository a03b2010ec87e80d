namespace Verify.Reports.Tests;

public sealed class MakeTests
{
    [Fact]
    public void Make()
    {
        using var s = SampleRun.Rich();
        var sw = System.Diagnostics.Stopwatch.StartNew();
        var paths = ReportWriter.Write(s.Folder, [ReportFormat.Pdf, ReportFormat.Html, ReportFormat.Markdown], new());
        Console.WriteLine(sw.Elapsed);
        Directory.CreateDirectory("/tmp/rep");
        foreach (var p in paths) File.Copy(p, "/tmp/rep/" + Path.GetFileName(p), true);
    }
}
