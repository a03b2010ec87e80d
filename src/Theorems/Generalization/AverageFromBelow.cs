using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Rademacher;

namespace Verify.Theorems.Generalization;

/// <summary>No bound through products of norms can fall below r‖X‖/(2√2 n): the Rademacher average of two-layer networks is at least that.</summary>
public sealed class AverageFromBelow : Claim
{
    private const string Fixed = "two equal points";

    // Every integer vector of this length is a hidden unit of norm r; output weights are 1 and −1.
    private const int Length = 65;

    // 36 integer vectors, since 65 = 5 · 13 is the hypotenuse of four right triangles.
    private static readonly int[][] Weights =
    [
        .. from a in Enumerable.Range(-Length, (2 * Length) + 1)
           from b in Enumerable.Range(-Length, (2 * Length) + 1)
           where (a * a) + (b * b) == Length * Length
           select (int[])[a, b],
    ];

    // 1/(2√2), squared.
    private static readonly Rational Constant = new(1, 8);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/network-average",
        Title: "The Rademacher average of two-layer networks from below",
        Formula: @"\hat{\mathfrak R}_S\bigl(\{A_2\,\mathrm{relu}(A_1 x) : \lVert A_1\rVert\,\lVert A_2\rVert \le r\}\bigr) \ge \frac{r\,\lVert X\rVert_F}{2\sqrt2\,n}",
        Prose: @"On any $n$ points the empirical Rademacher average of networks with one hidden layer and product of spectral norms at most $r$ is at least $\frac{r\lVert X\rVert_F}{2\sqrt2\,n}$, since they include all linear functions of norm $\frac r2$. At given points of the plane single hidden units with 36 directions already exceed it, all sign vectors counted. No constant above $\frac{1}{\sqrt2}$ could stand in its place.",
        Hypotheses:
        [
            @"$\mathrm{relu}$ without biases, at least two hidden units, one output; the average is taken without absolute values.",
            @"The exact instances are integer points of the plane and units $\pm\mathrm{relu}(\langle a,x\rangle)$ with $\lvert a\rvert = 65 = r$; the average of the whole class is no smaller.",
        ],
        Sources: [Literature.BartlettFosterTelgarsky2017.At("Theorem 3.4, without a constant"), Literature.LatalaOleszkiewicz1994, Literature.Ours("generalization.md").At("The average of networks from below")],
        Rung: Rung.Exact,
        Order: 16);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Twins(Constant), Drawn];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the units' average keeps the bound on every five points", Points, x => (double)(Average(x) - Bound(x, Constant)), Nonzero),
        Property.ForAll("a unit and its mirror image make the linear function ⟨a, x⟩: relu(z) − relu(−z) = z", Points, x => Property.Agreement(Weights.Sum(a => x.Count(v => Unit(a, v) - Unit([-a[0], -a[1]], v) != Linear(a, v))))),
        Property.ForAll("linear functions of norm r/2 keep it by themselves", Points, x => (SignSums.MeanLength(x) * Length / 2) - (Length * Math.Sqrt(Squares(x) / 8.0)) + 1e-9, Nonzero),
        Property.ForAll("one point more never makes the mean of the supremum smaller", Points, x => (double)(Average(x) - Average(x[1..]))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the constant is 3/4", "on two equal points of length 1 no network exceeds r, so the average is r/2, and 3r√2/8 is more", Twins(new(9, 16)), Mean(Fixed)),
        Falsely("the constant is 0.71", "two equal points allow 1/√2 = 0.7071 and no more", Twins(new(5041, 10_000)), Mean(Fixed)),
    ];

    private static Domain<int[][]> Points => Domains.Vectors(5, Domains.Vectors(2, Domains.Integers(-9, 9)));

    private static bool Nonzero(int[][] x) => x.Any(v => v.Any(c => c != 0));

    private static string Mean(string name) => $"mean of the supremum: {name}";

    private static long Squares(int[][] x) => x.Sum(v => v.Sum(c => (long)c * c));

    private static Experiment Twins(Rational constant) => new(Fixed, _ => Found([(Fixed, "twins", [[1, 0], [1, 0]])], constant));

    private static Experiment Drawn => new("drawn points", context =>
    {
        List<(string Name, string File, int[][] Points)> samples =
        [
            ("two opposite points", "opposite", [[3, 4], [-3, -4]]),
            ("the axes", "axes", [[1, 0], [0, 1], [-1, 0], [0, -1]]),
            .. ((int[])[3, 5, context.Size(10, 12, 14)]).Select(n => ($"{n} drawn points", $"drawn-{n}", Random(context.Stream(n), n))),
        ];
        return Found(samples, Constant) with { Figures = [Figure(samples.ConvertAll(s => s.Points))] };
    });

    private static int[][] Random(RandomStream stream, int count) => [.. Enumerable.Range(0, count).Select(_ => (int[])[stream.Next(-9, 9), stream.Next(1, 9)])];

    private static Findings Found(List<(string Name, string File, int[][] Points)> samples, Rational constant) => new()
    {
        Comparisons = [.. samples.Select(s => new Comparison(Mean(s.Name), CertificateText.Exact(Average(s.Points)), Relation.AtLeast, CertificateText.Exact(Bound(s.Points, constant)), new Proof(s.File, "mean")))],
        Certificates = [.. samples.Select(s => Certified(s.File, s.Points))],
    };

    // Values ±relu(⟨a, x_i⟩) of all units, each once.
    private static int[][] Values(int[][] points) =>
    [
        .. from a in Weights
           from sign in (int[])[1, -1]
           select Array.ConvertAll(points, x => sign * Unit(a, x)) into values
           group values by string.Join(' ', values) into same
           select same.First(),
    ];

    private static int Unit(int[] a, int[] x) => Math.Max(Linear(a, x), 0);

    private static int Linear(int[] a, int[] x) => (a[0] * x[0]) + (a[1] * x[1]);

    private static Rational Average(int[][] points) => FiniteClass.MeanMaximum(Values(points));

    // n times the bound with r = 65, rounded up: r √(constant · ‖X‖²).
    private static Rational Bound(int[][] points, Rational constant) =>
        Rational.FromDouble((Length * Interval.Sqrt(Interval.FromRational(constant * Squares(points)))).Upper);

    private static Certificate Certified(string name, int[][] points)
    {
        var (values, mean) = (Values(points), Average(points));
        var exponential = Rational.FromDouble(Interval.Exp(Interval.FromRational(mean * mean / (2 * FiniteClass.SquaredRadius(values)))).Upper);
        return Certificate.Of(
            name,
            "rademacher-maximum",
            new JsonObject { ["vectors"] = CertificateText.Rows(values), ["factor"] = "2", ["mean"] = mean.ToString() },
            new JsonObject { ["exponential"] = exponential.ToString() });
    }

    private static Figure Figure(List<int[][]> samples)
    {
        double[] lengths = [.. samples.Select(x => Math.Sqrt(Squares(x)))];
        double[] line = [0, lengths.Max()];
        return new(
            "averages",
            "Averages of units above the line",
            @"Means of $\sup_f \sum_i s_i f(x_i)$, in units of $r$, over all signs: those of linear functions of norm $\frac r2$ are between the line and $\sqrt2$ times it, single hidden units reach higher. No constant above $\frac{1}{\sqrt2}$ holds, as two equal points show.",
            new(@"$\lVert X\rVert_F$", Minimum: 0),
            new(@"$n\hat{\mathfrak R}_S/r$", Minimum: 0),
            [
                new Curve(Role.Bound, "the bound", line, [.. line.Select(x => x / Math.Sqrt(8))]),
                new Curve(Role.Control, "constant 3/4: refuted", line, [.. line.Select(x => 0.75 * x)]),
                new Points(Role.Measurement, "hidden units", lengths, [.. samples.Select(x => (double)Average(x) / Length)]),
                new Points(Role.Reference, "linear functions", lengths, [.. samples.Select(x => Math.Sqrt((double)SignSums.Of(x).SquaredRatio.Lower * Squares(x)) / 2)]),
                new Points(Role.Control, "two equal points", [Math.Sqrt(2)], [1]),
            ],
            "axes");
    }
}
