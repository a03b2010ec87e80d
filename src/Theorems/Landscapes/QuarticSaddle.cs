using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Landscapes;

/// <summary>Beyond the linear case: gradient descent on x²/2 + y⁴/4 − y²/2 leaves the saddle for a minimum from every start with y ≠ 0.</summary>
public sealed class QuarticSaddle : Claim
{
    private const string Reached = "least |y| after the steps, over all starts";
    private const string OnManifold = "largest |y| after the steps, from y = 0";

    // Starts 2⁻ⁿ of the orbits drawn.
    private static readonly int[] Flown = [10, 20, 30];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/quartic-saddle",
        Title: "Descent on x²/2 + y⁴/4 − y²/2 leaves the strict saddle from every start off the line y = 0",
        Formula: @"\lvert y_{k+1}\rvert = \lvert y_k\rvert\,\bigl(1 + \alpha(1-y_k^2)\bigr)\ge\lvert y_k\rvert,\qquad \lvert y_k\rvert\to 1 \iff y_0 \ne 0 \qquad (\lvert y_0\rvert\le 1,\ 0<\alpha\le\tfrac12)",
        Prose: @"The sign of $y$ never changes and $\lvert y\rvert$ never falls, so descent ends at a minimum $(0, \pm1)$ unless it starts on the stable manifold $y = 0$, where it stays for ever. From starts as near as $2^{-30}$ to it, enclosed orbits exceed $\frac{99}{100}$ after the stated number of steps. Neither hypothesis can be dropped: with the step $\alpha = 2/L$ a function exists whose strict maximum swallows a whole interval in one step, and along the degenerate saddle of $y^3/3$ orbits creep in like $1/(\alpha k)$.",
        Hypotheses: [@"$\lvert y_0\rvert \le 1$, an interval that descent does not leave, and $0 < \alpha \le \frac12$.", @"The orbits enclosed have $\alpha = \frac14$ or $\frac25$."],
        Sources: [Literature.LeeSimchowitzJordanRecht2016, Literature.Ours("landscapes.md").At("Strict saddles")],
        Rung: Rung.Enclosed,
        Order: 51);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Orbits(Quartic, [0.25, 0.4], Starts)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the identity |y − α(y³ − y)| = |y|(1 + α(1 − y²)) and |y′| in [|y|, 1], exactly",
            Domains.Pairs(Domains.UnitDyadics(12), Domains.UnitDyadics(12)),
            p => Property.Agreement(Kept(p.First, p.Second / 2))),
        Property.ForAll(
            "any noise leaves the stable manifold: from y₀ = 2⁻ⁿ the orbit doubles at least once in four steps of 1/4 while |y| ≤ 1/4",
            Domains.Integers(4, 200),
            n => Iterate(Quartic, 0.25, Math.ScaleB(1, -n), 4).Lower - Math.ScaleB(2, -n)),
        Property.ForAll(
            "on y³/3 orbits keep y > 0 and y ≤ 1/(αk)",
            Domains.Pairs(Domains.Integers(1, 300), Domains.Integers(1, 99)),
            p => Iterate(Cubic, 0.25, p.Second / 100.0, p.First) is var y ? Math.Min(y.Lower, (4.0 / p.First) - y.Upper) : double.NaN),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the saddle need not be strict", "on y³/3 the orbits fall towards the degenerate saddle", Orbits(Cubic, [0.25, 0.4], Starts), Reached),
        Falsely("the step size does not matter", "with f″ piecewise linear through (0, −1), (1/2, 2), (1, 1) and 1 from there on, L = 2 and α = 1, all of [1, ∞) lands on the maximum 0 in one step", Orbits(Tent, [1], [1.25, 1.5, 2]), Reached),
    ];

    private static double[] Starts => [.. Enumerable.Range(1, 30).Select(n => Math.ScaleB(1, -n))];

    private static Experiment Orbits(Func<Interval, Interval> slope, double[] steps, double[] starts) => new("orbits", context =>
    {
        int count = context.Size(200, 400, 400);
        var ends = steps.SelectMany(a => starts.Select(y => Interval.Abs(Iterate(slope, a, y, count)))).ToList();
        var still = steps.Select(a => Interval.Abs(Iterate(slope, a, 0, count))).ToList();
        return new Findings
        {
            Comparisons =
            [
                new(Reached, Number.Enclosed(ends.Min(e => e.Lower), ends.Min(e => e.Upper)), Relation.AtLeast, Number.Exact(99, 100)),
                new(OnManifold, Number.Enclosed(still.Max(e => e.Lower), still.Max(e => e.Upper)), Relation.AtMost, Number.Exact(0)),
            ],
            Figures = [Basins(), Flights(count)],
        };
    });

    private static Interval Quartic(Interval y) => (y * Interval.Square(y)) - y;

    private static Interval Cubic(Interval y) => Interval.Square(y);

    // The antiderivative that vanishes at 0 of f″, even: −1 + 6y on [0, 1/2], 3 − 2y on [1/2, 1], 1 beyond, so f′(1) = 1 and f′(y) = y from there.
    private static Interval Tent(Interval y) => y.Lower >= 1 ? y
        : y.Lower >= 0.5 ? (3 * y) - Interval.Square(y) - 1
        : y.Lower >= 0 ? (3 * Interval.Square(y)) - y
        : -Tent(-y);

    private static Interval Iterate(Func<Interval, Interval> slope, double step, double start, int count) => Path(slope, step, start).ElementAt(count);

    // y − αf′(y) does not decrease between the ends of these enclosures, so the ends may go on as points.
    private static IEnumerable<Interval> Path(Func<Interval, Interval> slope, double step, double start)
    {
        for (Interval y = start; ; y = Interval.Hull(y.Lower - (step * slope(y.Lower)), y.Upper - (step * slope(y.Upper))))
            yield return y;
    }

    private static bool Kept(Rational y, Rational step)
    {
        Rational next = y - (step * ((y * y * y) - y));
        return next == y * (1 + (step * (1 - (y * y)))) && next >= y && next <= 1;
    }

    private static Figure Flights(int count)
    {
        double[] k = [.. Enumerable.Range(0, Math.Min(count, 200) + 1).Select(i => (double)i)];
        double[] Middles(Func<Interval, Interval> slope, double start) => [.. Path(slope, 0.25, start).Take(k.Length).Select(y => y.Midpoint)];
        return new(
            "flights",
            "Leaving a strict saddle, and creeping into a degenerate one",
            @"$\lvert y_k\rvert$ with step $\frac14$: from $2^{-10}$, $2^{-20}$ and $2^{-30}$ the quartic's orbits grow by 5/4 a step and settle at 1; the cubic's from $\frac12$ falls like $1/(\alpha k)$.",
            new("step $k$"),
            new(@"$\lvert y_k\rvert$", AxisScale.Log10),
            [
                .. Flown.Select(n => new Curve(Role.Measurement, $"from $2^{{-{n}}}$", k, Middles(Quartic, Math.ScaleB(1, -n)))),
                new Curve(Role.Control, "degenerate saddle, from 1/2", k, Middles(Cubic, 0.5)),
                new BoundLine(Role.Bound, "99/100", 0.99),
            ]);
    }

    private static Figure Basins()
    {
        const int cells = 60;
        double[] limits = new double[cells * cells];
        for (int r = 0; r < cells; r++)
        {
            // The x coordinate contracts on its own; y decides.
            double y = -1 + ((r + 0.5) * 2 / cells);
            double settled = Iterate(Quartic, 0.25, y, 40).Midpoint;
            for (int c = 0; c < cells; c++)
                limits[(r * cells) + c] = settled;
        }

        return new(
            "basins",
            "Two basins, parted by the stable manifold",
            "The value of $y$ after 40 steps by start: one minimum above the line $y = 0$, the other below; only the line itself, of measure 0, leads to the saddle.",
            new("start $x_0$"),
            new("start $y_0$"),
            [
                new HeatMap(Role.Measurement, "$y$ after 40 steps", cells, cells, limits, -1, 1, -1, 1),
                new BoundLine(Role.Bound, "stable manifold", 0),
            ]);
    }
}
