using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>Maurey's lemma, the heart of Barron's rate: averages of n vectors miss their mean by the variance over n, in any dimension.</summary>
public sealed class MaureyAverages : Claim
{
    private const int Dimensions = 20;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/maurey",
        Title: "An average of n terms errs by the variance over n, whatever the dimension",
        Formula: @"\mathbb{E}\,\Bigl\lVert f - \frac1n\sum_{j=1}^{n} g_{I_j}\Bigr\rVert^2 = \frac1n\Bigl(\sum_i p_i\lVert g_i\rVert^2 - \lVert f\rVert^2\Bigr),\qquad f = \sum_i p_i g_i",
        Prose: @"If $f = \sum_i p_i g_i$ in a Hilbert space and $I_1,\dots,I_n$ are drawn independently with probabilities $p_i$, the mean squared error of the average is exactly the variance over $n$. Some choice is at most that, and one list of indices, found without chance, is for every $n$ at once. For $f$ with $C_f = \int\lvert\omega\rvert\,\lvert F(d\omega)\rvert$ finite this gives Barron's bound $(2rC_f)^2/n$ for $n$ sigmoidal units on a ball of radius $r$: the rate $n^{-1/2}$ of the error does not know the dimension.",
        Hypotheses: [@"$p_i \ge 0$, $\sum_i p_i = 1$; finitely many vectors with integer coordinates in the exact instances.", @"Barron's constant $(2rC_f)^2$ is his; the instances here are cosines $\sqrt2\cos(2\pi k\cdot x)$ with $\lvert k\rvert_1 \le 2$ on $[0,1]^d$, $d = 1,\dots,20$, and random vectors."],
        Sources: [Literature.Pisier1981, Literature.Barron1993.At("Theorem 1"), Literature.Ours("approximation.md").At("Maurey: one list for every n")],
        Rung: Rung.Exact,
        Order: 90);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Identity((variance, n) => variance / n), Selected(greedy: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "random dictionaries: every beginning of the list keeps the bound",
            Domains.Vectors(5, Domains.Vectors(4, Domains.Integers(-9, 9))),
            g => (double)Enumerable.Range(1, 12).Min(n => (Weighted(g).Variance / n) - Weighted(g).SquaredError(Weighted(g).Select(12)[..n]))),
        Property.ForAll(
            "the variance does not change under the orthogonal map (3x + 4y, 4x − 3y)/5, scaled by 5",
            Domains.Vectors(5, Domains.Vectors(3, Domains.Integers(-9, 9))),
            g => -(double)Rational.Abs(Weighted([.. g.Select(v => (int[])[(3 * v[0]) + (4 * v[1]), (4 * v[0]) - (3 * v[1]), v[2]])]).Variance - (25 * Weighted([.. g.Select(v => (int[])[v[0], v[1], v[2]])]).Variance))),
        Property.ForAll(
            "the identity for pairs, by enumeration",
            Domains.Vectors(4, Domains.Vectors(3, Domains.Integers(-9, 9))),
            g => -(double)Rational.Abs(Weighted(g).MeanSquaredError(2) - (Weighted(g).Variance / 2))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the mean squared error is half the variance over n", "the identity is an equality", Identity((variance, n) => variance / (2 * n)), Mean(2)),
        Falsely("the mean squared error falls like 1/n²", "independent deviations add up in square, not in size", Identity((variance, n) => variance / (n * n)), Mean(2)),
        Falsely("any choice of terms keeps the bound", "always the same vector leaves the same error", Selected(greedy: false), Error(5)),
    ];

    private static string Mean(int n) => $"mean squared error of averages of {n}";

    private static string Error(int d) => $"squared error of the selected average in dimension {d}";

    private static MaureyDictionary Weighted(int[][] vectors) => new([.. vectors.Select(v => v[..^1])], [.. vectors.Select(v => Math.Abs(v[^1]) + 1)]);

    private static Experiment Identity(Func<Rational, int, Rational> law) => new("all choices enumerated", context =>
    {
        var stream = context.Stream();
        int[][] vectors = [.. Enumerable.Range(0, 5).Select(i => Enumerable.Range(0, 4).Select(j => i == 0 && j == 0 ? 10 : stream.Next(-9, 9)).ToArray())];
        var dictionary = Weighted(vectors);
        int[] terms = [.. Enumerable.Range(1, context.Size(4, 5, 6))];
        return new Findings
        {
            Comparisons = [.. terms.Select(n => new Comparison(Mean(n), Networks.Exact(dictionary.MeanSquaredError(n)), Relation.Equal, Networks.Exact(law(dictionary.Variance, n)), new Proof($"identity-{n}", "expectation")))],
            Certificates = [.. terms.Select(n => dictionary.Certified($"identity-{n}", n, dictionary.Select(8)))],
        };
    });

    private static Experiment Selected(bool greedy) => new("one list without chance", context =>
    {
        int terms = context.Size(128, 512, 1024);
        int[] dimensions = [.. Enumerable.Range(1, Dimensions)];
        var lists = dimensions.Select(d => greedy ? MaureyDictionary.Cosines(d).Select(terms) : new int[terms]).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. dimensions.Select(d => new Comparison(Error(d), Networks.Exact(MaureyDictionary.Cosines(d).SquaredError(lists[d - 1])), Relation.AtMost, Networks.Exact(MaureyDictionary.Cosines(d).Variance / terms), new Proof($"cosines-{d}", "squaredError"))),
            ],
            Certificates = greedy ? [.. dimensions.Select(d => MaureyDictionary.Cosines(d).Certified($"cosines-{d}", 1, lists[d - 1]))] : [],
            Figures = greedy ? [Rates(lists, terms)] : [],
        };
    });

    private static Figure Rates(List<int[]> lists, int terms)
    {
        int[] sizes = [.. Enumerable.Range(0, int.Log2(terms) + 1).Select(k => 1 << k)];
        double[] n = [.. sizes.Select(k => (double)k)];
        Points Measured(int d) => new(Role.Measurement, $"$d = {d}$", n, [.. sizes.Select(k => Math.Sqrt((double)MaureyDictionary.Cosines(d).SquaredError(lists[d - 1][..k])))]);
        return new(
            "rates",
            "A rate that does not know the dimension",
            @"Error of the selected $n$-term averages of cosines in dimensions 1 to 20: all stay below the slope $-\frac12$ of $\sqrt{V/n}$, $V \le 1$. (Where $n$ exceeds the number of cosines the list does better still.)",
            new("terms $n$", AxisScale.Log2),
            new("error", AxisScale.Log10),
            [
                new Curve(Role.Bound, "$n^{-1/2}$", n, [.. n.Select(k => 1 / Math.Sqrt(k))]),
                Measured(1),
                Measured(2),
                Measured(5),
                Measured(10),
                Measured(20),
                new Curve(Role.Control, "$n^{-1}$", n, [.. n.Select(k => 1 / k)]),
            ],
            "cosines-20");
    }
}
