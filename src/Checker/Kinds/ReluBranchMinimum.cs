using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>
/// A strict minimum of the population loss of k rectified units against k orthonormal ones near a matrix that all permutations of the first
/// k - 1 indices fix. Its Hessian is block diagonal over the isotypic parts of matrix space, so that 5 x 5 matrices suffice for every k.
/// </summary>
internal sealed class ReluBranchMinimum : CertificateKind
{
    private const int MostUnits = 1_000_000;

    public override string Name => "relu-branch-minimum";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        _ = certificate.Witness.Find("");
        int units = claim["units"].Small(5, MostUnits);
        var entries = claim["entries"].RationalRow(SymmetricRelu.Parameters);
        var radius = Read(claim["radius"]);
        var curvature = Read(claim["curvature"]);
        if (radius.Low.Sign <= 0 || curvature.Low.Sign <= 0)
            throw claim.Refuse("expected a radius and a curvature of at least 2^-95");

        var centre = Around(0);
        var loss = centre.Loss();
        var slope = centre.Slope(loss);
        if ((curvature * radius).Low <= slope)
            throw claim["radius"].Refuse("the gradient at the centre is not below curvature times radius");

        // The loss is convex on the ball and at most falls by slope times radius from its centre.
        var drift = (work.Multiply(slope, radius.High) >> FixedInterval.Bits) + 1;
        var bounds = claim["objective"].RationalRow(2);
        var (least, most) = (FixedInterval.Of(bounds.Rows[0][0], bounds.Denominator, work), FixedInterval.Of(bounds.Rows[0][1], bounds.Denominator, work));
        if (loss.Value.Low - drift < least.High || loss.Value.High > most.Low)
            throw claim["objective"].Refuse($"the objective is only known to lie within {work.Text(loss.Value.Low - drift)} and {work.Text(loss.Value.High)} in units of 2^-96");

        var box = Around(radius.High);
        Above("the matrices that the permutations fix", box.Loss(), Pivots.Diagonal(box.Lengths));
        Above("the five copies of the standard representation", box.Standard(), box.StandardProducts);
        Above("antisymmetric matrices without row sums", box.Loss(3, 1, (g, h, diagonal) => [diagonal || g > 2 || h > 2 ? 0 : (h - g + 3) % 3 == 1 ? 1 : -1], _ => [0]), Whole(6));
        Above("symmetric matrices without diagonal and row sums", box.Loss(4, 1, (g, h, _) => [g > 3 || h > 3 || g / 2 == h / 2 ? 0 : g % 2 == h % 2 ? 1 : -1], _ => [0]), Whole(8));
        Above("one more input, alike for the first units", box.Loss(0, 2, (_, _, _) => [0, 0], g => g == 0 ? [1, 0] : [0, 1]), Pivots.Diagonal(box.Lengths[0], FixedInterval.Integer(1, work)));
        Above("one more input, different for the first units", box.Loss(2, 1, (_, _, _) => [0], g => [g == 0 ? 1 : g == 1 ? -1 : 0]), Whole(2));

        var (low, high) = (work.Ratio(bounds.Rows[0][0], bounds.Denominator), work.Ratio(bounds.Rows[0][1], bounds.Denominator));
        return new Finding(
            $"The population loss of {units} rectified units against as many orthonormal ones over standard normal inputs of any dimension from {units} on has a strict local minimum within the radius of the matrix with rows (a, b, ..., b, c) in turn and (d, ..., d, e); all eigenvalues of its Hessian are at least {claim["curvature"].Text()}; its loss lies in [{low}, {high}].",
            ("units", $"{units}"),
            ("curvature", claim["curvature"].Text()),
            ("objectiveAtLeast", low),
            ("objectiveAtMost", high));

        FixedInterval Read(Node node) => node.RationalRow(1) is var value ? FixedInterval.Of(value.Rows[0][0], value.Denominator, work) : default;

        FixedInterval[][] Whole(int square) => [[FixedInterval.Integer(square, work)]];

        SymmetricRelu Around(BigInteger reach) => new(FixedInterval.Integer(units, work), Array.ConvertAll(entries.Rows[0], x =>
        {
            var value = FixedInterval.Of(x, entries.Denominator, work);
            return new FixedInterval(value.Low - reach, value.High + reach, work);
        }));

        void Above(string part, SmoothNumber form, FixedInterval[][] products)
        {
            if (!Pivots.AreAbove(form.Second, products, curvature))
                throw claim["curvature"].Refuse($"not all eigenvalues are known to exceed it on {part}");
        }
    }
}
