using System.CommandLine;

namespace Verify.Cli.Commands;

/// <summary>A verb of the command, with examples for its help.</summary>
internal sealed class VerbCommand(string name, string description, params (string Line, string Meaning)[] examples) : Command(name, description)
{
    /// <summary>Lines to copy, and what each does.</summary>
    public IReadOnlyList<(string Line, string Meaning)> Examples => examples;
}
