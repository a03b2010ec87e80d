using Verify.Numerics.Geometry;

namespace Verify.Numerics.Tests.Geometry;

public sealed class BitmapTests
{
    [Fact]
    public void Three_wires_are_connected_exactly_if_the_ends_differ()
    {
        foreach (int length in (int[])[2, 3, 12, 64])
        {
            Assert.Equal([1, 1, 2, 2], new[] { (false, true), (true, false), (false, false), (true, true) }.Select(e => Bitmap.ThreeWires(length, e.Item1, e.Item2).Components));
        }
    }

    [Fact]
    public void Windows_are_balanced_up_to_one_less_than_the_length()
    {
        static int Balanced(int length) => Bitmap.BalancedUpTo(
            Bitmap.ThreeWires(length, false, true), Bitmap.ThreeWires(length, true, false), Bitmap.ThreeWires(length, false, false), Bitmap.ThreeWires(length, true, true), length + 2);
        Assert.All((int[])[2, 3, 12, 40], length => Assert.Equal(length - 1, Balanced(length)));
    }

    [Fact]
    public void Euler_number_of_a_ring_is_zero_and_of_a_square_one()
    {
        var ring = new Bitmap([7, 5, 7], 3);
        Assert.Equal((1, 1, 0), (ring.Components, ring.Holes, ring.Euler));
        var square = new Bitmap([3, 3], 2);
        Assert.Equal((1, 0, 1), (square.Components, square.Holes, square.Euler));
        Assert.All([true, false], up => Assert.Equal(1, Bitmap.ThreeWires(5, up, up).Euler));
    }
}
