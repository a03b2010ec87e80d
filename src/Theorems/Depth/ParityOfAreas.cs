using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Geometry;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>Why integer weights cannot do it in one layer: twice the area of an integer zonotope is even, of the triangle odd.</summary>
public sealed class ParityOfAreas : Claim
{
    private const string Odd = "parity of twice the area of the Newton triangle";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/parity-of-areas",
        Title: "Integer zonotopes have even doubled area, the triangle of max(0, x, y) an odd one",
        Formula: @"2\,\operatorname{area}\Bigl(\sum_j [0,g_j]\Bigr) = 2\sum_{i<j} \lvert\det(g_i,g_j)\rvert \equiv 0,\qquad 2\,\operatorname{area}(T+Q) \equiv 2\,\operatorname{area}(T) + 2\,\operatorname{area}(Q) \equiv 1 \pmod 2",
        Prose: @"A network $\sum_j v_j\ReLU(u_j\cdot x + b_j)$ whose products $v_j u_j$ are integer vectors has the recession function $h_P - h_Q$, the difference of the support functions of two integer zonotopes. If it were $\max(0,x,y) = h_T$ with $T = \operatorname{conv}\{0,e_1,e_2\}$, then $P = T + Q$. But twice the area of $P$ is even, while twice that of $T+Q$ is odd, because mixed areas of lattice polygons are integers: one hidden layer does not suffice. The run certifies both parities for random integer networks.",
        Hypotheses: [@"$v_j u_j \in \mathbb{Z}^2$; biases may be real. The inference for all such networks is proved in the documentation; parities are certified for those of the run. (That no real weights do it either is depth/maximum.)"],
        Sources: [Literature.HaaseHertrichLoho2023.At("the case of three numbers"), Literature.Ours("depth.md").At("The parity of areas")],
        Rung: Rung.Exact,
        Order: 81);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Zonotopes(denominator: 1), Triangle(LatticePolygons.Triangle)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the area of a zonotope is Σ|det|", Generators, v => Property.Agreement(LatticePolygons.DoubledArea(LatticePolygons.Zonotope(Vectors(v))) == 2 * LatticePolygons.ZonotopeArea(Vectors(v)))),
        Property.ForAll("mixed areas of lattice polygons are integers", Domains.Pairs(Generators, Generators), p =>
        {
            var (a, b) = (LatticePolygons.Hull(Vectors(p.First)), LatticePolygons.Hull(Vectors(p.Second)));
            var mixed = (LatticePolygons.DoubledArea(LatticePolygons.Sum(a, b)) - LatticePolygons.DoubledArea(a) - LatticePolygons.DoubledArea(b)) / 2;
            return Property.Agreement(Rational.IsInteger(mixed));
        }),
        Property.ForAll("T + Q has odd doubled area for every integer zonotope Q", Generators, v => Property.Agreement(Parity(LatticePolygons.Sum(LatticePolygons.Triangle, LatticePolygons.Zonotope(Vectors(v)))) == 1)),
        Property.ForAll("unimodular maps keep areas", Domains.Pairs(Generators, Domains.Integers(-5, 5)), p =>
            Property.Agreement(LatticePolygons.ZonotopeArea(Vectors(p.First)) == LatticePolygons.ZonotopeArea([.. Vectors(p.First).Select(g => new PlanePoint(g.X + (p.Second * g.Y), g.Y))]))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("half-integer weights keep the parity", "the rectangle of (1/2, 0) and (0, 1) has area 1/2: the argument needs integers, though the conclusion does not", Zonotopes(denominator: 2), Even(0)),
        Falsely("the argument works for every triangle", "conv{0, 2e₁, e₂} has doubled area 2, so for max(0, 2x, y) parity says nothing", Triangle([new(0, 0), new(2, 0), new(0, 1)]), Odd),
    ];

    private static Domain<int[]> Generators => Domains.Vectors(12, Domains.Integers(-5, 5));

    private static string Even(int k) => $"parity of twice the area of zonotope {k}";

    private static IReadOnlyList<PlanePoint> Vectors(int[] v) => [.. v.Chunk(2).Select(g => new PlanePoint(g[0], g[1]))];

    private static int Parity(IReadOnlyList<PlanePoint> corners) => LatticePolygons.DoubledArea(corners).Numerator.IsEven ? 0 : 1;

    // Zonotope 0 is the unit square's, or with denominator 2 the rectangle of the control; the others are drawn.
    private static PlanePoint[] Drawn(Context context, int k, int denominator)
    {
        var stream = context.Stream(k);
        return k == 0
            ? [new(new(1, denominator), 0), new(0, 1)]
            : [.. Enumerable.Range(0, 6).Select(_ => new PlanePoint(stream.Next(-6, 6), stream.Next(-6, 6))).Where(g => g.X.Sign != 0 || g.Y.Sign != 0)];
    }

    private static Experiment Zonotopes(int denominator) => new("zonotopes of integer networks", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        for (int k = 0; k < context.Size(6, 20, 60); k++)
        {
            PlanePoint[] g = Drawn(context, k, denominator);
            var zonotope = LatticePolygons.Zonotope(g);
            string name = $"zonotope-{k}";
            comparisons.Add(new(Even(k), Number.Exact(Parity(zonotope)), Relation.Equal, Number.Exact(0), new Proof(name, "parity")));
            comparisons.Add(new($"twice the area of zonotope {k}", Networks.Exact(LatticePolygons.DoubledArea(zonotope)), Relation.Equal, Networks.Exact(2 * LatticePolygons.ZonotopeArea(g)), new Proof(name, "doubledArea")));
            certificates.Add(Certified(name, [.. Segments(g)], zonotope));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    private static Experiment Triangle(IReadOnlyList<PlanePoint> triangle) => new("triangle plus zonotope", context =>
    {
        var comparisons = new List<Comparison> { new(Odd, Number.Exact(Parity(triangle)), Relation.Equal, Number.Exact(1), new Proof("triangle", "parity")) };
        var certificates = new List<Certificate> { Certified("triangle", [triangle], triangle) };
        for (int k = 0; k < context.Size(6, 20, 60); k++)
        {
            PlanePoint[] g = Drawn(context, k, 1);
            var sum = LatticePolygons.Sum(triangle, LatticePolygons.Zonotope(g));
            string name = $"sum-{k}";
            comparisons.Add(new($"parity of twice the area of triangle plus zonotope {k}", Number.Exact(Parity(sum)), Relation.Equal, Number.Exact(1), new Proof(name, "parity")));
            certificates.Add(Certified(name, [triangle, .. Segments(g)], sum));
        }

        PlanePoint[] shown = [new(2, 1), new(-1, 1), new(1, 3)];
        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Polygons(triangle, LatticePolygons.Zonotope(shown))] };
    });

    private static IEnumerable<IReadOnlyList<PlanePoint>> Segments(PlanePoint[] g) => g.Select(v => (IReadOnlyList<PlanePoint>)[new(0, 0), v]);

    private static Certificate Certified(string name, IReadOnlyList<IReadOnlyList<PlanePoint>> summands, IReadOnlyList<PlanePoint> sum)
    {
        JsonArray Rows(IReadOnlyList<PlanePoint> points) => Networks.Rows(points.Select(p => (Rational[])[p.X, p.Y]));
        return Certificate.Of(
            name,
            "minkowski-area",
            new JsonObject { ["summands"] = new JsonArray([.. summands.Select(s => (JsonNode)Rows(s))]), ["doubledArea"] = $"{LatticePolygons.DoubledArea(sum)}" },
            new JsonObject { ["corners"] = Rows(sum) });
    }

    private static Figure Polygons(IReadOnlyList<PlanePoint> triangle, IReadOnlyList<PlanePoint> zonotope)
    {
        IReadOnlyList<PlanePoint> Moved(IReadOnlyList<PlanePoint> polygon, int by) => [.. polygon.Select(p => new PlanePoint(p.X + by, p.Y))];
        var sum = LatticePolygons.Sum(triangle, zonotope);
        return new(
            "polygons",
            "Odd plus even stays odd",
            "A zonotope of three integer segments, the triangle of max(0, x, y), and their sum. Twice the areas: " + $"{LatticePolygons.DoubledArea(zonotope)}, {LatticePolygons.DoubledArea(triangle)} and {LatticePolygons.DoubledArea(sum)}; the last is odd, so the sum is no zonotope of integer segments.",
            new("$x$"),
            new("$y$"),
            [
                new Verify.Evidence.Polygons(Role.Measurement, "zonotope, triangle, sum", [Planes.Shown(zonotope, 1), Planes.Shown(Moved(triangle, 4), 2), Planes.Shown(Moved(sum, 8), 3)]),
                new Note(Role.Reference, $"{LatticePolygons.DoubledArea(zonotope)}: even", 0.6, 2.2),
                new Note(Role.Bound, $"{LatticePolygons.DoubledArea(triangle)}: odd", 4.3, 1.3),
                new Note(Role.Bound, $"{LatticePolygons.DoubledArea(sum)}: odd", 8.9, 2.7),
            ],
            "triangle",
            EqualAspect: true);
    }
}
