using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.LinearAlgebra;

/// <summary>
/// All eigenvalues of symmetric matrices of one size in floating point, fast: Householder's reduction to a tridiagonal matrix on vector lanes,
/// then the rational QL method without square roots. Same bits on every machine; a guess for what is enclosed elsewhere.
/// </summary>
/// <remarks>
/// A. S. Householder 1958; the reduction applies the rank-two update of one step while the next step's matrix–vector product passes over the
/// rows, so that each step reads the matrix once. C. H. Reinsch, Algorithm 464, Comm. ACM 16, 1973 (EISPACK's TQLRAT). Errors are a small multiple of
/// the unit roundoff times the norm. The workspace belongs to the object: not for two threads at once.
/// </remarks>
public sealed class SymmetricSpectrum
{
    private static readonly int Lanes = Vector512<double>.Count;

    private const int MostSweeps = 60;

    private readonly int n;
    private readonly double[] matrix, v, w, lastV, lastW, diagonal, squares;

    /// <summary>A workspace.</summary>
    /// <param name="size">n, at least 1.</param>
    public SymmetricSpectrum(int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        n = size;
        Stride = (size + Lanes - 1) / Lanes * Lanes;
        matrix = new double[n * Stride];
        (v, w, lastV, lastW) = (new double[Stride], new double[Stride], new double[Stride], new double[Stride]);
        (diagonal, squares) = (new double[n], new double[n]);
    }

    /// <summary>The distance between rows in <see cref="Matrix"/>: n rounded up to whole vectors. What lies behind n in a row must be 0.</summary>
    public int Stride { get; }

    /// <summary>The matrix to be filled in, all of it, row by row; <see cref="Eigenvalues"/> destroys it.</summary>
    public Span<double> Matrix => matrix;

    /// <summary>The eigenvalues in ascending order, valid until the next call.</summary>
    /// <exception cref="ArithmeticException">An entry is not finite, or the QL method does not converge.</exception>
    public ReadOnlySpan<double> Eigenvalues()
    {
        Reduce();
        RationalQl();
        return diagonal;
    }

    private void Reduce()
    {
        Array.Clear(lastV);
        Array.Clear(lastW);
        for (int k = 0; k < n; k++)
        {
            // Row k of the matrix as the last step leaves it.
            var row = matrix.AsSpan(k * Stride, Stride);
            Update(row, lastV[k], lastW[k], k / Lanes * Lanes);
            diagonal[k] = row[k];
            if (k >= n - 1)
            {
                squares[k] = 0;
                break;
            }

            double first = row[k + 1], tail = 0;
            for (int j = k + 2; j < n; j++)
                tail = Math.FusedMultiplyAdd(row[j], row[j], tail);
            double square = Math.FusedMultiplyAdd(first, first, tail);
            squares[k] = square;
            Array.Clear(v);
            if (!(tail > 0))
            {
                // Nothing to reflect; the update of the last step still has to reach the other rows.
                if (double.IsNaN(tail))
                    throw NotFinite();
                for (int i = k + 1; i < n; i++)
                    Update(matrix.AsSpan(i * Stride, Stride), lastV[i], lastW[i], (k + 1) / Lanes * Lanes);
                Array.Clear(lastV);
                Array.Clear(lastW);
                continue;
            }

            // v = x + sign(x₁)|x|e₁ and A ← A − vwᵀ − wvᵀ with w = p − (β/2)(vᵀp)v, p = βAv, β = 2/|v|².
            double norm = Math.Sqrt(square);
            row[(k + 2)..n].CopyTo(v.AsSpan(k + 2));
            v[k + 1] = first + (first < 0 ? -norm : norm);
            double beta = 1 / Math.FusedMultiplyAdd(Math.Abs(first), norm, square);
            int from = (k + 1) / Lanes * Lanes;
            Array.Clear(w);
            double along = 0;
            for (int i = k + 1; i < n; i++)
            {
                w[i] = beta * UpdateAndMultiply(i, from);
                along = Math.FusedMultiplyAdd(w[i], v[i], along);
            }

            double share = -0.5 * beta * along;
            for (int i = k + 1; i < n; i++)
                w[i] = Math.FusedMultiplyAdd(share, v[i], w[i]);
            v.CopyTo(lastV, 0);
            w.CopyTo(lastW, 0);
        }
    }

    // row ← row − a·w − b·v of the last step.
    private void Update(Span<double> row, double a, double b, int from)
    {
        var (minusA, minusB) = (Vector512.Create(-a), Vector512.Create(-b));
        ref double start = ref MemoryMarshal.GetReference(row);
        ref double vs = ref MemoryMarshal.GetArrayDataReference(lastV);
        ref double ws = ref MemoryMarshal.GetArrayDataReference(lastW);
        for (int j = from; j < Stride; j += Lanes)
        {
            var entry = Vector512.LoadUnsafe(ref start, (nuint)j);
            entry = Vector512.FusedMultiplyAdd(minusA, Vector512.LoadUnsafe(ref ws, (nuint)j), entry);
            entry = Vector512.FusedMultiplyAdd(minusB, Vector512.LoadUnsafe(ref vs, (nuint)j), entry);
            entry.StoreUnsafe(ref start, (nuint)j);
        }
    }

    // The same, and the inner product of the new row with v.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double UpdateAndMultiply(int i, int from)
    {
        var (minusA, minusB) = (Vector512.Create(-lastV[i]), Vector512.Create(-lastW[i]));
        var sum = Vector512<double>.Zero;
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(matrix), i * Stride);
        ref double vs = ref MemoryMarshal.GetArrayDataReference(lastV);
        ref double ws = ref MemoryMarshal.GetArrayDataReference(lastW);
        ref double next = ref MemoryMarshal.GetArrayDataReference(v);
        for (int j = from; j < Stride; j += Lanes)
        {
            var entry = Vector512.LoadUnsafe(ref start, (nuint)j);
            entry = Vector512.FusedMultiplyAdd(minusA, Vector512.LoadUnsafe(ref ws, (nuint)j), entry);
            entry = Vector512.FusedMultiplyAdd(minusB, Vector512.LoadUnsafe(ref vs, (nuint)j), entry);
            entry.StoreUnsafe(ref start, (nuint)j);
            sum = Vector512.FusedMultiplyAdd(entry, Vector512.LoadUnsafe(ref next, (nuint)j), sum);
        }

        return Networks.Kernels.Lanes.Sum(sum);
    }

    private void RationalQl()
    {
        double[] d = diagonal, e = squares;
        double shift = 0, size = 0, small = 0, smallSquare = 0;
        for (int l = 0; l < n; l++)
        {
            double here = Math.Abs(d[l]) + Math.Sqrt(e[l]);
            if (!double.IsFinite(here))
                throw NotFinite();
            if (size <= here)
            {
                size = here;
                small = Math.ScaleB(size, -52);
                smallSquare = small * small;
            }

            int m = l;
            while (e[m] > smallSquare)
                m++;
            for (int sweep = 0; m != l && !Sweep(l, m, small, smallSquare, ref shift); sweep++)
            {
                if (sweep == MostSweeps)
                    throw NotFinite();
                m = l;
                while (e[m] > smallSquare)
                    m++;
            }

            // Insertion keeps the values found so far in order.
            double value = d[l] + shift;
            int place = l;
            for (; place > 0 && d[place - 1] > value; place--)
                d[place] = d[place - 1];
            d[place] = value;
        }
    }

    // One QL step on rows l to m; true when the eigenvalue at l has converged.
    private bool Sweep(int l, int m, double small, double smallSquare, ref double shift)
    {
        double[] d = diagonal, e = squares;
        double root = Math.Sqrt(e[l]), g = d[l];
        double half = (d[l + 1] - g) / (2 * root);
        double length = Math.Sqrt(Math.FusedMultiplyAdd(half, half, 1));
        d[l] = root / (half + (half < 0 ? -length : length));
        double h = g - d[l];
        for (int i = l + 1; i < n; i++)
            d[i] -= h;
        shift += h;

        g = d[m] == 0 ? small : d[m];
        h = g;
        double s = 0;
        for (int i = m - 1; i >= l; i--)
        {
            double p = g * h, square = e[i];
            double r = p + square;
            e[i + 1] = s * r;
            s = square / r;
            d[i + 1] = Math.FusedMultiplyAdd(s, h + d[i], h);
            g = d[i] - (square / g);
            g = g == 0 ? small : g;
            h = g * p / r;
        }

        e[l] = s * g;
        d[l] = h;
        if (h == 0 || Math.Abs(e[l]) <= Math.Abs(smallSquare / h))
            return true;
        e[l] *= h;
        return e[l] == 0;
    }

    private static ArithmeticException NotFinite() => new("The eigenvalues did not converge; the entries must be finite.");
}
