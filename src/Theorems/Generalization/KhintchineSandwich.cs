using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Rademacher;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>The Rademacher average of a ball of linear functions, counted exactly and held between the best constants of Khintchine's inequality.</summary>
public sealed class KhintchineSandwich : Claim
{
    private const string Twins = "two equal numbers";
    private const string Orthogonal = "orthogonal vectors";
    private const string Tilted = "vectors nearly orthogonal";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/rademacher-ball",
        Title: "The Rademacher average of a linear ball is 0.707 to 1 times the root of Σ‖xᵢ‖²",
        Formula: @"\frac{1}{\sqrt2} \le \frac{\mathbb{E}\,\lVert\sum_i s_i x_i\rVert}{\sqrt{\sum_i\lVert x_i\rVert^2}} \le 1,\qquad \hat{\mathfrak R}_S = \frac{\Lambda}{m}\,\mathbb{E}\,\Bigl\lVert\sum_i s_i x_i\Bigr\rVert",
        Prose: @"The empirical Rademacher average of $\{x \mapsto \langle w,x\rangle : \lVert w\rVert \le \Lambda\}$ on $x_1,\dots,x_m$ is $\frac{\Lambda}{m}\mathbb{E}\lVert\sum s_i x_i\rVert$ over uniform signs. It lies between $\frac{1}{\sqrt2}$ and $1$ times $\frac{\Lambda}{m}\sqrt{\sum\lVert x_i\rVert^2}$. Both constants are best: two equal vectors attain the left, and the right is attained exactly if the $x_i$ are pairwise orthogonal.",
        Hypotheses: [@"$x_1,\dots,x_m$ in a Hilbert space, not all 0; $s$ is uniform on $\{-1,1\}^m$; the average is taken without absolute values.", "The exact instances are integer vectors, all sign vectors enumerated."],
        Sources: [Literature.LatalaOleszkiewicz1994.At("the constant for vectors"), Literature.Szarek1976.At("the constant for numbers"), Literature.Ours("generalization.md").At("When the right side is attained")],
        Rung: Rung.Exact,
        Order: 30);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        Fixed(Twins, "twins", [[1], [1]], Left),
        Fixed(Orthogonal, "orthogonal", Walsh, new(1, 2)),
        Fixed(Tilted, "tilted", [[1, 0, 0], [0, 7, 0], [1, 1, 90]], new(1, 2)),
        Drawn(new(1, 2)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the squared ratio of random vectors lies in [1/2, 1]", Vectors, x => (double)Rational.Min(SignSums.Of(x).SquaredRatio.Lower - new Rational(1, 2), Rational.One - SignSums.Of(x).SquaredRatio.Upper), Nonzero),
        Property.ForAll("flipping the sign of a vector changes nothing", Vectors, x => Property.Agreement(Same(SignSums.Of(x), SignSums.Of([[.. x[0].Select(c => -c)], .. x[1..]])))),
        Property.ForAll("the mean of the squared length is Σ‖xᵢ‖²", Vectors, x => Property.Agreement(SignSums.Of(x) is var law && law.Norms.Zip(law.Counts, (v, c) => v * c).Aggregate((a, b) => a + b) == law.SumOfSquares << law.Vectors)),
        Property.ForAll("one vector more never makes the mean length smaller", Vectors, x => SignSums.MeanLength([.. x, [3, -1]]) - SignSums.MeanLength(x) + (1e-12 * SignSums.MeanLength(x))),
        Property.ForAll("the map (3x + 4y, 4x − 3y) makes every squared length 25 times as large", Vectors, x => Property.Agreement(SignSums.Of([.. x.Select(v => (int[])[(3 * v[0]) + (4 * v[1]), (4 * v[0]) - (3 * v[1])])]).Norms.SequenceEqual(SignSums.Of(x).Norms.Select(v => 25 * v)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the constant on the left is 0.75", "two equal numbers have E|s₁ + s₂| = 1 against √2, a ratio of 0.7071", Fixed(Twins, "twins", [[1], [1]], new(9, 16)), Below(Twins)),
        Falsely("the constant on the left is 0.71", "0.71² = 0.5041 is more than 1/2, which two equal numbers attain", Fixed(Twins, "twins", [[1], [1]], new(5041, 10_000)), Below(Twins)),
        Falsely("the right side is attained by vectors that are not orthogonal", "their lengths then differ from sign to sign, and the root is strictly concave", Fixed(Tilted, "tilted", [[1, 0, 0], [0, 7, 0], [1, 1, 90]], new(1, 2), attained: true), Above(Tilted)),
    ];

    private static Rational Left => new(1, 2);

    // The rows of a Hadamard matrix of order 8, stretched: orthogonal, of different lengths, none along an axis.
    private static int[][] Walsh => [.. Enumerable.Range(0, 8).Select(i => Enumerable.Range(0, 8).Select(j => (i + 1) * (int.PopCount(i & j) % 2 == 0 ? 1 : -1)).ToArray())];

    private static Domain<int[][]> Vectors => Domains.Vectors(6, Domains.Vectors(2, Domains.Integers(-20, 20)));

    private static bool Nonzero(int[][] x) => x.Any(v => v.Any(c => c != 0));

    private static bool Same(SignSums a, SignSums b) => a.Norms.SequenceEqual(b.Norms) && a.Counts.SequenceEqual(b.Counts);

    private static string Below(string name) => $"squared ratio from below: {name}";

    private static string Above(string name) => $"squared ratio from above: {name}";

    private static Experiment Fixed(string name, string file, int[][] vectors, Rational left, bool? attained = null) => new(name, _ =>
    {
        var law = SignSums.Of(vectors);
        bool equal = attained ?? Oblique(vectors) == 0;
        return new Findings
        {
            Comparisons = [.. Sandwich(name, file, law, left, equal ? Relation.Equal : Relation.Below), new($"pairs that are not orthogonal: {name}", Number.Exact(Oblique(vectors)), equal ? Relation.Equal : Relation.Above, Number.Exact(0), new Proof(file, "obliquePairs"))],
            Certificates = [Certificate(file, vectors, law)],
        };
    });

    private static Experiment Drawn(Rational left) => new("drawn vectors", context =>
    {
        int most = context.Size(16, 20, 22);
        List<(string Name, string File, int[][] Vectors)> sets =
        [
            .. ((int[])[2, 5, 10, most]).Select(m => ($"{m} vectors in the plane", $"plane-{m}", Random(context.Stream(m), m, 2, 9))),
            ($"{most} vectors in space", "space", Random(context.Stream(100), most, 3, 2)),
            ("one long vector and nine short ones", "spike", [[40, 0], .. Random(context.Stream(200), 9, 2, 3)]),
        ];
        var laws = sets.ConvertAll(s => SignSums.Of(s.Vectors));
        return new Findings
        {
            Comparisons = [.. sets.SelectMany((s, i) => Sandwich(s.Name, s.File, laws[i], left, Relation.AtMost))],
            Certificates = [.. sets.Select((s, i) => Certificate(s.File, s.Vectors, laws[i]))],
            Figures = [Ratios(sets.ConvertAll(s => (double)s.Vectors.Length), laws)],
            Remarks = [$"Of the {1 << most} sign vectors of the largest set none is left out: the law of the length is in its certificate, {laws[3].Norms.Length} different lengths."],
        };
    });

    private static IEnumerable<Comparison> Sandwich(string name, string file, SignSums law, Rational left, Relation right)
    {
        yield return new(Below(name), Networks.Exact(law.SquaredRatio.Lower), Relation.AtLeast, Networks.Exact(left), new Proof(file, "lower"));
        yield return new(Above(name), Networks.Exact(law.SquaredRatio.Upper), right, Number.Exact(1), new Proof(file, "upper"));
    }

    /// <summary>The law of the lengths as a certificate; the mean itself where it is rational.</summary>
    public static Certificate Certificate(string name, int[][] vectors, SignSums law)
    {
        var (lower, upper) = law.SquaredRatio;
        var claim = new JsonObject { ["points"] = Networks.Rows(vectors), ["lower"] = lower.ToString(), ["upper"] = upper.ToString() };
        if (law.Mean is { } mean)
            claim["mean"] = mean.ToString();
        return Evidence.Certificate.Of(name, "sign-sums", claim, new JsonObject { ["norms"] = Networks.Row(law.Norms), ["counts"] = Networks.Row(law.Counts) });
    }

    private static int Oblique(int[][] x) => Enumerable.Range(0, x.Length).Sum(i => Enumerable.Range(0, i).Count(k => x[i].Zip(x[k], (a, b) => a * b).Sum() != 0));

    private static int[][] Random(RandomStream stream, int count, int dimension, int size) =>
        [.. Enumerable.Range(0, count).Select(_ => (int[])[.. Enumerable.Range(0, dimension - 1).Select(_ => stream.Next(-size, size)), stream.Next(1, size)])];

    private static Figure Ratios(List<double> sizes, List<SignSums> laws)
    {
        double[] n = [.. Enumerable.Range(1, 22).Select(k => (double)k)];
        static double Ratio(SignSums law) => Math.Sqrt((double)law.SquaredRatio.Lower);
        return new(
            "ratios",
            "Between 0.707 and 1, whatever the vectors",
            @"The ratio of the mean length to $\sqrt{\sum\lVert x_i\rVert^2}$: equal numbers attain $\frac{1}{\sqrt2}$ at $n = 2$ and tend to $\sqrt{2/\pi}$; drawn vectors lie between; the false constant 0.75 cuts one off.",
            new("number of vectors $n$"),
            new("ratio", Minimum: 0.68, Maximum: 1.04),
            [
                new BoundLine(Role.Bound, @"$\frac{1}{\sqrt2}$", Math.Sqrt(0.5)),
                new BoundLine(Role.Bound, "1, orthogonal vectors", 1),
                new BoundLine(Role.Reference, @"$\sqrt{2/\pi}$", Math.Sqrt(2 / Math.PI)),
                new BoundLine(Role.Control, "0.75: refuted", 0.75),
                new Points(Role.Reference, "$n$ equal numbers", n, [.. n.Select(k => Ratio(SignSums.OfSigns((int)k)))]),
                new Points(Role.Measurement, "drawn vectors", sizes, [.. laws.Select(Ratio)]),
            ],
            "space");
    }
}
