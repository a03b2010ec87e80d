using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>Barron (1993), Theorem 1, for the Gaussian on the unit ball in one and two dimensions: threshold units drawn from the sampling measure, errors integrated in interval arithmetic.</summary>
public sealed class ThresholdGaussian : Claim
{
    private static readonly int[] Dimensions = [1, 2];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/threshold-gaussian",
        Title: "n threshold units approximate the Gaussian on the unit ball within C_f²/n in mean square",
        Formula: @"f(x) = e^{-\lVert x\rVert^2/2}:\qquad \frac{1}{\vol B}\int_{B}\Bigl(f - c - \frac{A}{n}\sum_{j=1}^{n} s_j\,\sgn(w_j\cdot x - t_j)\Bigr)^2 dx \le \frac{C_f^2}{n} \le \frac{(2C_f)^2}{n}",
        Prose: @"Barron's theorem promises $n$ sigmoidal units and a constant with squared error at most $(2rC_f)^2/n$ under any probability on the ball of radius $r$. For the Gaussian, $r = 1$ and $d = 1, 2$ the units are found as in its proof: frequency and threshold are drawn from the measure $\lVert\omega\rVert\,\lvert\sin(\lVert\omega\rVert t)\rvert\,F(d\omega)\,dt$, one after the other, each time the best of a few. All units have the same size, so the first $n$ of one list serve every $n$. Their errors in the uniform measure are enclosed, cell by cell. Units with the values $\pm1$ instead of 0 and 1 make the constant $C_f^2$, a quarter of Barron's.",
        Hypotheses: [@"$f(x) = \int e^{i\omega\cdot x} F(d\omega)$ with $F$ the standard normal law, $C_f = \int\lVert\omega\rVert_2\,F(d\omega)$: $C_f^2 = 2/\pi$ in dimension 1, $\pi/2$ in dimension 2.", @"Weights and thresholds are multiples of $2^{-10}$, $A$ and $c$ fractions."],
        Sources: [Literature.Barron1993.At("Theorem 1; the sampling measure of its proof"), Literature.Ours("approximation.md").At("The Gaussian: threshold units")],
        Rung: Rung.Enclosed,
        Order: 96);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Sampled(thresholds: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "stretching the Gaussian: C of f(a·) is a times C of f (one dimension, the moment integrated cell by cell)",
            Domains.Integers(4, 32),
            k => Overlap(FirstMoment(new(k, 16)), new Rational(k, 16) * Barron([(Rational.One, [1])], Moment.Gaussian))),
        Property.ForAll(
            "cosine sums: C of f(m·) is m times C of f, and C of a multiple the multiple",
            Domains.Pairs(Sums, Domains.Integers(1, 9)),
            p => Math.Min(
                Overlap(Barron(Array.ConvertAll(p.First, t => (t.Weight, Array.ConvertAll(t.Frequency, w => p.Second * w)))), p.Second * Barron(p.First)),
                Overlap(Barron(Array.ConvertAll(p.First, t => (-p.Second * t.Weight, t.Frequency))), p.Second * Barron(p.First)))),
        Property.ForAll(
            "cosine sums: C is subadditive, with equal frequencies counted once",
            Domains.Pairs(Sums, Sums),
            p => (Barron(p.First) + Barron(p.Second)).Upper - Barron([.. p.First, .. p.Second]).Lower),
        Property.ForAll(
            "random large units in the plane: finer cells enclose the error more narrowly",
            Domains.Vectors(6, Domains.Integers(-1024, 1024)),
            w => Within(cells => ThresholdUnits.SquaredErrors(2, [new([w[0], w[1]], w[2], 1), new([w[3], w[4]], w[5], -1)], 3, [new(1, 2), new(1, 2)], [1, 2], cells)[1]),
            cases: 40),
        Property.ForAll(
            "random large units on the line: finer cells enclose the error more narrowly",
            Domains.Vectors(4, Domains.Integers(-1024, 1024)),
            w => Within(cells => ThresholdUnits.SquaredErrors(1, [new([w[0]], w[1], 1), new([w[2]], w[3], -1)], 3, [new(1, 2), new(1, 2)], [1, 2], cells)[1]),
            cases: 40),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("all thresholds may be 0", "then all units are odd, while the Gaussian is even: no number of them helps", Sampled(thresholds: false), Error(1, 256)),
        Falsely("all thresholds may be 0, in the plane", "there too the units are odd", Sampled(thresholds: false), Error(2, 256)),
    ];

    private static string Error(int d, int n) => $"squared error of {n} threshold units in dimension {d}";

    private static Experiment Sampled(bool thresholds) => new("threshold units", context =>
    {
        int[] sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];
        var errors = context.Map(Dimensions.Length, i =>
        {
            int d = Dimensions[i];
            var (units, size) = ThresholdUnits.Draw(d, sizes[^1], context.Stream(d));
            if (!thresholds)
                units = units.ConvertAll(unit => unit with { Threshold = 0 });
            var constants = ThresholdUnits.Constants(d, units, size, sizes);
            return ThresholdUnits.SquaredErrors(d, units, size, constants, sizes, d == 1 ? context.Size(1024, 4096, 8192) : context.Size(32, 96, 160))
                .Select(e => new[] { e.Lower, e.Upper }).ToArray();
        });
        return new Findings
        {
            Comparisons =
            [
                .. Dimensions.SelectMany((d, i) => sizes.Select((n, k) => (d, n, E: errors[i][k])).Where(c => c.n >= 16)
                    .Select(c => new Comparison(Error(c.d, c.n), Number.Enclosed(c.E[0], c.E[1]), Relation.AtMost, Number.Enclosed(Bound(c.d, c.n).Lower, Bound(c.d, c.n).Upper)))),
            ],
            Figures = thresholds ? [Rates(errors, sizes)] : [],
        };
    });

    /// <summary>C_f²/n with C_f² = 2/π, π/2.</summary>
    private static Interval Bound(int d, int n) => (d == 1 ? 2 / Interval.Pi : Interval.Pi / 2) / n;

    private enum Moment
    {
        Cosines,
        Gaussian,
    }

    private static readonly Domain<(Rational Weight, int[] Frequency)[]> Sums =
        Domains.Vectors(4, Domains.Pairs(Domains.Rationals(9), Domains.Vectors(2, Domains.Integers(-3, 3))));

    /// <summary>Σ|a_k|·|ω_k| of Σ a_k cos(ω_k·x), terms of equal frequency up to sign added first; or C_1 of the Gaussian.</summary>
    private static Interval Barron((Rational Weight, int[] Frequency)[] terms, Moment moment = Moment.Cosines) => moment == Moment.Gaussian
        ? Interval.Sqrt(2 / Interval.Pi)
        : terms.GroupBy(t => t.Frequency[0] > 0 || (t.Frequency[0] == 0 && t.Frequency[1] > 0) ? (t.Frequency[0], t.Frequency[1]) : (-t.Frequency[0], -t.Frequency[1]))
            .Aggregate(Interval.Zero, (sum, g) => sum + ((Interval)Rational.Abs(g.Aggregate(Rational.Zero, (s, t) => s + t.Weight)) * Interval.Sqrt((g.Key.Item1 * g.Key.Item1) + (g.Key.Item2 * g.Key.Item2))));

    /// <summary>∫|ω|φ(ω/a)dω/a with the normal density φ, on 800 cells up to 16 and the tail beyond, 2aφ(16/a).</summary>
    private static Interval FirstMoment(Rational a)
    {
        var density = 2 / ((Interval)a * Interval.Sqrt(2 * Interval.Pi));
        Interval Decay(Interval x) => Interval.Exp(-(Interval.Square(x) / (2 * (Interval)(a * a))));
        var sum = (Interval)(a * a) * Decay(16);
        for (int i = 0; i < 800; i++)
        {
            var cell = new Interval(((Interval)new Rational(i, 50)).Lower, ((Interval)new Rational(i + 1, 50)).Upper);
            sum += cell * Decay(cell) / 50;
        }

        return density * sum;
    }

    // Cells that a unit's edge crosses matter where cells are few and units large: one cell a quadrant must hold what 32 find, up to rounding outward.
    private static double Within(Func<int, Interval> error)
    {
        var (coarse, fine) = (error(1), error(32));
        return Math.Min(fine.Lower - coarse.Lower, coarse.Upper - fine.Upper) + Math.ScaleB(coarse.Upper, -30);
    }

    // How far two enclosures of one number overlap; negative if they exclude each other.
    private static double Common(Interval x, Interval y) => Math.Min(x.Upper - y.Lower, y.Upper - x.Lower);

    // The same, refusing an enclosure too wide to tell.
    private static double Overlap(Interval x, Interval y) => x.Upper - x.Lower > 0.2 * (1 + x.Upper) ? -1 : Common(x, y);

    private static Figure Rates(IReadOnlyList<double[][]> errors, int[] sizes)
    {
        double[] n = [.. sizes.Select(k => (double)k)];
        return new(
            "threshold-units",
            "Threshold units keep Barron's promise with room to spare",
            @"Enclosed squared errors of the first $n$ units of one list (bars: from lower to upper end) for the Gaussian on the unit ball in one and two dimensions, below $C_f^2/n$ and far below Barron's $(2C_f)^2/n$.",
            new("threshold units $n$", AxisScale.Log2),
            new("mean squared error", AxisScale.Log10),
            [
                new Curve(Role.Reference, "Barron, $d = 2$", n, [.. sizes.Select(k => 4 * Bound(2, k).Upper)]),
                .. Dimensions.Select(d => new Curve(Role.Bound, $"$C^2/n$, $d = {d}$", n, [.. sizes.Select(k => Bound(d, k).Upper)])),
                .. Dimensions.Select((d, i) => new Points(Role.Measurement, $"$d = {d}$", n, [.. errors[i].Select(e => (e[0] + e[1]) / 2)], [.. errors[i].Select(e => Math.Max(e[0], 1e-7))], [.. errors[i].Select(e => e[1])])),
            ]);
    }
}
