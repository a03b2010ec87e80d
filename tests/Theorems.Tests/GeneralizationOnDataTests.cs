using Verify.Claims;
using Verify.Evidence;
using Verify.Theorems.Generalization;

namespace Verify.Theorems.Tests;

public sealed class GeneralizationOnDataTests
{
    public static TheoryData<DataClaim> OnData => [new UniformMarginBound(), new SpectralMargins()];

    [Theory]
    [MemberData(nameof(OnData))]
    public void Bounds_on_a_small_table_hold_and_say_that_they_are_vacuous(DataClaim claim)
    {
        var evidence = On(claim, [.. Enumerable.Range(0, 40).Select(i => ((ExactDecimal[])[new(i, -1), new(i * i % 17, 0), new(5, 3)], i < 20 ? "a" : "b"))]);
        Assert.Empty(Complaint.About(evidence).Select(c => c.Sentence));
        Assert.Equal((Verdict.Holds, Rung.Enclosed), (evidence.Verdict, evidence.Rung));
        Assert.All(evidence.Experiments.SelectMany(e => e.Comparisons), c => Assert.True(c.Vacuous));
        Assert.Contains(evidence.Experiments.SelectMany(e => e.Remarks), r => r.Contains("vacuous", StringComparison.Ordinal));
        Assert.Distinct(evidence.Figures.Select(f => f.Name));
    }

    [Theory]
    [MemberData(nameof(OnData))]
    public void Columns_of_any_size_are_scaled_without_overflow(DataClaim claim)
    {
        var evidence = On(claim, [([new(1, 400), new(1, -400)], "a"), ([new(-3, 400), new(2, -400)], "b"), ([new(0, 0), new(2, -399)], "b")]);
        Assert.Equal(Verdict.Holds, evidence.Verdict);
    }

    [Theory]
    [MemberData(nameof(OnData))]
    public void Equal_rows_with_different_labels_leave_a_risk(DataClaim claim)
    {
        var evidence = On(claim, [.. Enumerable.Range(0, 30).Select(i => ((ExactDecimal[])[new(1, 0)], i % 2 == 0 ? "a" : "b"))]);
        Assert.NotEqual(Verdict.Refuted, evidence.Verdict);
        Assert.All(evidence.Experiments.SelectMany(e => e.Comparisons), c => Assert.InRange(c.Measured.Approximation, 0.5, 1));
    }

    private static ClaimEvidence On(DataClaim claim, (ExactDecimal[] Row, string Label)[] rows)
    {
        var set = new DataSet(
            new DataRecord("points.csv", new string('0', 64), rows.Length, rows[0].Row.Length, "class", "a"),
            [.. rows[0].Row.Select((_, j) => $"x{j + 1}")],
            [.. rows.SelectMany(r => r.Row)],
            [.. rows.Select(r => r.Label)]);
        return CatalogueRun.Of(claim.Of(new LabelledData(set, "a")), 7);
    }
}
