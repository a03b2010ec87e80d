using System.Numerics;

namespace Verify.Numerics.PiecewiseLinear;

/// <summary>
/// Where the pre-activations of a bias-free ReLU network of two inputs vanish along a circle around 0. Between neighbouring kinks every
/// unit is a linear form (α, β) of the input with integer α and β, so a kink is an integer direction, and all decisions are signs of integers.
/// </summary>
public static class CircleKinks
{
    /// <summary>For every unit the number of isolated zeros of its pre-activation on the circle; stretches where it vanishes are not counted, nor are their ends.</summary>
    /// <param name="layers">Integer weights from the input up; the first layer has two columns. All but the last are followed by max(z, 0).</param>
    /// <returns>One count a unit, layer by layer.</returns>
    public static int[][] OfUnits(IReadOnlyList<BigInteger[][]> layers) => Fits(layers) ? Walk<Int128>(layers, toTheEnd: false).Counts : Walk<BigInteger>(layers, toTheEnd: false).Counts;

    /// <summary>Whether the last of the given layers, after max(z, 0), is 0 in all its units on some arc.</summary>
    /// <param name="layers">As for <see cref="OfUnits"/>.</param>
    public static bool Vanishes(IReadOnlyList<BigInteger[][]> layers) => Walk<BigInteger>(layers, toTheEnd: true).Arcs.Exists(arc => Array.TrueForAll(arc.Forms, form => form.IsZero));

    /// <summary>The kinks of each layer.</summary>
    /// <param name="layers">As for <see cref="OfUnits"/>.</param>
    public static int[] OfLayers(IReadOnlyList<BigInteger[][]> layers) => [.. OfUnits(layers).Select(layer => layer.Sum())];

    /// <summary>Σ_l 2 n_l ∏_{j&lt;l} (1 − (n_j + 1)2^(−n_j)), layer by layer: the expected kinks with Gaussian weights (docs/depth.md).</summary>
    /// <param name="widths">n_1, …, n_L, each at least 1.</param>
    public static Rational[] Expected(IReadOnlyList<int> widths)
    {
        var expected = new Rational[widths.Count];
        var factor = Rational.One;
        for (int l = 0; l < expected.Length; l++)
        {
            expected[l] = 2 * widths[l] * factor;
            factor *= 1 - ((widths[l] + 1) * Rational.Pow(2, -widths[l]));
        }

        return expected;
    }

    /// <summary>The most kinks a layer can have: 2n_1 in the first, n_l ∏_{j&lt;l} with 2n_1 (n_2 + 1) … (n_(l−1) + 1) arcs in layer l.</summary>
    /// <param name="widths">n_1, …, n_L.</param>
    public static long[] Most(IReadOnlyList<int> widths)
    {
        var most = new long[widths.Count];
        long arcs = 2L * widths[0];
        for (int l = 0; l < most.Length; l++)
        {
            most[l] = l == 0 ? arcs : widths[l] * arcs;
            arcs *= l == 0 ? 1 : widths[l] + 1;
        }

        return most;
    }

    /// <summary>Whether no integer on the way can exceed 127 bits.</summary>
    private static bool Fits(IReadOnlyList<BigInteger[][]> layers)
    {
        // Forms of a layer are bounded by the product of (inputs · largest weight) so far, directions by the forms of the layers before
        // the last; a direction may be the sum of two, and a value is a sum of two products.
        BigInteger forms = 1, directions = 1;
        foreach (var layer in layers)
            (directions, forms) = (forms, forms * layer[0].Length * layer.Max(row => row.Max(BigInteger.Abs)));
        return 4 * forms * directions < BigInteger.One << 126 && 4 * directions * directions < BigInteger.One << 126;
    }

    private static (int[][] Counts, List<Arc<T>> Arcs) Walk<T>(IReadOnlyList<BigInteger[][]> layers, bool toTheEnd)
        where T : IBinaryInteger<T>
    {
        T one = T.One, zero = T.Zero;
        Direction<T>[] axes = [new(one, zero), new(zero, one), new(-one, zero), new(zero, -one)];
        List<Arc<T>> arcs = [.. axes.Select(axis => new Arc<T>(axis, axes[..2]))];
        var counts = new int[layers.Count][];
        for (int l = 0; l < layers.Count; l++)
        {
            T[][] weights = Array.ConvertAll(layers[l], row => Array.ConvertAll(row, T.CreateChecked));
            List<Arc<T>> linear = arcs.ConvertAll(arc => arc with { Forms = Array.ConvertAll(weights, row => Combination(row, arc.Forms)) });
            counts[l] = new int[weights.Length];
            arcs = [];
            for (int i = 0; i < linear.Count; i++)
            {
                var directions = Zeros(linear[i], linear[(i + 1) % linear.Count], counts[l]);
                if (toTheEnd || l + 1 < layers.Count)
                    Cut(linear[i], directions, linear[(i + 1) % linear.Count].From, arcs);
            }
        }

        return (counts, arcs);
    }

    // The zeros inside the arc, and at its end; an arc is shorter than a half turn, so no form vanishes at both ends without being 0.
    private static List<Direction<T>> Zeros<T>(Arc<T> arc, Arc<T> next, int[] counts)
        where T : IBinaryInteger<T>
    {
        var directions = new List<Direction<T>>();
        for (int j = 0; j < counts.Length; j++)
        {
            var form = arc.Forms[j];
            int start = T.Sign(form.At(arc.From)), end = T.Sign(form.At(next.From));
            if (end == 0 && start != 0 && !next.Forms[j].IsZero)
                counts[j]++;
            if (start * end >= 0)
                continue;
            counts[j]++;
            directions.Add(start > 0 ? new(-form.Y, form.X) : new(form.Y, -form.X));
        }

        return directions;
    }

    private static void Cut<T>(Arc<T> arc, List<Direction<T>> zeros, Direction<T> end, List<Arc<T>> result)
        where T : IBinaryInteger<T>
    {
        zeros.Sort((a, b) => T.Sign(b.Cross(a)));
        zeros.Add(end);
        var from = arc.From;
        foreach (var to in zeros)
        {
            if (T.IsZero(from.Cross(to)))
                continue;
            Direction<T> middle = new(from.X + to.X, from.Y + to.Y);
            result.Add(new(from, Array.ConvertAll(arc.Forms, form => T.IsPositive(form.At(middle)) && !T.IsZero(form.At(middle)) ? form : new(T.Zero, T.Zero))));
            from = to;
        }
    }

    private static Direction<T> Combination<T>(T[] row, Direction<T>[] forms)
        where T : IBinaryInteger<T>
    {
        T x = T.Zero, y = T.Zero;
        for (int i = 0; i < row.Length; i++)
        {
            if (!forms[i].IsZero)
                (x, y) = (x + (row[i] * forms[i].X), y + (row[i] * forms[i].Y));
        }

        return new(x, y);
    }

    private readonly record struct Direction<T>(T X, T Y)
        where T : IBinaryInteger<T>
    {
        public bool IsZero => T.IsZero(X) && T.IsZero(Y);

        public T At(Direction<T> point) => (X * point.X) + (Y * point.Y);

        public T Cross(Direction<T> other) => (X * other.Y) - (Y * other.X);
    }

    /// <summary>From a direction to that of the next arc, counterclockwise.</summary>
    private sealed record Arc<T>(Direction<T> From, Direction<T>[] Forms)
        where T : IBinaryInteger<T>;
}
