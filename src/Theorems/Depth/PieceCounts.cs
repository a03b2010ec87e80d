using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Depth;

/// <summary>The product of widths plus one is reached: explicit networks, and what narrower layers lose.</summary>
public sealed class PieceCounts : Claim
{
    private const string OneAndOne = "most pieces of widths 1, 1 over all nine sign patterns";

    private static readonly int[][] Shapes = [[1], [7], [3, 2], [3, 3], [5, 4], [3, 3, 2], [3, 3, 3], [5, 4, 3], [3, 3, 3, 3]];

    // The middle unit's kinks lie where the hat 2 relu(x) − 4 relu(x − 1/2) passes 1/4 and 1/2, and each first kink shows through one of the two units.
    private static readonly ReluNetwork TwoAndTwo = new(new AffineLayer([[1], [1]], [0, new(-1, 2)]), new AffineLayer([[2, -4], [-2, 4]], [new(-1, 4), new(1, 2)]), new AffineLayer([[1, 3]], [0]));

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/piece-counts",
        Title: "Hidden widths n₁, …, n_L reach exactly Π(n_l + 1) pieces on the line",
        Formula: @"\max_{\text{widths } n_1,\dots,n_L} \#\text{pieces} = \prod_{l=1}^{L} (n_l + 1) \qquad\text{if } n_1,\dots,n_{L-1} \ge 3,\; n_L \ge 2",
        Prose: @"Among ReLU networks of one input with hidden widths $n_1,\dots,n_L$, all but the last at least 3 and the last at least 2, the largest number of affine pieces is $\prod_l (n_l+1)$: an explicit zigzag reaches it, for one hidden layer of any width too. Narrower layers cannot: widths $1, 1$ reach 3 and no more, widths $2, 2$ reach 7 and no more. So $N$ neurons make at most $N+1$ pieces in one layer, $(\lfloor N/2\rfloor+1)(\lceil N/2\rceil+1)$ in two, and $4^{N/3}$ in $N/3$ layers of three.",
        Hypotheses: ["Certified for the listed widths; the zigzag for all widths, and the upper bounds for narrow ones, are proved in the documentation."],
        Sources: [Literature.Serra2018.At("Theorem 1; its tightness in dimension one"), Literature.Ours("depth.md").At("Zigzags and Narrow layers")],
        Rung: Rung.Exact,
        Order: 20);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Zigzags(), Narrow()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("random networks of widths 3, 3 have at most 16 pieces", Domains.Vectors(22, Domains.Integers(-8, 8)), w => 16 - Network(w, 3, 3).On(-9, 9).Pieces, cases: 60),
        Property.ForAll("random networks of widths 2, 2 have at most 7", Domains.Vectors(13, Domains.Integers(-8, 8)), w => 7 - Network(w, 2, 2).On(-9, 9).Pieces),
        Property.ForAll("random networks of widths 1, 1 have at most 3", Domains.Vectors(6, Domains.Integers(-8, 8)), w => 3 - Network(w, 1, 1).On(-9, 9).Pieces),
        Property.ForAll("zigzags of random widths reach the product", Domains.Vectors(3, Domains.Integers(3, 6)), w => Property.Agreement(Pieces(Folds.Zigzag(w), w) == w.Aggregate(1, (p, n) => p * (n + 1))), cases: 20),
        Property.ForAll("a unit more in any layer allows more pieces", Domains.Pairs(Domains.Vectors(3, Domains.Integers(3, 5)), Domains.Integers(0, 2)), p =>
            Pieces(Folds.Zigzag(Wider(p.First, p.Second)), Wider(p.First, p.Second)) - Pieces(Folds.Zigzag(p.First), p.First) - 1, cases: 20),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("pieces are at most units plus 1, in any depth", "layers multiply: widths 3, 2 have 12 pieces", Zigzags(most: w => w.Sum() + 1), Quantity([3, 2])),
        Falsely("widths 1, 1 reach their product 4 too", "nine sign patterns exhaust them, and none has more than 3 pieces", Narrow(ones: 4), OneAndOne),
        Falsely("widths 2, 2 reach their product 9 too", "a unit behind two others crosses 0 at most twice, so 2 + 4 kinks are all", Narrow(twos: 9), Quantity([2, 2])),
        Falsely("one unit in the last layer still multiplies by 2", "where it is switched off the kinks before it are lost: widths 3, 1 have 6 pieces here, not 8", Zigzags(shapes: [[3, 1]]), Quantity([3, 1])),
    ];

    private static string Quantity(IReadOnlyList<int> widths) => $"pieces of the network of widths {string.Join(", ", widths)}";

    private static int Pieces(ReluNetwork network, IReadOnlyList<int> widths) => Folds.Range(widths) is var (left, right) ? network.On(left, right).Pieces : 0;

    private static int[] Wider(int[] widths, int layer) => [.. widths.Select((n, l) => l == layer ? n + 1 : n)];

    private static Experiment Zigzags(Func<int[], long>? most = null, int[][]? shapes = null) => new("zigzags", context =>
    {
        shapes ??= [.. Shapes, .. context.Size<int[][]>([], [[4, 4, 4, 4], [3, 3, 3, 3, 3]], [[4, 4, 4, 4], [3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3], [9, 9, 9]])];
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int[] widths in shapes)
        {
            var (network, (left, right)) = (Folds.Zigzag(widths), Folds.Range(widths));
            var certificate = Evidenced.Pieces($"zigzag-{string.Join('-', widths)}", network, left, right);
            comparisons.Add(most is null
                ? new(Quantity(widths), Number.Exact(Pieces(network, widths)), Relation.Equal, Number.Exact(network.MostPieces), new Proof(certificate.Name, "pieces"), new Proof(certificate.Name, "mostPieces"))
                : new(Quantity(widths), Number.Exact(Pieces(network, widths)), Relation.AtMost, Number.Exact(most(widths)), new Proof(certificate.Name, "pieces")));
            certificates.Add(certificate);
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Neurons(), Errors(), Zigzag()] };
    });

    // Up to reflection and positive scaling of the line, and as far as pieces go, widths 1, 1 are relu(v·relu(x − 1/2) + c) with the signs of v and c.
    private static Experiment Narrow(int ones = 3, int twos = 7) => new("narrow layers", _ =>
    {
        var patterns = Enumerable.Range(0, 9).Select(k => (V: (k % 3) - 1, C: (k / 3) - 1)).Select(p => (p.V, p.C, Name: $"signs-{p.V + 1}-{p.C + 1}", Network: new ReluNetwork(
            new AffineLayer([[1]], [new(-1, 2)]), new AffineLayer([[p.V]], [new(p.C, 4)]), new AffineLayer([[1]], [0])))).ToList();
        var best = patterns.MaxBy(p => p.Network.On(0, 1).Pieces);
        return new Findings
        {
            Comparisons =
            [
                new(OneAndOne, Number.Exact(best.Network.On(0, 1).Pieces), Relation.Equal, Number.Exact(ones), new Proof(best.Name, "pieces")),
                .. patterns.Select(p => new Comparison($"pieces of widths 1, 1 with signs {p.V} and {p.C}", Number.Exact(p.Network.On(0, 1).Pieces), Relation.AtMost, Number.Exact(3), new Proof(p.Name, "pieces"))),
                new(Quantity([2, 2]), Number.Exact(TwoAndTwo.On(-1, 1).Pieces), Relation.Equal, Number.Exact(twos), new Proof("widths-2-2", "pieces")),
            ],
            Certificates = [.. patterns.Select(p => Evidenced.Pieces(p.Name, p.Network, 0, 1)), Evidenced.Pieces("widths-2-2", TwoAndTwo, -1, 1)],
        };
    });

    private static ReluNetwork Network(int[] w, int n, int m)
    {
        Rational[] Take(int from, int count) => [.. w.Skip(from).Take(count).Select(k => new Rational(k, 4))];
        return new(
            new AffineLayer([.. Enumerable.Range(0, n).Select(i => Take(i, 1))], Take(n, n)),
            new AffineLayer([.. Enumerable.Range(0, m).Select(i => Take((2 * n) + (i * n), n))], Take((2 * n) + (m * n), m)),
            new AffineLayer([Take((2 * n) + (m * n) + m, m)], Take(w.Length - 1, 1)));
    }

    // The largest product of N neurons in so many layers: widths as equal as possible, wider ones first.
    private static double Most(int neurons, int layers) => Enumerable.Range(0, layers).Aggregate(1.0, (product, l) => product * (((neurons + l) / layers) + 1));

    private static Curve Layers(Role role, string label, int layers, int most, Func<double, double> value)
    {
        double[] neurons = [.. Enumerable.Range((3 * layers) - 1, most - (3 * layers) + 2).Where(n => layers > 1 || n >= 1).Select(n => (double)n)];
        return new(role, label, neurons, [.. neurons.Select(n => value(Most((int)n, layers)))]);
    }

    private static Figure Neurons()
    {
        const int most = 30;
        double[] threes = [.. Enumerable.Range(1, most / 3).Select(l => 3.0 * l)], twos = [.. Enumerable.Range(1, most / 2).Select(k => 2.0 * k)];
        int[][] certified = [[7], [3, 2], [3, 3], [5, 4], [3, 3, 2], [3, 3, 3], [5, 4, 3], [3, 3, 3, 3]];
        return new(
            "neurons",
            "What N neurons can do in one, two and L layers",
            @"The largest number of affine pieces on the line, every curve exact: $N+1$ in one layer, $(\lfloor N/2\rfloor+1)(\lceil N/2\rceil+1)$ in two, $\prod(n_l+1)$ with equal widths in three and four, $4^{N/3}$ in layers of three, which overtake all fixed depths. Points: certified networks.",
            new("neurons $N$"),
            new("largest number of affine pieces", AxisScale.Log2),
            [
                Layers(Role.Reference, "one layer: $N+1$", 1, most, p => p),
                Layers(Role.Reference, "two layers", 2, most, p => p),
                Layers(Role.Reference, "three layers", 3, most, p => p),
                Layers(Role.Reference, "four layers", 4, most, p => p),
                new Curve(Role.Bound, "$N/3$ layers of three: $4^{N/3}$", threes, [.. threes.Select(n => Math.ScaleB(1, (int)(2 * n / 3)))]),
                new Curve(Role.Control, "Telgarsky's folds of two: $2^{N/2}$", twos, [.. twos.Select(n => Math.ScaleB(1, (int)(n / 2)))]),
                new Points(Role.Measurement, "certified", [.. certified.Select(w => (double)w.Sum())], [.. certified.Select(w => (double)Pieces(Folds.Zigzag(w), w))]),
            ],
            "zigzag-3-3-3-3");
    }

    private static Figure Errors()
    {
        const int n = 1024, most = 64;
        double Rate(double pieces) => Math.Max(0, Math.Ceiling((n - pieces - 1) / 2)) / n;
        double[] folds = [.. Enumerable.Range(1, 10).Select(k => 2.0 * k)];
        return new(
            "labels",
            "What N neurons must miss of 1024 alternating labels",
            @"No network of one, two or three hidden layers and $N$ neurons errs less than these exact curves, $\lceil (n - t - 1)/2\rceil/n$ at the largest number $t$ of pieces; ten folds of two neurons make no error.",
            new("neurons $N$"),
            new("least share of labels missed", Minimum: 0),
            [
                Layers(Role.Bound, "one layer", 1, most, Rate),
                Layers(Role.Bound, "two layers", 2, most, Rate),
                Layers(Role.Bound, "three layers", 3, most, Rate),
                new Points(Role.Measurement, "$N/2$ folds of two neurons", folds, [.. folds.Select(m => Rate(Math.ScaleB(1, (int)(m / 2))))]),
            ],
            "zigzag-3-3-3");
    }

    private static Figure Zigzag()
    {
        var f = Folds.Zigzag(3, 3).On(new(-1, 2), 3);
        var inner = Folds.Zigzag(3).On(new(-1, 2), 3);
        return new(
            "zigzag",
            "A zigzag folded by a zigzag",
            "Widths 3, 3: the first layer takes all values between 4 and 5 on each of its four pieces, the second folds that range four times: 16 pieces.",
            new("$x$"),
            new("value"),
            [
                new Curve(Role.Reference, "first layer", [.. inner.Knots.ToArray().Select(x => (double)x)], [.. inner.Values.ToArray().Select(y => (double)y)]),
                new Curve(Role.Measurement, "both layers", [.. f.Knots.ToArray().Select(x => (double)x)], [.. f.Values.ToArray().Select(y => (double)y)]),
                new BoundLine(Role.Bound, "4", 4),
                new BoundLine(Role.Bound, "5", 5),
            ],
            "zigzag-3-3");
    }
}
