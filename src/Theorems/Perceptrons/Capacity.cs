using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Counting;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>Where a set of N points in d coordinates stands against Cover's capacity of two points a weight, and whether it is in general position.</summary>
public sealed class Capacity : DataClaim
{
    private const string Half = "labellings that N points can have by C(N, D), against half of all";
    private const string Position = "size of the smallest dependent set in hand, 0 for general position";

    // The checker eliminates for every set; half of its 10^10 steps are enough for all of them together.
    private const double Steps = 5e9;

    private const int FigurePoints = 400;

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "C(N, D) is at least half of all labellings exactly up to N = 2D",
            Domains.Pairs(Domains.Integers(1, 80), Domains.Integers(1, 30)),
            p => Property.Agreement((Dichotomies.Cover(p.First, p.Second) >= BigInteger.One << (p.First - 1)) == (p.First <= 2 * p.Second))),
        Property.ForAll(
            "a dependent set is found exactly if some determinant vanishes",
            Domains.Vectors(15, Domains.Integers(-4, 4)),
            v => Property.Agreement(Find(v) is GeneralPosition.Special == Dichotomies.DependentSubsets([.. v.Chunk(3)]) > 0)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the capacity is one point a weight", "up to N = 2D at least half of all labellings are possible", Positioned("ten points of the moment curve", Moments, general: true, perWeight: 1), Half),
        Falsely("the 3 × 3 grid is in general position", "three of its points lie on a line", Positioned("the 3 × 3 grid", Grid, general: true, perWeight: 2), Position),
    ];

    /// <inheritdoc/>
    protected override Statement Theorem { get; } = new(
        Id: "perceptrons/capacity",
        Title: "Up to two points a weight at least half of all labellings are linear",
        Formula: @"C(N,D) = 2\sum_{k<D}\binom{N-1}{k} \ge 2^{N-1} \iff N \le 2D",
        Prose: @"Of the $2^N$ labellings of $N$ points with $D$ coordinates, the constant 1 included, at most $C(N,D)$ are linearly separable, and exactly as many if the points are in general position (every $D$ of them independent). This is at least half of all up to $N = 2D$ and less than half beyond. Separability of fewer points is no surprise; of more it is evidence of structure.",
        Hypotheses: ["Points are the columns as given, as exact decimals, with a constant 1 appended; special position can only lower the number."],
        Sources: [Literature.Cover1965, Literature.Schlafli1901, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 26);

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> OnBuiltIn =>
    [
        Positioned("ten points of the moment curve", Moments, general: true, perWeight: 2),
        Positioned("the 3 × 3 grid", Grid, general: false, perWeight: 2),
    ];

    private static BigInteger[][] Moments => [.. Enumerable.Range(-5, 10).Select(t => (BigInteger[])[.. Enumerable.Range(0, 5).Select(j => BigInteger.Pow(t, j))])];

    private static BigInteger[][] Grid => [.. Enumerable.Range(0, 9).Select(k => (BigInteger[])[k % 3, k / 3, 1])];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> On(LabelledData data) =>
        [new("Cover's capacity", context => Found("position", [.. data.Points], null, 2, context.Cancellation))];

    private static Experiment Positioned(string name, BigInteger[][] points, bool general, int perWeight) =>
        new(name, context => Found($"position-of-{points.Length}", points, general, perWeight, context.Cancellation));

    private static GeneralPosition Find(int[] flat) => GeneralPosition.Decide([.. flat.Chunk(3).Select(x => Array.ConvertAll(x, v => (BigInteger)v))], long.MaxValue);

    private static Findings Found(string name, BigInteger[][] points, bool? general, int perWeight, CancellationToken cancellation)
    {
        int n = points.Length, d = points[0].Length;
        var position = GeneralPosition.Decide(points, Affordable(points), cancellation);
        var certificate = Certify(name, points, position);
        var cover = Number.Exact(Dichotomies.Cover(n, d));
        var half = Number.Exact(BigInteger.One << (n - 1));
        int size = (position as GeneralPosition.Special)?.Subset.Length ?? 0;

        // Built-in sets are expected to be what they are; of a user's set either answer will do, and it must be certified.
        Comparison[] decided = position is GeneralPosition.Unknown
            ? []
            : [new(Position, Number.Exact(size), (general ?? size == 0) ? Relation.Equal : Relation.AtMost, Number.Exact((general ?? size == 0) ? 0 : d), new Proof(certificate.Name, "dependent"))];
        return new Findings
        {
            Comparisons = [new(Half, cover, n <= perWeight * d ? Relation.AtLeast : Relation.Below, half, new Proof(certificate.Name, "cover")), .. decided],
            Certificates = [certificate],
            Figures = [Share(n, d, certificate.Name)],
            Remarks =
            [
                $"N = {n} points, D = {d} coordinates with the constant: {(double)n / d:F2} points a weight, against a capacity of 2.",
                position switch
                {
                    GeneralPosition.General => "The points are in general position: exactly C(N, D) labellings are linearly separable.",
                    GeneralPosition.Special special => $"The points numbered {string.Join(", ", special.Subset.Select(i => i + 1))} are linearly dependent: fewer than C(N, D) labellings are linearly separable.",
                    _ => "There are too many sets of D points to look at all of them, and none of those looked at is dependent: whether the points are in general position was not decided.",
                },
            ],
        };
    }

    // Sets that the checker can eliminate: k·k·D/2 entries each at most, 200 steps an entry and six products of minors, whose
    // limbs are those of k entries.
    private static long Affordable(BigInteger[][] points)
    {
        double k = Math.Min(points.Length, points[0].Length), limbs = k * ((points.Max(x => x.Max(v => v.GetBitLength())) / 32) + 1);
        return (long)(Steps / (k * k * points[0].Length / 2 * (200 + (6 * limbs * limbs))));
    }

    private static Certificate Certify(string name, BigInteger[][] points, GeneralPosition position)
    {
        var special = position as GeneralPosition.Special;
        return Certificate.Of(
            name,
            "general-position",
            new JsonObject { ["points"] = Cubes.Rows(points.Select(p => p.AsEnumerable())), ["position"] = position is GeneralPosition.General ? "general" : special is null ? "unclaimed" : "special" },
            special is null ? [] : new JsonObject { ["subset"] = Cubes.Row(special.Subset), ["dependency"] = Cubes.Row(special.Dependency) });
    }

    private static Figure Share(int n, int d, string certificate)
    {
        int last = Math.Max(4 * d, n + d), step = (last / FigurePoints) + 1;
        int[] counts = [1, .. Enumerable.Range(1, last / step).Select(k => k * step)];
        double At(int k) => Math.Exp(BigInteger.Log(Dichotomies.Cover(k, d)) - (k * Math.Log(2)));
        return new(
            $"share-{n}-{d}",
            "How surprising is separability?",
            @"The largest share of labellings that are linearly separable, $C(N,D)/2^N$, by points a weight: one half at $N = 2D$. The marked set stands where its number of points puts it.",
            new("$N/D$", Minimum: 0),
            new("$C(N,D)/2^N$", Minimum: 0, Maximum: 1.05),
            [
                new Curve(Role.Bound, $"$D = {d}$", [.. counts.Select(k => (double)k / d)], [.. counts.Select(At)]),
                new BoundLine(Role.Reference, "capacity", 2, Vertical: true),
                new Points(Role.Measurement, $"$N = {n}$", [(double)n / d], [At(n)]),
            ],
            certificate);
    }
}
