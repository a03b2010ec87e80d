using Verify.Evidence;

namespace Verify.Claims.Tests;

public sealed class RunnerTests : IDisposable
{
    private readonly Bench bench = new();

    [Fact]
    public void A_control_draws_the_very_bits_of_its_experiment_and_an_illustration_its_own()
    {
        var drawn = new System.Collections.Concurrent.ConcurrentBag<(string Who, ulong Bits)>();
        Experiment Drawing(string who, int one) => new("experiment", c =>
        {
            drawn.Add((who, c.Stream(5).NextUInt64()));
            return Bench.Findings(one);
        });
        bench.Run(new MadeClaim
        {
            Measures = () => [Drawing("experiment", 1)],
            Siblings = [new("false", "it is not", Drawing("control", 2), "one")],
            Pictures = [new("picture", c => { drawn.Add(("picture", c.Stream(5).NextUInt64())); return new(); })],
        });
        var bits = drawn.ToDictionary(d => d.Who, d => d.Bits);
        Assert.Equal(bits["experiment"], bits["control"]);
        Assert.NotEqual(bits["experiment"], bits["picture"]);
    }

    [Fact]
    public void A_replicate_is_the_same_however_many_are_asked_for_and_another_for_another_name()
    {
        ulong Bits(string claim, string experiment, ulong seed, int replicates)
        {
            ulong fifth = 0;
            bench.Run(new MadeClaim
            {
                Name = claim,
                Measures = () => [new(experiment, c =>
                {
                    for (int k = 0; k < replicates; k++)
                    {
                        ulong drawn = c.Stream(k).NextUInt64();
                        fifth = k == 5 ? drawn : fifth;
                    }

                    return Bench.Findings(1);
                })],
            }, seed);
            return fifth;
        }

        ulong bits = Bits("topic/a", "e", 1, 6);
        Assert.Equal(bits, Bits("topic/a", "e", 1, 100));
        Assert.NotEqual(bits, Bits("topic/b", "e", 1, 6));
        Assert.NotEqual(bits, Bits("topic/a", "f", 1, 6));
        Assert.NotEqual(bits, Bits("topic/a", "e", 2, 6));
    }

    [Fact]
    public void Shards_come_back_in_order_through_their_json_form()
    {
        IReadOnlyList<double[]> doubles = [];
        IReadOnlyList<Number> numbers = [];
        bench.Run(new MadeClaim
        {
            Measures = () => [new("experiment", c =>
            {
                doubles = c.Map(20, k => new[] { k, 0.1 * k, -0.0, double.NaN, double.PositiveInfinity, double.Epsilon });
                numbers = c.Map(20, k => Number.Exact(k, 7));
                return Bench.Findings(1);
            })],
        }, jobs: 8);
        Assert.Equal(20, doubles.Count);
        for (int k = 0; k < 20; k++)
        {
            Assert.Equal(new[] { k, 0.1 * k, -0.0, double.NaN, double.PositiveInfinity, double.Epsilon }.Select(BitConverter.DoubleToInt64Bits), doubles[k].Select(BitConverter.DoubleToInt64Bits));
            Assert.Equal(Number.Exact(k, 7), numbers[k]);
        }
    }

    [Fact]
    public void Nested_maps_end_on_a_single_job()
    {
        var evidence = bench.Run(new MadeClaim { Measures = () => [new("experiment", c => Bench.Findings(c.Map(4, i => i).Sum() == 6 ? 1 : 0))] }, jobs: 1);
        Assert.Equal(Verdict.Holds, evidence.Verdict);
    }

    [Fact]
    public void A_failing_shard_is_reported_the_same_whichever_core_met_it()
    {
        // Shard 3 is the first that fails, and by far the last that gets there when others run beside it.
        string Obstacle(int jobs)
        {
            using var failed = new ManualResetEventSlim();
            return bench.Run(new MadeClaim
            {
                Measures = () => [new("experiment", c => Bench.Findings(c.Map(30, k =>
            {
                if (k < 3)
                    return k;
                if (k > 3)
                    failed.Set();
                else if (jobs > 1)
                    failed.Wait(TimeSpan.FromSeconds(5));
                throw new FormatException($"shard {k}");
            }).Count))]
            }, jobs: jobs).Experiments[0].Obstacles.Single();
        }

        Assert.Equal("FormatException: shard 3", Obstacle(1));
        Assert.Equal("FormatException: shard 3", Obstacle(8));
    }

    [Fact]
    public void A_computed_bound_that_was_only_sampled_does_not_pass_for_a_stated_one()
    {
        var comparison = new Comparison("one", Number.Exact(1), Relation.AtMost, Number.Exact(1), new Proof("full", "one"), new Proof("spot", "one"));
        var claim = new MadeClaim { Measures = () => [new("experiment", _ => Bench.Findings(1) with { Comparisons = [comparison], Certificates = [new("full", "full"u8.ToArray()), new("spot", "spot"u8.ToArray())] })] };
        Rung Judged(bool alike) => bench.Run(claim, certificate => new(true, "kind", "Proved.", new Dictionary<string, string> { ["one"] = "1" }, Full: alike || certificate.Span[0] == 'f')).Rung;
        Assert.Equal(Rung.Exact, Judged(alike: true));
        Assert.Equal(Rung.Enclosed, Judged(alike: false));
    }

    [Fact]
    public void Illustrations_experiments_and_controls_of_one_name_keep_their_shards_apart()
    {
        string name = new('é', 300);
        var seen = new System.Collections.Concurrent.ConcurrentBag<int>();
        Experiment Mapped(string experiment, int value, int one) => new(experiment, c =>
        {
            seen.Add(c.Map(1, _ => value)[0]);
            return Bench.Findings(one);
        });
        var evidence = bench.Run(new MadeClaim
        {
            Measures = () => [Mapped(name, 1, 1), Mapped("a/b", 2, 1), Mapped("a-b", 3, 1)],
            Siblings = [new(name, "why", Mapped(name, 4, 2), "one"), new("a/b", "why", Mapped("a/b", 5, 2), "one")],
            Pictures = [new(name, c => { seen.Add(c.Map(1, _ => 6)[0]); return new(); })],
        });
        Assert.Equal(Verdict.Holds, evidence.Verdict);
        Assert.Equal([1, 2, 3, 4, 5, 6], seen.Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parts_of_one_name_are_refused(bool controls)
    {
        var claim = controls
            ? new MadeClaim { Siblings = [.. new MadeClaim().Siblings, .. new MadeClaim().Siblings] }
            : new MadeClaim { Measures = () => [Bench.Comparing("twice", 1), Bench.Comparing("twice", 1)] };
        Assert.Contains("names must be unique", Assert.Throws<RunRefusedException>(() => bench.Run(claim)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_cannot_list_its_parts_is_refused_with_its_reason()
    {
        var claim = new MadeClaim { Measures = () => throw new TypeLoadException("planted") };
        Assert.Equal("The claim topic/claim cannot list its parts of the kind experiment: TypeLoadException: planted", Assert.Throws<RunRefusedException>(() => bench.Run(claim)).Message);
    }

    [Fact]
    public void Jobs_never_change_a_byte()
    {
        var claim = new MadeClaim
        {
            Measures = () => [.. Enumerable.Range(0, 6).Select(i => new Experiment($"e{i}", c => Bench.Findings(1, [.. c.Map(9, k => c.Stream(k).NextUInt64()).Select(w => $"{w}")])))],
            Siblings = [new("false", "it is not", Bench.Comparing("e0", 2), "one")],
            Laws = [Property.ForAll("law", Domains.Integers(0, 1000), k => k < 900 ? k : -k)],
        };
        bench.Run(claim, jobs: 1);
        var one = bench.Contents();
        bench.Run(claim, jobs: 16);
        Assert.Equal(one, bench.Contents());
        Assert.Equal(["claims/topic/claim.json", "run.json"], one.Keys);
    }

    [Fact]
    public void Without_a_checker_nothing_is_exact()
    {
        var claim = new MadeClaim { Measures = () => [new("experiment", _ => Bench.Findings(1) with { Comparisons = [new("one", Number.Exact(1), Relation.Equal, Number.Exact(1), new Proof("c", "f"))], Certificates = [new("c", "{}"u8.ToArray())] })] };
        var evidence = bench.Run(claim);
        Assert.Equal((Verdict.Holds, Rung.Enclosed), (evidence.Verdict, evidence.Rung));
        Assert.Null(evidence.Certificates.Single().Accepted);
    }

    public void Dispose() => bench.Dispose();
}
