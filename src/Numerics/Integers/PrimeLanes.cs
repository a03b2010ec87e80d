using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Integers;

/// <summary>Arithmetic modulo eight primes below 2^49 at once, one a lane, in doubles that hold integers.</summary>
/// <remarks>
/// J. van der Hoeven, G. Lecerf, G. Quintin, Modular SIMD arithmetic in Mathemagic, ACM TOMS 43(1), 2016. A residue is any
/// integer r with |r| ≤ 0.7p. Let h = fl(ab) and l = ab − h, exact by a fused multiplication, and q the rounded estimate of ab/p, or of
/// (ab − s)/p. For a product of |a| ≤ 1.2p and |b| ≤ 0.7p the estimate, at most 0.84p in size, carries three roundings of relative size
/// 2⁻⁵³; for s − ab with all three within 0.7p, at most 0.49p + 0.7, it carries four. As p &lt; 2⁴⁹, either errs by less than 0.2 before it
/// is rounded, so the remainder is at most 0.7p. What is added and subtracted on the way are integers below 2⁵³, hence exact, on any
/// hardware.
/// </remarks>
internal static class PrimeLanes
{
    /// <summary>Primes in a group.</summary>
    public const int Lanes = 8;

    /// <summary>Every prime exceeds 2 to this power.</summary>
    public const int Bits = 48;

    /// <summary>How many primes there are.</summary>
    public const int Count = 64;

    private static readonly ulong[] Table = Largest();

    private static readonly Vector512<double>[] Inverses = AllInverses();

    /// <summary>Prime number <paramref name="index"/>, descending from 2^49.</summary>
    public static ulong Prime(int index) => Table[index];

    /// <summary>The primes of a group.</summary>
    public static Vector512<double> Moduli(int group) => Vector512.Create([.. Table.AsSpan(group * Lanes, Lanes).ToArray().Select(p => (double)p)]);

    /// <summary>In each lane of a group the inverse of prime <paramref name="index"/> modulo the lane's prime; 0 where they are the same.</summary>
    public static Vector512<double> InverseOf(int index, int group) => Inverses[(index * (Count / Lanes)) + group];

    /// <summary>A residue of a·b, for |a| ≤ 1.2p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b, Vector512<double> p, Vector512<double> reciprocal)
    {
        var h = a * b;
        var low = Vector512.FusedMultiplyAdd(a, b, -h);
        var q = Vector512.Round(h * reciprocal);
        return Vector512.FusedMultiplyAdd(-q, p, h) + low;
    }

    /// <summary>A residue of s − a·b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplySubtract(Vector512<double> s, Vector512<double> a, Vector512<double> b, Vector512<double> p, Vector512<double> reciprocal)
    {
        var h = a * b;
        var low = Vector512.FusedMultiplyAdd(a, b, -h);
        var q = Vector512.Round((h - s) * reciprocal);
        return (s + Vector512.FusedMultiplyAdd(q, p, -h)) - low;
    }

    /// <summary>The residue of least size, at most p/2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Balanced(Vector512<double> a, Vector512<double> p)
    {
        var half = p * 0.5;
        a -= Vector512.GreaterThan(a, half) & p;
        return a + (Vector512.LessThan(a, -half) & p);
    }

    /// <summary>a^(p − 2) in each lane: the inverse, or 0 for a multiple of p.</summary>
    public static Vector512<double> Inverse(Vector512<double> a, Vector512<double> p, Vector512<double> reciprocal)
    {
        var (result, one) = (Vector512<double>.One, Vector512<double>.One);
        var exponent = Vector512.ConvertToUInt64(p) - Vector512.Create(2UL);
        for (int bit = 0; bit <= Bits; bit++)
        {
            var set = Vector512.Equals(exponent & Vector512<ulong>.One, Vector512<ulong>.One).AsDouble();
            result = Multiply(result, Vector512.ConditionalSelect(set, a, one), p, reciprocal);
            a = Multiply(a, a, p, reciprocal);
            exponent = Vector512.ShiftRightLogical(exponent, 1);
        }

        return result;
    }

    private static Vector512<double>[] AllInverses()
    {
        const int groups = Count / Lanes;
        var inverses = new Vector512<double>[Count * groups];
        for (int group = 0; group < groups; group++)
        {
            var p = Moduli(group);
            var reciprocal = Vector512<double>.One / p;
            for (int index = 0; index < Count; index++)
                inverses[(index * groups) + group] = Inverse(Balanced(Vector512.Create((double)Table[index]) - p, p), p, reciprocal);
        }

        return inverses;
    }

    private static ulong[] Largest()
    {
        var primes = new List<ulong>();
        for (ulong candidate = (1UL << (Bits + 1)) - 1; primes.Count < Count; candidate -= 2)
        {
            if (IsPrime(candidate))
                primes.Add(candidate);
        }

        return [.. primes];
    }

    // Miller's test with the first twelve primes decides below 3·10²⁴ (J. Sorenson, J. Webster, Math. Comp. 86, 2017).
    private static bool IsPrime(ulong n)
    {
        int twos = BitOperations.TrailingZeroCount(n - 1);
        foreach (ulong witness in (ReadOnlySpan<ulong>)[2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37])
        {
            var x = BigInteger.ModPow(witness, (n - 1) >> twos, n);
            bool passes = x.IsOne || x == n - 1;
            for (int k = 1; k < twos && !passes; k++)
            {
                x = x * x % n;
                passes = x == n - 1;
            }

            if (!passes)
                return false;
        }

        return true;
    }
}
