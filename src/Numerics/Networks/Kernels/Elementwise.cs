using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>Activations and their slopes over whole vectors; counts are multiples of the number of lanes.</summary>
internal static unsafe class Elementwise
{
    /// <summary>a ← f(a).</summary>
    internal static void Apply<T>(KernelActivation activation, T* a, int count)
        where T : unmanaged, INumberBase<T>
    {
        switch (activation)
        {
            case KernelActivation.Identity: break;
            case KernelActivation.Relu: Rectify(a, count); break;
            case KernelActivation.Tanh: Tanh(a, count); break;
            case KernelActivation.Logistic: Logistic(a, count); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation), activation, "The kernel does not know this activation.");
        }
    }

    /// <summary>d ← d·f′, with f′ computed from y = f(z).</summary>
    internal static void MultiplyBySlope<T>(KernelActivation activation, T* y, T* d, int count)
        where T : unmanaged, INumberBase<T>
    {
        switch (activation)
        {
            case KernelActivation.Identity: break;
            case KernelActivation.Relu: RectifiedSlope(y, d, count); break;
            case KernelActivation.Tanh: TanhSlope(y, d, count); break;
            case KernelActivation.Logistic: LogisticSlope(y, d, count); break;
            default: throw new ArgumentOutOfRangeException(nameof(activation), activation, "The kernel does not know this activation.");
        }
    }

    /// <summary>d ← d − t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Subtract<T>(T* d, T* t, int count)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < count; i += Vector512<T>.Count)
            (Vector512.Load(d + i) - Vector512.Load(t + i)).Store(d + i);
    }

    /// <summary>ℓ ← the loss of each output z and target t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Losses<T>(KernelLoss loss, T* z, T* t, T* result, int count)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            Vector512<T> output = Vector512.Load(z + i);
            Vector512<T> target = Vector512.Load(t + i);
            Vector512<T> residual = output - target;
            (loss == KernelLoss.Squared
                ? residual * residual / (Vector512<T>.One + Vector512<T>.One)
                : Lanes.MultiplyAdd(-target, output, Elementary.Softplus(output))).Store(result + i);
        }
    }

    // Comparisons with NaN are false, so a NaN passes instead of turning into 0.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectify<T>(T* a, int count)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            Vector512<T> x = Vector512.Load(a + i);
            Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<T>.Zero), Vector512<T>.Zero, x).Store(a + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RectifiedSlope<T>(T* y, T* d, int count)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            Vector512<T> off = Vector512.LessThanOrEqual(Vector512.Load(y + i), Vector512<T>.Zero);
            Vector512.ConditionalSelect(off, Vector512<T>.Zero, Vector512.Load(d + i)).Store(d + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tanh<T>(T* a, int count)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < count; i += Vector512<T>.Count)
            Elementary.Tanh(Vector512.Load(a + i)).Store(a + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TanhSlope<T>(T* y, T* d, int count)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            Vector512<T> value = Vector512.Load(y + i);
            (Lanes.MultiplyAdd(-value, value, Vector512<T>.One) * Vector512.Load(d + i)).Store(d + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Logistic<T>(T* a, int count)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < count; i += Vector512<T>.Count)
            Elementary.Logistic(Vector512.Load(a + i)).Store(a + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LogisticSlope<T>(T* y, T* d, int count)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < count; i += Vector512<T>.Count)
        {
            Vector512<T> value = Vector512.Load(y + i);
            (value * (Vector512<T>.One - value) * Vector512.Load(d + i)).Store(d + i);
        }
    }
}
