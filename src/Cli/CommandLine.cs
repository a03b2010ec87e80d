using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Verify.Claims;
using Verify.Cli.Commands;
using Verify.Cli.Input;
using Verify.Cli.Output;
using Verify.Evidence;
using Verify.Reports.Typography;

namespace Verify.Cli;

/// <summary>The command <c>verify</c>: parses, invokes one verb, and turns every way to fail into one message and an exit code.</summary>
internal sealed class CommandLine(Terminal terminal)
{
    private const string About = """
        Turns theorems on deep learning into evidence that anyone can re-run and re-check.

        Exit codes, for every command:
          0  all claims hold and all controls are refuted; all certificates accepted; no regression
          1  a claim is refuted, a control survived, a certificate is rejected, a rung is below the pinned one, a regression
          2  bad usage or input, nothing selected, or an internal error (VERIFY_DEBUG=1 shows its trace)
          3  incomplete: interrupted, or inconclusive
        """;

    /// <summary>Runs the command and returns its exit code.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The outermost frame: whatever is thrown becomes one line and an exit code, never a stack trace.")]
    public int Run(string[] arguments)
    {
        try
        {
            // Response files are off: a pattern or a path may begin with '@'.
            var parsed = Root().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            return parsed.Action is ParseErrorAction
                ? Refuse(parsed)
                : parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = terminal.Out, Error = terminal.Error });
        }
        catch (Exception e) when (e is UsageException or RunRefusedException or MalformedFileException or FontsMissingException)
        {
            terminal.Complain(e.Message);
            return ExitCode.Usage;
        }
        catch (OperationCanceledException)
        {
            terminal.Complain("interrupted.");
            return ExitCode.Incomplete;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk, a folder that may not be written: the world's fault, not an error of ours.
            terminal.Complain($"a file could not be read or written: {e.Message}");
            return ExitCode.Usage;
        }
        catch (Exception e)
        {
            terminal.Complain(Environment.GetEnvironmentVariable("VERIFY_DEBUG") == "1"
                ? $"internal error: {e}"
                : $"internal error, please report it: {e.GetType().Name}: {e.Message} (VERIFY_DEBUG=1 shows the trace)");
            return ExitCode.Usage;
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand(About)
        {
            ListCommand.Create(terminal),
            ShowCommand.Create(terminal),
            RunCommand.Create(terminal),
            CheckCommand.Create(terminal),
            ReportCommand.Create(terminal),
            CompareCommand.Create(terminal),
            AcceptCommand.Create(terminal),
        };
        // An unknown option would pass as one more pattern or path.
        foreach (var argument in root.Subcommands.SelectMany(c => c.Arguments))
        {
            argument.Validators.Add(result =>
            {
                if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith('-')) is { } unknown)
                    result.AddError($"Unknown option «{unknown.Value}».");
            });
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, terminal.Width);
        return root;
    }

    // System.CommandLine would print its help on stdout and exit with 1.
    private int Refuse(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
            names.Push(result.Command is RootCommand ? "verify" : result.Command.Name);
        var message = new StringBuilder(string.Join(" ", parsed.Errors.Select(e => e.Message).Distinct()));
        message.Append(" See '").AppendJoin(' ', names).Append(" --help'.");
        terminal.Complain(message.ToString());
        return ExitCode.Usage;
    }
}
