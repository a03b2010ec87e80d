using System.Numerics;

namespace Verify.Numerics.Tests.Intervals;

/// <summary>
/// Elementary functions in fixed point with 256 bits behind the point, written apart from the library: other reductions,
/// other series, other formulas for π and ln 2, no tables. Each result is off by less than <see cref="Error"/> units.
/// </summary>
internal static class Oracle
{
    public const int Bits = 256;

    private const int WideBits = 1400;

    public static readonly BigInteger One = BigInteger.One << Bits;

    /// <summary>2^40 units: far above the few thousand roundings of any function here, far below an ulp of any result.</summary>
    public static readonly BigInteger Error = BigInteger.One << 40;

    /// <summary>Euler, 1755: π = 20 arctan 1/7 + 8 arctan 3/79.</summary>
    public static readonly BigInteger WidePi =
        (20 * ArctanSeries(1, 7, BigInteger.One << WideBits)) + (8 * ArctanSeries(3, 79, BigInteger.One << WideBits));

    public static readonly BigInteger Pi = WidePi >> (WideBits - Bits);

    /// <summary>ln 2 = Σ 1/(k·2^k).</summary>
    public static readonly BigInteger Ln2 = Enumerable.Range(1, Bits).Aggregate(BigInteger.Zero, (sum, k) => sum + ((One >> k) / k));

    private static readonly BigInteger RootOfPi = Root(Pi);

    /// <summary>x·2^Bits, rounded to 0; exact from 2^-200 on.</summary>
    public static BigInteger Fixed(double x) => Fixed(x, Bits);

    /// <summary>e^x = 2^n·e^r, with e^r by halving r 16 times and squaring back.</summary>
    public static BigInteger Exp(BigInteger x)
    {
        int n = (int)(x / Ln2);
        BigInteger r = (x - (n * Ln2)) >> 16;
        BigInteger term = One;
        BigInteger sum = 0; // of e^r − 1
        for (int i = 1; !term.IsZero && term != -1; i++)
        {
            term = ((term * r) >> Bits) / i;
            sum += term;
        }

        for (int i = 0; i < 16; i++)
        {
            sum = (2 * sum) + ((sum * sum) >> Bits);
        }

        return n >= 0 ? (sum + One) << n : (sum + One) >> -n;
    }

    /// <summary>(sin x, cos x), by the Taylor series of sin at x mod 2π, divided by 8, and doubling three times.</summary>
    public static (BigInteger Sine, BigInteger Cosine) SineCosine(double x)
    {
        BigInteger wide = Math.Abs(x) < 1 ? Fixed(x, WideBits) : BigInteger.Remainder(Fixed(x, WideBits), 2 * WidePi);
        return SineCosine(wide >> (WideBits - Bits));
    }

    /// <summary>(sin x, cos x) for |x| ≤ 7.</summary>
    public static (BigInteger Sine, BigInteger Cosine) SineCosine(BigInteger x)
    {
        BigInteger r = x >> 3;
        BigInteger square = (r * r) >> Bits;
        BigInteger term = r;
        BigInteger sine = r;
        BigInteger cosineTerm = One;
        BigInteger versine = 0; // 1 − cos
        for (int n = 1; !(term.IsZero || term == -1) || !(cosineTerm.IsZero || cosineTerm == -1); n++)
        {
            cosineTerm = -((cosineTerm * square) >> Bits) / (((2 * n) - 1) * 2 * n);
            versine -= cosineTerm;
            term = -((term * square) >> Bits) / (2 * n * ((2 * n) + 1));
            sine += term;
        }

        BigInteger cosine = One - versine;
        for (int i = 0; i < 3; i++)
        {
            (sine, cosine) = ((sine * cosine) >> (Bits - 1), One - ((sine * sine) >> (Bits - 1)));
        }

        return (sine, cosine);
    }

    /// <summary>2/√π·∫₀ˣ e^(−t²) dt by its alternating series, with 128 more bits for the cancellation; |x| ≤ 7.</summary>
    public static BigInteger Erf(BigInteger x)
    {
        const int Wide = Bits + 128;
        BigInteger fine = x << 128;
        BigInteger square = (fine * fine) >> Wide;
        BigInteger power = fine; // (−1)ⁿ x^(2n+1)/n!
        BigInteger sum = fine;
        for (int n = 1; !power.IsZero && power != -1; n++)
        {
            power = -((power * square) >> Wide) / n;
            sum += power / ((2 * n) + 1);
        }

        return (2 * sum << (Bits - 128)) / RootOfPi;
    }

    /// <summary>√x by bisection on bits.</summary>
    public static BigInteger Root(BigInteger x)
    {
        BigInteger root = 0;
        for (int bit = (int)(((x << Bits).GetBitLength() + 1) / 2); bit >= 0; bit--)
        {
            BigInteger candidate = root | (BigInteger.One << bit);
            root = candidate * candidate <= x << Bits ? candidate : root;
        }

        return root;
    }

    private static BigInteger Fixed(double x, int bits)
    {
        long pattern = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = Math.Max((int)(pattern >> 52), 1);
        BigInteger mantissa = (pattern & ((1L << 52) - 1)) | (pattern >> 52 == 0 ? 0 : 1L << 52);
        int shift = bits + exponent - 1075;
        BigInteger magnitude = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return x < 0 ? -magnitude : magnitude;
    }

    private static BigInteger ArctanSeries(int p, int q, BigInteger one)
    {
        BigInteger power = one * p / q;
        BigInteger sum = 0;
        for (int n = 0; !power.IsZero; n++)
        {
            sum += (int.IsEvenInteger(n) ? power : -power) / ((2 * n) + 1);
            power = power * (p * p) / (q * q);
        }

        return sum;
    }
}
