using System.Text;
using Spectre.Console;

namespace Verify.Cli.Output;

/// <summary>Where the command writes: results to stdout, progress and complaints to stderr. A pipe gets no colour, no bars and no wrapping.</summary>
internal sealed class Terminal
{
    // Wide enough that no line of ours is ever wrapped; Spectre.Console needs some finite width.
    private const int Unwrapped = 1_000_000;

    private Terminal(TextWriter output, TextWriter error, bool outputPiped, bool errorPiped)
    {
        (Out, Error, IsLive) = (output, error, !errorPiped);
        Rich = Console(output, outputPiped);
        Status = Console(error, errorPiped);
    }

    /// <summary>Standard output.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard output with tables and, on a terminal, colour.</summary>
    public IAnsiConsole Rich { get; }

    /// <summary>Standard error, for live progress.</summary>
    public IAnsiConsole Status { get; }

    /// <summary>Whether somebody is watching.</summary>
    public bool IsLive { get; }

    /// <summary>Columns a line may have.</summary>
    public int Width => Rich.Profile.Width;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess()
    {
        System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new(System.Console.Out, System.Console.Error, System.Console.IsOutputRedirected, System.Console.IsErrorRedirected);
    }

    /// <summary>Text with every control character shown instead of obeyed: what a run folder says must not steer the reader's terminal.</summary>
    public static string Plain(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

    /// <summary>One line on stdout.</summary>
    public void Say(string line) => Out.WriteLine(Plain(line));

    /// <summary>One message on stderr.</summary>
    public void Complain(string message) => Error.WriteLine("verify: " + string.Join(Environment.NewLine, message.ReplaceLineEndings("\n").Split('\n').Select(Plain)));

    private static IAnsiConsole Console(TextWriter writer, bool piped)
    {
        bool plain = piped || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var settings = new AnsiConsoleSettings
        {
            Ansi = piped ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = piped ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        };

        // The enrichers would switch escape codes on again for the logs of continuous integration.
        settings.Enrichment.UseDefaultEnrichers = false;
        var console = AnsiConsole.Create(settings);
        console.Profile.Capabilities.Unicode = true;
        if (piped)
            console.Profile.Width = Unwrapped;
        return console;
    }
}
