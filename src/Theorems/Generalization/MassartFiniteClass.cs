using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Rademacher;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>Massart's lemma: the Rademacher average of a finite class grows like the root of the logarithm of its size, with the constant √2.</summary>
public sealed class MassartFiniteClass : Claim
{
    private const string Whole = "the whole cube";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/massart",
        Title: "A finite class A has Rademacher average at most max‖a‖·√(2 ln|A|)/m",
        Formula: @"\mathbb{E}\max_{a\in A}\sum_{i=1}^{m} s_i a_i \le \max_{a\in A}\lVert a\rVert\,\sqrt{2\ln\lvert A\rvert}",
        Prose: @"For a finite set $A \subset \mathbb{R}^m$ the Rademacher average $\frac1m\mathbb{E}\max_{a\in A}\langle s,a\rangle$ is at most $\frac1m\max\lVert a\rVert\sqrt{2\ln\lvert A\rvert}$. Checked as $\exp\bigl((\mathbb{E}\max)^2 / (2\max\lVert a\rVert^2)\bigr) \le \lvert A\rvert$: the left side has a rational upper bound, the right side is a count.",
        Hypotheses: ["$A$ is finite and not empty; the average is taken without absolute values.", "The exact instances are integer vectors, all sign vectors enumerated."],
        Sources: [Literature.Massart2000.At("Lemma 5.2"), Literature.Ours("generalization.md").At("Massart's lemma without logarithms")],
        Rung: Rung.Exact,
        Order: 32);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Classes(factor: 2)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("random integer classes keep the bound", Vectors, a => Distinct(a).Length - (double)Exponential(Distinct(a), 2), Nonzero),
        Property.ForAll("a subclass has no larger average", Vectors, a => (double)(FiniteClass.MeanMaximum(a) - FiniteClass.MeanMaximum(a[..^1]))),
        Property.ForAll("midpoints of members add nothing: the average is that of the convex hull", Vectors, a => Property.Agreement(FiniteClass.MeanMaximum([.. Doubled(a), .. Midpoints(a)]) == 2 * FiniteClass.MeanMaximum(a))),
        Property.ForAll("replacing every entry by its size is a contraction: the average does not grow", Vectors, a => (double)(FiniteClass.MeanMaximum(a) - FiniteClass.MeanMaximum([.. a.Select(v => Array.ConvertAll(v, Math.Abs))]))),
        Property.ForAll("adding one vector to all members changes nothing", Vectors, a => Property.Agreement(FiniteClass.MeanMaximum(a) == FiniteClass.MeanMaximum([.. a.Select(v => v.Zip(a[0], (x, y) => x + y).ToArray())]))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the factor √2 can be dropped", "the cube's average is 1, and √(ln 2ᵐ/m) is 0.8326", Classes(factor: 1), Bounded(Whole)),
        Falsely("the factor 2 under the root can be 7/5", "for the cube it must be at least 1/ln 2 = 1.4427", Classes(factor: new(7, 5)), Bounded(Whole)),
    ];

    private static Domain<int[][]> Vectors => Domains.Vectors(5, Domains.Vectors(6, Domains.Integers(-5, 5)));

    private static bool Nonzero(int[][] a) => a.Any(v => v.Any(c => c != 0));

    private static int[][] Distinct(int[][] a) => [.. a.DistinctBy(v => string.Join(' ', v))];

    private static int[][] Doubled(int[][] a) => [.. a.Select(v => Array.ConvertAll(v, c => 2 * c))];

    private static IEnumerable<int[]> Midpoints(int[][] a) => a.Zip(a.Skip(1), (v, w) => v.Zip(w, (x, y) => x + y).ToArray());

    private static string Bounded(string name) => $"exponential of the squared average, against the size: {name}";

    // A rational no less than exp((E max)²/(factor · max ‖a‖²)).
    private static Rational Exponential(int[][] vectors, Rational factor)
    {
        var mean = FiniteClass.MeanMaximum(vectors);
        return Rational.FromDouble(Interval.Exp(Interval.FromRational(mean * mean / (factor * FiniteClass.SquaredRadius(vectors)))).Upper);
    }

    private static Experiment Classes(Rational factor) => new("finite classes", context =>
    {
        int m = context.Size(10, 12, 13);
        int[][] cube = [.. Enumerable.Range(0, 1 << 8).Select(bits => Signs(8, bits))];
        var stream = context.Stream();
        List<(string Name, string File, int[][] Vectors)> sets =
        [
            (Whole, "cube", cube),
            ("two opposite vectors", "pair", [Signs(m, 0), Signs(m, (1 << m) - 1)]),
            ("one-sided intervals", "thresholds", [.. Enumerable.Range(0, m + 1).Select(k => Signs(m, (1 << k) - 1))]),
            ("the signed axes", "axes", [.. Enumerable.Range(0, 2 * m).Select(k => Enumerable.Range(0, m).Select(i => i == k / 2 ? (k % 2 == 0 ? 1 : -1) : 0).ToArray())]),
            .. Enumerable.Range(1, m - 2).Select(k => ($"{1 << k} drawn vectors", $"drawn-{1 << k}", Subset(stream, m, 1 << k))),
        ];
        return new Findings
        {
            Comparisons = [.. sets.Select(s => new Comparison(Bounded(s.Name), Networks.Exact(Exponential(s.Vectors, factor)), Relation.AtMost, Number.Exact(s.Vectors.Length), new Proof(s.File, "exponential"), new Proof(s.File, "vectors")))],
            Certificates = [.. sets.Select(s => Certificate(s.File, s.Vectors, factor))],
            Figures = [Figure(sets.ConvertAll(s => s.Vectors))],
        };
    });

    private static int[] Signs(int m, int bits) => [.. Enumerable.Range(0, m).Select(i => ((bits >> i) & 1) == 1 ? 1 : -1)];

    private static int[][] Subset(RandomStream stream, int m, int count)
    {
        int[] all = [.. Enumerable.Range(0, 1 << m)];
        stream.Shuffle<int>(all);
        return [.. all.Take(count).Select(bits => Signs(m, bits))];
    }

    private static Certificate Certificate(string name, int[][] vectors, Rational factor) => Evidence.Certificate.Of(
        name,
        "rademacher-maximum",
        new JsonObject { ["vectors"] = Networks.Rows(vectors), ["factor"] = factor.ToString(), ["mean"] = FiniteClass.MeanMaximum(vectors).ToString() },
        new JsonObject { ["exponential"] = Exponential(vectors, factor).ToString() });

    private static Figure Figure(List<int[][]> sets)
    {
        double[] sizes = [.. Enumerable.Range(0, 61).Select(k => Math.Pow(2, k / 5.0))];
        double Relative(int[][] a) => (double)FiniteClass.MeanMaximum(a) / Math.Sqrt(FiniteClass.SquaredRadius(a));
        return new(
            "averages",
            "Rademacher averages of finite classes",
            @"Exact means of the maximum in units of $\max\lVert a\rVert$, below $\sqrt{2\ln\lvert A\rvert}$; without the factor 2 the whole cube of 256 vectors (and others) would break the bound.",
            new(@"size $\lvert A\rvert$", AxisScale.Log2),
            new(@"mean of the maximum over $\max\lVert a\rVert$"),
            [
                new Curve(Role.Bound, @"$\sqrt{2\ln\lvert A\rvert}$", sizes, [.. sizes.Select(n => Math.Sqrt(2 * Math.Log(n)))]),
                new Curve(Role.Control, @"$\sqrt{\ln\lvert A\rvert}$: refuted", sizes, [.. sizes.Select(n => Math.Sqrt(Math.Log(n)))]),
                new Points(Role.Measurement, "drawn classes", [.. sets.Skip(4).Select(a => (double)a.Length)], [.. sets.Skip(4).Select(Relative)]),
                new Points(Role.Reference, "cube, pair, intervals, axes", [.. sets.Take(4).Select(a => (double)a.Length)], [.. sets.Take(4).Select(Relative)]),
            ],
            "cube");
    }
}
