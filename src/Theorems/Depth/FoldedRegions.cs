using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Geometry;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Depth;

/// <summary>Montúfar et al. (2014): folds multiply regions. Counted exactly, with Serra's upper bound and random networks beside it.</summary>
public sealed class FoldedRegions : Claim
{
    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/folded-regions",
        Title: "Every fold layer of four units multiplies the cells of the plane by 4: 44, 176, 704",
        Formula: @"\Bigl(\prod_{l<L} \lfloor n_l/n_0\rfloor^{n_0}\Bigr) \sum_{j\le n_0} \binom{n_L}{j} \;\le\; \max \#\text{regions} \;\le\; \sum_{(j_1,\dots,j_L)\in J}\;\prod_{l=1}^{L} \binom{n_l}{j_l}",
        Prose: @"Layers that compute $|x|$ and $|y|$ fold the plane onto a quarter; four more lines then cut every sheet into 11 cells. With $F$ fold layers of four units the network has exactly $4^F\cdot 11$ activation cells on the box $[-2,2]^2$: Montúfar's lower bound for two inputs and widths $4, \dots, 4$ is reached and listed cell by cell. No network has more cells than Serra's sum over $J = \{0 \le j_l \le \min(n_0, n_1 - j_1, \dots, n_{l-1} - j_{l-1}, n_l)\}$.",
        Hypotheses: [@"Two inputs, $n_0 = 2$; cells are those of activation patterns, counted on the box, so in the plane there are at least as many.", "The upper bound is Serra's theorem; here it is held against every network of the run."],
        Sources: [Literature.Montufar2014.At("Theorem 4 and Corollary 5"), Literature.Serra2018.At("Theorem 1"), Literature.Ours("depth.md").At("Cells and how a list of them is complete")],
        Rung: Rung.Exact,
        Order: 31);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Folded("the folding network", folds => Planes.Folded(folds)), Random()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("random widths 3, 3: cells at most Serra's sum", Weights, w => (double)(Planes.Serra([3, 3], 2) - Cells(w).Count), cases: 30),
        Property.ForAll("V − E + F = 1 on the box", Weights, w => Property.Agreement(Cells(w).Complex() is var (v, e, f) && v - e + f == 1), cases: 30),
        Property.ForAll("areas of cells add up to the box", Weights, w => Property.Agreement(Cells(w).Cells.Aggregate(Rational.Zero, (sum, c) => sum + c.Polygon.Area) == 16), cases: 30),
        Property.ForAll("one more neuron in the last hidden layer never makes fewer cells", Weights, w => Cells(w).Count - Cells(w, last: 2).Count, cases: 30),
        Property.ForAll("scaling a unit up and its outgoing weights down changes no cell", Domains.Pairs(Weights, Domains.Integers(2, 5)), p => Property.Agreement(Cells(p.First).Count == Cells(p.First, scale: p.Second).Count), cases: 30),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("typical networks have as many cells as the folding one", "random networks of the same widths have a fraction of them", Folded("the folding network", random: true), Quantity(2)),
        Falsely("a fold multiplies cells by 8", "four sheets lie on each other, not eight", Folded("the folding network", folds => Planes.Folded(folds), perFold: 8), Quantity(2)),
        Falsely("one layer with as many units has as many cells", "12 lines in general position make 79", Folded("the folding network", folds => Planes.OneLayer(Planes.Tangents(4 * (folds + 1)))), Quantity(2)),
        Falsely("Serra's bound may be taken for widths one smaller", "44 cells are more than 3 and 3 units can have", Folded("the folding network", folds => Planes.Folded(folds), narrower: 1), Upper(1)),
    ];

    private static Domain<int[]> Weights => Domains.Vectors(25, Domains.Integers(-8, 8));

    private static string Quantity(int folds) => $"activation cells with {folds} fold layers";

    private static string Upper(int folds) => $"the same against Serra's bound, {folds} fold layers";

    private static Experiment Folded(string name, Func<int, ReluNetwork>? network = null, int perFold = 4, int narrower = 0, bool random = false) => new(name, context =>
    {
        int deepest = context.Size(3, 3, 4);
        var cuts = Enumerable.Range(1, deepest).Select(folds => (
            Folds: folds,
            Widths: Enumerable.Repeat(4, folds + 1).ToArray(),
            Cut: Planes.Split($"folded-{folds}", random ? Planes.Random([.. Enumerable.Repeat(4, folds + 1)], context.Stream(folds)) : network!(folds), 2))).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. cuts.Select(c => c.Cut.Compare(Quantity(c.Folds), Relation.Equal, BigInteger.Pow(perFold, c.Folds) * 11)),
                .. cuts.Select(c => c.Cut.Compare($"the same against Montúfar's lower bound, {c.Folds} fold layers", Relation.AtLeast, Planes.Montufar(c.Widths))),
                .. cuts.Select(c => c.Cut.Compare(Upper(c.Folds), Relation.AtMost, Planes.Serra(Array.ConvertAll(c.Widths, n => n - narrower), 2))),
            ],
            Certificates = [.. cuts.Select(c => c.Cut.Certificate())],
            Figures = [Pictured(cuts[Math.Min(1, cuts.Count - 1)].Cut), Growth([.. cuts.Select(c => c.Cut.Cells.Count)])],
        };
    });

    private static Experiment Random() => new("random networks", context =>
    {
        int[][] shapes = [[4], [3, 3], [4, 4], [5, 3], [3, 3, 3], [4, 4, 4]];
        var cuts = Enumerable.Range(0, shapes.Length * context.Size(1, 3, 10)).Select(k => (K: k, Widths: shapes[k % shapes.Length], Cut: Planes.Split($"random-{k}", Planes.Random(shapes[k % shapes.Length], context.Stream(k)), 2))).ToList();
        return new Findings
        {
            Comparisons = [.. cuts.Select(c => c.Cut.Compare($"cells of random network {c.K}, widths {string.Join(", ", c.Widths)}", Relation.AtMost, Planes.Serra(c.Widths, 2)))],
            Certificates = [.. cuts.Select(c => c.Cut.Certificate())],
            Figures =
            [
                Planes.Picture("random", "A random network of widths 4, 4", "The activation cells of a network with random weights; a fraction of what folding the same four and four units gives. Colours count active units.", cuts[2].Cut),
            ],
        };
    });

    // Widths 3, 3 behind two inputs: 9 + 12 + 4 parameters; the box is [−2, 2]².
    private static ActivationCells Cells(int[] w, int last = 3, int scale = 1)
    {
        Rational[] Take(int from, int count) => [.. w.Skip(from).Take(count).Select(k => new Rational(k, 4))];

        // The first unit times the scale, its outgoing weights divided by it.
        Rational[] Scaled(Rational[] row, Rational factor) => [row[0] * factor, .. row[1..]];
        Rational[] first = Take(0, 2);
        var network = new ReluNetwork(
            new AffineLayer([[scale * first[0], scale * first[1]], Take(2, 2), Take(4, 2)], Scaled(Take(6, 3), scale)),
            new AffineLayer([.. Enumerable.Range(0, last).Select(i => Scaled(Take(9 + (3 * i), 3), new(1, scale)))], Take(18, last)),
            new AffineLayer([Take(21, last)], Take(24, 1)));
        return ActivationCells.Of(network, ConvexPolygon.Box(-2, 2, -2, 2));
    }

    private static Figure Pictured(Planes.Cut cut) => Planes.Picture(
        "folded",
        $"The plane folded: {cut.Cells.Count} cells",
        "Every sheet of the folded plane is cut into 11 cells by the same four lines, mirrored at the folds. Colours count active units.",
        cut);

    private static Figure Growth(int[] counts)
    {
        double[] units = [.. counts.Select((_, i) => 4.0 * (i + 2))], all = [8, 12, 16, 20];
        return new(
            "growth",
            "Cells against units, by depth and by width",
            @"Certified cells of the folding network (points) on Montúfar's line $4^F\cdot 11$ with $F$ fold layers of four units, below Serra's upper bound; one hidden layer of as many units grows like a square.",
            new("units"),
            new("activation cells", AxisScale.Log2),
            [
                new Curve(Role.Bound, @"Montúfar: $4^{F}\cdot 11$", all, [.. all.Select(n => 11 * Math.ScaleB(1, 2 * (int)((n / 4) - 1)))]),
                new Curve(Role.Reference, "Serra's upper bound", all, [.. all.Select(n => (double)Planes.Serra([.. Enumerable.Repeat(4, (int)(n / 4))], 2))]),
                new Curve(Role.Control, @"one layer: $1 + n + \binom n2$", all, [.. all.Select(n => (double)Planes.Zaslavsky((int)n, 2))]),
                new Points(Role.Measurement, "the folding network", units, [.. counts.Select(c => (double)c)]),
            ],
            "folded-1");
    }
}
