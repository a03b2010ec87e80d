using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Verify.Cli.Commands;

namespace Verify.Cli.Output;

/// <summary>The standard help of a command, and under it examples to copy.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction standard;

    public HelpWithExamples(HelpAction standard, int width)
    {
        this.standard = standard;
        standard.MaxWidth = width;
    }

    /// <summary>Help is to be had also where the rest of the line is wrong.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var usual = new StringWriter();
        parseResult.InvocationConfiguration.Output = usual;
        int code = standard.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;

        // The usage line names the executable, which people know under another name.
        output.Write(usual.ToString().Replace(RootCommand.ExecutableName, "verify", StringComparison.Ordinal));
        output.WriteLine("Examples:");
        foreach (var (line, meaning) in (parseResult.CommandResult.Command as VerbCommand)?.Examples ?? Overview)
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {meaning}");
        }

        return code;
    }

    private static (string Line, string Meaning)[] Overview =>
    [
        ("verify list", "what can be verified"),
        ("verify run", "verify all of it, and write a report to reports/latest"),
        ("verify check reports/latest", "re-verify every certificate of that run with the independent checker"),
    ];
}
