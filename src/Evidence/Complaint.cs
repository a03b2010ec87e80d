namespace Verify.Evidence;

/// <summary>How much a complaint weighs.</summary>
public enum Weight
{
    /// <summary>Worth knowing; the run stands.</summary>
    Note,

    /// <summary>The run is incomplete: exit code 3.</summary>
    Incomplete,

    /// <summary>The run fails: exit code 1.</summary>
    Failure,
}

/// <summary>One sentence on what is wrong with a claim's evidence, the same in the terminal, in reports and in CI logs.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Sentence">Observed, required, and how to replay it.</param>
public sealed record Complaint(string Claim, Weight Weight, string Sentence)
{
    /// <summary>All that is wrong with a claim, gravest first.</summary>
    public static IReadOnlyList<Complaint> About(ClaimEvidence claim) => [.. All(claim).OrderByDescending(c => c.Weight)];

    private static IEnumerable<Complaint> All(ClaimEvidence claim)
    {
        Complaint Fails(string sentence) => new(claim.Id, Weight.Failure, sentence);
        Complaint Open(string sentence) => new(claim.Id, Weight.Incomplete, sentence);

        if (claim.Experiments.Count == 0)
            yield return Open("no experiment measures anything");
        if (claim.Controls.Count == 0)
            yield return Open("no control shows that the checks can fail");
        foreach (var e in claim.Experiments)
        {
            foreach (string contradiction in e.Contradictions)
                yield return Fails($"experiment «{e.Name}»: {contradiction}");
            foreach (string obstacle in e.Obstacles)
                yield return Open($"experiment «{e.Name}» is inconclusive: {obstacle}");
            if (e.Comparisons.Count == 0 && e.Obstacles.Count == 0)
                yield return Open($"experiment «{e.Name}» compared nothing");
            foreach (var c in e.Comparisons.Where(c => c.Verdict == Verdict.Refuted))
                yield return Fails($"experiment «{e.Name}» is refuted: {Words.Of(c)}");
            foreach (var c in e.Comparisons.Where(c => c.Verdict == Verdict.Inconclusive))
                yield return Open($"experiment «{e.Name}» is inconclusive: {Words.Of(c)}{(c.Measured.IsSound && c.Bound.IsSound ? " is not decided by the enclosures" : " has a side that is no number")}");
        }

        foreach (var p in claim.Properties.Where(p => p.Verdict != Verdict.Holds))
        {
            yield return p.Verdict == Verdict.Refuted
                ? Fails($"property «{p.Name}» is refuted: smallest counterexample {p.Counterexample}; worst slack {p.WorstSlack:R} in {p.Cases} cases. Replay: verify run --replay {Words.Quoted(p.Replay)}")
                : Open($"property «{p.Name}» is inconclusive: {p.Counterexample ?? "no case was drawn"}{(p.Replay is null ? "" : $". Replay: verify run --replay {Words.Quoted(p.Replay)}")}");
        }

        foreach (var c in claim.Controls)
        {
            if (c.Verdict == ControlVerdict.Survived)
                yield return Fails($"control «{c.Name}» survived: {(c.Comparison is null ? "" : Words.Of(c.Comparison) + ". ")}It is false because {c.Why}, so the check cannot tell true from false");
            else if (c.Verdict == ControlVerdict.Inconclusive)
                yield return Open($"control «{c.Name}» is inconclusive, not refuted: {c.Obstacle}");
        }

        // A claim that is refuted or open has been complained about already; its rung is then beside the point.
        if (claim.Verdict == Verdict.Holds && claim.Rung < claim.Statement.Rung)
            yield return Fails($"the evidence stands on the rung {Words.Of(claim.Rung)}, below the pinned {Words.Of(claim.Statement.Rung)}");
        if (claim.Verdict == Verdict.Holds && claim.Rung > claim.Statement.Rung)
            yield return new(claim.Id, Weight.Note, $"the evidence stands on the rung {Words.Of(claim.Rung)}, above the pinned {Words.Of(claim.Statement.Rung)}: pin the higher one");
    }
}
