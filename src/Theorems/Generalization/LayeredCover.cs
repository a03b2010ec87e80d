using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Networks;

namespace Verify.Theorems.Generalization;

/// <summary>A finite family of matrices, one of which makes a layer z ↦ slope·relu(Az), with a radius at which its images are covered.</summary>
/// <param name="Matrices">Integer matrices of one shape.</param>
/// <param name="Slope">ρ, the Lipschitz constant of the activation, a positive integer.</param>
/// <param name="Radius">ε, not negative.</param>
internal sealed record LayerFamily(int[][][] Matrices, int Slope, Rational Radius)
{
    /// <summary>s, a multiple of 1/16 that is at least every spectral norm of the family.</summary>
    public Rational Norm { get; init; } = Above(Matrices);

    // The certified bound is loose by a few of its units, hence in sixteenths from the start.
    private static Rational Above(int[][][] matrices)
    {
        var square = matrices.Where(a => a.Any(row => row.Any(x => x != 0))).Select(a => SpectralNorm.SquaredBound(Array.ConvertAll(a, row => Array.ConvertAll(row, x => 16 * x)))).DefaultIfEmpty().Max();
        int sixteenths = 0;
        while ((BigInteger)sixteenths * sixteenths < square)
            sixteenths++;
        return new Rational(sixteenths, 16);
    }
}

/// <summary>The class of all networks with one matrix of each family, on given points, and the cover that the induction of Bartlett, Foster and Telgarsky (2017) builds: each layer's images are covered anew for every input the cover has made so far.</summary>
internal sealed record LayeredCover
{
    private LayeredCover(int[][] points, LayerFamily[] layers, int[][][] choices, long[][][] elements, long squaredDistance) =>
        (Points, Layers, Choices, Size, SquaredDistance) = (points, layers, choices, elements.Length, squaredDistance);

    /// <summary>The data, a row a point.</summary>
    public int[][] Points { get; }

    /// <summary>The families from input to output.</summary>
    public LayerFamily[] Layers { get; }

    /// <summary>For each layer and each input made so far, the matrices chosen.</summary>
    public int[][][] Choices { get; }

    /// <summary>How many elements the cover has.</summary>
    public int Size { get; }

    /// <summary>The product over the layers of the size of the largest cover of one layer.</summary>
    public long Product => Choices.Aggregate(1L, (n, layer) => n * layer.Max(c => c.Length));

    /// <summary>The greatest squared distance of a network of the class, on all points together, to the nearest element of the cover.</summary>
    public long SquaredDistance { get; }

    /// <summary>Σ εᵢρᵢ Π_{l>i} ρₗsₗ.</summary>
    /// <param name="norms">Whether the later norms are counted, as they must be.</param>
    /// <param name="slopes">Whether the activations' Lipschitz constants are counted, as they must be.</param>
    public Rational Radius(bool norms = true, bool slopes = true) => Layers.Aggregate(
        Rational.Zero, (radius, layer) => (slopes ? layer.Slope : 1) * (layer.Radius + ((norms ? layer.Norm : 1) * radius)));

    /// <summary>Covers greedily: a matrix is chosen if none chosen before is within the radius.</summary>
    public static LayeredCover Of(int[][] points, params LayerFamily[] layers)
    {
        long[][] data = Array.ConvertAll(points, x => Array.ConvertAll(x, c => (long)c));
        long[][][] members = [data], cover = [data];
        var choices = new List<int[][]>();
        foreach (var layer in layers)
        {
            var square = layer.Radius * layer.Radius;
            var chosen = Array.ConvertAll(cover, x => Greedy(Array.ConvertAll(layer.Matrices, a => Image(a, x)), square));
            cover = [.. cover.Zip(chosen).SelectMany(p => p.Second.Select(c => Activated(Image(layer.Matrices[c], p.First), layer.Slope)))];
            members = [.. members.SelectMany(x => layer.Matrices.Select(a => Activated(Image(a, x), layer.Slope)))];
            choices.Add(chosen);
        }

        return new(points, layers, [.. choices], cover, members.Max(f => cover.Min(g => Distance(f, g))));
    }

    /// <summary>The median distance of two of the images that matrices have of points, rounded down and at least 1: a radius at which some are near each other.</summary>
    public static int Spacing(long[][] points, int[][][] matrices)
    {
        var images = Array.ConvertAll(matrices, a => Image(a, points));
        long[] squares = [.. images.SelectMany((f, i) => images.Take(i).Select(g => Distance(f, g))).Order()];
        return Math.Max(1, (int)Math.Sqrt(squares[squares.Length / 2]));
    }

    /// <summary>slope·relu(Ax) for each point x.</summary>
    public static long[][] Layer(int[][] matrix, long[][] points, int slope) => Activated(Image(matrix, points), slope);

    /// <summary>The class, the cover and both radii as a certificate.</summary>
    public Certificate Certified(string name) => Certificate.Of(
        name,
        "network-cover",
        new JsonObject
        {
            ["points"] = CertificateText.Rows(Points),
            ["layers"] = new JsonArray([.. Layers.Select(layer => new JsonObject
            {
                ["matrices"] = new JsonArray([.. layer.Matrices.Select(a => CertificateText.Rows(a))]),
                ["slope"] = $"{layer.Slope}",
                ["norm"] = $"{layer.Norm}",
                ["radius"] = $"{layer.Radius}",
            })]),
            ["squaredRadius"] = $"{Radius() * Radius()}",
            ["squaredDistance"] = $"{SquaredDistance}",
        },
        new JsonObject { ["covers"] = new JsonArray([.. Choices.Select(layer => CertificateText.Rows(layer))]) });

    private static int[] Greedy(long[][][] images, Rational square)
    {
        var chosen = new List<int>();
        for (int i = 0; i < images.Length; i++)
        {
            if (!chosen.Exists(c => Distance(images[i], images[c]) <= square))
                chosen.Add(i);
        }

        return [.. chosen];
    }

    private static long[][] Image(int[][] matrix, long[][] points) =>
        Array.ConvertAll(points, x => Array.ConvertAll(matrix, row => row.Zip(x, (a, b) => a * b).Sum()));

    private static long[][] Activated(long[][] points, int slope) => Array.ConvertAll(points, x => Array.ConvertAll(x, v => slope * Math.Max(v, 0)));

    private static long Distance(long[][] f, long[][] g) => f.Zip(g, (x, y) => x.Zip(y, (a, b) => (a - b) * (a - b)).Sum()).Sum();
}
