using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about depth must not get past.</summary>
public sealed class PiecewiseTests
{
    public static TheoryData<byte[]> Valid =>
    [
        PiecewiseSamples.LabelledHat(), PiecewiseSamples.TwoPieces(), PiecewiseSamples.OneJump(), PiecewiseSamples.AllTheSame(), PiecewiseSamples.OneLine(), PiecewiseSamples.SharedMap(),
        PiecewiseSamples.Maximum(), PiecewiseSamples.Triangle(), PiecewiseSamples.Hexagon(), PiecewiseSamples.HalfSquare(), PiecewiseSamples.ThreeNumbers(),
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Samples_are_accepted_and_true(byte[] certificate) => Accepted(certificate);

    [Fact]
    public void Labels_are_counted_at_the_left_ends()
    {
        Assert.Equal("1", CertificateChecker.Check(PiecewiseSamples.LabelledHat()).Facts["errors"]);
        AssertRejected(Edited(PiecewiseSamples.LabelledHat(), "\"errors\":\"1\"", "\"errors\":\"0\""), "claims \"0\", the checker finds 1");
    }

    [Fact]
    public void Jumps_are_refused_in_continuous_functions() =>
        AssertRejected(Edited(PiecewiseSamples.TwoPieces(), "-1 2", "-1 3"), "lines 0 and 1 do not meet at 1");

    [Fact]
    public void Fewer_errors_than_possible_are_refused() =>
        AssertRejected(Edited(PiecewiseSamples.TwoPieces(), "\"errors\":\"1\"", "\"errors\":\"0\""), "claims \"0\", the checker finds 1");

    [Fact]
    public void A_function_with_more_errors_than_the_best_is_no_witness() =>
        AssertRejected(Edited(PiecewiseSamples.OneJump(), "\"1 -3\"", "\"0 0\""), "the given function misses 2 labels, expected 0");

    [Fact]
    public void A_missing_cell_leaves_area_over() =>
        AssertRejected(Edited(PiecewiseSamples.SharedMap(), ",\"1/2 1/3\"]", "]"), "the box has another");

    [Fact]
    public void A_cell_listed_twice_is_refused() =>
        AssertRejected(Edited(PiecewiseSamples.SharedMap(), "\"1/2 1/3\"", "\"1/2 1/3\",\"2/3 1/3\""), "point 4 has the activation pattern of a point before it");

    [Fact]
    public void Points_on_borders_and_outside_are_refused()
    {
        AssertRejected(Edited(PiecewiseSamples.OneLine(), "\"1/2 1/3\"", "\"1/2 -1/2\""), "point 0 lies on the border of a cell");
        AssertRejected(Edited(PiecewiseSamples.OneLine(), "\"1/2 1/3\"", "\"1/2 1\""), "point 0 is not inside the box");
    }

    [Fact]
    public void Pieces_and_maps_are_not_confused() =>
        AssertRejected(Edited(PiecewiseSamples.SharedMap(), "\"pieces\":\"4\"", "\"pieces\":\"3\""), "claims \"3\", the checker finds 4");

    [Fact]
    public void A_function_above_the_network_spoils_the_maximum() =>
        AssertRejected(Edited(PiecewiseSamples.Maximum(), "\"0 1 0\"]", "\"0 1 0\",\"1/2 1/2 1/100\"]"), "the network is not their maximum on the cell");

    [Fact]
    public void Wrong_corners_and_areas_are_refused()
    {
        AssertRejected(Edited(PiecewiseSamples.Hexagon(), "\"2 1\",\"1 2\"", "\"2 1\",\"2 2\""), "the sum has 5 corners, and they are others");
        AssertRejected(Edited(PiecewiseSamples.Hexagon(), "\"doubledArea\":\"5\"", "\"doubledArea\":\"4\""), "claims \"4\", the checker finds 5");
    }

    [Fact]
    public void Weights_that_see_linear_functions_prove_nothing() =>
        AssertRejected(Edited(PiecewiseSamples.ThreeNumbers(), "1 1 -1", "1 1 1"), "the weighted points do not add up to 0 in coordinate 0");

    [Fact]
    public void A_biased_network_is_no_witness() =>
        AssertRejected(Edited(PiecewiseSamples.ThreeNumbers(), "0 0 0 0 0 0", "0 0 0 1 0 0"), "no bias other than 0");
}
