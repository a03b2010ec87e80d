using System.Numerics;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>A matrix by its first entry and the distances, in entries, from row to row and from column to column.</summary>
internal readonly record struct Strided<T>(nint First, nint RowStride, nint ColumnStride)
    where T : unmanaged
{
    internal unsafe T* At(nint row, nint column) => (T*)First + (row * RowStride) + (column * ColumnStride);
}

/// <summary>
/// C ← start + A·B, or C ← C + scale·(A·B), on one thread. The sum over k runs in blocks of 256 terms: each block is one
/// chain of fused multiply-adds in rising k, and the blocks are added to C in order. So the bits depend on no tiling
/// and no machine.
/// </summary>
/// <remarks>
/// The blocking of K. Goto, R. A. van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34(3), 2008:
/// a panel of B, 256 × 3 vectors, is copied together; a block of A is copied if enough panels
/// use it. Entries of a row of A lie together, or those of a column do. Rows of B and C are whole vectors.
/// </remarks>
internal sealed unsafe class MatrixProduct<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Terms a block: measured best among 128, 256, 384 and 512 for 1024 × 1024 (fewer blocks pass over C less often). Changing it changes bits.</summary>
    internal const int BlockDepth = 256;

    /// <summary>Rows of a block of <see cref="Gram"/>: whole vectors of either type.</summary>
    internal const int GramRows = 32;

    private const int PanelVectors = 3;
    private const int RowsWorthAPanel = 16; // copying a panel costs as much as a product with about one row
    private const int BlockRows = 128; // of A, packed: 256 KB at most, which the second cache holds
    private const int PanelsWorthCopyingRows = 2; // where A comes transposed, eight entries lie together
    private const int PanelsWorthTurningRows = 8;

    private readonly AlignedArray<T> panel = new(BlockDepth * PanelVectors * Vector512<T>.Count);
    private readonly AlignedArray<T> packedRows = new(BlockRows * BlockDepth);

    /// <summary>C = start + A·B, with one row of start for all rows of C (a bias), or none for 0.</summary>
    /// <param name="a">rows × depth.</param>
    /// <param name="b">depth × columns, row-major with stride <paramref name="columns"/>.</param>
    /// <param name="c">rows × columns, row-major with stride <paramref name="columns"/>.</param>
    /// <param name="start">Null, or a row of <paramref name="columns"/> entries.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="depth">The length of each sum.</param>
    /// <param name="columns">A multiple of the number of lanes.</param>
    internal void Assign(Strided<T> a, T* b, T* c, T* start, int rows, int depth, int columns) => Assign(a, b, c, start, rows, depth, columns, columns);

    /// <summary>The part of AᵀA on and above the diagonal, in blocks of <see cref="GramRows"/> rows; entries left of a block stay as they were.</summary>
    /// <param name="a">depth × columns, row-major with stride <paramref name="stride"/>, padded with zeros.</param>
    /// <param name="c">columns × stride.</param>
    /// <param name="depth">Rows of A.</param>
    /// <param name="columns">Columns of A.</param>
    /// <param name="stride"><paramref name="columns"/> rounded up to whole vectors.</param>
    internal void Gram(T* a, T* c, int depth, int columns, int stride)
    {
        for (int row = 0; row < columns; row += GramRows)
            Assign(new((nint)(a + row), 1, stride), a + row, c + ((nint)row * stride) + row, null, Math.Min(GramRows, columns - row), depth, stride - row, stride);
    }

    private void Assign(Strided<T> a, T* b, T* c, T* start, int rows, int depth, int columns, int stride)
    {
        T one = T.One;
        for (int k = 0; k < depth; k += BlockDepth)
            Blocks(a with { First = (nint)a.At(0, k) }, b + ((nint)k * stride), c, k == 0 ? start : null, k == 0 ? null : &one, rows, Math.Min(BlockDepth, depth - k), columns, stride);
    }

    /// <summary>C = C + scale·(A·B); each block of the product is summed from 0 and added with one rounding.</summary>
    /// <param name="a">rows × depth.</param>
    /// <param name="b">depth × columns, row-major with stride <paramref name="columns"/>.</param>
    /// <param name="c">rows × columns, row-major with stride <paramref name="columns"/>.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="rows">Rows of C.</param>
    /// <param name="depth">The length of each sum.</param>
    /// <param name="columns">A multiple of the number of lanes.</param>
    internal void Add(Strided<T> a, T* b, T* c, T scale, int rows, int depth, int columns)
    {
        for (int k = 0; k < depth; k += BlockDepth)
            Blocks(a with { First = (nint)a.At(0, k) }, b + ((nint)k * columns), c, null, &scale, rows, Math.Min(BlockDepth, depth - k), columns, columns);
    }

    private void Blocks(Strided<T> a, T* b, T* c, T* start, T* scale, int rows, int depth, int columns, int stride)
    {
        for (int row = 0; row < rows; row += BlockRows)
            Block(a with { First = (nint)a.At(row, 0) }, b, c + ((nint)row * stride), start, scale, Math.Min(BlockRows, rows - row), depth, columns, stride);
    }

    private void Block(Strided<T> a, T* b, T* c, T* start, T* scale, int rows, int depth, int columns, int stride)
    {
        int lanes = Vector512<T>.Count;
        int width = PanelVectors * lanes;
        bool packA = columns >= (a.RowStride == 1 ? PanelsWorthCopyingRows : PanelsWorthTurningRows) * width;
        bool packB = columns > width && rows >= RowsWorthAPanel;
        if (packA)
            PackRows(a, rows, depth);

        var tile = new ProductTile.Operands<T> { CStride = stride, Scale = scale, Depth = depth };
        int full = rows / ProductTile.Rows * ProductTile.Rows;
        for (int column = 0; full > 0 && column < columns;)
        {
            int vectors = column + width <= columns ? PanelVectors : 1;
            tile.Start = start == null ? null : start + column;
            tile.B = b + column;
            tile.BStride = stride;
            if (packB && vectors == PanelVectors)
            {
                ProductTile.CopyPanel(tile.B, stride, panel.Pointer, depth);
                tile.B = panel.Pointer;
                tile.BStride = width;
            }

            FullRows(a, packA, c + column, rows, vectors, tile);
            column += vectors * lanes;
        }

        for (int row = full; row < rows; row++)
        {
            tile.C = c + ((nint)row * stride);
            SingleRow(a.At(row, 0), a.ColumnStride, b, stride, start, columns, tile);
        }
    }

    private void FullRows(Strided<T> a, bool packed, T* c, int rows, int vectors, ProductTile.Operands<T> tile)
    {
        tile.C = c;
        tile.ARowStride = packed ? 1 : a.RowStride;
        tile.AColumnStride = packed ? ProductTile.Rows : a.ColumnStride;
        for (int row = 0; row + ProductTile.Rows <= rows; row += ProductTile.Rows, tile.C += ProductTile.Rows * tile.CStride)
        {
            tile.A = packed ? packedRows.Pointer + ((nint)row * tile.Depth) : a.At(row, 0);
            if (vectors == PanelVectors)
                ProductTile.EightByThree(&tile);
            else
                ProductTile.EightByOne(&tile);
        }
    }

    // A row alone has one chain a vector: eight vectors at once hide the latency of the multiply-add.
    private static void SingleRow(T* a, nint columnStride, T* b, int stride, T* start, int columns, ProductTile.Operands<T> tile)
    {
        int lanes = Vector512<T>.Count;
        tile.A = a;
        tile.AColumnStride = columnStride;
        tile.BStride = stride;
        T* c = tile.C;
        for (int column = 0; column < columns;)
        {
            bool many = column + (ProductTile.Rows * lanes) <= columns;
            tile.B = b + column;
            tile.C = c + column;
            tile.Start = start == null ? null : start + column;
            if (many)
                ProductTile.OneByEight(&tile);
            else
                ProductTile.OneByOne(&tile);
            column += many ? ProductTile.Rows * lanes : lanes;
        }
    }

    // Groups of eight rows of A, each as depth × 8.
    private void PackRows(Strided<T> a, int rows, int depth)
    {
        T* to = packedRows.Pointer;
        for (int row = 0; row + ProductTile.Rows <= rows; row += ProductTile.Rows, to += (nint)ProductTile.Rows * depth)
        {
            if (a.RowStride == 1)
                ProductTile.CopyEight(a.At(row, 0), a.ColumnStride, to, depth);
            else
                Transposition.Run(a.At(row, 0), (int)a.RowStride, to, ProductTile.Rows, ProductTile.Rows, depth);
        }
    }
}
