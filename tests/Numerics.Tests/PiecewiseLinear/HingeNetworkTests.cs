using System.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Numerics.Tests.PiecewiseLinear;

public sealed class HingeNetworkTests
{
    [Fact]
    public void Alternating_labels_halfway_have_the_weights_2_minus_8_16()
    {
        var network = HingeNetwork.Memorize([[1], [2], [3]], [1, -1, 1], [1], new(1, 2));
        Assert.Equal([2, -8, 16], network.Weights);
        Assert.Equal([new(1, 2), new(3, 2), new Rational(5, 2)], network.Thresholds);
    }

    [Fact]
    public void Every_label_is_taken_wherever_the_thresholds_lie()
    {
        var stream = RandomStream.Named(7, "memorised");
        int[][] x = [.. Enumerable.Range(0, 20).Select(i => (int[])[i, stream.Next(-9, 9), stream.Next(-9, 9)])];
        Rational[] y = [.. x.Select(_ => new Rational(stream.Next(-99, 99), stream.Next(1, 9)))];
        var a = HingeNetwork.SeparatingDirection(x);
        foreach (var position in (Rational[])[0, new(1, 2), new(7, 8)])
        {
            var network = HingeNetwork.Memorize(x, y, a, position);
            Assert.All(x.Zip(y), s => Assert.Equal(s.Second, network.At(HingeNetwork.Projected(s.First, a))));
        }
    }

    [Fact]
    public void Samples_that_project_alike_keep_one_label()
    {
        var network = HingeNetwork.Memorize([[1, 0], [1, 5]], [3, 4], [1, 0], 0);
        Assert.Equal(3, network.At(1));
        Assert.Equal(0, network.Weights[1]);
    }

    [Fact]
    public void The_direction_tells_all_different_points_apart()
    {
        int[][] x = [[0, 0], [1, 0], [0, 1], [2, -1], [0, 0]];
        var a = HingeNetwork.SeparatingDirection(x);
        Assert.Equal(4, x.Select(v => HingeNetwork.Projected(v, a)).Distinct().Count());
        Assert.Equal([BigInteger.One, 3], a);
    }
}
