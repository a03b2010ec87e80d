using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>The h²/8 law for smooth functions, by enclosed distances: exp, sin and the logistic function on [0, 1].</summary>
public sealed class SmoothInterpolation : Claim
{
    // Values at the knots are doubles inside their enclosures; those of functions up to e are a few units of 2^(−51) off.
    private static readonly Rational Rounding = Networks.Power2(-48);

    private static readonly Smooth[] Functions =
    [
        new("exp", Interval.Exp, Interval.Exp, Interval.E),
        new("sin", Interval.Sin, Interval.Cos, Interval.Sin(Interval.One)),
        new("cubic", x => Interval.Pow(x, 3) - x, x => (3 * Interval.Square(x)) - 1, 6),
        new("logistic", Interval.Logistic, x => Interval.Logistic(x) * Interval.Logistic(-x), LogisticCurvature),
    ];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/smooth-interpolation",
        Title: "Smooth functions are interpolated to h²/8 · sup|f″|",
        Formula: @"\max_{[0,1]}\lvert f - I_N f\rvert \le \frac{h^2}{8}\,\sup_{[0,1]}\lvert f''\rvert,\qquad h = \tfrac1N",
        Prose: @"For $f\in C^2[0,1]$ the interpolant at $N$ equal steps, a network of one hidden layer with $N$ ReLU units, errs by at most $\frac{h^2}{8}\sup\lvert f''\rvert$, and for small $h$ by hardly less: with 64 cells and more the four below use up nine tenths of it. The distances of $e^x$, $\sin x$, $x^3-x$ and the logistic function to their interpolants are enclosed by branch and bound.",
        Hypotheses: [@"$f$ is twice continuously differentiable on $[0,1]$.", @"The knots' values are rounded to fractions; $2^{-48}$ is added to the bound for it."],
        Sources: [Literature.Ours("approximation.md").At("Interpolation")],
        Rung: Rung.Enclosed,
        Order: 15);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Enclosed(divisor: 8)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "at random points the interpolants keep the bound",
            Domains.Pairs(Domains.UnitDyadics(20), Domains.Integers(1, 40)),
            p => Functions.Min(f => Bound(f, p.Second, 8).Lower - Interval.Abs(Interpolant(f, p.Second)[p.First] - f.Value(p.First)).Upper)),
        Property.ForAll(
            "the derivatives that sharpen the enclosures contain every difference quotient",
            Domains.Pairs(Domains.UnitDyadics(12), Domains.UnitDyadics(12)),
            p => Functions.Min(f => Quotient(f, Rational.Min(p.First, p.Second), Rational.Max(p.First, p.Second)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("half of it is enough", "near the largest |f″| a cell is missed by almost h²/8 · |f″| in its middle", Enclosed(divisor: 16), Distance(Functions[0], 16)),
        Falsely("a single cell uses up nine tenths of the bound as well", "across the whole interval f″ is mostly smaller than at its largest", Enclosed(divisor: 8, small: false), Used(Functions[0])),
    ];

    // |σ″| = σ(1 − σ)|1 − 2σ| grows up to x = ln(2 + √3) > 1, so its largest value on [0, 1] is that at 1.
    private static Interval LogisticCurvature => Interval.Logistic(1) * Interval.Logistic(-1) * ((2 * Interval.Logistic(1)) - 1);

    private sealed record Smooth(string Name, Func<Interval, Interval> Value, Func<Interval, Interval> Derivative, Interval Curvature);

    private static string Distance(Smooth f, int cells) => $"distance of {f.Name} to its interpolant with {cells} cells";

    private static string Used(Smooth f) => $"share of the bound that {f.Name} uses up in small cells";

    private static Experiment Enclosed(int divisor, bool small = true) => new("enclosed distances", context =>
    {
        int[] cells = [1, 2, 4, 16, context.Size(64, 256, 1024)];
        var found = Functions.SelectMany(f => cells.Select(n => (F: f, N: n, Distance: Measured(f, n), Bound: Bound(f, n, divisor)))).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. found.Select(c => new Comparison(Distance(c.F, c.N), Enclosure(c.Distance), Relation.AtMost, Enclosure(c.Bound))),
                .. found.Where(c => c.N == (small ? cells[^1] : 1)).Select(c => new Comparison(Used(c.F), Enclosure(c.Distance / c.Bound), Relation.AtLeast, Number.Exact(9, 10))),
            ],
            Figures = [Rates()],
        };
    });

    private static Number Enclosure(Interval x) => Number.Enclosed(x.Lower, x.Upper);

    private static PiecewiseLinearFunction Interpolant(Smooth f, int cells) =>
        PiecewiseLinearFunction.Interpolate(x => Rational.FromDouble(f.Value(x).Midpoint), PiecewiseLinearFunction.Grid(0, 1, cells));

    // How far (f(v) − f(u))/(v − u) and f′ over [u, v] overlap; by the mean value theorem they do.
    private static double Quotient(Smooth f, Rational u, Rational v)
    {
        if (u == v)
            return 0;
        var (quotient, slope) = ((f.Value(v) - f.Value(u)) / (v - u), f.Derivative(new Interval(((Interval)u).Lower, ((Interval)v).Upper)));
        return Math.Min(quotient.Upper - slope.Lower, slope.Upper - quotient.Lower);
    }

    // Narrow beside the bound: on a cell next to the largest |f″| the two differ by about |f‴|h/(2|f″|) of it, 2·10⁻⁴ at 1024 cells.
    private static Interval Measured(Smooth f, int cells) => Interpolant(f, cells).DistanceTo(f.Value, f.Derivative, 1e-5 * Bound(f, cells, 8).Lower);

    private static Interval Bound(Smooth f, int cells, int divisor) => (f.Curvature / ((Interval)divisor * cells * cells)) + Rounding;

    private static Figure Rates()
    {
        int[] cells = [.. Enumerable.Range(0, 7).Select(k => 1 << k)];
        double[] n = [.. cells.Select(c => (double)c)];
        return new(
            "rates",
            "Smooth functions obey the law of the parabola",
            @"Enclosed distances to the interpolant, divided by $\sup\lvert f''\rvert$ (measured), approach the common bound $\frac{h^2}{8}$ from below.",
            new("$N$ cells", AxisScale.Log2),
            new(@"distance / $\sup\lvert f''\rvert$", AxisScale.Log2),
            [
                new Curve(Role.Bound, @"$\frac{h^2}{8}$", n, [.. n.Select(c => 1 / (8 * c * c))]),
                .. Functions.Select(f => new Points(Role.Measurement, f.Name, n, [.. cells.Select(c => Measured(f, c).Upper / f.Curvature.Upper)])),
                new Curve(Role.Control, @"$\frac{h^2}{16}$: refuted", n, [.. n.Select(c => 1 / (16 * c * c))]),
            ]);
    }
}
