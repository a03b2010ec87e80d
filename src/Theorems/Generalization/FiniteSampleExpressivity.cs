using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>2n + d weights memorise any labels of n points: one direction, one hinge a sample, forward substitution.</summary>
public sealed class FiniteSampleExpressivity : Claim
{
    private const string Matched = "samples whose label the network takes";
    private const string Weights = "weights of the network";
    private const string Largest = "largest weight";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/memorization",
        Title: "A network of two layers with 2n + d weights takes any labels on n points",
        Formula: @"f(x) = \sum_{j=1}^{n} w_j\max(\langle a,x\rangle - b_j,\,0),\qquad f(x_i) = y_i \quad (i = 1,\dots,n)",
        Prose: @"For any $n$ different points of $\mathbb{R}^d$ and any labels there is a network of $n$ ReLU units along one direction, with $d + 2n$ weights and no output bias, that takes every label exactly: choose $a$ with different projections $z_1 < \dots < z_n$, thresholds $z_{j-1} \le b_j < z_j$, and solve a triangular system. The weights depend on where the thresholds lie: at $b_j = z_{j-1}$ they are differences of neighbouring slopes of the data, at the middle they grow with $n$ even on equal steps. That random labels can be memorised says nothing about generalization.",
        Hypotheses: ["The points are different; labels are any real numbers (here integers).", "The exact instances are integer points; the direction is found by search."],
        Sources: [Literature.Zhang2017.At("Theorem 1"), Literature.Ours("generalization.md").At("Memorising with small weights")],
        Rung: Rung.Exact,
        Order: 40);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Drawn(), Equispaced(position: new(1, 2), growth: 8), Equispaced(position: 0, growth: 0)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("random points in space with random integer labels are memorised, wherever the thresholds lie", Samples, s => Property.Agreement(Missed(s.First, s.Second)), s => Different(s.First)),
        Property.ForAll("the samples in another order give the same network", Samples, s => Property.Agreement(Alike(Network(s.First, s.Second), Network([.. s.First.Reverse()], [.. s.Second.Reverse()]))), s => Different(s.First)),
        Property.ForAll("tripling the labels triples the weights", Samples, s => Property.Agreement(Network(s.First, [.. s.Second.Select(y => 3 * y)]).Weights.SequenceEqual(Network(s.First, s.Second).Weights.Select(w => 3 * w))), s => Different(s.First)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("any direction will do", "samples that project to one point get one value, and their labels differ", Drawn(direction: d => [1, .. Enumerable.Repeat(BigInteger.Zero, d - 1)]), Matched),
        Falsely("the points need not be different", "a point with two labels cannot have both", Drawn(duplicates: 2), Matched),
        Falsely("with thresholds at the middle the weights stay below 5", "slopes alternate and add up: the weights are 2, −8, 16, −24, …", Equispaced(position: new(1, 2), growth: 0), Largest),
    ];

    private static Domain<(int[][] First, int[] Second)> Samples =>
        Domains.Pairs(Domains.Vectors(7, Domains.Vectors(3, Domains.Integers(-6, 6))), Domains.Vectors(7, Domains.Integers(-1000, 1000)));

    private static Experiment Drawn(Func<int, BigInteger[]>? direction = null, int duplicates = 0) => new("drawn points with drawn labels", context =>
    {
        int n = context.Size(60, 200, 300), d = 10;
        var stream = context.Stream();
        var points = new List<int[]>();
        for (var seen = new HashSet<string>(StringComparer.Ordinal); points.Count < n;)
        {
            int[] x = [.. Enumerable.Range(0, d).Select(_ => stream.Next(-9, 9))];
            if (seen.Add(string.Join(' ', x)))
                points.Add(x);
        }

        int[] labels = [.. Enumerable.Range(0, n).Select(_ => stream.Next(0, 9))];
        for (int k = 0; k < duplicates; k++)
            (points[k + duplicates], labels[k + duplicates]) = (points[k], labels[k] + 1);
        int[][] all = [.. points];
        var network = HingeNetwork.Memorize(all, Exactly(labels), direction?.Invoke(d) ?? HingeNetwork.SeparatingDirection(all), new(1, 2));
        return new Findings
        {
            Comparisons =
            [
                new(Matched, Number.Exact(Hits(network, all, labels)), Relation.Equal, Number.Exact(n), new Proof("drawn", "matched")),
                new(Weights, Number.Exact(d + (2 * n)), Relation.Equal, Number.Exact((2 * n) + d), new Proof("drawn", "parameters")),
                new("different projections", Number.Exact(all.Select(x => HingeNetwork.Projected(x, [.. network.Direction.Select(c => c.Numerator)])).Distinct().Count()), Relation.AtMost, Number.Exact(n), new Proof("drawn", "projections")),
            ],
            Certificates = [Certificate("drawn", all, labels, network)],
            Remarks = [$"The direction is a = ({string.Join(", ", network.Direction)}); the largest weight has {network.Weights.Max(w => Rational.Abs(w).Numerator).GetBitLength()} bits over {network.Weights.Max(w => w.Denominator).GetBitLength()}."],
        };
    });

    // On z = 1, 2, …, n with labels 1, −1, 1, … the largest weight is growth·(n − 1), or at most 4 where it does not grow.
    private static Experiment Equispaced(Rational position, int growth) => new($"equal steps, thresholds at {position} of the gap", context =>
    {
        int n = context.Size(30, 100, 200);
        int[][] points = [.. Enumerable.Range(1, n).Select(i => (int[])[i])];
        int[] labels = Alternating(n);
        var network = HingeNetwork.Memorize(points, Exactly(labels), [1], position);
        string file = position == 0 ? "at-the-samples" : "between-the-samples";
        return new Findings
        {
            Comparisons =
            [
                new(Matched, Number.Exact(Hits(network, points, labels)), Relation.Equal, Number.Exact(n), new Proof(file, "matched")),
                new(Largest, Networks.Exact(LargestWeight(network)), growth == 0 ? Relation.AtMost : Relation.Equal, Number.Exact(growth == 0 ? 4 : growth * (n - 1)), new Proof(file, "largestWeight")),
            ],
            Certificates = [Certificate(file, points, labels, network)],
            Figures = position == 0 ? [Graphs(), Growth()] : [],
        };
    });

    /// <summary>1, −1, 1, … .</summary>
    public static int[] Alternating(int n) => [.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? 1 : -1)];

    /// <summary>How many samples the network takes, as a certificate.</summary>
    public static Certificate Certificate(string name, int[][] points, int[] labels, HingeNetwork network) => Evidence.Certificate.Of(
        name,
        "hinge-network",
        new JsonObject { ["points"] = Networks.Rows(points), ["targets"] = Networks.Row(labels), ["units"] = $"{network.Weights.Length}", ["matched"] = $"{Hits(network, points, labels)}" },
        new JsonObject { ["direction"] = Networks.Row(network.Direction), ["thresholds"] = Networks.Row(network.Thresholds), ["weights"] = Networks.Row(network.Weights) });

    /// <summary>The samples whose label the network takes.</summary>
    public static int Hits(HingeNetwork network, int[][] points, int[] labels)
    {
        BigInteger[] a = [.. network.Direction.Select(c => c.Numerator)];
        return points.Where((x, i) => network.At(HingeNetwork.Projected(x, a)) == labels[i]).Count();
    }

    /// <summary>Labels as rationals.</summary>
    public static Rational[] Exactly(int[] labels) => Array.ConvertAll(labels, y => (Rational)y);

    private static HingeNetwork Network(int[][] points, int[] labels) => HingeNetwork.Memorize(points, Exactly(labels), HingeNetwork.SeparatingDirection(points), new(1, 3));

    private static int Missed(int[][] points, int[] labels) => new[] { Rational.Zero, new(1, 2), new(9, 10) }
        .Sum(p => points.Length - Hits(HingeNetwork.Memorize(points, Exactly(labels), HingeNetwork.SeparatingDirection(points), p), points, labels));

    private static bool Different(int[][] points) => points.DistinctBy(x => string.Join(' ', x)).Count() == points.Length;

    private static bool Alike(HingeNetwork f, HingeNetwork g) => f.Thresholds.SequenceEqual(g.Thresholds) && f.Weights.SequenceEqual(g.Weights);

    private static Rational LargestWeight(HingeNetwork network) => network.Weights.Select(Rational.Abs).Aggregate(Rational.Max);

    private static HingeNetwork Alternately(int n, Rational position) => HingeNetwork.Memorize([.. Enumerable.Range(1, n).Select(i => (int[])[i])], Exactly(Alternating(n)), [1], position);

    private static Figure Graphs()
    {
        double[] z = [.. Enumerable.Range(0, 401).Select(k => k / 40.0)];
        double[] Graph(Rational position) => [.. Enumerable.Range(0, 401).Select(k => (double)Alternately(9, position).At(new(k, 40)))];
        return new(
            "memorised",
            "The same labels, two ways to place the thresholds",
            @"Both networks take the labels $1,-1,1,\dots$ at $z = 1,\dots,9$; with thresholds at the samples $f$ is the interpolant, with thresholds between them it swings ever further.",
            new("projection $z$"),
            new("$f$"),
            [
                new Curve(Role.Reference, "thresholds halfway", z, Graph(new(1, 2))),
                new Curve(Role.Measurement, "thresholds at the samples", z, Graph(0)),
                new Points(Role.Bound, "labels", [.. Enumerable.Range(1, 9).Select(i => (double)i)], [.. Alternating(9).Select(y => (double)y)]),
            ],
            "at-the-samples");
    }

    private static Figure Growth()
    {
        int[] sizes = [.. Enumerable.Range(2, 39)];
        double[] n = [.. sizes.Select(k => (double)k)];
        Points Of(Role role, string label, Rational position) => new(role, label, n, [.. sizes.Select(k => (double)LargestWeight(Alternately(k, position)))]);
        return new(
            "weights",
            "Where the thresholds lie decides how the weights grow",
            @"Largest weight for alternating labels on equal steps: at most 4 with thresholds at the samples, exactly $8(n-1)$ halfway, exponential beyond.",
            new("samples $n$"),
            new("largest weight", AxisScale.Log10),
            [
                new BoundLine(Role.Bound, "4", 4),
                Of(Role.Measurement, "at the samples", 0),
                Of(Role.Reference, "halfway", new(1, 2)),
                Of(Role.Control, "at 3/5 of the gap", new(3, 5)),
            ],
            "between-the-samples");
    }
}
