using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The least number of units of one hidden layer, with |u| bounded, that the Hadamard identity leaves possible for (-1)^(x.y).</summary>
internal sealed class InnerProductWidth : CertificateKind
{
    private const int MaxVariables = 64;
    private const int MultipliedOut = 10;

    public override string Name => "inner-product-width";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        _ = certificate.Witness.Find("");
        int n = claim["variables"].Small(1, MaxVariables);
        int weight = claim["weight"].Small(1, 1_000_000);
        var error = Fraction.Read(claim["squaredError"]);
        if (error.Sign < 0)
            throw claim["squaredError"].Refuse("a squared error is not negative");
        int order = 1 << Math.Min(n, MultipliedOut);
        MultiplyOut(order, work);

        // (1 - e) 2^n <= s W n + 1, solved for the least integer s.
        var least = ((new Fraction(1, 1, work) - error) * new Fraction(BigInteger.One << n, 1, work)) - new Fraction(1, 1, work);
        var perUnit = (BigInteger)weight * n;
        var width = least.Sign <= 0 ? BigInteger.Zero : work.Divide(work.Add(least.P, work.Multiply(least.Q, perUnit) - 1), work.Multiply(least.Q, perUnit));
        claim["width"].MustBe(width);
        return new Finding(
            $"Every sum c + sum v_j f_j(u_j.x + w_j.y) of s units with integer u, |u_ji| <= {weight}, whose mean squared distance from (-1)^(x.y) on {{0,1}}^{n} x {{0,1}}^{n} is at most {error}, has s >= {width}.",
            ("variables", $"{n}"),
            ("weight", $"{weight}"),
            ("width", $"{width}"),
            ("hadamardOrder", $"{order}"));
    }

    /// <summary>H Hᵀ = N·I for the matrix (-1)^(x.y) of order N, its rows packed into words.</summary>
    private static void MultiplyOut(int order, Work work)
    {
        int words = (order + 63) / 64;
        work.Spend(2L * order * order * words);
        var rows = new ulong[order][];
        for (int x = 0; x < order; x++)
        {
            rows[x] = new ulong[words];
            for (int y = 0; y < order; y++)
                rows[x][y / 64] |= (ulong)(int.PopCount(x & y) & 1) << (y % 64);
        }

        for (int a = 0; a < order; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                int unequal = 0;
                for (int k = 0; k < words; k++)
                    unequal += BitOperations.PopCount(rows[a][k] ^ rows[b][k]);
                if (order - (2 * unequal) != (a == b ? order : 0))
                    throw new Rejection($"rows {a} and {b} of the matrix of order {order} are not orthogonal");
            }
        }
    }
}
