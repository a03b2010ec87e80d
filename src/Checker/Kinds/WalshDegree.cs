using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The least degree at which a function on {-1, 1}^n correlates with a product of coordinates, the constant left aside.</summary>
internal sealed class WalshDegree : CertificateKind
{
    private const int MaxVariables = 14;

    public override string Name => "walsh-degree";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        int variables = claim["variables"].Small(1, MaxVariables);
        var values = claim["values"].RationalRow(1 << variables);
        var sums = values.Rows[0].ToArray();

        // Fast Walsh transform: afterwards entry S is the sum over x of f(x) times the product of x_i over i in S, bit 1 meaning x_i = 1.
        for (int bit = 1; bit < sums.Length; bit *= 2)
        {
            for (int x = 0; x < sums.Length; x++)
            {
                if ((x & bit) == 0)
                    (sums[x], sums[x | bit]) = (work.Keep(work.Add(sums[x], sums[x | bit])), work.Keep(work.Add(sums[x | bit], -sums[x])));
            }
        }

        var found = Enumerable.Range(1, sums.Length - 1).Where(s => !sums[s].IsZero).ToList();
        if (found.Count == 0)
            throw claim["values"].Refuse("a constant correlates with no product");
        int degree = found.Min(s => BitOperations.PopCount((uint)s));
        claim["degree"].MustBe(degree);
        int subset = certificate.Witness["subset"].Small(1, sums.Length - 1);
        if (sums[subset].IsZero || BitOperations.PopCount((uint)subset) != degree)
            throw certificate.Witness["subset"].Refuse($"the product over this subset does not show the degree {degree}");
        int order = degree + (degree % 2 == 1 ? 1 : 2);
        return new Finding(
            $"The given function on {{-1,1}}^{variables} has mean {work.Ratio(sums[0], values.Denominator << variables)}, is orthogonal to all products of 1 to {degree - 1} coordinates, and not to the given one of {degree}; " +
            $"hence sum f(x) v tanh(t u.x + t b) t, less the mean, begins at order {order} in t.",
            ("variables", $"{variables}"),
            ("mean", work.Ratio(sums[0], values.Denominator << variables)),
            ("degree", $"{degree}"),
            ("couplingOrder", $"{order}"));
    }
}
