using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The rank of a matricisation of the tensor of an arithmetic circuit: a minor that is not 0 modulo a prime, and the circuit's own upper bound.</summary>
internal sealed class TensorRank : CertificateKind
{
    private const int Exponent = 61;
    private const ulong Prime = (1UL << Exponent) - 1;
    private const int MaxRank = 512;
    private const int MaxSide = 4096;

    public override string Name => "tensor-rank";

    /// <summary>The matrices of one node of the circuit, each with <paramref name="Rows"/> rows, and bounds for the dimension of all their columns, of all their rows, and for the rank of each.</summary>
    private sealed record Part(ulong[][] Matrices, int Rows, int Columns, BigInteger ColumnSpan, BigInteger RowSpan, BigInteger Rank);

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        bool halves = claim["split"].Word("alternating", "halves") == "halves";
        var levels = claim["levels"].Items().ConvertAll(level => level.Items().ConvertAll(node => node.Matrix()));
        if (levels.Count < 2 || levels[0].Count < 2 || levels[^1].Count != 1 || levels[^1][0].Length != 1)
            throw claim["levels"].Refuse("expected leaves, at least one level above them, and a single row at the top");
        int modes = levels[0].Count, size = levels[0][0][0].Length;
        var parts = levels[0].Select((vectors, j) =>
        {
            if (vectors[0].Length != size || vectors.Length != levels[0][0].Length)
                throw claim["levels"].Refuse($"leaf {j} has another shape than the first");
            bool row = halves ? j < modes / 2 : j % 2 == 0;
            BigInteger span = Math.Min(size, vectors.Length);
            return new Part(Array.ConvertAll(vectors, v => Array.ConvertAll(v, Reduce)), row ? size : 1, row ? 1 : size, row ? span : 1, row ? 1 : span, 1);
        }).ToList();
        for (int l = 1; l < levels.Count; l++)
        {
            if (levels[l].Count == 0 || parts.Count % levels[l].Count != 0)
                throw claim["levels"].Refuse($"level {l} has {levels[l].Count} nodes above {parts.Count}");
            parts = [.. parts.Chunk(parts.Count / levels[l].Count).Select((children, j) => Combine(children, levels[l][j], claim["levels"]))];
        }

        var whole = parts[0];
        var bound = BigInteger.Min(whole.Rank, BigInteger.Min(whole.Rows, whole.Columns));
        claim["rank"].MustBe(bound);
        if (bound > MaxRank)
            throw claim["rank"].Refuse($"at most {MaxRank} is allowed");
        int k = (int)bound;
        int[] rows = certificate.Witness["rows"].Smalls(k, 0, whole.Rows - 1), columns = certificate.Witness["columns"].Smalls(k, 0, whole.Columns - 1);
        work.Spend(3L * k * k * k);
        if (!Regular([.. rows.Select(i => (ulong[])[.. columns.Select(j => whole.Matrices[0][(i * whole.Columns) + j])])]))
            throw certificate.Witness["rows"].Refuse($"the minor is 0 modulo {Prime}");
        int nodes = levels.Sum(level => level.Count);
        return new Finding(
            $"The tensor of {modes} modes of size {size} with the given parameters has a matricisation ({(halves ? "first half against second" : "odd against even modes")}) of rank {k}, the most that its circuit allows with any parameters; " +
            $"so it is no sum of fewer than {k} products of vectors.",
            ("modes", $"{modes}"),
            ("size", $"{size}"),
            ("rank", $"{k}"),
            ("parameters", $"{levels.Sum(level => level.Sum(node => node.Length * node[0].Length))}"),
            ("degree", $"{k * nodes}"));
    }

    /// <summary>Σ_α a_γα ⊗ (child matrices α), for each row γ of the parameters.</summary>
    private static Part Combine(Part[] children, BigInteger[][] parameters, Node place)
    {
        int width = children[0].Matrices.Length;
        if (parameters[0].Length != width || Array.Exists(children, child => child.Matrices.Length != width))
            throw place.Refuse($"a node has rows of {parameters[0].Length} parameters above {string.Join(", ", children.Select(child => child.Matrices.Length))} matrices");
        long rows = 1, columns = 1;
        foreach (var child in children)
        {
            (rows, columns) = (rows * child.Rows, columns * child.Columns);
            if (Math.Max(rows, columns) > MaxSide)
                throw place.Refuse($"a matrix of {rows} rows and {columns} columns; at most {MaxSide} are allowed");
        }

        place.Work.Store(8 * rows * columns * (width + parameters.Length));
        place.Work.Spend(8 * rows * columns * width * (children.Length + parameters.Length));
        var products = Enumerable.Range(0, width).Select(a => children.Skip(1).Aggregate((children[0].Matrices[a], children[0].Columns), (left, child) => Kronecker(left, (child.Matrices[a], child.Columns))).Item1).ToArray();
        var matrices = Array.ConvertAll(parameters, row =>
        {
            var sum = new ulong[rows * columns];
            for (int a = 0; a < width; a++)
            {
                ulong factor = Reduce(row[a]);
                for (int i = 0; i < sum.Length; i++)
                    sum[i] = Add(sum[i], Times(factor, products[a][i]));
            }

            return sum;
        });
        BigInteger rank = children.Aggregate((BigInteger)width, (product, child) => product * child.Rank);
        BigInteger columnSpan = BigInteger.Min(rank, children.Aggregate(BigInteger.One, (product, child) => product * child.ColumnSpan));
        BigInteger rowSpan = BigInteger.Min(rank, children.Aggregate(BigInteger.One, (product, child) => product * child.RowSpan));
        return new Part(matrices, (int)rows, (int)columns, columnSpan, rowSpan, BigInteger.Min(rank, BigInteger.Min(columnSpan, rowSpan)));
    }

    private static (ulong[] Entries, int Columns) Kronecker((ulong[] Entries, int Columns) a, (ulong[] Entries, int Columns) b)
    {
        int rows = b.Entries.Length / b.Columns, columns = a.Columns * b.Columns;
        var product = new ulong[a.Entries.Length * b.Entries.Length];
        for (int i = 0; i < product.Length; i++)
        {
            int r = i / columns, c = i % columns;
            product[i] = Times(a.Entries[(r / rows * a.Columns) + (c / b.Columns)], b.Entries[(r % rows * b.Columns) + (c % b.Columns)]);
        }

        return (product, columns);
    }

    private static bool Regular(ulong[][] matrix)
    {
        for (int k = 0; k < matrix.Length; k++)
        {
            int pivot = Array.FindIndex(matrix, k, row => row[k] != 0);
            if (pivot < 0)
                return false;
            (matrix[k], matrix[pivot]) = (matrix[pivot], matrix[k]);
            ulong inverse = (ulong)BigInteger.ModPow(matrix[k][k], Prime - 2, Prime);
            for (int i = k + 1; i < matrix.Length; i++)
            {
                ulong factor = Prime - Times(matrix[i][k], inverse);
                for (int j = k; j < matrix.Length; j++)
                    matrix[i][j] = Add(matrix[i][j], Times(factor, matrix[k][j]));
            }
        }

        return true;
    }

    private static ulong Reduce(BigInteger value) => (ulong)(((value % Prime) + Prime) % Prime);

    private static ulong Add(ulong a, ulong b) => a + b >= Prime ? a + b - Prime : a + b;

    private static ulong Times(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        return Add(low & Prime, (low >> Exponent) | (high << (64 - Exponent)));
    }
}
