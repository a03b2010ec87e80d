using System.Numerics;
using FsCheck.Xunit;
using Verify.Numerics.Perceptrons;
using Verify.Numerics.Separation;
using Verify.Numerics.Tests.Separation;

namespace Verify.Numerics.Tests.Perceptrons;

public sealed class PerceptronRunsTests
{
    private const int Cap = 500;

    // The sets reach from single digits to 10^34: exact floats, exact doubles, filtered doubles, wide integers.
    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 1000)]
    public bool Every_route_runs_as_plain_integers_do(LabelledSet set, int seed)
    {
        int[] order = [.. Enumerable.Range(0, set.Count)];
        RandomStream.Named((ulong)seed, "order").Shuffle<int>(order);
        var runs = PerceptronRuns.Of<BigInteger>(set.Points, set.Dimension, set.Labels, Cap);
        PerceptronRun expected = Plain(set, order, Cap);
        return runs.Arrange(order).Run() == expected
            && runs.InRandomOrder(RandomStream.Named((ulong)seed, "order")) == expected;
    }

    // Magnitudes at which floats, then doubles stop holding products, then weights.
    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(30_000_000)]
    [InlineData(100_000_000)]
    [InlineData(4_000_000_000_000_000)]
    [InlineData(9_000_000_000_000_000_000)]
    public void Many_points_of_any_magnitude_run_as_plain_integers_do(long magnitude)
    {
        const int Dimension = 9;
        var stream = RandomStream.Named(5, "magnitude");
        BigInteger[] points = [.. Enumerable.Range(0, 100 * Dimension).Select(_ => (magnitude * (BigInteger)stream.Next(-1000, 1000) / 1000) + stream.Next(-1, 1))];
        foreach (bool separable in (bool[])[true, false])
        {
            bool[] labels = [.. points.Chunk(Dimension).Select(x => separable ? x.Select((v, j) => v * (j - 4)).Aggregate(BigInteger.Add).Sign > 0 : stream.NextBoolean())];
            var set = new LabelledSet(Dimension, points, labels);
            int[] order = [.. Enumerable.Range(0, set.Count)];
            stream.Shuffle<int>(order);
            Assert.Equal(Plain(set, order, 2000), PerceptronRuns.Of<BigInteger>(points, Dimension, labels, 2000).Arrange(order).Run());
        }
    }

    // After the first update the second product is 2^54 + gap − 2^54, which is 0 in floating point either way.
    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void A_product_lost_to_rounding_is_decided_by_integers(int gap, bool isRight)
    {
        BigInteger far = BigInteger.One << 54;
        BigInteger[] points = [far + gap, 1, 1, -far];
        PerceptronRun run = PerceptronRuns.Of<BigInteger>(points, 2, [true, true], Cap).Arrange([0, 1]).Run();
        Assert.Equal(Plain(new LabelledSet(2, points, [true, true]), [0, 1], Cap), run);
        Assert.Equal(isRight, run == new PerceptronRun(1, Converged: true));
    }

    [Property(Arbitrary = [typeof(LabelledSet)], MaxTest = 300)]
    public bool Updates_obey_the_bound_of_Novikoff(LabelledSet set, int seed)
    {
        if (MaximalMargin.Find<BigInteger>(set.Points, set.Dimension, set.Labels) is not MaximalMargin.Exact exact)
        {
            return !PerceptronRuns.Of<BigInteger>(set.Points, set.Dimension, set.Labels, Cap).InRandomOrder(RandomStream.Named((ulong)seed, "bound")).Converged;
        }

        BigInteger radius = Enumerable.Range(0, set.Count).Max(k => LabelledSet.Product(set.Signed(k), set.Signed(k)));
        return PerceptronRuns.Of<BigInteger>(set.Points, set.Dimension, set.Labels, Cap).InRandomOrder(RandomStream.Named((ulong)seed, "bound")).Updates <= radius / exact.SquaredMargin;
    }

    [Fact]
    public void The_cap_is_reached_only_when_one_more_update_is_asked_for()
    {
        int[] unit = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        Assert.Equal(new PerceptronRun(3, Converged: true), PerceptronRuns.Of<int>(unit, 3, [true, true, true], 3).Arrange([0, 1, 2]).Run());
        Assert.Equal(new PerceptronRun(2, Converged: false), PerceptronRuns.Of<int>(unit, 3, [true, true, true], 2).Arrange([0, 1, 2]).Run());
    }

    [Fact]
    public void Orders_that_are_no_permutations_and_sets_without_points_are_refused()
    {
        var runs = PerceptronRuns.Of<int>([1, 2], 1, [true, true], 10);
        Assert.Throws<ArgumentException>(() => runs.Arrange([0, 0]));
        Assert.Throws<ArgumentException>(() => runs.Arrange([0]));
        Assert.Throws<ArgumentException>(() => PerceptronRuns.Of<int>([], 1, [], 10));
        Assert.Throws<OverflowException>(() => PerceptronRuns.Of<BigInteger>([BigInteger.One << 130], 1, [true], 10));
    }

    private static PerceptronRun Plain(LabelledSet set, int[] order, int cap)
    {
        BigInteger[][] z = [.. Enumerable.Range(0, set.Count).Select(set.Signed)];
        var w = new BigInteger[set.Dimension];
        for (int updates = 0; ;)
        {
            int before = updates;
            foreach (int k in order)
            {
                if (LabelledSet.Product(w, z[k]).Sign <= 0)
                {
                    if (updates == cap)
                    {
                        return new PerceptronRun(updates, Converged: false);
                    }

                    w = [.. w.Zip(z[k], (a, b) => a + b)];
                    updates++;
                }
            }

            if (updates == before)
            {
                return new PerceptronRun(updates, Converged: true);
            }
        }
    }
}
