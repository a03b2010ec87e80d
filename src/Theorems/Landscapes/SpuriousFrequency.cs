using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Landscapes;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Landscapes;

/// <summary>How often gradient descent ends in the spurious minima, beside the counts of Safran and Shamir (2018).</summary>
public sealed class SpuriousFrequency : Claim
{
    private const double Alpha = 1e-5;
    private const int TheirRuns = 1000;
    private const double SmallLoss = 1e-3;
    private const int Shards = 8;
    private const long StreamsOfASize = 1_000_000;

    // Runs of theirs that ended with F > 10⁻³, of 1000 with n = k.
    private static readonly Dictionary<int, int> TheirCounts = new() { [6] = 3, [7] = 55, [8] = 126, [9] = 218, [10] = 346 };

    private static readonly int[] Sizes = [6, 7, 8, 9, 10];

    private static readonly Activation Relu = new("relu", k => new ReluTeacherLanes(k), _ => 0.1);

    // The quadratic loss is steeper, and steepest in the direction of the trace: 8 + 4k at the minimum, a few times that at the start.
    private static readonly Activation Quadratic = new("squares", k => new QuadraticTeacherLanes(k), k => 1.0 / (16 * k));

    /// <summary>The least power a statistical control must have.</summary>
    private static readonly Number RequiredPower = Number.Exact(999_999, 1_000_000);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/spurious-frequency",
        Title: "Gradient descent ends in spurious minima as often as Safran and Shamir counted",
        Formula: @"\Pr[F(W_\infty) > 10^{-3}]:\qquad \tfrac{3}{1000},\ \tfrac{55}{1000},\ \tfrac{126}{1000},\ \tfrac{218}{1000},\ \tfrac{346}{1000} \text{ observed for } k = n = 6, 7, 8, 9, 10",
        Prose: @"From rows with independent normal entries of variance $1/k$ gradient descent with step $\tfrac1{10}$ on the population loss $F$ of landscapes/spurious-minima ends with $F > 10^{-3}$ for a share of starts that grows with $k$. For $k = 6, \dots, 10$ the counts here and those of the authors' released runs pass Fisher's exact two-sample test. The losses at which runs get stuck are few, the lowest that of the certified minimum.",
        Hypotheses:
        [
            "Starts are independent draws from named streams; a run ends when its loss is below 1/1000, when its gradient is shorter than 1/1000000, or after 20000 steps.",
            "Their counts are independent of ours; each of the five tests has level 1/100000.",
        ],
        Sources: [Literature.SafranShamir2018.At("Table 1; counts re-evaluated from the authors' released files"), Literature.Ours("landscapes.md").At("How often descent ends there")],
        Rung: Rung.Statistical,
        Order: 73);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Counted(Relu, TheirCounts, Sizes)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the loss and gradient in lanes are those of the closed form",
            Domains.Pairs(Domains.Integers(2, 6), Domains.Integers(0, 1_000_000)),
            p => 1e-12 - LaneGap(p.First, p.Second)),
        Property.ForAll(
            "a run's end depends on no neighbour",
            Domains.Pairs(Domains.Integers(0, 1_000_000), Domains.Integers(2, 20)),
            p => Property.Agreement(Neighbours(p.First, p.Second)),
            cases: 10),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely(
            "quadratic units get stuck as often",
            "with n ≥ d their loss has no spurious minima, and no run ends above 1/1000",
            Counted(Quadratic, TheirCounts, [10]),
            Quantity(10),
            context => Power(context, "at most 1 in 1000 runs ends high, where the test expects a third", TheirCounts[10], new Rational(1, 1000), below: true)),
        Falsely(
            "nine units get stuck as rarely as six",
            "about one run in five does, against 3 in 1000",
            Counted(Relu, new() { [9] = TheirCounts[6] }, [9]),
            Quantity(9),
            context => Power(context, "1 in 5 runs ends high, where the test expects 3 in 1000", TheirCounts[6], new Rational(1, 5), below: false)),
    ];

    private static string Quantity(int k) => $"runs that end with F > 1/1000, k = n = {k}";

    private static int Runs(Context context) => context.Size(160, 1000, 1000);

    private static Experiment Counted(Activation activation, Dictionary<int, int> theirs, int[] sizes) => new("counts", context =>
    {
        int runs = Runs(context);
        int[] all = sizes.Length == 1 ? sizes : [.. context.Size<int[]>([], [3, 4, 5], [3, 4, 5]), .. sizes, .. context.Size<int[]>([], [], [11, 12, 13, 14, 15, 16, 17, 18, 19, 20])];
        var parts = context.Map(all.Length * Shards, s => Ends(context, activation, all[s / Shards], runs * (s % Shards) / Shards, runs * ((s % Shards) + 1) / Shards));
        var ends = all.Select((_, i) => parts.Skip(i * Shards).Take(Shards).SelectMany(p => p).ToList()).ToList();
        int[] stuck = [.. ends.Select(e => e.Count(d => d.Loss > SmallLoss))];
        var comparisons = sizes.Select(k =>
        {
            int ours = stuck[Array.IndexOf(all, k)], pooled = ours + theirs[k];
            var (least, most) = Hypergeometric.Acceptance(pooled, runs, TheirRuns, Rational.FromDouble(Alpha));
            return new Comparison(Quantity(k), Number.Exact(ours), Relation.Equal, Number.Estimated((double)pooled * runs / (runs + TheirRuns), least, most, Alpha));
        });
        int tired = ends.Sum(e => e.Count(d => !d.AtRest));
        return new Findings
        {
            Comparisons = [.. comparisons],
            Figures = sizes.Length == 1 ? [] : [Shares(all, stuck, runs), Ladder(ends[Array.IndexOf(all, 10)], runs)],
            Remarks =
            [
                $"Of {runs} runs each, {string.Join(", ", all.Select((k, i) => $"{stuck[i]} ended high for k = {k}"))}; {tired} in all had not come to rest at the cap.",
                "The bound beside each count is its acceptance region given the pooled number of high ends: Fisher's exact test of level 1/100000.",
            ],
        };
    });

    private static Descent[] Ends(Context context, Activation activation, int k, int from, int to) => LaneDescent.Run(
        activation.Loss(k),
        new(activation.Rate(k), SmallLoss, 1e-6, 20_000),
        to - from,
        r => Start(context.Stream((k * StreamsOfASize) + from + r), k));

    private static double[] Start(RandomStream stream, int k)
    {
        double scale = 1 / Math.Sqrt(k);
        return Array.ConvertAll(NormalDraws.From(stream, k * k), x => x * scale);
    }

    // The exact probability that the test of the control rejects if each run ends high with probability p.
    private static Comparison Power(Context context, string alternative, int theirs, Rational p, bool below)
    {
        int runs = Runs(context);
        bool Rejected(int ours)
        {
            var (least, most) = Hypergeometric.Acceptance(ours + theirs, runs, TheirRuns, Rational.FromDouble(Alpha));
            return below ? ours < least : ours > most;
        }

        // The region is a tail: its edge by bisection.
        int low = 0, high = runs;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = Rejected(middle) == below ? (middle, high) : (low, middle);
        }

        var power = below ? Binomial.ExactLowerTail(runs, low, p) : Rational.One - Binomial.ExactLowerTail(runs, low, p);
        return new($"power: {alternative}", Number.Exact(power.Numerator, power.Denominator), Relation.AtLeast, RequiredPower);
    }

    private static double LaneGap(int k, int seed)
    {
        double[] w = Start(RandomStream.Named((ulong)seed, "lanes"), k);
        double[][] rows = [.. Enumerable.Range(0, k).Select(i => w[(i * k)..((i + 1) * k)])];
        var gradient = new System.Runtime.Intrinsics.Vector512<double>[k * k];
        double loss = new ReluTeacherLanes(k).Evaluate(Array.ConvertAll(w, System.Runtime.Intrinsics.Vector512.Create), gradient)[3];
        return Math.Max(
            Math.Abs(loss - ReluTeacher<double>.Objective(rows, k)),
            gradient.Zip(ReluTeacher<double>.Gradient(rows, k), (x, y) => Math.Abs(x[5] - y)).Max());
    }

    private static long Neighbours(int seed, int starts)
    {
        DescentRule rule = new(0.1, SmallLoss, 1e-6, 500);
        double[] At(int r) => Start(RandomStream.Named((ulong)(seed + r), "neighbours"), 3);
        var together = LaneDescent.Run(new ReluTeacherLanes(3), rule, starts, At);
        return Enumerable.Range(0, starts).Count(r => LaneDescent.Run(new ReluTeacherLanes(3), rule, 1, _ => At(r))[0] != together[r]);
    }

    private static Figure Shares(int[] sizes, int[] stuck, int runs)
    {
        var limits = stuck.Select(s => Binomial.ClopperPearson(s, runs, Alpha)).ToList();
        var paper = Sizes.Select(k => Binomial.ClopperPearson(TheirCounts[k], TheirRuns, Alpha)).ToList();
        return new(
            "shares",
            "How often gradient descent gets stuck",
            $"Share of {runs} runs that end with $F > 10^{{-3}}$ beside the 1000 runs of Safran and Shamir, with Clopper–Pearson intervals at $\\alpha = 10^{{-5}}$ (theirs drawn a little to the right): the more units, the more often.",
            new("units $k = n$", Ticks: [.. sizes.Select(k => new Tick(k, $"{k}"))]),
            new("share of runs", Minimum: 0),
            [
                new Points(Role.Bound, "Safran & Shamir", [.. Sizes.Select(k => k + 0.12)], [.. Sizes.Select(k => TheirCounts[k] / (double)TheirRuns)], [.. paper.Select(l => l.Lower)], [.. paper.Select(l => l.Upper)]),
                new Points(Role.Measurement, "this run", [.. sizes.Select(k => (double)k)], [.. stuck.Select(s => (double)s / runs)], [.. limits.Select(l => l.Lower)], [.. limits.Select(l => l.Upper)]),
            ]);
    }

    private static Figure Ladder(List<Descent> ends, int runs)
    {
        const int bins = 60;
        const double top = 0.06;
        double[] counts = new double[bins];
        foreach (double loss in ends.Select(e => e.Loss).Where(l => l > SmallLoss && l < top))
            counts[(int)(bins * loss / top)]++;
        return new(
            "ladder",
            "The losses at which runs get stuck form a ladder",
            $"Final losses of those of {runs} runs with $k = 10$ that end above $10^{{-3}}$: they gather at few values, the lowest that of the certified minimum (dashed).",
            new("final loss $F$"),
            new("runs"),
            [
                new Histogram(Role.Measurement, "final losses", [.. Enumerable.Range(0, bins + 1).Select(i => top * i / bins)], counts),
                new BoundLine(Role.Bound, "certified minimum, 0.0187022", 0.0187021946, Vertical: true),
            ]);
    }

    /// <summary>Units with a loss in lanes and a step size it can stand.</summary>
    private sealed record Activation(string Name, Func<int, ILaneLoss> Loss, Func<int, double> Rate);
}
