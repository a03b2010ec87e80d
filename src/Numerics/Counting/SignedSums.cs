using System.Numerics;

namespace Verify.Numerics.Counting;

/// <summary>
/// T(q) = #{w ∈ F_q^N : no signed sum ±w_1 ± … ± w_N is 0}, the finite-field count (Crapo and Rota 1970; Athanasiadis
/// 1996) for the arrangement of the 2^(N−1) hyperplanes ⟨x, w⟩ = 0, x ∈ {±1}^N. For good q it is the characteristic
/// polynomial at q. The proofs of what is used here are in docs/perceptrons.md.
/// </summary>
/// <remarks>
/// One depth-first search over multisets M ⊆ {1, …, (q−1)/2}. A node holds S = {±1 ± m_1 ± …} as q bits; the last two
/// coordinates are counted in closed form, (q − |S|)², and a leaf needs |S + v ∪ S − v| = 2|S| − |S ∩ (S + 2v)| only.
/// </remarks>
public sealed partial class SignedSums
{
    /// <summary>The largest modulus: up to it, and up to dimension 12, all sums stay below 2^128.</summary>
    public const int LargestModulus = 1023;

    private const int Word = 64;

    private readonly int dimension;
    private readonly int modulus;
    private readonly int words;
    private readonly ulong[] coefficients; // C(N−2, k) 2^(k−1) for sums of k = |M| + 1 coordinates
    private readonly int[] shifts; // 2v for the residues v in the order in which a search takes them
    private UInt128 total;

    private SignedSums(int dimension, int modulus)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimension, 12);
        ArgumentOutOfRangeException.ThrowIfLessThan(modulus, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(modulus, LargestModulus);
        if (int.IsEvenInteger(modulus))
            throw new ArgumentOutOfRangeException(nameof(modulus), modulus, "The collapse of two coordinates needs an odd modulus.");
        (this.dimension, this.modulus, words) = (dimension, modulus, (modulus + Word - 1) / Word);
        coefficients = new ulong[dimension - 1];
        for (int k = 1; k <= dimension - 2; k++)
            coefficients[k] = (ulong)(Binomial(dimension - 2, k) << (k - 1));
        shifts = [.. Enumerable.Range(0, (modulus + 1) / 2).Select(v => 2 * v)];
    }

    /// <summary>T(q) for an odd prime q.</summary>
    /// <param name="dimension">N, 2 to 12.</param>
    /// <param name="modulus">q, an odd prime up to <see cref="LargestModulus"/>.</param>
    public static BigInteger Count(int dimension, int modulus) =>
        Assemble(dimension, modulus, Enumerable.Range(1, (modulus - 1) / 2).Select(j => Part(dimension, modulus, j)));

    /// <summary>
    /// Σ_M C(N−2, |M|+1) 2^|M| |M|!/∏ mult! · (q − |S(1, M)|)² over the multisets M of 1 to N − 3 elements whose smallest is
    /// <paramref name="smallest"/>: one independent part of T(q), for searches that are spread or resumed.
    /// </summary>
    public static UInt128 Part(int dimension, int modulus, int smallest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(smallest, (modulus - 1) / 2);
        var search = new SignedSums(dimension, modulus);
        if (dimension < 4)
            return 0;
        Span<ulong> ones = stackalloc ulong[search.words];
        Include(ones, 1);
        Include(ones, modulus - 1);
        search.Descend(ones, 2, 0, smallest, 0, 1, smallest);
        return search.total;
    }

    /// <summary>T(q) = (q−1)² + (q−1)((N−2)(q−2)² + Σ parts): w_1, …, w_{N−2} all zero, one nonzero, or more.</summary>
    public static BigInteger Assemble(int dimension, int modulus, IEnumerable<UInt128> parts)
    {
        BigInteger q = modulus;
        BigInteger rest = parts.Aggregate((dimension - 2) * (q - 2) * (q - 2), (sum, part) => sum + part);
        return ((q - 1) * (q - 1)) + ((q - 1) * rest);
    }

    /// <summary>The nodes of the last level of the whole search, which is where its time goes: C((q−1)/2 + N − 4, N − 3).</summary>
    public static BigInteger Leaves(int dimension, int modulus) => Binomial(((modulus - 1) / 2) + dimension - 4, dimension - 3);

    // Children of M are M ∪ {v} for v = from, …, to; M's largest element is `from`, it occurs `run` times, and weight = |M|!/∏ mult!.
    private void Descend(ReadOnlySpan<ulong> sums, int size, int depth, int from, int run, ulong weight, int to)
    {
        Span<ulong> twice = stackalloc ulong[(2 * words) + 2];
        Double(sums, twice);
        bool leaves = depth == dimension - 4;
        ulong grown = weight * (ulong)(depth + 1);

        // One more time the largest element: the multiset has fewer orders.
        int same = Missing(sums, twice, size, from);
        ulong repeated = grown / (ulong)(run + 1);
        total += (UInt128)repeated * coefficients[depth + 2] * (ulong)(same * same);
        if (leaves)
        {
            total += (UInt128)grown * coefficients[depth + 2] * Squares(sums, twice, size, shifts.AsSpan(from + 1, to - from));
            return;
        }

        Span<ulong> next = stackalloc ulong[words];
        if (same != 0)
        {
            Merge(twice, from, next);
            Descend(next, modulus - same, depth + 1, from, run + 1, repeated, (modulus - 1) / 2);
        }

        for (int v = from + 1; v <= to; v++)
        {
            int missing = Missing(sums, twice, size, v);
            total += (UInt128)grown * coefficients[depth + 2] * (ulong)(missing * missing);
            if (missing != 0)
            {
                Merge(twice, v, next);
                Descend(next, modulus - missing, depth + 1, v, 1, grown, (modulus - 1) / 2);
            }
        }
    }

    // q − |S + v ∪ S − v|.
    private int Missing(ReadOnlySpan<ulong> sums, ReadOnlySpan<ulong> twice, int size, int v) => modulus - (2 * size) + Overlap(sums, twice, 2 * v);

    // Σ (q − |S + v ∪ S − v|)² over the v with the given 2v: where the time goes. Up to 192 residues stay in three registers.
    private ulong Squares(ReadOnlySpan<ulong> sums, ReadOnlySpan<ulong> twice, int size, ReadOnlySpan<int> doubled)
    {
        ulong squares = 0;
        if (words > 3)
        {
            foreach (int shift in doubled)
            {
                long missing = modulus - (2 * size) + Overlap(sums, twice, shift);
                squares += (ulong)(missing * missing);
            }

            return squares;
        }

        ulong a = sums[0], b = words > 1 ? sums[1] : 0, c = words > 2 ? sums[2] : 0;
        int outside = modulus - (2 * size);
        foreach (int shift in doubled)
        {
            var window = twice.Slice(shift / Word, 4);
            int down = shift % Word, up = Word - 1 - down;
            ulong low = window[0], middle = window[1], high = window[2];
            long missing = outside
                + BitOperations.PopCount(a & ((low >> down) | (middle << 1 << up)))
                + BitOperations.PopCount(b & ((middle >> down) | (high << 1 << up)))
                + BitOperations.PopCount(c & ((high >> down) | (window[3] << 1 << up)));
            squares += (ulong)(missing * missing);
        }

        return squares;
    }

    // |S ∩ (S + d)|; bit x of the doubled set, shifted by d, is bit x + d modulo q.
    private static int Overlap(ReadOnlySpan<ulong> sums, ReadOnlySpan<ulong> twice, int shift)
    {
        int count = 0, bits = shift % Word;
        ReadOnlySpan<ulong> from = twice.Slice(shift / Word, sums.Length + 1);
        for (int i = 0; i < sums.Length; i++)
            count += BitOperations.PopCount(sums[i] & ((from[i] >> bits) | (from[i + 1] << 1 << (Word - 1 - bits))));
        return count;
    }

    // (S + v) ∪ (S − v).
    private void Merge(ReadOnlySpan<ulong> twice, int v, Span<ulong> next)
    {
        int up = modulus - v;
        for (int i = 0; i < next.Length; i++)
            next[i] = Window(twice, v, i) | Window(twice, up, i);
        int spare = modulus % Word;
        next[^1] &= (1UL << spare) - 1;
    }

    private static ulong Window(ReadOnlySpan<ulong> bits, int shift, int word)
    {
        int at = word + (shift / Word), by = shift % Word;
        return (bits[at] >> by) | (bits[at + 1] << 1 << (Word - 1 - by));
    }

    private void Double(ReadOnlySpan<ulong> sums, Span<ulong> twice)
    {
        twice.Clear();
        sums.CopyTo(twice);
        int at = modulus / Word, by = modulus % Word;
        for (int i = 0; i < sums.Length; i++)
        {
            twice[at + i] |= sums[i] << by;
            twice[at + i + 1] |= sums[i] >> 1 >> (Word - 1 - by);
        }
    }

    private static void Include(Span<ulong> set, int residue) => set[residue / Word] |= 1UL << (residue % Word);

    private static BigInteger Binomial(int n, int k)
    {
        BigInteger product = 1;
        for (int i = 1; i <= k; i++)
            product = product * (n - k + i) / i;
        return product;
    }
}
