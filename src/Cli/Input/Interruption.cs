using System.CommandLine;
using System.Runtime.InteropServices;
using Verify.Cli.Output;
using Verify.Evidence;

namespace Verify.Cli.Input;

/// <summary>Ctrl-C and SIGTERM: the first asks the run to stop at the next shard, the second ends the process. Either way the folder can be resumed.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations;
    private bool asked;

    public Interruption(Terminal terminal)
    {
        registrations =
        [
            .. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM]).Select(signal => PosixSignalRegistration.Create(signal, context =>
            {
                // Handlers of two signals may run side by side: only one of them is the first.
                if (Interlocked.Exchange(ref asked, true))
                    return;
                context.Cancel = true;
                terminal.Complain("stopping at the next shard; interrupt again to stop at once.");
                source.Cancel();
            })),
        ];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The command to type for going on.</summary>
    public static string ResumeLine(ParseResult parsed)
    {
        var words = parsed.Tokens.Select(t => t.Value).Where(t => t != "--resume").Append("--resume");
        return "verify " + string.Join(' ', words.Select(Words.Quoted));
    }

    public void Dispose()
    {
        registrations.ForEach(r => r.Dispose());
        source.Dispose();
    }
}
