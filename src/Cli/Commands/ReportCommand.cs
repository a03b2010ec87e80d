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
        var output = new Option<string?>("--out") { Description = "Where to write; the run folder itself unless given.", HelpName = "DIR" };
        var pictures = new Option<string[]>("--picture") { Description = "Also write a picture as PNG: \"cover\" for the first page, or a figure by the claim's id and the figure's name; may be given several times.", HelpName = "CLAIM:FIGURE", DefaultValueFactory = _ => [] };
        var command = new VerbCommand(
            "report",
            "Render a run folder again, from its files alone: nothing is measured, no claim is run.",
            ("verify report reports/latest", "PDF, HTML and Markdown beside the evidence"),
            ("verify report reports/latest --format pdf --paper letter", "the PDF alone, on another paper"),
            ("verify report reports/baseline --out reports/gallery --picture cover --picture approximation/squares:neurons", "into another folder, with pictures"))
        {
            directory,
            formats,
            paper,
            output,
            pictures,
        };
        command.SetAction(parsed =>
        {
            var chosen = parsed.GetValue(formats) ?? CommonOptions.AllFormats;
            string[] wanted = parsed.GetValue(pictures)!;
            if (chosen.Count + wanted.Length == 0)
                throw new UsageException("--format none leaves nothing to write; expected some of pdf, html, md, or a --picture.");
            var options = new ReportOptions(parsed.GetValue(paper), Into: parsed.GetValue(output), Pictures: wanted);
            string from = parsed.GetValue(directory)!;
            try
            {
                foreach (string path in ReportWriter.Write(new RunFolder(from), chosen, options))
                    terminal.Say(path);
                return ExitCode.Success;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"{options.Into ?? from} cannot be written: {e.Message}. Choose another folder with --out.");
            }
        });
        return command;
    }
}
