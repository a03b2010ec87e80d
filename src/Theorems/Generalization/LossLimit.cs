using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Descent;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>The loss of gradient descent times the step tends to 1/(ηγ²): how near it is at given steps, enclosed.</summary>
public sealed class LossLimit : Claim
{
    // A step in binary64 below 2/(R²L₀) = 1/20.
    private const double Step = 0.046875;

    private static readonly SeparableData Data = SeparableData.FourPoints;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/loss-limit",
        Title: "Step times loss nears 1/(ηγ²) along gradient descent",
        Formula: @"0 < \frac{1}{\eta\gamma^2} - t\,L(w_t) \le \tfrac74\,t^{-1/7}\cdot\frac{\eta_0}{\eta}\quad(t = 10^2, 10^3, \dots),\qquad \eta_0 = \tfrac1{20}",
        Prose: @"Gradient descent with a small constant step on the exponential loss of separable data has $t\,L(w_t) \to 1/(\eta\gamma^2)$ (sum of losses, step on the sum). On the four points $(2,1),(1,2),(1,3),(3,-1)$, where $\hat w = (\frac37,\frac27)$ and $\frac1{\gamma^2} = \frac{13}{49}$, the value stays below the limit and within $\frac74 t^{-1/7}\cdot\frac{1}{20\eta}$ of it at every power of ten checked: the exponent is $\theta - 1$ with $\theta = \frac87$ the least margin of a point that does not support.",
        Hypotheses: [@"Exponential loss, summed; $\eta \le 2/(R^2L(w_0))$, which makes every step a descent; $w_0 = 0$.", "A limit cannot be checked; what is checked are the stated inequalities at finite steps on these data."],
        Sources: [Literature.Soudry2018.At("Theorem 3 and its proof"), Literature.Ours("generalization.md").At("The limit of t L")],
        Rung: Rung.Enclosed,
        Order: 52);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Gap(1, new Rational(1, 7)), Margin(new(49, 13))];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the loss never rises from step to step", Domains.Integers(1, 300), t => Falls(t), cases: 20),
        Property.ForAll("a point repeated that does not support leaves the maximal margin", Domains.Integers(1, 5), k => Property.Agreement(new SeparableData("more", [.. Data.Rows, .. Enumerable.Repeat(Data.Rows[0], k)], 1).SquaredMargin == Data.SquaredMargin), cases: 10),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the limit is 1/(2ηγ²)", "the loss is already above that after a hundred steps", Gap(new(1, 2), new Rational(1, 7)), Above(100)),
        Falsely("the gap closes like t^(−1/2)", "the nearest other point has margin 8/7, which gives the exponent 1/7", Gap(1, new Rational(1, 2)), Below(10_000)),
        Falsely("γ² is 4", "no direction keeps all four points at distance 2", Margin(4), "squared margin of the points"),
    ];

    private static string Above(int t) => $"gap between limit and t·L at t = {t}, from below";

    private static string Below(int t) => $"gap between limit and t·L at t = {t}, from above";

    private static Experiment Margin(Rational claimed) => new("the maximal margin", _ => new Findings
    {
        Comparisons = [new("squared margin of the points", Networks.Exact(Data.SquaredMargin), Relation.Equal, Networks.Exact(claimed), new Proof(Data.File, "marginSquared"))],
        Certificates = [Data.Certificate],
    });

    private static Experiment Gap(Rational share, Rational exponent) => new("step times loss", context =>
    {
        int last = context.Size(10_000, 100_000, 1_000_000);
        Interval limit = share / (Rational.FromDouble(Step) * Data.SquaredMargin);
        var constant = (Interval)new Rational(7, 80) / Step;
        var descent = new EnclosedDescent(Data.Points, MarginLoss.Exponential, Step, [0, 0]);
        var comparisons = new List<Comparison>();
        var (times, values) = (new List<double>(), new List<double>());
        while (descent.Time < last)
        {
            descent.Step();
            int t = descent.Time;
            bool power = t >= 100 && Math.Abs(Math.Log10(t) - Math.Round(Math.Log10(t))) < 1e-9;
            bool drawn = times.Count == 0 || t > 1.25 * times[^1];
            if (!power && !drawn)
                continue;
            var value = t * descent.Path.Loss;
            if (drawn)
            {
                times.Add(t);
                values.Add(value.Midpoint);
            }

            if (power)
            {
                var gap = limit - value;
                var bound = constant * Interval.Pow(t, -exponent);
                comparisons.Add(new(Above(t), Number.Enclosed(gap.Lower, gap.Upper), Relation.Above, Number.Exact(0)));
                comparisons.Add(new(Below(t), Number.Enclosed(gap.Lower, gap.Upper), Relation.AtMost, Number.Enclosed(bound.Lower, bound.Upper)));
            }

            context.Cancellation.ThrowIfCancellationRequested();
        }

        return new Findings { Comparisons = comparisons, Figures = [Figure(times, values)] };
    });

    private static double Falls(int steps)
    {
        var descent = new EnclosedDescent(Data.Points, MarginLoss.Exponential, Step, [0, 0]);
        for (int t = 1; t < steps; t++)
            descent.Step();
        var before = descent.Path.Loss;
        descent.Step();
        return (before - descent.Path.Loss).Lower;
    }

    private static Figure Figure(List<double> times, List<double> values)
    {
        double limit = 1 / (Step * (double)Data.SquaredMargin);
        double constant = 7.0 / 80 / Step;
        double[] shown = [.. times.Where(t => t >= 100)];
        return new(
            "limit",
            "Step times loss, and its limit",
            @"$t\,L(w_t)$ along gradient descent on four points rises towards $1/(\eta\gamma^2)$, as slowly as $t^{-1/7}$ (lower curve).",
            new("step $t$", AxisScale.Log10),
            new(@"$t\,L(w_t)$", Minimum: 0),
            [
                new BoundLine(Role.Bound, @"$1/(\eta\gamma^2)$", limit),
                new Curve(Role.Bound, @"less $\frac74 t^{-1/7}\cdot\frac{1}{20\eta}$", shown, [.. shown.Select(t => limit - (constant * Math.Pow(t, -1.0 / 7)))]),
                new Points(Role.Measurement, "enclosed", times, values),
                new BoundLine(Role.Control, @"$1/(2\eta\gamma^2)$: refuted", limit / 2),
            ]);
    }
}
