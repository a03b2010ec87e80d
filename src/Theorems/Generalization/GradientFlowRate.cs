using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Descent;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>Gradient flow of the exponential loss on separable data: the loss is at most 1/(1/L₀ + γ²t), with equality on orthonormal points.</summary>
public sealed class GradientFlowRate : Claim
{
    private const string Ratio = "largest loss times 1/L(0) + γ²t";

    // w(0) away from 0, where orthonormal points would make the inequality an equality that no enclosure decides.
    private static readonly double[] Beside = [0.25, 0];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/gradient-flow-rate",
        Title: "Gradient flow of the exponential loss falls at least as fast as 1/(1/L₀ + γ²t)",
        Formula: @"L(t) \le \frac{1}{\frac1{L(0)} + \gamma^2 t},\qquad L(w) = \sum_{i=1}^{n} e^{-y_i\langle w,x_i\rangle},\quad \dot w = -\nabla L(w)",
        Prose: @"On data with maximal margin $\gamma$ the gradient flow of the exponential loss obeys $L(t) \le 1/(1/L(0) + \gamma^2 t)$ at all times, since $\lVert\nabla L\rVert \ge \gamma L$. The flow is enclosed here by Taylor series with a proved remainder, and compared at the end of every step. The bound is an equality on orthonormal points started at 0; for the logistic loss it is false.",
        Hypotheses: ["The data are separable through the origin with margin γ; the loss is exponential, a sum over the samples; time is continuous.", @"The exact instances are four points in the plane with $\gamma^2 = \frac{49}{13}$ and two orthonormal points, $\gamma^2 = \frac12$."],
        Sources: [Literature.Soudry2018.At("the rate 1/t"), Literature.Ours("generalization.md").At("The flow's bound, and why not for the logistic loss")],
        Rung: Rung.Enclosed,
        Order: 50);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        Flow(SeparableData.FourPoints, [0, 0], MarginLoss.Exponential),
        Flow(SeparableData.Axes, Beside, MarginLoss.Exponential),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the gradient is never shorter than γ times the loss", Domains.Pairs(Domains.SignedPoints(6, 1, 4), Domains.Vectors(2, Domains.Rationals(8))), p => Excess(p.First, p.Second), p => Perceptrons.Cubes.Decide(p.First) is Numerics.Separation.Separability.Separable),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the logistic loss obeys the same bound", "its gradient is shorter than γ times the loss where samples are wrong, so the flow from 0 lags behind by 15 per cent", Flow(SeparableData.FourPoints, [0, 0], MarginLoss.Logistic), Ratio),
        Falsely("γ² can be replaced by 1.01γ²", "on orthonormal points the bound is all but attained", Flow(SeparableData.Axes, Beside, MarginLoss.Exponential, factor: new(101, 100)), Ratio),
        Falsely("γ² can be replaced by R²", "on orthonormal points R = 1, but the margin is 1/√2", Flow(SeparableData.Axes, Beside, MarginLoss.Exponential, factor: 2), Ratio),
    ];

    private static Experiment Flow(SeparableData data, double[] start, MarginLoss loss, Rational? factor = null) => new($"the flow on {data.Name}", context =>
    {
        var margin = data.SquaredMargin;
        Interval rate = (factor ?? Rational.One) * margin;
        var flow = new EnclosedFlow(data.Points, loss, start);
        var initial = flow.Path.Loss;
        double end = context.Size(1e3, 1e5, 1e6);
        var worst = Interval.Zero;
        var (times, losses) = (new List<double>(), new List<double>());
        int steps = 0;
        for (; flow.Time < end; steps++)
        {
            flow.Step(end);
            var now = flow.Path.Loss;
            var ratio = now * ((1 / initial) + (rate * flow.Time));
            worst = new(Math.Max(worst.Lower, ratio.Lower), Math.Max(worst.Upper, ratio.Upper));
            if (flow.Time > 0.01 && (times.Count == 0 || flow.Time > 1.15 * times[^1]))
            {
                times.Add(flow.Time);
                losses.Add(now.Midpoint);
            }
        }

        return new Findings
        {
            Comparisons =
            [
                new(Ratio, Number.Enclosed(worst.Lower, worst.Upper), Relation.AtMost, Number.Exact(1)),
                new("squared margin of the points", Networks.Exact(margin), Relation.Above, Number.Exact(0), new Proof(data.File, "marginSquared")),
            ],
            Certificates = [data.Certificate],
            Figures = [Figure(data, times, losses, 1 / initial.Midpoint, (double)margin)],
            Remarks = [$"{steps} steps to the time {end:G3}; at the end the true weights are within {flow.Path.Radius:E1} of the computed ones."],
        };
    });

    // ‖∇L‖² − γ²L², over L², at its upper end: negative only if the inequality fails for certain.
    private static double Excess(int[][] rows, Rational[] w)
    {
        var pulls = rows.Select(x => Interval.Exp(-(x.Zip(w, (c, v) => c * v).Aggregate((a, b) => a + b)))).ToList();
        var loss = pulls.Aggregate((a, b) => a + b);
        var squared = Enumerable.Range(0, w.Length).Select(j => Interval.Square(pulls.Select((p, i) => p * rows[i][j]).Aggregate((a, b) => a + b))).Aggregate((a, b) => a + b);
        var margin = ((Numerics.Separation.MaximalMargin.Exact)Perceptrons.Margins.Find(rows)).SquaredMargin;
        return Math.Min(1, ((squared / Interval.Square(loss)) - margin).Upper);
    }

    private static Figure Figure(SeparableData data, List<double> times, List<double> losses, double inverse, double margin) => new(
        "flow-" + data.Name.Replace(' ', '-'),
        $"Gradient flow under its bound: {data.Name}",
        @"The exponential loss at the ends of the enclosed flow's steps stays below $1/(1/L(0)+\gamma^2 t)$, from the first to the last.",
        new("time $t$", AxisScale.Log10),
        new("loss $L$", AxisScale.Log10),
        [
            new Curve(Role.Bound, @"$1/(1/L(0)+\gamma^2 t)$", times, [.. times.Select(t => 1 / (inverse + (margin * t)))]),
            new Points(Role.Measurement, "enclosed loss", times, losses),
        ],
        data.File);
}
