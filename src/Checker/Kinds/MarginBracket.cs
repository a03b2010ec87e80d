namespace Verify.Checker.Kinds;

/// <summary>Two bounds on the maximal margin: a separating vector from below, a point of the hull of the s_i x_i from above.</summary>
internal sealed class MarginBracket : CertificateKind
{
    public override string Name => "margin-bracket";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var data = LabelledPoints.Read(claim);
        var lower = claim["lowerMarginSquared"].RationalRow(1);
        var upper = claim["upperMarginSquared"].RationalRow(1);
        var witness = certificate.Witness["weights"];
        var w = witness.Integers(data.Dimension);
        var margins = Array.ConvertAll(data.Signed, x => work.Dot(w, x));
        int worst = Array.FindIndex(margins, margin => margin.Sign <= 0);
        if (worst >= 0)
            throw witness.Refuse($"y <w, x> is not positive at point {worst}");

        // gamma >= min y<w,x> / |w|, and gamma <= |z| because <u, z> is a mean of the y<u,x> for every unit vector u.
        var (least, unit) = (margins.Min(), work.Multiply(data.Denominator, data.Denominator));
        var (p, q) = (work.Multiply(least, least), work.Multiply(work.Dot(w, w), unit));
        var (bound, scale) = (lower.Rows[0][0], lower.Denominator);
        if (bound.Sign <= 0 || work.Multiply(bound, q) > work.Multiply(p, scale))
            throw claim["lowerMarginSquared"].Refuse($"expected a positive number of at most {work.Ratio(p, q)}");
        var (norm, of) = ConvexCombination.Read(certificate.Witness, data).NormSquared(data, work);
        if (work.Multiply(upper.Rows[0][0], of) < work.Multiply(norm, upper.Denominator))
            throw claim["upperMarginSquared"].Refuse($"expected at least {work.Ratio(norm, of)}");

        var radius = data.Signed.Max(x => work.Dot(x, x));
        var (above, below) = (work.Multiply(radius, scale), work.Multiply(unit, bound));
        string radiusSquared = work.Ratio(radius, unit);
        string updates = work.Text(work.Divide(above, below));
        return new Finding(
            $"The {data.Count} given points with labels +-1 in dimension {data.Dimension} are linearly separable through the origin, and the square of their maximal margin " +
            $"lies between {claim["lowerMarginSquared"].Text()} and {claim["upperMarginSquared"].Text()}; with max |x|^2 = {radiusSquared} the perceptron started at 0 makes at most {updates} updates in any order.",
            ("points", $"{data.Count}"),
            ("dimension", $"{data.Dimension}"),
            ("lowerMarginSquared", claim["lowerMarginSquared"].Text()),
            ("upperMarginSquared", claim["upperMarginSquared"].Text()),
            ("radiusSquared", radiusSquared),
            ("updateBound", work.Ratio(above, below)),
            ("updateBoundFloor", updates));
    }
}
