using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>softmax(z)ⱼ = exp(zⱼ − max z)/Σₖ exp(zₖ − max z) over the rows of a batch, and its loss. The maximum is subtracted, so nothing overflows; sums run in the order of the outputs.</summary>
internal static unsafe class Softmax
{
    /// <summary>Each row z ← softmax(z). Entries between rows, and behind the last up to a whole vector, come out arbitrary.</summary>
    /// <param name="z">Rows of <paramref name="outputs"/> numbers, <paramref name="stride"/> apart.</param>
    /// <param name="outputs">Numbers in a row.</param>
    /// <param name="stride">Entries from row to row.</param>
    /// <param name="batch">Rows.</param>
    /// <param name="entries">All entries, in whole vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply<T>(T* z, int outputs, int stride, int batch, int entries)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (T* row = z; row < z + (batch * stride); row += stride)
        {
            T greatest = Greatest(row, outputs);
            for (int j = 0; j < outputs; j++)
                row[j] -= greatest;
        }

        for (int i = 0; i < entries; i += Vector512<T>.Count)
            Elementary.Exp(Vector512.Load(z + i)).Store(z + i);
        for (T* row = z; row < z + (batch * stride); row += stride)
        {
            T sum = row[0];
            for (int j = 1; j < outputs; j++)
                sum += row[j];
            for (int j = 0; j < outputs; j++)
                row[j] /= sum;
        }
    }

    /// <summary>log Σⱼ exp(zⱼ) − Σⱼ tⱼzⱼ of one row, by log(eᵃ + eᵇ) = b + log(1 + eᵃ⁻ᵇ) for b the larger.</summary>
    internal static T Loss<T>(T* z, T* t, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = z[0], inner = t[0] * z[0];
        for (int j = 1; j < outputs; j++)
        {
            T larger = T.Max(sum, z[j]);
            sum = larger + Elementary.Softplus(Vector512.Create(T.Min(sum, z[j]) - larger))[0];
            inner += t[j] * z[j];
        }

        return sum - inner;
    }

    private static T Greatest<T>(T* row, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T greatest = row[0];
        for (int j = 1; j < outputs; j++)
            greatest = T.Max(greatest, row[j]);
        return greatest;
    }
}
