using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Geometry;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>max(0, x, y) takes two hidden layers: one layer without biases misses it by 1/6 on a hexagon, exactly.</summary>
public sealed class MaximumInTwoLayers : Claim
{
    private const string Gap = "greatest difference to max(0, x, y) on $[-2,2]^2$";

    private const string Least = "least largest error of one hidden layer at the corners of the hexagon";

    private const string Reached = "largest error of the given hidden layer at the corners";

    private static readonly Rational[][] Corners = [[1, 0], [0, 1], [1, 1]];

    private static readonly AffineForm[] Forms = [default, new(1, 0, 0), new(0, 1, 0)];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/maximum",
        Title: "Two hidden layers compute max(0, x, y); one without biases errs by at least 1/6",
        Formula: @"\max(0,x,y) = \ReLU\bigl(\ReLU(y) - \ReLU(-y) + \ReLU(x-y)\bigr),\qquad \min_{f}\;\max_{p\in H}\;\lvert f(p) - \max(0,p_1,p_2)\rvert = \tfrac16",
        Prose: @"Four units in two hidden layers compute $\max(0,x,y)$ everywhere. No network with one hidden layer does, whatever its width and its real weights and biases: for a bias-free one $f(p) - f(-p)$ is linear in $p$, and $\max(0,p) - \max(0,-p)$ is not. Among bias-free networks with one hidden layer the least possible error on the hexagon $H$ with corners $\pm e_1, \pm e_2, \pm(e_1+e_2)$ is exactly $\tfrac16$, reached by $\tfrac14(|x|+|y|+|x-y|) + \tfrac13(x+y)$.",
        Hypotheses: [@"$f(p) = \sum_j v_j\ReLU(u_j\cdot p)$, any number of units, real $v_j$, $u_j$. Biases do not help on the whole plane: $\lim f(tp)/t$ drops them, and $\max(0,\cdot)$ is its own limit.", "The identity is certified on a box; both sides are positively homogeneous, so it holds in the plane."],
        Sources: [Literature.MukherjeeBasu2017, Literature.HaaseHertrichLoho2023, Literature.Ours("depth.md").At("The odd part")],
        Rung: Rung.Exact,
        Order: 80);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [TwoLayers(Maximum), OneLayer(new(1, 6), new(1, 3))];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("two layers give max(0, x, y) at random points", Domains.Vectors(2, Domains.Rationals(20)), p => Property.Agreement(Maximum.At(p)[0] == Max(p))),
        Property.ForAll("one bias-free layer: f(p) − f(−p) is additive in p", Domains.Vectors(18, Domains.Integers(-9, 9)), w => Property.Agreement(Odd(w, [1, 0]) + Odd(w, [0, 1]) == Odd(w, [1, 1]))),
        Property.ForAll("random bias-free layers err by 1/6 or more on the hexagon", Domains.Vectors(18, Domains.Integers(-3, 3)), w => (double)(Error(p => OneLayerOf(w).At(p)[0]) - new Rational(1, 6))),
        Property.ForAll("the best one errs by |median(0, x, y) − mean(0, x, y)|/2", Domains.Vectors(2, Domains.Rationals(20)), p =>
            Property.Agreement(Rational.Abs(Best(new(1, 3)).At(p)[0] - Max(p)) == Rational.Abs(Median(p) - ((p[0] + p[1]) / 3)) / 2)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the unit ReLU(−y) may be left out", "for negative y the second layer then adds x − y to 0 instead of y", TwoLayers(Without), Gap),
        Falsely("a hidden layer without biases can be within 1/7", "the odd part alone costs 1/6", OneLayer(new(1, 7), new(1, 3)), Least),
        Falsely("the odd part (x + y)/2 is as good", "at (1, 1) it is off by 1/2", OneLayer(new(1, 6), new(1, 2)), Reached),
    ];

    private static ReluNetwork Maximum => new(new AffineLayer([[0, 1], [0, -1], [1, -1]], [0, 0, 0]), new AffineLayer([[1, -1, 1]], [0]), new AffineLayer([[1]], [0]));

    private static ReluNetwork Without => new(new AffineLayer([[0, 1], [1, -1]], [0, 0]), new AffineLayer([[1, 1]], [0]), new AffineLayer([[1]], [0]));

    // (|x| + |y| + |x − y|)/4 + odd·(x + y).
    private static ReluNetwork Best(Rational odd) => new(
        new AffineLayer([[1, 0], [-1, 0], [0, 1], [0, -1], [1, -1], [-1, 1]], [0, 0, 0, 0, 0, 0]),
        new AffineLayer([[new Rational(1, 4) + odd, new Rational(1, 4) - odd, new Rational(1, 4) + odd, new Rational(1, 4) - odd, new(1, 4), new(1, 4)]], [0]));

    private static Experiment TwoLayers(ReluNetwork network) => new("two hidden layers", _ =>
    {
        // The difference to the maximum is affine on the cells of this network together with the reference one.
        var cut = Planes.Split("maximum", network, 2);
        var difference = Planes.Split("difference", Difference(network), 2);
        bool equal = difference.Cells.Cells.All(c => c.Output.IsZero);
        var greatest = difference.Cells.Cells.SelectMany(c => c.Polygon.Vertices.Select(c.Output.At)).Max();
        return new Findings
        {
            Comparisons =
            [
                new(Gap, Networks.Exact(greatest), Relation.Equal, Number.Exact(0), new Proof("difference", "greatest")),
                cut.Compare("linear pieces of the network", cut.Cells.Pieces, Relation.Equal, 3, "pieces"),
                .. equal ? [new Comparison("difference to the maximum of 0, x and y, cell by cell", Number.Exact(0), Relation.Equal, Number.Exact(0), new Proof("maximum", "difference"))] : Array.Empty<Comparison>(),
            ],
            Certificates = [cut.Certificate(equal ? Forms : []), difference.Certificate()],
            Figures = [Pieces(cut)],
        };
    });

    private static Experiment OneLayer(Rational bound, Rational odd) => new("one hidden layer", _ =>
    {
        // Weights 1, 1, −1 annihilate every linear odd part: the points add up to 0.
        Rational[] weights = [1, 1, -1];
        var gap = Corners.Zip(weights, (p, mu) => mu * (Max(p) - Max(Opposite(p)))).Aggregate((a, b) => a + b);
        var least = Rational.Abs(gap) / (2 * weights.Aggregate(Rational.Zero, (sum, mu) => sum + Rational.Abs(mu)));
        var points = Corners.SelectMany(p => new[] { p, Opposite(p) }).ToArray();
        return new Findings
        {
            Comparisons =
            [
                new(Least, Networks.Exact(least), Relation.AtMost, Networks.Exact(bound), new Proof("hexagon", "bound")),
                new($"{Least}, from below", Networks.Exact(least), Relation.AtLeast, Networks.Exact(bound), new Proof("hexagon", "bound")),
                new(Reached, Networks.Exact(Error(p => Best(odd).At(p)[0])), Relation.Equal, Networks.Exact(bound), new Proof("errors", "greatest")),
            ],
            Certificates =
            [
                Certificate.Of(
                    "hexagon",
                    "maximum-by-one-layer",
                    new JsonObject { ["points"] = Networks.Rows(Corners), ["bound"] = $"{least}" },
                    new JsonObject { ["weights"] = Networks.Row(weights), ["layers"] = Networks.Layers(Best(new(1, 3))) }),
                Networks.Values("errors", Difference(Lifted(Best(odd))), points),
            ],
            Figures = [Error()],
        };
    });

    // A layer more that passes the output on: relu(z) − relu(−z).
    private static ReluNetwork Lifted(ReluNetwork f)
    {
        var last = f.Layers[^1];
        return new(f.Layers[0], new AffineLayer([last.Weights[0], Array.ConvertAll(last.Weights[0], w => -w)], [last.Biases[0], -last.Biases[0]]), new AffineLayer([[1, -1]], [0]));
    }

    // |f − max(0, x, y)| with the absolute value as a third layer.
    private static ReluNetwork Difference(ReluNetwork f)
    {
        var (first, second) = (f.Layers, Maximum.Layers);
        Rational[] Zeros(int n) => [.. new Rational[n]];
        int n = first[1].Weights[0].Length, m = second[1].Weights[0].Length;
        Rational[] output = [.. first[2].Weights[0], .. second[2].Weights[0].Select(w => -w)];
        return new(
            new AffineLayer([.. first[0].Weights, .. second[0].Weights], [.. first[0].Biases, .. second[0].Biases]),
            new AffineLayer([.. first[1].Weights.Select(row => (Rational[])[.. row, .. Zeros(m)]), .. second[1].Weights.Select(row => (Rational[])[.. Zeros(n), .. row])], [.. first[1].Biases, .. second[1].Biases]),
            new AffineLayer([output, Array.ConvertAll(output, w => -w)], [0, 0]),
            new AffineLayer([[1, 1]], [0]));
    }

    private static Rational[] Opposite(Rational[] p) => Array.ConvertAll(p, x => -x);

    private static Rational Max(Rational[] p) => Rational.Max(Rational.Zero, Rational.Max(p[0], p[1]));

    private static Rational Median(Rational[] p) => new[] { Rational.Zero, p[0], p[1] }.Order().ElementAt(1);

    private static Rational Error(Func<Rational[], Rational> f) => Corners.SelectMany(p => new[] { p, Opposite(p) }).Max(p => Rational.Abs(f(p) - Max(p)));

    // Six units: weights u in pairs, then v.
    private static ReluNetwork OneLayerOf(int[] w) => new(
        new AffineLayer([.. Enumerable.Range(0, 6).Select(i => (Rational[])[w[2 * i], w[(2 * i) + 1]])], [.. new Rational[6]]),
        new AffineLayer([[.. w.Skip(12).Select(v => new Rational(v, 4))]], [0]));

    private static Rational Odd(int[] w, Rational[] p) => OneLayerOf(w).At(p)[0] - OneLayerOf(w).At(Opposite(p))[0];

    private static Figure Pieces(Planes.Cut cut) => new(
        "pieces",
        "The three pieces of max(0, x, y) meet in a point",
        "Its kinks are half-lines. A unit of one hidden layer bends a network along a whole line, and no sum of such units ends in a point.",
        new("$x$"),
        new("$y$"),
        [
            new Polygons(Role.Measurement, "linear pieces", [.. cut.Cells.Cells.Select(c => Planes.Shown(c.Polygon.Vertices, 1 + (c.Output.A.Sign == 0 ? 0 : 1) + (c.Output.B.Sign == 0 ? 0 : 2)))]),
            new Note(Role.Reference, "$x$", 1.2, 0),
            new Note(Role.Reference, "$y$", 0, 1.2),
            new Note(Role.Reference, "0", -1.2, -1.2),
        ],
        "maximum",
        EqualAspect: true);

    private static Figure Error()
    {
        // Once around the hexagon.
        (double X, double Y)[] corners = [(1, 0), (1, 1), (0, 1), (-1, 0), (-1, -1), (0, -1), (1, 0)];
        var around = Enumerable.Range(0, 121).Select(k => (T: k / 20.0, K: k / 20, S: k % 20 / 20.0)).Select(c => (c.T, X: c.K == 6 ? 1 : corners[c.K].X + (c.S * (corners[c.K + 1].X - corners[c.K].X)), Y: c.K == 6 ? 0 : corners[c.K].Y + (c.S * (corners[c.K + 1].Y - corners[c.K].Y)))).ToList();
        double[] t = [.. around.Select(p => p.T)];
        double Even(double x, double y) => (Math.Abs(x) + Math.Abs(y) + Math.Abs(x - y)) / 4;
        Curve Off(Role role, string label, double odd) => new(role, label, t, [.. around.Select(p => Even(p.X, p.Y) + (odd * (p.X + p.Y)) - Math.Max(0, Math.Max(p.X, p.Y)))]);
        return new(
            "error",
            "The best hidden layer touches both bounds at all six corners",
            @"Error around the hexagon, corner by corner from $(1, 0)$: the even part of $\max(0,x,y)$ is computed exactly, its odd part is not linear, and $\frac13(x+y)$ is the best linear substitute.",
            new("corner of the hexagon"),
            new(@"network $-\max(0,x,y)$"),
            [Off(Role.Measurement, @"odd part $\frac13(x+y)$", 1 / 3.0), Off(Role.Control, @"odd part $\frac12(x+y)$", 0.5), new BoundLine(Role.Bound, @"$\frac16$", 1 / 6.0), new BoundLine(Role.Bound, @"$-\frac16$", -1 / 6.0)],
            "hexagon");
    }
}
