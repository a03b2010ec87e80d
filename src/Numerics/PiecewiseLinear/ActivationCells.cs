using Verify.Numerics.Geometry;

namespace Verify.Numerics.PiecewiseLinear;

/// <summary>A convex polygon on which every hidden unit of a network keeps its side.</summary>
/// <param name="Polygon">The closed cell.</param>
/// <param name="Pattern">Which hidden units are active inside, layer by layer; a unit that is 0 on the whole cell counts as inactive.</param>
/// <param name="Output">The network's output there.</param>
public sealed record ActivationCell(ConvexPolygon Polygon, IReadOnlyList<bool> Pattern, AffineForm Output);

/// <summary>The activation cells of a network of two inputs on a box, found by splitting polygons unit by unit in exact arithmetic.</summary>
/// <remarks>
/// Three notions are kept apart. <em>Activation cells</em>: open sets of one activation pattern; they are convex. <em>Linear pieces</em>: cells joined
/// across common sides on which the output is the same affine map. <em>Affine maps</em>: distinct ones; two pieces far apart may share one.
/// </remarks>
/// <param name="Cells">The cells, with disjoint interiors; together they are the box.</param>
public sealed record ActivationCells(IReadOnlyList<ActivationCell> Cells)
{
    /// <summary>The number of activation cells.</summary>
    public int Count => Cells.Count;

    /// <summary>The number of distinct affine maps.</summary>
    public int Maps => Cells.Select(c => c.Output).Distinct().Count();

    /// <summary>The number of linear pieces.</summary>
    public int Pieces => Cells.GroupBy(c => c.Output).Sum(group => Components([.. group.Select(c => c.Polygon)]));

    /// <summary>The cells of the first output of a network.</summary>
    /// <param name="network">Two inputs.</param>
    /// <param name="box">Where to look.</param>
    public static ActivationCells Of(ReluNetwork network, ConvexPolygon box)
    {
        // A cell under construction: its pattern so far, and the affine forms its current layer is made of.
        List<(ConvexPolygon Polygon, bool[] Pattern, AffineForm[] Inputs)> cells = [(box, [], [new(1, 0, 0), new(0, 1, 0)])];
        foreach (var layer in network.Layers.SkipLast(1))
        {
            var next = new List<(ConvexPolygon, bool[], AffineForm[])>();
            foreach (var (polygon, pattern, inputs) in cells)
            {
                var forms = Forms(layer, inputs);
                List<(ConvexPolygon Polygon, bool[] Pattern)> parts = [(polygon, pattern)];
                foreach (var form in forms)
                    parts = [.. parts.SelectMany(part => Sides(part.Polygon, part.Pattern, form))];
                next.AddRange(parts.Select(part => (part.Polygon, part.Pattern, forms.Select((f, i) => part.Pattern[pattern.Length + i] ? f : default).ToArray())));
            }

            cells = next;
        }

        return new([.. cells.Select(c => new ActivationCell(c.Polygon, c.Pattern, Forms(network.Layers[^1], c.Inputs)[0]))]);
    }

    /// <summary>Vertices, edges and faces of the subdivision, the outside not counted; V − E + F = 1 for a subdivided disc.</summary>
    public (int Vertices, int Edges, int Faces) Complex()
    {
        var vertices = Cells.SelectMany(c => c.Polygon.Vertices).ToHashSet();
        var edges = new HashSet<(PlanePoint, PlanePoint)>();
        foreach (var (from, to) in Cells.SelectMany(c => c.Polygon.Edges))
        {
            // Where other cells have a corner in the middle of this side, it is several edges.
            PlanePoint[] on = [.. vertices.Where(v => Between(from, to, v)).OrderBy(v => v.X).ThenBy(v => v.Y)];
            foreach (var pair in on.Zip(on.Skip(1)))
                edges.Add(pair);
        }

        return (vertices.Count, edges.Count, Count);
    }

    private static bool Between(PlanePoint p, PlanePoint q, PlanePoint v) =>
        ConvexPolygon.Turn(p, q, v) == 0
        && v.X >= Rational.Min(p.X, q.X) && v.X <= Rational.Max(p.X, q.X) && v.Y >= Rational.Min(p.Y, q.Y) && v.Y <= Rational.Max(p.Y, q.Y);

    private static IEnumerable<(ConvexPolygon Polygon, bool[] Pattern)> Sides(ConvexPolygon polygon, bool[] pattern, AffineForm form)
    {
        if (form.IsZero)
            return [(polygon, [.. pattern, false])];
        var (negative, positive) = polygon.Split(form);
        return new[] { (negative, false), (positive, true) }.Where(side => side.Item1 is not null).Select(side => (side.Item1!, (bool[])[.. pattern, side.Item2]));
    }

    private static AffineForm[] Forms(AffineLayer layer, AffineForm[] inputs) => [.. layer.Weights.Select((row, i) =>
        row.Zip(inputs).Aggregate(new AffineForm(0, 0, layer.Biases[i]), (sum, term) => term.First.Sign == 0 ? sum : sum + (term.First * term.Second)))];

    private static int Components(ConvexPolygon[] polygons)
    {
        int[] root = [.. Enumerable.Range(0, polygons.Length)];
        int Find(int i) => root[i] == i ? i : root[i] = Find(root[i]);
        int components = polygons.Length;
        for (int i = 0; i < polygons.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Find(i) == Find(j) || !polygons[i].Touches(polygons[j]))
                    continue;
                root[Find(i)] = Find(j);
                components--;
            }
        }

        return components;
    }
}
