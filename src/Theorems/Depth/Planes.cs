using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Geometry;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>Networks of two inputs, their cells on a box, and how evidence shows them.</summary>
internal static class Planes
{
    /// <summary>A network of two inputs with its cells on the box [−size, size]².</summary>
    public sealed record Cut(string Name, ReluNetwork Network, Rational Size, ActivationCells Cells)
    {
        /// <summary>The certificate of all cells.</summary>
        /// <param name="maximum">Affine forms of which the network is the maximum, if it is to be certified.</param>
        public Certificate Certificate(params AffineForm[] maximum)
        {
            var claim = new JsonObject
            {
                ["layers"] = Networks.Layers(Network),
                ["box"] = Networks.Row([-Size, Size, -Size, Size]),
                ["cells"] = $"{Cells.Count}",
                ["pieces"] = $"{Cells.Pieces}",
                ["maps"] = $"{Cells.Maps}",
            };
            if (maximum.Length > 0)
                claim["maximum"] = Networks.Rows(maximum.Select(f => (Rational[])[f.A, f.B, f.C]));
            return Evidence.Certificate.Of(Name, "planar-cells", claim, new JsonObject { ["points"] = Networks.Rows(Cells.Cells.Select(c => Inside(c.Polygon)).Select(p => (Rational[])[p.X, p.Y])) });
        }

        /// <summary>The number of activation cells against a bound.</summary>
        public Comparison Compare(string quantity, Relation relation, BigInteger bound) => Compare(quantity, Cells.Count, relation, bound, "cells");

        /// <summary>A certified number against a bound.</summary>
        public Comparison Compare(string quantity, int measured, Relation relation, BigInteger bound, string fact) =>
            new(quantity, Number.Exact(measured), relation, Number.Exact(bound), new Proof(Name, fact));
    }

    /// <summary>The cells of a network on [−size, size]².</summary>
    public static Cut Split(string name, ReluNetwork network, Rational size) => new(name, network, size, ActivationCells.Of(network, ConvexPolygon.Box(-size, size, -size, size)));

    /// <summary>One hidden layer with a unit relu(ax + by + c) for each line; output weights 1, 2, 4, …, so that different patterns rarely share a map.</summary>
    public static ReluNetwork OneLayer(IReadOnlyList<AffineForm> lines) => new(
        new AffineLayer([.. lines.Select(f => (Rational[])[f.A, f.B])], [.. lines.Select(f => f.C)]),
        new AffineLayer([[.. lines.Select((_, i) => (Rational)BigInteger.Pow(2, i))]], [0]));

    /// <summary>
    /// Eight tangents of the unit circle, about 40 degrees apart and none opposite to another: at ((1 − t²)/(1 + t²), 2t/(1 + t²)) the tangent is
    /// (1 − t²)x + 2ty = 1 + t². No three tangents of a circle meet in a point.
    /// </summary>
    public static AffineForm[] Wreath { get; } = [.. new Rational[] { 0, new(3, 8), new(5, 6), new(7, 4), new(17, 3), new(-17, 3), new(-7, 4), new(-5, 6) }.Select(t => new AffineForm(1 - (t * t), 2 * t, -1 - (t * t)))];

    /// <summary>The tangents y = 2tx − t² of a parabola: two of them meet at x = (s + t)/2 and no three in a point.</summary>
    public static AffineForm[] Tangents(int n) => [.. Enumerable.Range(0, n).Select(i => i - (n / 2)).Select(t => new AffineForm(-2 * t, 1, t * t))];

    /// <summary>
    /// Montúfar's construction for two inputs: each fold layer computes |x|, |y| of the last square, stretched to [−1, 1]² again, and a last layer
    /// draws four lines that meet pairwise inside (0, 1)².
    /// </summary>
    /// <param name="folds">Fold layers, at least 1.</param>
    public static ReluNetwork Folded(int folds)
    {
        Rational[] none = [0, 0, 0, 0];
        var layers = new List<AffineLayer> { new([[1, 0], [-1, 0], [0, 1], [0, -1]], none) };
        for (int l = 1; l < folds; l++)
            layers.Add(new([[2, 2, 0, 0], [-2, -2, 0, 0], [0, 0, 2, 2], [0, 0, -2, -2]], [-1, 1, -1, 1]));
        AffineForm[] lines = [new(3, 1, new(-17, 8)), new(1, 3, new(-11, 5)), new(-1, 3, new(-6, 7)), new(3, -1, new(-4, 3))];
        layers.Add(new([.. lines.Select(f => (Rational[])[f.A, f.A, f.B, f.B])], [.. lines.Select(f => f.C)]));
        return new([.. layers, new([[1, 2, 4, 8]], [0])]);
    }

    /// <summary>A network of two inputs with random rational parameters.</summary>
    public static ReluNetwork Random(IReadOnlyList<int> widths, RandomStream stream)
    {
        var layers = new List<AffineLayer>();
        int inputs = 2;
        foreach (int width in widths.Append(1))
        {
            int columns = inputs;
            layers.Add(new(
                [.. Enumerable.Range(0, width).Select(_ => Enumerable.Range(0, columns).Select(_ => new Rational(stream.Next(-64, 64), 32)).ToArray())],
                [.. Enumerable.Range(0, width).Select(_ => new Rational(stream.Next(-64, 64), 64))]));
            inputs = width;
        }

        return new([.. layers]);
    }

    /// <summary>Montúfar's lower bound Π_{l&lt;L} ⌊n_l/2⌋² · (1 + n_L + C(n_L, 2)) for the most regions with two inputs.</summary>
    public static BigInteger Montufar(IReadOnlyList<int> widths) => widths.SkipLast(1).Aggregate(Zaslavsky(widths[^1], 2), (product, n) => product * (n / 2) * (n / 2));

    /// <summary>Σ_{j ≤ d} C(n, j): the regions of n hyperplanes in general position in dimension d.</summary>
    public static BigInteger Zaslavsky(int n, int d) => Enumerable.Range(0, d + 1).Aggregate(BigInteger.Zero, (sum, j) => sum + Binomial(n, j));

    /// <summary>Serra's upper bound: Σ Π_l C(n_l, j_l) over all 0 ≤ j_l ≤ min(n_0, n_1 − j_1, …, n_{l−1} − j_{l−1}, n_l).</summary>
    /// <param name="widths">n_1, …, n_L.</param>
    /// <param name="dimension">n_0.</param>
    public static BigInteger Serra(ReadOnlySpan<int> widths, int dimension)
    {
        if (widths.IsEmpty)
            return 1;
        var sum = BigInteger.Zero;
        for (int j = 0; j <= Math.Min(dimension, widths[0]); j++)
            sum += Binomial(widths[0], j) * Serra(widths[1..], Math.Min(dimension, widths[0] - j));
        return sum;
    }

    /// <summary>A picture of the cells; neighbours differ in one active unit, hence in colour.</summary>
    public static Figure Picture(string name, string title, string caption, Cut cut, params Layer[] more) => new(
        name,
        title,
        caption,
        new("$x$"),
        new("$y$"),
        [new Polygons(Role.Measurement, $"{cut.Cells.Count} activation cells", [.. cut.Cells.Cells.Select(c => Shown(c.Polygon.Vertices, c.Pattern.Count(active => active)))]), .. more],
        cut.Name,
        EqualAspect: true);

    /// <summary>A polygon as figures show it.</summary>
    public static Polygon Shown(IReadOnlyList<PlanePoint> corners, int category) => new([.. corners.Select(p => (double)p.X)], [.. corners.Select(p => (double)p.Y)], category);

    // A short point inside: the centre, rounded as coarsely as the cell allows.
    private static PlanePoint Inside(ConvexPolygon polygon)
    {
        var centre = polygon.Centre;
        for (int bits = 1; bits < 40; bits++)
        {
            Rational Rounded(Rational x) => new(Rational.Floor((x * (BigInteger.One << bits)) + new Rational(1, 2)), BigInteger.One << bits);
            var p = new PlanePoint(Rounded(centre.X), Rounded(centre.Y));
            if (polygon.Edges.All(e => ConvexPolygon.Turn(e.From, e.To, p) > 0))
                return p;
        }

        return centre;
    }

    private static BigInteger Binomial(int n, int k) => Enumerable.Range(1, k).Aggregate(BigInteger.One, (product, i) => product * (n - k + i) / i) is var value && k <= n ? value : 0;
}
