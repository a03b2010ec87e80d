using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How far the risk of a linear classifier can exceed its margin loss on a sample of orthonormal atoms, from both sides.</summary>
internal sealed class MarginExcess : CertificateKind
{
    private const int MaxMultiplicity = 1_000;

    public override string Name => "margin-excess";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var atoms = claim["atoms"].Integer();
        var seen = claim["seen"].Integers();
        if (seen.Length is 0 or > MaxMultiplicity || seen.Any(n => n.Sign < 0))
            throw claim["seen"].Refuse($"expected 1 to {MaxMultiplicity} counts, none below 0");
        BigInteger size = 0, distinct = 0, squares = 0;
        for (int k = 1; k <= seen.Length; k++)
        {
            var draws = work.Multiply(seen[k - 1], k);
            (distinct, size, squares) = (work.Add(distinct, seen[k - 1]), work.Add(size, draws), work.Add(squares, work.Multiply(draws, k)));
        }

        if (size.IsZero || distinct > atoms)
            throw claim["seen"].Refuse($"{work.Text(distinct)} of {work.Text(atoms)} atoms were seen; expected at least one and at most all");
        var ratio = Fraction.Read(claim["ratio"]);
        if (ratio.Sign <= 0)
            throw claim["ratio"].Refuse("expected a positive ratio");

        // Weights t_k, in units of rho, on every atom seen k times, and 0 on all others.
        var weights = Fraction.Row(certificate.Witness["weights"], seen.Length);
        Fraction norm = Whole(0), gain = Whole(0);
        var right = BigInteger.Zero;
        for (int k = 1; k <= seen.Length; k++)
        {
            var t = weights[k - 1];
            if (t.Sign < 0 || t > Whole(1))
                throw certificate.Witness["weights"].Refuse($"the weight of atoms seen {k} times is not in [0, 1]");
            norm += Whole(seen[k - 1]) * t * t;
            gain += Whole(work.Multiply(seen[k - 1], k)) * t;
            right = t.Sign > 0 ? work.Add(right, seen[k - 1]) : right;
        }

        if (norm > ratio * ratio)
            throw certificate.Witness["weights"].Refuse($"the weights have squared length {norm.Reduced()}, more than the ratio's square");
        var excess = ((gain / Whole(size)) - (Whole(right) / Whole(atoms))).Reduced();
        Fraction.Match(claim["excess"], excess);
        var cap = Fraction.Read(claim["cap"]).Reduced();
        if (cap.Sign < 0 || (cap < Whole(1) && cap * cap * Whole(size) * Whole(size) < ratio * ratio * Whole(squares)))
            throw claim["cap"].Refuse("neither at least 1 nor at least the ratio times |c|/m");
        return new Finding(
            $"For a sample of {work.Text(size)} draws from {work.Text(atoms)} orthonormal atoms labelled +1, in which seen[k-1] atoms were drawn k times, the largest difference of risk and mean ramp loss " +
            $"over all weights of length at most {ratio.Reduced()} times the margin lies between {excess} and {cap}.",
            ("sample", work.Text(size)),
            ("distinct", work.Text(distinct)),
            ("squaredNorm", work.Text(squares)),
            ("excess", $"{excess}"),
            ("cap", $"{cap}"));

        Fraction Whole(BigInteger value) => new(value, BigInteger.One, work);
    }
}
