using Spectre.Console;
using Verify.Claims;
using Verify.Cli.Input;
using Verify.Cli.Output;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Cli.Commands;

/// <summary>verify list: the catalogue.</summary>
internal static class ListCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var (patterns, assemblies, json) = (CommonOptions.Patterns(), CommonOptions.Assemblies(), CommonOptions.Json());
        var command = new VerbCommand(
            "list",
            "The catalogue: id, title, pinned rung, and how many experiments, properties and controls.",
            ("verify list", "every claim, in the order of the course"),
            ("verify list depth 'perceptrons/*'", "two topics"),
            ("verify list --json | jq -r '.[].statement.id'", "the ids, for a script"),
            ("verify list --assembly bin/Release/net10.0/MyClaims.dll", "the catalogue with your own claims"))
        {
            patterns,
            assemblies,
            json,
        };
        command.SetAction(parsed =>
        {
            var claims = Catalogue.Select(ClaimAssemblies.Catalogue(parsed.GetValue(assemblies)!), parsed.GetValue(patterns)!);
            if (claims.Count == 0)
                throw new UsageException("the catalogue is empty.");
            if (parsed.GetValue(json))
                terminal.Out.Write(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(claims.Select(ListedClaim.Of).ToList())));
            else
                Print(terminal, claims);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Print(Terminal terminal, IReadOnlyList<Claim> claims)
    {
        var table = new Table().SimpleBorder().AddColumns("claim", "title", "rung");
        foreach (string count in (string[])["experiments", "properties", "controls"])
            table.AddColumn(new TableColumn(count).RightAligned());
        foreach (var claim in claims)
        {
            table.AddRow(((string[])
            [
                claim.Id, Prose.ToUnicode(claim.Statement.Title), Words.Of(claim.Statement.Rung),
                $"{claim.Experiments.Count()}", $"{claim.Properties.Count()}", $"{claim.Controls.Count()}",
            ]).Select(cell => new Text(Terminal.Plain(cell))));
        }

        terminal.Rich.Write(table);
    }
}
