using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Depth;

/// <summary>Telgarsky's lemma made exact: the fewest alternating labels that t affine pieces miss.</summary>
public sealed class FewestErrors : Claim
{
    private const string AtTelgarskys = "fewest errors of hidden widths 5 and 5 on 1024 points";

    // Numbers of points with numbers of pieces: few, an eighth, a quarter, half, and the last that still err.
    private static readonly int[] Sizes = [8, 31, 64, 256];
    private static readonly (int N, int T)[] Cases = [.. Sizes.SelectMany(Some).Distinct()];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/fewest-errors",
        Title: "t pieces miss exactly ⌈(n − t − 1)/2⌉ of n alternating labels",
        Formula: @"\min_{f \text{ continuous, } t \text{ pieces}} \#\{i<n : [f(x_i)\ge\tfrac12] \ne i \bmod 2\} = \max\left(0, \left\lceil\frac{n-t-1}{2}\right\rceil\right) \ge \frac{n-4t}{3}",
        Prose: @"Let $x_0 < \dots < x_{n-1}$ bear the labels $0, 1, 0, 1, \dots$ A continuous function of at most $t$ affine pieces misses at least $\lceil (n-t-1)/2\rceil$ of them, and some such function misses no more; if it may jump between pieces, the number is $\max(0, \lceil (n-2t)/2\rceil)$. Telgarsky's lemma has $(n-4t)/3$ instead, which is true and far from tight: for $t \le n/8$ it gives one sixth of the labels, the exact optimum at least seven sixteenths less one half of a label.",
        Hypotheses: [@"Equally spaced points stand for all: only their order matters. The numbers $n$, $t$ of the run are certified one by one; the formula for all $n$, $t$ is proved in the documentation."],
        Sources: [Literature.Telgarsky2015.At("Theorem 1.1 and its key lemma"), Literature.Ours("depth.md").At("The fewest errors")],
        Rung: Rung.Exact,
        Order: 11);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Alternating(continuous: true), Alternating(continuous: false), Telgarskys()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("dynamic programme, closed form and the explicit function agree", Domains.Pairs(Domains.Integers(1, 90), Domains.Integers(1, 90)), p =>
            Property.Agreement(Disagreements(p.First, p.Second, continuous: true) + Disagreements(p.First, p.Second, continuous: false))),
        Property.ForAll("any labels: the explicit function attains the programme's optimum, with at most t pieces", Domains.Pairs(Domains.Vectors(24, Domains.Integers(0, 1)), Domains.Integers(1, 12)), p =>
            Property.Agreement(Attained(Labels(p.First), p.Second, continuous: true) && Attained(Labels(p.First), p.Second, continuous: false))),
        Property.ForAll("any labels, random continuous functions of t pieces: none misses fewer", Domains.Pairs(Domains.Vectors(24, Domains.Integers(0, 1)), Domains.Vectors(7, Domains.Integers(-9, 10))), p =>
            Random(p.Second).Errors(Labels(p.First)) - LabelRuns.Fewest(Labels(p.First), LabelRuns.Most(6, continuous: true)).Errors),
        Property.ForAll("exchanging the labels changes nothing, one piece more never hurts", Domains.Pairs(Domains.Vectors(20, Domains.Integers(0, 1)), Domains.Integers(1, 12)), p =>
            Property.Agreement(LabelRuns.Fewest(Labels(p.First), p.Second).Errors is var e && e == LabelRuns.Fewest(Array.ConvertAll(Labels(p.First), b => !b), p.Second).Errors && e >= LabelRuns.Fewest(Labels(p.First), p.Second + 1).Errors)),
        Property.ForAll("labels in blocks of two, 4 | n: max(0, 2⌈(n/2 − t − 1)/2⌉)", Domains.Pairs(Domains.Integers(1, 20), Domains.Integers(1, 50)), p =>
            Property.Agreement(LabelRuns.Fewest(LabelRuns.Alternating(4 * p.First, 2), p.Second + 1).Errors == Math.Max(0, 2 * Half((2 * p.First) - p.Second - 1)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("with t < n/8 pieces nothing beats chance", "7 pieces miss only 28 of 64 labels", Alternating(continuous: true, formula: (n, _) => n / 2), Quantity(64, 7)),
        Falsely("functions that jump obey the formula for continuous ones", "every jump is a change of side for free", Alternating(continuous: false, formula: Continuous), Quantity(64, 8)),
        Falsely("labels in blocks of two are as hard", "they need half the pieces: 2⌈(n/2 − t − 1)/2⌉ is less", Alternating(continuous: true, block: 2), Quantity(64, 8)),
        Falsely("Telgarsky's (n − 4t)/3 is attained", "it is a lower bound only", Alternating(continuous: true, formula: (n, t) => Math.Max(0, (n - (4 * t)) / 3)), Quantity(64, 8)),
        Falsely("one more label can be right", "the run inequality is an equality for the best function", Alternating(continuous: true, formula: (n, t) => Math.Max(0, Continuous(n, t) - 1)), Quantity(31, 15)),
    ];

    private static (int N, int T)[] Some(int n) => [(n, 1), (n, n / 8), (n, n / 4), (n, n / 2), (n, n - 3), (n, n - 2), (n, n - 1)];

    private static string Quantity(int n, int t) => $"fewest errors of {t} pieces on {n} points";

    private static int Half(int k) => (k + 1) >> 1;

    private static int Continuous(int n, int t) => Math.Max(0, Half(n - t - 1));

    private static int Jumping(int n, int t) => Math.Max(0, Half(n - (2 * t)));

    private static Experiment Alternating(bool continuous, Func<int, int, int>? formula = null, int block = 1) => new(continuous ? "continuous functions" : "functions that may jump", context =>
    {
        formula ??= continuous ? Continuous : Jumping;
        int largest = context.Size(256, 4096, 4096);
        (int N, int T)[] cases = [.. Cases, (64, 7), (largest, largest / 8), (largest, largest / 2)];
        var found = cases.Distinct().Select(c => (c.N, c.T, Fewest: Evidenced.Fewest($"{(continuous ? "continuous" : "jumping")}-{c.N}-{c.T}", LabelRuns.Alternating(c.N, block), c.T, continuous))).ToList();
        return new Findings
        {
            Comparisons = [.. found.Select(c => new Comparison(Quantity(c.N, c.T), Number.Exact(c.Fewest.Errors), Relation.Equal, Number.Exact(formula(c.N, c.T)), new Proof(c.Fewest.Certificate.Name, "errors")))],
            Certificates = [.. found.Select(c => c.Fewest.Certificate)],
            Figures = continuous ? [Optimum(), Best()] : [],
        };
    });

    // Two hidden layers of 5 units: at most 36 pieces; Telgarsky's count (2m)^l is 100, and his lemma then says (1024 − 400)/3.
    private static Experiment Telgarskys() => new("at Telgarsky's boundary", _ =>
    {
        var (errors, _, certificate) = Evidenced.Fewest("telgarsky", LabelRuns.Alternating(1024), 36, continuous: true);
        return new Findings
        {
            Comparisons =
            [
                new(AtTelgarskys, Number.Exact(errors), Relation.Equal, Number.Exact(494), new Proof("telgarsky", "errors")),
                new("the same, above his lemma with 100 pieces", Number.Exact(errors), Relation.AtLeast, Number.Exact(1024 - 400, 3), new Proof("telgarsky", "errors")),
            ],
            Certificates = [certificate],
        };
    });

    private static int Disagreements(int n, int t, bool continuous)
    {
        bool[] labels = LabelRuns.Alternating(n);
        int errors = LabelRuns.Fewest(labels, LabelRuns.Most(t, continuous)).Errors;
        return (errors == (continuous ? Continuous(n, t) : Jumping(n, t)) ? 0 : 1) + (Attained(labels, t, continuous) ? 0 : 1);
    }

    private static bool Attained(bool[] labels, int t, bool continuous)
    {
        var (errors, signs) = LabelRuns.Fewest(labels, LabelRuns.Most(t, continuous));
        var f = BrokenLine.Through(signs, continuous);
        return f.Pieces <= t && f.Errors(labels) == errors;
    }

    private static bool[] Labels(int[] bits) => Array.ConvertAll(bits, b => b == 1);

    // Six lines through seven values at 0, 4, 8, …, 24.
    private static BrokenLine Random(int[] values) => new(
        [.. Enumerable.Range(1, values.Length - 2).Select(i => (Rational)(4 * i))],
        [.. Enumerable.Range(0, values.Length - 1).Select(i => new Rational(values[i + 1] - values[i], 4)).Select((slope, i) => (slope, values[i] - (slope * 4 * i)))]);

    private static Figure Optimum()
    {
        const int n = 64;
        int[] pieces = [.. Enumerable.Range(1, n)];
        double[] t = [.. pieces.Select(p => (double)p)];
        return new(
            "optimum",
            "What pieces buy on 64 alternating labels",
            @"The exact least error rate of continuous functions (found point by point) lies on its closed form. Telgarsky's lemma $(n-4t)/(3n)$ is below it, and so is his constant $\tfrac16$ for $t \le n/8$: true, and not tight.",
            new("affine pieces $t$"),
            new("share of labels missed"),
            [
                new Curve(Role.Bound, @"continuous: $\frac1n\lceil\frac{n-t-1}{2}\rceil$", t, [.. pieces.Select(p => Continuous(n, p) / (double)n)]),
                new Points(Role.Measurement, "dynamic programme", t, [.. pieces.Select(p => LabelRuns.Fewest(LabelRuns.Alternating(n), p + 1).Errors / (double)n)]),
                new Curve(Role.Reference, "with jumps", t, [.. pieces.Select(p => Jumping(n, p) / (double)n)]),
                new Curve(Role.Reference, @"literature: $\frac{n-4t}{3n}$", [1, 16], [(n - 4) / (3.0 * n), 0]),
                new Curve(Role.Reference, @"literature: $\frac16$", [1, 8], [1 / 6.0, 1 / 6.0]),
            ],
            "continuous-64-8");
    }

    private static Figure Best()
    {
        var (_, f, certificate) = Evidenced.Fewest("continuous-31-15", LabelRuns.Alternating(31), 15, continuous: true);
        double[] x = [0, .. f.Ends.Select(e => (double)e), 30];
        bool[] labels = LabelRuns.Alternating(31);
        Points Marked(Role role, string label, bool right) => Enumerable.Range(0, 31).Where(i => (2 * f[i] >= Rational.One == labels[i]) == right).Select(i => (double)i).ToArray() is var at
            ? new(role, label, at, [.. at.Select(i => i % 2)])
            : throw new InvalidOperationException();
        return new(
            "best",
            "A best function of 15 pieces on 31 labels",
            "Where its sides change it follows the labels; where it rests on one side it misses every second one. Its value is clipped to the picture.",
            new("point $i$"),
            new("value", Minimum: -1, Maximum: 2),
            [
                new BoundLine(Role.Bound, @"threshold $\tfrac12$", 0.5),
                new Curve(Role.Reference, "best function", x, [.. x.Select(t => Math.Clamp((double)f[(Rational)t], -1, 2))]),
                Marked(Role.Measurement, "right", right: true),
                Marked(Role.Control, "missed", right: false),
            ],
            certificate.Name);
    }
}
