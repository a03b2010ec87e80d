using System.CommandLine;
using System.Text;
using Verify.Claims;
using Verify.Cli.Input;
using Verify.Cli.Output;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Cli.Commands;

/// <summary>verify show: one statement with everything that can contradict it.</summary>
internal static class ShowCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "The claim's id, as 'verify list' shows it." };
        var (assemblies, json) = (CommonOptions.Assemblies(), CommonOptions.Json());
        var command = new VerbCommand(
            "show",
            "One claim: statement, hypotheses, sources, experiments, properties and controls.",
            ("verify show perceptrons/convergence", "what the claim says and what would refute it"),
            ("verify show perceptrons/convergence --json", "the same for a script"))
        {
            id,
            assemblies,
            json,
        };
        command.SetAction(parsed =>
        {
            var catalogue = ClaimAssemblies.Catalogue(parsed.GetValue(assemblies)!);
            string asked = parsed.GetValue(id)!;
            var claim = catalogue.FirstOrDefault(c => c.Id == asked) ?? throw new UsageException($"no claim has the id «{asked}».{Nearest(catalogue, asked)} 'verify list' shows all.");
            var listed = ListedClaim.Of(claim);
            if (parsed.GetValue(json))
                terminal.Out.Write(Encoding.UTF8.GetString(CanonicalJson.Write(listed)));
            else
                Print(terminal, listed);
            return ExitCode.Success;
        });
        return command;
    }

    private static string Nearest(IReadOnlyList<Claim> catalogue, string asked)
    {
        string name = asked.Split('/')[^1];
        var near = catalogue.Select(c => c.Id).Where(i => (name.Length > 2 && i.Contains(name, StringComparison.OrdinalIgnoreCase)) || Slips(i, asked) <= 2).Take(3).ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    // How many letters to change, drop or add (Levenshtein 1966).
    private static int Slips(string meant, string typed)
    {
        int[] row = [.. Enumerable.Range(0, typed.Length + 1)];
        for (int i = 0; i < meant.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 0; j < typed.Length; j++)
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(diagonal + (meant[i] == typed[j] ? 0 : 1), 1 + Math.Min(row[j], row[j + 1])));
        }

        return row[^1];
    }

    private static void Print(Terminal terminal, ListedClaim claim)
    {
        var s = claim.Statement;
        terminal.Say(s.Id);
        terminal.Say($"  {Prose.ToUnicode(s.Title)}");
        terminal.Say($"  {Prose.FormulaToUnicode(s.Formula)}");
        terminal.Say("");
        terminal.Say(Prose.ToUnicode(s.Prose));
        Section("Hypotheses", s.Hypotheses);
        Section("Sources", s.Sources.Select(r => $"{r.Authors}: {r.Title}. {r.Venue}, {r.Year}{(r.Locator is null ? "" : $", {r.Locator}")}."));
        Section("Pinned rung", [Words.Of(s.Rung)]);
        Section("Experiments", claim.Experiments);
        Section("Properties", claim.Properties);
        Section("Controls (false siblings, each of which must be refuted)", claim.Controls.Select(c => $"{c.Name} — false because {c.Why}; «{c.Refutes}» of «{c.Experiment}» must fail"));
        Section("Illustrations", claim.Illustrations);

        void Section(string title, IEnumerable<string> lines)
        {
            if (!lines.Any())
                return;
            terminal.Say("");
            terminal.Say(title);
            foreach (string line in lines)
                terminal.Say($"  {Prose.ToUnicode(line)}");
        }
    }
}
