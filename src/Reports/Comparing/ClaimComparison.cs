using Verify.Evidence;

namespace Verify.Reports.Comparing;

/// <summary>What changed in one claim.</summary>
/// <param name="before">The baseline's evidence.</param>
/// <param name="after">The current evidence.</param>
/// <param name="sameInputs">Whether seed, effort and data are equal, so that exact numbers have to be.</param>
internal sealed class ClaimComparison(ClaimEvidence before, ClaimEvidence after, bool sameInputs)
{
    /// <summary>All differences.</summary>
    public IEnumerable<Change> Changes() => [.. Standing(), .. Statement(), .. Experiments(), .. Controls(), .. Properties(), .. Certificates(), .. Figures()];

    private IEnumerable<Change> Standing()
    {
        if (before.Verdict != after.Verdict)
            yield return Moved(after.Verdict < before.Verdict, $"the verdict changed from {Words.Of(before.Verdict)} to {Words.Of(after.Verdict)}", Words.Of(before.Verdict), Words.Of(after.Verdict));
        if (before.Rung != after.Rung)
            yield return Moved(after.Rung < before.Rung, $"the rung changed from {Words.Of(before.Rung)} to {Words.Of(after.Rung)}", Words.Of(before.Rung), Words.Of(after.Rung));
        if (before.Vacuous != after.Vacuous)
            yield return Moved(after.Vacuous, after.Vacuous ? "a bound became vacuous" : "no bound is vacuous any more");
        if (before.Alpha != after.Alpha)
            yield return Change($"the claim books α = {Wording.Alpha(after.Alpha)} instead of {Wording.Alpha(before.Alpha)}", Wording.Alpha(before.Alpha), Wording.Alpha(after.Alpha));
    }

    private IEnumerable<Change> Statement()
    {
        var (old, now) = (before.Statement, after.Statement);
        if (old.Rung != now.Rung)
            yield return Moved(now.Rung < old.Rung, $"the pinned rung changed from {Words.Of(old.Rung)} to {Words.Of(now.Rung)}", Words.Of(old.Rung), Words.Of(now.Rung));
        if (old.Formula != now.Formula || old.Prose != now.Prose || old.Title != now.Title)
            yield return Change("the sentence of the claim changed", $"{old.Title}. {old.Prose}", $"{now.Title}. {now.Prose}");
        foreach (string gone in old.Hypotheses.Except(now.Hypotheses))
            yield return Change($"the hypothesis «{gone}» is gone: the claim says more", was: gone);
        foreach (string added in now.Hypotheses.Except(old.Hypotheses))
            yield return Change($"the hypothesis «{added}» was added: the claim says less", isNow: added);
        if (!old.Sources.SequenceEqual(now.Sources))
            yield return Note("the sources changed");
    }

    private IEnumerable<Change> Experiments() => Paired(before.Experiments, after.Experiments, e => e.Name, "experiment", (old, now) =>
    [
        .. old.Verdict == now.Verdict ? (IEnumerable<Change>)[] : [Moved(now.Verdict < old.Verdict, $"experiment «{now.Name}» changed from {Words.Of(old.Verdict)} to {Words.Of(now.Verdict)}", Words.Of(old.Verdict), Words.Of(now.Verdict))],
        .. Paired(old.Comparisons, now.Comparisons, c => c.Quantity, $"experiment «{now.Name}»: comparison", Compared),
    ]);

    private IEnumerable<Change> Compared(Comparison old, Comparison now)
    {
        if (old.Relation != now.Relation)
            yield return Regression($"«{now.Quantity}»: the relation changed from {Words.Of(old.Relation)} to {Words.Of(now.Relation)}, so another check is made", Words.Of(old.Relation), Words.Of(now.Relation));
        if (old.Verdict != now.Verdict)
            yield return Moved(now.Verdict < old.Verdict, $"«{now.Quantity}» changed from {Words.Of(old.Verdict)} to {Words.Of(now.Verdict)}", Words.Of(old.Verdict), Words.Of(now.Verdict));
        if (old.Rung != now.Rung)
            yield return Moved(now.Rung < old.Rung, $"«{now.Quantity}»: the rung changed from {Words.Of(old.Rung)} to {Words.Of(now.Rung)}", Words.Of(old.Rung), Words.Of(now.Rung));
        foreach (var (side, was, isNow) in new[] { ("measured", old.Measured, now.Measured), ("bound", old.Bound, now.Bound) })
        {
            if (NumberComparison.Of(was, isNow, sameInputs) is { } difference)
                yield return new(after.Id, difference.Weight, $"«{now.Quantity}», {side}: {Words.Of(was)} became {Words.Of(isNow)}; {difference.Reason}", Words.Of(was), Words.Of(isNow));
        }
    }

    private IEnumerable<Change> Controls() => Paired(before.Controls, after.Controls, c => c.Name, "control", (old, now) =>
        old.Verdict == now.Verdict ? [] : [Moved(now.Verdict < old.Verdict, $"control «{now.Name}» changed from {Words.Of(old.Verdict)} to {Words.Of(now.Verdict)}", Words.Of(old.Verdict), Words.Of(now.Verdict))]);

    private IEnumerable<Change> Properties() => Paired(before.Properties, after.Properties, p => p.Name, "property", (old, now) =>
    {
        var changes = new List<Change>();
        if (old.Verdict != now.Verdict)
            changes.Add(Moved(now.Verdict < old.Verdict, $"property «{now.Name}» changed from {Words.Of(old.Verdict)} to {Words.Of(now.Verdict)}", Words.Of(old.Verdict), Words.Of(now.Verdict)));
        if (sameInputs && now.Cases < old.Cases)
            changes.Add(Change($"property «{now.Name}» was tried on {now.Cases} cases instead of {old.Cases} at the same effort", $"{old.Cases} cases", $"{now.Cases} cases"));
        if (!old.WorstSlack.Equals(now.WorstSlack))
            changes.Add(Note($"property «{now.Name}»: the worst slack {old.WorstSlack:G6} became {now.WorstSlack:G6}; its sign alone decides", $"{old.WorstSlack:G6}", $"{now.WorstSlack:G6}"));
        return changes;
    });

    private IEnumerable<Change> Certificates() => Paired(before.Certificates, after.Certificates, c => c.Name, "certificate", (old, now) =>
        old.Accepted != now.Accepted
            ? [Moved(now.Accepted != true && old.Accepted == true, $"certificate «{now.Name}» was {Wording.Standing(old)} and is {Wording.Standing(now)}: {now.Sentence}", Wording.Standing(old), Wording.Standing(now))]
            : old.Sha256 == now.Sha256 ? []
            : now.Accepted == true ? [Note($"certificate «{now.Name}» has other bytes; both were accepted, so either proves its claim")]
            : [Change($"certificate «{now.Name}» has other bytes, and neither was accepted")]);

    // Figures are drawn from the numbers compared above, so they count for nothing of their own.
    private IEnumerable<Change> Figures()
    {
        var (old, now) = (Drawn(before), Drawn(after));
        int changed = now.Count(f => !old.TryGetValue(f.Key, out byte[]? bytes) || !f.Value.AsSpan().SequenceEqual(bytes));
        int gone = old.Keys.Except(now.Keys).Count();
        if (changed + gone > 0)
            yield return Note($"figures: {changed} drawn from other data, {gone} gone");
    }

    // Experiments of one claim may draw figures of one name: the first is paired with the first.
    private static Dictionary<(string Name, int Occurrence), byte[]> Drawn(ClaimEvidence claim) => claim.Figures
        .GroupBy(f => f.Name, StringComparer.Ordinal)
        .SelectMany(g => g.Select((f, i) => (Key: (g.Key, i), Bytes: CanonicalJson.Write(f))))
        .ToDictionary(f => f.Key, f => f.Bytes);

    private IEnumerable<Change> Paired<T>(IReadOnlyList<T> old, IReadOnlyList<T> now, Func<T, string> name, string kind, Func<T, T, IEnumerable<Change>> compare)
    {
        var counterparts = now.DistinctBy(name).ToDictionary(name, StringComparer.Ordinal);
        foreach (var item in old.DistinctBy(name))
        {
            if (!counterparts.Remove(name(item), out var counterpart))
            {
                yield return Regression($"{kind} «{name(item)}» is gone");
                continue;
            }

            foreach (var change in compare(item, counterpart))
                yield return change;
        }

        foreach (string added in now.Select(name).Where(counterparts.ContainsKey).Distinct())
            yield return Change($"{kind} «{added}» is new");
    }

    private Change Moved(bool worse, string sentence, string? was = null, string? isNow = null) => new(after.Id, worse ? ChangeWeight.Regression : ChangeWeight.Change, sentence, was, isNow);

    private Change Regression(string sentence, string? was = null, string? isNow = null) => new(after.Id, ChangeWeight.Regression, sentence, was, isNow);

    private Change Change(string sentence, string? was = null, string? isNow = null) => new(after.Id, ChangeWeight.Change, sentence, was, isNow);

    private Change Note(string sentence, string? was = null, string? isNow = null) => new(after.Id, ChangeWeight.Note, sentence, was, isNow);
}
