namespace Verify.Checker.Kinds;

/// <summary>The exact maximal margin: a point z of the hull of the s_i x_i with &lt;z, s_j x_j&gt; >= |z|^2 for all j.</summary>
internal sealed class MaximalMargin : CertificateKind
{
    public override string Name => "maximal-margin";

    public override Finding Prove(Certificate certificate)
    {
        var work = certificate.Work;
        var data = LabelledPoints.Read(certificate.Claim);
        var z = ConvexCombination.Read(certificate.Witness, data);
        var (p, q) = z.NormSquared(data, work);
        if (p.IsZero)
            throw certificate.Witness.Refuse("the combination is 0, so no vector separates the points");

        // Over the common denominator of both sides: total * <sum, s_j x_j> >= |sum|^2.
        int nearer = Array.FindIndex(data.Signed, x => work.Multiply(z.Total, work.Dot(z.Sum, x)) < p);
        if (nearer >= 0)
            throw certificate.Witness.Refuse($"<z, s x> is below |z|^2 at point {nearer}, so the hull comes nearer to 0 than z");

        string margin = work.Ratio(p, q);
        certificate.Claim["marginSquared"].MustBe(margin);
        var (radius, unit) = (data.Signed.Max(x => work.Dot(x, x)), work.Multiply(data.Denominator, data.Denominator));
        var (above, below) = (work.Multiply(radius, q), work.Multiply(unit, p));
        string radiusSquared = work.Ratio(radius, unit);
        string updates = work.Text(work.Divide(above, below));
        return new Finding(
            $"The {data.Count} given points with labels +-1 in dimension {data.Dimension} are linearly separable through the origin, and the square of their " +
            $"maximal margin is exactly {margin}; with max |x|^2 = {radiusSquared} the perceptron started at 0 makes at most {updates} updates in any order.",
            ("points", $"{data.Count}"),
            ("dimension", $"{data.Dimension}"),
            ("marginSquared", margin),
            ("radiusSquared", radiusSquared),
            ("updateBound", work.Ratio(above, below)),
            ("updateBoundFloor", updates),
            ("support", $"{z.Support}"));
    }
}
