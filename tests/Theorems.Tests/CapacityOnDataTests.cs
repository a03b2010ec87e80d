using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Theorems.Perceptrons;

namespace Verify.Theorems.Tests;

public sealed class CapacityOnDataTests
{
    [Fact]
    public void Points_in_general_position_are_certified_as_such()
    {
        var evidence = On([.. Enumerable.Range(1, 6).Select(t => new[] { t, t * t })]);
        AssertHolds(evidence);
        Assert.Equal("0", Measured(evidence, "dependent"));
        Assert.Equal("32", Measured(evidence, "cover")); // 6 points, 3 coordinates: half of 64
    }

    [Fact]
    public void Equal_rows_are_the_dependent_set()
    {
        var evidence = On([[1, 2], [3, 5], [1, 2], [0, 7], [2, 2], [4, 1], [5, 3]]);
        AssertHolds(evidence);
        Assert.Equal("2", Measured(evidence, "dependent"));
        Assert.Contains(evidence.Experiments[0].Remarks, r => r.Contains("numbered 1, 3", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_many_sets_leave_the_position_undecided_and_the_bound_certified()
    {
        var evidence = On([.. Enumerable.Range(1, 120).Select(t => (int[])[t, t * t, t * t * t, t * t * t * t])]);
        AssertHolds(evidence);
        Assert.Single(evidence.Experiments[0].Comparisons);
        Assert.Contains(evidence.Experiments[0].Remarks, r => r.Contains("not decided", StringComparison.Ordinal));
    }

    [Fact]
    public void Fewer_rows_than_columns_are_one_set_and_decided()
    {
        var evidence = On([.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 600).Select(j => (i * 7919 * j) % 101 - (50 * i)).ToArray())]);
        AssertHolds(evidence);
        Assert.Equal("0", Measured(evidence, "dependent"));
    }

    [Fact]
    public void Long_decimals_do_not_ask_more_of_the_checker_than_it_grants()
    {
        // 300 digits a cell: every set of three is general, and all of them together are too dear.
        var evidence = CatalogueRun.Of(new Capacity().Of(LongDecimals(60, 300)), 7);
        AssertHolds(evidence);
        Assert.Contains(evidence.Experiments[0].Remarks, r => r.Contains("not decided", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_too_large_for_the_perceptron_are_named_as_the_reason()
    {
        var evidence = CatalogueRun.Of(new PerceptronConvergence().Of(LongDecimals(4, 60)), 7);
        Assert.Equal(Verdict.Inconclusive, evidence.Verdict);
        Assert.Contains(Complaint.About(evidence), c => c.Sentence.Contains("scale the columns", StringComparison.Ordinal));
    }

    private static void AssertHolds(ClaimEvidence evidence)
    {
        Assert.Empty(Complaint.About(evidence).Select(c => c.Sentence));
        Assert.Equal((Verdict.Holds, Rung.Exact), (evidence.Verdict, evidence.Rung));
    }

    private static string Measured(ClaimEvidence evidence, string fact) => evidence.Experiments[0].Comparisons.Single(c => c.Proof!.Fact == fact).Measured.ToString()!;

    private static ClaimEvidence On(int[][] rows) => CatalogueRun.Of(new Capacity().Of(Labelled([.. rows.Select(r => Array.ConvertAll(r, v => (BigInteger)v))])), 7);

    // Points of the parabola far out: no three of them lie on a line.
    private static LabelledData LongDecimals(int rows, int digits) => Labelled([.. Enumerable.Range(1, rows).Select(t => BigInteger.Pow(10, digits / 2) + t).Select(t => (BigInteger[])[t, t * t])]);

    // The columns in tenths, to have the scale in play; every other row is of the class.
    private static LabelledData Labelled(BigInteger[][] rows)
    {
        var set = new DataSet(
            new DataRecord("points.csv", new string('0', 64), rows.Length, rows[0].Length, "class", "a"),
            [.. rows[0].Select((_, j) => $"x{j + 1}")],
            [.. rows.SelectMany(r => r.Select(v => new ExactDecimal(v, -1)))],
            [.. rows.Select((_, i) => i % 2 == 0 ? "a" : "b")]);
        return new LabelledData(set, "a");
    }
}
