using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Generalization;

/// <summary>Covers of the layers compose to a cover of the network: the induction step behind the spectrally normalised bound.</summary>
public sealed class NetworkCovers : Claim
{
    private const string Distance = "squared distance of the farthest network from the cover";
    private const string Elements = "elements of the cover";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/network-covers",
        Title: "Covers of the layers make a cover of the network",
        Formula: @"\min_{g\in\mathcal C}\,\lVert f(X) - g(X)\rVert_F \le \sum_{i=1}^{L} \varepsilon_i\rho_i \prod_{l>i} \rho_l s_l",
        Prose: @"Let $f = \sigma_L(A_L\cdots\sigma_1(A_1 x))$, where $A_i$ is any matrix of a family with spectral norms at most $s_i$ and $\sigma_i$ is $\rho_i$-Lipschitz. If for every input that the cover of the earlier layers makes of the data $X$ at most $N_i$ matrices of family $i$ have images within $\varepsilon_i$ of all the others', then $\prod N_i$ networks cover the class at the radius on the right. All networks of finite families are compared with covers chosen greedily, in integers; for multiples of permutations the radius is attained.",
        Hypotheses:
        [
            @"$\sigma_i = \rho_i\,\mathrm{relu}$ with integer $\rho_i$; families are finite, their matrices and the data are integers.",
            @"The norms $s_i$ are rational, certified by $s_i^2 I - A A^\top$ without negative eigenvalues.",
        ],
        Sources: [Literature.BartlettFosterTelgarsky2017.At("Theorem 3.3, the induction over the layers"), Literature.Ours("generalization.md").At("Covers of networks")],
        Rung: Rung.Exact,
        Order: 15);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Permuted(Honest), Drawn(Honest)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "no network of two small families is farther from the cover than the radius",
            Domains.Pairs(Families, Domains.Integers(0, 12)),
            p => (double)(Honest(Small(p.First, p.Second)) - Small(p.First, p.Second).SquaredDistance)),
        Property.ForAll("at radius 0 nothing is lost", Families, a => Property.Agreement(Small(a, 0).SquaredDistance == 0)),
        Property.ForAll(
            "some k points of a hull, their mean shrunk by √k/(1 + √k), come within R/(1 + √k) of every point of it",
            Domains.Pairs(Domains.Vectors(5, Domains.Vectors(3, Domains.Integers(-9, 9))), Domains.Pairs(Domains.Vectors(5, Domains.Integers(0, 6)), Domains.Integers(1, 2))),
            p => (double)Shrunk(p.First, p.Second.First, p.Second.Second),
            p => p.Second.First.Any(l => l > 0)),
        Property.ForAll("so many points are no more than (R/ε)², without rounding up", Domains.Rationals(40), x => (double)(((1 + Rational.Abs(x)) * (1 + Rational.Abs(x))) - Rational.Ceiling(x * x))),
        Property.ForAll("a cover has no more elements than the product of its layers' sizes", Families, a => Small(a, 3) is var cover ? cover.Product - cover.Size : 0),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the norms of the later layers do not matter", "what an early layer misses is stretched by all layers behind it", Permuted(c => Square(c.Radius(norms: false))), Distance),
        Falsely("the Lipschitz constants of the activations do not matter", "2 relu doubles what the layer before it misses", Permuted(c => Square(c.Radius(slopes: false))), Distance),
        Falsely("only the radius of the last layer counts", "its cover starts from inputs that are off already", Permuted(c => Square(c.Layers[^1].Slope * c.Layers[^1].Radius)), Distance),
    ];

    private static Domain<int[][]> Families => Domains.Vectors(6, Domains.Vectors(4, Domains.Integers(-3, 3)));

    private static Rational Square(Rational x) => x * x;

    private static Rational Honest(LayeredCover cover) => Square(cover.Radius());

    // Three matrices of order 2 for either layer.
    private static LayeredCover Small(int[][] a, int radius)
    {
        int[][][] matrices = Array.ConvertAll(a, v => (int[][])[v[..2], v[2..]]);
        return LayeredCover.Of([[1, 2], [-1, 1]], new(matrices[..3], 2, radius), new(matrices[3..], 1, radius));
    }

    // The slack R²/(1 + √k)² − min ‖(t/k)Σ v − u‖² over all choices of k = root² of the points, t = √k/(1 + √k), u their mean with the given weights.
    private static Rational Shrunk(int[][] points, int[] weights, int root)
    {
        int k = root * root, total = weights.Sum();
        Rational[] u = [.. Enumerable.Range(0, points[0].Length).Select(j => new Rational(points.Zip(weights, (v, l) => v[j] * l).Sum(), total))];
        var factor = new Rational(1, root * (1 + root));
        Rational Nearest(int[] sum, int left, int from) => left == 0
            ? Square(u.Zip(sum, (a, b) => (factor * b) - a))
            : Enumerable.Range(from, points.Length - from).Select(i => Nearest([.. sum.Zip(points[i], (a, b) => a + b)], left - 1, i)).Aggregate(Rational.Min);
        return (new Rational(points.Max(v => v.Sum(c => c * c))) / ((1 + root) * (1 + root))) - Nearest(new int[u.Length], k, 0);
    }

    private static Rational Square(IEnumerable<Rational> v) => v.Aggregate(Rational.Zero, (sum, x) => sum + (x * x));

    // I, 2I and the exchange of both coordinates, once and twice: one of each pair is chosen, and the farthest network doubles everywhere.
    private static Experiment Permuted(Func<LayeredCover, Rational> bound) => new("multiples of permutations", _ =>
    {
        int[][][] family = [[[1, 0], [0, 1]], [[0, 1], [1, 0]], [[2, 0], [0, 2]], [[0, 2], [2, 0]]];

        // The last layer sees inputs of length 2 and of no other, since the cover never doubles but by the first activation.
        var cover = LayeredCover.Of([[1, 0]], new(family, 2, 1) { Norm = 2 }, new(family, 1, 2) { Norm = 2 }, new(family, 1, 2) { Norm = 2 });
        return Found("permutations", cover, bound);
    });

    private static Experiment Drawn(Func<LayeredCover, Rational> bound) => new("drawn families", context =>
    {
        int size = context.Size(5, 6, 7);
        var stream = context.Stream();
        int[][][] Family(int rows, int columns) => Matrices(stream, size, rows, columns);
        int[][][][] families = [Family(3, 2), Family(3, 3), Family(2, 3)];
        int[][] points = [[2, 1], [-1, 2], [1, -2], [-2, -1]];
        LayeredCover Scaled(int sixths) => LayeredCover.Of(points, Layers(points, families, new Rational(sixths, 6)));
        return Found("drawn", Scaled(6), bound) with { Figures = [Figure([.. Enumerable.Range(0, 9).Select(Scaled)])] };
    });

    private static int[][][] Matrices(RandomStream stream, int count, int rows, int columns) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => stream.Next(-2, 2)).ToArray()).ToArray())];

    // Radii are multiples of the median distance of images that the first matrices make.
    private static LayerFamily[] Layers(int[][] points, int[][][][] families, Rational scale)
    {
        long[][] at = Array.ConvertAll(points, x => Array.ConvertAll(x, c => (long)c));
        return [.. families.Select((family, i) =>
        {
            int slope = i == 1 ? 2 : 1;
            var layer = new LayerFamily(family, slope, scale * LayeredCover.Spacing(at, family));
            at = LayeredCover.Layer(family[0], at, slope);
            return layer;
        })];
    }

    private static Findings Found(string file, LayeredCover cover, Func<LayeredCover, Rational> bound)
    {
        var squared = bound(cover);
        return new Findings
        {
            // A control's bound is its own, without a certificate.
            Comparisons =
            [
                new(Distance, Number.Exact(cover.SquaredDistance), Relation.AtMost, CertificateText.Exact(squared), new Proof(file, "squaredDistance"), squared == Honest(cover) ? new Proof(file, "squaredRadius") : null),
                new(Elements, Number.Exact(cover.Size), Relation.AtMost, Number.Exact(cover.Product), new Proof(file, "cover"), new Proof(file, "product")),
            ],
            Certificates = [cover.Certified(file)],
        };
    }

    private static Figure Figure(List<LayeredCover> covers)
    {
        double[] radii = [.. covers.Select(c => (double)c.Radius())];
        return new(
            "radii",
            "Coarser covers miss more, within their radius",
            $"Three families of {covers[0].Layers[0].Matrices.Length} matrices each, covered at growing radii: the farthest network stays below the line. The covers have {string.Join(", ", covers.Select(c => c.Size))} elements.",
            new(@"radius $\sum_i \varepsilon_i\rho_i\prod_{l>i}\rho_l s_l$", Minimum: 0),
            new("distance of the farthest network", Minimum: 0),
            [
                new Curve(Role.Bound, "radius", radii, radii),
                new Points(Role.Measurement, "farthest network", radii, [.. covers.Select(c => Math.Sqrt(c.SquaredDistance))]),
            ],
            "drawn");
    }
}
