using System.Runtime.ExceptionServices;
using System.Text.Json;
using Verify.Evidence;

namespace Verify.Claims;

/// <summary>Where one unit of a run (an experiment, a control) does its work: spreads shards over the shared scheduler and keeps those that are done.</summary>
internal sealed class Workshop(TaskScheduler scheduler, int jobs, RunFolder folder, string unit, Action<double> report, CancellationToken cancellation)
{
    public CancellationToken Cancellation => cancellation;

    public void Report(double fraction) => report(fraction);

    public IReadOnlyList<T> Map<T>(int map, int shards, Func<int, T> f)
        where T : notnull
    {
        var results = new T[shards];
        var failures = new ExceptionDispatchInfo?[shards];
        int done = 0;
        var options = new ParallelOptions { TaskScheduler = scheduler, MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Parallel.For(0, shards, options, (k, loop) =>
        {
            try
            {
                results[k] = Shard($".partial/shards/{unit}/{map}/{k}.json", () => f(k));
                report((double)Interlocked.Increment(ref done) / shards);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                // A break still runs every shard before this one, so the first that fails is the same on any number of cores.
                failures[k] = ExceptionDispatchInfo.Capture(e);
                loop.Break();
            }
        });
        Array.Find(failures, failure => failure is not null)?.Throw();
        return results;
    }

    private T Shard<T>(string path, Func<T> compute)
        where T : notnull
    {
        if (File.Exists(Path.Combine(folder.Root, path)) && Restored(path, out T? kept))
            return kept!;
        cancellation.ThrowIfCancellationRequested();
        byte[] json = CanonicalJson.Write(compute());
        folder.Write(path, json);
        return JsonSerializer.Deserialize<T>(json, CanonicalJson.Options)!;
    }

    // A shard cut short by a crash of the machine is computed again; only the line feed at its end tells 12 from the rest of 1234.
    private bool Restored<T>(string path, out T? value)
        where T : notnull
    {
        try
        {
            value = CanonicalJson.Read<T>(folder.Read(path), path);
            return true;
        }
        catch (MalformedFileException)
        {
            value = default;
            return false;
        }
    }
}
