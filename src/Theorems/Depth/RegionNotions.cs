using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Geometry;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Depth;

/// <summary>Three things called regions: activation cells, linear pieces, distinct affine maps. They differ, and always in this order.</summary>
public sealed class RegionNotions : Claim
{
    private sealed record Example(string Name, string Words, ReluNetwork Network, Rational Size, int Cells, int Pieces, int Maps);

    // Generic lines with weights 1, 2, 4, …: all different. A weight 0: the line of that unit cuts cells and no piece. A trapeze: its outer pieces share a map.
    // Folds: the last four units are inactive near the corner (0, 0) of each of the 4^F sheets; four sheets meet in a corner and make one piece, all share one map.
    private static readonly Example[] Examples =
    [
        new("generic", "five generic lines, output weights 1, 2, 4, 8, 16", Planes.OneLayer(Planes.Tangents(5)), 2000, 16, 16, 16),
        new("muted", "the same lines, one output weight 0", Muted(), 2000, 16, 11, 11),
        new("trapeze", "a trapeze, constant on both sides", new ReluNetwork(new AffineLayer([[1, 0], [1, 0], [1, 0], [1, 0]], [2, 1, -1, -2]), new AffineLayer([[1, -1, -1, 1]], [0])), 3, 5, 5, 4),
        new("folded-1", "one fold and four lines", Planes.Folded(1), 2, 44, 41, 41),
        new("folded-2", "two folds and four lines", Planes.Folded(2), 2, 176, 164, 161),
    ];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/region-notions",
        Title: "Activation cells ≥ linear pieces ≥ distinct affine maps, and both can be strict",
        Formula: @"\#\{\text{activation patterns}\} \ge \#\{\text{linear pieces}\} \ge \#\{\text{affine maps}\}",
        Prose: @"An activation cell is a nonempty open set of one activation pattern; it is convex. A linear piece is a maximal union of cells, joined across common sides, on which the network is one affine map; it need not be convex. The number of distinct affine maps counts maps, wherever they hold. Counts of regions in the literature mean one or another. For the named networks the run certifies all three numbers on a box.",
        Hypotheses: [@"Two inputs, one output; a unit that is 0 on a whole cell counts as inactive there; the folding networks have the four lines and the output weights $1, 2, 4, 8$ of the documentation."],
        Sources: [Literature.Montufar2014, Literature.Serra2018, Literature.Ours("depth.md").At("Three notions of region")],
        Rung: Rung.Exact,
        Order: 32);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Counted()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("cells ≥ pieces ≥ maps for random networks of widths 3, 2", Domains.Vectors(20, Domains.Integers(-4, 4)), w => Cells(w) is var c ? Math.Min(c.Count - c.Pieces, c.Pieces - c.Maps) : -1, cases: 40),
        Property.ForAll("the output on a cell is the network's value at its corners", Domains.Vectors(20, Domains.Integers(-4, 4)), w =>
            Property.Agreement(Cells(w).Cells.All(c => c.Polygon.Vertices.All(p => c.Output.At(p) == Network(w).At(p.X, p.Y)[0]))), cases: 40),
        Property.ForAll("an affine map added to the output changes none of the three", Domains.Vectors(20, Domains.Integers(-4, 4)), w => Property.Agreement(Same(Cells(w), Cells(w, bias: 3))), cases: 40),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("every activation cell is a linear piece of its own", "the line of a unit with output weight 0 cuts cells and bends nothing", Counted(pieces: e => e.Cells), Pieces("the same lines, one output weight 0")),
        Falsely("every linear piece has an affine map of its own", "the trapeze is the same constant on both sides", Counted(maps: e => e.Pieces), Maps("a trapeze, constant on both sides")),
        Falsely("the folding network has as many affine maps as cells", "where all four last units are inactive it is 0, in every sheet", Counted(maps: e => e.Cells), Maps("one fold and four lines")),
    ];

    private static string Patterns(string words) => $"activation cells: {words}";

    private static string Pieces(string words) => $"linear pieces: {words}";

    private static string Maps(string words) => $"affine maps: {words}";

    private static Experiment Counted(Func<Example, int>? pieces = null, Func<Example, int>? maps = null) => new("three counts", context =>
    {
        Example[] more = [new("folded-3", "three folds and four lines", Planes.Folded(3), 2, 704, 656, 605)];
        var cuts = Examples.Concat(context.Size([], more, more)).Select(e => (Example: e, Cut: Planes.Split(e.Name, e.Network, e.Size))).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. cuts.SelectMany(c => new[]
                {
                    c.Cut.Compare(Patterns(c.Example.Words), Relation.Equal, c.Example.Cells),
                    c.Cut.Compare(Pieces(c.Example.Words), c.Cut.Cells.Pieces, Relation.Equal, pieces?.Invoke(c.Example) ?? c.Example.Pieces, "pieces"),
                    c.Cut.Compare(Maps(c.Example.Words), c.Cut.Cells.Maps, Relation.Equal, maps?.Invoke(c.Example) ?? c.Example.Maps, "maps"),
                }),
            ],
            Certificates = [.. cuts.Select(c => c.Cut.Certificate())],
            Figures = [Constants(cuts[4].Cut), Bars([.. cuts.Take(Examples.Length).Select(c => (c.Cut.Cells.Count, c.Cut.Cells.Pieces, c.Cut.Cells.Maps))])],
        };
    });

    private static ReluNetwork Muted()
    {
        var network = Planes.OneLayer(Planes.Tangents(5));
        return new(network.Layers[0], new AffineLayer([[1, 2, 0, 8, 16]], [0]));
    }

    private static ReluNetwork Network(int[] w, int bias = 0)
    {
        Rational[] Take(int from, int count) => [.. w.Skip(from).Take(count).Select(k => new Rational(k, 2))];
        return new(
            new AffineLayer([Take(0, 2), Take(2, 2), Take(4, 2)], Take(6, 3)),
            new AffineLayer([Take(9, 3), Take(12, 3)], Take(15, 2)),
            new AffineLayer([Take(17, 2)], [w[19] + bias]));
    }

    private static ActivationCells Cells(int[] w, int bias = 0) => ActivationCells.Of(Network(w, bias), ConvexPolygon.Box(-3, 3, -3, 3));

    private static bool Same(ActivationCells a, ActivationCells b) => (a.Count, a.Pieces, a.Maps) == (b.Count, b.Pieces, b.Maps);

    private static Figure Constants(Planes.Cut cut)
    {
        var maps = cut.Cells.Cells.GroupBy(c => c.Output).ToList();
        var shared = maps.Where(g => g.Count() > 1).SelectMany(g => g).Select(c => c.Polygon.Centre).ToList();
        return Planes.Picture(
            "folded",
            "176 cells, 164 pieces, 161 affine maps",
            "Two folds and four lines. In the 16 marked cells the network is the constant 0; four at a time they meet in a corner and make one linear piece, so there are four pieces with one map.",
            cut,
            new Points(Role.Control, "one common map", [.. shared.Select(p => (double)p.X)], [.. shared.Select(p => (double)p.Y)]));
    }

    private static Figure Bars(IReadOnlyList<(int Cells, int Pieces, int Maps)> counts)
    {
        double[] at = [.. Enumerable.Range(0, counts.Count).Select(i => (double)i)];
        return new(
            "counts",
            "Three counts of regions",
            "For each network of the run: activation cells, linear pieces, distinct affine maps, always in this order.",
            new("network", Ticks: [.. Examples.Select((e, i) => new Tick(i, e.Name))], Minimum: -0.5, Maximum: counts.Count - 0.5),
            new("count", AxisScale.Log2),
            [
                new Points(Role.Bound, "activation cells", at, [.. counts.Select(c => (double)c.Cells)]),
                new Points(Role.Measurement, "linear pieces", at, [.. counts.Select(c => (double)c.Pieces)]),
                new Points(Role.Control, "affine maps", at, [.. counts.Select(c => (double)c.Maps)]),
            ],
            "folded-1");
    }
}
