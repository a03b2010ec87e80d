using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Networks;
using Verify.Numerics.Networks.Kernels;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Perceptrons;

/// <summary>How often backpropagation finds XOR: a success probability per width and activation, measured, never a theorem.</summary>
public sealed class XorTraining : Claim
{
    private const double Alpha = 1e-5;
    private const int Shards = 8;

    /// <summary>The least power a statistical control must have.</summary>
    private static readonly Number RequiredPower = Number.Exact(999_999, 1_000_000);

    private static readonly Setting Narrow = new("tanh, 2 units", KernelActivation.Tanh, 2, 4000);
    private static readonly Setting Wide = new("tanh, 8 units", KernelActivation.Tanh, 8, 4000);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/xor-training",
        Title: "Backpropagation finds XOR often, and with more units nearly always",
        Formula: @"\tfrac12 \le \Pr[\text{2 tanh units learn XOR}] \le \tfrac23,\qquad \Pr[\text{8 tanh units learn XOR}] \ge \tfrac{19}{20}",
        Prose: @"A 2–$h$–1 network with tanh units starts with all parameters uniform on $[-1, 1]$ and makes 4000 steps of full-batch gradient descent (rate $\tfrac12$ on the summed cross-entropy). With $h = 2$ it classifies all four inputs right with probability between $\tfrac12$ and $\tfrac23$; with $h = 8$ with probability at least $\tfrac{19}{20}$. This is a measured success rate, not a theorem.",
        Hypotheses: ["Starts are independent draws from named streams; the step size, the number of steps and the loss are as stated.", "The limits were fixed from a separate reference run before these replicates were drawn."],
        Sources: [Literature.Ours("perceptrons.md")],
        Rung: Rung.Statistical,
        Order: 80);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        Rate(Narrow, [(Relation.AtLeast, 1, 2), (Relation.AtMost, 2, 3)]),
        Rate(Wide, [(Relation.AtLeast, 19, 20)]),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("success against width", Widths), new("loss curves", Curves)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "a replicate's bits depend on no neighbour: trained alone or among others, it ends alike",
            Domains.Pairs(Domains.Integers(0, 1000), Domains.Integers(1, 12)),
            p => Property.Agreement(DependsOnNeighbours(p.First, p.Second)),
            cases: 20),
        Property.ForAll(
            "reflecting a tanh unit (w, b, v → −w, −b, −v) changes no output: tanh is odd to the last bit",
            Domains.Integers(0, 100_000),
            k => Property.Agreement(ChangedByReflection(k)),
            cases: 20),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely(
            "backpropagation with two units always succeeds",
            "a single failing start refutes 'always', and about four in ten fail",
            Rate(Narrow, [(Relation.AtLeast, 1, 1)]),
            Quantity(Narrow, Relation.AtLeast),
            context => Power(context, Narrow, "some start fails, if 1 in 3 does", n => Rational.One - Rational.Pow(new Rational(2, 3), n))),
        Falsely(
            "width does not matter",
            "with eight units nearly every start succeeds, far above two thirds",
            Rate(Wide, [(Relation.AtMost, 2, 3)]),
            Quantity(Wide, Relation.AtMost),
            context => Power(context, Wide, "at least 9 in 10 starts succeed, if 19 in 20 do so on average", n => Rational.One - Binomial.ExactLowerTail(n, (9 * n / 10) - 1, new Rational(19, 20)))),
    ];

    private static string Quantity(Setting setting, Relation relation) => $"probability of success ({setting.Name}), {(relation == Relation.AtMost ? "from above" : "from below")}";

    private static int Replicates(Context context) => context.Size(2000, 10_000, 50_000);

    private static Experiment Rate(Setting setting, (Relation Relation, int P, int Q)[] limits) => new(setting.Name, context =>
    {
        int n = Replicates(context);
        int solved = context.Map(Shards, s => Solved(context, setting, n * s / Shards, n * (s + 1) / Shards)).Sum();
        var (lower, upper) = Binomial.ClopperPearson(solved, n, Alpha);
        return new Findings
        {
            Comparisons = [.. limits.Select(l => new Comparison(Quantity(setting, l.Relation), Number.Estimated((double)solved / n, lower, upper, Alpha), l.Relation, Number.Exact(l.P, l.Q)))],
            Remarks = [$"{solved} of {n} starts succeeded. Not refuted at α = {Alpha:G1} is all that is said; a success rate is never proved by counting."],
        };
    });

    private static Comparison Power(Context context, Setting setting, string alternative, Func<int, Rational> power)
    {
        var value = power(Math.Min(Replicates(context), 2000));
        return new($"power ({setting.Name}): {alternative}", Number.Exact(value.Numerator, value.Denominator), Relation.AtLeast, RequiredPower);
    }

    private static int Solved(Context context, Setting setting, int from, int to) =>
        TinyTraining.Train(setting.Tiny(), Starts(context, setting, from, to)).Count(r => r.Solved);

    private static List<double[]> Starts(Context context, Setting setting, int from, int to) =>
        [.. Enumerable.Range(from, to - from).Select(k => TinyTraining.Uniform(setting.Tiny(), context.Stream(k)))];

    private static Findings Widths(Context context)
    {
        double[] widths = [2, 3, 4, 5, 6, 7, 8];
        int n = context.Size(200, 1000, 4000);
        var activations = new[] { ("tanh", KernelActivation.Tanh, 4000, Role.Measurement), ("sigmoid", KernelActivation.Logistic, 8000, Role.Reference), ("ReLU", KernelActivation.Relu, 4000, Role.Control) };
        var rates = context.Map(activations.Length * widths.Length, k => Solved(context, new Setting("", activations[k / widths.Length].Item2, (int)widths[k % widths.Length], activations[k / widths.Length].Item3), 0, n));
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "success-against-width",
                    "More hidden units, fewer failures",
                    $"Share of {n} random starts that learn XOR, with Clopper–Pearson intervals at α = 10⁻⁵: two units fail often, eight hardly ever.",
                    new("hidden units $h$", Ticks: [.. widths.Select(h => new Tick(h, h.ToString()))], Minimum: 1.6, Maximum: 8.4),
                    new("share of successful starts", Minimum: 0, Maximum: 1.05),
                    [
                        .. activations.Select((a, i) =>
                        {
                            var solved = rates.Skip(i * widths.Length).Take(widths.Length).ToList();
                            var limits = solved.ConvertAll(s => Binomial.ClopperPearson(s, n, Alpha));
                            double shift = 0.12 * (i - 1);
                            return new Points(a.Item4, a.Item1, [.. widths.Select(h => h + shift)], [.. solved.Select(s => (double)s / n)], [.. limits.Select(l => l.Lower)], [.. limits.Select(l => l.Upper)]);
                        }),
                        new BoundLine(Role.Bound, "1/2 and 2/3, claimed for two tanh units", 0.5),
                        new BoundLine(Role.Bound, "", 2.0 / 3),
                    ]),
            ],
        };
    }

    private static Findings Curves(Context context)
    {
        var setting = Narrow.Tiny() with { CurveEvery = 20 };
        var runs = TinyTraining.Train(setting, [.. Enumerable.Range(0, 64).Select(k => TinyTraining.Uniform(setting, context.Stream(k)))]);
        var success = runs.First(r => r.Solved);
        var failure = runs.FirstOrDefault(r => !r.Solved);
        double[] steps = [.. success.Curve.Select((_, i) => 20.0 * i)];
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "loss-curves",
                    "A start that succeeds and one that does not",
                    @"Mean cross-entropy along training with two tanh units: one start falls to zero, the other stays on a plateau above $\tfrac14\log 4$ for all 4000 steps.",
                    new("step"),
                    new("mean loss", AxisScale.Log10),
                    [
                        new Curve(Role.Measurement, "a start that succeeds", steps, success.Curve),
                        .. failure is null ? (Layer[])[] : [new Curve(Role.Control, "a start that fails", steps, failure.Curve)],
                        new BoundLine(Role.Bound, "log 2, the loss of guessing", Math.Log(2)),
                    ]),
            ],
            Remarks = failure is null ? [] : [$"A failing start, as exact doubles: {string.Join(", ", failure.Parameters.Select(p => p.ToString("R")))} after 4000 steps, with outputs {string.Join(", ", failure.Outputs.Select(o => o.ToString("R")))}."],
        };
    }

    private static int DependsOnNeighbours(int first, int count)
    {
        var setting = Narrow.Tiny() with { Steps = 200 };
        List<double[]> starts = [.. Enumerable.Range(first, count).Select(k => TinyTraining.Uniform(setting, RandomStream.Named((ulong)k, "neighbours")))];
        var together = TinyTraining.Train(setting, starts);
        return starts.Where((start, i) => !TinyTraining.Train(setting, [start])[0].Parameters.AsSpan().SequenceEqual(together[i].Parameters)).Count();
    }

    private static int ChangedByReflection(int k)
    {
        var setting = Narrow.Tiny() with { Steps = 200 };
        double[] start = TinyTraining.Uniform(setting, RandomStream.Named((ulong)k, "reflection"));

        // The layout is W (h × 2), b (h), v (h), c: the first unit is W[0..2], b[0], v[0].
        double[] reflected = (double[])start.Clone();
        foreach (int i in (int[])[0, 1, 4, 6])
            reflected[i] = -reflected[i];
        var runs = TinyTraining.Train(setting, [start, reflected]);
        return runs[0].Outputs.Zip(runs[1].Outputs, (a, b) => a.Equals(b) ? 0 : 1).Sum();
    }

    /// <summary>What is trained: the step ½ is on the summed loss, so 1/8 … on the mean of four patterns it is 2.</summary>
    private sealed record Setting(string Name, KernelActivation Activation, int Hidden, int Steps)
    {
        public TinySetting Tiny() => new(Hidden, Activation, KernelActivation.Identity, KernelLoss.CrossEntropy, TinySetting.Xor.Inputs, TinySetting.Xor.Targets, Rate: 2, Steps);
    }
}
