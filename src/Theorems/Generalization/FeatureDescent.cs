using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.LeastSquares;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>Belkin, Hsu and Xu's curve: a fit that uses p of D features, and whose second descent ends below its first.</summary>
public sealed class FeatureDescent : Claim
{
    private const int Samples = 40;
    private const int All = 100;
    private const string Lowest = "risk with all 100 features, against the least for p ≤ n − 2";

    private static readonly int[] Used = [20, 30, 50, 80, 100];

    private static readonly Rational Noise = new(1, 25);

    private delegate Rational? Formula(int samples, int used, int all, Rational noise, Rational signal);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/feature-descent",
        Title: "Using p of D features, the risk peaks at p = n and ends below its first minimum",
        Formula: @"\mathbb{E}\,(y-\hat y)^2 = \begin{cases} s_p^2\bigl(1+\frac{p}{n-p-1}\bigr), & p\le n-2\\ \lVert\beta_T\rVert^2\bigl(1-\frac np\bigr)+s_p^2\bigl(1+\frac{n}{p-n-1}\bigr), & p\ge n+2\end{cases}\qquad s_p^2 = \sigma^2+\lVert\beta_{T^c}\rVert^2",
        Prose: @"If $y$ depends on $D$ independent standard normal features and the minimum-norm fit uses the $p$ of a set $T$, the others act as noise of variance $\lVert\beta_{T^c}\rVert^2$. The total risk on a new sample, noise included, is as stated. With $D = 100$ equally strong features, $n = 40$ and $\sigma^2 = \frac1{25}$ it rises to infinity at $p = n$ and falls to 0.667 at $p = 100$, below the 1.04 of no fit at all, which is the least risk for $p \le n-2$.",
        Hypotheses: [@"Standard normal features, independent noise, $\lVert\beta\rVert = 1$ with equal coefficients; the minimum-norm least-squares fit.", "Instances as stated; not refuted at α is all that is said."],
        Sources: [Literature.BelkinHsuXu2020.At("Theorem 1"), Literature.Ours("generalization.md").At("The exact risk and its pivots")],
        Rung: Rung.Statistical,
        Order: 62);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Risks(DoubleDescentRisk.Total, Used)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("with all features in use the risk is σ² plus the excess", Domains.Pairs(Domains.Integers(1, 60), Domains.Integers(2, 60)), s => Property.Agreement(DoubleDescentRisk.Total(s.First, s.First + s.Second, s.First + s.Second, 1, 3) == Rational.One + DoubleDescentRisk.Excess(s.First, s.First + s.Second, 1, 3))),
        Property.ForAll("no fit at all has the risk σ² + ‖β‖²", Domains.Pairs(Domains.Integers(2, 60), Domains.Integers(1, 60)), s => Property.Agreement(DoubleDescentRisk.Total(s.First, 0, s.Second, new(1, 7), 2) == new Rational(15, 7))),
        Property.ForAll("more noise is never better", Domains.Pairs(Domains.Integers(2, 40), Domains.Integers(0, 20)), s => (double)(DoubleDescentRisk.Total(s.First, s.First + 2 + s.Second, 70, 2, 1)!.Value - DoubleDescentRisk.Total(s.First, s.First + 2 + s.Second, 70, 1, 1)!.Value)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("features that are not used do no harm", "they are noise to the fit: at p = 30 they carry 0.7 of 0.74", Risks((n, p, _, noise, signal) => noise + DoubleDescentRisk.Excess(n, p, noise, signal * new Rational(p, All)), [30]), Quantity(30), context => RiskPivots.Power("11 degrees of freedom are told from 14", RiskPivots.PowerAgainst(11, 14, Replicates(context, 30), RiskPivots.Alpha))),
        Falsely("the denominator is n − p", "it is smaller by one at every finite size", Risks(Asymptotic, [30]), Quantity(30), context => RiskPivots.Power("11 degrees of freedom are told from 12", RiskPivots.PowerAgainst(11, 12, Replicates(context, 30), RiskPivots.Alpha))),
        Falsely("the denominator is p − n", "that gives 2.8 with 50 features, the risk is 3.04", Risks(Asymptotic, [50]), Quantity(50), PowerBeyond),
        Falsely("the risk with 60 features is below that of no fit", "the second descent has only begun there: 1.57 against 1.04", Risks(DoubleDescentRisk.Total, [30], last: 60), Lowest),
    ];

    private static string Quantity(int used) => $"total risk with {used} of {All} features";

    // Many features are many numbers to draw, and a pivot of many degrees of freedom needs fewer draws.
    private static int Replicates(Context context, int used) => context.Size(2400, 8000, 32_000) / (used > 50 ? 8 : 1);

    private static Rational Total(int used) => DoubleDescentRisk.Total(Samples, used, All, Noise, 1)!.Value;

    // At p = 50 the formula without the 1 says 2.8; the limit for ν shuts that out even if the share is as low as 0.18.
    private static Comparison PowerBeyond(Context context)
    {
        int r = Replicates(context, 50);
        const double Share = 0.18, Missing = 0.54;
        double nu = 2 + (Missing * Samples / (2.8 - Missing - (0.5 * Share)));
        double variance = RiskPivots.PowerAgainst(11, nu, r, RiskPivots.Alpha / 2);
        return RiskPivots.Power("the risk 3.04 is told from 2.8", variance - (1 - RiskPivots.ShareAbove(0.2, Share, 50, r)));
    }

    private static Rational? Asymptotic(int n, int p, int all, Rational noise, Rational signal)
    {
        var missing = noise + (signal * new Rational(all - p, all));
        return missing + DoubleDescentRisk.Asymptotic(n, p, missing, signal * new Rational(p, all));
    }

    private static Experiment Risks(Formula formula, int[] cases, int last = All) => new("risks given the features in use", context =>
    {
        var risks = Array.ConvertAll(cases, p =>
        {
            double missing = (double)(Noise + new Rational(All - p, All));
            return RiskPivots.Measured(context, Samples, p, Replicates(context, p)).Risk(missing, p / (double)All, missing);
        });
        var first = Enumerable.Range(0, Samples - 1).Select(Total).Aggregate(Rational.Min);
        return new Findings
        {
            Comparisons =
            [
                .. cases.Select((p, i) => new Comparison(Quantity(p), risks[i], Relation.Equal, Networks.Exact(formula(Samples, p, All, Noise, 1)!.Value))),
                new(Lowest, Networks.Exact(Total(last)), Relation.Below, Networks.Exact(first)),
            ],
            Figures = [Figure(risks, cases)],
            Remarks = [$"{Replicates(context, 20)} draws of the features up to p = 50 and {Replicates(context, 100)} above; the intervals are exact, at α = 10⁻⁵ each."],
        };
    });

    private static Figure Figure(EstimatedNumber[] risks, int[] cases)
    {
        double[] p = [.. Enumerable.Range(0, All + 1).Select(v => (double)v)];
        double[] Exact(Func<int, Rational> risk) => [.. p.Select(v => Math.Abs(v - Samples) <= 1 ? double.NaN : (double)risk((int)v))];
        return new(
            "feature-descent",
            "Two descents with equally strong features",
            @"Total risk of the minimum-norm fit to $n = 40$ samples with $p$ of $D = 100$ features: the exact curve, infinite about $p = n$, with estimates given the features. With all features it ends below the risk of no fit, the least on the left.",
            new("features used $p$"),
            new("risk on a new sample", AxisScale.Log10),
            [
                new BoundLine(Role.Reference, "$p = n$", Samples, Vertical: true),
                new BoundLine(Role.Reference, "no fit", 1.04),
                new Curve(Role.Control, "denominators without the 1: refuted", p, Exact(v => Asymptotic(Samples, v, All, Noise, 1)!.Value)),
                new Curve(Role.Bound, "exact", p, Exact(Total)),
                new Points(Role.Measurement, "estimated", [.. cases.Select(v => (double)v)], [.. risks.Select(r => r.Value)], [.. risks.Select(r => r.Lower)], [.. risks.Select(r => r.Upper)]),
            ]);
    }
}
