namespace Verify.Checker.Kinds;

/// <summary>The exact range of net(x, y) - xy on a square, from the values of the network at the corners of a triangulation.</summary>
internal sealed class NetworkProduct : CertificateKind
{
    private const int MaxCells = 1024;

    public override string Name => "network-product";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var network = ReluLayers.Read(claim["layers"], 2);
        var size = Fraction.Read(claim["size"]);
        if (size.Sign <= 0)
            throw claim["size"].Refuse("expected M > 0");
        int cells = certificate.Witness["cells"].Small(1, MaxCells);
        var step = (size + size) / Whole(cells);
        var square = (step * step).Reduced();
        var range = new List<Fraction>();
        (Fraction Error, sbyte[] Signs)[] below = [];
        for (int j = 0; j <= cells; j++)
        {
            var row = new (Fraction Error, sbyte[] Signs)[cells + 1];
            for (int i = 0; i <= cells; i++)
            {
                row[i] = Corner((2 * i) - cells, (2 * j) - cells);
                range.Add(row[i].Error);

                // Neighbours across, below, and on the diagonal from upper left to lower right are the edges of all triangles.
                if (i > 0)
                    SameSide(row[i - 1].Signs, row[i].Signs, i, j);
                if (j > 0)
                    SameSide(below[i].Signs, row[i].Signs, i, j);
                if (j > 0 && i < cells)
                {
                    SameSide(below[i + 1].Signs, row[i].Signs, i, j);
                    Diagonal(row[i].Error, below[i + 1].Error);
                }
            }

            below = row;
            range = [range.Min(), range.Max()];
        }

        Fraction.Match(claim["least"], range[0]);
        Fraction.Match(claim["greatest"], range[1]);
        return new Finding(
            $"The given network of two inputs with {network.Units} ReLU units in {network.HiddenLayers} hidden layers, minus xy, takes on the square [-{size}, {size}]^2 all values from {range[0]} to {range[1]} and no others.",
            ("least", $"{range[0]}"),
            ("greatest", $"{range[1]}"),
            ("cells", $"{cells}"),
            ("hiddenLayers", $"{network.HiddenLayers}"),
            ("units", $"{network.Units}"),
            ("width", $"{network.Width}"));

        Fraction Whole(int number) => new(number, 1, work);

        (Fraction Error, sbyte[] Signs) Corner(int i, int j)
        {
            // x = M i / cells
            var unit = (size / Whole(cells)).Reduced();
            var (value, denominator, signs) = network.At([work.Multiply(unit.P, i), work.Multiply(unit.P, j)], unit.Q, work);
            return ((new Fraction(value, denominator, work) - (unit * unit * Whole(i) * Whole(j))).Reduced(), signs);
        }

        void SameSide(sbyte[] a, sbyte[] b, int i, int j)
        {
            for (int unit = 0; unit < a.Length; unit++)
            {
                if (a[unit] * b[unit] < 0)
                    throw certificate.Witness["cells"].Refuse($"hidden unit {unit} changes its sign beside corner ({i}, {j})");
            }
        }

        // Affine minus xy has no extreme inside a triangle, nor inside an edge along an axis; on a diagonal it is convex.
        void Diagonal(Fraction e, Fraction f)
        {
            if ((e - f).Abs() < square)
                range.Add((((e + f) / Whole(2)) - (square / Whole(4)) - ((e - f) * (e - f) / (Whole(4) * square))).Reduced());
        }
    }
}
