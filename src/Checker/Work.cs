using System.Numerics;

namespace Verify.Checker;

/// <summary>Unbounded integer arithmetic on a budget: every operation is paid for before it is done, so no file keeps the checker busy or fills its memory.</summary>
/// <remarks>
/// One step is roughly a nanosecond: an operation costs 20 for its overhead and one for each pair of 32-bit limbs that schoolbook
/// arithmetic would touch; quotients and greatest common divisors cost four times that. Storing costs 40 a limb, an empty integer
/// counting for eight, which turns the same budget into a bound on memory (10^10 steps keep at most 1 GB).
/// </remarks>
internal sealed class Work(long budget)
{
    private const int Overhead = 20;
    private const int StorageOfOneLimb = 40;
    private const int LimbsOfAnEmptyInteger = 8;

    private long _left = budget;

    /// <summary>Pays for <paramref name="steps"/> elementary steps.</summary>
    /// <exception cref="Rejection">The budget is used up.</exception>
    public void Spend(long steps)
    {
        // Compared without sign, so that a cost that overflowed is refused as well.
        if ((ulong)steps > (ulong)_left)
            throw new Rejection("work budget exceeded: the file asks for more elementary steps than the checker grants");
        _left -= steps;
    }

    /// <summary>Pays for keeping <paramref name="bytes"/> bytes in memory.</summary>
    public void Store(long bytes) => Spend(bytes / 4 * StorageOfOneLimb);

    /// <summary>Pays for keeping <paramref name="value"/> in memory.</summary>
    public BigInteger Keep(BigInteger value)
    {
        Spend((LimbsOfAnEmptyInteger + Limbs(value)) * StorageOfOneLimb);
        return value;
    }

    public BigInteger Add(BigInteger a, BigInteger b)
    {
        Spend(Overhead + Math.Max(Limbs(a), Limbs(b)));
        return a + b;
    }

    public BigInteger Multiply(BigInteger a, BigInteger b)
    {
        Spend(Overhead + (Limbs(a) * Limbs(b)));
        return a * b;
    }

    /// <summary>The quotient, rounded towards 0 where the division leaves a remainder.</summary>
    public BigInteger Divide(BigInteger a, BigInteger b)
    {
        Spend(4 * (Overhead + (Limbs(a) * Limbs(b))));
        return a / b;
    }

    public BigInteger Gcd(BigInteger a, BigInteger b)
    {
        Spend(4 * (Overhead + (Limbs(a) * Limbs(b))));
        return BigInteger.GreatestCommonDivisor(a, b);
    }

    public BigInteger Dot(BigInteger[] a, BigInteger[] b)
    {
        if (a.Length != b.Length)
            throw new ArgumentException($"Vectors of lengths {a.Length} and {b.Length} have no inner product.", nameof(b));
        var sum = BigInteger.Zero;
        for (int i = 0; i < a.Length; i++)
            sum = Add(sum, Multiply(a[i], b[i]));
        return sum;
    }

    /// <summary>The fraction p/q in lowest terms, "3" or "-3/4"; q must be positive.</summary>
    public string Ratio(BigInteger p, BigInteger q)
    {
        var common = Gcd(p, q);
        return q == common ? Text(p / common) : $"{Text(p / common)}/{Text(q / common)}";
    }

    /// <summary>The canonical decimal.</summary>
    public string Text(BigInteger value)
    {
        Spend(Overhead + (Limbs(value) * Limbs(value)));
        return value.ToString();
    }

    /// <summary>Canonical decimals with single spaces between them.</summary>
    public string Text(BigInteger[] values) => string.Join(' ', values.Select(Text));

    private static long Limbs(BigInteger value) => (value.GetBitLength() / 32) + 1;
}
