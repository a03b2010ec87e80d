using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Counting;

namespace Verify.Theorems.Perceptrons;

/// <summary>Cover's function-counting theorem, by enumeration with certificates and by deletion and restriction; half of all dichotomies at N = 2d.</summary>
public sealed class CoverCount : Claim
{
    private static readonly (int N, int D)[] Generic = [(4, 2), (6, 3), (7, 3), (8, 3), (8, 4), (9, 5), (10, 5), (12, 4)];

    private static readonly (string Name, int[] Sides, int Count)[] Grids =
        [("2 × 2", [2, 2], 14), ("3 × 3", [3, 3], 58), ("4 × 4", [4, 4], 174), ("5 × 5", [5, 5], 402), ("2 × 2 × 3", [2, 2, 3], 298)];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/cover-count",
        Title: "N points in general position have C(N, d) dichotomies, half of all at N = 2d",
        Formula: @"C(N,d) = 2\sum_{k=0}^{d-1}\binom{N-1}{k}, \qquad C(2d,d) = 2^{2d-1}",
        Prose: @"Hyperplanes through the origin divide $N$ vectors of $\mathbb{R}^d$ in general position (every subset of at most $d$ of them independent) into two labelled sides in exactly $C(N,d)$ ways. At $N = 2d$ this is half of all $2^N$ labellings: the capacity of a perceptron is two points a weight. Vectors in special position have strictly fewer; the affine dichotomies of the $k\times k$ grid number 14, 58, 174, 402 for $k = 2,\dots,5$, against 14, 74, 242, 602.",
        Hypotheses: [@"Every set of $d$ of the vectors is linearly independent; the checker computes all these determinants.", @"Affine dichotomies of points of $\mathbb{R}^d$ are those of $(x, 1)\in\mathbb{R}^{d+1}$."],
        Sources: [Literature.Cover1965, Literature.Schlafli1901, Literature.Zaslavsky1975, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 25);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        .. Generic.Select(g => Counted(g.N, g.D, Dichotomies.Cover(g.N, g.D))),
        Capacity(perWeight: 2),
        .. Grids.Select(g => OnGrid(g.Name, g.Sides, g.Count)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "C(N + 1, d) = C(N, d) + C(N, d − 1)",
            Domains.Pairs(Domains.Integers(1, 60), Domains.Integers(2, 40)),
            p => Property.Agreement(Dichotomies.Cover(p.First + 1, p.Second) == Dichotomies.Cover(p.First, p.Second) + Dichotomies.Cover(p.First, p.Second - 1))),
        Property.ForAll(
            "the count reaches Cover's exactly in general position, and is below it elsewhere",
            Domains.Vectors(18, Domains.Integers(-4, 4)),
            v => Reached([.. v.Chunk(3)]),
            given: v => v.Chunk(3).All(x => x.Any(c => c != 0))),
        Property.ForAll(
            "enumeration with linear programs and deletion with restriction agree",
            Domains.Vectors(21, Domains.Integers(-3, 3)),
            v => Property.Agreement(Dichotomies.Enumerate([.. v.Chunk(3)]).Count == Dichotomies.ByDeletion([.. v.Chunk(3)])),
            given: v => v.Chunk(3).All(x => x.Any(c => c != 0)),
            cases: 40),
        Property.ForAll(
            "positive rescaling and invertible integer maps leave the count as it is",
            Domains.Pairs(Domains.Vectors(15, Domains.Integers(-5, 5)), Domains.Vectors(3, Domains.Integers(1, 4))),
            p => Property.Agreement(Dichotomies.ByDeletion([.. p.First.Chunk(3)]) == Dichotomies.ByDeletion([.. p.First.Chunk(3).Select((x, i) => Sheared(x, p.Second[i % 3]))])),
            given: p => p.First.Chunk(3).All(x => x.Any(c => c != 0))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        .. Grids.Skip(1).Select(g => Falsely(
            $"Cover's count holds for the {g.Name} grid",
            "three points of a line, or four of a plane, are in special position",
            OnGrid(g.Name, g.Sides, Dichotomies.Cover(g.Sides.Aggregate(1, (a, b) => a * b), g.Sides.Length + 1)),
            GridQuantity(g.Name))),
        Falsely("the capacity is one point a weight", "at N = d all 2^N labellings are made", Capacity(perWeight: 1), Half(5)),
        Falsely("affine dichotomies of N points of the plane number C(N, 2)", "the threshold is a weight too: they number C(N, 3)", Counted(7, 3, Dichotomies.Cover(7, 2)), Quantity(7, 3)),
    ];

    private static string Quantity(int n, int d) => $"dichotomies of {n} vectors in general position in dimension {d}";

    private static string GridQuantity(string name) => $"affine dichotomies of the {name} grid";

    private static string Half(int d) => $"dichotomies at capacity, d = {d}, against half of all labellings";

    // The moment curve: determinants are Vandermonde's, hence not 0.
    private static int[][] Moments(int n, int d) =>
        [.. Enumerable.Range(0, n).Select(i => i - (n / 2)).Select(t => (int[])[.. Enumerable.Range(0, d).Select(j => (int)BigInteger.Pow(t, j))])];

    private static int[][] Grid(int[] sides) =>
        [.. Enumerable.Range(0, sides.Aggregate(1, (a, b) => a * b)).Select(k => (int[])[k % sides[0], k / sides[0] % sides[1], .. sides.Skip(2).Select(_ => k / sides[0] / sides[1]), 1])];

    private static Experiment Counted(int n, int d, BigInteger expected) => new($"{n} points of the moment curve in dimension {d}", _ =>
    {
        var (dichotomies, certificate) = Certified($"moments-{n}-{d}", Moments(n, d));
        return new Findings
        {
            Comparisons =
            [
                new(Quantity(n, d), Number.Exact(dichotomies.Count), Relation.Equal, Number.Exact(expected), new Proof(certificate.Name, "dichotomies")),
                new($"the same by deletion and restriction ({n}, {d})", Number.Exact(Dichotomies.ByDeletion(Moments(n, d))), Relation.Equal, Number.Exact(expected), new Proof(certificate.Name, "dichotomies")),
                Cubes.Count($"dependent subsets of {d} among {n}", Dichotomies.DependentSubsets(Moments(n, d)), 0, certificate.Name, "dependentSubsets"),
            ],
            Certificates = [certificate],
        };
    });

    private static Experiment Capacity(int perWeight) => new("half of all labellings at capacity", _ =>
    {
        int[] dimensions = [1, 2, 3, 4, 5];
        var certified = dimensions.Select(d => (D: d, N: perWeight * d, Found: Certified($"capacity-{d}", Moments(perWeight * d, d)))).ToArray();
        return new Findings
        {
            // The count itself carries the proof; 2^(N−1) is what half of all labellings means.
            Comparisons = [.. certified.Select(c => new Comparison(Half(c.D), Number.Exact(c.Found.Dichotomies.Count), Relation.Equal, Number.Exact(BigInteger.One << (c.N - 1)), new Proof(c.Found.Certificate.Name, "dichotomies")))],
            Certificates = [.. certified.Select(c => c.Found.Certificate)],
            Figures = [Threshold(certified[^1].Found.Certificate.Name)],
        };
    });

    private static Experiment OnGrid(string name, int[] sides, BigInteger expected) => new($"the {name} grid", _ =>
    {
        var points = Grid(sides);
        var (dichotomies, certificate) = Certified($"grid-{string.Join('-', sides)}", points);
        return new Findings
        {
            Comparisons =
            [
                new(GridQuantity(name), Number.Exact(dichotomies.Count), Relation.Equal, Number.Exact(expected), new Proof(certificate.Name, "dichotomies")),
                new($"{name}, against points in general position", Number.Exact(dichotomies.Count), Relation.AtMost, Number.Exact(Dichotomies.Cover(points.Length, points[0].Length)), new Proof(certificate.Name, "dichotomies"), new Proof(certificate.Name, "cover")),
            ],
            Certificates = [certificate],
        };
    });

    private static (Dichotomies Dichotomies, Certificate Certificate) Certified(string name, int[][] points)
    {
        var dichotomies = Dichotomies.Enumerate(points);
        return (dichotomies, Certificate.Of(
            name,
            "dichotomy-count",
            new JsonObject { ["points"] = Cubes.Rows(points), ["dichotomies"] = $"{dichotomies.Count}" },
            new JsonObject { ["weights"] = Cubes.Rows(dichotomies.Weights.Select(w => w.AsEnumerable())), ["dependencies"] = Cubes.Rows(dichotomies.Dependencies.Select(y => y.AsEnumerable())) }));
    }

    private static double Reached(int[][] points)
    {
        var (count, cover) = (Dichotomies.ByDeletion(points), Dichotomies.Cover(points.Length, points[0].Length));
        return Property.Agreement(Dichotomies.DependentSubsets(points) == 0 ? count == cover : count < cover);
    }

    private static int[] Sheared(int[] x, int scale) => [scale * (x[0] + (2 * x[1])), scale * x[1], scale * (x[2] - (3 * x[0]))];

    private static Figure Threshold(string certificate)
    {
        int[] dimensions = [5, 20, 80];
        return new(
            "capacity",
            "The capacity is two points a weight",
            @"The share $C(N,d)/2^N$ of labellings that a perceptron with $d$ weights can make falls from 1 to 0 around $N = 2d$, where it is exactly one half; the larger $d$, the steeper. The certified counts (points) lie on the curve for $d = 5$.",
            new("$N/d$", Minimum: 0, Maximum: 4),
            new("$C(N,d)/2^N$", Minimum: 0, Maximum: 1.05),
            [
                .. dimensions.Select((d, i) => new Curve(
                    i == 0 ? Role.Bound : Role.Reference,
                    $"$d = {d}$",
                    [.. Enumerable.Range(1, 4 * d).Select(n => (double)n / d)],
                    [.. Enumerable.Range(1, 4 * d).Select(n => Share(n, d))])),
                new Points(Role.Measurement, "certified, $d = 5$", [9 / 5.0, 2], [Share(9, 5), Share(10, 5)]),
                new BoundLine(Role.Reference, "$N = 2d$", 2, Vertical: true),
            ],
            certificate);
    }

    private static double Share(int n, int d) => Math.Exp(BigInteger.Log(Dichotomies.Cover(n, d)) - (n * Math.Log(2)));
}
