using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Generalization;

/// <summary>A linear classifier that generalises, and that no two-sided uniform bound can say so of.</summary>
public sealed class UniformConvergenceFails : Claim
{
    private const string Test = "test error";
    private const string Train = "sample points classified wrong";
    private const string Flipped = "points of the flipped sample classified wrong";
    private const string Rare = "probability of a sample that is not as stated";

    // Gaussian numbers are rounded to multiples of 2⁻¹⁶; from there on all is integer arithmetic.
    private const int Unit = 1 << 16;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/uniform-convergence-fails",
        Title: "Uniform convergence fails where the classifier generalises",
        Formula: @"L_{\mathcal D}(h_S) \le 10^{-4}, \qquad \hat L_{S'}(h_S) = 1, \qquad \varepsilon_{\mathrm{unif}} \ge 1 - 10^{-4}",
        Prose: @"Let $x = (2yu, z)$ with $\lvert u\rvert^2 = 1/m$ and $z \sim N(0, \tfrac{32}{D} I_D)$ independent of the fair label $y$, and let $h_S$ be the sign of $\langle w, x\rangle$, $w = \sum_i y_i x_i$: one step of gradient descent. For $m = 20$, $D = 20{,}000$ and for $m = 50$, $D = 51{,}200$ (more at higher effort), but for samples of probability below $10^{-20}$, $h_S$ is right on $S$, errs on a fresh point with probability at most $10^{-4}$, and errs on every point of $S'$, the sample with all $z_i$ replaced by $-z_i$. As $S'$ is as likely as $S$, every two-sided uniform bound that holds with probability $1 - \delta$, $\delta < \tfrac12 - 10^{-20}$, over the classifiers reached from the samples where it holds is at least $1 - 10^{-4}$.",
        Hypotheses:
        [
            @"Samples are drawn at $m = 20$; $\hat L$ and $L$ are zero-one losses.",
            @"The drawn samples have their Gaussian coordinates rounded to multiples of $2^{-16}$; given $w$ the test error is that of exact Gaussian points, in closed form.",
        ],
        Sources: [Literature.NagarajanKolter2019, Literature.Ours("generalization.md")],
        Rung: Rung.Enclosed,
        Order: 90);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Drawn(), Likely];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("growing dimension", Growing)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "a point's margin and its flipped margin add up to 8",
            Domains.Vectors(5, Domains.Vectors(8, Domains.Integers(-9, 9))),
            z => Property.Agreement(Enumerable.Range(0, 5).Count(i => Sample.Of(z, side: 4).Margin(z[i], 1) + Sample.Of(z, side: 4).Margin(z[i], -1) != 8 * Sample.Scale(4)))),
        Property.ForAll(
            "the margin's expectation over fresh points is 4: over all sign patterns of z the margins average to it",
            Domains.Vectors(3, Domains.Vectors(4, Domains.Integers(-9, 9))),
            z => Property.Agreement(Sample.Of(z, side: 3).MeanOverSigns() == 4 * Sample.Scale(3))),
        Property.ForAll(
            "a longer w errs more",
            Domains.Pairs(Domains.Integers(1, 10_000), Domains.Integers(1, 10_000)),
            p => TestError(p.First + p.Second, 4, 1).Upper - TestError(p.First, 4, 1).Lower),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("a tenth of the dimension is enough", "at D = 2048 the noise in w is as long as the signal, and about one fresh point in ten is classified wrong", Drawn(tenth: true), Of(Test, 20)),
        Falsely("any sample would do for the flipped one", "a sample independent of $w$ is classified right, point by point", Drawn(fresh: true), Of(Flipped, 20)),
    ];

    private static string Of(string quantity, int m) => $"{quantity}, m = {m}";

    // D = 32·side², so that √(32/D) = 1/side.
    private static (int M, int Side)[] Sizes(Context context) => context.Size<(int, int)[]>([(20, 25), (50, 40)], [(20, 25), (50, 40), (100, 60)], [(20, 25), (50, 40), (100, 60), (1000, 180)]);

    // The comparisons speak of the worst of the samples.
    private static Experiment Drawn(bool tenth = false, bool fresh = false) => new("drawn samples", context =>
    {
        const int M = 20;
        int side = tenth ? 8 : 25, count = context.Size(2, 20, 50);
        List<Sample> samples = [.. Enumerable.Range(0, count).Select(k => Sample.Draw(context.Stream(k), M, side))];
        int[] flipped = [.. samples.Select(s => fresh ? s.Errors(1, Sample.Draw(context.Stream(count), M, side)) : s.Errors(-1, s))];
        return new Findings
        {
            Comparisons =
            [
                new(Of(Test, M), Number.Enclosed(samples.Max(s => s.TestError.Lower), samples.Max(s => s.TestError.Upper)), Relation.AtMost, Number.Exact(1, 10_000)),
                new(Of(Train, M), Number.Exact(samples.Max(s => s.Errors(1, s))), Relation.Equal, Number.Exact(0)),
                new(Of(Flipped, M), Number.Exact(flipped.Min()), Relation.Equal, Number.Exact(M)),
            ],
            Figures = [Margins(samples[0])],
            Remarks = [$"m = {M}, D = {32 * side * side}: over {count} samples the test error lies between {samples.Min(x => x.TestError.Lower):G4} and {samples.Max(x => x.TestError.Upper):G4}."],
        };
    });

    private static Experiment Likely => new("all samples but few", context =>
    {
        var sizes = Sizes(context);
        return new Findings
        {
            Comparisons = [.. sizes.Select(s => new Comparison(Of(Rare, s.M), Shown(BadProbability(s.M, s.Side)), Relation.AtMost, Number.Exact(1, BigInteger.Pow(10, 20))))],
            Remarks = [.. sizes.Select(s => $"m = {s.M}, D = {32 * s.Side * s.Side}: but for samples of probability {BadProbability(s.M, s.Side).Upper:E1} the test error is at most 10⁻⁴, all points of S are classified right and all of S′ wrong.")],
        };

        static Number Shown(Interval p) => Number.Enclosed(p.Lower, p.Upper);
    });

    /// <summary>An upper bound on the probability that h_S is not as stated, by tails of χ² (Laurent and Massart 2000) and of Gaussians; the proof is in docs/generalization.md.</summary>
    private static Interval BadProbability(int m, int side)
    {
        Interval dimension = 32 * side * side, noise = 1 / ((Interval)side * side);

        // |w₂|² = 32m·χ²_D/D. Φ(−15/4) < 10⁻⁴, so a test error above 10⁻⁴ needs |w₂|² > (16/15)²·side².
        var excess = (new Interval(side) * side * new Rational(256, 225) / (32 * (Interval)m)) - 1;
        if (excess.Lower <= 0)
            return Interval.One;
        var x = Interval.Square((Interval.Sqrt(1 + (2 * excess)) - 1) / 2);
        var wrong = Interval.Exp(-(dimension * x));

        // |z_i|² = 32·χ²_D/D < 28 has probability at most e^(−D/256); else the sum over the others, N(0, (m − 1)(32/D)|z_i|²), must be below 4 − |z_i|².
        var shortPoint = Interval.Exp(-dimension / 256);
        var crossing = Interval.Exp(-(576 / (2 * (m - 1) * noise * 28)));
        return wrong + (m * (shortPoint + crossing));
    }

    // Φ(−4/(|w₂|/side)) where |w₂|² = squares/unit².
    private static Interval TestError(BigInteger squares, int side, int unit) =>
        squares.IsZero ? Interval.Zero : Interval.NormalCdf(-(4 * (Interval)side * unit / Interval.Sqrt(new Rational(squares))));

    private static Figure Margins(Sample sample)
    {
        double scale = Sample.Scale(sample.Side);
        double[] Of(int sign) => [.. Enumerable.Range(0, sample.Size).Select(i => sample.Margin(sample.Noise[i], sign) / scale)];
        double[] points = [.. Enumerable.Range(1, sample.Size).Select(i => (double)i)];
        return new(
            "margins",
            "Right on the sample, wrong on its mirror image",
            $"Margins $y\\langle w, x\\rangle$ of one sample with m = {sample.Size}: every point of $S$ lies near 36, every point of $S'$ near $-28$, and a fresh point near 4, with standard deviation about 1.",
            new("point of the sample"),
            new(@"$y\langle w, x\rangle$"),
            [
                new Points(Role.Measurement, "sample $S$", points, Of(1)),
                new Points(Role.Control, "flipped sample $S'$", points, Of(-1)),
                new BoundLine(Role.Reference, "mean of fresh points", 4),
                new BoundLine(Role.Bound, "decision", 0),
            ]);
    }

    private static Findings Growing(Context context)
    {
        // One draw of the largest dimension; the others keep its first coordinates.
        int[] sides = [4, 5, 6, 8, 10, 12, 14, 17, 20, 25];
        int[][] noise = Sample.Draw(context.Stream(), 20, sides[^1]).Noise;
        var samples = sides.Select(side => Sample.Of([.. noise.Select(z => z[..(32 * side * side)])], side)).ToList();
        double[] d = [.. sides.Select(s => 32.0 * s * s)];
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "dimension",
                    "The dimension that is needed",
                    "Test error in closed form against the error on the flipped sample, m = 20, one sample cut to each dimension: from some thousand dimensions on the two part company.",
                    new("$D$", AxisScale.Log10),
                    new("error", AxisScale.Log10),
                    [
                        new Points(Role.Measurement, "test error", d, [.. samples.Select(s => s.TestError.Midpoint)]),
                        new Points(Role.Control, "error on the flipped sample", d, [.. samples.Select(s => Math.Max(s.Errors(-1, s) / 20.0, 1e-5))]),
                        new BoundLine(Role.Bound, "$10^{-4}$", 1e-4),
                    ]),
            ],
        };
    }

    /// <summary>Signed noise y_i z_i of each point, as integers over Unit·side; the signs of the labels drop out of every margin.</summary>
    private sealed record Sample(int[][] Noise, int Side, long[] Sum)
    {
        public int Size => Noise.Length;

        public Interval TestError => UniformConvergenceFails.TestError(Sum.Aggregate(BigInteger.Zero, (s, w) => s + ((BigInteger)w * w)), Side * Side, Unit);

        public static Sample Draw(RandomStream stream, int m, int side) =>
            Of([.. Enumerable.Range(0, m).Select(_ => Enumerable.Range(0, 32 * side * side).Select(_ => (int)Math.Round(NormalDraws.Next(stream) * Unit)).ToArray())], side);

        public static Sample Of(int[][] noise, int side)
        {
            long[] sum = new long[noise[0].Length];
            foreach (int[] z in noise)
            {
                for (int j = 0; j < z.Length; j++)
                    sum[j] += z[j];
            }

            return new(noise, side, sum);
        }

        /// <summary>What a margin of 1 is in the units of <see cref="Margin"/>.</summary>
        public static long Scale(int side) => (long)Unit * Unit * side * side;

        /// <summary>y⟨w, (2yu, ±z)⟩ = 4 ± y⟨w₂, z⟩, for noise yz.</summary>
        public long Margin(int[] noise, int sign)
        {
            long inner = 0;
            for (int j = 0; j < noise.Length; j++)
                inner += Sum[j] * noise[j];
            return (4 * Scale(Side)) + (sign * inner);
        }

        /// <summary>How many points of a sample, as drawn or flipped, are not classified right.</summary>
        public int Errors(int sign, Sample points) => points.Noise.Count(z => Margin(z, sign) <= 0);

        /// <summary>The mean margin of (2yu, z) over all sign patterns of the first point's noise.</summary>
        public long MeanOverSigns() => Enumerable.Range(0, 1 << Sum.Length).Sum(signs => Margin([.. Noise[0].Select((z, j) => ((signs >> j) & 1) == 1 ? z : -z)], 1)) >> Sum.Length;
    }
}
