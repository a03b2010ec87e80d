using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>Yarotsky's multiplication network, and trees of it.</summary>
internal static class ProductNetworks
{
    /// <summary>mul_m(x, y) = 2M²(f_m(|x + y|/2M) − f_m(|x|/2M) − f_m(|y|/2M)) with f_m for the square; m + 1 hidden layers.</summary>
    /// <param name="m">Layers of the square, at least 1.</param>
    /// <param name="size">M; inputs lie in [−M, M].</param>
    /// <param name="absolute">Whether the absolute values are taken; without, the square sees negative numbers.</param>
    public static ReluNetwork Multiply(int m, Rational size, bool absolute = true)
    {
        var square = Networks.Square(m);
        var scale = Rational.Inverse(2 * size);
        Rational[][] sums = [[scale, scale], [scale, 0], [0, scale]];
        AffineLayer Input() => absolute
            ? new([.. sums.SelectMany(s => new[] { s, [-s[0], -s[1]] })], new Rational[6])
            : new([.. sums], new Rational[3]);

        // relu(z) + relu(−z) = |z| feeds each of the three squares.
        var three = Networks.Parallel([square, square, square]);
        var first = three.Layers[0];
        var fold = absolute ? first with { Weights = [.. first.Weights.Select(row => row.SelectMany(w => new[] { w, w }).ToArray())] } : first;
        var last = three.Layers[^1];
        Rational[] signs = [2 * size * size, -2 * size * size, -2 * size * size];
        var output = new AffineLayer([[.. Enumerable.Range(0, last.Weights[0].Length).Select(j => last.Weights.Select((row, i) => signs[i] * row[j]).Aggregate((x, y) => x + y))]], [0]);
        var inner = new[] { fold }.Concat(three.Layers.Skip(1).SkipLast(1)).Append(output);
        return absolute ? new([Input(), .. inner]) : new([.. Compose(Input(), inner)]);
    }

    /// <summary>The balanced binary tree of multiplications of 2^levels numbers in [0, 1].</summary>
    public static ReluNetwork Tree(int levels, int m)
    {
        var layers = new List<AffineLayer>();
        for (int level = levels - 1; level >= 0; level--)
        {
            var stage = Networks.Parallel([.. Enumerable.Repeat(Multiply(m, 1), 1 << level)]).Layers;
            layers = layers.Count == 0 ? [.. stage] : [.. layers.SkipLast(1), .. Compose(layers[^1], stage)];
        }

        return new([.. layers]);
    }

    /// <summary>
    /// The least and the greatest value of net(x, y) − xy on [−M, M]², for a network that is affine on the triangles of the mesh
    /// 2M/2^m cut from upper left to lower right: at corners, and at the middle of diagonals, where the error of two interpolated corners is least.
    /// </summary>
    public static (Rational Least, Rational Greatest) Range(ReluNetwork network, int m, Rational size)
    {
        var (least, greatest) = (default(Rational?), default(Rational?));
        Rational[] grid = PiecewiseLinearFunction.Grid(-size, size, 2 << m);
        foreach (var x in grid)
        {
            foreach (var y in grid)
            {
                var error = network.At(x, y)[0] - (x * y);
                least = least is { } l && l < error ? l : error;
                greatest = greatest is { } g && g > error ? g : error;
            }
        }

        return (least!.Value, greatest!.Value);
    }

    /// <summary>The range of net(x, y) − xy, as a certificate.</summary>
    public static Certificate Certified(string name, ReluNetwork network, int m, Rational size)
    {
        var (least, greatest) = Range(network, m, size);
        return Certificate.Of(
            name,
            "network-product",
            new JsonObject { ["layers"] = Networks.Layers(network), ["size"] = size.ToString(), ["least"] = least.ToString(), ["greatest"] = greatest.ToString() },
            new JsonObject { ["cells"] = (1 << m).ToString() });
    }

    // An affine map in front of a network disappears into its first layer.
    private static List<AffineLayer> Compose(AffineLayer inner, IEnumerable<AffineLayer> outer)
    {
        var layers = outer.ToList();
        var first = layers[0];
        Rational Entry(Rational[] row, int j) => row.Select((w, k) => w * inner.Weights[k][j]).Aggregate((x, y) => x + y);
        layers[0] = new(
            [.. first.Weights.Select(row => Enumerable.Range(0, inner.Weights[0].Length).Select(j => Entry(row, j)).ToArray())],
            [.. first.Weights.Select((row, i) => first.Biases[i] + row.Select((w, k) => w * inner.Biases[k]).Aggregate((x, y) => x + y))]);
        return layers;
    }
}
