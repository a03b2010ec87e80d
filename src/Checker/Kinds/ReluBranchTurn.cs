using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>
/// Where the symmetric critical points of the population loss of k rectified units against k orthonormal ones, continued to real k, change their
/// index: the Hessian on the standard representation has more negative eigenvalues at one end of a bracket than at the other.
/// </summary>
internal sealed class ReluBranchTurn : CertificateKind
{
    public override string Name => "relu-branch-turn";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var (from, to) = (Read(claim["from"]), Read(claim["to"]));
        var (radius, nearer, curvature) = (Read(claim["radius"]), Read(witness["radius"]), Read(witness["curvature"]));
        if (from.Low < FixedInterval.Integer(4, work).Low || to.Low <= from.High)
            throw claim["to"].Refuse("expected 4 < from < to");
        if (nearer.Low.Sign <= 0 || curvature.Low.Sign <= 0)
            throw witness.Refuse("expected a radius and a curvature of at least 2^-95");

        // One solution for every k of the bracket: the loss is convex on the box and its gradient points outward on the sphere of the radius.
        BigInteger[] centre = Entries(claim["entries"]), before = Entries(witness["before"]), after = Entries(witness["after"]);
        var bracket = new FixedInterval(from.Low, to.High, work);
        var box = Around(bracket, centre, radius.High);
        Outward(Around(bracket, centre, 0), radius, claim["entries"]);
        if (!Pivots.AreAbove(box.Loss().Second, Pivots.Diagonal(box.Lengths), curvature))
            throw witness["curvature"].Refuse("not all eigenvalues on the fixed matrices are known to exceed it for all k of the bracket");

        // The same at the ends, on smaller balls within the box.
        var (first, last) = (At(from, before, witness["before"]), At(to, after, witness["after"]));
        if (Pivots.Negative(first) is not { } negative || Pivots.Negative(last) is not { } still)
            throw witness["radius"].Refuse("a pivot of the form on the standard representation may vanish at an end of the bracket");
        if (negative == still)
            throw claim["to"].Refuse($"{negative} eigenvalues are negative at both ends");
        return new Finding(
            $"For every real k from {claim["from"].Text()} to {claim["to"].Text()} the population loss of k rectified units against k orthonormal ones has exactly one critical point within the radius of the given entries among the matrices that all permutations of the first k - 1 indices fix; of the 5 eigenvalues of its Hessian on the standard representation {negative} are negative at the lower end and {still} at the upper end, and none is 0 there.",
            ("from", claim["from"].Text()),
            ("to", claim["to"].Text()),
            ("negativeBefore", $"{negative}"),
            ("negativeAfter", $"{still}"));

        FixedInterval Read(Node node) => node.RationalRow(1) is var value ? FixedInterval.Of(value.Rows[0][0], value.Denominator, work) : default;

        BigInteger[] Entries(Node node) => node.RationalRow(SymmetricRelu.Parameters) is var row ? Array.ConvertAll(row.Rows[0], x => FixedInterval.Of(x, row.Denominator, work).Low + 1) : [];

        SymmetricRelu Around(FixedInterval k, BigInteger[] middle, BigInteger reach) => new(k, Array.ConvertAll(middle, x => new FixedInterval(x - reach - 1, x + reach + 1, work)));

        void Outward(SymmetricRelu point, FixedInterval reach, Node node)
        {
            if ((curvature * reach).Low <= point.Slope(point.Loss()))
                throw node.Refuse("the gradient is not below curvature times radius");
        }

        FixedInterval[][] At(FixedInterval k, BigInteger[] middle, Node node)
        {
            if (middle.Zip(centre, (x, y) => BigInteger.Abs(x - y)).Max() + nearer.High > radius.Low)
                throw node.Refuse("the ball leaves the box of the bracket");
            Outward(Around(k, middle, 0), nearer, node);
            return Around(k, middle, nearer.High).Standard().Second;
        }
    }
}
