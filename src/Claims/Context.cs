using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Claims;

/// <summary>All that an experiment may know of the world: its named streams, its effort, and how to spread work.</summary>
public sealed class Context
{
    private readonly ulong seed;
    private readonly string claim;
    private readonly string experiment;
    private readonly Workshop workshop;
    private int maps;

    internal Context(ulong seed, string claim, string experiment, Effort effort, Workshop workshop)
    {
        (this.seed, this.claim, this.experiment, this.workshop) = (seed, claim, experiment, workshop);
        Effort = effort;
    }

    /// <summary>How much work may be spent. Effort changes sizes, never which checks exist.</summary>
    public Effort Effort { get; }

    /// <summary>Cancelled when the user interrupts; long loops outside <see cref="Map"/> should heed it.</summary>
    public CancellationToken Cancellation => workshop.Cancellation;

    /// <summary>The stream of (seed, claim, experiment, replicate): the same bits however many replicates are asked for, and the same for a control as for its experiment.</summary>
    public RandomStream Stream(long replicate = 0) => RandomStream.Named(seed, claim, experiment, replicate.ToString());

    /// <summary>One of three sizes, by effort.</summary>
    public T Size<T>(T quick, T standard, T thorough) => Effort switch
    {
        Effort.Quick => quick,
        Effort.Standard => standard,
        _ => thorough,
    };

    /// <summary>Computes f(0), …, f(shards − 1) in any order on any core, keeps each finished shard in the run folder, and returns them in order.</summary>
    /// <remarks>Every shard passes through its JSON form, also in a run that is never interrupted, so a resumed run folds the very same values.</remarks>
    /// <typeparam name="T">A type that System.Text.Json can write and read back: records, numbers, arrays.</typeparam>
    /// <param name="shards">How many; it must not depend on the number of cores.</param>
    /// <param name="f">A function of the shard's number alone.</param>
    public IReadOnlyList<T> Map<T>(int shards, Func<int, T> f)
        where T : notnull => workshop.Map(maps++, shards, f);

    /// <summary>Tells the user how far a long loop has come.</summary>
    /// <param name="fraction">Between 0 and 1.</param>
    public void Report(double fraction) => workshop.Report(fraction);
}
