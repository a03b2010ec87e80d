using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Descent;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>Gradient descent on the logistic loss of separable data: an explicit bound for every step, checked at every step.</summary>
public sealed class LogisticDescent : Claim
{
    private const string Worst = "largest ratio of the loss to its bound";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/logistic-descent",
        Title: "Gradient descent on separable data: the mean logistic loss is at most 1/t + ln²t/(2γ²ηt)",
        Formula: @"L(w_t) \le \frac1t + \frac{\ln^2 t}{2\gamma^2\eta\,t}\quad(t\ge 1),\qquad L(w) = \frac1n\sum_{i=1}^{n}\ln\bigl(1+e^{-y_i\langle w,x_i\rangle}\bigr)",
        Prose: @"On data with $\lVert x_i\rVert \le 1$ and maximal margin $\gamma$, gradient descent from $w_0 = 0$ with a constant step $\eta \le 4$ on the mean logistic loss obeys $L(w_t) \le 1/t + \ln^2 t/(2\gamma^2\eta t)$ after every step. The exact path is enclosed by a computed one: the steps bring no two points apart, so errors add up and are never multiplied.",
        Hypotheses: [@"$\lVert x_i\rVert \le 1$, the data are separable through the origin with margin $\gamma$; $\eta \le 4$, $w_0 = 0$.", @"The exact instances are four points with $\gamma^2 = \frac{1225}{3328}$, at $\eta = 4$ and $\eta = 1$, and every $t$ up to the run's last step."],
        Sources: [Literature.JiTelgarsky2019.At("the shape of the bound"), Literature.Ours("generalization.md").At("The explicit bound for logistic descent")],
        Rung: Rung.Enclosed,
        Order: 51);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Descent(4), Descent(1), Margin()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("a sample less, and the bound still holds for the margin of the rest", Domains.Integers(0, 3), k => Slack([.. Rows.Where((_, i) => i != k)], 200), cases: 8),
        Property.ForAll("exchanging the coordinates exchanges those of the weights", Domains.Integers(1, 60), t => Property.Agreement(Exchanged(t)), cases: 20),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the loss is at most 1/t", "t·L tends to 1/(ηγ²), which is 2.7 for η = 1", Descent(1, logarithms: false), Worst),
        Falsely("γ² can be replaced by 8γ² in the bound", "after some hundred steps ln²t/(2γ²ηt) is what carries the loss", Descent(1, factor: 8), Worst),
    ];

    private static int[][] Rows => SeparableData.Shrunk.Rows;

    private static Experiment Descent(double step, int factor = 1, bool logarithms = true) => new($"four points, step {step}", context =>
    {
        var data = SeparableData.Shrunk;
        int n = data.Rows.Length, last = context.Size(10_000, 100_000, 1_000_000);
        var margin = data.SquaredMargin;
        var scale = 1 / (2 * (Interval)step * (factor * margin));
        var descent = new EnclosedDescent(data.Points, MarginLoss.Logistic, step / n, [0, 0]);
        var worst = Interval.Zero;
        var (times, losses, bounds) = (new List<double>(), new List<double>(), new List<double>());
        while (descent.Time < last)
        {
            descent.Step();
            int t = descent.Time;
            var now = descent.Path.Loss / n;
            var bound = (1 + (logarithms ? Interval.Square(Interval.Log(t)) * scale : Interval.Zero)) / t;
            var ratio = now / bound;
            worst = new(Math.Max(worst.Lower, ratio.Lower), Math.Max(worst.Upper, ratio.Upper));
            if (times.Count == 0 || t > 1.2 * times[^1])
            {
                times.Add(t);
                losses.Add(now.Midpoint);
                bounds.Add(bound.Midpoint);
            }

            if (t % 4096 == 0)
                context.Cancellation.ThrowIfCancellationRequested();
        }

        return new Findings
        {
            Comparisons = [new(Worst, Number.Enclosed(worst.Lower, worst.Upper), Relation.AtMost, Number.Exact(1))],
            Figures = [Figure(step, data.File, times, losses, bounds)],
            Remarks = [$"Every t from 1 to {last} is checked; at the end the exact weights are within {descent.Path.Radius:E1} of the computed ones."],
        };
    });

    private static Experiment Margin() => new("the maximal margin", _ => new Findings
    {
        Comparisons = [new("squared margin of the points before shrinking", Networks.Exact(SeparableData.Shrunk.SquaredMargin / new Rational(25, 256)), Relation.Equal, Number.Exact(49, 13), new Proof(SeparableData.Shrunk.File, "marginSquared"))],
        Certificates = [SeparableData.Shrunk.Certificate],
    });

    // The least slack 1 − L/bound over the first steps, at its upper end.
    private static double Slack(int[][] rows, int last)
    {
        var data = new SeparableData("part", rows, SeparableData.Shrunk.Scale);
        var descent = new EnclosedDescent(data.Points, MarginLoss.Logistic, 4.0 / 4, [0, 0]);
        Interval margin = data.SquaredMargin;
        double least = 1;

        // A rate of 1 on the sum over three samples is η = 3 on their mean.
        while (descent.Time < last)
        {
            descent.Step();
            var bound = (1 + (Interval.Square(Interval.Log(descent.Time)) / (6 * margin))) / descent.Time;
            least = Math.Min(least, (1 - (descent.Path.Loss / rows.Length / bound)).Upper);
        }

        return least;
    }

    private static bool Exchanged(int steps)
    {
        double[][] points = SeparableData.Shrunk.Points;
        var one = new EnclosedDescent(points, MarginLoss.Logistic, 1, [0, 0]);
        var other = new EnclosedDescent([.. points.Select(x => (double[])[x[1], x[0]])], MarginLoss.Logistic, 1, [0, 0]);
        for (int t = 0; t < steps; t++)
        {
            one.Step();
            other.Step();
        }

        return !Interval.Intersect(one.Path.Weights[0], other.Path.Weights[1]).IsEmpty && !Interval.Intersect(one.Path.Weights[1], other.Path.Weights[0]).IsEmpty;
    }

    private static Figure Figure(double step, string certificate, List<double> times, List<double> losses, List<double> bounds) => new(
        $"loss-{step}",
        $"The logistic loss under its bound, η = {step}",
        @"Mean logistic loss along gradient descent (enclosed at every step) under $1/t + \ln^2 t/(2\gamma^2\eta t)$.",
        new("step $t$", AxisScale.Log10),
        new("mean logistic loss", AxisScale.Log10),
        [
            new Curve(Role.Bound, @"$1/t + \ln^2 t/(2\gamma^2\eta t)$", times, bounds),
            new Points(Role.Measurement, "enclosed loss", times, losses),
            new Curve(Role.Control, "$1/t$: false for small $\\eta\\gamma^2$", times, [.. times.Select(t => 1 / t)]),
        ],
        certificate);
}
