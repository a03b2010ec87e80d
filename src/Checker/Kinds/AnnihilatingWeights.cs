namespace Verify.Checker.Kinds;

/// <summary>Weights that annihilate every polynomial of degree k: none is close to the given values.</summary>
internal sealed class AnnihilatingWeights : CertificateKind
{
    private const int MaxDegree = 20;

    public override string Name => "annihilating-weights";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var points = Fraction.Matrix(claim["points"]);
        var values = Fraction.Row(claim["values"], points.Length);
        int degree = claim["degree"].Small(0, MaxDegree);
        var weights = Fraction.Row(certificate.Witness["weights"], points.Length);
        var zero = new Fraction(0, 1, work);
        Fraction Sum(Func<int, Fraction> term) => Enumerable.Range(0, points.Length).Aggregate(zero, (sum, i) => (sum + term(i)).Reduced());

        var size = Sum(i => weights[i].Abs());
        if (size.Sign == 0)
            throw certificate.Witness["weights"].Refuse("expected weights that are not all 0");
        int monomials = 0;
        foreach (int[] exponents in Exponents(points[0].Length, degree))
        {
            monomials++;
            if (Sum(i => Monomial(points[i], exponents) * weights[i]).Sign != 0)
                throw certificate.Witness["weights"].Refuse($"the weights do not annihilate the monomial with exponents ({string.Join(' ', exponents)})");
        }

        // |sum mu y| = |sum mu (y - p)| <= sum |mu| max |y - p|
        var bound = (Sum(i => weights[i] * values[i]).Abs() / size).Reduced();
        Fraction.Match(claim["bound"], bound);
        return new Finding(
            $"Every polynomial of degree at most {degree} in {points[0].Length} variables differs by at least {bound} from the given values at one of the {points.Length} given points.",
            ("points", $"{points.Length}"),
            ("monomials", $"{monomials}"),
            ("bound", $"{bound}"));
    }

    private static Fraction Monomial(Fraction[] x, int[] exponents)
    {
        var product = new Fraction(1, 1, x[0].Work);
        for (int i = 0; i < x.Length; i++)
        {
            for (int k = 0; k < exponents[i]; k++)
                product *= x[i];
        }

        return product;
    }

    private static IEnumerable<int[]> Exponents(int variables, int degree) =>
        variables == 0 ? [[]] : Enumerable.Range(0, degree + 1).SelectMany(e => Exponents(variables - 1, degree - e).Select(rest => (int[])[e, .. rest]));
}
