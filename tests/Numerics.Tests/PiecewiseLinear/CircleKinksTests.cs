using System.Numerics;
using Verify.Numerics.PiecewiseLinear;
using Verify.Numerics.Statistics;

namespace Verify.Numerics.Tests.PiecewiseLinear;

public sealed class CircleKinksTests
{
    [Fact]
    public void A_dead_arc_hides_a_change_of_sign()
    {
        BigInteger[][][] network = [[[1, 0], [0, 1]], [[1, -1], [1, 1]]];
        Assert.Equal([[2, 2], [1, 0]], CircleKinks.OfUnits(network));
        Assert.True(CircleKinks.Vanishes(network[..1]));
        Assert.False(CircleKinks.Vanishes([[[1, 0], [0, 1], [-1, -1]]]));
    }

    // All pre-activations are piecewise linear along |x| + |y| = 1, which has the same kinks; here they are followed as such functions.
    [Fact]
    public void Counts_are_those_along_the_square()
    {
        for (int k = 0; k < 60; k++)
        {
            var stream = RandomStream.Named((ulong)k, "square");
            int[] widths = [2 + (k % 3), 3, 2];
            BigInteger[][][] network = [.. widths.Select((n, l) => Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, l == 0 ? 2 : widths[l - 1]).Select(_ => (BigInteger)stream.Next(-9, 9)).ToArray()).ToArray())];
            Rational[] corners = [0, 1, 2, 3, 4];
            PiecewiseLinearFunction[] a = [PiecewiseLinearFunction.Through(corners, [1, 0, -1, 0, 1]), PiecewiseLinearFunction.Through(corners, [0, 1, 0, -1, 0])];
            foreach (var (l, layer) in network.Index())
            {
                var z = layer.Select(row => row.Zip(a, (w, f) => new Rational(w) * f).Aggregate((f, g) => f + g)).ToArray();
                Assert.Equal(z.Select(Zeros), CircleKinks.OfUnits(network)[l]);
                a = Array.ConvertAll(z, f => f.Relu());
            }
        }
    }

    [Fact]
    public void Large_weights_are_counted_as_their_small_multiples_are()
    {
        BigInteger[][] Layer(int rows, int columns, RandomStream stream) => [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => new BigInteger(Math.ScaleB(NormalDraws.Next(stream), 21))).ToArray())];
        for (int k = 0; k < 20; k++)
        {
            var stream = RandomStream.Named((ulong)k, "large");
            BigInteger[][][] network = [Layer(3, 2, stream), Layer(3, 3, stream), Layer(2, 3, stream)];
            BigInteger[][][] scaled = [.. network.Select(layer => Array.ConvertAll(layer, row => Array.ConvertAll(row, w => w << 100)))];
            Assert.Equal(CircleKinks.OfUnits(network), CircleKinks.OfUnits(scaled));
        }
    }

    [Fact]
    public void Expectation_and_greatest_number_are_those_of_the_formulas()
    {
        Assert.Equal([4, 1, new Rational(1, 4)], CircleKinks.Expected([2, 2, 2]));
        Assert.Equal([6, 9], [CircleKinks.Expected([3, 3, 3, 3])[0], CircleKinks.Expected([3, 3, 3, 3]).Take(2).Aggregate((a, b) => a + b)]);
        Assert.Equal([4, 8, 24], CircleKinks.Most([2, 2, 2]));
    }

    private static int Zeros(PiecewiseLinearFunction f)
    {
        int[] signs = [.. f.Values.ToArray().SkipLast(1).Select(v => v.Sign)];
        return Enumerable.Range(0, signs.Length).Count(i => signs[i] * signs[(i + 1) % signs.Length] < 0)
            + Enumerable.Range(0, signs.Length).Count(i => signs[i] == 0 && signs[(i + 1) % signs.Length] != 0 && signs[(i + signs.Length - 1) % signs.Length] != 0);
    }
}
