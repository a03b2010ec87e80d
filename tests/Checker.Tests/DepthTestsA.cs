using static Verify.Checker.Tests.Verdicts;

namespace Verify.Checker.Tests;

/// <summary>What certificates about depth must not get past.</summary>
public sealed class DepthTestsA
{
    public static TheoryData<byte[]> Valid =>
    [
        DepthSamplesA.LabelledHat(), DepthSamplesA.TwoPieces(), DepthSamplesA.OneJump(), DepthSamplesA.AllTheSame(), DepthSamplesA.OneLine(), DepthSamplesA.SharedMap(),
        DepthSamplesA.Maximum(), DepthSamplesA.Triangle(), DepthSamplesA.Hexagon(), DepthSamplesA.HalfSquare(), DepthSamplesA.ThreeNumbers(),
    ];

    [Theory]
    [MemberData(nameof(Valid))]
    public void Samples_are_accepted_and_true(byte[] certificate)
    {
        var report = CertificateChecker.Check(certificate);
        Assert.True(report.Accepted, report.Reason);
        Assert.True(Naive.IsTrue(certificate));
    }

    [Fact]
    public void Labels_are_counted_at_the_left_ends()
    {
        Assert.Equal("1", CertificateChecker.Check(DepthSamplesA.LabelledHat()).Facts["errors"]);
        AssertRejected(Edited(DepthSamplesA.LabelledHat(), "\"errors\":\"1\"", "\"errors\":\"0\""), "claims \"0\", the checker finds 1");
    }

    [Fact]
    public void Jumps_are_refused_in_continuous_functions() =>
        AssertRejected(Edited(DepthSamplesA.TwoPieces(), "-1 2", "-1 3"), "lines 0 and 1 do not meet at 1");

    [Fact]
    public void Fewer_errors_than_possible_are_refused() =>
        AssertRejected(Edited(DepthSamplesA.TwoPieces(), "\"errors\":\"1\"", "\"errors\":\"0\""), "claims \"0\", the checker finds 1");

    [Fact]
    public void A_function_with_more_errors_than_the_best_is_no_witness() =>
        AssertRejected(Edited(DepthSamplesA.OneJump(), "\"1 -3\"", "\"0 0\""), "the given function misses 2 labels, expected 0");

    [Fact]
    public void A_missing_cell_leaves_area_over() =>
        AssertRejected(Edited(DepthSamplesA.SharedMap(), ",\"1/2 1/3\"]", "]"), "the box has another");

    [Fact]
    public void A_cell_listed_twice_is_refused() =>
        AssertRejected(Edited(DepthSamplesA.SharedMap(), "\"1/2 1/3\"", "\"1/2 1/3\",\"2/3 1/3\""), "point 4 has the activation pattern of a point before it");

    [Fact]
    public void Points_on_borders_and_outside_are_refused()
    {
        AssertRejected(Edited(DepthSamplesA.OneLine(), "\"1/2 1/3\"", "\"1/2 -1/2\""), "point 0 lies on the border of a cell");
        AssertRejected(Edited(DepthSamplesA.OneLine(), "\"1/2 1/3\"", "\"1/2 1\""), "point 0 is not inside the box");
    }

    [Fact]
    public void Pieces_and_maps_are_not_confused() =>
        AssertRejected(Edited(DepthSamplesA.SharedMap(), "\"pieces\":\"4\"", "\"pieces\":\"3\""), "claims \"3\", the checker finds 4");

    [Fact]
    public void A_function_above_the_network_spoils_the_maximum() =>
        AssertRejected(Edited(DepthSamplesA.Maximum(), "\"0 1 0\"]", "\"0 1 0\",\"1/2 1/2 1/100\"]"), "the network is not their maximum on the cell");

    [Fact]
    public void Wrong_corners_and_areas_are_refused()
    {
        AssertRejected(Edited(DepthSamplesA.Hexagon(), "\"2 1\",\"1 2\"", "\"2 1\",\"2 2\""), "the sum has 5 corners, and they are others");
        AssertRejected(Edited(DepthSamplesA.Hexagon(), "\"doubledArea\":\"5\"", "\"doubledArea\":\"4\""), "claims \"4\", the checker finds 5");
    }

    [Fact]
    public void Weights_that_see_linear_functions_prove_nothing() =>
        AssertRejected(Edited(DepthSamplesA.ThreeNumbers(), "1 1 -1", "1 1 1"), "the weighted points do not add up to 0 in coordinate 0");

    [Fact]
    public void A_biased_network_is_no_witness() =>
        AssertRejected(Edited(DepthSamplesA.ThreeNumbers(), "0 0 0 0 0 0", "0 0 0 1 0 0"), "no bias other than 0");
}
