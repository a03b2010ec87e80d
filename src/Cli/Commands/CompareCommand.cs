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
        var command = new VerbCommand(
            "compare",
            "What changed between two runs, claim by claim. A lost verdict, a lower rung or a lost control is a regression: exit code 1.",
            ("verify compare reports/baseline reports/latest", "has anything got worse?"),
            ("verify compare reports/baseline reports/latest --markdown changes.md", "the same as a page for a pull request"),
            ("verify compare reports/baseline reports/latest --json", "the same for a script"))
        {
            baseline,
            current,
            markdown,
            json,
        };
        command.SetAction(parsed =>
        {
            var report = RunComparison.Compare(new RunFolder(parsed.GetValue(baseline)!), new RunFolder(parsed.GetValue(current)!));
            if (parsed.GetValue(markdown) is { } file)
                AtomicFile.Write(file, Encoding.UTF8.GetBytes(report.ToMarkdown()));
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
