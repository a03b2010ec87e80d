using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How well n functions fixed in advance can serve all cosines of bounded frequency: no better than one minus n over their number.</summary>
internal sealed class CosineWidth : CertificateKind
{
    public override string Name => "cosine-width";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        int dimension = claim["dimension"].Small(1, 30);
        int degree = claim["degree"].Small(1, 2000);

        // Vectors of j natural numbers with sum at most m, for each m: one coordinate more adds the counts of all smaller sums.
        var counts = Array.ConvertAll(new int[degree + 1], _ => BigInteger.One);
        var listed = certificate.Witness["counts"].Integers(dimension);
        for (int j = 0; j < dimension; j++)
        {
            for (int m = 1; m <= degree; m++)
                counts[m] = work.Add(counts[m], counts[m - 1]);
            if (listed[j] != counts[degree])
                throw certificate.Witness["counts"].Refuse($"in dimension {j + 1} there are {counts[degree]} frequencies");
        }

        var functions = counts[degree];
        claim["functions"].MustBe(functions);
        var terms = claim["terms"].Integer();
        if (terms.Sign < 0 || terms > functions)
            throw claim["terms"].Refuse($"expected a number from 0 to {functions}");
        var distance = (new Fraction(functions, 1, work) - new Fraction(terms, 1, work)) / new Fraction(functions, 1, work);
        Fraction.Match(claim["squaredDistance"], distance);

        // C_f <= sqrt(2) 2 pi m for sqrt(2) cos(2 pi k.x); and pi < 22/7.
        var excess = distance * new Fraction(work.Multiply(terms, 49), 8 * 484 * (BigInteger)degree * degree, work);
        return new Finding(
            $"For any {terms} functions fixed in advance one of the {functions} cosines cos(2 pi k.x), k in N^{dimension} with |k|_1 <= {degree}, normalised in L2 of the cube, has squared distance at least {distance} to their span; " +
            $"with Barron's constant C_f scaled to 1 that is at least {excess} times 1/{terms}.",
            ("dimension", $"{dimension}"),
            ("degree", $"{degree}"),
            ("functions", $"{functions}"),
            ("squaredDistance", $"{distance}"),
            ("excess", $"{excess}"));
    }
}
