using System.CommandLine;
using Verify.Cli.Input;
using Verify.Cli.Output;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Cli.Commands;

/// <summary>verify report: a run folder rendered, on any machine.</summary>
internal static class ReportCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var directory = new Argument<string>("DIR") { Description = "A run folder." };
        var (formats, paper) = (CommonOptions.Formats(), CommonOptions.Paper());
        var command = new VerbCommand(
            "report",
            "Render a run folder again, from its files alone: nothing is measured, no claim is run.",
            ("verify report reports/latest", "PDF, HTML and Markdown beside the evidence"),
            ("verify report reports/latest --format pdf --paper letter", "the PDF alone, on another paper"))
        {
            directory,
            formats,
            paper,
        };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(formats) ?? CommonOptions.AllFormats;
            if (chosen.Count == 0)
                throw new UsageException("--format none leaves nothing to write; expected some of pdf, html, md.");
            foreach (string path in ReportWriter.Write(new RunFolder(parsed.GetValue(directory)!), chosen, new ReportOptions(parsed.GetValue(paper))))
                terminal.Say(path);
            return ExitCode.Success;
        });
        return command;
    }
}
