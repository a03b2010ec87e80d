using System.Numerics;

namespace Verify.Numerics;

/// <summary>
/// Constants and tables of the elementary functions, computed once in integers: a number x is kept as an integer n with
/// |x − n·2^-Bits| &lt; 2^-160.
/// </summary>
/// <remarks>
/// Error account. Every ⌊·⌋ and every shift loses less than one unit 2^-192. A series below has at most 200 terms with at
/// most two roundings each, and what it leaves out is less than one unit (geometric or alternating tails of terms that
/// reached 0); a table entry adds up at most 64 such series, times a factor of at most 36. Altogether
/// less than 64·36·401 &lt; 2^20 units = 2^-172.
/// </remarks>
internal static class FixedPoint
{
    public const int Bits = 192;

    private static readonly BigInteger One = BigInteger.One << Bits;

    /// <summary>π = 16 arctan 1/5 − 4 arctan 1/239 (Machin, 1706).</summary>
    public static BigInteger Pi { get; } = PiWithBits(Bits);

    /// <summary>ln 2 = 2 artanh 1/3.</summary>
    public static BigInteger Ln2 { get; } = 2 * Artanh(1, 3);

    /// <summary>e = Σ 1/n!.</summary>
    public static BigInteger E { get; } = Factorials();

    /// <summary>The least interval with double ends that contains the number, whatever its error.</summary>
    public static Interval Enclose(BigInteger value)
    {
        BigInteger error = BigInteger.One << (Bits - 160);
        return Interval.Hull(new Rational(value - error, One), new Rational(value + error, One));
    }

    /// <summary>The number, rounded to the nearest double, and the rest, rounded likewise: together within 2^-107·|x| + 2^-160.</summary>
    public static (double High, double Low) Split(BigInteger value)
    {
        Rational exact = new(value, One);
        double high = exact.ToDouble();
        return (high, (exact - Rational.FromDouble(high)).ToDouble());
    }

    /// <summary>The number without all but its leading <paramref name="count"/> bits, as a double, and the rest, still in fixed point.</summary>
    public static (double Leading, BigInteger Tail) Cut(BigInteger value, int count)
    {
        int shift = (int)value.GetBitLength() - count;
        BigInteger leading = (value >> shift) << shift;
        return (new Rational(leading, One).ToDouble(), value - leading);
    }

    /// <summary>π·2^bits, off by less than 2^20.</summary>
    public static BigInteger PiWithBits(int bits) =>
        (16 * Odd(1, 5, BigInteger.One << bits, alternating: true)) - (4 * Odd(1, 239, BigInteger.One << bits, alternating: true));

    /// <summary>arctan(p/q) = Σ (−1)ⁿ (p/q)^(2n+1)/(2n+1), for 0 ≤ p/q ≤ 1/5.</summary>
    public static BigInteger Arctan(int p, int q) => Odd(p, q, One, alternating: true);

    /// <summary>artanh(p/q) = Σ (p/q)^(2n+1)/(2n+1), for 0 ≤ p/q ≤ 1/3.</summary>
    public static BigInteger Artanh(int p, int q) => Odd(p, q, One, alternating: false);

    /// <summary>(sin, cos) of j/32, j ≤ 32, by their Taylor series.</summary>
    public static (BigInteger Sine, BigInteger Cosine) SineAndCosine(int j)
    {
        BigInteger term = One;
        BigInteger[] sums = [term, 0];
        for (int n = 1; !term.IsZero; n++)
        {
            term = term * j / (32 * n);
            sums[n & 1] += (n & 2) == 0 ? term : -term;
        }

        return (sums[1], sums[0]);
    }

    /// <summary>2^(j/64): the j-th power of six square roots of 2, with 64 bits to spare for the products.</summary>
    public static BigInteger[] PowersOfTwo()
    {
        const int Wide = Bits + 64;
        BigInteger root = BigInteger.One << (Wide + 1);
        for (int i = 0; i < 6; i++)
        {
            root = Sqrt(root << Wide);
        }

        var powers = new BigInteger[64];
        BigInteger power = BigInteger.One << Wide;
        for (int j = 0; j < 64; j++)
        {
            powers[j] = power >> 64;
            power = (power * root) >> Wide;
        }

        return powers;
    }

    private static BigInteger Odd(int p, int q, BigInteger one, bool alternating)
    {
        BigInteger power = one * p / q;
        BigInteger sum = power;
        for (int n = 1; !power.IsZero; n++)
        {
            power = power * ((long)p * p) / ((long)q * q);
            BigInteger term = power / ((2 * n) + 1);
            sum += alternating && int.IsOddInteger(n) ? -term : term;
        }

        return sum;
    }

    private static BigInteger Factorials()
    {
        BigInteger sum = One;
        BigInteger term = One;
        for (int n = 1; !term.IsZero; n++)
        {
            term /= n;
            sum += term;
        }

        return sum;
    }

    // ⌊√n⌋ by Newton's iteration from above, which decreases until it arrives.
    private static BigInteger Sqrt(BigInteger n)
    {
        BigInteger root = BigInteger.One << (int)((n.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (n / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
