using Verify.Numerics.Geometry;

namespace Verify.Numerics.Tests.Geometry;

public sealed class PolygonTests
{
    [Fact]
    public void Splitting_keeps_the_area()
    {
        var (below, above) = ConvexPolygon.Box(0, 2, 0, 1).Split(new(1, -3, new(-1, 7)));
        Assert.Equal(2, below!.Area + above!.Area);
        Assert.True(below.Touches(above));
    }

    [Fact]
    public void A_line_along_a_side_splits_nothing()
    {
        var box = ConvexPolygon.Box(0, 2, 0, 1);
        Assert.Equal((null, box), box.Split(new(0, 1, 0)));
        Assert.Equal((box, null), box.Split(new(0, -1, 0)));
    }

    [Fact]
    public void A_common_corner_is_no_common_side()
    {
        Assert.False(ConvexPolygon.Box(0, 1, 0, 1).Touches(ConvexPolygon.Box(1, 2, 1, 2)));
        Assert.True(ConvexPolygon.Box(0, 1, 0, 1).Touches(ConvexPolygon.Box(1, 2, -3, 5)));
    }

    [Fact]
    public void A_zonotope_has_the_sum_of_determinants_as_area()
    {
        PlanePoint[] g = [new(2, 1), new(-1, 1), new(1, 3), new(2, 1)];
        Assert.Equal(3 + 5 + 0 + 4 + 3 + 5, LatticePolygons.ZonotopeArea(g));
        Assert.Equal(2 * LatticePolygons.ZonotopeArea(g), LatticePolygons.DoubledArea(LatticePolygons.Zonotope(g)));
    }

    [Fact]
    public void The_hull_drops_inner_points_and_points_on_sides() =>
        Assert.Equal([new(0, 0), new(2, 0), new(2, 2), new(0, 2)], LatticePolygons.Hull([new(1, 0), new(0, 0), new(2, 2), new(1, 1), new(0, 2), new(2, 0), new(0, 1), new(2, 2)]));
}
