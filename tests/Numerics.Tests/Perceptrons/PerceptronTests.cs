using Verify.Numerics.Boolean;
using Verify.Numerics.Perceptrons;

namespace Verify.Numerics.Tests.Perceptrons;

public sealed class PerceptronTests
{
    private const int Cap = 100_000;

    public static TheoryData<int, int, int, long> ParityStates => new()
    {
        { 2, 0, 162, 29 }, { 2, -1, 15, 4 }, { 3, 0, 48562, 177 }, { 3, -1, 465, 28 },
    };

    [Theory]
    [MemberData(nameof(ParityStates))]
    public void Parity_reaches_a_closed_set_of_known_size_and_radius(int variables, int low, int states, long norm)
    {
        int[] z = BooleanFunction.Parity(variables).SignedPoints(low);
        ReachableStates reachable = ReachableStates.Explore(z, variables + 1, Cap);
        Assert.True(reachable.IsClosed);
        Assert.Equal((states, norm), (reachable.Count, reachable.MaxSquaredNorm));
    }

    [Fact]
    public void Every_state_follows_from_its_parent_by_one_update_and_all_updates_stay_inside()
    {
        int[] z = BooleanFunction.Parity(2).SignedPoints();
        ReachableStates reachable = ReachableStates.Explore(z, 3, Cap);
        var states = Enumerable.Range(0, reachable.Count).Select(i => reachable.State(i).ToArray()).ToArray();
        var all = states.Select(s => string.Join(',', s)).ToHashSet();
        Assert.Equal(reachable.Count, all.Count);
        Assert.Equal([0, 0, 0], states[0]);
        for (int i = 1; i < states.Length; i++)
        {
            int parent = reachable.Parents[i];
            Assert.InRange(parent, 0, i - 1);
            Assert.Equal(states[i], Updated(states[parent], z, reachable.Steps[i]));
        }

        Assert.All(states, s => Assert.All(Enumerable.Range(0, 4), k =>
            Assert.True(Updated(s, z, k) is not { } next || all.Contains(string.Join(',', next)))));
    }

    [Fact]
    public void The_cap_is_reported_and_cancellation_obeyed()
    {
        int[] z = BooleanFunction.Parity(3).SignedPoints();
        ReachableStates part = ReachableStates.Explore(z, 4, 1000);
        Assert.False(part.IsClosed);
        Assert.Equal(1001, part.Count);
        Assert.Equal(part.Count, part.Parents.Length);
        Assert.IsType<LongestUpdatePath.TooManyStates>(LongestUpdatePath.Find(z, 4, 1000));
        Assert.Throws<OperationCanceledException>(() => ReachableStates.Explore(z, 4, Cap, new CancellationToken(canceled: true)));
        Assert.Throws<ArgumentException>(() => ReachableStates.Explore([1, 2, 3], 2, Cap));
    }

    public static TheoryData<string, int, int, int> WorstCases => new()
    {
        { "AND2", 0, 22, 73 }, { "AND2", -1, 3, 8 }, { "AND3", 0, 58, 1688 }, { "AND3", -1, 14, 79 },
        { "MAJ3", 0, 33, 738 }, { "MAJ3", -1, 9, 64 },
    };

    [Theory]
    [MemberData(nameof(WorstCases))]
    public void The_worst_order_makes_the_known_number_of_updates_and_is_a_witness(string name, int low, int updates, int states)
    {
        int n = name[^1] - '0';
        BooleanFunction f = name.StartsWith("AND", StringComparison.Ordinal) ? BooleanFunction.And(n) : BooleanFunction.Majority(n);
        int[] z = f.SignedPoints(low);
        var path = Assert.IsType<LongestUpdatePath.Found>(LongestUpdatePath.Find(z, n + 1, Cap));
        Assert.Equal((updates, states), (path.Updates, path.States));
        Assert.Equal((updates, states), (path.Remaining[0], path.Remaining.Length));
        Assert.All(Enumerable.Range(0, states), i => Assert.Equal(Longest(path, z, i), path.Remaining[i]));
        var w = new int[n + 1];
        foreach (int k in path.Order)
        {
            w = Updated(w, z, k)!;
            Assert.NotNull(w);
        }

        Assert.All(Enumerable.Range(0, 1 << n), k => Assert.Null(Updated(w, z, k)));
    }

    private static int Longest(LongestUpdatePath.Found path, int[] z, int state)
    {
        ReachableStates reachable = path.Reachable;
        int[] w = reachable.State(state).ToArray();
        return Enumerable.Range(0, z.Length / w.Length).Select(k => Updated(w, z, k)).OfType<int[]>()
            .Max(next => (int?)path.Remaining[reachable.IndexOf(next)] + 1) ?? 0;
    }

    [Fact]
    public void Unit_vectors_make_as_many_updates_as_there_are()
    {
        int[] z = [.. Enumerable.Range(0, 64).Select(i => i % 9 == 0 ? 1 : 0)];
        var path = Assert.IsType<LongestUpdatePath.Found>(LongestUpdatePath.Find(z, 8, Cap));
        Assert.Equal((8, 256), (path.Updates, path.States));
    }

    // Far from 0 the products leave 32 bits and the states no longer pack into 64: the slow paths must agree with the fast.
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(200_000)]
    [InlineData(20_000_000)]
    public void Scaled_vectors_reach_the_scaled_states(int scale)
    {
        int[] z = BooleanFunction.Parity(2).SignedPoints();
        ReachableStates reference = ReachableStates.Explore(z, 3, Cap);
        ReachableStates scaled = ReachableStates.Explore([.. z.Select(c => c * scale)], 3, Cap);
        Assert.Equal(reference.States.ToArray().Select(c => c * scale), scaled.States.ToArray());
        Assert.Equal(reference.Parents.ToArray(), scaled.Parents.ToArray());
        Assert.Equal((long)scale * scale * 29, scaled.MaxSquaredNorm);
        int[] and = [.. BooleanFunction.And(2).SignedPoints().Select(c => c * scale)];
        Assert.Equal(22, Assert.IsType<LongestUpdatePath.Found>(LongestUpdatePath.Find(and, 3, Cap)).Updates);
    }

    [Fact]
    public void More_than_sixteen_vectors_in_many_dimensions_are_told_apart()
    {
        int[] z = [.. Enumerable.Range(0, 17 * 40).Select(i => i / 40 == i % 40 ? 1 : 0)];
        ReachableStates reachable = ReachableStates.Explore(z, 40, 200_000);
        Assert.True(reachable.IsClosed);
        Assert.Equal((1 << 17, 17), (reachable.Count, reachable.MaxSquaredNorm));
    }

    [Fact]
    public void A_coordinate_beyond_32_bits_is_refused() =>
        Assert.Throws<OverflowException>(() => ReachableStates.Explore([int.MinValue, int.MinValue, int.MaxValue, 1], 2, Cap));

    [Fact]
    public void Updates_never_end_on_inseparable_data() =>
        Assert.IsType<LongestUpdatePath.Endless>(LongestUpdatePath.Find(BooleanFunction.Parity(2).SignedPoints(), 3, Cap));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Xor_cycles_through_all_four_points_in_every_order(int low)
    {
        int[] z = BooleanFunction.Parity(2).SignedPoints(low);
        var runs = Orders(4).Select(order => Assert.IsType<CyclicPerceptron.Cycles>(CyclicPerceptron.Run(z, 3, order, 1000))).ToList();
        Assert.Equal(24, runs.Count);
        Assert.All(runs, run =>
        {
            Assert.Equal(4, run.Period);
            Assert.Equal([1, 1, 1, 1], run.UpdateCounts);
            Assert.Equal(12, run.States.Length);
        });
        if (low == 0)
        {
            Assert.Equal(16, runs.Count(run => run.VisitsZero));
            Assert.All(runs, run => Assert.Equal(run.VisitsZero ? 0 : 1, run.PassesBefore));
            Assert.Equal([12, 12], new[] { 2, 3 }.Select(norm => runs.Count(run => run.MaxSquaredNorm == norm)));
        }
        else
        {
            Assert.All(runs, run => Assert.True(run.VisitsZero && run.MaxSquaredNorm == 4));
        }
    }

    [Fact]
    public void Separable_data_converge_to_weights_that_separate_them()
    {
        int[] z = BooleanFunction.And(3).SignedPoints();
        var run = Assert.IsType<CyclicPerceptron.Converged>(CyclicPerceptron.Run(z, 4, [0, 1, 2, 3, 4, 5, 6, 7], 1000));
        Assert.InRange(run.Updates, 1, 58);
        Assert.All(Enumerable.Range(0, 8), k => Assert.Null(Updated([.. run.Weights], z, k)));
        Assert.IsType<CyclicPerceptron.Unfinished>(CyclicPerceptron.Run(z, 4, [0, 1, 2, 3, 4, 5, 6, 7], 1));
        Assert.Throws<ArgumentException>(() => CyclicPerceptron.Run(z, 4, [0, 1, 2], 1));
    }

    [Fact]
    public void Update_counts_of_a_cycle_are_a_gordan_certificate_for_every_inseparable_function_of_three_variables()
    {
        int[] order = [0, 1, 2, 3, 4, 5, 6, 7];
        int cycles = 0;
        foreach (BooleanFunction f in BooleanFunction.Enumerate(3))
        {
            int[] z = f.SignedPoints();
            if (CyclicPerceptron.Run(z, 4, order, Cap) is CyclicPerceptron.Cycles run)
            {
                cycles++;
                Assert.All(Enumerable.Range(0, 4), j => Assert.Equal(0, Enumerable.Range(0, 8).Sum(k => run.UpdateCounts[k] * z[(k * 4) + j])));
                Assert.Contains(run.UpdateCounts, k => k > 0);
            }
        }

        Assert.Equal(256 - 104, cycles);
    }

    private static IEnumerable<int[]> Orders(int n) => n == 0
        ? [[]]
        : Orders(n - 1).SelectMany(order => Enumerable.Range(0, n).Select(at => (int[])[.. order[..at], n - 1, .. order[at..]]));

    // w + z_k if ⟨w, z_k⟩ ≤ 0, else null.
    private static int[]? Updated(int[] w, int[] vectors, int k)
    {
        int[] z = vectors[(k * w.Length)..((k + 1) * w.Length)];
        return w.Zip(z, (a, b) => a * b).Sum() <= 0 ? [.. w.Zip(z, (a, b) => a + b)] : null;
    }
}
