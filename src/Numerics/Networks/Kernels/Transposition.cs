using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>Transposes matrices. Entries only move, so the machine's own shuffles may help without changing a bit.</summary>
internal static unsafe class Transposition
{
    private const int Block = 4;

    /// <summary>target[j, i] = source[i, j] for the first rows and columns of the source; panel by panel, whichever way the two are cut.</summary>
    internal static void Run<T>(Panels<T> source, Panels<T> target, int rows, int columns)
        where T : unmanaged
    {
        int lanes = Vector512<T>.Count;
        for (int vector = 0, width; vector < source.Vectors; vector += width)
        {
            width = Panels<T>.Width(source.Vectors - vector);
            int column = vector * lanes;
            for (int across = 0, high; across < target.Vectors; across += high)
            {
                high = Panels<T>.Width(target.Vectors - across);
                int row = across * lanes;
                Run(
                    source.At(row, vector, width), (int)source.RowStride(width), target.At(column, across, high), (int)target.RowStride(high),
                    Math.Min(high * lanes, rows - row), Math.Min(width * lanes, columns - column));
            }
        }
    }

    /// <summary>target[j, i] = source[i, j].</summary>
    /// <param name="source">rows × columns, row-major with stride <paramref name="sourceStride"/>.</param>
    /// <param name="sourceStride">Entries from row to row of the source.</param>
    /// <param name="target">columns × rows, row-major with stride <paramref name="targetStride"/>.</param>
    /// <param name="targetStride">Entries from row to row of the target.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run<T>(T* source, int sourceStride, T* target, int targetStride, int rows, int columns)
        where T : unmanaged
    {
        int i = 0;
        for (; i + Block <= rows; i += Block)
        {
            int j = 0;
            for (; j + Block <= columns; j += Block)
            {
                T* from = source + ((nint)i * sourceStride) + j;
                T* to = target + ((nint)j * targetStride) + i;
                if (typeof(T) == typeof(double) && Avx.IsSupported)
                    FourDoubles((double*)from, sourceStride, (double*)to, targetStride);
                else if (typeof(T) == typeof(float) && Sse.IsSupported)
                    FourFloats((float*)from, sourceStride, (float*)to, targetStride);
                else
                    Entries(from, sourceStride, to, targetStride, Block, Block);
            }

            Entries(source + ((nint)i * sourceStride) + j, sourceStride, target + ((nint)j * targetStride) + i, targetStride, Block, columns - j);
        }

        Entries(source + ((nint)i * sourceStride), sourceStride, target + i, targetStride, rows - i, columns);
    }

    private static void Entries<T>(T* source, nint sourceStride, T* target, nint targetStride, int rows, int columns)
        where T : unmanaged
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                target[(j * targetStride) + i] = source[(i * sourceStride) + j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourDoubles(double* from, nint fromStride, double* to, nint toStride)
    {
        Vector256<double> r0 = Vector256.Load(from), r1 = Vector256.Load(from + fromStride);
        Vector256<double> r2 = Vector256.Load(from + (2 * fromStride)), r3 = Vector256.Load(from + (3 * fromStride));
        Vector256<double> low01 = Avx.UnpackLow(r0, r1), high01 = Avx.UnpackHigh(r0, r1);
        Vector256<double> low23 = Avx.UnpackLow(r2, r3), high23 = Avx.UnpackHigh(r2, r3);
        Avx.Permute2x128(low01, low23, 0x20).Store(to);
        Avx.Permute2x128(high01, high23, 0x20).Store(to + toStride);
        Avx.Permute2x128(low01, low23, 0x31).Store(to + (2 * toStride));
        Avx.Permute2x128(high01, high23, 0x31).Store(to + (3 * toStride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FourFloats(float* from, nint fromStride, float* to, nint toStride)
    {
        Vector128<float> r0 = Vector128.Load(from), r1 = Vector128.Load(from + fromStride);
        Vector128<float> r2 = Vector128.Load(from + (2 * fromStride)), r3 = Vector128.Load(from + (3 * fromStride));
        Vector128<float> low01 = Sse.UnpackLow(r0, r1), high01 = Sse.UnpackHigh(r0, r1);
        Vector128<float> low23 = Sse.UnpackLow(r2, r3), high23 = Sse.UnpackHigh(r2, r3);
        Sse.MoveLowToHigh(low01, low23).Store(to);
        Sse.MoveHighToLow(low23, low01).Store(to + toStride);
        Sse.MoveLowToHigh(high01, high23).Store(to + (2 * toStride));
        Sse.MoveHighToLow(high23, high01).Store(to + (3 * toStride));
    }
}
