using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Counting;
using Verify.Numerics.Geometry;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>Schläfli, Buck, Zaslavsky: how many cells one hidden layer cuts the plane, and space, into.</summary>
public sealed class LineArrangements : Claim
{
    private const int Half = 2000;

    // All crossings of lines with coefficients up to 9 lie within 2·81 of the axes.
    private static readonly AffineForm[] Parallel = [.. Enumerable.Range(-2, 5).Select(c => new AffineForm(1, -2, c))];
    private static readonly AffineForm[] Concurrent = [new(1, 0, -1), new(0, 1, -1), new(1, 1, -2), new(1, -1, 0), new(2, -1, -1)];
    private static readonly AffineForm[] Doubled = [new(1, 0, 0), new(-2, 0, 0), new(0, 1, 0), new(1, 1, -1)];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/line-arrangements",
        Title: "One hidden layer of n units cuts the plane into 1 + n + C(n, 2) cells, if its lines are in general position",
        Formula: @"\#\text{cells} = \sum_{j=0}^{d} \binom{n}{j}\quad\text{in general position},\qquad \#\text{cells} = 1 + n + \sum_{p} (m_p - 1)\quad\text{for any } n \text{ lines}",
        Prose: @"The $n$ hyperplanes on which the units of a hidden layer vanish divide $\mathbb{R}^d$ into $\sum_{j\le d}\binom{n}{j}$ cells if they are in general position, and never into more. Any $n$ different lines of the plane make $1 + n + \sum_p (m_p-1)$ cells, the sum over the crossing points $p$ with $m_p$ lines through each: parallel or concurrent lines make fewer.",
        Hypotheses: [@"In the plane cells are listed one by one on a box that contains every crossing; the list is complete because areas add up to the box. In space cells are counted as sign vectors of $n+1$ vectors in $\mathbb{R}^4$, the plane at infinity among them, two of which make one cell."],
        Sources: [Literature.Schlafli1901, Literature.Zaslavsky1975],
        Rung: Rung.Exact,
        Order: 30);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Generic(), Special(), Space()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("cells of any lines: 1 + n + Σ(m_p − 1)", Lines(6), v => Property.Agreement(Cells(v).Count == Formula(Distinct(v))), given: Sound, cases: 40),
        Property.ForAll("polygon splitting agrees with deletion and restriction", Lines(5), v => Property.Agreement(Cells(v).Count == Deleted(Distinct(v))), given: Sound, cases: 40),
        Property.ForAll("V − E + F = 1 on the box", Lines(6), v => Property.Agreement(Cells(v).Complex() is var (vertices, edges, faces) && vertices - edges + faces == 1), given: Sound, cases: 40),
        Property.ForAll("one line more never makes fewer cells", Lines(6), v => Cells(v).Count - Cells(v[..^3]).Count, given: Sound, cases: 40),
        Property.ForAll(
            "positive rescaling of units changes no cell",
            Domains.Pairs(Lines(5), Domains.Vectors(5, Domains.Integers(1, 6))),
            p => Property.Agreement(Cells(p.First).Count == Cells([.. p.First.Select((c, i) => c * p.Second[i / 3])]).Count),
            given: p => Sound(p.First),
            cases: 40),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("parallel lines make 1 + n + C(n, 2) cells as well", "they do not cross: 5 of them make 6 strips", Special(generic: true), Of("5 parallel lines")),
        Falsely("concurrent lines make 1 + n + C(n, 2) cells as well", "5 lines through a point make 10 sectors", Special(generic: true), Of("5 lines through a point")),
        Falsely("two units on one line count twice", "the line cuts once", Special(generic: true), Of("4 units on 3 lines")),
        Falsely("n lines make 2^n cells, one for every pattern", "most patterns never occur", Generic(formula: n => BigInteger.One << n), Of("5 generic lines")),
        Falsely("planes in space obey the formula of the plane", "the sum goes to j = 3 there", Space(dimension: 2), Signs(6)),
    ];

    private static string Of(string lines) => $"cells of {lines}";

    private static string Signs(int n) => $"sign vectors of {n} planes of space and the plane at infinity";

    private static Experiment Generic(Func<int, BigInteger>? formula = null) => new("lines in general position", context =>
    {
        formula ??= n => Planes.Zaslavsky(n, 2);
        int[] sizes = [3, 5, 8, .. context.Size<int[]>([], [12, 20], [12, 20, 40])];
        var cuts = sizes.Select(n => (N: n, Cut: Planes.Split($"generic-{n}", Planes.OneLayer(n == 8 ? Planes.Wreath : Planes.Tangents(n)), Half))).ToList();
        return new Findings
        {
            Comparisons = [.. cuts.Select(c => c.Cut.Compare(Of($"{c.N} generic lines"), Relation.Equal, formula(c.N)))],
            Certificates = [.. cuts.Select(c => c.Cut.Certificate())],
            Figures = [Picture(), Counts()],
        };
    });

    private static Experiment Special(bool generic = false) => new("lines in special position", _ =>
    {
        (string Name, AffineForm[] Lines)[] cases = [("5 parallel lines", Parallel), ("5 lines through a point", Concurrent), ("4 units on 3 lines", Doubled)];
        var cuts = cases.Select((c, i) => (c.Name, c.Lines, Cut: Planes.Split($"special-{i}", Planes.OneLayer(c.Lines), Half))).ToList();
        return new Findings
        {
            Comparisons = [.. cuts.Select(c => c.Cut.Compare(Of(c.Name), Relation.Equal, generic ? Planes.Zaslavsky(c.Lines.Length, 2) : Formula(Distinct(c.Lines))))],
            Certificates = [.. cuts.Select(c => c.Cut.Certificate())],
        };
    });

    // n planes (t, t², t³)·x + 1 = 0 and the plane at infinity: any four of these vectors of R⁴ are independent.
    private static Experiment Space(int dimension = 3) => new("planes of space", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int n in (int[])[4, 5, 6, .. context.Size<int[]>([], [8], [8, 10])])
        {
            int[][] normals = [.. Enumerable.Range(1, n).Select(t => (int[])[t, t * t, t * t * t, 1]), [0, 0, 0, 1]];
            var found = Dichotomies.Enumerate(normals);
            string name = $"space-{n}";
            comparisons.Add(new(Signs(n), Number.Exact(found.Count), Relation.Equal, Number.Exact(2 * Planes.Zaslavsky(n, dimension)), new Proof(name, "dichotomies")));
            comparisons.Add(new($"the same by deletion and restriction, {n} planes", Number.Exact(Dichotomies.ByDeletion(normals)), Relation.Equal, Number.Exact(found.Count), new Proof(name, "dichotomies"), new Proof(name, "dichotomies")));
            certificates.Add(Certificate.Of(
                name,
                "dichotomy-count",
                new JsonObject { ["points"] = Networks.Rows(normals), ["dichotomies"] = $"{found.Count}" },
                new JsonObject { ["weights"] = Networks.Rows(found.Weights.Select(w => w.AsEnumerable())), ["dependencies"] = Networks.Rows(found.Dependencies.Select(y => y.AsEnumerable())) }));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    private static Domain<int[]> Lines(int n) => Domains.Vectors(3 * n, Domains.Integers(-9, 9));

    private static bool Sound(int[] v) => v.Chunk(3).All(line => line[0] != 0 || line[1] != 0);

    private static AffineForm[] Forms(int[] v) => [.. v.Chunk(3).Select(line => new AffineForm(line[0], line[1], line[2]))];

    private static AffineForm[] Distinct(int[] v) => Distinct(Forms(v));

    // Coefficients scaled so that the first one that is not 0 is 1.
    private static AffineForm[] Distinct(AffineForm[] lines) => [.. lines.Select(f => Rational.Inverse(f.A.Sign != 0 ? f.A : f.B) * f).Distinct()];

    private static ActivationCells Cells(int[] v) => Planes.Split("random", Planes.OneLayer(Forms(v)), Half).Cells;

    private static int Formula(AffineForm[] lines)
    {
        var crossings = lines.SelectMany((f, i) => lines.Take(i).Select(g => (f, g))).Where(pair => Determinant(pair.f, pair.g).Sign != 0).Select(pair => Crossing(pair.f, pair.g)).Distinct();
        return 1 + lines.Length + crossings.Sum(p => lines.Count(f => f.At(p).Sign == 0) - 1);
    }

    private static Rational Determinant(AffineForm f, AffineForm g) => (f.A * g.B) - (f.B * g.A);

    private static PlanePoint Crossing(AffineForm f, AffineForm g) => new(((f.B * g.C) - (f.C * g.B)) / Determinant(f, g), ((f.C * g.A) - (f.A * g.C)) / Determinant(f, g));

    private static BigInteger Deleted(AffineForm[] lines)
    {
        var scale = lines.SelectMany(f => new[] { f.A, f.B, f.C }).Aggregate(BigInteger.One, (product, x) => product * x.Denominator / BigInteger.GreatestCommonDivisor(product, x.Denominator));
        return Dichotomies.ByDeletion([.. lines.Select(f => new[] { f.A, f.B, f.C }.Select(x => (int)(x * scale).Numerator).ToArray()), [0, 0, 1]]) / 2;
    }

    private static Figure Picture() => Planes.Picture(
        "cells",
        "Eight lines in general position make 37 cells",
        @"The cells of one hidden layer of 8 units, tangents of a circle, clipped to $[-8,8]^2$; the colour tells how many units are active, so neighbours differ. The certificate lists the same cells on $[-2000,2000]^2$.",
        Planes.Split("generic-8", Planes.OneLayer(Planes.Wreath), 8));

    private static Figure Counts()
    {
        double[] n = [.. Enumerable.Range(1, 20).Select(k => (double)k)];
        Curve Formula(Role role, string label, int d) => new(role, label, n, [.. n.Select(k => (double)Planes.Zaslavsky((int)k, d))]);
        double[] certified = [3, 5, 8];
        return new(
            "counts",
            "Cells of one hidden layer",
            "Certified counts in the plane on their formula, beside those of the line and of space, and the number of conceivable patterns.",
            new("units $n$"),
            new("cells", AxisScale.Log2),
            [
                Formula(Role.Reference, "line: $1 + n$", 1),
                Formula(Role.Bound, @"plane: $1 + n + \binom n2$", 2),
                Formula(Role.Reference, "space", 3),
                new Curve(Role.Control, "all patterns: $2^n$", [.. n.Take(12)], [.. n.Take(12).Select(k => Math.ScaleB(1, (int)k))]),
                new Points(Role.Measurement, "cells listed and certified", certified, [.. certified.Select(k => (double)Planes.Split("n", Planes.OneLayer(Planes.Tangents((int)k)), Half).Cells.Count)]),
            ],
            "generic-8");
    }
}
