using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>All activation cells of a ReLU network of two inputs on a box, from one point inside each.</summary>
internal sealed class PlanarCells : CertificateKind
{
    private sealed record Cell(string Pattern, HomogeneousPolygon Polygon, BigInteger[] Output, BigInteger Denominator);

    public override string Name => "planar-cells";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var network = ReluLayers.Read(claim["layers"], 2);
        var box = claim["box"].RationalRow(4);
        var ends = box.Rows[0];
        if (ends[0] >= ends[1] || ends[2] >= ends[3])
            throw claim["box"].Refuse("expected left < right and bottom < top");
        var whole = new HomogeneousPolygon([[ends[0], ends[2], box.Denominator], [ends[1], ends[2], box.Denominator], [ends[1], ends[3], box.Denominator], [ends[0], ends[3], box.Denominator]], work);

        var listed = certificate.Witness["points"];
        var points = listed.Rationals();
        if (points.Rows[0].Length != 2)
            throw listed.Refuse("expected rows of two coordinates");
        var (patterns, cells, area) = (new HashSet<string>(StringComparer.Ordinal), new List<Cell>(), new Fraction(0, 1, work));
        foreach (var (index, point) in points.Rows.Index())
        {
            bool inside = true;
            for (int k = 0; k < 2; k++)
            {
                var scaled = work.Multiply(point[k], box.Denominator);
                inside &= scaled > work.Multiply(ends[2 * k], points.Denominator) && scaled < work.Multiply(ends[(2 * k) + 1], points.Denominator);
            }

            if (!inside)
                throw listed.Refuse($"point {index} is not inside the box");
            var cell = CellAround([point[0], point[1], points.Denominator], network, whole, work) ?? throw listed.Refuse($"point {index} lies on the border of a cell");
            if (!patterns.Add(cell.Pattern))
                throw listed.Refuse($"point {index} has the activation pattern of a point before it");
            cells.Add(cell);
            area = (area + cell.Polygon.DoubledArea()).Reduced();
        }

        // Cells of different patterns have disjoint interiors; if they fill the box, no pattern is missing.
        if (area.CompareTo(whole.DoubledArea()) != 0)
            throw listed.Refuse($"the cells of the listed points have the area {area / new Fraction(2, 1, work)}, the box has another");
        claim["cells"].MustBe(cells.Count);
        var maps = cells.GroupBy(cell => Key(cell, work)).ToList();
        int pieces = maps.Sum(group => HomogeneousPolygon.Components([.. group.Select(cell => cell.Polygon)]));
        claim["pieces"].MustBe(pieces);
        claim["maps"].MustBe(maps.Count);

        Fraction[] values = [.. cells.SelectMany(cell => cell.Polygon.Corners.Select(corner => new Fraction(work.Dot(cell.Output, corner), work.Multiply(cell.Denominator, corner[2]), work)))];
        var (least, greatest) = (values.Min().Reduced(), values.Max().Reduced());
        List<(string, string)> facts =
        [
            ("cells", $"{cells.Count}"),
            ("pieces", $"{pieces}"),
            ("maps", $"{maps.Count}"),
            ("units", $"{network.Units}"),
            ("hiddenLayers", $"{network.HiddenLayers}"),
            ("least", $"{least}"),
            ("greatest", $"{greatest}"),
        ];
        string sentence = $"On the box [{claim["box"].Text()}] the given network of {network.HiddenLayers} hidden layers with {network.Units} ReLU units has exactly {cells.Count} activation cells, " +
            $"{pieces} linear pieces and {maps.Count} distinct affine maps; its values range from {least} to {greatest}";
        if (claim.Find("maximum") is { } forms)
        {
            MustBeMaximum(cells, forms, work);
            facts.Add(("difference", "0"));
            sentence += "; it equals the maximum of the given affine functions there";
        }

        return new Finding(sentence + ".", [.. facts]);
    }

    /// <summary>The activation pattern at a point, and all of the box that shares it; null if the point is on a border.</summary>
    private static Cell? CellAround(BigInteger[] point, ReluLayers network, HomogeneousPolygon polygon, Work work)
    {
        BigInteger[][] values = [[1, 0, 0], [0, 1, 0]];
        var denominator = BigInteger.One;
        var pattern = new System.Text.StringBuilder();
        foreach (var (layer, (weights, biases, scale)) in network.Layers.Index())
        {
            var next = new BigInteger[biases.Length][];
            for (int unit = 0; unit < next.Length; unit++)
            {
                BigInteger[] form = [0, 0, work.Multiply(biases[unit], denominator)];
                for (int j = 0; j < values.Length; j++)
                {
                    for (int k = 0; k < 3; k++)
                        form[k] = work.Add(form[k], work.Multiply(weights[unit][j], values[j][k]));
                }

                next[unit] = form;
                if (layer == network.HiddenLayers)
                    continue;
                int sign = work.Dot(form, point).Sign;
                bool vanishes = Array.TrueForAll(form, value => value.IsZero);
                if (sign == 0 && !vanishes)
                    return null;
                pattern.Append(sign > 0 ? '+' : '-');
                if (!vanishes)
                    polygon = polygon.Cut(form, sign);
                if (sign <= 0)
                    next[unit] = [0, 0, 0];
            }

            (values, denominator) = (next, work.Multiply(denominator, scale));
        }

        work.Store(pattern.Length);
        return new(pattern.ToString(), polygon, values[0], denominator);
    }

    private static string Key(Cell cell, Work work) => string.Join(' ', cell.Output.Select(value => work.Ratio(value, cell.Denominator)));

    /// <summary>A convex function equals an affine one on a polygon if it does at the corners and one of its own affine parts is that function.</summary>
    private static void MustBeMaximum(List<Cell> cells, Node forms, Work work)
    {
        var rows = forms.Rationals();
        if (rows.Rows[0].Length != 3)
            throw forms.Refuse("expected rows of three coefficients");
        foreach (var cell in cells)
        {
            // Both sides on the common denominator of cell and forms.
            var output = Array.ConvertAll(cell.Output, value => work.Multiply(value, rows.Denominator));
            var others = Array.ConvertAll(rows.Rows, row => Array.ConvertAll(row, value => work.Multiply(value, cell.Denominator)));
            bool listed = Array.Exists(others, row => row.AsSpan().SequenceEqual(output));
            bool greatest = cell.Polygon.Corners.All(corner => Array.TrueForAll(others, row => work.Dot(row, corner) <= work.Dot(output, corner)));
            if (!listed || !greatest)
                throw forms.Refuse($"the network is not their maximum on the cell {Node.Quote(cell.Pattern)}");
        }
    }
}
