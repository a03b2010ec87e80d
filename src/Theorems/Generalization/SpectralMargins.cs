using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Generalization;

/// <summary>Bartlett, Foster and Telgarsky's bound with explicit constants: true, and vacuous by orders of magnitude at this scale.</summary>
public sealed class SpectralMargins : DataClaim
{
    private const string Name = "true and shuffled labels";

    private static readonly Rational Delta = new(1, 20);

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "normalised margins do not change when one layer is multiplied by c and the next divided by c",
            Domains.Pairs(Domains.Vectors(4, Domains.Vectors(3, Domains.Integers(-40, 40))), Domains.Integers(2, 32)),
            p => Property.Agreement(Rescaled(p.First, p.Second)),
            given: p => p.First.Any(row => row.Any(x => x != 0)),
            cases: 40),
        Property.ForAll(
            "more samples of the same size and margins never raise the complexity term",
            Domains.Pairs(Domains.Integers(10, 5000), Domains.Integers(1, 5000)),
            p => (Term(new(p.First), 64, 5) - Term(new(p.First + p.Second), 64, 5)).Upper),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the loss at a margin bounds the risk without a term for complexity", "a network that has fitted random labels has no loss on its sample, and errs on most of the rest", Bounded(complexity: false), Risk(shuffled: true)),
    ];

    /// <inheritdoc/>
    protected override Statement Theorem { get; } = new(
        Id: "generalization/spectral-margins",
        Title: "The spectrally normalised margin bound, explicit and vacuous",
        Formula: @"R(f) \le \hat R_\gamma(f) + \frac{8}{n^{3/2}} + \frac{72\,\lVert X\rVert_F \sqrt{\ln 2W^2}\,\ln n}{\gamma n}\,R_A + 3\sqrt{\frac{\ln(2/\delta)}{2n}}",
        Prose: @"With probability at least $1 - \delta$ over $n \ge 2$ independent draws every network of widths at most $W$ whose norms $s_i \ge \lVert A_i\rVert$, $b_i \ge \lVert A_i^\top\rVert_{2,1}$ and margin $\gamma$ were fixed beforehand has risk at most the bound, $R_A = \prod s_i (\sum_i (b_i/s_i)^{2/3})^{3/2}$. Here norms and margin are found after training and rounded outward to powers of two, among which $\delta$ is shared out. For networks trained on true labels and on labels in random order the bound holds and is vacuous: it exceeds 1 by orders of magnitude, so it says nothing about these networks, and no violation could be seen.",
        Hypotheses:
        [
            @"Draws are independent and uniform, with replacement, on a finite population: normal clouds around four corners of a cube, or the rows of the table, as many draws as it has. Nothing is assumed of where the table came from.",
            @"$\delta = 1/20$; networks are $A_2\,\mathrm{relu}(A_1 x)$ without biases, with weights rounded to multiples of $2^{-10}$; spectral norms are bounded by certified $s_i$. A table's columns are moved and scaled onto $[-1, 1]$, rounded, and a constant 1 is appended.",
            @"The loss is in $[0, 1]$; $\ln(2/\delta)$ stands where the paper's Lemma 3.1 prints $\ln(1/\delta)$.",
        ],
        Sources: [Literature.BartlettFosterTelgarsky2017, Literature.Ours("generalization.md")],
        Rung: Rung.Enclosed,
        Order: 13);

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> OnBuiltIn => [Bounded(complexity: true)];

    /// <inheritdoc/>
    protected override IEnumerable<Illustration> IllustrateBuiltIn => [new("complexity over training", Grown)];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> On(LabelledData data) =>
        [new(Name, context => Found(Table(context, data, shuffled: false), Table(context, data, shuffled: true), complexity: true))];

    private static string Risk(bool shuffled) => shuffled ? "risk, labels in random order" : "risk, true labels";

    private static Experiment Bounded(bool complexity) => new(Name, context =>
    {
        var clouds = Clouds(context);
        TrainingPlan plan = new(64, 20, 0.1, 0.05, 400);
        TrainedNetwork Trained(bool shuffled) => TrainedNetwork.On(context, clouds, context.Size(300, 1000, 3000), plan, shuffled);
        return Found(Trained(shuffled: false), Trained(shuffled: true), complexity);
    });

    private static Population Clouds(Context context) => Population.Clouds(context.Stream(1000), 4000, 20, 4);

    private static TrainedNetwork Table(Context context, LabelledData data, bool shuffled)
    {
        var population = Population.Of(data);

        // The longer the rows, the shorter the steps. Passes over large tables are few, so that a run ends within minutes.
        int passes = (int)Math.Clamp(context.Size(1e9, 3e9, 1e10) / ((double)population.Size * population.Dimension * 32), 5, 300);
        return TrainedNetwork.On(context, population, population.Size, new(32, 32, Math.Min(0.25, 5 * Math.Pow(Population.Unit, 2) / population.SquaredRadius), 0.02, passes), shuffled);
    }

    private static Findings Found(TrainedNetwork plain, TrainedNetwork shuffled, bool complexity)
    {
        if (!plain.Network.Sound || !shuffled.Network.Sound)
            return new Findings { FailedHypotheses = ["training diverged, so there is no network to speak of"] };
        var (first, second) = (Bound(plain, complexity), Bound(shuffled, complexity));
        return new Findings
        {
            Comparisons = [Compared(plain, first.Bound, shuffled: false), Compared(shuffled, second.Bound, shuffled: true)],
            Figures = [MarginFigures.Raw(plain, shuffled), MarginFigures.Normalised(plain, shuffled), MarginFigures.Draws(plain, shuffled)],
            Remarks =
            [
                $"n = {plain.Sample.Size} draws from {plain.Population.Size} points. $R_A/\\gamma$ at the 10 % quantile of the margins: {Ratio(plain)} with true labels, {Ratio(shuffled)} with labels in random order.",
                $"True labels: {Told(plain, first)}",
                $"Labels in random order: {Told(shuffled, second)}",
            ],
        };

        static string Ratio(TrainedNetwork t) => t.Quantile > 0 ? $"{t.Norms.Complexity.Midpoint / t.Quantile:F0}" : "none, as that quantile is not positive,";

        static string Told(TrainedNetwork t, (Interval Bound, double Gamma, Rational Loss) b) =>
            $"trained to a mean cross-entropy of {t.Loss:F3}; s = {Shown(t.Norms.Spectral)}, b = {Shown(t.Norms.Rows)}, $R_A$ = {t.Norms.Complexity.Midpoint:F0}, 10 % quantile of the margins {t.Quantile:F2}. "
            + $"At γ = {b.Gamma:G3}, with {(double)b.Loss:P1} of the sample below it, the bound is {b.Bound.Midpoint:G4}{(b.Bound.Lower >= 1 ? $": vacuous, {b.Bound.Midpoint:G2} times what holds without any theorem." : ".")}";

        static string Shown(Interval[] norms) => $"({string.Join(", ", norms.Select(s => $"{s.Midpoint:F2}"))})";
    }

    private static Comparison Compared(TrainedNetwork trained, Interval bound, bool shuffled)
    {
        long[] margins = trained.Network.Margins(trained.Population);
        return new(Risk(shuffled), Number.Exact(margins.Count(z => z <= 0), margins.Length), Relation.AtMost, Number.Enclosed(bound.Lower, bound.Upper), TrivialBound: Number.Exact(1));
    }

    /// <summary>The bound at the largest margin of the grid Π s_i/2^j that at most a tenth of the sample stays below without being classified wrong; δ is shared out among the grid and the norms' roundings, so any choice is allowed.</summary>
    private static (Interval Bound, double Gamma, Rational Loss) Bound(TrainedNetwork trained, bool complexity)
    {
        int n = trained.Sample.Size;

        // Homogeneous: f/Π s_i is a network with all ‖A_i‖ ≤ 1 and ‖A_iᵀ‖₂,₁ ≤ b_i/s_i, here rounded up to 2^(k_i).
        int[] k = [.. trained.Norms.Rows.Zip(trained.Norms.Spectral, (b, s) => Enumerable.Range(0, 60).First(i => (b / s).Upper <= 1L << i))];
        var shape = NetworkNorms.Shape(k.Select(i => (Interval)(1L << i)));
        long[] margins = trained.Network.Margins(trained.Sample);
        double lipschitz = trained.Norms.Lipschitz.Upper * IntegerNetwork.OutputUnit;
        var grid = Enumerable.Range(-4, 25).Select(i => (J: i, Loss: new Rational(margins.Count(z => z <= Gamma(i)), n))).ToList();
        var allowed = new Rational(margins.Count(z => z <= 0), n) + new Rational(1, 10);
        var (j, loss) = grid.First(t => t.Loss <= allowed || t.J == 20);

        // Σ 1/((k + 1)(k + 2)) over k ≥ 0 is 1, that of 1/((|j| + 1)(|j| + 2)) over all integers 3/2.
        var share = k.Select(i => new Rational(1, (i + 1) * (i + 2))).Aggregate((a, b) => a * b) * new Rational(2, 3 * (Math.Abs(j) + 1) * (Math.Abs(j) + 2));
        var bound = loss + (8 / ((Interval)n * Interval.Sqrt(n))) + (3 * Interval.Sqrt(Interval.Log(2 / (Delta * share)) / (2 * (Interval)n)));
        return (complexity ? bound + (Term(new(n), trained.Width, j) * shape * Interval.Sqrt(new Rational(trained.SquaredNorm)) / Population.Unit) : bound, Gamma(j) / IntegerNetwork.OutputUnit, loss);

        // Rounded up: counting a margin too many is on the safe side.
        double Gamma(int i) => Math.ScaleB(lipschitz, -i) * (1 + 1e-12);
    }

    // 72 √(ln 2W²) ln n/(γ n) at γ = 2^(−j).
    private static Interval Term(Interval n, int width, int j) =>
        72 * Interval.Sqrt(Interval.Log(2 * (Interval)width * width)) * Interval.Log(n) * Math.ScaleB(1, j) / n;

    // Each point is a training of its own from the same start with the same orders.
    private static Findings Grown(Context context)
    {
        int[] epochs = [4, 8, 16, 32, 64];
        var clouds = Clouds(context);
        Curve Line(Role role, string label, bool shuffled)
        {
            var trained = epochs.Select(e => TrainedNetwork.On(context, clouds, 200, new(64, 20, 0.1, 0, e), shuffled)).ToList();
            return new(role, label, [.. epochs.Select(e => (double)e)], [.. trained.Select(t => t.Quantile > 0 ? t.Norms.Complexity.Midpoint / t.Quantile : double.NaN)]);
        }

        return new Findings
        {
            Figures =
            [
                new Figure(
                    "training",
                    "Complexity over training",
                    @"$R_A/\gamma$ at the 10 % quantile of the margins after so many passes over 200 points, once that quantile is positive: labels in random order cost more throughout.",
                    new("passes", AxisScale.Log2),
                    new(@"$R_A/\gamma$", AxisScale.Log10),
                    [Line(Role.Measurement, "true labels", false), Line(Role.Control, "random order", true)]),
            ],
        };
    }

    // R_A/margin for A₁, A₂ and for cA₁, A₂/c, up to the slack of the certified norms.
    private static bool Rescaled(int[][] a, int c)
    {
        int[][] Times(int[][] m, int factor) => [.. m.Select(row => row.Select(x => x * factor).ToArray())];
        int[][] second = [[3, 1, -2, 1], [1, 1, 1, -3]];
        IntegerNetwork left = new(Times(a, 64 * c), Times(second, 64)), right = new(Times(a, 64), Times(second, 64 * c));
        int[] x = [Population.Unit, 2 * Population.Unit, -Population.Unit];
        return left.At(x).SequenceEqual(right.At(x)) && Math.Abs((NetworkNorms.Of(left).Complexity.Midpoint / NetworkNorms.Of(right).Complexity.Midpoint) - 1) < 0.01;
    }
}
