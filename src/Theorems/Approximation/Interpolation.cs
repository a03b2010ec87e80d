using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>One hidden layer approximates every continuous function of one variable: the interpolant, with its modulus of continuity and the h²/8 law.</summary>
public sealed class Interpolation : Claim
{
    // The first is tight for ω(h) on one cell; the second shows that ω(h/2) is not enough.
    private static readonly PiecewiseLinearFunction Spike = PiecewiseLinearFunction.Through([0, new(1, 2), 1], [0, 1, 0]);

    private static readonly PiecewiseLinearFunction SpikeAndDrop = PiecewiseLinearFunction.Through(
        [0, new(7, 20), new(8, 20), new(9, 20), new(19, 20), 1],
        [0, 0, 1, 0, 0, -1]);

    private static readonly PiecewiseLinearFunction Sawtooth = PiecewiseLinearFunction.Through(
        PiecewiseLinearFunction.Grid(0, 1, 11),
        [0, 2, -1, 3, 0, 1, -2, 2, 2, -3, 1, 0]);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/interpolation",
        Title: "One hidden layer interpolates: the error is at most ω(h), and h²/8 · sup|f″| for smooth functions",
        Formula: @"\max_{[0,1]}\lvert f - I_N f\rvert \le \min\Bigl(\omega_f(h),\,\tfrac32\,\omega_f(\tfrac h2)\Bigr),\qquad \max_{[0,1]}\lvert f - I_N f\rvert \le \tfrac{h^2}{8}\sup\lvert f''\rvert,\qquad h = \tfrac1N",
        Prose: @"For continuous $f$ on $[0,1]$ the interpolant $I_N f$ at $N$ equal steps is a network of one hidden layer with $N$ ReLU units and an output bias. Its error is at most the modulus of continuity $\omega_f(h)$ and at most $\frac32\omega_f(\frac h2)$; for $f \in C^2$ it is at most $\frac{h^2}{8}\sup\lvert f''\rvert$, with equality for quadratics: $x^2$ is missed by exactly $\frac{h^2}{4}$.",
        Hypotheses: [@"$\omega_f(\delta) = \max\{\lvert f(x)-f(y)\rvert : \lvert x-y\rvert \le \delta\}$; the interval is $[0,1]$ and the cells are equal.", @"The exact instances are piecewise-linear and quadratic $f$ with rational data."],
        Sources: [Literature.Leshno1993.At("density of one hidden layer"), Literature.Ours("approximation.md").At("Interpolation: the constant 3/2")],
        Rung: Rung.Exact,
        Order: 10);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        Squares(divisor: 8),
        Modulus("a spike", Spike, [1, 3, 5, 16], (f, h) => f.ModulusOfContinuity(h), 1),
        Modulus("a spike and a drop", SpikeAndDrop, [1, 2, 3, 7, 16], (f, h) => f.ModulusOfContinuity(h), 1),
        Modulus("a sawtooth", Sawtooth, [1, 2, 4, 7, 10, 23], (f, h) => f.ModulusOfContinuity(h), 1),
        Modulus("a spike and a drop, finer", SpikeAndDrop, [1, 2, 3, 7, 16], (f, h) => f.ModulusOfContinuity(h / 2), new(3, 2)),
        Modulus("a sawtooth, finer", Sawtooth, [1, 2, 4, 7, 10, 23], (f, h) => f.ModulusOfContinuity(h / 2), new(3, 2)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "random piecewise-linear functions: the error is within ω(h) and within 3/2 ω(h/2)",
            Domains.Pairs(Domains.Vectors(8, Domains.Rationals(9)), Domains.Integers(1, 12)),
            p => (double)Slack(Values(p.First), p.Second)),
        Property.ForAll(
            "random quadratics are missed by |q₂|h²/4 exactly",
            Domains.Pairs(Domains.Vectors(3, Domains.Rationals(20)), Domains.Integers(1, 12)),
            p => -(double)Rational.Abs(Missed(new(p.First[0], p.First[1], p.First[2]), p.Second) - (Rational.Abs(p.First[2]) / (4 * p.Second * p.Second)))),
        Property.ForAll(
            "a function with its knots on the grid is reproduced, and its network computes it",
            Domains.Vectors(8, Domains.Rationals(9)),
            v => Property.Agreement(Interpolant(Values(v), 7) == Values(v) && ReluNetwork.Of(Values(v)).On(0, 1) == Values(v))),
        Property.ForAll(
            "for convex functions the error never grows when the step is halved",
            Domains.Pairs(Domains.Vectors(6, Domains.Rationals(9)), Domains.Integers(1, 8)),
            p => Convex(p.First) is var f ? (double)(Error(f, p.Second) - Error(f, 2 * p.Second)) : 0),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the error is h²/16 · sup|f″|", "x² is missed by h²/4 at the middle of every cell, which is h²/8 · 2", Squares(divisor: 16), Missed(4)),
        Falsely("the error is at most ω(h/2)", "on one cell the spike of height 1 stands 7/5 above the chord that the drop pulls down, while ω(1/2) = 1; the nearest knot would do, the interpolant does not", Modulus("a spike and a drop", SpikeAndDrop, [1, 2, 3, 7, 16], (f, h) => f.ModulusOfContinuity(h / 2), 1), Within(1)),
        Falsely("the error is at most ω(h)/2", "on one cell a spike is missed by its whole height", Modulus("a spike", Spike, [1, 3, 5, 16], (f, h) => f.ModulusOfContinuity(h), new(1, 2)), Within(1)),
    ];

    private static string Missed(int cells) => $"largest |x² − interpolant| with {cells} cells";

    private static string Within(int cells) => $"largest |f − interpolant| with {cells} cells";

    private static Experiment Squares(int divisor) => new("the parabola", context =>
    {
        int[] sizes = [1, 2, 3, 4, 10, 64, context.Size(100, 500, 1000)];
        return new Findings
        {
            Comparisons = [.. sizes.Select(n => new Comparison(Missed(n), Networks.Exact(Missed(Quadratic.Square, n)), Relation.Equal, Number.Exact(2, (long)divisor * n * n), new Proof($"parabola-{n}", "supDistance")))],
            Certificates = [.. sizes.Select(n => Networks.OnUnitInterval($"parabola-{n}", ReluNetwork.Of(Parabola(n)), Quadratic.Square))],
            Figures = [Rates()],
        };
    });

    private static Experiment Modulus(string name, PiecewiseLinearFunction f, int[] cells, Func<PiecewiseLinearFunction, Rational, (Rational Value, Rational X, Rational Y)> modulus, Rational factor) => new($"the modulus of continuity: {name}", _ =>
    {
        string file = name.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-');
        var comparisons = new List<Comparison>();
        var certificates = new List<Certificate>();
        foreach (int n in cells)
        {
            var (value, x, y) = modulus(f, new Rational(1, n));
            comparisons.Add(new(Within(n), Networks.Exact(Error(f, n)), Relation.AtMost, Networks.Exact(factor * value), new Proof($"{file}-{n}", "supDistance"), new Proof($"{file}-{n}-modulus", "spread")));
            certificates.Add(Networks.OnUnitInterval($"{file}-{n}", Networks.Combination((1, ReluNetwork.Of(Interpolant(f, n))), (-1, ReluNetwork.Of(f))), new(0, 0, 0)));
            certificates.Add(Networks.Values($"{file}-{n}-modulus", ReluNetwork.Of(factor * f), [[x], [y]]));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = factor == 1 && f == SpikeAndDrop ? [Spiked()] : [] };
    });

    private static PiecewiseLinearFunction Parabola(int cells) => PiecewiseLinearFunction.Interpolate(x => x * x, PiecewiseLinearFunction.Grid(0, 1, cells));

    private static Rational Missed(Quadratic q, int cells) =>
        PiecewiseLinearFunction.Interpolate(x => q[x], PiecewiseLinearFunction.Grid(0, 1, cells)).From(q).SupDistance;

    private static PiecewiseLinearFunction Interpolant(PiecewiseLinearFunction f, int cells) => PiecewiseLinearFunction.Interpolate(x => f[x], PiecewiseLinearFunction.Grid(0, 1, cells));

    private static Rational Error(PiecewiseLinearFunction f, int cells) => PiecewiseLinearFunction.Distance(f, Interpolant(f, cells));

    private static PiecewiseLinearFunction Values(Rational[] values) => PiecewiseLinearFunction.Through(PiecewiseLinearFunction.Grid(0, 1, values.Length - 1), values);

    // A sum of hinges a_i·max(x − i/6, 0) with a_i ≥ 0 is convex.
    private static PiecewiseLinearFunction Convex(Rational[] bends) => bends
        .Select((a, i) => Rational.Abs(a) * (PiecewiseLinearFunction.Affine(0, 1, 1, 0) - new Rational(i, bends.Length)).Relu())
        .Aggregate((f, g) => f + g);

    private static Rational Slack(PiecewiseLinearFunction f, int cells)
    {
        var h = new Rational(1, cells);
        return Rational.Min(f.ModulusOfContinuity(h).Value, new Rational(3, 2) * f.ModulusOfContinuity(h / 2).Value) - Error(f, cells);
    }

    private static Figure Rates()
    {
        int[] cells = [.. Enumerable.Range(0, 8).Select(k => 1 << k)];
        double[] n = [.. cells.Select(c => (double)c)];
        return new(
            "rates",
            "Interpolation wastes a factor of two, and nothing more",
            @"The error of interpolating $x^2$ at $N$ equal steps meets its bound $\frac{h^2}{8}\sup\lvert f''\rvert = \frac{1}{4N^2}$; the best function with $N$ pieces errs by half as much.",
            new("$N$ pieces", AxisScale.Log2),
            new(@"largest error for $x^2$", AxisScale.Log2),
            [
                new Curve(Role.Bound, @"$\frac{h^2}{8}\sup\lvert f''\rvert$", n, [.. n.Select(c => 1 / (4 * c * c))]),
                new Points(Role.Measurement, "interpolant", n, [.. cells.Select(c => (double)Missed(Quadratic.Square, c))]),
                new Points(Role.Reference, "best with $N$ pieces", n, [.. cells.Select(c => (double)Quadratic.Square.LeastDistance(0, 1, c))]),
                new Curve(Role.Control, @"$\frac{h^2}{16}\sup\lvert f''\rvert$: refuted", n, [.. n.Select(c => 1 / (8 * c * c))]),
            ],
            "parabola-64");
    }

    private static Figure Spiked()
    {
        double[] x = [.. SpikeAndDrop.Knots.ToArray().Select(k => (double)k)];
        return new(
            "spike",
            "Why ω(h/2) is not enough",
            @"On a single cell the chord (measured) is pulled down by the drop at 1 and misses the spike by 7/5; within $\frac12$ the function changes by at most 1.",
            new("$x$"),
            new("$y$"),
            [
                new Curve(Role.Reference, "$f$", x, [.. SpikeAndDrop.Values.ToArray().Select(v => (double)v)]),
                new Curve(Role.Measurement, "interpolant on one cell", [0, 1], [0, -1]),
                new Curve(Role.Bound, @"interpolant $+\ \omega(1)$", [0, 1], [2, 1]),
                new Curve(Role.Control, @"interpolant $+\ \omega(\frac12)$", [0, 1], [1, 0]),
            ],
            "a-spike-and-a-drop-1");
    }
}
