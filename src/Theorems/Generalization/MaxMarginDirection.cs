using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Descent;

namespace Verify.Theorems.Generalization;

/// <summary>Gradient descent turns towards the direction of maximal margin, slowly; Adam, sign descent and the squared loss turn elsewhere.</summary>
public sealed class MaxMarginDirection : Claim
{
    private const string Last = "distance of the direction from that of the maximal margin, at the last step";
    private const string Worst = "largest distance of the direction times ln t from step 100 on";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/max-margin-direction",
        Title: "Gradient descent turns towards the maximal margin, within C/ln t on these data",
        Formula: @"\Bigl\lVert \frac{w_t}{\lVert w_t\rVert} - \frac{\hat w}{\lVert\hat w\rVert}\Bigr\rVert \le \frac{C}{\ln t}\qquad(100 \le t \le T)",
        Prose: @"On separable data gradient descent with an exponential-tailed loss converges in direction to the maximal margin in the Euclidean norm, at the rate $1/\log t$ (Soudry et al.). On two small data sets the exact path is enclosed and its direction is within $C/\ln t$ of $\hat w/\lVert\hat w\rVert$ at every step from 100 to the last, with $C = \frac12$ on four points, whether it starts at 0 or elsewhere, and $C = \frac54$ on three points; what is proved for all separable data, at a slower rate, is the claim on the margin along gradient descent. Other rules turn elsewhere: sign descent and Adam towards the margin in another norm, the squared loss towards its minimiser.",
        Hypotheses: ["Separable data; exponential loss; a constant step small enough that every step is a descent.", "A finite run shows neither the limit nor the rate: those are the theorem's; the constants are those of these data."],
        Sources: [Literature.Soudry2018.At("Theorem 3"), Literature.Ours("generalization.md").At("Directions")],
        Rung: Rung.Enclosed,
        Order: 54);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        Turning(SeparableData.FourPoints, [0, 0]),
        Turning(SeparableData.FourPoints, [-0.25, 0.5]),
        Turning(SeparableData.ThreePoints, [0, 0]),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("one over log t", Trend)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("from 0 the weights stay in the span of the data", Domains.Integers(1, 100), t => Property.Agreement(OutsideSpan(t) == 0), cases: 10),
        Property.ForAll("two starts come together or stay as near as they were: no step brings them apart", Domains.Pairs(Domains.Integers(0, 4), Domains.Integers(1, 60)), p => Approach(p.First / 8.0, p.Second), cases: 20),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("Adam turns to the same direction", "its steps are alike in all coordinates, which favours the margin in the maximum norm, here near (1, 1) and not (3, 1)", Turning(SeparableData.ThreePoints, [0, 0], rule: DescentRule.Adam), Last),
        Falsely("sign descent turns to the same direction", "all its steps are along (1, 1)", Turning(SeparableData.ThreePoints, [0, 0], rule: DescentRule.Sign), Last),
        Falsely("the squared loss turns to the same direction", "it has a minimiser, (85, 47)/209, and stays there", Turning(SeparableData.FourPoints, [0, 0], MarginLoss.Squared), Last),
        Falsely("the direction converges like 1/t", "the distance times t grows without bound: it is above 300 at step 10,000", Turning(SeparableData.FourPoints, [0, 0], linear: true), Worst),
    ];

    private static double StepOf(SeparableData data) => data == SeparableData.ThreePoints ? 1.0 / 64 : 0.03125;

    private static Rational ConstantOf(SeparableData data) => data == SeparableData.ThreePoints ? new Rational(5, 4) : new Rational(1, 2);

    private static Experiment Turning(SeparableData data, double[] start, MarginLoss loss = MarginLoss.Exponential, DescentRule rule = DescentRule.Gradient, bool linear = false) => new($"{data.Name} from ({string.Join(", ", start)})", context =>
    {
        int last = context.Size(10_000, 100_000, 1_000_000);
        var (times, distances, worst, end) = Followed(data, start, loss, rule, last, linear, context.Cancellation);
        var constant = ConstantOf(data);
        var bound = constant / Interval.Log(last);
        Number Measured(Interval x) => rule == DescentRule.Gradient ? Number.Enclosed(x.Lower, x.Upper) : Number.Observed(x.Midpoint, x.Lower, x.Upper);
        return new Findings
        {
            Comparisons =
            [
                new(Last, Measured(end), Relation.AtMost, Number.Enclosed(bound.Lower, bound.Upper)),
                new(Worst, Measured(worst), Relation.AtMost, Number.Exact(constant.Numerator, constant.Denominator)),
            ],
            Figures = [Figure(data, times, distances, start)],
            Remarks = [$"At step {last} the distance is {end.Midpoint:G4}, times ln t {(end * Interval.Log(last)).Midpoint:G4}."],
        };
    });

    private static (List<double> Times, List<double> Distances, Interval Worst, Interval Last) Followed(SeparableData data, double[] start, MarginLoss loss, DescentRule rule, int last, bool linear, CancellationToken cancellation)
    {
        Interval[] direction = data.Direction;
        var path = rule == DescentRule.Gradient ? new EnclosedDescent(data.Points, loss, StepOf(data), start) : null;
        var free = rule == DescentRule.Gradient ? null : new FreeDescent(data, StepOf(data), start, rule);
        var (times, distances, worst, end) = (new List<double>(), new List<double>(), Interval.Zero, Interval.Zero);
        for (int t = 1; t <= last; t++)
        {
            path?.Step();
            free?.Step();
            bool drawn = times.Count == 0 || t > 1.2 * times[^1];
            if (t < 100 && !drawn)
                continue;
            end = (path?.Path ?? free!.Path).DistanceOfDirection(direction);
            if (t >= 100)
            {
                var scaled = end * (linear ? (Interval)t : Interval.Log(t));
                worst = new(Math.Max(worst.Lower, scaled.Lower), Math.Max(worst.Upper, scaled.Upper));
            }

            if (drawn)
            {
                times.Add(t);
                distances.Add(end.Midpoint);
            }

            if (t % 4096 == 0)
                cancellation.ThrowIfCancellationRequested();
        }

        return (times, distances, worst, end);
    }

    private static Findings Trend(Context context)
    {
        int last = context.Size(10_000, 100_000, 1_000_000);
        Points Of(Role role, string label, SeparableData data, MarginLoss loss, DescentRule rule)
        {
            var (times, distances, _, _) = Followed(data, [0, 0], loss, rule, last, linear: false, context.Cancellation);
            int skipped = times.Count(t => t < 10);
            return new(role, label, [.. times.Skip(skipped).Select(t => 1 / Math.Log(t))], [.. distances.Skip(skipped)]);
        }

        return new Findings
        {
            Figures =
            [
                new Figure(
                    "one-over-log",
                    "A straight line in 1/ln t",
                    @"Distance of the direction from $\hat w$ on four points against $1/\ln t$ (time runs to the left): gradient descent heads for 0, the squared loss does not; on three points neither do Adam and sign descent.",
                    new(@"$1/\ln t$", Minimum: 0),
                    new("distance of the direction", Minimum: 0),
                    [
                        new Curve(Role.Bound, @"$1/(2\ln t)$", [0, 0.45], [0, 0.225]),
                        Of(Role.Measurement, "gradient descent, four points", SeparableData.FourPoints, MarginLoss.Exponential, DescentRule.Gradient),
                        Of(Role.Control, "squared loss, four points", SeparableData.FourPoints, MarginLoss.Squared, DescentRule.Gradient),
                        Of(Role.Control, "Adam, three points", SeparableData.ThreePoints, MarginLoss.Exponential, DescentRule.Adam),
                        Of(Role.Reference, "sign descent, three points", SeparableData.ThreePoints, MarginLoss.Exponential, DescentRule.Sign),
                    ]),
            ],
        };
    }

    // Points (1, 2, 3) and (2, 4, 7) span the plane normal to (2, −1, 0).
    private static int OutsideSpan(int steps)
    {
        var descent = new EnclosedDescent([[1, 2, 3], [2, 4, 7]], MarginLoss.Exponential, 1.0 / 128, [0, 0, 0]);
        for (int t = 0; t < steps; t++)
            descent.Step();
        var w = descent.Path.Weights;
        return ((2 * w[0]) - w[1]).ContainsZero ? 0 : 1;
    }

    private static double Approach(double from, int steps)
    {
        double[][] points = SeparableData.FourPoints.Points;
        var one = new EnclosedDescent(points, MarginLoss.Exponential, 0.03125, [0, 0]);
        var other = new EnclosedDescent(points, MarginLoss.Exponential, 0.03125, [0, from]);
        for (int t = 0; t < steps; t++)
        {
            one.Step();
            other.Step();
        }

        var apart = Interval.Hypot(one.Path.Weights[0] - other.Path.Weights[0], one.Path.Weights[1] - other.Path.Weights[1]);
        return from - apart.Lower;
    }

    private static Figure Figure(SeparableData data, List<double> times, List<double> distances, double[] start)
    {
        double[] shown = [.. times.Where(t => t >= 100)];
        double constant = (double)ConstantOf(data);
        return new(
            $"direction-{data.Name.Replace(' ', '-')}-{start[1] * 4:F0}",
            $"Towards the maximal margin: {data.Name}",
            @"Distance of the weights' direction from $\hat w/\lVert\hat w\rVert$, enclosed, under $C/\ln t$: a thousand times more steps bring it only a little nearer.",
            new("step $t$", AxisScale.Log10),
            new("distance of the direction", AxisScale.Log10),
            [
                new Curve(Role.Bound, $"$C/\\ln t$, $C = {constant}$", shown, [.. shown.Select(t => constant / Math.Log(t))]),
                new Points(Role.Measurement, "gradient descent", times, distances),
            ]);
    }
}
