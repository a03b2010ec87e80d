using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Generalization;

/// <summary>Networks that fit random labels are more complex, in units of their margin, than networks that fit true ones; raw margins do not show it.</summary>
public sealed class RandomLabels : Claim
{
    private const double Alpha = 1e-5;
    private const int Shards = 8;
    private const string Larger = @"probability that the network of random labels has the larger $R_A/\gamma$";

    private static readonly TrainingPlan Plan = new(Hidden: 24, Batch: 16, Rate: 0.25, Target: 0.05, MostEpochs: 400);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/random-labels",
        Title: "Random labels cost spectral complexity",
        Formula: @"\Pr\Bigl[\frac{R_A}{\gamma}(\text{random labels}) > \frac{R_A}{\gamma}(\text{true labels})\Bigr] \ge \frac{19}{20}",
        Prose: @"A network $x \mapsto A_2\,\mathrm{relu}(A_1 x)$ with 24 hidden units is trained twice on the same 64 points in dimension 16 from the same start: on their true labels, and on the same labels in random order. Both times training stops at a mean cross-entropy of 0.05. With probability at least 19/20 over the draw of everything the second network has the larger $R_A/\gamma$, where $R_A$ is the spectral complexity and $\gamma$ the 10 % quantile of the margins on the sample. The margins themselves do not tell the two apart in this way. Measured, not proved.",
        Hypotheses:
        [
            @"Points are normal clouds around two random corners of a cube; starts, points and orders are independent draws from named streams; a pair in which a network does not reach the loss counts against the claim.",
            @"$R_A = \prod_i \lVert A_i\rVert \bigl(\sum_i (\lVert A_i^\top\rVert_{2,1}/\lVert A_i\rVert)^{2/3}\bigr)^{3/2}$, with spectral norms bounded from above within a per mille or so.",
        ],
        Sources: [Literature.BartlettFosterTelgarsky2017, Literature.Ours("generalization.md")],
        Rung: Rung.Statistical,
        Order: 14);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Paired()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            @"‖A‖ ≤ ‖A‖_F ≤ ‖Aᵀ‖₂,₁ up to the slack of the certified bound",
            Domains.Vectors(3, Domains.Vectors(4, Domains.Integers(-50, 50))),
            a => Ordered(a),
            given: a => a.Any(row => row.Any(x => x != 0))),
        Property.ForAll(
            "multiplying the last layer by c multiplies R_A by c, hence leaves R_A/γ as it was",
            Domains.Pairs(Domains.Vectors(3, Domains.Vectors(4, Domains.Integers(-50, 50))), Domains.Integers(2, 64)),
            p => Property.Agreement(Rescaled(p.First, p.Second)),
            given: p => p.First.Any(row => row.Any(x => x != 0)),
            cases: 40),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely(
            "any other order of the labels costs more than the first",
            "with both labellings random the two networks are exchangeable, so either is the more complex with probability ½",
            Paired(bothRandom: true),
            Larger,
            Power),
        Falsely(
            "raw margins tell random labels from true ones",
            "networks that fit random labels grow their weights until their raw margins are as large",
            Paired(raw: true),
            Larger,
            Power),
    ];

    private static int Pairs(Context context) => context.Size(66, 200, 1000);

    private static Comparison Power(Context context)
    {
        // Rejection means a Clopper–Pearson upper limit below 19/20.
        int n = Pairs(context);
        int most = Enumerable.Range(0, n).Last(k => k == 0 || Binomial.ClopperPearson(k, n, Alpha).Upper < 0.95);
        var power = Binomial.ExactLowerTail(n, most, new Rational(1, 2));
        return new($"power: at most {most} of {n} pairs, which rejects, if either order is as likely", Number.Exact(power.Numerator, power.Denominator), Relation.AtLeast, Number.Exact(999_999, 1_000_000));
    }

    private static Experiment Paired(bool bothRandom = false, bool raw = false) => new("pairs of trainings", context =>
    {
        int n = Pairs(context);
        var pairs = context.Map(Shards, s => Enumerable.Range(n * s / Shards, (n * (s + 1) / Shards) - (n * s / Shards)).Select(k => Pair(context.Stream(k), bothRandom)).ToArray()).SelectMany(p => p).ToList();
        int larger = pairs.Count(p => p.Fitted && (raw ? p.RandomMargin < p.TrueMargin : p.RandomComplexity > p.TrueComplexity));
        var limits = Binomial.ClopperPearson(larger, n, Alpha);
        return new Findings
        {
            Comparisons = [new(Larger, Number.Estimated((double)larger / n, limits.Lower, limits.Upper, Alpha), Relation.AtLeast, Number.Exact(19, 20))],
            Figures = [Scatter(pairs)],
            Remarks =
            [
                $"In {larger} of {n} pairs {(raw ? "the raw margin of the network of random labels was the smaller" : "$R_A/\\gamma$ was larger with random labels")}; {pairs.Count(p => !p.Fitted)} pairs had a network that did not reach the loss.",
                $"Medians: $R_A/\\gamma$ {Median(pairs, p => p.TrueComplexity):F0} with true and {Median(pairs, p => p.RandomComplexity):F0} with random labels; 10 % quantile of raw margins {Median(pairs, p => p.TrueMargin):F2} and {Median(pairs, p => p.RandomMargin):F2}.",
            ],
        };
    });

    private static Outcome Pair(RandomStream stream, bool bothRandom)
    {
        const int Points = 64;
        var points = Population.Clouds(stream, Points, 16, 2);
        var random = points.Shuffled(stream);
        var first = bothRandom ? points.Shuffled(stream) : points;

        // The same start and the same orders of presentation.
        ulong start = stream.NextUInt64();
        var (a, b) = (Trained(first, start), Trained(random, start));
        return new(a.Complexity, b.Complexity, a.Margin, b.Margin, a.Loss <= Plan.Target && b.Loss <= Plan.Target);
    }

    private static (double Complexity, double Margin, double Loss) Trained(Population sample, ulong start)
    {
        var (network, loss) = IntegerNetwork.Train(sample, Plan, RandomStream.Named(start, "start"));
        long[] margins = [.. network.Margins(sample).Order()];
        double margin = margins[margins.Length / 10] / IntegerNetwork.OutputUnit;
        return (NetworkNorms.Of(network).Complexity.Midpoint / margin, margin, loss);
    }

    private static double Median(List<Outcome> pairs, Func<Outcome, double> value) => pairs.Select(value).Order().ElementAt(pairs.Count / 2);

    private static Figure Scatter(List<Outcome> pairs)
    {
        double[] x = [.. pairs.Select(p => p.TrueComplexity)], y = [.. pairs.Select(p => p.RandomComplexity)];
        double high = x.Concat(y).Max() * 1.05;
        return new(
            "pairs",
            "The price of random labels",
            @"$R_A/\gamma$ of the two networks of each pair: points above the diagonal are pairs in which random labels cost more.",
            new(@"$R_A/\gamma$, true labels", Minimum: 0, Maximum: high),
            new(@"$R_A/\gamma$, random labels", Minimum: 0, Maximum: high),
            [
                new Curve(Role.Bound, "equal", [0, high], [0, high]),
                new Points(Role.Measurement, "pairs", x, y),
            ]);
    }

    private static double Ordered(int[][] a)
    {
        var norms = NetworkNorms.Of(new(a, [[1]]));
        double frobenius = Math.Sqrt(a.Sum(row => row.Sum(x => (double)x * x))) / IntegerNetwork.Unit;

        // The square of the certified bound is at most (1 + 2⁻¹⁰) times that of the norm, plus 2 of its last units.
        return Math.Min((frobenius * 1.001) + 0.001 - norms.Spectral[0].Lower, (norms.Rows[0].Upper * 1.000001) - frobenius);
    }

    // The certified bounds scale up to their slack of about a per mille.
    private static bool Rescaled(int[][] a, int c)
    {
        int[][] Times(int[][] m, int factor) => [.. m.Select(row => row.Select(x => x * factor).ToArray())];
        int[][] second = [[192, 64, -128], [64, 64, 64]];
        return Math.Abs((NetworkNorms.Of(new(a, Times(second, c))).Complexity.Midpoint / NetworkNorms.Of(new(a, second)).Complexity.Midpoint / c) - 1) < 0.01;
    }

    private sealed record Outcome(double TrueComplexity, double RandomComplexity, double TrueMargin, double RandomMargin, bool Fitted);
}
