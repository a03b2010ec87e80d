using System.CommandLine;
using System.Text;
using Verify.Cli.Input;
using Verify.Cli.Output;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Cli.Commands;

/// <summary>verify compare: what changed between two runs, claim by claim.</summary>
internal static class CompareCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var baseline = new Argument<string>("BASELINE") { Description = "The run folder to compare with." };
        var current = new Argument<string>("CURRENT") { Description = "The run folder in question." };
        var json = CommonOptions.Json();
        var markdown = new Option<string?>("--markdown") { Description = "Also write the comparison as Markdown.", HelpName = "FILE" };
        var html = new Option<string?>("--html") { Description = "Also write CURRENT's report as an HTML page with the baseline beside it.", HelpName = "FILE" };
        var command = new VerbCommand(
            "compare",
            "What changed between two runs, claim by claim. A lost verdict, a lower rung or a lost control is a regression: exit code 1.",
            ("verify compare reports/baseline reports/latest", "has anything got worse?"),
            ("verify compare reports/baseline reports/latest --markdown changes.md", "the same as a page for a pull request"),
            ("verify compare reports/baseline reports/latest --html reports/latest/report.html", "the report again, both runs side by side"),
            ("verify compare reports/baseline reports/latest --json", "the same for a script"))
        {
            baseline,
            current,
            markdown,
            html,
            json,
        };
        command.SetAction(parsed =>
        {
            RunFolder before = new(parsed.GetValue(baseline)!), after = new(parsed.GetValue(current)!);
            var report = RunComparison.Compare(before, after);
            if (parsed.GetValue(markdown) is { } file)
                AtomicFile.Write(file, Encoding.UTF8.GetBytes(report.ToMarkdown()));
            if (parsed.GetValue(html) is { } page)
                AtomicFile.Write(page, ReportWriter.Html(after, new ReportOptions(Baseline: before)));
            if (parsed.GetValue(json))
            {
                terminal.Out.Write(Encoding.UTF8.GetString(report.ToJson()));
            }
            else
            {
                foreach (string line in report.Lines)
                    terminal.Say(line);
            }

            return report.Regression ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }
}
