using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>f = sum p_i g_i and averages of n of the g_i: the exact mean of the squared error over all choices, and one choice that keeps it below the variance over n for every n.</summary>
internal sealed class MaureyAverages : CertificateKind
{
    private const int MaxTuples = 1_000_000;

    public override string Name => "maurey-averages";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var g = claim["vectors"].Rationals();
        var p = claim["probabilities"].RationalRow(g.Rows.Length);
        var weights = p.Rows[0];
        if (weights.Any(w => w.Sign < 0) || weights.Aggregate(work.Add) != p.Denominator)
            throw claim["probabilities"].Refuse("expected probabilities: none below 0, the sum 1");

        // All deviations g_i - f over one denominator, and sum p_i |g_i - f|^2 over that and its square.
        var f = Array.ConvertAll(new int[g.Rows[0].Length], _ => BigInteger.Zero);
        for (int i = 0; i < weights.Length; i++)
            f = [.. f.Zip(g.Rows[i], (sum, x) => work.Add(sum, work.Multiply(weights[i], x)))];
        var deviations = Array.ConvertAll(g.Rows, row => row.Zip(f, (x, mean) => work.Keep(work.Add(work.Multiply(x, p.Denominator), -mean))).ToArray());
        var scale = work.Multiply(p.Denominator, g.Denominator);
        var spread = work.Dot(weights, Array.ConvertAll(deviations, d => work.Dot(d, d)));
        var variance = new Fraction(spread, work.Multiply(p.Denominator, work.Multiply(scale, scale)), work);

        int terms = claim["terms"].Small(1, 20);
        if (BigInteger.Pow(weights.Length, terms) > MaxTuples)
            throw claim["terms"].Refuse($"more than {MaxTuples} choices of {terms} out of {weights.Length}");
        var mean = Enumerated(terms, BigInteger.One, new BigInteger[f.Length]);
        var expectation = new Fraction(mean, work.Multiply(Power(p.Denominator, terms), work.Multiply(work.Multiply(scale, scale), terms * terms)), work);
        Fraction.Match(claim["expectation"], expectation);
        if (expectation.CompareTo(variance / new Fraction(terms, 1, work)) != 0)
            throw claim["expectation"].Refuse("the mean squared error is not the variance over the number of terms");

        var witness = certificate.Witness["selection"];
        int[] selection = witness.Smalls(0, weights.Length - 1);
        var sum = new BigInteger[f.Length];
        for (int n = 1; n <= selection.Length; n++)
        {
            sum = [.. sum.Zip(deviations[selection[n - 1]], work.Add)];
            if (work.Multiply(p.Denominator, work.Dot(sum, sum)) > work.Multiply(n, spread))
                throw witness.Refuse($"the average of the first {n} misses f by more than the variance over {n}");
        }

        var squaredError = new Fraction(work.Dot(sum, sum), work.Multiply(work.Multiply(scale, scale), BigInteger.Max(1, (BigInteger)selection.Length * selection.Length)), work);
        return new Finding(
            $"For the mean f of the {weights.Length} given vectors under the given probabilities, whose variance is {variance}, the mean of |f - average|^2 over all choices of {terms} vectors is exactly {expectation}; " +
            $"and the averages of the first n of the {selection.Length} selected vectors all have |f - average|^2 <= {variance}/n, the last {squaredError}.",
            ("vectors", $"{weights.Length}"),
            ("variance", $"{variance}"),
            ("terms", $"{terms}"),
            ("expectation", $"{expectation}"),
            ("selected", $"{selection.Length}"),
            ("squaredError", $"{squaredError}"));

        BigInteger Enumerated(int left, BigInteger probability, BigInteger[] at)
        {
            if (left == 0)
                return work.Multiply(probability, work.Dot(at, at));
            var total = BigInteger.Zero;
            for (int i = 0; i < weights.Length; i++)
                total = work.Add(total, Enumerated(left - 1, work.Multiply(probability, weights[i]), [.. at.Zip(deviations[i], work.Add)]));
            return total;
        }

        BigInteger Power(BigInteger x, int exponent) => exponent == 0 ? BigInteger.One : work.Multiply(x, Power(x, exponent - 1));
    }
}
