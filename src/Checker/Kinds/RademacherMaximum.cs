using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>E max over a of &lt;s, a> for finitely many vectors a and uniform signs s, and an upper bound of the exponential that Massart's lemma compares with their number.</summary>
internal sealed class RademacherMaximum : CertificateKind
{
    private const int MaxLength = 22;
    private const int MaxEntry = 1_000_000;

    // Bits behind the point of the terms of the exponential series, each rounded up.
    private const int SeriesBits = 128;

    public override string Name => "rademacher-maximum";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var vectors = claim["vectors"].Matrix();
        int m = vectors[0].Length;
        if (m > MaxLength || vectors.Any(a => a.Any(v => BigInteger.Abs(v) > MaxEntry)))
            throw claim["vectors"].Refuse($"expected vectors of length at most {MaxLength} with entries within {MaxEntry}");
        if (vectors.Distinct(new Rows()).Count() != vectors.Length)
            throw claim["vectors"].Refuse("a vector occurs twice");
        work.Spend((2L << m) * (10 + (3L * vectors.Length)));
        long[][] columns = [.. Enumerable.Range(0, m).Select(i => Array.ConvertAll(vectors, a => (long)a[i]))];
        var mean = new Fraction(Maxima(columns, 0, new long[vectors.Length]), BigInteger.One << m, work).Reduced();
        Fraction.Match(claim["mean"], mean);

        var radius = vectors.Max(a => work.Dot(a, a));
        var factor = Fraction.Read(claim["factor"]);
        if (factor.Sign <= 0 || radius.IsZero)
            throw claim["factor"].Refuse("expected a factor above 0 and a vector that is not 0");
        var exponent = (mean * mean / (factor * new Fraction(radius, 1, work))).Reduced();
        var bound = Fraction.Read(certificate.Witness["exponential"]);
        if (bound < Exponential(exponent, certificate.Witness["exponential"], work))
            throw certificate.Witness["exponential"].Refuse($"the exponential of {exponent} is not seen to be that small");
        return new Finding(
            $"For the {vectors.Length} given vectors a of Z^{m} the mean of max <s, a> over all {1 << m} sign vectors is exactly {mean}; with max |a|^2 = {radius} the exponential of its square over {factor} times that is at most {bound}.",
            ("vectors", $"{vectors.Length}"),
            ("length", $"{m}"),
            ("mean", $"{mean}"),
            ("radiusSquared", work.Text(radius)),
            ("exponential", $"{bound}"));
    }

    /// <summary>The sum of the maxima over all signs of the columns from <paramref name="next"/> on.</summary>
    private static BigInteger Maxima(long[][] columns, int next, long[] products)
    {
        if (next == columns.Length)
            return products.Max();
        long[] plus = new long[products.Length], minus = new long[products.Length];
        for (int k = 0; k < products.Length; k++)
            (plus[k], minus[k]) = (products[k] + columns[next][k], products[k] - columns[next][k]);
        return Maxima(columns, next + 1, plus) + Maxima(columns, next + 1, minus);
    }

    /// <summary>An upper bound of e^x: terms rounded up until they are halved each time and below 2^-128; all the rest is at most the last one.</summary>
    private static Fraction Exponential(Fraction x, Node node, Work work)
    {
        if (x > new Fraction(1000, 1, work))
            throw node.Refuse("an exponent beyond 1000");
        BigInteger unit = BigInteger.One << SeriesBits, term = unit, sum = unit;
        for (int k = 1; term > 1 || 2 * x.P > k * x.Q; k++)
        {
            // The first bits of a long exponent would do; all of them do as well.
            var denominator = work.Multiply(x.Q, k);
            term = work.Divide(work.Add(work.Multiply(term, x.P), denominator - 1), denominator);
            sum = work.Add(sum, term);
        }

        return new Fraction(sum + term, unit, work);
    }

    private sealed class Rows : IEqualityComparer<BigInteger[]>
    {
        public bool Equals(BigInteger[]? x, BigInteger[]? y) => x!.SequenceEqual(y!);

        public int GetHashCode(BigInteger[] row) => row.Aggregate(0, HashCode.Combine);
    }
}
