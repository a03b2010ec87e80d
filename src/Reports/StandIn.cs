using Verify.Evidence;

namespace Verify.Reports;

/// <summary>Stand-in.</summary>
public enum ReportFormat
{
    /// <summary>PDF.</summary>
    Pdf,

    /// <summary>HTML.</summary>
    Html,

    /// <summary>Markdown.</summary>
    Markdown,
}

/// <summary>Stand-in.</summary>
public enum PaperSize
{
    /// <summary>A4.</summary>
    A4,

    /// <summary>Letter.</summary>
    Letter,
}

/// <summary>Stand-in.</summary>
public sealed record ReportOptions(PaperSize Paper = PaperSize.A4);

/// <summary>Stand-in.</summary>
public static class ReportWriter
{
    /// <summary>Stand-in.</summary>
    public static IReadOnlyList<string> Write(RunFolder folder, IReadOnlyCollection<ReportFormat> formats, ReportOptions options)
    {
        var run = folder.ReadRun();
        if (!formats.Contains(ReportFormat.Markdown))
            return [];
        folder.Write("report.md", System.Text.Encoding.UTF8.GetBytes($"# {run.Claims.Count} claims {options.Paper}\n"));
        return [Path.Combine(folder.Root, "report.md")];
    }
}

/// <summary>Stand-in.</summary>
public sealed record ComparisonReport(IReadOnlyList<string> Changes)
{
    /// <summary>Stand-in.</summary>
    public bool Regression => Changes.Count > 0;

    /// <summary>Stand-in.</summary>
    public IEnumerable<string> Lines => Changes;

    /// <summary>Stand-in.</summary>
    public byte[] ToJson() => CanonicalJson.Write(this);

    /// <summary>Stand-in.</summary>
    public string ToMarkdown() => string.Join('\n', Changes);
}

/// <summary>Stand-in.</summary>
public static class RunComparison
{
    /// <summary>Stand-in.</summary>
    public static ComparisonReport Compare(RunFolder baseline, RunFolder current)
    {
        var (before, after) = (baseline.ReadRun(), current.ReadRun());
        return new([.. after.Claims.Where(a => before.Claims.FirstOrDefault(b => b.Id == a.Id) is { } b && a.Verdict < b.Verdict).Select(a => $"regression  {a.Id}: {Words.Of(a.Verdict)}")]);
    }
}
