using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A vector y >= 0, y != 0 with sum y_i s_i x_i = 0: the data are not linearly separable (Gordan 1873).</summary>
internal sealed class GordanVector : CertificateKind
{
    public override string Name => "gordan-vector";

    public override Finding Prove(Certificate certificate)
    {
        var work = certificate.Work;
        var data = LabelledPoints.Read(certificate.Claim);
        var witness = certificate.Witness["multipliers"];
        var y = witness.Integers(data.Count);
        if (y.Any(BigInteger.IsNegative) || y.All(value => value.IsZero))
            throw witness.Refuse("expected multipliers y >= 0 that are not all 0");
        for (int j = 0; j < data.Dimension; j++)
        {
            var sum = work.Dot(y, Array.ConvertAll(data.Signed, x => x[j]));
            if (!sum.IsZero)
                throw witness.Refuse($"coordinate {j} of sum y_i s_i x_i is {work.Ratio(sum, data.Denominator)}, expected 0");
        }

        bool unique = certificate.Claim["unique"].Flag();
        int freedom = unique ? data.Count - Elimination.Rank(data.Signed, work) : 0;
        if (unique && freedom != 1)
            throw certificate.Claim["unique"].Refuse($"the solutions of sum y_i s_i x_i = 0 form a space of dimension {freedom}, expected 1");

        int support = y.Count(value => !value.IsZero);
        string total = work.Text(y.Aggregate(work.Add));
        return new Finding(
            $"The {data.Count} given points with labels +-1 in dimension {data.Dimension} are not linearly separable through the origin: " +
            $"{support} of them carry weights y > 0, {total} in all, with sum y_i s_i x_i = 0" +
            (unique ? ", and every solution y of this equation is a multiple of that one." : "."),
            ("points", $"{data.Count}"),
            ("dimension", $"{data.Dimension}"),
            ("support", $"{support}"),
            ("total", total),
            ("multipliers", work.Text(y)),
            ("unique", unique ? "true" : "unclaimed"));
    }
}
