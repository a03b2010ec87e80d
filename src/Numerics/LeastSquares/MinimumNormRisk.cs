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
    private readonly MatrixProduct<double> product = new();
    private readonly AlignedArray<double> matrix;
    private readonly AlignedArray<double> gram;
    private readonly AlignedArray<double> inverse;
    private readonly double[] side;

    /// <summary>Memory for matrices up to a size.</summary>
    /// <param name="rows">The most rows.</param>
    /// <param name="columns">The most columns.</param>
    public MinimumNormRisk(int rows, int columns)
    {
        int width = Lanes.RoundUp<double>(columns);
        (matrix, gram, inverse, side) = (new(rows * width), new(columns * width), new(columns * width), new double[columns]);
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
        Span<double> c = side.AsSpan(0, columns);
        c.Clear();
        for (int i = 0; i < rows; i++)
        {
            var row = new Span<double>(matrix.Pointer + (i * width), width);
            m.Slice(i * columns, columns).CopyTo(row);
            row[columns..].Clear();
            for (int j = 0; j < columns && beta.Length > 0; j++)
                c[j] = Math.FusedMultiplyAdd(beta[i], row[j], c[j]);
        }

        product.Assign(new((nint)matrix.Pointer, 1, width), matrix.Pointer, gram.Pointer, null, columns, rows, width);
        inverse.Span.Clear();
        return Eliminate(columns, width, c);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LeastSquaresParts Eliminate(int k, int width, Span<double> c)
    {
        int lane = Vector512<double>.Count;
        double* g = gram.Pointer, y = inverse.Pointer;
        var trace = Vector512<double>.Zero;
        double projected = 0, pivot = 0;
        for (int i = 0; i < k; i++)
            y[(i * width) + i] = 1;
        for (int j = 0; j < k; j++)
        {
            double* gj = g + (j * width), yj = y + (j * width);
            pivot = gj[j];
            double scale = 1 / Math.Sqrt(pivot);
            int start = j / lane * lane;
            for (int i = start; i < width; i += lane)
                Vector512.Store(Vector512.Load(gj + i) * scale, gj + i);
            for (int i = 0; i <= j; i += lane)
            {
                var v = Vector512.Load(yj + i) * scale;
                Vector512.Store(v, yj + i);
                trace = Vector512.FusedMultiplyAdd(v, v, trace);
            }

            c[j] *= scale;
            projected = Math.FusedMultiplyAdd(c[j], c[j], projected);
            for (int r = j + 1; r < k; r++)
            {
                double factor = -gj[r];
                var f = Vector512.Create(factor);
                double* gr = g + (r * width), yr = y + (r * width);
                for (int i = r / lane * lane; i < width; i += lane)
                    Vector512.Store(Vector512.FusedMultiplyAdd(f, Vector512.Load(gj + i), Vector512.Load(gr + i)), gr + i);
                for (int i = 0; i <= j; i += lane)
                    Vector512.Store(Vector512.FusedMultiplyAdd(f, Vector512.Load(yj + i), Vector512.Load(yr + i)), yr + i);
                c[r] = Math.FusedMultiplyAdd(factor, c[j], c[r]);
            }
        }

        return new(Lanes.Sum(trace), pivot, projected);
    }
}
