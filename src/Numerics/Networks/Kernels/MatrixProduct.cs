using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>
/// C ← start + A·B, or C ← C + scale·(A·B). Each entry is one chain of fused multiply-adds over k = 0, 1, …, from the
/// first summand on, so its bits depend on no tiling and no machine.
/// </summary>
/// <remarks>
/// Tiles of 8 rows × 3 vectors keep their 24 sums in registers (K. Goto, R. A. van de Geijn, Anatomy of high-performance
/// matrix multiplication, ACM TOMS 34(3), 2008, without their packing of A: our matrices are small).
/// A is addressed by two strides, so a transposed A costs nothing; rows of B and C are whole vectors.
/// </remarks>
internal static unsafe class MatrixProduct
{
    private const int TileRows = 8;
    private const int TileVectors = 3;

    /// <summary>A matrix by its first entry and the distances, in entries, from row to row and from column to column.</summary>
    internal readonly record struct Strided<T>(nint First, int RowStride, int ColumnStride)
        where T : unmanaged
    {
        internal T* At(int row, int column) => (T*)First + ((nint)row * RowStride) + ((nint)column * ColumnStride);
    }

    /// <summary>C = start + A·B, with one row of start for all rows of C (a bias), or none for 0.</summary>
    /// <param name="a">m × depth.</param>
    /// <param name="b">depth × columns, row-major with stride <paramref name="columns"/>.</param>
    /// <param name="c">m × columns, row-major with stride <paramref name="columns"/>.</param>
    /// <param name="start">Null, or a row of <paramref name="columns"/> entries.</param>
    /// <param name="rows">m.</param>
    /// <param name="depth">The length of each sum.</param>
    /// <param name="columns">A multiple of the number of lanes.</param>
    internal static void Assign<T>(Strided<T> a, T* b, T* c, T* start, int rows, int depth, int columns)
        where T : unmanaged, INumberBase<T> => Run(a, b, c, start, null, rows, depth, columns);

    /// <summary>C = C + scale·(A·B), the product summed from 0 and added with one rounding.</summary>
    /// <param name="a">m × depth.</param>
    /// <param name="b">depth × columns, row-major with stride <paramref name="columns"/>.</param>
    /// <param name="c">m × columns, row-major with stride <paramref name="columns"/>.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="rows">m.</param>
    /// <param name="depth">The length of each sum.</param>
    /// <param name="columns">A multiple of the number of lanes.</param>
    internal static void Add<T>(Strided<T> a, T* b, T* c, T scale, int rows, int depth, int columns)
        where T : unmanaged, INumberBase<T> => Run(a, b, c, null, &scale, rows, depth, columns);

    private static void Run<T>(Strided<T> a, T* b, T* c, T* start, T* scale, int rows, int depth, int columns)
        where T : unmanaged, INumberBase<T>
    {
        int lanes = Vector512<T>.Count;
        int column = 0;
        for (; column + (TileVectors * lanes) <= columns; column += TileVectors * lanes)
        {
            int row = 0;
            for (; row + TileRows <= rows; row += TileRows)
                EightByThree(a.At(row, 0), a.RowStride, a.ColumnStride, b + column, c + ((nint)row * columns) + column, start == null ? null : start + column, scale, depth, columns);
            for (; row < rows; row++)
                OneByThree(a.At(row, 0), a.ColumnStride, b + column, c + ((nint)row * columns) + column, start == null ? null : start + column, scale, depth, columns);
        }

        for (; column < columns; column += lanes)
        {
            int row = 0;
            for (; row + TileRows <= rows; row += TileRows)
                EightByOne(a.At(row, 0), a.RowStride, a.ColumnStride, b + column, c + ((nint)row * columns) + column, start == null ? null : start + column, scale, depth, columns);
            for (; row < rows; row++)
                OneByOne(a.At(row, 0), a.ColumnStride, b + column, c + ((nint)row * columns) + column, start == null ? null : start + column, scale, depth, columns);
        }
    }

    /// <summary>c ← c + scale·Σₖ (row k of b), for at most one vector of columns; rows of b may overlap whole vectors.</summary>
    /// <param name="b">depth rows with stride <paramref name="columns"/>, readable one vector past the last row's start.</param>
    /// <param name="c">One vector; lanes from <paramref name="columns"/> on receive garbage.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="depth">The number of rows.</param>
    /// <param name="columns">At most the number of lanes.</param>
    internal static void AddNarrowColumnSums<T>(T* b, T* c, T scale, int depth, int columns)
        where T : unmanaged, INumberBase<T>
    {
        T one = T.One;
        OneByOne(&one, 0, b, c, null, &scale, depth, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightByThree<T>(T* a, nint rowStride, nint columnStride, T* b, T* c, T* start, T* scale, int depth, nint columns)
        where T : unmanaged
    {
        int lanes = Vector512<T>.Count;
        Vector512<T> s0 = start == null ? default : Vector512.Load(start);
        Vector512<T> s1 = start == null ? default : Vector512.Load(start + lanes);
        Vector512<T> s2 = start == null ? default : Vector512.Load(start + (2 * lanes));
        Vector512<T> c00 = s0, c01 = s1, c02 = s2, c10 = s0, c11 = s1, c12 = s2, c20 = s0, c21 = s1, c22 = s2, c30 = s0, c31 = s1, c32 = s2;
        Vector512<T> c40 = s0, c41 = s1, c42 = s2, c50 = s0, c51 = s1, c52 = s2, c60 = s0, c61 = s1, c62 = s2, c70 = s0, c71 = s1, c72 = s2;
        T* a3 = a + (3 * rowStride);
        T* a6 = a + (6 * rowStride);
        for (int k = 0; k < depth; k++)
        {
            Vector512<T> b0 = Vector512.Load(b), b1 = Vector512.Load(b + lanes), b2 = Vector512.Load(b + (2 * lanes));
            Row(*a, b0, b1, b2, ref c00, ref c01, ref c02);
            Row(a[rowStride], b0, b1, b2, ref c10, ref c11, ref c12);
            Row(a[2 * rowStride], b0, b1, b2, ref c20, ref c21, ref c22);
            Row(*a3, b0, b1, b2, ref c30, ref c31, ref c32);
            Row(a3[rowStride], b0, b1, b2, ref c40, ref c41, ref c42);
            Row(a3[2 * rowStride], b0, b1, b2, ref c50, ref c51, ref c52);
            Row(*a6, b0, b1, b2, ref c60, ref c61, ref c62);
            Row(a6[rowStride], b0, b1, b2, ref c70, ref c71, ref c72);
            a += columnStride;
            a3 += columnStride;
            a6 += columnStride;
            b += columns;
        }

        Store(c, scale, c00, c01, c02);
        Store(c += columns, scale, c10, c11, c12);
        Store(c += columns, scale, c20, c21, c22);
        Store(c += columns, scale, c30, c31, c32);
        Store(c += columns, scale, c40, c41, c42);
        Store(c += columns, scale, c50, c51, c52);
        Store(c += columns, scale, c60, c61, c62);
        Store(c + columns, scale, c70, c71, c72);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightByOne<T>(T* a, nint rowStride, nint columnStride, T* b, T* c, T* start, T* scale, int depth, nint columns)
        where T : unmanaged
    {
        Vector512<T> s = start == null ? default : Vector512.Load(start);
        Vector512<T> c0 = s, c1 = s, c2 = s, c3 = s, c4 = s, c5 = s, c6 = s, c7 = s;
        T* a3 = a + (3 * rowStride);
        T* a6 = a + (6 * rowStride);
        for (int k = 0; k < depth; k++)
        {
            Vector512<T> v = Vector512.Load(b);
            c0 = Lanes.MultiplyAdd(Vector512.Create(*a), v, c0);
            c1 = Lanes.MultiplyAdd(Vector512.Create(a[rowStride]), v, c1);
            c2 = Lanes.MultiplyAdd(Vector512.Create(a[2 * rowStride]), v, c2);
            c3 = Lanes.MultiplyAdd(Vector512.Create(*a3), v, c3);
            c4 = Lanes.MultiplyAdd(Vector512.Create(a3[rowStride]), v, c4);
            c5 = Lanes.MultiplyAdd(Vector512.Create(a3[2 * rowStride]), v, c5);
            c6 = Lanes.MultiplyAdd(Vector512.Create(*a6), v, c6);
            c7 = Lanes.MultiplyAdd(Vector512.Create(a6[rowStride]), v, c7);
            a += columnStride;
            a3 += columnStride;
            a6 += columnStride;
            b += columns;
        }

        Store(c, scale, c0);
        Store(c += columns, scale, c1);
        Store(c += columns, scale, c2);
        Store(c += columns, scale, c3);
        Store(c += columns, scale, c4);
        Store(c += columns, scale, c5);
        Store(c += columns, scale, c6);
        Store(c + columns, scale, c7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByThree<T>(T* a, nint columnStride, T* b, T* c, T* start, T* scale, int depth, nint columns)
        where T : unmanaged
    {
        int lanes = Vector512<T>.Count;
        Vector512<T> c0 = start == null ? default : Vector512.Load(start);
        Vector512<T> c1 = start == null ? default : Vector512.Load(start + lanes);
        Vector512<T> c2 = start == null ? default : Vector512.Load(start + (2 * lanes));
        for (int k = 0; k < depth; k++)
        {
            Row(*a, Vector512.Load(b), Vector512.Load(b + lanes), Vector512.Load(b + (2 * lanes)), ref c0, ref c1, ref c2);
            a += columnStride;
            b += columns;
        }

        Store(c, scale, c0, c1, c2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne<T>(T* a, nint columnStride, T* b, T* c, T* start, T* scale, int depth, nint columns)
        where T : unmanaged
    {
        Vector512<T> sum = start == null ? default : Vector512.Load(start);
        for (int k = 0; k < depth; k++)
        {
            sum = Lanes.MultiplyAdd(Vector512.Create(*a), Vector512.Load(b), sum);
            a += columnStride;
            b += columns;
        }

        Store(c, scale, sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row<T>(T a, Vector512<T> b0, Vector512<T> b1, Vector512<T> b2, ref Vector512<T> c0, ref Vector512<T> c1, ref Vector512<T> c2)
    {
        Vector512<T> factor = Vector512.Create(a);
        c0 = Lanes.MultiplyAdd(factor, b0, c0);
        c1 = Lanes.MultiplyAdd(factor, b1, c1);
        c2 = Lanes.MultiplyAdd(factor, b2, c2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T* c, T* scale, Vector512<T> v0, Vector512<T> v1, Vector512<T> v2)
        where T : unmanaged
    {
        Store(c, scale, v0);
        Store(c + Vector512<T>.Count, scale, v1);
        Store(c + (2 * Vector512<T>.Count), scale, v2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T* c, T* scale, Vector512<T> sum)
        where T : unmanaged =>
        (scale == null ? sum : Lanes.MultiplyAdd(Vector512.Create(*scale), sum, Vector512.Load(c))).Store(c);
}
