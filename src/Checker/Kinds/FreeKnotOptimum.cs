namespace Verify.Checker.Kinds;

/// <summary>The least sup-distance of a quadratic to a function of at most t affine pieces, with a continuous function that has it.</summary>
internal sealed class FreeKnotOptimum : CertificateKind
{
    public override string Name => "free-knot-optimum";

    public override Finding Prove(Certificate certificate)
    {
        var claim = certificate.Claim;
        var q = Fraction.Row(claim["quadratic"], 3);
        var ends = Fraction.Row(claim["interval"], 2);
        int pieces = claim["pieces"].Small(1, 1_000_000);
        if (ends[0] >= ends[1])
            throw claim["interval"].Refuse("expected a left end below the right end");

        // One of t pieces has length h >= (b - a)/t, and 4 max|p - q| >= |q(u) - 2 q(w) + q(v)| = |q2| h^2 / 2 on it.
        var work = certificate.Work;
        var length = ends[1] - ends[0];
        var bound = q[2].Abs() * length * length / new Fraction(8 * (System.Numerics.BigInteger)pieces * pieces, 1, work);
        Fraction.Match(claim["distance"], bound);

        var x = Fraction.Row(certificate.Witness["knots"], pieces + 1);
        var y = Fraction.Row(certificate.Witness["values"], pieces + 1);
        if (x[0].CompareTo(ends[0]) != 0 || x[^1].CompareTo(ends[1]) != 0)
            throw certificate.Witness["knots"].Refuse($"expected knots from {ends[0]} to {ends[1]}");
        for (int i = 0; i < pieces; i++)
        {
            if (x[i] >= x[i + 1])
                throw certificate.Witness["knots"].Refuse($"knot {i + 1} does not exceed the one before");

            // On [u, v] the difference is y - q: at the ends e and f, and at the vertex of the parabola, if inside, (e + f)/2 + q2 h^2/4 + (e - f)^2/(4 q2 h^2).
            var h = x[i + 1] - x[i];
            var (e, f) = (Error(x[i], y[i]), Error(x[i + 1], y[i + 1]));
            var curvature = q[2] * h * h;
            List<Fraction> errors = [e, f];
            if ((e - f).Abs() < curvature.Abs())
                errors.Add(((e + f) / Whole(2)) + (curvature / Whole(4)) + ((e - f) * (e - f) / (Whole(4) * curvature)));
            if (errors.Exists(error => error.Abs() > bound))
                throw certificate.Witness["values"].Refuse($"piece {i} is farther than {bound} from the quadratic");
        }

        return new Finding(
            $"The least sup-distance on [{ends[0]}, {ends[1]}] between the quadratic with coefficients ({claim["quadratic"].Text()}) and a function of at most {pieces} affine pieces, " +
            $"continuous or not, is exactly {bound}; a continuous one has it.",
            ("pieces", $"{pieces}"),
            ("distance", $"{bound}"));

        Fraction Error(Fraction at, Fraction value) => value - (q[0] + (at * (q[1] + (at * q[2]))));
        Fraction Whole(int number) => new(number, 1, work);
    }
}
