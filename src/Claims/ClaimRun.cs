using Verify.Evidence;

namespace Verify.Claims;

/// <summary>One claim within a run: its units of work in any order, then their evidence in the claim's own order.</summary>
internal sealed class ClaimRun
{
    private readonly Claim claim;
    private readonly RunPlan plan;
    private readonly RunFolder folder;
    private readonly TaskScheduler scheduler;
    private readonly Judge? judge;
    private readonly IRunObserver observer;
    private readonly CancellationToken cancellation;
    private readonly List<Action> units = [];
    private readonly ExperimentEvidence[] experiments;
    private readonly IReadOnlyList<Certificate>[] certificates;
    private readonly IllustrationEvidence[] illustrations;
    private readonly PropertyEvidence[] properties;
    private readonly ControlEvidence[] controls;
    private int remaining;
    private long ticks;

    public ClaimRun(Claim claim, RunPlan plan, RunFolder folder, TaskScheduler scheduler, Judge? judge, IRunObserver observer, CancellationToken cancellation)
    {
        (this.claim, this.plan, this.folder, this.scheduler, this.judge, this.observer, this.cancellation) = (claim, plan, folder, scheduler, judge, observer, cancellation);
        experiments = Schedule("experiment", () => claim.Experiments, e => e.Name, Measured);
        certificates = [.. experiments.Select(_ => Array.Empty<Certificate>())];
        illustrations = Schedule("illustration", () => claim.Illustrations, i => i.Name, Drawn);
        properties = Schedule("property", () => claim.Properties, p => p.Name, Checked);
        controls = Schedule("control", () => claim.Controls, c => c.Name, Tried);
        if (units.Count == 0)
            units.Add(() => { });
        remaining = units.Count;
    }

    /// <summary>What there is to do; each unit may run on any core at any time.</summary>
    public IReadOnlyList<Action> Units => units;

    /// <summary>Books a finished unit; true for the last one, with the claim's time over all cores.</summary>
    public bool Completed(TimeSpan time, out TimeSpan total)
    {
        total = new(Interlocked.Add(ref ticks, time.Ticks));
        return Interlocked.Decrement(ref remaining) == 0;
    }

    /// <summary>Asks the checker about the certificates, writes the claim's files, and hands over its evidence.</summary>
    public ClaimEvidence Conclude()
    {
        var handed = certificates.SelectMany(c => c).ToList();
        var judged = new Judgement(claim.Id, handed, judge);
        foreach (var certificate in handed)
            folder.Write(RunFolder.CertificatePath(claim.Id, certificate.Name), certificate.Utf8.Span);
        var evidence = new ClaimEvidence(claim.Id, claim.Statement, [.. experiments.Select((e, i) => judged.Confirm(e, certificates[i]))], illustrations, properties, controls, judged.Certificates);
        folder.WriteJson(RunFolder.ClaimPath(claim.Id), evidence);
        return evidence;
    }

    private T[] Schedule<TPart, T>(string kind, Func<IEnumerable<TPart>> parts, Func<TPart, string> name, Func<TPart, int, T> work)
    {
        var list = Listed(kind, parts, name);
        var results = new T[list.Count];
        for (int i = 0; i < list.Count; i++)
        {
            int k = i;
            units.Add(() => results[k] = work(list[k], k));
        }

        return results;
    }

    private List<TPart> Listed<TPart>(string kind, Func<IEnumerable<TPart>> parts, Func<TPart, string> name)
    {
        List<TPart> list;
        try
        {
            list = [.. parts()];
        }
        catch (Exception e)
        {
            throw new RunRefusedException($"The claim {claim.Id} cannot list its parts of the kind {kind}: {Raised(e)}");
        }

        return list.GroupBy(name).FirstOrDefault(g => g.Count() > 1) is not { } twice
            ? list
            : throw new RunRefusedException($"The claim {claim.Id} has {twice.Count()} parts of the kind {kind} called «{twice.Key}»; names must be unique, for they name streams and files.");
    }

    // Shards are kept by number: a name may be longer than a file system allows, and an illustration may share its name with an experiment.
    private Context Context(string stream, string kind, int index, string name) =>
        new(plan.Seed, claim.Id, stream, plan.Effort, new Workshop(scheduler, plan.Jobs, folder, $"{RunFolder.ClaimPath(claim.Id)}/{kind}-{index}", f => observer.Progressed(claim.Id, $"{kind} {name}", f), cancellation));

    private ExperimentEvidence Measured(Experiment experiment, int index)
    {
        try
        {
            var found = experiment.Measure(Context(experiment.Name, "experiment", index, experiment.Name));
            certificates[index] = found.Certificates;
            return new(experiment.Name, found.Comparisons, found.Figures, found.Remarks, [.. found.FailedHypotheses.Select(h => "a hypothesis failed: " + h)], []);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return new(experiment.Name, [], [], [], [Raised(e)], []);
        }
    }

    private IllustrationEvidence Drawn(Illustration illustration, int index)
    {
        try
        {
            var found = illustration.Draw(Context(illustration.Name, "illustration", index, illustration.Name));
            return new(illustration.Name, found.Figures, found.Remarks);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return new(illustration.Name, [], [Raised(e)]);
        }
    }

    private PropertyEvidence Checked(Property property, int index)
    {
        try
        {
            return property.Check(plan.Seed, claim.Id, plan.Effort, null, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return new(property.Name, 0, Verdict.Inconclusive, double.NaN, Raised(e));
        }
    }

    private ControlEvidence Tried(Control control, int index)
    {
        ControlEvidence Inconclusive(string obstacle, Comparison? comparison = null, Comparison? power = null) =>
            new(control.Name, control.Why, ControlVerdict.Inconclusive, comparison, power, obstacle);
        try
        {
            if (!claim.Controlled.Any(e => e.Name == control.Sibling.Name))
                return Inconclusive($"its sibling is called «{control.Sibling.Name}», like no experiment of the claim, so it would draw from other streams");
            var context = Context(control.Sibling.Name, "control", index, control.Name);
            var found = control.Sibling.Measure(context);
            if (found.FailedHypotheses.Count > 0)
                return Inconclusive("a hypothesis failed: " + found.FailedHypotheses[0]);
            var matching = found.Comparisons.Where(c => c.Quantity == control.Refutes).ToList();
            if (matching.Count != 1)
                return Inconclusive($"{matching.Count} comparisons are called «{control.Refutes}», expected one of: {string.Join("; ", found.Comparisons.Select(c => c.Quantity))}");
            var comparison = matching[0] with { Proof = null, BoundProof = null };
            var power = control.Power?.Invoke(context);
            return comparison.Verdict switch
            {
                Verdict.Holds => new(control.Name, control.Why, ControlVerdict.Survived, comparison, power),
                Verdict.Inconclusive => Inconclusive(Words.Of(comparison) + " decides nothing", comparison, power),
                _ when comparison.Rung == Rung.Statistical && power is null => Inconclusive("a statistical control must state its power", comparison),
                _ when power is not null && power.Verdict != Verdict.Holds => Inconclusive("its power is too small: " + Words.Of(power), comparison, power),
                _ => new(control.Name, control.Why, ControlVerdict.Refuted, comparison, power),
            };
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            return Inconclusive(Raised(e));
        }
    }

    private static string Raised(Exception e) => $"{e.GetType().Name}: {e.Message}";
}
