using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;
using Verify.Numerics.Separation;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>Memorising needs a unit a sample: h hinges along one direction change sign at most h − 1 times.</summary>
public sealed class AlternatingLabels : Claim
{
    // Thresholds are multiples of 1/8.
    private const int Scale = 8;
    private const string Refuted = "lists of thresholds that no weights make alternate";
    private const string Matched = "alternating labels taken by n units";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/alternating-labels",
        Title: "n − 1 units along one direction cannot take n alternating labels",
        Formula: @"\operatorname{sign}\Bigl(\sum_{j=1}^{h} w_j\max(z_i - b_j,\,0)\Bigr) = (-1)^{i},\; i = 1,\dots,n \implies h \ge n",
        Prose: @"A sum of $h$ hinges along one direction is 0 up to its first threshold and changes its sign on each later piece at most once, so at most $h - 1$ times: for labels that alternate along the direction the $n$ units of the construction cannot be fewer. With an output bias $n - 1$ are enough. Here every choice of $n - 1$ thresholds on a half-integer grid, and drawn ones beside, is refuted by a certificate of its own.",
        Hypotheses: ["All units share one direction and there is no output bias; the weights are any real numbers.", @"The exact instances have $z_i = i$ and thresholds that are multiples of $\frac18$; the general case is the proof by counting pieces."],
        Sources: [Literature.Zhang2017.At("the construction of Theorem 1"), Literature.Ours("generalization.md").At("A unit a sample is needed")],
        Rung: Rung.Exact,
        Order: 41);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Thresholds(missing: 1), Enough(missing: 0)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("five random hinges change sign at most four times along the line", Domains.Pairs(Domains.Vectors(5, Domains.Integers(-30, 30)), Domains.Vectors(5, Domains.Integers(-9, 9))), p => 4 - Changes(p.First, p.Second)),
        Property.ForAll("the memorising network of n alternating labels changes sign n − 1 times", Domains.Integers(2, 30), n => Property.Agreement(Changes(Memorised(n, n)) == n - 1)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("n units are not enough either", "with a threshold in front of each sample the triangular system has a solution", Thresholds(missing: 0), Refuted),
        Falsely("an output bias changes nothing", "a constant adds one sign change: n − 1 hinges and a bias take alternating labels", Thresholds(missing: 1, bias: true), Refuted),
        Falsely("the last unit can be left out", "without it the last label is missed", Enough(missing: 1), Matched),
    ];

    private static int Size(Context context) => context.Size(5, 6, 7);

    private static Experiment Thresholds(int missing, bool bias = false) => new("all thresholds on a grid", context =>
    {
        int n = Size(context), units = n - missing;
        int[] signs = FiniteSampleExpressivity.Alternating(n);
        int[] grid = [.. Enumerable.Range(0, 2 * n).Select(k => k * Scale / 2)];
        var stream = context.Stream();
        var lists = Subsets(grid, units).Concat(Enumerable.Range(0, context.Size(50, 200, 1000)).Select(_ => Drawn(stream, n, units))).DistinctBy(b => string.Join(' ', b)).ToList();
        var refuted = lists.Select(b => (List: b, Answer: Decide(b, signs, bias))).Where(r => r.Answer is Separability.Inseparable).Select(r => (r.List, ((Separability.Inseparable)r.Answer).Multipliers)).ToList();
        var proof = bias || refuted.Count == 0 ? null : new Proof("thresholds", "refuted");
        return new Findings
        {
            Comparisons = [new(Refuted, Number.Exact(refuted.Count), Relation.Equal, Number.Exact(lists.Count), proof)],
            Certificates = proof is null ? [] : [Certificate(signs, refuted)],
            Remarks = [$"{lists.Count} lists of {units} thresholds for {n} samples, {refuted.Count} of them refuted."],
        };
    });

    private static Experiment Enough(int missing) => new("n units alternate", context =>
    {
        int n = context.Size(12, 40, 100);
        var network = Memorised(n, n - missing);
        int[][] points = [.. Enumerable.Range(1, n).Select(i => (int[])[i])];
        int[] labels = FiniteSampleExpressivity.Alternating(n);
        return new Findings
        {
            Comparisons = [new(Matched, Number.Exact(FiniteSampleExpressivity.Hits(network, points, labels)), Relation.Equal, Number.Exact(n), new Proof("alternating", "matched"))],
            Certificates = [FiniteSampleExpressivity.Certificate("alternating", points, labels, network)],
            Figures = [Figure()],
        };
    });

    // Separability of (max(z_i − b_j, 0))_j through the origin, in units of 1/8.
    private static Separability Decide(int[] thresholds, int[] signs, bool bias)
    {
        int[][] rows = [.. signs.Select((_, i) => (int[])[.. thresholds.Select(b => Math.Max((Scale * (i + 1)) - b, 0)), .. bias ? (int[])[1] : []])];
        return LinearSeparation.Decide<int>([.. rows.SelectMany(r => r)], rows[0].Length, [.. signs.Select(s => s > 0)]);
    }

    private static IEnumerable<int[]> Subsets(int[] items, int count) => count == 0
        ? [[]]
        : Enumerable.Range(0, items.Length - count + 1).SelectMany(i => Subsets(items[(i + 1)..], count - 1).Select(rest => (int[])[items[i], .. rest]));

    private static int[] Drawn(RandomStream stream, int n, int units) => [.. Enumerable.Range(0, units).Select(_ => stream.Next(-4, (Scale * n) - 1)).Order()];

    private static Certificate Certificate(int[] signs, List<(int[] List, ImmutableArray<BigInteger> Multipliers)> refuted) => Evidence.Certificate.Of(
        "thresholds",
        "hinge-signs",
        new JsonObject
        {
            ["points"] = Networks.Row(Enumerable.Range(1, signs.Length)),
            ["signs"] = Networks.Row(signs),
            ["thresholds"] = Networks.Rows(refuted.Select(r => r.List.Select(b => new Rational(b, Scale)))),
        },
        new JsonObject { ["multipliers"] = Networks.Rows(refuted.Select(r => r.Multipliers.AsEnumerable())) });

    private static HingeNetwork Memorised(int n, int units)
    {
        var whole = HingeNetwork.Memorize([.. Enumerable.Range(1, n).Select(i => (int[])[i])], FiniteSampleExpressivity.Exactly(FiniteSampleExpressivity.Alternating(n)), [1], 0);
        return whole with { Thresholds = whole.Thresholds[..units], Weights = whole.Weights[..units] };
    }

    private static int Changes(int[] thresholds, int[] weights)
    {
        Rational[] sorted = [.. thresholds.Order().Select(b => (Rational)b)];
        return Changes(new HingeNetwork([1], sorted, [.. weights.Select(w => (Rational)w)]));
    }

    // Between thresholds f is affine, so its signs at them and far to the right tell all changes.
    private static int Changes(HingeNetwork f)
    {
        int[] signs = [.. f.Thresholds.Append(1_000_000).Select(z => f.At(z).Sign).Where(s => s != 0)];
        return signs.Zip(signs.Skip(1)).Count(p => p.First != p.Second);
    }

    private static Figure Figure()
    {
        double[] z = [.. Enumerable.Range(0, 361).Select(k => k / 40.0)];
        double[] Graph(int units) => [.. Enumerable.Range(0, 361).Select(k => (double)Memorised(8, units).At(new(k, 40)))];
        return new(
            "alternation",
            "Eight labels, eight units",
            @"Eight hinges take the eight alternating labels; without the last one the piece behind $z = 7$ goes on and misses: seven hinges change sign six times at most, and seven changes are needed.",
            new("projection $z$", Maximum: 9),
            new("$f$"),
            [
                new BoundLine(Role.Bound, "0", 0),
                new Curve(Role.Control, "7 units", z, Graph(7)),
                new Curve(Role.Measurement, "8 units", z, Graph(8)),
                new Points(Role.Reference, "labels", [.. Enumerable.Range(1, 8).Select(i => (double)i)], [.. FiniteSampleExpressivity.Alternating(8).Select(y => (double)y)]),
            ],
            "alternating");
    }
}
