using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A real number between Low and High, both in units of 2^-96; every operation rounds outward and draws on a file's budget.</summary>
internal readonly record struct FixedInterval(BigInteger Low, BigInteger High, Work Work)
{
    public const int Bits = 96;

    private const int Halvings = 4;
    private const int Terms = 17;

    public static FixedInterval Of(BigInteger p, BigInteger q, Work work)
    {
        var quotient = work.Divide(p << Bits, q);
        return new(quotient - 1, quotient + 1, work);
    }

    public static FixedInterval Integer(int value, Work work) => new((BigInteger)value << Bits, (BigInteger)value << Bits, work);

    /// <summary>pi = 4 arctan 1.</summary>
    public static FixedInterval Pi(Work work) => Integer(4, work) * Integer(1, work).Arctan();

    /// <summary>The greatest absolute value, in units of 2^-96.</summary>
    public BigInteger Size => BigInteger.Max(BigInteger.Abs(Low), BigInteger.Abs(High));

    public static FixedInterval operator +(FixedInterval a, FixedInterval b) => new(a.Work.Add(a.Low, b.Low), a.Work.Add(a.High, b.High), a.Work);

    public static FixedInterval operator -(FixedInterval a) => new(-a.High, -a.Low, a.Work);

    public static FixedInterval operator -(FixedInterval a, FixedInterval b) => a + -b;

    public static FixedInterval operator *(FixedInterval a, FixedInterval b)
    {
        if (a.Low.Sign >= 0 && b.Low.Sign >= 0)
            return Shifted(a.Work.Multiply(a.Low, b.Low), a.Work.Multiply(a.High, b.High), a.Work);
        BigInteger[] products = [a.Work.Multiply(a.Low, b.Low), a.Work.Multiply(a.Low, b.High), a.Work.Multiply(a.High, b.Low), a.Work.Multiply(a.High, b.High)];
        return Shifted(products.Min(), products.Max(), a.Work);
    }

    /// <summary>The quotient by a number that is certainly positive.</summary>
    /// <exception cref="Rejection">The divisor may vanish or be negative.</exception>
    public static FixedInterval operator /(FixedInterval a, FixedInterval b)
    {
        if (b.Low.Sign <= 0)
            throw new Rejection("a divisor is not certainly positive: a row may vanish, or two may be parallel, within the radius");
        var low = a.Work.Divide(a.Low << Bits, a.Low.Sign >= 0 ? b.High : b.Low);
        var high = a.Work.Divide(a.High << Bits, a.High.Sign >= 0 ? b.Low : b.High);
        return new(low - 1, high + 1, a.Work);
    }

    /// <summary>The square, which never is negative.</summary>
    public FixedInterval Square()
    {
        var size = Size;
        var least = Low.Sign > 0 || High.Sign < 0 ? BigInteger.Min(BigInteger.Abs(Low), BigInteger.Abs(High)) : BigInteger.Zero;
        return Shifted(Work.Multiply(least, least), Work.Multiply(size, size), Work);
    }

    /// <summary>The square root of what is not negative; a negative end counts as 0.</summary>
    public FixedInterval Sqrt() => new(Root(BigInteger.Max(Low, 0) << Bits, Work), Root(BigInteger.Max(High, 0) << Bits, Work) + 1, Work);

    /// <summary>arccos x = 2 arctan sqrt((1 - x)/(1 + x)), decreasing, at both ends.</summary>
    public FixedInterval Arccos()
    {
        var one = Integer(1, Work);
        var (last, first) = (At(High), At(Low));
        return new(last.Low, first.High, Work);

        FixedInterval At(BigInteger end)
        {
            var x = new FixedInterval(end, end, one.Work);
            return Integer(2, one.Work) * ((one - x) / (one + x)).Sqrt().Arctan();
        }
    }

    /// <summary>The arctangent of what is not negative: arctan t = 2 arctan(t/(1 + sqrt(1 + t^2))) four times, whereupon t &lt; 1/10, then the alternating series.</summary>
    public FixedInterval Arctan()
    {
        var one = Integer(1, Work);
        var t = this;
        for (int k = 0; k < Halvings; k++)
            t /= one + (one + t.Square()).Sqrt();
        var (square, power, sum) = (t.Square(), t, t);
        for (int k = 1; k < Terms; k++)
        {
            power *= square;
            var term = power / Integer((2 * k) + 1, Work);
            sum = k % 2 == 0 ? sum + term : sum - term;
        }

        // The first term left out bounds the rest; it is below the next power.
        var rest = (power * square).High;
        return Integer(1 << Halvings, Work) * new FixedInterval(sum.Low - rest, sum.High + rest, Work);
    }

    /// <summary>The integer part of the square root.</summary>
    public static BigInteger Root(BigInteger value, Work work)
    {
        if (value.IsZero)
            return value;
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = work.Add(root, work.Divide(value, root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    // A right shift rounds down.
    private static FixedInterval Shifted(BigInteger low, BigInteger high, Work work) => new(low >> Bits, -(-high >> Bits), work);
}
