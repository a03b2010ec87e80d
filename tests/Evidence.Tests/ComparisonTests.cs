using System.Numerics;

namespace Verify.Evidence.Tests;

/// <summary>Verdicts at the edges, where a rounded comparison would err.</summary>
public sealed class ComparisonTests
{
    private static readonly BigInteger Huge = BigInteger.Pow(10, 400);

    public static TheoryData<string, Number, Relation, Number, Verdict> Edges => new()
    {
        { "equal sides", Number.Exact(1, 3), Relation.AtMost, Number.Exact(1, 3), Verdict.Holds },
        { "equal sides, strictly", Number.Exact(1, 3), Relation.Below, Number.Exact(1, 3), Verdict.Refuted },
        { "equal sides, strictly above", Number.Exact(1, 3), Relation.Above, Number.Exact(1, 3), Verdict.Refuted },
        { "a tenth is below binary64's 0.1", Number.Exact(1, 10), Relation.Below, Number.Enclosed(0.1, 0.1), Verdict.Holds },
        { "a tenth is not binary64's 0.1", Number.Exact(1, 10), Relation.Equal, Number.Enclosed(0.1, 0.1), Verdict.Refuted },
        { "one part in 10^400", Number.Exact(Huge + 1, Huge), Relation.Above, Number.Exact(1), Verdict.Holds },
        { "beyond binary64", Number.Exact(Huge), Relation.Above, Number.Enclosed(double.MaxValue, double.MaxValue), Verdict.Holds },
        { "between zero and the least double", Number.Exact(1, Huge), Relation.Below, Number.Enclosed(double.Epsilon, double.Epsilon), Verdict.Holds },
        { "minus zero is zero", Number.Enclosed(-0.0, -0.0), Relation.Equal, Number.Exact(0), Verdict.Holds },
        { "minus zero is not below zero", Number.Enclosed(-0.0, -0.0), Relation.Below, Number.Exact(0), Verdict.Refuted },
        { "an enclosure that touches", Number.Enclosed(0, 1), Relation.AtMost, Number.Exact(1), Verdict.Holds },
        { "an enclosure that touches, strictly", Number.Enclosed(0, 1), Relation.Below, Number.Exact(1), Verdict.Inconclusive },
        { "an enclosure across", Number.Enclosed(0, 2), Relation.AtMost, Number.Exact(1), Verdict.Inconclusive },
        { "an enclosure beyond", Number.Enclosed(2, 3), Relation.AtMost, Number.Exact(1), Verdict.Refuted },
        { "an enclosure that must rise to the bound", Number.Enclosed(0, 1), Relation.AtLeast, Number.Exact(1), Verdict.Inconclusive },
        { "equality is decided by points alone", Number.Enclosed(0, 1), Relation.Equal, Number.Enclosed(0, 1), Verdict.Inconclusive },
        { "disjoint enclosures differ", Number.Enclosed(0, 1), Relation.Equal, Number.Enclosed(2, 3), Verdict.Refuted },
        { "an estimate across is not refuted", Number.Estimated(1.5, 0, 2, 1e-5), Relation.AtMost, Number.Exact(1), Verdict.Holds },
        { "an estimate beyond is", Number.Estimated(3, 2, 4, 1e-5), Relation.AtMost, Number.Exact(1), Verdict.Refuted },
        { "a trend across is not refuted", Number.Observed(1.5, 0, 2), Relation.Equal, Number.Exact(1), Verdict.Holds },
        { "an inverted interval", Number.Enclosed(1, 0), Relation.AtMost, Number.Exact(2), Verdict.Inconclusive },
        { "NaN", Number.Enclosed(double.NaN, 1), Relation.AtMost, Number.Exact(2), Verdict.Inconclusive },
        { "NaN as the estimate's value", Number.Estimated(double.NaN, 0, 1, 1e-5), Relation.AtMost, Number.Exact(2), Verdict.Inconclusive },
        { "an infinite end", Number.Enclosed(double.NegativeInfinity, 1), Relation.AtMost, Number.Exact(2), Verdict.Inconclusive },
        { "an infinite bound", Number.Exact(1), Relation.AtMost, Number.Enclosed(double.PositiveInfinity, double.PositiveInfinity), Verdict.Inconclusive },
        { "a level of zero", Number.Estimated(1, 0, 2, 0), Relation.AtMost, Number.Exact(2), Verdict.Inconclusive },
        { "a level of one", Number.Estimated(1, 0, 2, 1), Relation.AtMost, Number.Exact(2), Verdict.Inconclusive },
    };

    [Theory]
    [MemberData(nameof(Edges))]
    public void The_verdict_at_the_edge(string edge, Number measured, Relation relation, Number bound, Verdict verdict)
    {
        Assert.True(new Comparison(edge, measured, relation, bound).Verdict == verdict, edge);

        // The same sentence read from the other side.
        var mirrored = relation switch { Relation.AtMost => Relation.AtLeast, Relation.AtLeast => Relation.AtMost, Relation.Below => Relation.Above, Relation.Above => Relation.Below, _ => relation };
        Assert.True(new Comparison(edge, bound, mirrored, measured).Verdict == verdict, edge + ", mirrored");
    }

    [Fact]
    public void An_exact_number_without_a_proof_stands_with_enclosures()
    {
        var bare = new Comparison("q", Number.Exact(1), Relation.Equal, Number.Exact(1));
        Assert.Equal(Rung.Enclosed, bare.Rung);
        Assert.Equal(Rung.Exact, (bare with { Proof = new("c", "f") }).Rung);
        Assert.Equal(Rung.Statistical, (bare with { Proof = new("c", "f"), Bound = Number.Estimated(1, 0, 2, 1e-5) }).Rung);
    }

    [Fact]
    public void A_bound_no_better_than_the_trivial_one_is_vacuous()
    {
        var risk = new Comparison("risk", Number.Enclosed(0.1, 0.2), Relation.AtMost, Number.Enclosed(0.9, 0.99), TrivialBound: Number.Exact(1));
        Assert.False(risk.Vacuous);
        Assert.True((risk with { Bound = Number.Exact(1) }).Vacuous);
        Assert.True((risk with { Relation = Relation.AtLeast, Bound = Number.Exact(0), TrivialBound = Number.Exact(0) }).Vacuous);
        Assert.False((risk with { Bound = Number.Enclosed(double.NaN, 2) }).Vacuous);
    }

    [Fact]
    public void Tightness_is_the_share_of_the_bound_that_is_used()
    {
        Assert.Equal(0.75, new Comparison("q", Number.Exact(3), Relation.AtMost, Number.Exact(4)).Tightness);
        Assert.Equal(0.75, new Comparison("q", Number.Exact(4), Relation.AtLeast, Number.Exact(3)).Tightness);
        Assert.Null(new Comparison("q", Number.Exact(-3), Relation.AtMost, Number.Exact(4)).Tightness);
        Assert.Equal(1, new Comparison("q", Number.Exact(Huge * 3), Relation.Equal, Number.Exact(Huge * 3)).Tightness);
    }

    [Fact]
    public void Only_estimates_book_in_the_ledger()
    {
        Assert.Equal(2e-5, new Comparison("q", Number.Estimated(1, 0, 2, 1e-5), Relation.AtMost, Number.Estimated(1, 0, 2, 1e-5)).Alpha);
        Assert.Equal(0, new Comparison("q", Number.Exact(1), Relation.AtMost, Number.Observed(1, 0, 2)).Alpha);
        Assert.Equal(1e-5, Samples.Run.Ledger);
    }
}
