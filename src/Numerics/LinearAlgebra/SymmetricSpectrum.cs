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
    private const int Rows = 4;

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
            int next = k + 1;
            for (; next + Rows <= n; next += Rows)
                UpdateAndMultiply(next, from);
            for (; next < n; next++)
            {
                var rest = matrix.AsSpan(next * Stride, Stride);
                Update(rest, lastV[next], lastW[next], from);
                w[next] = Multiply(rest, from);
            }

            double along = 0;
            for (int i = k + 1; i < n; i++)
            {
                w[i] *= beta;
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

    private double Multiply(ReadOnlySpan<double> row, int from)
    {
        var sum = Vector512<double>.Zero;
        for (int j = from; j < Stride; j += Lanes)
            sum = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)j), Vector512.LoadUnsafe(ref v[0], (nuint)j), sum);
        return Networks.Kernels.Lanes.Sum(sum);
    }

    // The same for four rows at once, and w = their inner products with v: the vectors are read once for all of them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UpdateAndMultiply(int i, int from)
    {
        ref double row0 = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(matrix), i * Stride);
        ref double row1 = ref Unsafe.Add(ref row0, Stride);
        ref double row2 = ref Unsafe.Add(ref row1, Stride);
        ref double row3 = ref Unsafe.Add(ref row2, Stride);
        ref double vs = ref MemoryMarshal.GetArrayDataReference(lastV);
        ref double ws = ref MemoryMarshal.GetArrayDataReference(lastW);
        ref double next = ref MemoryMarshal.GetArrayDataReference(v);
        var (v0, v1, v2, v3) = (Vector512.Create(-lastV[i]), Vector512.Create(-lastV[i + 1]), Vector512.Create(-lastV[i + 2]), Vector512.Create(-lastV[i + 3]));
        var (w0, w1, w2, w3) = (Vector512.Create(-lastW[i]), Vector512.Create(-lastW[i + 1]), Vector512.Create(-lastW[i + 2]), Vector512.Create(-lastW[i + 3]));
        var (sum0, sum1, sum2, sum3) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        for (nuint j = (nuint)from; j < (nuint)Stride; j += (nuint)Lanes)
        {
            var (a, b, x) = (Vector512.LoadUnsafe(ref ws, j), Vector512.LoadUnsafe(ref vs, j), Vector512.LoadUnsafe(ref next, j));
            var entry0 = Vector512.FusedMultiplyAdd(w0, b, Vector512.FusedMultiplyAdd(v0, a, Vector512.LoadUnsafe(ref row0, j)));
            var entry1 = Vector512.FusedMultiplyAdd(w1, b, Vector512.FusedMultiplyAdd(v1, a, Vector512.LoadUnsafe(ref row1, j)));
            var entry2 = Vector512.FusedMultiplyAdd(w2, b, Vector512.FusedMultiplyAdd(v2, a, Vector512.LoadUnsafe(ref row2, j)));
            var entry3 = Vector512.FusedMultiplyAdd(w3, b, Vector512.FusedMultiplyAdd(v3, a, Vector512.LoadUnsafe(ref row3, j)));
            entry0.StoreUnsafe(ref row0, j);
            entry1.StoreUnsafe(ref row1, j);
            entry2.StoreUnsafe(ref row2, j);
            entry3.StoreUnsafe(ref row3, j);
            sum0 = Vector512.FusedMultiplyAdd(entry0, x, sum0);
            sum1 = Vector512.FusedMultiplyAdd(entry1, x, sum1);
            sum2 = Vector512.FusedMultiplyAdd(entry2, x, sum2);
            sum3 = Vector512.FusedMultiplyAdd(entry3, x, sum3);
        }

        (w[i], w[i + 1], w[i + 2], w[i + 3]) = (Networks.Kernels.Lanes.Sum(sum0), Networks.Kernels.Lanes.Sum(sum1), Networks.Kernels.Lanes.Sum(sum2), Networks.Kernels.Lanes.Sum(sum3));
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
            double r = p + square, inverse = 1 / r;
            e[i + 1] = s * r;
            s = square * inverse;
            d[i + 1] = Math.FusedMultiplyAdd(s, h + d[i], h);
            g = d[i] - (square / g);
            g = g == 0 ? small : g;
            h = g * (p * inverse);
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
