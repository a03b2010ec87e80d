using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Networks;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>The product of spectral norms is a Lipschitz constant of a ReLU network; the product of spectral radii is none.</summary>
public sealed class LipschitzProducts : Claim
{
    private const string Stretch = @"largest $\lvert f(x) - f(x')\rvert^2/\lvert x - x'\rvert^2$";

    // Each layer only moves one coordinate to the other place: A² = 0, so its spectral radius is 0.
    private static readonly Chain Nilpotent = new("nilpotent layers", [[[0, 1], [0, 0]], [[0, 0], [1, 0]], [[0, 1]]], [1, 1, 1], [0, 0, 1], [[0, 0], [3, 4], [-1, 2], [0, 5]]);

    private static readonly Chain Ones = new("layers of ones", [[[1, 1], [1, 1]], [[1, 1], [1, 1]], [[1, 1]]], [4, 4, 2], [4, 4, 2], [[0, 0], [1, 1], [2, -1], [-3, 1]]);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/lipschitz-products",
        Title: "The product of spectral norms is a Lipschitz constant",
        Formula: @"\lvert f(x) - f(x')\rvert \le \prod_{i=1}^{L} \lVert A_i\rVert \, \lvert x - x'\rvert",
        Prose: @"A network $f(x) = A_L\,\mathrm{relu}(A_{L-1} \cdots \mathrm{relu}(A_1 x))$ stretches no distance by more than the product of its layers' spectral norms. The norms of two chains of small matrices and of a trained network are bounded by exact certificates, $s^2 I - A A^\top$ without negative eigenvalues, and the differences at given points are computed exactly. On the chains the bound is attained.",
        Hypotheses: [@"$\mathrm{relu}$ is applied coordinate by coordinate and is 1-Lipschitz; weights and points are rational."],
        Sources: [Literature.BartlettFosterTelgarsky2017, Literature.Ours("generalization.md")],
        Rung: Rung.Exact,
        Order: 12);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Stretched(Nilpotent, Nilpotent.Norms), Stretched(Ones, Ones.Norms), Trained];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the inequality holds for every two points, with the certified norms",
            Domains.Pairs(Domains.Vectors(3, Domains.Vectors(4, Domains.Integers(-30, 30))), Domains.Vectors(2, Domains.Vectors(4, Domains.Integers(-30, 30)))),
            p => Slack(p.First, p.Second[0], p.Second[1]),
            given: p => p.First.Any(row => row.Any(x => x != 0))),
        Property.ForAll(
            "a certified bound is at least the length of every image of a unit vector",
            Domains.Pairs(Domains.Vectors(4, Domains.Vectors(3, Domains.Integers(-30, 30))), Domains.Vectors(3, Domains.Integers(-9, 9))),
            p => ((double)SpectralNorm.SquaredBound(p.First) * Squared(p.Second)) - Squared(Image(p.First, p.Second)),
            given: p => p.First.Any(row => row.Any(x => x != 0))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("spectral radii do as well as norms", "nilpotent layers have radius 0, and yet the network is not constant", Stretched(Nilpotent, Nilpotent.Radii), Stretch),
        Falsely("a layer stretches by its largest entry at most", "a matrix of ones doubles the vector (1, 1)", Stretched(Ones, [1, 1, 1]), Stretch),
    ];

    private static Experiment Stretched(Chain chain, int[] bounds) => new(chain.Name, _ =>
    {
        var network = new ReluNetwork([.. chain.Layers.Select(a => new AffineLayer([.. a.Select(row => row.Select(x => (Rational)x).ToArray())], new Rational[a.Length]))]);
        var found = new Stretching(network, [.. chain.Points.Select(x => x.Select(c => (Rational)c).ToArray())], [.. chain.Norms.Select(s => (Rational)s)]);
        string name = chain.Name.Replace(' ', '-');
        return new Findings
        {
            // A control's bounds are its own, without a certificate.
            Comparisons = [new(Stretch, CertificateText.Exact(found.SquaredRatio), Relation.AtMost, Number.Exact(bounds.Aggregate(1, (a, b) => a * b)), new Proof(name, "squaredRatio"))],
            Certificates = [found.Certified(name)],
            Figures = [found.Figure(name, "Chains that stretch as far as they may")],
        };
    });

    private static Experiment Trained => new("a trained network", context =>
    {
        var stream = context.Stream();
        int hidden = context.Size(16, 24, 32);
        var points = Population.Clouds(stream, 64, 12, 2);
        var (network, loss) = IntegerNetwork.Train(points, new(hidden, 16, 0.25, 0.05, 300), stream);
        int[][] output = [[.. network.Second[1].Zip(network.Second[0], (a, b) => a - b)]];
        Rational[] norms = [.. new[] { network.First, output }.Select(a => new Rational(SpectralNorm.SquaredBound(a), BigInteger.Pow(IntegerNetwork.Unit, 2)))];
        var found = new Stretching(
            new([Layer(network.First), Layer(output)]),
            [.. points.Points.Take(24).Select(x => x.Select(c => new Rational(c, Population.Unit)).ToArray())],
            norms);
        return new Findings
        {
            Comparisons = [new(Stretch, CertificateText.Exact(found.SquaredRatio), Relation.AtMost, CertificateText.Exact(found.SquaredLipschitz), new Proof("trained", "squaredRatio"), new Proof("trained", "squaredLipschitz"))],
            Certificates = [found.Certified("trained")],
            Figures = [found.Figure("trained", "Differences of a trained network")],
            Remarks = [$"Trained to a mean cross-entropy of {loss:F3}; f is the difference of its two outputs."],
        };
    });

    private static AffineLayer Layer(int[][] a) =>
        new([.. a.Select(row => row.Select(x => new Rational(x, IntegerNetwork.Unit)).ToArray())], new Rational[a.Length]);

    private static double Squared(int[] v) => v.Sum(x => (double)x * x);

    private static int[] Image(int[][] a, int[] x) => [.. a.Select(row => row.Zip(x, (p, q) => p * q).Sum())];

    private static double Slack(int[][] a, int[] x, int[] y)
    {
        // f(x) = Σ relu(Ax): the last layer is a row of ones, of squared norm 3.
        double Value(int[] v) => Image(a, v).Sum(z => Math.Max(z, 0));
        double rise = Value(x) - Value(y);
        return (3 * (double)SpectralNorm.SquaredBound(a) * Squared([.. x.Zip(y, (p, q) => p - q)])) - (rise * rise);
    }

    /// <summary>Layers with the squares of their norms, of their spectral radii, and points at which the network is compared.</summary>
    private sealed record Chain(string Name, int[][][] Layers, int[] Norms, int[] Radii, int[][] Points);

    /// <summary>What a network does to the distances between points.</summary>
    private sealed record Stretching(ReluNetwork Network, Rational[][] Points, Rational[] SquaredNorms)
    {
        private readonly Rational[] values = [.. Points.Select(x => Network.At(x).Single())];

        public Rational SquaredLipschitz => SquaredNorms.Aggregate((a, b) => a * b);

        public Rational SquaredRatio => Pairs.Max(p => p.Rise * p.Rise / p.SquaredStep);

        private IEnumerable<(Rational Rise, Rational SquaredStep)> Pairs =>
            from i in Enumerable.Range(0, Points.Length)
            from j in Enumerable.Range(0, i)
            let step = Points[i].Zip(Points[j], (a, b) => (a - b) * (a - b)).Aggregate((a, b) => a + b)
            where step.Sign > 0
            select (values[i] - values[j], step);

        public Certificate Certified(string name) => Certificate.Of(
            name,
            "lipschitz-network",
            new JsonObject
            {
                ["layers"] = Networks.Layers(Network),
                ["squaredNorms"] = CertificateText.Row(SquaredNorms),
                ["points"] = CertificateText.Rows(Points),
                ["squaredLipschitz"] = $"{SquaredLipschitz}",
                ["squaredRatio"] = $"{SquaredRatio}",
            },
            []);

        public Figure Figure(string name, string title)
        {
            var pairs = Pairs.Select(p => (Step: Math.Sqrt((double)p.SquaredStep), Rise: Math.Abs((double)p.Rise))).ToList();
            double reach = pairs.Max(p => p.Step);
            return new(
                $"stretch-{name}",
                title,
                @"Differences of the network at pairs of points, against their distance: all stay below the line of slope $\prod_i \lVert A_i\rVert$, as certified.",
                new(@"$\lvert x - x'\rvert$", Minimum: 0),
                new(@"$\lvert f(x) - f(x')\rvert$", Minimum: 0),
                [
                    new Curve(Role.Bound, "product of norms", [0, reach], [0, reach * Math.Sqrt((double)SquaredLipschitz)]),
                    new Points(Role.Measurement, "pairs", [.. pairs.Select(p => p.Step)], [.. pairs.Select(p => p.Rise)]),
                ],
                name);
        }
    }
}
