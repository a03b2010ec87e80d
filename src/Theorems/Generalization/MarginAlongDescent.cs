using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Descent;
using Verify.Theorems.Perceptrons;

namespace Verify.Theorems.Generalization;

/// <summary>Implicit bias with constants, on all separable data and at every step: along gradient descent L·e^(γ‖w‖) stays at most n·e^κ, so margin and direction near the best at rates that are written down.</summary>
public sealed class MarginAlongDescent : Claim
{
    private const string Product = "largest loss times e^(γ‖w‖)";
    private const string Least = "least loss times e^(γ‖w‖)";
    private const string Length = "γ times the length of the weights, at the last step";
    private const string Share = "smallest margin over γ‖w‖, at the last step";
    private const string Turn = "squared distance of the direction from the best, at the last step";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/margin-along-descent",
        Title: "Gradient descent nears the maximal margin, with constants for all separable data",
        Formula: @"1 \le L(w_t)\,e^{\gamma\lVert w_t\rVert} \le n\,e^{\kappa},\qquad \Bigl\lVert\frac{w_t}{\lVert w_t\rVert}-\hat u\Bigr\rVert^2 \le \frac{2(\ln n - H(q) + \kappa)}{\gamma\lVert w_t\rVert},\qquad \kappa = \frac{\eta R^2n}{2-\eta R^2n}",
        Prose: @"Let $L$ be the sum of exponential losses of $n$ points $x_i$ (labels as factors) with $\lVert x_i\rVert \le R$ and maximal margin $\gamma > 0$ in the direction $\hat u$, $\sum q_ix_i = \gamma\hat u$ with $q_i \ge 0$, $\sum q_i = 1$ and entropy $H(q)$. Gradient descent from 0 with $\eta R^2n < 2$ obeys the two inequalities after every step $t \ge 1$. Moreover $\gamma\lVert w_t\rVert \ge \ln(\frac1n + \eta\gamma^2(1-\frac12\eta R^2n)\,t)$, and every margin is at least $\gamma\lVert w_t\rVert - \ln n - \kappa$: the smallest margin over $\lVert w_t\rVert$ nears $\gamma$ like $1/\ln t$.",
        Hypotheses:
        [
            @"The data are separable through the origin; exponential loss, summed; $w_0 = 0$; a constant step with $\eta R^2n < 2$.",
            @"The exact path is enclosed on three small data sets, every step up to the last; on orthonormal points $L\,e^{\gamma\lVert w\rVert} = n$ throughout, so that the constant $n$ cannot be smaller.",
        ],
        Sources: [Literature.Soudry2018.At("the rate of the margin, without constants"), Literature.Ours("generalization.md").At("The margin along gradient descent")],
        Rung: Rung.Enclosed,
        Order: 53);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Along(SeparableData.FourPoints), Along(SeparableData.ThreePoints), Along(SeparableData.Axes), LongStep()];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("three rules", Rules)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("L·e^(γ‖w‖) is at most n·e^κ on drawn separable data", Separable, p => Slack(p.First, p.Second, Excess), p => IsSeparable(p.First)),
        Property.ForAll("the direction keeps its bound on drawn separable data", Separable, p => Slack(p.First, p.Second, Turned), p => IsSeparable(p.First)),
        Property.ForAll("no weights have a loss below e^(−γ‖w‖)", Domains.Pairs(Domains.SignedPoints(6, 1, 4), Domains.Vectors(2, Domains.Rationals(8))), p => Above(p.First, p.Second), p => IsSeparable(p.First)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("n can be replaced by 0.98n", "on two orthonormal points the product is 2 at every step, and 0.98 · 2 e^κ is less", Along(SeparableData.Axes, share: new(49, 50)), Product),
        Falsely("κ can be dropped", "on three wide points the first step with ηR²n = 1.99 overshoots: the product is 3.09 after it", LongStep(smooth: true), Product),
        Falsely("the logistic loss obeys the same with its own first value", "the product goes from 2 ln 2 to 2: far from the margin its gradient is shorter than γL", Along(SeparableData.Axes, MarginLoss.Logistic), Product),
        Falsely("sign descent nears the maximal margin", "it walks along (1, 1), whose margin is 2.83 of 3.16: the product grows without bound", Along(SeparableData.ThreePoints, rule: DescentRule.Sign), Product),
        Falsely("Adam nears the maximal margin", "its steps are nearly alike in all coordinates, which favours the margin in another norm: after some ten thousand of them the product has passed the bound", Along(SeparableData.ThreePoints, rule: DescentRule.Adam), Product),
        Falsely("under the squared loss the weights grow as well", "it has a minimiser, (85, 47)/209, and stays there", Along(SeparableData.FourPoints, MarginLoss.Squared), Length),
    ];

    private static Domain<(int[][] First, int Second)> Separable => Domains.Pairs(Domains.SignedPoints(6, 2, 4), Domains.Integers(1, 80));

    private static bool IsSeparable(int[][] rows) => Cubes.Decide(rows) is Numerics.Separation.Separability.Separable;

    // Powers of 2 with ηR²n < 1; a small one on the axes, where κ shall not hide what n is, and nearly the largest on the wide points.
    private static double StepOf(SeparableData data) => data == SeparableData.Axes ? 1.0 / 64 : data == SeparableData.WidePoints ? 61.0 / 8192 : Math.ScaleB(1, -(int)Math.Ceiling(Math.Log2(data.Rows.Length * data.Rows.Max(x => x.Sum(c => c * c)) + 1)));

    private static Experiment Along(SeparableData data, MarginLoss loss = MarginLoss.Exponential, DescentRule rule = DescentRule.Gradient, Rational? share = null) => new($"descent on {data.Name}", context =>
    {
        var run = new Run(data, loss, rule);
        run.Follow(context.Size(10_000, 100_000, 1_000_000), context.Cancellation);
        var constant = (share ?? Rational.One) * run.First * Interval.Exp(run.Kappa);
        Number Measured(Interval x) => rule == DescentRule.Gradient ? Shown(x) : Number.Observed(x.Midpoint, x.Lower, x.Upper);
        return new Findings
        {
            Comparisons =
            [
                new(Product, Measured(run.Largest), Relation.AtMost, Shown(constant)),
                new(Least, Measured(run.Least), Relation.AtLeast, Number.Exact(1)),
                new(Length, Measured(run.Margin * run.Norm), Relation.AtLeast, Shown(run.Reach(run.Time))),
                new(Share, Measured(run.SmallestMargin / (run.Margin * run.Norm)), Relation.AtLeast, Shown(1 - (run.Slack / run.Reach(run.Time)))),
                new(Turn, Measured(Interval.Square(run.Path.DistanceOfDirection(data.Direction))), Relation.AtMost, Shown(2 * (run.Slack - data.Entropy) / run.Reach(run.Time))),
            ],
            Certificates = [data.Certificate],
            Figures = [Figure(data, run)],
            Remarks = [$"η = {run.Step}, κ = {run.Kappa.Midpoint:G3}; after {run.Time} steps γ‖w‖ is {(run.Margin * run.Norm).Midpoint:G4} and the smallest margin {(run.SmallestMargin / (run.Margin * run.Norm)).Midpoint:P2} of the best."],
        };
    });

    // With ηR²n near 2 the bound is generous, but n alone would be too small.
    private static Experiment LongStep(bool smooth = false) => new("a long first step", context =>
    {
        var run = new Run(SeparableData.WidePoints, MarginLoss.Exponential, DescentRule.Gradient);
        run.Follow(1, context.Cancellation);
        return new Findings
        {
            Comparisons = [new(Product, Shown(run.Largest), Relation.AtMost, Shown(run.First * (smooth ? 1 : Interval.Exp(run.Kappa))))],
            Certificates = [SeparableData.WidePoints.Certificate],
            Remarks = [$"η = {run.Step}: the product is {run.Largest.Midpoint:F3} after the first step, more than n = 3."],
        };
    });

    private static Number Shown(Interval x) => Number.Enclosed(x.Lower, x.Upper);

    // The slack at its upper end: negative only if the inequality fails for certain.
    private static double Slack(int[][] rows, int steps, Func<Run, Interval> slack)
    {
        var run = new Run(new SeparableData("drawn", rows, 1), MarginLoss.Exponential, DescentRule.Gradient);
        run.Follow(steps, CancellationToken.None);
        return slack(run).Upper;
    }

    private static Interval Excess(Run run) => run.Slack - Interval.Log(run.Largest);

    private static Interval Turned(Run run) => (2 * (run.Slack - run.Data.Entropy) / (run.Margin * run.Norm)) - Interval.Square(run.Path.DistanceOfDirection(run.Data.Direction));

    private static double Above(int[][] rows, Rational[] w)
    {
        var loss = rows.Select(x => Interval.Exp(-(x.Zip(w, (c, v) => c * v).Aggregate((a, b) => a + b)))).Aggregate((a, b) => a + b);
        var length = Interval.Sqrt(w.Aggregate(Rational.Zero, (sum, v) => sum + (v * v)));
        return (Interval.Log(loss) + (length * Interval.Sqrt(new SeparableData("drawn", rows, 1).SquaredMargin))).Upper;
    }

    private static Figure Figure(SeparableData data, Run run)
    {
        double[] shown = [.. run.Times.Where(t => run.Reach(t).Lower > run.Slack.Upper)];
        return new(
            "margin-" + data.Name.Replace(' ', '-'),
            $"The margin along the path: {data.Name}",
            @"The smallest margin divided by $\gamma\lVert w_t\rVert$ (enclosed) between the bound for all separable data and 1, the best there is.",
            new("step $t$", AxisScale.Log10),
            new(@"smallest margin over $\gamma\lVert w_t\rVert$", Minimum: 0, Maximum: 1.05),
            [
                new BoundLine(Role.Bound, "the best", 1),
                new Curve(Role.Bound, @"$1-(\ln n+\kappa)/\ln(\frac1n+\eta\gamma^2(1-\frac12\eta R^2n)t)$", shown, [.. shown.Select(t => 1 - (run.Slack / run.Reach(t)).Midpoint)]),
                new Points(Role.Measurement, "gradient descent", [.. run.Times], [.. run.Margins]),
            ],
            data.File);
    }

    private static Findings Rules(Context context)
    {
        Curve Of(Role role, string label, DescentRule rule)
        {
            var run = new Run(SeparableData.ThreePoints, MarginLoss.Exponential, rule);
            run.Follow(Run.FreeSteps, context.Cancellation);
            var shown = run.Times.Zip(run.Products).Where(p => p.Second < 100).ToList();
            return new(role, label, [.. shown.Select(p => p.First)], [.. shown.Select(p => p.Second)]);
        }

        var bound = new Run(SeparableData.ThreePoints, MarginLoss.Exponential, DescentRule.Gradient);
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "rules",
                    "Which rule heads for the margin",
                    @"$L\,e^{\gamma\lVert w\rVert}$ on three points: gradient descent stays between 1 and $n\,e^\kappa$ for ever; sign descent walks elsewhere and its product explodes, Adam drifts away more slowly.",
                    new("step $t$", AxisScale.Log10),
                    new(@"$L(w_t)\,e^{\gamma\lVert w_t\rVert}$", AxisScale.Log10),
                    [
                        new BoundLine(Role.Bound, "1", 1),
                        new BoundLine(Role.Bound, @"$n\,e^\kappa$", (bound.First * Interval.Exp(bound.Kappa)).Midpoint),
                        Of(Role.Measurement, "gradient descent", DescentRule.Gradient),
                        Of(Role.Control, "sign descent", DescentRule.Sign),
                        Of(Role.Reference, "Adam", DescentRule.Adam),
                    ]),
            ],
        };
    }

    /// <summary>One descent from 0, with what is measured along it.</summary>
    private sealed class Run(SeparableData data, MarginLoss loss, DescentRule rule)
    {
        /// <summary>Steps of the other rules: Adam needs some ten thousand to show, and beyond twenty thousand the loss of sign descent underflows.</summary>
        public const int FreeSteps = 16_000;

        private readonly EnclosedDescent? path = rule == DescentRule.Gradient ? new(data.Points, loss, StepOf(data), new double[data.Rows[0].Length]) : null;
        private readonly FreeDescent? free = rule == DescentRule.Gradient ? null : new(data, StepOf(data), new double[data.Rows[0].Length], rule);

        public SeparableData Data => data;

        public double Step => StepOf(data);

        public int Time { get; private set; }

        public Shadow Path => path?.Path ?? free!.Path;

        public Interval Margin { get; } = Interval.Sqrt(data.SquaredMargin);

        public Interval Largest { get; private set; } = Interval.Zero;

        public Interval Least { get; private set; } = double.MaxValue;

        public List<double> Times { get; } = [];

        public List<double> Margins { get; } = [];

        public List<double> Products { get; } = [];

        /// <summary>L(w₀), which is n for the exponential loss.</summary>
        public Interval First { get; } = new Shadow(data.Points, loss, new double[data.Rows[0].Length]).AtCentre;

        public Interval Kappa => Smooth / (2 - Smooth);

        public Interval Slack => Interval.Log(First) + Kappa;

        public Interval Norm => Interval.Sqrt(Path.Weights.Select(Interval.Square).Aggregate((a, b) => a + b));

        public Interval SmallestMargin => data.Points.Select(x => x.Zip(Path.Weights, (c, v) => c * v).Aggregate((a, b) => a + b)).Aggregate(Interval.Min);

        // ηR²L₀.
        private Interval Smooth => Step * Path.SquaredReach * First;

        public Interval Reach(double time) => Interval.Log((1 / First) + (Step * Interval.Square(Margin) * (1 - (Smooth / 2)) * time));

        public void Follow(int last, CancellationToken cancellation)
        {
            while (Time < (path is null ? FreeSteps : last))
            {
                path?.Step();
                free?.Step();
                Time++;
                var product = Path.Loss * Interval.Exp(Margin * Norm);
                (Largest, Least) = (Interval.Max(Largest, product), Interval.Min(Least, product));
                if (Times.Count == 0 || Time > 1.25 * Times[^1])
                {
                    Times.Add(Time);
                    Margins.Add((SmallestMargin / (Margin * Norm)).Midpoint);
                    Products.Add(product.Midpoint);
                }

                if (Time % 4096 == 0)
                    cancellation.ThrowIfCancellationRequested();
            }
        }
    }
}
