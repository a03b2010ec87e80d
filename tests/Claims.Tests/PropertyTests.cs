using FsCheck.Fluent;
using Verify.Evidence;

namespace Verify.Claims.Tests;

public sealed class PropertyTests : IDisposable
{
    private readonly Bench bench = new();

    [Fact]
    public void The_worst_slack_is_kept_beside_the_smallest_counterexample()
    {
        int worst = 0;
        var law = bench.Check(Property.ForAll("below 100", Domains.Integers(-100_000, 100_000), k => Seen(k)));
        Assert.Equal((Verdict.Refuted, "100", 0.0 + worst), (law.Verdict, law.Counterexample, law.WorstSlack));
        Assert.True(law.WorstSlack < -1);

        double Seen(int k)
        {
            worst = Math.Min(worst, 99 - k);
            return 99 - k;
        }
    }

    [Fact]
    public void A_law_that_holds_shows_how_closely()
    {
        var law = bench.Check(Property.ForAll("k² ≥ −3", Domains.Integers(-5, 5), k => ((double)k * k) + 3, cases: 200));
        Assert.Equal((Verdict.Holds, 200, 3.0, null), (law.Verdict, law.Cases, law.WorstSlack, law.Replay));
    }

    [Fact]
    public void Not_a_number_is_neither_pass_nor_failure()
    {
        var law = bench.Check(Property.ForAll("nowhere", Domains.Integers(0, 9), _ => double.NaN));
        Assert.Equal((Verdict.Inconclusive, double.NaN), (law.Verdict, law.WorstSlack));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void An_infinite_slack_decides_nothing(double slack)
    {
        var law = bench.Check(Property.ForAll("overflow", Domains.Integers(0, 9), k => k == 0 ? slack : 1));
        Assert.Equal((Verdict.Inconclusive, "the slack of 0 is infinite"), (law.Verdict, law.Counterexample));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_law_without_cases_cannot_be_stated(int cases) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Property.ForAll("law", Domains.Integers(0, 9), _ => 1, cases: cases));

    [Fact]
    public void A_law_that_is_never_asked_is_inconclusive()
    {
        var law = bench.Check(Property.ForAll("never", Domains.Integers(0, 9), _ => 1, given: _ => false));
        Assert.Equal((Verdict.Inconclusive, 0), (law.Verdict, law.Cases));
    }

    [Fact]
    public void A_generator_or_a_shrinker_or_a_word_that_raises_is_inconclusive()
    {
        var broken = Domains.Integers(0, 9);
        var generator = new Domain<int>(Gen.Constant(0).Select(int (_) => throw new FormatException("planted")), _ => [], _ => "");
        Assert.Equal(Verdict.Inconclusive, bench.Check(Property.ForAll("law", generator, _ => 1)).Verdict);
        Assert.NotEqual(Verdict.Holds, bench.Check(Property.ForAll("law", broken with { Shrink = _ => throw new FormatException("planted") }, _ => -1)).Verdict);
        Assert.Equal(Verdict.Inconclusive, bench.Check(Property.ForAll("law", broken with { Show = _ => throw new FormatException("planted") }, _ => -1)).Verdict);
    }

    [Fact]
    public void Effort_takes_more_cases_and_the_same_law()
    {
        var law = Property.ForAll("any", Domains.Integers(0, 9), _ => 1, cases: 20);
        var claim = new MadeClaim { Laws = [law] };
        foreach (var (effort, cases) in ((Effort, int)[])[(Effort.Quick, 20), (Effort.Standard, 100), (Effort.Thorough, 500)])
            Assert.Equal(cases, bench.Run(Bench.Plan(claim) with { Effort = effort }).Properties.Single().Cases);
    }

    [Fact]
    public void A_replay_line_repeats_the_failing_case_alone()
    {
        var seen = new List<int>();
        var claim = new MadeClaim { Laws = [Property.ForAll("odd: \"law\"", Domains.Integers(0, 1 << 20), k => { seen.Add(k); return k < 1000 ? 1 : -1; })] };
        var law = bench.Run(claim).Properties.Single();
        int failing = seen.First(k => k >= 1000);
        seen.Clear();
        var again = Runner.Replay([claim], law.Replay!, CancellationToken.None);
        Assert.Equal(failing, seen[0]);
        Assert.Equal((law.Verdict, law.Counterexample), (again.Verdict, again.Counterexample));
    }

    [Fact]
    public void Cases_follow_from_seed_claim_and_law_alone()
    {
        int[] Drawn(ulong seed, string claim, string law)
        {
            var seen = new List<int>();
            bench.Run(new MadeClaim { Name = claim, Laws = [Property.ForAll(law, Domains.Integers(0, 1 << 30), k => { seen.Add(k); return 1; })] }, seed);
            return [.. seen];
        }

        int[] cases = Drawn(1, "topic/a", "law");
        Assert.Equal(cases, Drawn(1, "topic/a", "law"));
        Assert.NotEqual(cases, Drawn(2, "topic/a", "law"));
        Assert.NotEqual(cases, Drawn(1, "topic/b", "law"));
        Assert.NotEqual(cases, Drawn(1, "topic/a", "another"));
    }

    [Fact]
    public void Agreement_turns_counts_and_answers_into_slack()
    {
        Assert.Equal((0, -3, -3, 0, -1), (Property.Agreement(0), Property.Agreement(3), Property.Agreement(-3), Property.Agreement(true), Property.Agreement(false)));
        Assert.True(Property.Agreement(long.MinValue) < 0);
    }

    public void Dispose() => bench.Dispose();
}
