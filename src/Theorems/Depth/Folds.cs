using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Depth;

/// <summary>Networks of one input that fold the line.</summary>
internal static class Folds
{
    /// <summary>The k-fold composition of the hat 2 relu(x) − 4 relu(x − 1/2): k hidden layers of two units (Telgarsky 2015).</summary>
    /// <param name="k">At least 1.</param>
    /// <param name="rise">The slope of the hat; 2 is Telgarsky's.</param>
    public static ReluNetwork Sawtooth(int k, Rational? rise = null)
    {
        var up = rise ?? 2;
        Rational[] hat = [up, -2 * up], biases = [0, new(-1, 2)];
        return new([new AffineLayer([[1], [1]], biases), .. Enumerable.Repeat(new AffineLayer([hat, hat], biases), k - 1), new AffineLayer([hat], [0])]);
    }

    /// <summary>
    /// A network with exactly Π(n_l + 1) pieces on [−1/2, n_1]. Every layer but the last hidden one is a zigzag that takes all values of [4, 5] on
    /// each of its n + 1 pieces; the next layer folds that range again (docs/depth.md).
    /// </summary>
    /// <param name="widths">n_1, …, n_L: at least 3, the last at least 2; a single layer may have any width.</param>
    public static ReluNetwork Zigzag(params IReadOnlyList<int> widths)
    {
        var layers = new List<AffineLayer>();
        Rational[] output = [1];
        for (int l = 0; l < widths.Count; l++)
        {
            // The units see u = y on the first layer, and then u from −1/2 to n while y goes from 4 to 5.
            var (scale, shift) = l == 0 ? (Rational.One, Rational.Zero) : (new Rational((2 * widths[l]) + 1, 2), new Rational(-1, 2) - (4 * new Rational((2 * widths[l]) + 1, 2)));
            var (units, heights) = Teeth(widths[l], l == widths.Count - 1);
            layers.Add(new(
                [.. units.Select(unit => Array.ConvertAll(output, w => unit.Side * scale * w))],
                [.. units.Select(unit => unit.Side * (shift - unit.Kink))]));
            output = heights;
        }

        layers.Add(new([output], [0]));
        return new([.. layers]);
    }

    /// <summary>The interval on which a zigzag of first width n has all its pieces.</summary>
    public static (Rational Left, Rational Right) Range(IReadOnlyList<int> widths) => (new(-1, 2), widths[0]);

    // relu(side·(u − kink)) at the kinks 0, …, n − 1. With the unit at 2 turned to the left the slopes are −2, 1, −1, 1, …, and the values at the kinks
    // 4, 5, 4, 5, …. In the last layer slopes only need to differ and not to vanish: one unit turned to the left does it.
    private static (List<(int Side, Rational Kink)> Units, Rational[] Heights) Teeth(int n, bool last)
    {
        if (n >= 3)
            return ([.. Enumerable.Range(0, n).Select(i => (i == 2 ? -1 : 1, (Rational)i))], [.. Enumerable.Range(0, n).Select(i => (Rational)(i == 0 ? 3 : i % 2 == 1 ? -2 : 2))]);
        if (!last)
            throw new ArgumentException($"A hidden layer of {n} units before the last one cannot be folded fully; at least 3 are needed.", nameof(n));
        return n == 2 ? ([(1, 0), (-1, 1)], [1, 3]) : ([(1, 0)], [1]);
    }

    /// <summary>A network with small rational parameters on the given widths, its first kinks spread over [0, 1].</summary>
    /// <param name="widths">Hidden widths.</param>
    /// <param name="stream">The source of randomness.</param>
    public static ReluNetwork Random(IReadOnlyList<int> widths, RandomStream stream)
    {
        Rational Draw(int size) => new(stream.Next(-size, size), 16);
        var layers = new List<AffineLayer>();
        int inputs = 1;
        foreach (int width in widths.Append(1))
        {
            Rational[][] weights = [.. Enumerable.Range(0, width).Select(_ => Enumerable.Range(0, inputs).Select(_ => Draw(32)).ToArray())];
            layers.Add(new(weights, [.. weights.Select(row => inputs == 1 ? -row[0] * new Rational(stream.Next(65), 64) : Draw(16))]));
            inputs = width;
        }

        return new([.. layers]);
    }
}
