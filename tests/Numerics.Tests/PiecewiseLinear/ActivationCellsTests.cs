using Verify.Numerics.Geometry;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Numerics.Tests.PiecewiseLinear;

public sealed class ActivationCellsTests
{
    private static readonly ConvexPolygon Box = ConvexPolygon.Box(-2, 2, -2, 2);

    [Fact]
    public void Cells_fill_the_box_and_repeat_the_network()
    {
        var network = Random(11, 4, 3);
        var cells = ActivationCells.Of(network, Box);
        Assert.Equal(16, cells.Cells.Aggregate(Rational.Zero, (sum, c) => sum + c.Polygon.Area));
        Assert.Equal(cells.Count, cells.Cells.Select(c => string.Join(' ', c.Pattern)).Distinct().Count());
        Assert.All(cells.Cells, c => Assert.Equal(network.At(c.Polygon.Centre.X, c.Polygon.Centre.Y)[0], c.Output.At(c.Polygon.Centre)));
    }

    [Fact]
    public void No_pattern_on_a_fine_grid_is_missing()
    {
        var network = Random(12, 3, 3);
        var patterns = ActivationCells.Of(network, Box).Cells.Select(c => string.Join(' ', c.Pattern)).ToHashSet();
        for (int k = 0; k < 41 * 41; k++)
        {
            // An odd denominator keeps grid points off the lines of dyadic networks, nearly always.
            Rational x = new(((k % 41) - 20) * 3, 31), y = new(((k / 41) - 20) * 3, 31);
            List<bool> pattern = [];
            Rational[] a = [x, y];
            bool border = false;
            foreach (var layer in network.Layers.SkipLast(1))
            {
                a = [.. layer.Weights.Select((row, i) => row.Zip(a, (w, v) => w * v).Aggregate(layer.Biases[i], (s, t) => s + t))];
                border |= a.Any(z => z.Sign == 0);
                pattern.AddRange(a.Select(z => z.Sign > 0));
                a = Array.ConvertAll(a, z => Rational.Max(z, 0));
            }

            Assert.True(border || patterns.Contains(string.Join(' ', pattern)));
        }
    }

    [Fact]
    public void Three_notions_of_region_differ_on_a_trapeze_with_an_idle_unit()
    {
        var network = new ReluNetwork(new AffineLayer([[1, 0], [1, 0], [1, 0], [0, 1]], [1, 0, -1, 0]), new AffineLayer([[1, -2, 1, 0]], [0]));
        var cells = ActivationCells.Of(network, Box);
        Assert.Equal((8, 4, 3), (cells.Count, cells.Pieces, cells.Maps));
        Assert.Equal((15, 22, 8), cells.Complex());
    }

    private static ReluNetwork Random(int seed, params int[] widths)
    {
        var random = new Random(seed);
        Rational Draw() => new(random.Next(-16, 17), 8);
        var layers = new List<AffineLayer>();
        int inputs = 2;
        foreach (int width in widths.Append(1))
        {
            layers.Add(new([.. Enumerable.Range(0, width).Select(_ => Enumerable.Range(0, inputs).Select(_ => Draw()).ToArray())], [.. Enumerable.Range(0, width).Select(_ => Draw())]));
            inputs = width;
        }

        return new([.. layers]);
    }
}
