using System.Text;
using Verify.Evidence;
using Verify.Reports.Html;
using Verify.Reports.Markdown;
using Verify.Reports.Pdf;
using Verify.Reports.Typography;

namespace Verify.Reports;

/// <summary>What a report can be written as.</summary>
public enum ReportFormat
{
    /// <summary>Paper: report.pdf.</summary>
    Pdf,

    /// <summary>One self-contained page: report.html.</summary>
    Html,

    /// <summary>Plain text for code hosts: report.md.</summary>
    Markdown,
}

/// <summary>The sheet a PDF is set on.</summary>
public enum PaperSize
{
    /// <summary>210 mm × 297 mm.</summary>
    A4,

    /// <summary>8.5 in × 11 in.</summary>
    Letter,
}

/// <summary>How a report is to look.</summary>
/// <param name="Paper">The sheet of the PDF.</param>
/// <param name="Baseline">A run to hold this one against; the HTML then shows both side by side.</param>
/// <param name="Into">The folder to write into; the run's own unless given.</param>
/// <param name="Pictures">What to write as PNG besides: "cover" for the first page, or a figure as "topic/claim:figure".</param>
public sealed record ReportOptions(PaperSize Paper = PaperSize.A4, RunFolder? Baseline = null, string? Into = null, IReadOnlyList<string>? Pictures = null);

/// <summary>Renders a run folder from its own files alone; equal folders give equal bytes.</summary>
public static class ReportWriter
{
    /// <summary>Writes report.pdf, report.html, report.md and the pictures asked for, each whole or not at all.</summary>
    /// <returns>The paths written, in the order of the formats, pictures last.</returns>
    /// <exception cref="MalformedFileException">The folder holds no finished run, or a file of it is missing or malformed, or the run has no such picture.</exception>
    /// <exception cref="FontsMissingException">PDF or HTML was asked for and no usable font is installed.</exception>
    public static IReadOnlyList<string> Write(RunFolder run, IReadOnlyCollection<ReportFormat> formats, ReportOptions options)
    {
        var contents = RunContents.Of(run);
        var wanted = formats.Distinct().Order().ToList();
        var pictures = options.Pictures ?? [];
        using var fonts = pictures.Count == 0 && wanted.All(f => f == ReportFormat.Markdown) ? null : FontLibrary.Installed();
        var rendered = wanted.ConvertAll(f => (Name(f), f switch
        {
            ReportFormat.Pdf => PdfReport.Render(contents, options.Paper, new Typesetter(fonts!)),
            ReportFormat.Html => Encoding.UTF8.GetBytes(HtmlReport.Render(contents, new Typesetter(fonts!), Beside(run, options))),
            _ => Encoding.UTF8.GetBytes(MarkdownReport.Render(contents)),
        }));

        // A library of their own: the document's fonts hold by now what the document needs and no more.
        using var whole = pictures.Count == 0 ? null : FontLibrary.Installed();
        rendered.AddRange(pictures.Select(p => (Picture.FileName(p), Picture.Of(contents, p, options.Paper, new Typesetter(whole!)))));
        var target = options.Into is null ? run : new RunFolder(options.Into);
        foreach (var (name, bytes) in rendered)
            target.Write(name, bytes);
        return rendered.ConvertAll(r => Path.Combine(target.Root, r.Item1));
    }

    /// <summary>The run as one HTML page, written nowhere.</summary>
    /// <exception cref="MalformedFileException">A folder holds no finished run, or a file of it is missing or malformed.</exception>
    /// <exception cref="FontsMissingException">No usable font is installed.</exception>
    public static byte[] Html(RunFolder run, ReportOptions options)
    {
        using var fonts = FontLibrary.Installed();
        return Encoding.UTF8.GetBytes(HtmlReport.Render(RunContents.Of(run), new Typesetter(fonts), Beside(run, options)));
    }

    private static SideBySide? Beside(RunFolder run, ReportOptions options) =>
        options.Baseline is { } baseline ? new(RunContents.Of(baseline), RunComparison.Compare(baseline, run)) : null;

    private static string Name(ReportFormat format) => format switch
    {
        ReportFormat.Pdf => "report.pdf",
        ReportFormat.Html => "report.html",
        _ => "report.md",
    };
}
