using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.LeastSquares;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>The exact risk of minimum-norm least squares on either side of p = n: the curve everyone knows, with no asymptotics in it.</summary>
public sealed class DoubleDescent : Claim
{
    private const int Samples = 20;

    private static readonly Case[] Cases = [new(5, 1, 2), new(15, 1, 2), new(26, 1, 2), new(100, new(1, 4), 1)];

    private delegate Rational? Formula(int samples, int features, Rational noise, Rational signal);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/double-descent",
        Title: "The risk of least squares falls, explodes at p = n and falls again, exactly",
        Formula: @"\mathbb{E}\lVert\hat\beta-\beta\rVert^2 = \begin{cases} \sigma^2\frac{p}{n-p-1}, & p \le n-2\\ \lVert\beta\rVert^2\bigl(1-\frac np\bigr) + \sigma^2\frac{n}{p-n-1}, & p \ge n+2\end{cases}",
        Prose: @"For $n$ samples $y = \langle x,\beta\rangle + \sigma\varepsilon$ with $x \sim N(0, I_p)$ the minimum-norm least-squares fit has the stated excess risk, at every finite $n$ and $p$. It is estimated given the inputs, without a test set: $1/(W^{-1})_{kk}$ of the Gram matrix is $\chi^2$ with $\lvert p-n\rvert+1$ degrees of freedom, the share of $\beta$ outside the row space is Beta, and both yield exact intervals. The well-known asymptotic formula is not the risk at finite size.",
        Hypotheses: ["Inputs are standard normal and independent, noise is independent with mean 0 and variance σ²; the fit is the least-squares solution of least norm.", @"$p \le n-2$ or $p \ge n+2$. Instances: $n = 20$ and $p = 5, 15, 26, 100$; not refuted at α is all that is said."],
        Sources: [Literature.Hastie2022.At("the asymptotic form"), Literature.BelkinHsuXu2020.At("the finite form"), Literature.Ours("generalization.md").At("The exact risk and its pivots")],
        Rung: Rung.Statistical,
        Order: 60);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Risks(DoubleDescentRisk.Excess, Cases)];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("the curve", Curve)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("without signal more features beyond n + 2 help", Sizes, s => (double)(Risk(s.First, s.First + s.Second + 2, 1, 0) - Risk(s.First, s.First + s.Second + 3, 1, 0))),
        Property.ForAll("below n more features harm", Sizes, s => (double)(Risk(s.First + s.Second + 3, s.First + 1, 1, 5) - Risk(s.First + s.Second + 3, s.First, 1, 5))),
        Property.ForAll("the asymptotic formula is too small at every finite size", Sizes, s => (double)Rational.Min(Risk(s.First, s.First + s.Second + 2, 1, 1) - DoubleDescentRisk.Asymptotic(s.First, s.First + s.Second + 2, 1, 1), Risk(s.First + s.Second + 2, s.First, 1, 1) - DoubleDescentRisk.Asymptotic(s.First + s.Second + 2, s.First, 1, 1))),
        Property.ForAll("ten times the size at the same ratio comes nearer to the asymptotic formula", Sizes, s => (double)(Apart(s.First, s.Second + 2, 1) - Apart(s.First, s.Second + 2, 10))),
        Property.ForAll("ridge with λ = pσ²/‖β‖² is never above, eigenvalue by eigenvalue", Domains.Vectors(4, Domains.Integers(1, 50)), v => (double)RidgeGain(v[0], v[1], v[2], v[3])),
        Property.ForAll("a fit sees at most the whole of β", Domains.Pairs(Domains.Integers(0, 10_000), Domains.Integers(1, 6)), s => Unseen(s.First, s.Second)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the asymptotic formula holds at n = 20, p = 15", "it says 3, the risk is 15/4: the denominator is n − p − 1, not n − p", Risks(Asymptotic, [Cases[1]]), Quantity(15), context => RiskPivots.Power("the degrees of freedom 6 are told from 7", RiskPivots.PowerAgainst(6, 7, Replicates(context, 15), RiskPivots.Alpha))),
        Falsely("the asymptotic formula holds at n = 20, p = 26", "it says 3.79, the risk is 6/13 + 4", Risks(Asymptotic, [Cases[2]]), Quantity(26), PowerBeyond),
        Falsely("the bias is ‖β‖²·n/p", "that is the part of β the fit sees; the bias is what it does not see", Risks(SeenForUnseen, [Cases[3]]), Quantity(100), PowerOfShare),
    ];

    private static Domain<(int First, int Second)> Sizes => Domains.Pairs(Domains.Integers(1, 60), Domains.Integers(0, 60));

    private static string Quantity(int features) => $"excess risk at n = {Samples}, p = {features}";

    // Many features are many numbers to draw, and a pivot of many degrees of freedom needs fewer draws.
    private static int Replicates(Context context, int features) => context.Size(2400, 12_000, 48_000) / (features > 30 ? 6 : 1);

    private static Rational Risk(int n, int p, Rational noise, Rational signal) => DoubleDescentRisk.Excess(n, p, noise, signal)!.Value;

    private static Rational Apart(int n, int more, int factor) => Risk(factor * n, factor * (n + more), 1, 1) - DoubleDescentRisk.Asymptotic(factor * n, factor * (n + more), 1, 1);

    private static Rational? Asymptotic(int n, int p, Rational noise, Rational signal) => DoubleDescentRisk.Asymptotic(n, p, noise, signal);

    private static Rational? SeenForUnseen(int n, int p, Rational noise, Rational signal) => p < n
        ? DoubleDescentRisk.Excess(n, p, noise, signal)
        : (noise * new Rational(n, p - n - 1)) + (signal * new Rational(n, p));

    // For β in all directions alike an eigenvalue s of XᵀX contributes (σ²s + λ²‖β‖²/p)/(s + λ)² to the ridge risk, and σ²/s to that of least squares.
    private static Rational RidgeGain(Rational eigenvalue, Rational noise, Rational signal, int features)
    {
        var lambda = features * noise / signal;
        var sum = eigenvalue + lambda;
        return (noise / eigenvalue) - (((noise * eigenvalue) + (lambda * lambda * signal / features)) / (sum * sum));
    }

    private static double Unseen(int seed, int n)
    {
        var stream = RandomStream.Named((ulong)seed, "unseen");
        double[] m = new double[(n + 3) * n], beta = new double[n + 3];
        Numerics.Statistics.NormalDraws.Fill(stream, m);
        Numerics.Statistics.NormalDraws.Fill(stream, beta);
        return (beta.Sum(b => b * b) * (1 + 1e-9)) - new MinimumNormRisk(n + 3, n).Of(m, n, beta).Projected;
    }

    private static Experiment Risks(Formula formula, Case[] cases) => new("risks given the inputs", context =>
    {
        var measured = Array.ConvertAll(cases, c => RiskPivots.Measured(context, Samples, c.Features, Replicates(context, c.Features)));
        return new Findings
        {
            Comparisons = [.. cases.Select((c, i) => new Comparison(Quantity(c.Features), measured[i].Risk((double)c.Noise, (double)c.Signal), Relation.Equal, Networks.Exact(formula(Samples, c.Features, c.Noise, c.Signal)!.Value)))],
            Remarks = [$"Draws of the inputs: {string.Join(", ", cases.Select(c => $"{Replicates(context, c.Features)} at p = {c.Features}"))}. \"Not refuted at α = 10⁻⁵\" is all that is said; estimated degrees of freedom: {string.Join(", ", cases.Select((c, i) => $"{measured[i].NaturalDegrees:F2} at p = {c.Features}"))}."],
            Figures = [Given(measured, cases)],
        };
    });

    // The limit for ν shuts out what the asymptotic formula needs even if the share is at its lowest.
    private static Comparison PowerBeyond(Context context)
    {
        int r = Replicates(context, 26);
        const double Share = 0.2;
        double nu = 2 + (20 / (3.7948 - (2 * Share)));
        double variance = RiskPivots.PowerAgainst(7, nu, r, RiskPivots.Alpha / 2);
        return RiskPivots.Power("the risk 4.46 is told from 3.79", variance - (1 - RiskPivots.ShareAbove(6.0 / 26, Share, 26, r)));
    }

    private static Comparison PowerOfShare(Context context) =>
        RiskPivots.Power("the share 0.8 outside is told from 0.3", RiskPivots.ShareAbove(0.8, 0.3, 100, Replicates(context, 100)));

    private static Figure Given(RiskPivots[] measured, Case[] cases)
    {
        var risks = measured.Select((m, i) => m.Risk((double)cases[i].Noise, (double)cases[i].Signal)).ToList();
        double[] at = [.. cases.Select((_, i) => i + 1.0)];
        return new(
            "four-sizes",
            "Four risks, exact and estimated",
            @"Estimates given the inputs, with intervals at $\alpha = 10^{-5}$, on the exact values (lines of the table); the asymptotic formula misses the two in the middle.",
            new("$p$ for $n = 20$", Minimum: 0.5, Maximum: 4.5, Ticks: [.. cases.Select((c, i) => new Tick(i + 1, $"{c.Features}"))]),
            new("excess risk", AxisScale.Log10),
            [
                new Points(Role.Bound, "exact", at, [.. cases.Select(c => (double)Risk(Samples, c.Features, c.Noise, c.Signal))]),
                new Points(Role.Control, "asymptotic", at, [.. cases.Select(c => (double)DoubleDescentRisk.Asymptotic(Samples, c.Features, c.Noise, c.Signal))]),
                new Points(Role.Measurement, "estimated", at, [.. risks.Select(r => r.Value)], [.. risks.Select(r => r.Lower)], [.. risks.Select(r => r.Upper)]),
            ]);
    }

    private static Findings Curve(Context context)
    {
        int[] drawn = [2, 5, 8, 11, 14, 16, 17, 23, 24, 26, 30, 36, 45, 60, 80, 100];
        var risks = Array.ConvertAll(drawn, p => RiskPivots.Measured(context, Samples, p, context.Size(150, 2000, 4000), 0.01).Risk(1, 2));
        double[] below = [.. Enumerable.Range(1, Samples - 2).Select(p => (double)p)], above = [.. Enumerable.Range(Samples + 2, 79).Select(p => (double)p)];
        double[] p = [.. below, Samples, .. above];
        double[] Exact(Func<int, Rational> risk) => [.. below.Select(v => (double)risk((int)v)), double.NaN, .. above.Select(v => (double)risk((int)v))];
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "double-descent",
                    "Double descent, with an exact line through it",
                    @"Excess risk of the minimum-norm fit to $n = 20$ samples, $\sigma^2 = 1$, $\lVert\beta\rVert^2 = 2$: the exact expectation, infinite at $\lvert p-n\rvert \le 1$, estimates given the inputs (99 per cent intervals), and the asymptotic formula below them.",
                    new("features $p$"),
                    new("excess risk", AxisScale.Log10),
                    [
                        new BoundLine(Role.Reference, "$p = n$", Samples, Vertical: true),
                        new Curve(Role.Control, "asymptotic", p, Exact(v => DoubleDescentRisk.Asymptotic(Samples, v, 1, 2))),
                        new Curve(Role.Bound, "exact", p, Exact(v => Risk(Samples, v, 1, 2))),
                        new Points(Role.Measurement, "estimated", [.. drawn.Select(v => (double)v)], [.. risks.Select(r => r.Value)], [.. risks.Select(r => r.Lower)], [.. risks.Select(r => r.Upper)]),
                    ]),
            ],
        };
    }

    private sealed record Case(int Features, Rational Noise, Rational Signal);
}
