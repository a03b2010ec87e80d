using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>Copies parts of matrices together, so that a tile reads them from one end to the other.</summary>
internal static unsafe class Packing
{
    /// <summary>Copies rows of one to three vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Vectors<T>(T* from, nint stride, T* to, int rows, int vectors)
        where T : unmanaged
    {
        int lanes = Vector512<T>.Count;
        for (int k = 0; k < rows; k++)
        {
            Vector512.Load(from).Store(to);
            if (vectors > 1)
                Vector512.Load(from + lanes).Store(to + lanes);
            if (vectors > 2)
                Vector512.Load(from + (2 * lanes)).Store(to + (2 * lanes));
            from += stride;
            to += vectors * lanes;
        }
    }

    /// <summary>Copies rows of eight entries.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Eights<T>(T* from, nint stride, T* to, int rows)
        where T : unmanaged
    {
        for (int k = 0; k < rows; k++)
        {
            if (typeof(T) == typeof(double))
                Vector512.Load(from).Store(to);
            else
                Vector256.Load(from).Store(to);
            from += stride;
            to += 8;
        }
    }
}
