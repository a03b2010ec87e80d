namespace Verify.Checker.Kinds;

/// <summary>A vector w with y_i &lt;w, x_i&gt; >= 1 for every labelled point: the data are linearly separable.</summary>
internal sealed class SeparatingVector : CertificateKind
{
    public override string Name => "separating-vector";

    public override Finding Prove(Certificate certificate)
    {
        var work = certificate.Work;
        var data = LabelledPoints.Read(certificate.Claim);
        var witness = certificate.Witness["weights"];
        var weights = witness.RationalRow(data.Dimension);
        var w = weights.Rows[0];

        var unit = work.Multiply(weights.Denominator, data.Denominator);
        var margins = Array.ConvertAll(data.Signed, x => work.Dot(w, x));
        int worst = Array.FindIndex(margins, margin => margin < unit);
        if (worst >= 0)
            throw witness.Refuse($"y <w, x> is {work.Ratio(margins[worst], unit)} at point {worst}, expected at least 1");

        // Novikoff (1962): from w = 0 the perceptron errs at most max|x|^2 |w|^2 / min^2 times; denominators cancel.
        var (least, radius, norm) = (margins.Min(), data.Signed.Max(x => work.Dot(x, x)), work.Dot(w, w));
        string minimum = work.Ratio(least, unit);
        string normSquared = work.Ratio(norm, work.Multiply(weights.Denominator, weights.Denominator));
        string radiusSquared = work.Ratio(radius, work.Multiply(data.Denominator, data.Denominator));
        string updateBound = work.Ratio(work.Multiply(radius, norm), work.Multiply(least, least));
        return new Finding(
            $"The {data.Count} given points with labels +-1 in dimension {data.Dimension} are linearly separable through the origin: " +
            $"a vector w with |w|^2 = {normSquared} has min y<w,x> = {minimum}, and max |x|^2 = {radiusSquared}.",
            ("points", $"{data.Count}"),
            ("dimension", $"{data.Dimension}"),
            ("minimum", minimum),
            ("normSquared", normSquared),
            ("radiusSquared", radiusSquared),
            ("updateBound", updateBound));
    }
}
