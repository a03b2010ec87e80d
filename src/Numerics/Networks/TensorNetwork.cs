using Verify.Numerics.Integers;

namespace Verify.Numerics.Networks;

/// <summary>
/// A tensor built level by level: the leaf of a mode holds vectors u_1, …, u_r, a node above holds the tensors Σ_α a_γα ⊗ (tensor α of each
/// of its children), γ = 1, 2, …, and the top node one tensor. Two children a node: hierarchical Tucker, the deep convolutional arithmetic
/// circuit of N. Cohen, O. Sharir and A. Shashua (COLT 2016). A single node above all leaves: a sum of products of vectors (CP), the shallow circuit.
/// </summary>
/// <param name="Levels">From the leaves up: for each node the matrix of its vectors or parameters, a row a vector u or a γ.</param>
public sealed record TensorNetwork(IReadOnlyList<long[][][]> Levels)
{
    /// <summary>N, the number of modes.</summary>
    public int Modes => Levels[0].Length;

    /// <summary>M, the size of every mode.</summary>
    public int Size => Levels[0][0][0].Length;

    /// <summary>Parameters multiplied in one term of an entry: one at every node.</summary>
    public int Degree => Levels.Sum(level => level.Length);

    /// <summary>A network with integer parameters uniform on [−range, range].</summary>
    /// <param name="stream">Where the parameters come from.</param>
    /// <param name="modes">N; a power of 2 for the deep network.</param>
    /// <param name="size">M.</param>
    /// <param name="widths">Tensors a node from the leaves up, the top's single one left out; one width alone makes the shallow network.</param>
    /// <param name="range">The largest absolute value of a parameter.</param>
    public static TensorNetwork Random(RandomStream stream, int modes, int size, IReadOnlyList<int> widths, int range)
    {
        long[][][] Nodes(int count, int rows, int columns) =>
            [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => (long)stream.Next(-range, range)).ToArray()).ToArray())];
        var levels = new List<long[][][]> { Nodes(modes, widths[0], size) };
        for (int l = 1; l < widths.Count; l++)
            levels.Add(Nodes(levels[^1].Length / 2, widths[l], widths[l - 1]));
        levels.Add(Nodes(1, 1, widths[^1]));
        return new(levels);
    }

    /// <summary>Rows and columns of a nonzero minor, modulo 2^61 − 1, of the tensor written as a matrix; its size is the rank modulo that prime.</summary>
    /// <param name="halves">Whether the first half of the modes indexes the rows; otherwise every other mode does, from the first on.</param>
    public (int[] Rows, int[] Columns) Minor(bool halves = false)
    {
        var (entries, _, columns) = Matricised(halves);
        return ModularRank.Minor(entries, columns);
    }

    /// <summary>The rank modulo 2^61 − 1 of the tensor written as a matrix.</summary>
    /// <param name="halves">As for <see cref="Minor"/>.</param>
    public int Rank(bool halves = false) => Minor(halves).Rows.Length;

    /// <summary>The tensor modulo 2^61 − 1 as a matrix, row by row; indices count the row modes, and the column modes, with the last one fastest.</summary>
    /// <param name="halves">As for <see cref="Minor"/>.</param>
    internal (ulong[] Entries, int Rows, int Columns) Matricised(bool halves)
    {
        List<Block> nodes =
        [
            .. Levels[0].Select((vectors, j) =>
            {
                bool row = halves ? j < Modes / 2 : int.IsEvenInteger(j);
                return new Block([.. vectors.Select(v => v.Select(x => MersenneField.Reduce(x)).ToArray())], row ? Size : 1, row ? 1 : Size);
            }),
        ];
        foreach (var level in Levels.Skip(1))
            nodes = [.. nodes.Chunk(nodes.Count / level.Length).Select((children, j) => Combined(children, level[j]))];
        return (nodes[0].Matrices[0], nodes[0].Rows, nodes[0].Columns);
    }

    private static Block Combined(Block[] children, long[][] parameters)
    {
        int rows = children.Aggregate(1, (n, c) => n * c.Rows), columns = children.Aggregate(1, (n, c) => n * c.Columns);
        var sums = Array.ConvertAll(parameters, _ => new ulong[rows * columns]);
        ulong[][] factors = Array.ConvertAll(parameters, row => Array.ConvertAll(row, x => MersenneField.Reduce(x)));
        for (int alpha = 0; alpha < children[0].Matrices.Length; alpha++)
        {
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    ulong product = 1;
                    for (int c = children.Length - 1, r = i, s = j; c >= 0; r /= children[c].Rows, s /= children[c].Columns, c--)
                        product = MersenneField.Multiply(product, children[c].Matrices[alpha][(r % children[c].Rows * children[c].Columns) + (s % children[c].Columns)]);
                    for (int gamma = 0; gamma < parameters.Length; gamma++)
                    {
                        ulong term = MersenneField.Multiply(factors[gamma][alpha], product);
                        ref ulong sum = ref sums[gamma][(i * columns) + j];
                        sum = sum + term >= MersenneField.Prime ? sum + term - MersenneField.Prime : sum + term;
                    }
                }
            }
        }

        return new(sums, rows, columns);
    }

    private sealed record Block(ulong[][] Matrices, int Rows, int Columns);
}
