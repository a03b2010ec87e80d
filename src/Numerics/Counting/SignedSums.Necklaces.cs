using System.Numerics;

namespace Verify.Numerics.Counting;

/// <content>
/// The same count with one multiset for each necklace, about N − 2 times fewer of them. S(cM) = cS(M), so a multiset of residues up
/// to sign counts as much as its multiples. By logarithms to a generator g of 𝔽_q^*/±1 it is a multiset of ℤ/m, m = (q − 1)/2,
/// and multiples are translates. The translates of one multiset are told apart by turning a largest gap to the end:
/// 0 = x_1 ≤ x_2 ≤ … ≤ x_k with no gap x_(i+1) − x_i above m − x_k. A multiset with r largest gaps is met r times, each with
/// the share 1/r. Translation moves pairs of a multiset and one of its largest gaps freely, so m times the sum over these
/// sequences is the sum over all multisets, symmetric ones included.
/// </content>
public sealed partial class SignedSums
{
    // Divisible by every number of largest gaps, 1 to 10.
    private const ulong Share = 2520;

    /// <summary>T(q) for an odd prime q, by necklaces.</summary>
    /// <param name="dimension">N, 2 to 12.</param>
    /// <param name="modulus">q, an odd prime up to <see cref="LargestModulus"/>.</param>
    public static BigInteger CountByNecklaces(int dimension, int modulus) =>
        AssembleNecklaces(dimension, modulus, Enumerable.Range(0, NecklaceParts(modulus)).Select(gap => NecklacePart(dimension, modulus, gap)));

    /// <summary>The independent parts of the count: first gaps go from 0 to m/2, because the last gap is no smaller.</summary>
    public static int NecklaceParts(int modulus) => ((modulus - 1) / 4) + 1;

    /// <summary>2520 times the terms whose second element follows the first at the given gap.</summary>
    public static UInt128 NecklacePart(int dimension, int modulus, int gap)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gap, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(gap, NecklaceParts(modulus));
        var search = new SignedSums(dimension, modulus);
        if (dimension < 4)
            return 0;
        Generate(modulus, search.shifts);
        Span<ulong> ones = stackalloc ulong[search.words];
        Include(ones, 1);
        Include(ones, modulus - 1);
        search.Thread(ones, 2, new(1, 0, 1, 0, 0), 1, gap, gap);
        return search.total;
    }

    /// <summary>T(q) = (q−1)² + (q−1)((N−2)(q−2)² + Σ parts/2520).</summary>
    public static BigInteger AssembleNecklaces(int dimension, int modulus, IEnumerable<UInt128> parts)
    {
        var sum = parts.Aggregate(BigInteger.Zero, (all, part) => all + part);
        var whole = BigInteger.DivRem(sum, Share, out var rest);
        return rest.IsZero ? Assemble(dimension, modulus, [(UInt128)whole]) : throw new ArgumentException("The parts are not those of one count.", nameof(parts));
    }

    // A beginning x_1 ≤ … ≤ x_k: k, x_k, how often x_k occurs, the largest gap so far and how often that occurs.
    private readonly record struct Beginning(int Length, int Last, int Run, int Gap, int Gaps)
    {
        public Beginning Then(int x)
        {
            int gap = x - Last;
            return new(Length + 1, x, gap == 0 ? Run + 1 : 1, Math.Max(Gap, gap), gap > Gap ? 1 : gap == Gap ? Gaps + 1 : Gaps);
        }

        // The gap that closes the circle is a largest one, too.
        public ulong Ties(int circle) => circle - Last == Gap ? (ulong)Gaps + 1 : 1;
    }

    // Every next element from `from` to `to`, as far as no gap exceeds the closing one; weight is k!/∏ mult!.
    private void Thread(ReadOnlySpan<ulong> sums, int size, Beginning beginning, ulong weight, int from, int to)
    {
        int circle = (modulus - 1) / 2;
        Span<ulong> twice = stackalloc ulong[(2 * words) + 2], next = stackalloc ulong[words];
        Double(sums, twice);
        bool leaves = beginning.Length == dimension - 3;
        ulong grown = weight * (ulong)(beginning.Length + 1), coefficient = coefficients[beginning.Length + 1];
        int top = Math.Min(to, Math.Min(circle - beginning.Gap, (circle + beginning.Last) / 2));
        for (int x = from; x <= top; x++)
        {
            // Between the last element and the end of the range nothing repeats and no gaps tie.
            if (leaves && x > beginning.Last && x < top)
            {
                total += (UInt128)(grown * Share) * coefficient * Squares(sums, twice, size, shifts.AsSpan(x, top - x));
                x = top;
            }

            var longer = beginning.Then(x);
            ulong orders = grown / (ulong)longer.Run;
            int residue = shifts[x] / 2, missing = Missing(sums, twice, size, residue);
            total += (UInt128)(orders * (Share / longer.Ties(circle))) * coefficient * (ulong)(missing * missing);
            if (!leaves && missing != 0)
            {
                Merge(twice, residue, next);
                Thread(next, modulus - missing, longer, orders, x, circle);
            }
        }
    }

    // 2v for v = ±g^0, ±g^1, …, v ≤ (q − 1)/2, with the least g that reaches all of them.
    private static void Generate(int modulus, Span<int> shifts)
    {
        int circle = (modulus - 1) / 2;
        for (int g = 1; ; g++)
        {
            int x = 0, power = 1;
            do
            {
                shifts[x++] = 2 * Math.Min(power, modulus - power);
                power = power * g % modulus;
            }
            while (power != 1 && power != modulus - 1 && x < circle);

            if (x == circle)
                return;
        }
    }
}
