using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.LeastSquares;

/// <summary>What the risk of minimum-norm least squares depends on, for one matrix M of r rows and k ≤ r columns.</summary>
/// <param name="Trace">tr (MᵀM)⁻¹: times σ² the variance, for M = X (p &lt; n) as for M = Xᵀ (p > n).</param>
/// <param name="Pivot">1/((MᵀM)⁻¹)ₖₖ: the squared distance of the last column from the span of the others; χ² with r − k + 1 degrees of freedom for independent normal entries.</param>
/// <param name="Projected">‖Pβ‖² for the projection P onto the columns of M: for M = Xᵀ the bias is ‖β‖² − ‖Pβ‖².</param>
public readonly record struct LeastSquaresParts(double Trace, double Pivot, double Projected);

/// <summary>Computes the risk parts of many matrices in the same memory, on one thread; the same bits on every machine.</summary>
/// <remarks>
/// The Gram matrix by <see cref="MatrixProduct{T}"/>, then one elimination of [MᵀM | Mᵀβ | 1]: with MᵀM = RᵀR it leaves R, R⁻ᵀMᵀβ, whose
/// squared length is ‖Pβ‖², and R⁻ᵀ, whose squared Frobenius norm is the trace. All inner loops run along rows. Squaring the
/// condition number costs digits near r = k; the claims that use it stay away from there, and the tests say how many are left.
/// </remarks>
public sealed unsafe class MinimumNormRisk
{
    private static readonly int Lane = Vector512<double>.Count;

    private readonly MatrixProduct<double> product = new();
    private readonly AlignedArray<double> matrix;
    private readonly AlignedArray<double> gram;
    private readonly AlignedArray<double> inverse;
    private readonly AlignedArray<double> side;

    /// <summary>Memory for matrices up to a size.</summary>
    /// <param name="rows">The most rows.</param>
    /// <param name="columns">The most columns.</param>
    public MinimumNormRisk(int rows, int columns)
    {
        int width = Lanes.RoundUp<double>(columns);
        (matrix, gram, inverse, side) = (new(rows * width), new(columns * width), new(columns * width), new(width));
    }

    /// <summary>The parts for one matrix.</summary>
    /// <param name="m">r·k entries, row after row.</param>
    /// <param name="columns">k, at least 1 and at most r.</param>
    /// <param name="beta">r numbers, or none: then <see cref="LeastSquaresParts.Projected"/> is 0.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public LeastSquaresParts Of(ReadOnlySpan<double> m, int columns, ReadOnlySpan<double> beta)
    {
        int rows = columns > 0 ? m.Length / columns : 0, width = Lanes.RoundUp<double>(columns);
        if (columns < 1 || rows < columns || m.Length != rows * columns || (beta.Length != 0 && beta.Length != rows))
            throw new ArgumentException($"Expected r·k entries with r ≥ k ≥ 1 and r or no coefficients; came {m.Length} entries, k = {columns} and {beta.Length} coefficients.", nameof(m));
        if ((long)rows * width > matrix.Length || columns > side.Length)
            throw new ArgumentException($"{rows} × {columns} is larger than the memory set aside.", nameof(m));
        double* c = side.Pointer;
        side.Span.Clear();
        for (int i = 0; i < rows; i++)
        {
            var row = new Span<double>(matrix.Pointer + (i * width), width);
            m.Slice(i * columns, columns).CopyTo(row);
            row[columns..].Clear();
            if (beta.Length > 0)
                Subtract(-beta[i], matrix.Pointer + (i * width), c, 0, width);
        }

        product.Gram(matrix.Pointer, gram.Pointer, rows, columns, width);
        inverse.Span.Clear();
        return Eliminate(columns, width);
    }

    // Two pivots at a time: each row below is then read and written half as often, with the same operations in the same order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LeastSquaresParts Eliminate(int k, int width)
    {
        double* g = gram.Pointer, y = inverse.Pointer, c = side.Pointer;
        var trace = Vector512<double>.Zero;
        double projected = 0, pivot = 0;
        for (int i = 0; i < k; i++)
            y[(i * width) + i] = 1;
        for (int j = 0; j < k; j += 2)
        {
            double* gj = g + (j * width), yj = y + (j * width);
            pivot = Scale(gj, yj, j, width, ref trace, ref projected);
            if (j + 1 == k)
                break;
            double* next = gj + width, yNext = yj + width;
            Subtract(gj[j + 1], gj, next, j / Lane * Lane, width);
            Subtract(gj[j + 1], yj, yNext, 0, j + 1);
            c[j + 1] = Math.FusedMultiplyAdd(-gj[j + 1], c[j], c[j + 1]);
            pivot = Scale(next, yNext, j + 1, width, ref trace, ref projected);
            for (int r = j + 2; r < k; r++)
            {
                SubtractBoth(gj[r], gj, next[r], next, g + (r * width), r / Lane * Lane, width);
                SubtractBoth(gj[r], yj, next[r], yNext, y + (r * width), 0, j + 2);
                c[r] = Math.FusedMultiplyAdd(-next[r], c[j + 1], Math.FusedMultiplyAdd(-gj[r], c[j], c[r]));
            }
        }

        return new(Lanes.Sum(trace), pivot, projected);
    }

    // Divides row j by the root of its pivot, which it returns.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double Scale(double* gj, double* yj, int j, int width, ref Vector512<double> trace, ref double projected)
    {
        double pivot = gj[j], scale = 1 / Math.Sqrt(pivot);
        for (int i = j / Lane * Lane; i < width; i += Lane)
            Vector512.Store(Vector512.Load(gj + i) * scale, gj + i);
        for (int i = 0; i <= j; i += Lane)
        {
            var v = Vector512.Load(yj + i) * scale;
            Vector512.Store(v, yj + i);
            trace = Vector512.FusedMultiplyAdd(v, v, trace);
        }

        side.Pointer[j] *= scale;
        projected = Math.FusedMultiplyAdd(side.Pointer[j], side.Pointer[j], projected);
        return pivot;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Subtract(double factor, double* from, double* row, int begin, int end)
    {
        var f = Vector512.Create(-factor);
        for (int i = begin; i < end; i += Lane)
            Vector512.Store(Vector512.FusedMultiplyAdd(f, Vector512.Load(from + i), Vector512.Load(row + i)), row + i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SubtractBoth(double factor, double* from, double second, double* fromSecond, double* row, int begin, int end)
    {
        Vector512<double> f = Vector512.Create(-factor), s = Vector512.Create(-second);
        for (int i = begin; i < end; i += Lane)
        {
            var once = Vector512.FusedMultiplyAdd(f, Vector512.Load(from + i), Vector512.Load(row + i));
            Vector512.Store(Vector512.FusedMultiplyAdd(s, Vector512.Load(fromSecond + i), once), row + i);
        }
    }
}
