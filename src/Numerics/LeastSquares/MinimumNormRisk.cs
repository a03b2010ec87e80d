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
/// squared length is ‖Pβ‖², and R⁻ᵀ, whose squared Frobenius norm is the trace. Rows are eliminated eight at a time, so that nearly all of it is products too. Squaring the
/// condition number costs digits near r = k; the claims that use it stay away from there, and the tests say how many are left.
/// </remarks>
public sealed unsafe class MinimumNormRisk
{
    private static readonly int Lane = Vector512<double>.Count;
    private static readonly int Columns = ProductTile.MostVectors * Lane;

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
        LeastSquaresParts parts = Eliminate(columns, width);
        GC.KeepAlive(this); // its memory is used through pointers
        return parts;
    }

    // Eight rows at a time: what all rows above take from them is one product; then the eight among themselves.
    private LeastSquaresParts Eliminate(int k, int width)
    {
        double* g = gram.Pointer, y = inverse.Pointer;
        var trace = Vector512<double>.Zero;
        double projected = 0, pivot = 0;
        for (int j = 0; j < k; j += Lane)
        {
            int rows = Math.Min(Lane, k - j);
            double* gj = g + (j * width) + j, yj = y + (j * width);
            var above = new Strided<double>((nint)(g + j), 1, width);
            new Span<double>(yj, rows * width).Clear();
            for (int r = 0; r < rows; r++)
                yj[(r * width) + j + r] = 1;
            if (j > 0)
            {
                product.Add(above, new((nint)(g + j), j, width - j, width), new((nint)gj, rows, width - j, width), -1);
                for (int i = 0; i < j; i += Columns) // above row i the inverse has only zeros in these columns
                    product.Add(above with { First = (nint)above.At(0, i) }, new((nint)(y + (i * width) + i), j - i, Math.Min(Columns, j - i), width), new((nint)(yj + i), rows, Math.Min(Columns, j - i), width), -1);
            }

            pivot = Factor(gj, rows, width);
            Solve(gj, gj + Lane, rows, (width - j) / Lane - 1, width);
            Solve(gj, yj, rows, (j / Lane) + 1, width);
            trace = AddSquares(yj, rows, (j / Lane) + 1, width, trace);
            projected = Project(gj, side.Pointer + j, rows, width - j, width, projected);
        }

        return new(Lanes.Sum(trace), pivot, projected);
    }

    // The root R of a block on the diagonal, with 1/Rᵣᵣ in place of Rᵣᵣ. Returns the last pivot.
    private static double Factor(double* block, int rows, int stride)
    {
        double pivot = 0;
        for (int r = 0; r < rows; r++, block += stride + 1)
        {
            pivot = *block;
            *block = 1 / Math.Sqrt(pivot);
            for (int i = 1; i < rows - r; i++)
                block[i] *= *block;
            for (int i = 1; i < rows - r; i++)
            {
                for (int h = i; h < rows - r; h++)
                    block[(i * stride) + h] = Math.FusedMultiplyAdd(-block[i], block[h], block[(i * stride) + h]);
            }
        }

        return pivot;
    }

    // Rows ← R⁻ᵀ·rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Solve(double* block, double* first, int rows, int vectors, int stride)
    {
        for (double* column = first; column < first + (vectors * Lane); column += Lane)
        {
            for (int r = 0; r < rows; r++)
            {
                var sum = Vector512.Load(column + (r * stride));
                for (int q = 0; q < r; q++)
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(-block[(q * stride) + r]), Vector512.Load(column + (q * stride)), sum);
                Vector512.Store(sum * Vector512.Create(block[(r * stride) + r]), column + (r * stride));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> AddSquares(double* row, int rows, int vectors, int stride, Vector512<double> sum)
    {
        for (int r = 0; r < rows; r++, row += stride)
        {
            for (int i = 0; i < vectors * Lane; i += Lane)
                sum = Vector512.FusedMultiplyAdd(Vector512.Load(row + i), Vector512.Load(row + i), sum);
        }

        return sum;
    }

    // The same steps for the side Mᵀβ: its entries of these rows, which it adds up squared, then what they take from those below.
    private static double Project(double* block, double* c, int rows, int width, int stride, double projected)
    {
        for (int r = 0; r < rows; r++, block += stride)
        {
            c[r] *= block[r];
            projected = Math.FusedMultiplyAdd(c[r], c[r], projected);
            for (int i = r + 1; i < rows; i++)
                c[i] = Math.FusedMultiplyAdd(-block[i], c[r], c[i]);
            Subtract(c[r], block, c, Lane, width);
        }

        return projected;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Subtract(double factor, double* from, double* row, int begin, int end)
    {
        var f = Vector512.Create(-factor);
        for (int i = begin; i < end; i += Lane)
            Vector512.Store(Vector512.FusedMultiplyAdd(f, Vector512.Load(from + i), Vector512.Load(row + i)), row + i);
    }
}
