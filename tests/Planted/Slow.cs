using Verify.Claims;
using Verify.Evidence;

namespace Verify.Planted;

/// <summary>Sound, and long enough to be interrupted: many shards of pure arithmetic, some in the experiment, some in its control.</summary>
public sealed class Slow() : PlantedClaim("slow", "Sums of pseudo-random bits, shard by shard", Rung.Enclosed)
{
    private const int Shards = 48;

    public override IEnumerable<Experiment> Experiments => [Spun(bound: 64)];

    public override IEnumerable<Control> Controls => [Falsely("no sum of 64 bits is positive", "the bits are not all zero", Spun(bound: 0), refutes: "largest sum of 64 bits")];

    private static Experiment Spun(int bound) => new("squared length", context =>
    {
        var sums = context.Map(Shards, k => Spin(context, k));
        return new Findings
        {
            Comparisons = [new("largest sum of 64 bits", Number.Exact(sums.Max()), Relation.AtMost, Number.Exact(bound))],
            Remarks = [string.Join(' ', sums)],
        };
    });

    private static int Spin(Context context, int shard)
    {
        // A test that interrupts or kills the run sets this, so that the run cannot end before the test gets there, however slow the machine; a run that nobody interrupts ends all the same.
        if (shard > 0 && Environment.GetEnvironmentVariable("VERIFY_PLANTED_WAIT") is not null)
            context.Cancellation.WaitHandle.WaitOne(TimeSpan.FromMinutes(1));
        var stream = context.Stream(shard);
        ulong word = 0;
        // Thorough effort is for interrupting twice: the first shard shows that the run is under way, no other ends before the second interruption.
        for (long i = context.Size(15_000_000L, 60_000_000L, shard == 0 ? 15_000_000L : 20_000_000_000L); i > 0; i--)
            word = stream.NextUInt64();
        return System.Numerics.BitOperations.PopCount(word);
    }
}
