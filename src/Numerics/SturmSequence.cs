using System.Numerics;

namespace Verify.Numerics;

/// <summary>Real roots of integer polynomials counted exactly (C. Sturm 1829).</summary>
public static class SturmSequence
{
    /// <summary>The number of distinct real roots.</summary>
    /// <param name="coefficients">c₀, c₁, …, of c₀ + c₁t + …; leading zeros allowed, not all zero.</param>
    /// <exception cref="ArgumentException">The polynomial is 0.</exception>
    public static int RealRoots(IReadOnlyList<BigInteger> coefficients)
    {
        BigInteger[] p = Trimmed([.. coefficients]);
        if (p.Length == 0)
            throw new ArgumentException("The polynomial 0 has roots everywhere; expected another one.", nameof(coefficients));
        BigInteger[] q = Trimmed([.. p.Skip(1).Select((c, i) => c * (i + 1))]);

        // Sign changes at −∞ less those at ∞ along p, p′, and the negated remainders.
        int changes = 0, sign = p[^1].Sign, mirrored = SignAtMinusInfinity(p);
        while (q.Length > 0)
        {
            int next = q[^1].Sign, nextMirrored = SignAtMinusInfinity(q);
            changes += (mirrored == nextMirrored ? 0 : 1) - (sign == next ? 0 : 1);
            (sign, mirrored) = (next, nextMirrored);
            (p, q) = (q, NegatedRemainder(p, q));
        }

        return changes;
    }

    private static int SignAtMinusInfinity(BigInteger[] p) => p.Length % 2 == 0 ? -p[^1].Sign : p[^1].Sign;

    // −(c²ᵐp mod q) with c the leading coefficient of q: a positive multiple of the negated remainder, divided by the common factor of its coefficients.
    private static BigInteger[] NegatedRemainder(BigInteger[] p, BigInteger[] q)
    {
        BigInteger[] rest = (BigInteger[])p.Clone();
        BigInteger lead = q[^1], size = BigInteger.Abs(lead);
        int length = rest.Length;
        while (length >= q.Length)
        {
            BigInteger factor = rest[length - 1] * lead.Sign;
            for (int i = 0; i < length - 1; i++)
                rest[i] *= size;
            for (int i = 0; i < q.Length - 1; i++)
                rest[length - q.Length + i] -= factor * q[i];
            length--;
        }

        rest = Trimmed(rest[..Math.Min(length, q.Length - 1)]);
        BigInteger common = rest.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return [.. rest.Select(c => -c / common)];
    }

    private static BigInteger[] Trimmed(BigInteger[] p)
    {
        int length = p.Length;
        while (length > 0 && p[length - 1].IsZero)
            length--;
        return p[..length];
    }
}
