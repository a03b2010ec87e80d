using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How large an entry all integer weights of a self-dual threshold function must have.</summary>
internal sealed class LargeWeight : CertificateKind
{
    private const int MaxVariables = 20;

    public override string Name => "large-weight";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var weights = claim["weights"].Integers();
        if (weights.Length is < 1 or > MaxVariables)
            throw claim["weights"].Refuse($"{weights.Length} weights; expected 1 to {MaxVariables}");
        var least = claim["atLeast"].Integer();
        int[] points = witness["points"].Smalls(0, (1 << weights.Length) - 1);
        var multipliers = witness["multipliers"].Integers(points.Length);
        var (total, sums) = (BigInteger.Zero, new BigInteger[weights.Length]);
        for (int k = 0; k < points.Length; k++)
        {
            if (multipliers[k].Sign <= 0)
                throw witness["multipliers"].Refuse("expected positive integers");
            var side = BigInteger.Zero;
            for (int i = 0; i < weights.Length; i++)
            {
                int sign = (points[k] >> i & 1) == 1 ? 1 : -1;
                side = work.Add(side, sign * weights[i]);
                sums[i] = work.Add(sums[i], sign * multipliers[k]);
            }

            if (side.Sign <= 0)
                throw witness["points"].Refuse($"the weights are not positive at point {points[k]}");
            total = work.Add(total, multipliers[k]);
        }

        // <v, x> >= 1 at these points: sum y <= sum y <v, x> = sum_i c_i v_i <= max |v_i| sum |c_i|.
        var size = sums.Aggregate(BigInteger.Zero, (sum, c) => work.Add(sum, BigInteger.Abs(c)));
        if (total <= work.Multiply(least - 1, size))
            throw claim["atLeast"].Refuse($"the multipliers add up to {work.Text(total)}, not to more than {work.Text(least - 1)} times {work.Text(size)}");

        // For [<w, x> > 0] to be a self-dual function no sum of all weights with signs may vanish.
        work.Spend(4L * weights.Length << weights.Length);
        for (int x = 0; x < 1 << (weights.Length - 1); x++)
        {
            var side = BigInteger.Zero;
            for (int i = 0; i < weights.Length; i++)
                side += (x >> i & 1) == 1 ? weights[i] : -weights[i];
            if (side.IsZero)
                throw claim["weights"].Refuse($"the weights vanish at point {x}");
        }

        var largest = weights.Max(BigInteger.Abs);
        return new Finding(
            $"Every integer vector v with <v, x> > 0 exactly where <w, x> > 0 on the points of -1 and 1, w = ({work.Text(weights)}), has an entry of size at least {work.Text(least)}; that of w is {work.Text(largest)}.",
            ("variables", $"{weights.Length}"),
            ("largest", work.Text(largest)),
            ("atLeast", work.Text(least)));
    }
}
