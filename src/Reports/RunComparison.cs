using Verify.Evidence;
using Verify.Reports.Comparing;

namespace Verify.Reports;

/// <summary>Compares two runs claim by claim, so that nothing gets worse in silence.</summary>
public static class RunComparison
{
    /// <summary>What changed from the baseline to the current run.</summary>
    /// <exception cref="MalformedFileException">One of the folders holds no finished run, or a file of it is missing or malformed.</exception>
    public static ComparisonReport Compare(RunFolder baseline, RunFolder current)
    {
        var (before, after) = (baseline.ReadRun(), current.ReadRun());
        var (old, now) = (ById(baseline.ReadClaims(before)), ById(current.ReadClaims(after)));
        bool sameInputs = before.Seed == after.Seed && before.Effort == after.Effort && before.Data?.Sha256 == after.Data?.Sha256;
        bool samePatterns = before.Patterns.SequenceEqual(after.Patterns);
        var changes = Circumstances(before, after).ToList();
        foreach (var claim in before.Claims.DistinctBy(c => c.Id))
        {
            changes.AddRange(now.TryGetValue(claim.Id, out var counterpart)
                ? new ClaimComparison(old[claim.Id], counterpart, sameInputs).Changes().OrderByDescending(c => c.Weight)
                : [new(claim.Id, samePatterns ? ChangeWeight.Regression : ChangeWeight.Change, samePatterns ? "the claim is gone, although the same patterns were asked for" : "the claim was not run; other patterns were asked for")]);
        }

        foreach (var claim in now.Values.Where(c => !old.ContainsKey(c.Id)))
        {
            changes.Add(claim.Verdict == Verdict.Refuted
                ? new(claim.Id, ChangeWeight.Regression, "the claim is new, and refuted")
                : new(claim.Id, ChangeWeight.Change, $"the claim is new: {Words.Of(claim.Verdict)}, {Words.Of(claim.Rung)}"));
        }

        return new(changes);
    }

    private static Dictionary<string, ClaimEvidence> ById(IReadOnlyList<ClaimEvidence> claims) => claims.DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);

    private static IEnumerable<Change> Circumstances(RunRecord before, RunRecord after)
    {
        if (before.Version != after.Version)
            yield return new("", ChangeWeight.Note, $"version {before.Version} became {after.Version}", before.Version, after.Version);
        if (before.Seed != after.Seed)
            yield return new("", ChangeWeight.Note, $"seed {before.Seed} became {after.Seed}: everything is drawn anew, numbers may differ, verdicts may not", $"{before.Seed}", $"{after.Seed}");
        if (before.Effort != after.Effort)
            yield return new("", ChangeWeight.Note, $"effort {Word(before.Effort)} became {Word(after.Effort)}: sizes differ, the checks may not", Word(before.Effort), Word(after.Effort));
        if (!before.Patterns.SequenceEqual(after.Patterns))
            yield return new("", ChangeWeight.Note, $"patterns «{string.Join(' ', before.Patterns)}» became «{string.Join(' ', after.Patterns)}»");
        if (before.Data != after.Data)
            yield return new("", ChangeWeight.Change, $"the data differ: {before.Data?.File ?? "none"} became {after.Data?.File ?? "none"}{(before.Data?.Sha256 == after.Data?.Sha256 ? " with the same bytes" : " with other bytes")}");
    }

    private static string Word(Effort effort) => effort.ToString().ToLowerInvariant();
}
