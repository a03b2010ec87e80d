using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Signs at points of a line that no combination of hinges max(z - b_j, 0) takes, for each of several lists of thresholds b, by a Gordan vector each.</summary>
internal sealed class HingeSigns : CertificateKind
{
    public override string Name => "hinge-signs";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        int[] signs = claim["signs"].Smalls(-1, 1);
        int count = signs.Length;
        var z = claim["points"].RationalRow(count);
        var thresholds = claim["thresholds"].Rationals();
        var multipliers = witness["multipliers"].Matrix();
        if (count == 0 || signs.Contains(0))
            throw claim["signs"].Refuse("expected signs 1 or -1, at least one");
        if (thresholds.Rows.Select(work.Text).Distinct().Count() != thresholds.Rows.Length)
            throw claim["thresholds"].Refuse("a list occurs twice");
        if (multipliers.Length != thresholds.Rows.Length || multipliers[0].Length != count)
            throw witness["multipliers"].Refuse($"expected {thresholds.Rows.Length} rows of {count} numbers");
        var points = Array.ConvertAll(z.Rows[0], v => work.Multiply(v, thresholds.Denominator));
        for (int r = 0; r < multipliers.Length; r++)
        {
            var y = multipliers[r];
            if (y.Any(BigInteger.IsNegative) || y.All(v => v.IsZero))
                throw witness["multipliers"].Refuse($"row {r} is negative somewhere or 0");
            foreach (var b in thresholds.Rows[r])
            {
                var scaled = work.Multiply(b, z.Denominator);
                var sum = BigInteger.Zero;
                for (int i = 0; i < count; i++)
                {
                    if (points[i] > scaled)
                        sum = work.Add(sum, work.Multiply(signs[i] * y[i], work.Add(points[i], -scaled)));
                }

                if (!sum.IsZero)
                    throw witness["multipliers"].Refuse($"row {r} does not annihilate the hinge at {work.Ratio(b, thresholds.Denominator)}");
            }
        }

        int changes = Enumerable.Range(1, count - 1).Count(i => signs[i] != signs[i - 1]);
        return new Finding(
            $"For each of the {multipliers.Length} given lists of {thresholds.Rows[0].Length} thresholds b_j no combination of the functions max(z - b_j, 0) has the given signs, with {changes} changes, at the {count} given points.",
            ("points", $"{count}"),
            ("changes", $"{changes}"),
            ("units", $"{thresholds.Rows[0].Length}"),
            ("refuted", $"{multipliers.Length}"));
    }
}
