using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Generalization;

/// <summary>At p = n and beside it the expected risk of least squares is infinite: a truncated expectation already exceeds every bound.</summary>
public sealed class InterpolationPeak : Claim
{
    private static readonly int[] Powers = [1, 2, 3, 4, 5, 6];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/interpolation-peak",
        Title: "At p = n the expected risk is infinite, by a part of it that outgrows every bound",
        Formula: @"\mathbb{E}\Bigl[\frac1{\chi^2_1};\,\chi^2_1\ge\varepsilon\Bigr] \ge \frac{2e^{-1/2}}{\sqrt{2\pi}}\bigl(\varepsilon^{-1/2}-1\bigr)\to\infty\quad(\varepsilon\to0)",
        Prose: @"With noise, $\sigma^2 > 0$, each coordinate of the variance of the fit at $p = n$ has the mean $\sigma^2\,\mathbb{E}\,1/\chi^2_1$. The part where $\chi^2_1 \ge \varepsilon$ has a closed form and exceeds any number as $\varepsilon$ falls; so the expectation is infinite. For $p = n\pm1$ the law is $\chi^2_2$ and the part grows like $\frac12 e^{-1/2}\ln\frac1\varepsilon$. At $p = n\pm2$ it stays below 1.",
        Hypotheses: ["Standard normal inputs, noise of variance σ² > 0, the minimum-norm fit: without noise the risk at p = n is 0.", @"A number is infinite if parts of it exceed every bound; shown here for bounds up to $10^6$ with the formula that goes on."],
        Sources: [Literature.BelkinHsuXu2020.At("the infinite cases of Theorem 1"), Literature.Ours("generalization.md").At("Why the peak is infinite")],
        Rung: Rung.Enclosed,
        Order: 61);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [AtTheWall(degrees: 1), BesideTheWall()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the closed form is above the simple bound", Domains.Integers(1, 1000), k => (Part(1, new Rational(1, k)) - Simple(new Rational(1, k))).Upper),
        Property.ForAll("a smaller ε leaves out less", Domains.Integers(1, 1000), k => (Part(1, new Rational(1, k + 1)) - Part(1, new Rational(1, k))).Upper),
        Property.ForAll("two degrees more make the expectation finite: at most 1", Domains.Integers(1, 1000), k => 1 - Part(3, new Rational(1, k)).Lower),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the expectation at p = n is at most 1000", "the part with $\\chi^2_1 \\ge 10^{-12}$ alone is about 800,000", AtTheWall(degrees: 1, cap: 1000), Exceeds(6)),
        Falsely("the expectation is infinite at p = n + 2 as well", "there the law has three degrees of freedom, and $\\mathbb{E}\\,1/\\chi^2_3 = 1$", AtTheWall(degrees: 3), Exceeds(2)),
    ];

    private static string Exceeds(int power) => $"the part of the mean of 1/χ² with χ² ≥ 10^−{2 * power}";

    private static Rational Epsilon(int power) => Rational.Pow(10, -2 * power);

    // ∫_ε^∞ of the density over x. For ν = 1, by parts, 2ε^(−1/2)e^(−ε/2)/√(2π) − P(χ²₁ ≥ ε); for ν = 3 the integrand is the density of χ²₁.
    private static Interval Part(int degrees, Rational epsilon)
    {
        Interval e = epsilon;
        var tail = Interval.Erfc(Interval.Sqrt(e / 2));
        return degrees == 3 ? tail : (2 * Interval.Exp(-e / 2) / Interval.Sqrt(2 * Interval.Pi * e)) - tail;
    }

    private static Interval Simple(Rational epsilon) => 2 * Interval.Exp(-(Interval)0.5) / Interval.Sqrt(2 * Interval.Pi) * ((1 / Interval.Sqrt(epsilon)) - 1);

    private static Experiment AtTheWall(int degrees, int? cap = null) => new("the wall at p = n", _ => new Findings
    {
        Comparisons =
        [
            .. Powers.Select(k => Compared(Exceeds(k), Part(degrees, Epsilon(k)), cap is null ? Relation.AtLeast : Relation.AtMost, cap is { } c ? Number.Exact(c) : Number.Exact((long)Math.Pow(10, k), 2))),
            .. Powers.Select(k => Compared($"the same from 10^−{2 * k} on, against the bound of the formula", Part(degrees, Epsilon(k)), Relation.AtLeast, Enclosed(Simple(Epsilon(k))))),
        ],
        Figures = [Figure()],
    });

    // ½∫ e^(−x/2)/x dx over [2^−m, 1], interval by interval of length a factor of 2: each gives ½ ln 2 times a value of e^(−x/2) there.
    private static Experiment BesideTheWall() => new("beside the wall, p = n ± 1", _ => new Findings
    {
        Comparisons = [.. ((int[])[10, 100, 1000]).Select(m => Compared($"the part of the mean of 1/χ² with two degrees of freedom and 2^−{m} ≤ χ² ≤ 1", Beside(m), Relation.AtLeast, Enclosed(m * Interval.Ln2 * Interval.Exp(-(Interval)0.5) / 2)))],
    });

    private static Interval Beside(int halvings)
    {
        var sum = Interval.Zero;
        for (int k = 0; k < halvings; k++)
            sum += Interval.Exp(-new Interval(Math.ScaleB(1, -k - 1), Math.ScaleB(1, -k)) / 2);
        return sum * Interval.Ln2 / 2;
    }

    private static Comparison Compared(string quantity, Interval measured, Relation relation, Number bound) => new(quantity, Enclosed(measured), relation, bound);

    private static Number Enclosed(Interval x) => Number.Enclosed(x.Lower, x.Upper);

    private static Figure Figure()
    {
        double[] epsilon = [.. Enumerable.Range(0, 61).Select(k => Math.Pow(10, -k / 5.0))];
        double Drawn(int degrees, double e) => Part(degrees, Rational.FromDouble(e)).Midpoint;
        return new(
            "wall",
            "What the smallest pivots contribute",
            @"The part of $\mathbb{E}\,1/\chi^2_\nu$ with $\chi^2_\nu \ge \varepsilon$: for $\nu = 1$ ($p = n$) it grows like $\varepsilon^{-1/2}$ beyond all bounds, for $\nu = 3$ ($p = n\pm2$) it stays below 1.",
            new(@"$\varepsilon$", AxisScale.Log10),
            new("part of the expectation", AxisScale.Log10, Minimum: 0.01),
            [
                new Curve(Role.Bound, @"$\frac{2e^{-1/2}}{\sqrt{2\pi}}(\varepsilon^{-1/2}-1)$", epsilon[1..], [.. epsilon[1..].Select(e => 2 * Math.Exp(-0.5) / Math.Sqrt(2 * Math.PI) * ((1 / Math.Sqrt(e)) - 1))]),
                new Points(Role.Measurement, @"$\nu = 1$", epsilon, [.. epsilon.Select(e => Drawn(1, e))]),
                new Points(Role.Reference, @"$\nu = 3$", epsilon, [.. epsilon.Select(e => Drawn(3, e))]),
                new BoundLine(Role.Control, "1000: exceeded", 1000),
            ]);
    }
}
