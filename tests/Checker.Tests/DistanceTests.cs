using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates of distances and of fewest pieces must not get past.</summary>
public sealed class DistanceTests
{
    [Fact]
    public void The_chord_of_the_cube_is_missed_by_three_eighths_to_two_fifths()
    {
        var facts = Accepted(DistanceSamples.Chord());
        Assert.Equal(["1", "3", "3", "3/8", "2/5"], [facts["pieces"], facts["degree"], facts["leaves"], facts["lower"], facts["upper"]]);
    }

    [Fact]
    public void A_leaf_too_coarse_proves_nothing() =>
        AssertRejected(Edited(DistanceSamples.Chord(), "10100", "0"), "exceeds 2/5");

    [Fact]
    public void Trees_must_be_whole_and_no_more()
    {
        AssertRejected(Edited(DistanceSamples.Chord(), "10100", "1010"), "node 4 is missing");
        AssertRejected(Edited(DistanceSamples.Chord(), "10100", "101000"), "the tree ends after 5 of 6 nodes");
        AssertRejected(Edited(DistanceSamples.TwoChords(), ",\"0\"]", "]"), "1 trees for 2 intervals");
    }

    [Fact]
    public void A_lower_bound_is_the_distance_at_its_point() =>
        AssertRejected(Edited(DistanceSamples.Chord(), "\"at\":\"1/2\"", "\"at\":\"1/3\""), "claims \"3/8\", the checker finds 8/27");

    [Fact]
    public void Three_sides_take_three_pieces_or_two_that_jump()
    {
        Assert.Equal(["3", "3"], [Accepted(DistanceSamples.ThreeSides())["pieces"], Accepted(DistanceSamples.ThreeSides())["attained"]]);
        Assert.Equal("2", Accepted(DistanceSamples.ThreeSidesJumping())["pieces"]);
        AssertRejected(Edited(DistanceSamples.ThreeSides(), "true", "false"), "claims \"3\", the checker finds 2");
    }

    [Fact]
    public void Points_within_the_tolerance_of_the_line_force_nothing() =>
        AssertRejected(Edited(DistanceSamples.Parabola(), "1/33", "1/32"), "at point 0 the target is not on the other side of the line by more than 1/32");

    [Fact]
    public void Breaks_must_not_be_counted_twice() =>
        AssertRejected(Edited(DistanceSamples.Parabola(), "1/2 3/4 1\"", "3/8 3/4 1\""), "point 0 is not behind the one before");

    [Fact]
    public void A_cover_that_leaves_the_tube_or_breaks_is_refused()
    {
        AssertRejected(Edited(DistanceSamples.NoBreak(), "0 1 -1/8", "0 1 -3/8"), "line 0 is farther than 1/4 from the target");
        AssertRejected(Edited(DistanceSamples.ThreeSides(), "2 1 -2", "2 1 -13/6"), "lines 1 and 2 do not meet at 2");
    }
}
