using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Generalization;

/// <summary>The margin bound for all margins at once, on orthonormal atoms where its supremum is known, and for a linear classifier of a user's table.</summary>
public sealed class UniformMarginBound : DataClaim
{
    private const string Cap = @"upper end of $\sup_w (R - \hat R_\rho)$";
    private const string Excess = @"$R - \hat R_\rho$ of the certified weights";
    private const int AtomsADraw = 400;

    // Λ/(ρ√m); at the last two the bound exceeds 1 and says nothing.
    private static readonly Rational[] Kappas = [.. new[] { 1, 2, 3, 4, 6, 8 }.Select(k => new Rational(k, 20))];

    private static readonly Rational Delta = new(1, 20);

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "no weights gain more than the first term, at any margin",
            Domains.Pairs(Domains.Pairs(Domains.Vectors(6, Domains.Integers(0, 6)), Domains.Integers(1, 9)), Domains.Vectors(6, Domains.Integers(-9, 9))),
            p => (4 * p.First.Second / Math.Sqrt(p.First.First.Sum())) - (double)AtomSample.Gap(p.First.First, p.Second, p.First.Second),
            given: p => p.First.First.Any(c => c > 0) && p.Second.Any(t => t != 0)),
        Property.ForAll(
            "the bound grows as the margin shrinks",
            Domains.Pairs(Domains.Integers(1, 1000), Domains.Integers(1, 1000)),
            p => Terms(4, 100, new Rational(1, p.First + p.Second)).Upper - Terms(4, 100, new Rational(1, p.First)).Lower),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("an eighth of the constant is enough", "weights spread over the sample gain Λ/(ρ√m), twice what the constant ½ allows", Bracketed((m, rho) => Terms(new Rational(1, 2), m, rho)), At(Excess, Kappas[3])),
        Falsely("the margin need not appear", "with 1/ρ dropped the bound is the same small number for every margin", Bracketed((m, _) => Terms(4, m, 1)), At(Excess, Kappas[3])),
    ];

    /// <inheritdoc/>
    protected override Statement Theorem { get; } = new(
        Id: "generalization/margin-bound-all-margins",
        Title: "The margin bound for all margins at once",
        Formula: @"R(w) \le \hat R_\rho(w) + \frac{4 r\Lambda}{\rho\sqrt m} + \sqrt{\frac{\ln\log_2(2r/\rho)}{m}} + \sqrt{\frac{\ln(2/\delta)}{2m}} \quad\text{for all } \lVert w\rVert \le \Lambda,\; 0 < \rho \le r",
        Prose: @"Let $\lVert x\rVert \le r$ and $\Lambda = 1$. With probability at least $1 - \delta$ over $m$ independent draws the inequality holds for all $w$ and all margins $\rho \in (0, r]$ at once, so $\rho$ may be chosen after the data are seen; $\hat R_\rho$ is the share of the sample with $y\langle w, x\rangle \le \rho$, or the mean ramp loss. On orthonormal atoms the supremum of $R - \hat R_\rho$ is bracketed exactly and keeps the bound at every $\rho$ tried. On a user's table the bound is evaluated for logistic regression at its best margin, beside the risk: where it exceeds 1 it is vacuous and says nothing.",
        Hypotheses:
        [
            @"Draws are independent and uniform on a finite population: $N = 400m$ orthonormal atoms, all labelled $+1$; or the rows of the table, drawn with replacement, as many as the table has. Nothing is assumed of where the table came from.",
            @"$\delta = 1/20$; $r$ is the population's and known beforehand. A table's columns are moved and scaled onto $[-1, 1]$, rounded to multiples of $2^{-10}$, and a constant 1 is appended: this belongs to the population, not to the sample.",
        ],
        Sources: [Literature.KoltchinskiiPanchenko2002, Literature.MohriRostamizadehTalwalkar2018, Literature.Ours("generalization.md")],
        Rung: Rung.Enclosed,
        Order: 11);

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> OnBuiltIn => [Bracketed((m, rho) => Terms(4, m, rho))];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> On(LabelledData data) => [Fitted(data, shuffled: false), Fitted(data, shuffled: true)];

    private static string At(string quantity, Rational kappa) => $@"{quantity} at $\Lambda/(\rho\sqrt m) = {kappa}$";

    private static Number Shown(Interval x) => Number.Enclosed(x.Lower, x.Upper);

    /// <summary>The terms behind R̂ at Λ = r = 1.</summary>
    private static Interval Terms(Rational constant, int m, Rational rho)
    {
        Interval size = m;
        return (constant / rho / Interval.Sqrt(size)) + Interval.Sqrt(Interval.Log(Interval.Log2(2 / rho)) / size) + Interval.Sqrt(Interval.Log(2 / Delta) / (2 * size));
    }

    private static Experiment Bracketed(Func<int, Rational, Interval> bound) => new("the supremum bracketed", context =>
    {
        int root = context.Size(100, 200, 300), m = root * root;
        var sample = AtomSample.Draw(context.Stream(), m, AtomsADraw * m);
        var ends = Kappas.Select(k => (Excess: sample.Excess(sample.Weights(k * root)), Cap: sample.Cap(k * root), Bound: bound(m, 1 / (k * root)))).ToList();
        double[] x = [.. Kappas.Select(k => (double)k)];
        return new Findings
        {
            Comparisons =
            [
                .. Kappas.SelectMany((kappa, k) => (Comparison[])
                [
                    new(At(Cap, kappa), CertificateText.Exact(ends[k].Cap), Relation.AtMost, Shown(ends[k].Bound), new Proof(Name(kappa), "cap"), TrivialBound: Number.Exact(1)),
                    new(At(Excess, kappa), CertificateText.Exact(ends[k].Excess), Relation.AtMost, Shown(ends[k].Bound), new Proof(Name(kappa), "excess"), TrivialBound: Number.Exact(1)),
                ]),
                new(@"$\lVert c\rVert^2$, which settles every margin", Number.Exact(sample.SquaredNorm), Relation.AtMost, Number.Exact(16 * (long)m), new Proof(Name(Kappas[0]), "squaredNorm")),
            ],
            Certificates = [.. Kappas.Select(kappa => sample.Certified(Name(kappa), kappa * root))],
            Figures =
            [
                new Figure(
                    "supremum",
                    "The price of all margins at once",
                    @"The certified gap $R - \hat R_\rho$ (points) against the bound for all margins at once: its constant 4 is four times what the supremum takes, and beyond $\Lambda/(\rho\sqrt m) \approx 1/4$ the bound is above 1 and says nothing.",
                    new(@"$\Lambda/(\rho\sqrt m)$", Minimum: 0),
                    new(@"$R - \hat R_\rho$", Minimum: 0),
                    [
                        new Curve(Role.Bound, "bound", x, [.. ends.Select(e => e.Bound.Midpoint)]),
                        new BoundLine(Role.Reference, "trivial", 1),
                        new Points(Role.Measurement, "supremum", x, [.. ends.Select(e => (double)e.Excess)]),
                    ],
                    Name(Kappas[0])),
            ],
            Remarks = [$"m = {m}, N = {AtomsADraw * m}. One sample serves all margins: the supremum is at most (Λ/ρ)‖c‖/m for every ρ, and ‖c‖² ≤ 16m settles all of them."],
        };
    });

    private static string Name(Rational kappa) => $"bracket-{kappa.Numerator}-{kappa.Denominator}";

    private static Experiment Fitted(LabelledData data, bool shuffled) => new(shuffled ? "logistic regression, labels shuffled" : "logistic regression", context =>
    {
        var table = Population.Of(data);
        var population = shuffled ? table.Shuffled(context.Stream(1)) : table;
        var sample = population.Sample(context.Stream(2), population.Size);
        var rule = LinearRule.Fitted(sample, context.Size(300, 1000, 3000), context.Cancellation);
        if (rule.SquaredNorm.IsZero)
            return new Findings { FailedHypotheses = ["the fitted weights are all 0, so there is no margin to speak of"] };
        int m = sample.Size;
        BigInteger radius = population.SquaredRadius;
        long[] margins = rule.Margins(sample), all = rule.Margins(population);

        // The margins that are tried do not matter: the inequality holds for all of them at once.
        var tried = Enumerable.Range(0, 17).Select(j => new Rational(1, 1) / (BigInteger.One << (j / 2)) * (j % 2 == 0 ? 1 : new Rational(5, 7)))
            .Select(rho => (Rho: rho, Loss: new Rational(margins.Count(z => rule.AtMost(z, rho, radius)), m)))
            .Select(t => (t.Rho, t.Loss, Bound: t.Loss + Terms(4, m, t.Rho))).ToList();
        var (best, loss, bound) = tried.MinBy(t => t.Bound.Upper);
        double needed = tried.Where(t => t.Loss < new Rational(1, 2)).Select(t => Math.Pow(4 / (double)t.Rho / (0.5 - (double)t.Loss), 2)).DefaultIfEmpty(double.PositiveInfinity).Min();
        double rarer = (double)Math.Min(population.Labels.Sum(), population.Size - population.Labels.Sum()) / population.Size;
        double scale = Math.Sqrt((double)rule.SquaredNorm * (double)radius);
        double[] normalised = [.. margins.Select(z => z / scale)];
        return new Findings
        {
            Comparisons =
            [
                new(shuffled ? "risk over the table, labels shuffled, against the bound at its best margin" : "risk over the table, against the bound at its best margin", Number.Exact(all.Count(z => z <= 0), all.Length), Relation.AtMost, Shown(bound), TrivialBound: Number.Exact(1)),
            ],
            Figures =
            [
                Histogram(normalised),
                new Figure(
                    shuffled ? "bound-shuffled" : "bound",
                    shuffled ? "The bound at every margin, labels shuffled" : "The bound at every margin",
                    $"The bound on the risk at every margin (as a share of the radius), for a sample of {m} rows, beside the share of sample margins below it and the risk itself; above 1 it says nothing.",
                    new(@"$\rho/r$", AxisScale.Log2),
                    new("risk", AxisScale.Log10),
                    [
                        new Curve(Role.Bound, "bound", [.. tried.Select(t => (double)t.Rho)], [.. tried.Select(t => t.Bound.Midpoint)]),
                        new Points(Role.Measurement, @"$\hat R_\rho$", [.. tried.Select(t => (double)t.Rho)], [.. tried.Select(t => Math.Max((double)t.Loss, 1e-4))]),
                        new BoundLine(Role.Reference, "trivial", 1),
                        new BoundLine(Role.Measurement, "risk", Math.Max((double)all.Count(z => z <= 0) / all.Length, 1e-4)),
                    ]),
            ],
            Remarks =
            [
                $"The best margin is ρ = {(double)best:G3} of the radius, where {(double)loss:P1} of the sample lie below it; the bound is {bound.Midpoint:G4}{(bound.Lower >= 1 ? ": vacuous, for a risk is at most 1 without any theorem" : "")}.",
                $"The rule errs on {(double)all.Count(z => z <= 0) / all.Length:P1} of the table; always answering with the more frequent class errs on {rarer:P1}, and no bound above that tells the rule from this answer.",
                double.IsFinite(needed) ? $"With such margins the bound would fall to about ½ at m ≈ {needed:G2} draws; the table has {m} rows." : "At every margin tried at least half of the sample lies below it, so that no number of draws would bring the bound under ½.",
            ],
        };

        Figure Histogram(double[] z)
        {
            double reach = z.Max(Math.Abs) * 1.02;
            double[] edges = [.. Enumerable.Range(0, 41).Select(i => reach * ((i / 20.0) - 1))];
            return new(
                shuffled ? "margins-shuffled" : "margins",
                shuffled ? "Normalised margins, labels shuffled" : "Normalised margins",
                "Margins of the sample as shares of length of the weights times the radius: the bound needs most of them well above 0.",
                new(@"$y\langle w, x\rangle/(\lVert w\rVert r)$"),
                new("rows of the sample"),
                [
                    new Histogram(shuffled ? Role.Control : Role.Measurement, shuffled ? "labels shuffled" : data.Positive, edges, [.. Enumerable.Range(0, 40).Select(b => (double)z.Count(v => v >= edges[b] && v < edges[b + 1]))]),
                    new BoundLine(Role.Reference, "decision", 0, Vertical: true),
                ]);
        }
    });
}
