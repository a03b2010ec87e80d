using Verify.Cli.Output;

namespace Verify.Cli;

internal static class Program
{
    private static int Main(string[] arguments) => new CommandLine(Terminal.OfProcess()).Run(arguments);
}
