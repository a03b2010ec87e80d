using Spectre.Console;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Cli.Output;

/// <summary>What a run prints at its end: the table, the complaints, the ledger, and where to read on.</summary>
internal static class Summary
{
    /// <summary>The gravest complaint decides.</summary>
    public static int ExitCodeOf(IReadOnlyList<Complaint> complaints) => complaints.Select(c => c.Weight).DefaultIfEmpty(Weight.Note).Max() switch
    {
        Weight.Failure => ExitCode.Failure,
        Weight.Incomplete => ExitCode.Incomplete,
        _ => ExitCode.Success,
    };

    public static void Print(Terminal terminal, IReadOnlyList<ClaimEvidence> claims, IReadOnlyList<Complaint> complaints, IReadOnlyDictionary<string, double> seconds, RunFolder folder, IReadOnlyList<string> reports)
    {
        terminal.Rich.Write(Table(claims, seconds));
        terminal.Say(Tally(claims));
        foreach (var c in complaints)
            terminal.Say($"{c.Claim}: {(c.Weight == Weight.Note ? "note: " : "")}{c.Sentence}.");
        double ledger = claims.Sum(c => c.Alpha);
        terminal.Say(ledger == 0
            ? "Ledger: Σα = 0; no verdict rests on chance."
            : $"Ledger: Σα = {ledger:G3}, the probability, before the seed was chosen, that some true claim shows red.");
        terminal.Say($"Evidence: {folder.Root}. Re-check it with: verify check {Words.Quoted(folder.Root)}");
        if (reports.Count > 0)
            terminal.Say($"Reports: {string.Join(", ", reports)}");
    }

    /// <summary>"3 claims: 2 hold, 1 refuted."</summary>
    public static string Tally(IReadOnlyList<ClaimEvidence> claims)
    {
        string[] parts =
        [
            .. new (Verdict Verdict, string Word)[] { (Verdict.Holds, "hold"), (Verdict.Refuted, "refuted"), (Verdict.Inconclusive, "inconclusive") }
                .Select(v => (Count: claims.Count(c => c.Verdict == v.Verdict), v.Word))
                .Where(v => v.Count > 0)
                .Select(v => $"{v.Count} {v.Word}"),
        ];
        return $"{claims.Count} claim{(claims.Count == 1 ? "" : "s")}: {string.Join(", ", parts)}.";
    }

    /// <summary>The comparison that leaves its bound the least room; of a user's table the first, for the others are of shuffled labels and the like.</summary>
    public static Comparison? Tightest(ClaimEvidence claim)
    {
        var bounded = claim.Experiments.SelectMany(e => e.Comparisons).Where(c => c.Tightness is not null);
        return OnData(claim) ? bounded.FirstOrDefault() : bounded.MaxBy(c => c.Tightness);
    }

    private static bool OnData(ClaimEvidence claim) => claim.Id.Contains('@', StringComparison.Ordinal);

    private static Table Table(IReadOnlyList<ClaimEvidence> claims, IReadOnlyDictionary<string, double> seconds)
    {
        var table = new Table().SimpleBorder().AddColumns("claim", "rung", "verdict", "tightest comparison").AddColumn(new TableColumn("time").RightAligned());
        foreach (var claim in claims)
        {
            var colour = claim.Verdict switch { Verdict.Holds => Color.Green, Verdict.Refuted => Color.Red, _ => Color.Yellow };
            var tightest = Tightest(claim);
            table.AddRow(
                new Text(Terminal.Plain(claim.Id)),
                new Text(Words.Of(claim.Rung)),
                new Text(Words.Of(claim.Verdict) + (claim.Vacuous ? " (vacuous)" : ""), new Style(colour)),
                new Text(tightest is null ? Answer(claim) : Terminal.Plain(Prose.ToUnicode(Words.Of(tightest)))),
                new Text($"{seconds.GetValueOrDefault(claim.Id):F1} s"));
        }

        return table;
    }

    // What a user's table is found to be has often no bound to be near to: then the first remark says it.
    private static string Answer(ClaimEvidence claim) =>
        OnData(claim) ? Terminal.Plain(Prose.ToUnicode(claim.Experiments.SelectMany(e => e.Remarks).FirstOrDefault(""))) : "";
}
