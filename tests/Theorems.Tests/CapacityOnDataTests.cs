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

    private static void AssertHolds(ClaimEvidence evidence)
    {
        Assert.Empty(Complaint.About(evidence).Select(c => c.Sentence));
        Assert.Equal((Verdict.Holds, Rung.Exact), (evidence.Verdict, evidence.Rung));
    }

    private static string Measured(ClaimEvidence evidence, string fact) => evidence.Experiments[0].Comparisons.Single(c => c.Proof!.Fact == fact).Measured.ToString()!;

    // The columns in tenths, to have the scale in play; every other row is of the class.
    private static ClaimEvidence On(int[][] rows)
    {
        var set = new DataSet(
            new DataRecord("points.csv", new string('0', 64), rows.Length, rows[0].Length, "class", "a"),
            [.. rows[0].Select((_, j) => $"x{j + 1}")],
            [.. rows.SelectMany(r => r.Select(v => new ExactDecimal(v, -1)))],
            [.. rows.Select((_, i) => i % 2 == 0 ? "a" : "b")]);
        return CatalogueRun.Of(new Capacity().Of(new LabelledData(set, "a")), 7);
    }
}
