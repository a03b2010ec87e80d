using System.Text;
using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about rectified units, escape from saddles and random landscapes must not get past.</summary>
public sealed class SaddleTests
{
    [Fact]
    public void One_unit_against_two_has_a_minimum_along_the_diagonal_and_a_saddle_opposite()
    {
        Assert.Equal("minimum", Accepted(SaddleSamples.OneUnit())["type"]);
        Assert.Equal("saddle", Accepted(SaddleSamples.OppositeUnit())["type"]);
    }

    [Fact]
    public void A_loss_outside_the_certified_bounds_is_refused()
    {
        string original = Encoding.UTF8.GetString(SaddleSamples.OneUnit());
        int start = original.IndexOf("\"objective\":\"", StringComparison.Ordinal) + 13;
        string bounds = original[start..original.IndexOf('"', start)];
        AssertRejected(Edited(SaddleSamples.OneUnit(), bounds, $"{bounds.Split(' ')[1]} 1"), "the objective is only known");
    }

    [Fact]
    public void A_direction_of_positive_curvature_proves_no_saddle() =>
        AssertRejected(Edited(SaddleSamples.OppositeUnit(), "\"1 -1\"", "\"1 1\""), "the direction does not prove this negative curvature");

    [Fact]
    public void A_saddle_is_no_minimum() =>
        AssertRejected(Edited(SaddleSamples.OppositeUnit(), "\"saddle\"", "\"minimum\""), "the gradient at the centre is not below curvature times radius");

    [Fact]
    public void A_box_that_misses_the_critical_point_is_refused() =>
        AssertRejected(Edited(SaddleSamples.OneUnit(), "1/16777216", "1/16777216777216777216"), "the gradient at the centre is not below curvature times radius");

    [Fact]
    public void Parallel_rows_within_the_radius_are_refused() =>
        AssertRejected(Edited(SaddleSamples.OneUnit(), "1/16777216", "3"), "a divisor is not certainly positive");

    [Fact]
    public void A_time_that_is_not_the_least_is_refused()
    {
        Assert.Equal("80", Accepted(SaddleSamples.Chain("20", "196", "20 63 196"))["bound"]);
        AssertRejected(SaddleSamples.Chain("20", "64", "20 64"), "time 1 is not the least that undoes 20 contractions");
        AssertRejected(SaddleSamples.Chain("20", "62", "20 62"), "time 1 is not the least that undoes 20 contractions");
        AssertRejected(SaddleSamples.Chain("20", "63", "20 63", step: "1/2"), "expected 0 < gamma");
    }

    [Fact]
    public void A_start_off_the_stable_line_does_not_converge()
    {
        Assert.Equal("1/2", Accepted(SaddleSamples.OnTheStableLine())["rate"]);
        Assert.Equal("3/2", Accepted(SaddleSamples.OffTheStableLine())["rate"]);
        Assert.Equal("1", Accepted(SaddleSamples.Degenerate())["rate"]);
        AssertRejected(Edited(SaddleSamples.OffTheStableLine(), "\"rate\":\"3/2\"", "\"rate\":\"1/2\""), "claims \"1/2\", the checker finds 3/2");
        AssertRejected(Edited(SaddleSamples.OnTheStableLine(), "\"1 -1\"]", "\"1 -2\"]"), "vector 1 is 0 or not orthogonal");
    }

    [Fact]
    public void Separators_must_part_the_eigenvalues_one_by_one()
    {
        Assert.Equal("6", Accepted(SaddleSamples.Separated())["criticalPoints"]);
        AssertRejected(Edited(SaddleSamples.Separated(), "1/5 5/4 11/4 7/2", "1/5 11/4 11/4 7/2"), "separator 1 has 2 eigenvalues below it, expected 1");
        AssertRejected(Edited(SaddleSamples.Separated(), "1/5 5/4 11/4 7/2", "1/5 2 11/4 7/2"), "leading minor 1 vanishes");
    }
}
