using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>What becomes of a finished sum before it is stored.</summary>
internal enum ProductEnd
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>max(sum, 0); NaN passes.</summary>
    Rectified,

    /// <summary>0 where the gate, a matrix shaped like C, is at most 0.</summary>
    Gated,
}

/// <summary>The innermost loop of a matrix product: a tile of C whose sums stay in registers, 8 rows × 3 vectors at most.</summary>
/// <remarks>
/// One text for all tiles: rows, vectors and end are types, so for the compiler they are constants, and what a smaller tile
/// does not need is gone from its code. Twenty-four sums, three vectors of B and an entry of A fill 28 of the 32 registers.
/// </remarks>
internal static unsafe class ProductTile
{
    internal const int MostRows = 8;
    internal const int MostVectors = 3;

    /// <summary>Where a tile finds its operands. With no scale: C = end(start + A·B); else C = end(C + scale·(A·B)).</summary>
    internal struct Operands<T>
        where T : unmanaged
    {
        internal T* A;
        internal nint ARowStride;
        internal nint AColumnStride;
        internal T* B;
        internal nint BStride;
        internal T* C;
        internal nint CStride;
        internal T* Start;
        internal T* Scale;
        internal T* Gate; // strides of C
        internal int Depth;
    }

    /// <summary>Computes one tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T, TRows, TVectors, TEnd>(Operands<T>* operands)
        where T : unmanaged
        where TRows : struct, INumeral
        where TVectors : struct, INumeral
        where TEnd : struct, IEnd
    {
        ref readonly Operands<T> tile = ref *operands;
        int lanes = Vector512<T>.Count;
        Vector512<T> s0 = Start(tile.Start, 0), s1 = default, s2 = default;
        if (TVectors.Value > 1)
            s1 = Start(tile.Start, lanes);
        if (TVectors.Value > 2)
            s2 = Start(tile.Start, 2 * lanes);
        Vector512<T> c00 = s0, c01 = s1, c02 = s2, c10 = s0, c11 = s1, c12 = s2, c20 = s0, c21 = s1, c22 = s2, c30 = s0, c31 = s1, c32 = s2;
        Vector512<T> c40 = s0, c41 = s1, c42 = s2, c50 = s0, c51 = s1, c52 = s2, c60 = s0, c61 = s1, c62 = s2, c70 = s0, c71 = s1, c72 = s2;
        nint row = tile.ARowStride, next = tile.AColumnStride, stride = tile.BStride;
        T* a = tile.A;
        T* a3 = a + (3 * row);
        T* a6 = a3 + (3 * row);
        T* b = tile.B;
        for (int k = tile.Depth; k > 0; k--)
        {
            Vector512<T> b0 = Vector512.Load(b), b1 = default, b2 = default;
            if (TVectors.Value > 1)
                b1 = Vector512.Load(b + lanes);
            if (TVectors.Value > 2)
                b2 = Vector512.Load(b + (2 * lanes));
            MultiplyAdd<T, TVectors>(Vector512.Create(*a), b0, b1, b2, ref c00, ref c01, ref c02);
            if (TRows.Value > 1)
                MultiplyAdd<T, TVectors>(Vector512.Create(a[row]), b0, b1, b2, ref c10, ref c11, ref c12);
            if (TRows.Value > 2)
                MultiplyAdd<T, TVectors>(Vector512.Create(a[2 * row]), b0, b1, b2, ref c20, ref c21, ref c22);
            if (TRows.Value > 3)
                MultiplyAdd<T, TVectors>(Vector512.Create(*a3), b0, b1, b2, ref c30, ref c31, ref c32);
            if (TRows.Value > 4)
                MultiplyAdd<T, TVectors>(Vector512.Create(a3[row]), b0, b1, b2, ref c40, ref c41, ref c42);
            if (TRows.Value > 5)
                MultiplyAdd<T, TVectors>(Vector512.Create(a3[2 * row]), b0, b1, b2, ref c50, ref c51, ref c52);
            if (TRows.Value > 6)
                MultiplyAdd<T, TVectors>(Vector512.Create(*a6), b0, b1, b2, ref c60, ref c61, ref c62);
            if (TRows.Value > 7)
                MultiplyAdd<T, TVectors>(Vector512.Create(a6[row]), b0, b1, b2, ref c70, ref c71, ref c72);
            a += next;
            if (TRows.Value > 3)
                a3 += next;
            if (TRows.Value > 6)
                a6 += next;
            b += stride;
        }

        Store<T, TVectors, TEnd>(in tile, 0, c00, c01, c02);
        if (TRows.Value > 1)
            Store<T, TVectors, TEnd>(in tile, 1, c10, c11, c12);
        if (TRows.Value > 2)
            Store<T, TVectors, TEnd>(in tile, 2, c20, c21, c22);
        if (TRows.Value > 3)
            Store<T, TVectors, TEnd>(in tile, 3, c30, c31, c32);
        if (TRows.Value > 4)
            Store<T, TVectors, TEnd>(in tile, 4, c40, c41, c42);
        if (TRows.Value > 5)
            Store<T, TVectors, TEnd>(in tile, 5, c50, c51, c52);
        if (TRows.Value > 6)
            Store<T, TVectors, TEnd>(in tile, 6, c60, c61, c62);
        if (TRows.Value > 7)
            Store<T, TVectors, TEnd>(in tile, 7, c70, c71, c72);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Start<T>(T* start, int offset)
        where T : unmanaged => start == null ? default : Vector512.Load(start + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAdd<T, TVectors>(Vector512<T> factor, Vector512<T> b0, Vector512<T> b1, Vector512<T> b2, ref Vector512<T> c0, ref Vector512<T> c1, ref Vector512<T> c2)
        where T : unmanaged
        where TVectors : struct, INumeral
    {
        c0 = Lanes.MultiplyAdd(factor, b0, c0);
        if (TVectors.Value > 1)
            c1 = Lanes.MultiplyAdd(factor, b1, c1);
        if (TVectors.Value > 2)
            c2 = Lanes.MultiplyAdd(factor, b2, c2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T, TVectors, TEnd>(ref readonly Operands<T> tile, int row, Vector512<T> v0, Vector512<T> v1, Vector512<T> v2)
        where T : unmanaged
        where TVectors : struct, INumeral
        where TEnd : struct, IEnd
    {
        nint offset = row * tile.CStride;
        Store<T, TEnd>(in tile, offset, v0);
        if (TVectors.Value > 1)
            Store<T, TEnd>(in tile, offset + Vector512<T>.Count, v1);
        if (TVectors.Value > 2)
            Store<T, TEnd>(in tile, offset + (2 * Vector512<T>.Count), v2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T, TEnd>(ref readonly Operands<T> tile, nint offset, Vector512<T> sum)
        where T : unmanaged
        where TEnd : struct, IEnd
    {
        T* c = tile.C + offset, scale = tile.Scale;
        if (scale != null)
            sum = Lanes.MultiplyAdd(Vector512.Create(*scale), sum, Vector512.Load(c));
        if (TEnd.Kind == ProductEnd.Rectified)
            sum = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(sum, Vector512<T>.Zero), Vector512<T>.Zero, sum);
        if (TEnd.Kind == ProductEnd.Gated)
            sum = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(Vector512.Load(tile.Gate + offset), Vector512<T>.Zero), Vector512<T>.Zero, sum);
        sum.Store(c);
    }
}
