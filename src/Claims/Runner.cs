using System.Diagnostics;
using Verify.Evidence;

namespace Verify.Claims;

/// <summary>Runs claims on all cores and writes the run folder, so that the bytes depend on the plan alone.</summary>
/// <param name="judge">The independent checker; without one no comparison stands on the exact rung.</param>
/// <param name="observer">Hears of progress.</param>
public sealed class Runner(Judge? judge, IRunObserver observer)
{
    /// <summary>Runs the plan and writes the folder. Interrupted, it leaves a folder that can be resumed.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="folder">Where to write; an existing run there is replaced.</param>
    /// <param name="resume">Go on with the interrupted run in the folder instead.</param>
    /// <param name="environment">What timings.json says of the machine.</param>
    /// <param name="cancellation">Cancelled when the user interrupts.</param>
    /// <returns>The evidence of every claim, in the order of the plan.</returns>
    /// <exception cref="RunRefusedException">The folder is no place for this run.</exception>
    /// <exception cref="OperationCanceledException">The run was interrupted; what was finished is kept.</exception>
    public IReadOnlyList<ClaimEvidence> Run(RunPlan plan, RunFolder folder, bool resume, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        using var session = RunSession.Open(folder, plan, resume);
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, plan.Jobs).ConcurrentScheduler;
        var claims = plan.Claims.Select(c => new ClaimRun(c, plan, folder, scheduler, judge, observer, cancellation)).ToList();
        var results = new ClaimEvidence?[claims.Count];
        var seconds = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < claims.Count; i++)
        {
            if (resume && session.Finished(plan.Claims[i].Id, out var kept))
            {
                results[i] = kept;
                seconds[kept.Id] = session.SecondsOf(kept.Id);
                observer.Finished(kept, TimeSpan.Zero);
            }
        }

        var units = Enumerable.Range(0, claims.Count).Where(i => results[i] is null).SelectMany(i => claims[i].Units.Select(u => (Claim: i, Unit: u)));
        var options = new ParallelOptions { TaskScheduler = scheduler, MaxDegreeOfParallelism = plan.Jobs, CancellationToken = cancellation };
        var gate = new Lock();
        try
        {
            Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(units, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering), options, item =>
            {
                long start = Stopwatch.GetTimestamp();
                item.Unit();
                var claim = claims[item.Claim];
                if (!claim.Completed(Stopwatch.GetElapsedTime(start), out var time))
                    return;
                var evidence = claim.Conclude();
                lock (gate)
                {
                    results[item.Claim] = evidence;
                    seconds[evidence.Id] = time.TotalSeconds;
                    folder.WriteJson("timings.json", new TimingsRecord(environment, plan.Jobs, seconds));
                    observer.Finished(evidence, time);
                }
            });
        }
        catch (AggregateException e)
        {
            var inner = e.Flatten().InnerExceptions;
            cancellation.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner[0]);
        }

        var all = results.Select(r => r!).ToList();
        folder.WriteJson("timings.json", new TimingsRecord(environment, plan.Jobs, seconds));
        folder.WriteJson("run.json", new RunRecord(RunRecord.CurrentFormat, plan.Version, plan.Seed, plan.Effort, plan.Patterns, plan.Data, [.. all.Select(ClaimEntry.Of)]));
        session.Complete();
        return all;
    }

    /// <summary>Runs one failing case again.</summary>
    /// <param name="claims">Where to look for the claim.</param>
    /// <param name="line">The line a failing run printed: claim:property:seed.gamma.size.</param>
    /// <param name="cancellation">Cancelled when the user interrupts.</param>
    /// <exception cref="RunRefusedException">The line names no known claim or property, or is no replay line.</exception>
    public static PropertyEvidence Replay(IReadOnlyList<Claim> claims, string line, CancellationToken cancellation)
    {
        int first = line.IndexOf(':', StringComparison.Ordinal), last = line.LastIndexOf(':');
        if (first < 0 || first == last)
            throw new RunRefusedException($"«{line}» is no replay line; expected claim:property:seed.gamma.size as a failing run prints it.");
        var claim = claims.FirstOrDefault(c => c.Id == line[..first]) ?? throw new RunRefusedException($"No claim has the id «{line[..first]}»; 'verify list' shows all.");
        var property = claim.Properties.FirstOrDefault(p => p.Name == line[(first + 1)..last]) ?? throw new RunRefusedException($"{claim.Id} has no property «{line[(first + 1)..last]}», only {string.Join("; ", claim.Properties.Select(p => $"«{p.Name}»"))}.");
        try
        {
            return property.Check(0, claim.Id, Effort.Quick, line[(last + 1)..], cancellation);
        }
        catch (FormatException e)
        {
            throw new RunRefusedException(e.Message);
        }
    }
}
