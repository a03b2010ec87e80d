using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>f(x) = sum w_j max(a.x - b_j, 0): at how many of the given samples it takes the given value.</summary>
internal sealed class HingeNetwork : CertificateKind
{
    public override string Name => "hinge-network";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var points = claim["points"].Rationals();
        var targets = claim["targets"].RationalRow(points.Rows.Length);
        int units = claim["units"].Small(0, 10_000);
        var a = witness["direction"].RationalRow(points.Rows[0].Length);
        var b = witness["thresholds"].RationalRow(units);
        var w = witness["weights"].RationalRow(units);

        // Everything over the denominator of a.x - b, then of w times it.
        var projected = work.Multiply(points.Denominator, a.Denominator);
        var unit = work.Multiply(work.Multiply(projected, b.Denominator), w.Denominator);
        var thresholds = Array.ConvertAll(b.Rows[0], v => work.Multiply(v, projected));
        int matched = 0;
        var projections = new HashSet<BigInteger>();
        for (int i = 0; i < points.Rows.Length; i++)
        {
            var z = work.Keep(work.Multiply(work.Dot(points.Rows[i], a.Rows[0]), b.Denominator));
            projections.Add(z);
            var f = BigInteger.Zero;
            for (int j = 0; j < units; j++)
            {
                if (thresholds[j] < z)
                    f = work.Add(f, work.Multiply(w.Rows[0][j], work.Add(z, -thresholds[j])));
            }

            if (work.Multiply(f, targets.Denominator) == work.Multiply(targets.Rows[0][i], unit))
                matched++;
        }

        claim["matched"].MustBe(matched);
        var largest = new Fraction(w.Rows[0].Aggregate(BigInteger.Zero, (most, v) => BigInteger.Max(most, BigInteger.Abs(v))), w.Denominator, work);
        int parameters = points.Rows[0].Length + (2 * units);
        return new Finding(
            $"The given network of {units} ReLU units along one direction, with {parameters} weights and no output bias, takes the given value at {matched} of the {points.Rows.Length} given points in dimension {points.Rows[0].Length}.",
            ("points", $"{points.Rows.Length}"),
            ("dimension", $"{points.Rows[0].Length}"),
            ("units", $"{units}"),
            ("parameters", $"{parameters}"),
            ("projections", $"{projections.Count}"),
            ("matched", $"{matched}"),
            ("largestWeight", $"{largest}"));
    }
}
