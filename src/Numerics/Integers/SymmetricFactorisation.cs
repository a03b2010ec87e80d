using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Integers;

/// <summary>
/// The factorisation LDLᵀ of a symmetric integer matrix without fractions: A = Σ_k c_k c_kᵀ/(δ_{k−1}δ_k), where δ_k is the leading
/// minor of order k (δ_0 = 1) and entry i of c_k, zero for i &lt; k, the minor of rows 1, …, k − 1, i and columns 1, …, k. So L has the
/// columns c_k/δ_k and D the entries δ_k/δ_{k−1} (E. H. Bareiss, Math. Comp. 22, 1968).
/// </summary>
/// <param name="Minors">δ_1, …, δ_n, none 0.</param>
/// <param name="Columns">Column k − 1 holds the entries i = k, …, n of c_k.</param>
public sealed record SymmetricFactorisation(BigInteger[] Minors, BigInteger[][] Columns)
{
    private const long LargestDirect = 1L << (PrimeLanes.Bits - 1); // entries below half of every prime are residues as they are

    /// <summary>The number of negative eigenvalues: by Jacobi the changes of sign in 1, δ_1, …, δ_n.</summary>
    public int Negative => Minors.Zip(Minors.Prepend(BigInteger.One), (next, last) => next.Sign * last.Sign < 0 ? 1 : 0).Sum();

    /// <summary>The factorisation, or null if a leading minor is 0.</summary>
    /// <remarks>
    /// Elimination modulo primes, eight at once, and Chinese remainders: every number asked for is a minor, so Hadamard's bound
    /// says how many primes determine it. A prime that divides a leading minor, and a matrix beyond the table of primes, falls
    /// back on elimination over the integers.
    /// </remarks>
    /// <param name="matrix">A row by row; only entries on and below the diagonal are read.</param>
    /// <param name="size">n.</param>
    /// <exception cref="ArgumentException">The matrix has not n² entries.</exception>
    public static SymmetricFactorisation? Of(ReadOnlySpan<long> matrix, int size)
    {
        if (size < 1 || matrix.Length != size * size)
            throw new ArgumentException($"A matrix of size {size} has {(long)size * size} entries; {matrix.Length} came.", nameof(matrix));
        int[] primes = PrimesNeeded(matrix, size);
        return primes[^1] <= PrimeLanes.Count && Modular(matrix, size, primes) is { } found ? found : Eliminate(matrix, size);
    }

    /// <summary>How many eigenvalues of a symmetric matrix lie below a number, or null if a leading minor of A − μI vanishes and the signs say nothing.</summary>
    /// <remarks>With μ = p/q the matrix qA − pI is whole and has as many negative eigenvalues as A has below μ.</remarks>
    /// <param name="matrix">A row by row.</param>
    /// <param name="size">n.</param>
    /// <param name="number">μ.</param>
    /// <exception cref="OverflowException">An entry of qA − pI exceeds 64 bits.</exception>
    public static int? EigenvaluesBelow(ReadOnlySpan<long> matrix, int size, Rational number)
    {
        long[] shifted = matrix.ToArray();
        for (int k = 0; k < shifted.Length; k++)
            shifted[k] = (long)((number.Denominator * shifted[k]) - (k % (size + 1) == 0 ? number.Numerator : BigInteger.Zero));
        return Of(shifted, size)?.Negative;
    }

    /// <summary>Elimination over the integers: slower, for any matrix.</summary>
    internal static SymmetricFactorisation? Eliminate(ReadOnlySpan<long> matrix, int size)
    {
        var rows = new BigInteger[size][];
        for (int i = 0; i < size; i++)
            rows[i] = Array.ConvertAll(matrix.Slice(i * size, i + 1).ToArray(), x => (BigInteger)x);
        var (minors, columns, previous) = (new BigInteger[size], new BigInteger[size][], BigInteger.One);
        for (int k = 0; k < size; k++)
        {
            var pivot = rows[k][k];
            if (pivot.IsZero)
                return null;
            minors[k] = pivot;
            columns[k] = [.. rows.Skip(k).Select(row => row[k])];
            for (int i = k + 1; i < size; i++)
            {
                for (int j = k + 1; j <= i; j++)
                    rows[i][j] = ((pivot * rows[i][j]) - (columns[k][i - k] * columns[k][j - k])) / previous;
            }

            previous = pivot;
        }

        return new(minors, columns);
    }

    // The square of a minor of order k + 1 is at most the product of the squared lengths of its rows (Hadamard 1893): those of the
    // first k rows and of the longest. m primes determine a number below half of their product, which exceeds 2^(48m).
    private static int[] PrimesNeeded(ReadOnlySpan<long> matrix, int size)
    {
        var squares = new BigInteger[size];
        for (int i = 0; i < size; i++)
        {
            Int128 sum = 0;
            for (int j = 0; j < size; j++)
            {
                long entry = matrix[(Math.Max(i, j) * size) + Math.Min(i, j)];
                sum = checked(sum + ((Int128)entry * entry));
            }

            squares[i] = sum;
        }

        var (longest, product, needed) = (squares.Max(), BigInteger.One, new int[size]);
        for (int k = 0; k < size; k++)
        {
            long bits = (product * longest).GetBitLength() + 2;
            needed[k] = (int)((bits + (2 * PrimeLanes.Bits) - 1) / (2 * PrimeLanes.Bits));
            product *= squares[k];
        }

        return needed;
    }

    private static SymmetricFactorisation? Modular(ReadOnlySpan<long> matrix, int size, int[] primes)
    {
        int groups = (primes[^1] + PrimeLanes.Lanes - 1) / PrimeLanes.Lanes, entries = size * (size + 1) / 2;
        var lanes = new Vector512<double>[groups * entries];
        for (int group = 0; group < groups; group++)
        {
            var own = lanes.AsSpan(group * entries, entries);
            Reduce(matrix, size, group, own);
            if (!Eliminate(own, size, group))
                return null;
        }

        var (minors, columns) = (new BigInteger[size], new BigInteger[size][]);
        for (int k = 0; k < size; k++)
        {
            columns[k] = new BigInteger[size - k];
            Reconstruct(lanes, entries, size, k, primes[k], columns[k]);
            minors[k] = columns[k][0];
        }

        return new(minors, columns);
    }

    // Entry (i, j) with j ≤ i lies at i(i + 1)/2 + j.
    private static void Reduce(ReadOnlySpan<long> matrix, int size, int group, Span<Vector512<double>> entries)
    {
        Span<double> residues = stackalloc double[PrimeLanes.Lanes];
        for ((int i, int at) = (0, 0); i < size; i++)
        {
            for (int j = 0; j <= i; j++, at++)
            {
                long entry = matrix[(i * size) + j];
                if (entry is > -LargestDirect and < LargestDirect)
                {
                    entries[at] = Vector512.Create((double)entry);
                    continue;
                }

                for (int lane = 0; lane < PrimeLanes.Lanes; lane++)
                    residues[lane] = entry % (long)PrimeLanes.Prime((group * PrimeLanes.Lanes) + lane);
                entries[at] = PrimeLanes.Balanced(Vector512.Create(residues), PrimeLanes.Moduli(group));
            }
        }
    }

    // Schur complements S modulo the primes; column k is left as S_ik·δ_{k−1}, a minor of A.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Eliminate(Span<Vector512<double>> s, int size, int group)
    {
        var p = PrimeLanes.Moduli(group);
        var reciprocal = Vector512<double>.One / p;
        var minor = Vector512<double>.One;
        var column = new Vector512<double>[size];
        for (int k = 0; k < size; k++)
        {
            var pivot = s[(k * (k + 1) / 2) + k];
            if (Vector512.EqualsAny(PrimeLanes.Balanced(pivot, p), Vector512<double>.Zero))
                return false;
            var inverse = PrimeLanes.Inverse(pivot, p, reciprocal);
            for (int i = k; i < size; i++)
            {
                ref var entry = ref s[(i * (i + 1) / 2) + k];
                column[i] = entry;
                entry = PrimeLanes.Multiply(entry, minor, p, reciprocal);
            }

            minor = s[(k * (k + 1) / 2) + k];
            for (int i = k + 1; i < size; i++)
            {
                var factor = PrimeLanes.Multiply(column[i], inverse, p, reciprocal);
                var row = s.Slice((i * (i + 1) / 2) + k + 1, i - k);
                var top = column.AsSpan(k + 1, row.Length);
                for (int j = 0; j < row.Length; j++)
                    row[j] = PrimeLanes.MultiplySubtract(row[j], factor, top[j], p, reciprocal);
            }
        }

        return true;
    }

    // Garner's mixed radix with digits of least size: x = v_0 + p_0(v_1 + p_1(v_2 + …)), summed up modulo 2^(64·limbs), which keeps the sign.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reconstruct(Vector512<double>[] lanes, int entries, int size, int k, int primes, BigInteger[] column)
    {
        int groups = (primes + PrimeLanes.Lanes - 1) / PrimeLanes.Lanes, limbs = (primes * (PrimeLanes.Bits + 1) / 64) + 1;
        Span<Vector512<double>> rest = stackalloc Vector512<double>[PrimeLanes.Count / PrimeLanes.Lanes], moduli = stackalloc Vector512<double>[PrimeLanes.Count / PrimeLanes.Lanes];
        Span<Vector512<double>> reciprocals = stackalloc Vector512<double>[PrimeLanes.Count / PrimeLanes.Lanes];
        Span<double> digits = stackalloc double[PrimeLanes.Count], lane = stackalloc double[PrimeLanes.Lanes];
        Span<ulong> number = stackalloc ulong[limbs];
        for (int group = 0; group < groups; group++)
            (moduli[group], reciprocals[group]) = (PrimeLanes.Moduli(group), Vector512<double>.One / PrimeLanes.Moduli(group));
        for (int i = k; i < size; i++)
        {
            for (int group = 0; group < groups; group++)
                rest[group] = PrimeLanes.Balanced(lanes[(group * entries) + (i * (i + 1) / 2) + k], moduli[group]);
            for (int t = 0; t < primes; t++)
            {
                int own = t / PrimeLanes.Lanes;
                rest[own].CopyTo(lane);
                digits[t] = lane[t % PrimeLanes.Lanes];
                var digit = Vector512.Create(digits[t]);
                for (int group = own; group < groups; group++)
                    rest[group] = PrimeLanes.Balanced(PrimeLanes.Multiply(rest[group] - digit, PrimeLanes.InverseOf(t, group), moduli[group], reciprocals[group]), moduli[group]);
            }

            column[i - k] = Horner(digits[..primes], number);
        }
    }

    private static BigInteger Horner(ReadOnlySpan<double> digits, Span<ulong> number)
    {
        number.Clear();
        for (int t = digits.Length - 1; t >= 0; t--)
        {
            ulong prime = PrimeLanes.Prime(t);
            long digit = (long)digits[t];
            ulong addend = (ulong)digit, carry = 0;
            for (int l = 0; l < number.Length; l++)
            {
                ulong high = Math.BigMul(number[l], prime, out ulong low);
                ulong sum = low + addend;
                high += sum < addend ? 1UL : 0;
                number[l] = sum + carry;
                carry = high + (number[l] < carry ? 1UL : 0);
                addend = (ulong)(digit >> 63); // the sign goes on to the left
            }
        }

        return new BigInteger(MemoryMarshal.AsBytes(number));
    }
}
