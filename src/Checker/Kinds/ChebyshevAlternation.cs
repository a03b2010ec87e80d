using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The least sup-distance on [-1, 1] from x^(n+1) to the polynomials of degree n, by the alternation of the Chebyshev polynomial T_(n+1).</summary>
internal sealed class ChebyshevAlternation : CertificateKind
{
    private const int MaxDegree = 100;

    public override string Name => "chebyshev-alternation";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        int n = claim["degree"].Small(0, MaxDegree);
        var (t, u) = (Recurrence([0, 1], n + 1), Recurrence([0, 2], n));

        // T^2 + (1 - x^2) U^2 = 1 gives |T| <= 1 on [-1, 1], with |T| = 1 exactly at the ends and at the roots of U; T' = (n + 1) U makes T monotone between them.
        var one = Sum(Product(t, t), Product([1, 0, -1], Product(u, u)));
        var slope = Sum([.. t.Skip(1).Select((c, i) => work.Multiply(c, i + 1))], [.. u.Select(c => work.Multiply(c, -(n + 1)))]);
        if (!one[0].IsOne || one.Skip(1).Any(c => !c.IsZero) || slope.Any(c => !c.IsZero) || t[^1] != BigInteger.One << n)
            throw claim["degree"].Refuse("the identities of the Chebyshev polynomials fail");

        var witness = certificate.Witness["separators"];
        var s = witness.RationalRow(n + 1);
        int last = 0;
        for (int i = 0; i <= n; i++)
        {
            var x = s.Rows[0][i];
            if (BigInteger.Abs(x) >= s.Denominator || (i > 0 && x <= s.Rows[0][i - 1]))
                throw witness.Refuse("expected strictly ascending numbers between -1 and 1");
            int sign = Sign(u, x, s.Denominator);
            if (sign == 0 || sign == last)
                throw witness.Refuse($"U_{n} does not change its sign before separator {i}");
            last = sign;
        }

        var distance = new Fraction(1, BigInteger.One << n, work);
        Fraction.Match(claim["distance"], distance);
        return new Finding(
            $"The least sup-distance on [-1, 1] from x^{n + 1} to a polynomial of degree at most {n} is exactly {distance}: T_{n + 1}/2^{n} takes the values +-{distance} alternately at {n + 2} points and never exceeds them.",
            ("degree", $"{n}"),
            ("alternations", $"{n + 2}"),
            ("distance", $"{distance}"));

        // P_0 = 1, P_1 as given, P_(k+1) = 2x P_k - P_(k-1)
        BigInteger[] Recurrence(BigInteger[] first, int k)
        {
            (BigInteger[] before, BigInteger[] p) = ([1], first);
            for (int i = 1; i < k; i++)
                (before, p) = (p, Sum(Product([0, 2], p), Product([-1], before)));
            return k == 0 ? [1] : p;
        }

        BigInteger[] Product(BigInteger[] a, BigInteger[] b)
        {
            var product = new BigInteger[a.Length + b.Length - 1];
            for (int i = 0; i < a.Length; i++)
            {
                for (int j = 0; j < b.Length; j++)
                    product[i + j] = work.Add(product[i + j], work.Multiply(a[i], b[j]));
            }

            return product;
        }

        BigInteger[] Sum(BigInteger[] a, BigInteger[] b) =>
            [.. Enumerable.Range(0, Math.Max(a.Length, b.Length)).Select(i => work.Add(i < a.Length ? a[i] : 0, i < b.Length ? b[i] : 0))];

        int Sign(BigInteger[] polynomial, BigInteger x, BigInteger denominator)
        {
            var (value, power) = (BigInteger.Zero, BigInteger.One);
            foreach (var c in polynomial.Reverse())
            {
                value = work.Add(work.Multiply(value, x), work.Multiply(c, power));
                power = work.Multiply(power, denominator);
            }

            return value.Sign;
        }
    }
}
