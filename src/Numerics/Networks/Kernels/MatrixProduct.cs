using System.Numerics;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>
/// C ← start + A·B, or C ← C + scale·(A·B), on one thread. The sum over k runs in blocks of 256 terms: each block is one
/// chain of fused multiply-adds in rising k, and the blocks are added to C in order. So the bits depend on no tiling
/// and no machine.
/// </summary>
/// <remarks>
/// The blocking of K. Goto, R. A. van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34(3), 2008:
/// a panel of B, 256 × 3 vectors, is copied together unless B comes cut into panels; a block of A is copied if enough panels
/// use it. Entries of a row of A lie together, or those of a column do.
/// </remarks>
internal sealed unsafe class MatrixProduct<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Terms a block: measured best among 128, 256, 384 and 512 for 1024 × 1024 (fewer blocks pass over C less often). Changing it changes bits.</summary>
    internal const int BlockDepth = 256;

    /// <summary>Rows of a block of <see cref="Gram"/>: as few as whole vectors and tiles allow.</summary>
    internal static readonly int GramRows = Vector512<T>.Count;

    private const int Group = ProductTile.MostRows;
    private const int RowsWorthAPanel = 16; // copying a panel costs as much as a product with about one row
    private const int BlockRows = 128; // of A, packed: 256 KB at most, which the second cache holds
    private const int PanelsWorthCopyingRows = 2; // where A comes transposed, eight entries lie together
    private const int PanelsWorthTurningRows = 8;

    private readonly AlignedArray<T> panel = new(BlockDepth * ProductTile.MostVectors * Vector512<T>.Count);
    private readonly AlignedArray<T> packedRows = new(BlockRows * BlockDepth);

    /// <summary>C = end(start + A·B), with one row of start for all rows of C (a bias), or none for 0.</summary>
    /// <param name="a">rows × depth.</param>
    /// <param name="b">depth × columns.</param>
    /// <param name="c">rows × columns.</param>
    /// <param name="start">Null, or a row of as many entries as C has columns.</param>
    /// <param name="end">What to do with the sums.</param>
    /// <param name="gate">For <see cref="ProductEnd.Gated"/>, a matrix that lies as C does.</param>
    internal void Assign(Strided<T> a, Panels<T> b, Panels<T> c, T* start = null, ProductEnd end = ProductEnd.Plain, T* gate = null)
    {
        T one = T.One;
        for (int row = 0; row < c.Rows; row += BlockRows)
        {
            for (int k = 0; k < b.Rows; k += BlockDepth)
            {
                bool last = k + BlockDepth >= b.Rows;
                Block(a, b, c, row, k, new() { Start = k == 0 ? start : null, Scale = k == 0 ? null : &one, Gate = last ? gate : null }, last ? end : ProductEnd.Plain);
            }
        }

        GC.KeepAlive(this); // tiles read what was copied through pointers
    }

    /// <summary>C = C + scale·(A·B); each block of the product is summed from 0 and added with one rounding.</summary>
    /// <param name="a">rows × depth.</param>
    /// <param name="b">depth × columns.</param>
    /// <param name="c">rows × columns.</param>
    /// <param name="scale">The factor.</param>
    internal void Add(Strided<T> a, Panels<T> b, Panels<T> c, T scale)
    {
        for (int row = 0; row < c.Rows; row += BlockRows)
        {
            for (int k = 0; k < b.Rows; k += BlockDepth)
                Block(a, b, c, row, k, new() { Scale = &scale }, ProductEnd.Plain);
        }

        GC.KeepAlive(this);
    }

    /// <summary>The part of AᵀA on and above the diagonal, in blocks of <see cref="GramRows"/> rows; entries left of a block stay as they were.</summary>
    /// <param name="a">depth × columns, row-major with stride <paramref name="stride"/>, padded with zeros.</param>
    /// <param name="c">columns × stride.</param>
    /// <param name="depth">Rows of A.</param>
    /// <param name="columns">Columns of A.</param>
    /// <param name="stride"><paramref name="columns"/> rounded up to whole vectors.</param>
    internal void Gram(T* a, T* c, int depth, int columns, int stride)
    {
        for (int row = 0; row < columns; row += GramRows)
        {
            Assign(
                new((nint)(a + row), 1, stride),
                new((nint)(a + row), depth, stride - row, stride),
                new((nint)(c + ((nint)row * stride) + row), Math.Min(GramRows, columns - row), stride - row, stride));
        }
    }

    // A block of rows of C, which stays in the second cache for all blocks of the sums, against all panels of B.
    private void Block(Strided<T> a, Panels<T> b, Panels<T> c, int row, int k, ProductTile.Operands<T> tile, ProductEnd end)
    {
        a = a with { First = (nint)a.At(row, k) };
        tile.Depth = Math.Min(BlockDepth, b.Rows - k);
        int rows = Math.Min(BlockRows, c.Rows - row), vectors = b.Vectors, wide = ProductTile.MostVectors;
        bool packA = vectors >= (a.RowStride == 1 ? PanelsWorthCopyingRows : PanelsWorthTurningRows) * wide;
        bool packB = b.Stride > 0 && vectors > wide && rows >= RowsWorthAPanel;
        if (packA)
            PackRows(a, rows, tile.Depth);
        T* start = tile.Start, gate = tile.Gate;
        for (int vector = 0, width; vector < vectors; vector += width)
        {
            width = Panels<T>.Width(vectors - vector);
            tile.Start = start == null ? null : start + (vector * Vector512<T>.Count);
            tile.B = b.At(k, vector, width);
            tile.BStride = b.RowStride(width);
            if (packB)
            {
                Packing.Vectors(tile.B, tile.BStride, panel.Pointer, tile.Depth, width);
                tile.B = panel.Pointer;
                tile.BStride = width * Vector512<T>.Count;
            }

            tile.C = c.At(row, vector, width);
            tile.CStride = c.RowStride(width);
            tile.Gate = gate + (tile.C - (T*)c.First);
            Column(a, packA, rows, width, tile, end);
        }
    }

    // All tiles of a panel: groups of eight rows, then the rest.
    private void Column(Strided<T> a, bool packed, int rows, int width, ProductTile.Operands<T> tile, ProductEnd end)
    {
        int rest = rows % Group;
        if (rows >= Group)
        {
            delegate*<ProductTile.Operands<T>*, void> full = ProductTiles<T>.Of(end, Group, width);
            tile.ARowStride = packed ? 1 : a.RowStride;
            tile.AColumnStride = packed ? Group : a.ColumnStride;
            for (int row = 0; row < rows - rest; row += Group)
            {
                tile.A = packed ? packedRows.Pointer + ((nint)row * tile.Depth) : a.At(row, 0);
                full(&tile);
                tile.C += Group * tile.CStride;
                tile.Gate += Group * tile.CStride;
            }
        }

        if (rest > 0)
        {
            tile.A = a.At(rows - rest, 0);
            (tile.ARowStride, tile.AColumnStride) = (a.RowStride, a.ColumnStride);
            ProductTiles<T>.Of(end, rest, width)(&tile);
        }
    }

    // Groups of eight rows of A, each as depth × 8.
    private void PackRows(Strided<T> a, int rows, int depth)
    {
        T* to = packedRows.Pointer;
        for (int row = 0; row + Group <= rows; row += Group, to += (nint)Group * depth)
        {
            if (a.RowStride == 1)
                Packing.Eights(a.At(row, 0), a.ColumnStride, to, depth);
            else
                Transposition.Run(a.At(row, 0), (int)a.RowStride, to, Group, Group, depth);
        }
    }
}
