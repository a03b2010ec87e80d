using System.Text.Json;
using Verify.Evidence;

namespace Verify.Claims;

/// <summary>Where one unit of a run (an experiment, a control) does its work: spreads shards over the shared scheduler and keeps those that are done.</summary>
internal sealed class Workshop(TaskScheduler scheduler, int jobs, RunFolder? folder, string unit, Action<double> report, CancellationToken cancellation)
{
    public CancellationToken Cancellation => cancellation;

    public void Report(double fraction) => report(fraction);

    public IReadOnlyList<T> Map<T>(int map, int shards, Func<int, T> f)
    {
        var results = new T[shards];
        int done = 0;
        var options = new ParallelOptions { TaskScheduler = scheduler, MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        try
        {
            Parallel.For(0, shards, options, k =>
            {
                results[k] = Shard(map, k, f);
                report((double)Interlocked.Increment(ref done) / shards);
            });
        }
        catch (AggregateException e)
        {
            // One reason is enough, and it must not depend on which core met it first.
            var first = e.Flatten().InnerExceptions.OrderBy(i => i.Message, StringComparer.Ordinal).First();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        return results;
    }

    private T Shard<T>(int map, int k, Func<int, T> f)
    {
        string path = $".partial/shards/{unit}/{map}/{k}.json";
        if (folder is not null && File.Exists(Path.Combine(folder.Root, path)) && Restored(path, out T? kept))
            return kept!;
        cancellation.ThrowIfCancellationRequested();
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(f(k), CanonicalJson.Options);
        folder?.Write(path, json);
        return JsonSerializer.Deserialize<T>(json, CanonicalJson.Options)!;
    }

    // A shard cut short by a crash of the machine is computed again.
    private bool Restored<T>(string path, out T? value)
    {
        try
        {
            value = JsonSerializer.Deserialize<T>(folder!.Read(path), CanonicalJson.Options);
            return value is not null;
        }
        catch (Exception e) when (e is JsonException or MalformedFileException)
        {
            value = default;
            return false;
        }
    }
}
