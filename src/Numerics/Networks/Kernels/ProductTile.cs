using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>The innermost loops of a matrix product: tiles of C whose sums stay in registers, 8 rows × 3 vectors at most.</summary>
internal static unsafe class ProductTile
{
    internal const int Rows = 8;

    /// <summary>Where a tile finds its operands. With no scale: C = start + A·B; else C = C + scale·(A·B).</summary>
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
        internal int Depth;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void EightByThree<T>(Operands<T>* operands)
        where T : unmanaged
    {
        ref readonly Operands<T> tile = ref *operands;
        int lanes = Vector512<T>.Count;
        Vector512<T> s0 = Start(tile.Start, 0), s1 = Start(tile.Start, lanes), s2 = Start(tile.Start, 2 * lanes);
        Vector512<T> c00 = s0, c01 = s1, c02 = s2, c10 = s0, c11 = s1, c12 = s2, c20 = s0, c21 = s1, c22 = s2, c30 = s0, c31 = s1, c32 = s2;
        Vector512<T> c40 = s0, c41 = s1, c42 = s2, c50 = s0, c51 = s1, c52 = s2, c60 = s0, c61 = s1, c62 = s2, c70 = s0, c71 = s1, c72 = s2;
        nint row = tile.ARowStride, next = tile.AColumnStride, stride = tile.BStride;
        T* a = tile.A;
        T* a3 = a + (3 * row);
        T* a6 = a3 + (3 * row);
        T* b = tile.B;
        for (int k = tile.Depth; k > 0; k--)
        {
            Vector512<T> b0 = Vector512.Load(b), b1 = Vector512.Load(b + lanes), b2 = Vector512.Load(b + (2 * lanes));
            MultiplyAdd(*a, b0, b1, b2, ref c00, ref c01, ref c02);
            MultiplyAdd(a[row], b0, b1, b2, ref c10, ref c11, ref c12);
            MultiplyAdd(a[2 * row], b0, b1, b2, ref c20, ref c21, ref c22);
            MultiplyAdd(*a3, b0, b1, b2, ref c30, ref c31, ref c32);
            MultiplyAdd(a3[row], b0, b1, b2, ref c40, ref c41, ref c42);
            MultiplyAdd(a3[2 * row], b0, b1, b2, ref c50, ref c51, ref c52);
            MultiplyAdd(*a6, b0, b1, b2, ref c60, ref c61, ref c62);
            MultiplyAdd(a6[row], b0, b1, b2, ref c70, ref c71, ref c72);
            a += next;
            a3 += next;
            a6 += next;
            b += stride;
        }

        T* c = tile.C;
        Store(c, tile.Scale, c00, c01, c02);
        Store(c += tile.CStride, tile.Scale, c10, c11, c12);
        Store(c += tile.CStride, tile.Scale, c20, c21, c22);
        Store(c += tile.CStride, tile.Scale, c30, c31, c32);
        Store(c += tile.CStride, tile.Scale, c40, c41, c42);
        Store(c += tile.CStride, tile.Scale, c50, c51, c52);
        Store(c += tile.CStride, tile.Scale, c60, c61, c62);
        Store(c + tile.CStride, tile.Scale, c70, c71, c72);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void EightByOne<T>(Operands<T>* operands)
        where T : unmanaged
    {
        ref readonly Operands<T> tile = ref *operands;
        Vector512<T> start = Start(tile.Start, 0);
        Vector512<T> c0 = start, c1 = start, c2 = start, c3 = start, c4 = start, c5 = start, c6 = start, c7 = start;
        nint row = tile.ARowStride, next = tile.AColumnStride, stride = tile.BStride;
        T* a = tile.A;
        T* a3 = a + (3 * row);
        T* a6 = a3 + (3 * row);
        T* b = tile.B;
        for (int k = tile.Depth; k > 0; k--)
        {
            Vector512<T> v = Vector512.Load(b);
            c0 = Lanes.MultiplyAdd(Vector512.Create(*a), v, c0);
            c1 = Lanes.MultiplyAdd(Vector512.Create(a[row]), v, c1);
            c2 = Lanes.MultiplyAdd(Vector512.Create(a[2 * row]), v, c2);
            c3 = Lanes.MultiplyAdd(Vector512.Create(*a3), v, c3);
            c4 = Lanes.MultiplyAdd(Vector512.Create(a3[row]), v, c4);
            c5 = Lanes.MultiplyAdd(Vector512.Create(a3[2 * row]), v, c5);
            c6 = Lanes.MultiplyAdd(Vector512.Create(*a6), v, c6);
            c7 = Lanes.MultiplyAdd(Vector512.Create(a6[row]), v, c7);
            a += next;
            a3 += next;
            a6 += next;
            b += stride;
        }

        T* c = tile.C;
        Store(c, tile.Scale, c0);
        Store(c += tile.CStride, tile.Scale, c1);
        Store(c += tile.CStride, tile.Scale, c2);
        Store(c += tile.CStride, tile.Scale, c3);
        Store(c += tile.CStride, tile.Scale, c4);
        Store(c += tile.CStride, tile.Scale, c5);
        Store(c += tile.CStride, tile.Scale, c6);
        Store(c + tile.CStride, tile.Scale, c7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void OneByEight<T>(Operands<T>* operands)
        where T : unmanaged
    {
        ref readonly Operands<T> tile = ref *operands;
        int lanes = Vector512<T>.Count;
        Vector512<T> c0 = Start(tile.Start, 0), c1 = Start(tile.Start, lanes), c2 = Start(tile.Start, 2 * lanes), c3 = Start(tile.Start, 3 * lanes);
        Vector512<T> c4 = Start(tile.Start, 4 * lanes), c5 = Start(tile.Start, 5 * lanes), c6 = Start(tile.Start, 6 * lanes), c7 = Start(tile.Start, 7 * lanes);
        nint next = tile.AColumnStride, stride = tile.BStride;
        T* a = tile.A;
        T* b = tile.B;
        for (int k = tile.Depth; k > 0; k--)
        {
            MultiplyAdd(*a, Vector512.Load(b), Vector512.Load(b + lanes), Vector512.Load(b + (2 * lanes)), ref c0, ref c1, ref c2);
            MultiplyAdd(*a, Vector512.Load(b + (3 * lanes)), Vector512.Load(b + (4 * lanes)), Vector512.Load(b + (5 * lanes)), ref c3, ref c4, ref c5);
            c6 = Lanes.MultiplyAdd(Vector512.Create(*a), Vector512.Load(b + (6 * lanes)), c6);
            c7 = Lanes.MultiplyAdd(Vector512.Create(*a), Vector512.Load(b + (7 * lanes)), c7);
            a += next;
            b += stride;
        }

        Store(tile.C, tile.Scale, c0, c1, c2);
        Store(tile.C + (3 * lanes), tile.Scale, c3, c4, c5);
        Store(tile.C + (6 * lanes), tile.Scale, c6);
        Store(tile.C + (7 * lanes), tile.Scale, c7);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void OneByOne<T>(Operands<T>* operands)
        where T : unmanaged
    {
        ref readonly Operands<T> tile = ref *operands;
        Vector512<T> sum = Start(tile.Start, 0);
        T* a = tile.A;
        T* b = tile.B;
        for (int k = tile.Depth; k > 0; k--)
        {
            sum = Lanes.MultiplyAdd(Vector512.Create(*a), Vector512.Load(b), sum);
            a += tile.AColumnStride;
            b += tile.BStride;
        }

        Store(tile.C, tile.Scale, sum);
    }

    /// <summary>Copies rows of three vectors together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void CopyPanel<T>(T* from, nint stride, T* to, int rows)
        where T : unmanaged
    {
        int lanes = Vector512<T>.Count;
        for (int k = 0; k < rows; k++)
        {
            Vector512.Load(from).Store(to);
            Vector512.Load(from + lanes).Store(to + lanes);
            Vector512.Load(from + (2 * lanes)).Store(to + (2 * lanes));
            from += stride;
            to += 3 * lanes;
        }
    }

    /// <summary>Copies rows of eight entries together.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void CopyEight<T>(T* from, nint stride, T* to, int rows)
        where T : unmanaged
    {
        for (int k = 0; k < rows; k++)
        {
            if (typeof(T) == typeof(double))
                Vector512.Load(from).Store(to);
            else
                Vector256.Load(from).Store(to);
            from += stride;
            to += Rows;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Start<T>(T* start, int offset)
        where T : unmanaged => start == null ? default : Vector512.Load(start + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyAdd<T>(T a, Vector512<T> b0, Vector512<T> b1, Vector512<T> b2, ref Vector512<T> c0, ref Vector512<T> c1, ref Vector512<T> c2)
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
