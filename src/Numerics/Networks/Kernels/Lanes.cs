using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>The few vector operations that .NET offers for double and float apart, under one generic name. The branches are constants to the compiler.</summary>
internal static class Lanes
{
    /// <summary>a·b + c with one rounding, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<T> MultiplyAdd<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c) =>
        typeof(T) == typeof(double)
            ? Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
            : Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    /// <summary>The sum of all lanes by halving: lane i + lane i + n/2, and so on. Explicit, so every machine adds in this order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Sum<T>(Vector512<T> vector)
        where T : INumberBase<T>
    {
        Vector256<T> half = vector.GetLower() + vector.GetUpper();
        Vector128<T> quarter = half.GetLower() + half.GetUpper();
        return typeof(T) == typeof(double)
            ? quarter[0] + quarter[1]
            : quarter[0] + quarter[2] + (quarter[1] + quarter[3]);
    }

    /// <summary>The number of lanes times the least number of vectors that hold <paramref name="count"/> items.</summary>
    internal static int RoundUp<T>(int count) => (count + Vector512<T>.Count - 1) / Vector512<T>.Count * Vector512<T>.Count;
}
