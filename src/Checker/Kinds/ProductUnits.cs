using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>How many units of one hidden layer have x_1...x_n as the leading part of their Taylor polynomial: a network, and the triangular matrix that forbids fewer.</summary>
internal sealed class ProductUnits : CertificateKind
{
    private const int MaxVariables = 8;

    public override string Name => "product-units";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        int n = claim["variables"].Small(1, MaxVariables);
        bool pure = claim["pure"].Flag();
        var weights = witness["weights"].Matrix();
        if (weights[0].Length != n)
            throw witness["weights"].Refuse($"rows of {weights[0].Length} weights, expected {n}");
        claim["units"].MustBe(weights.Length);
        var coefficients = witness["coefficients"].RationalRow(weights.Length);
        int conditions = 0;
        foreach (int[] exponents in Exponents(n, n).Where(exponents => !pure || exponents.Sum() == n))
        {
            var sum = BigInteger.Zero;
            for (int j = 0; j < weights.Length; j++)
                sum = work.Add(sum, work.Multiply(coefficients.Rows[0][j], Power(weights[j], exponents, work)));
            if (sum != (Array.TrueForAll(exponents, e => e == 1) ? coefficients.Denominator : BigInteger.Zero))
                throw witness["coefficients"].Refuse($"sum c_j w_j^a is {work.Ratio(sum, coefficients.Denominator)} for the exponents a = ({string.Join(' ', exponents)})");
            conditions++;
        }

        int fewest = TriangularRows(n, pure, work);
        string sentence = pure
            ? $"The product of {n} variables, times {n}!, is the given combination of {weights.Length} powers (w_j.x)^{n}; no combination of fewer than {fewest} powers of real linear forms is a multiple of it other than 0."
            : $"For every s with a nonzero derivative of order {n} at b the given sum c_j s(w_j.x + b) of {weights.Length} units equals the product of {n} variables, times that derivative, up to terms of degree above {n}; " +
              $"and no such sum of fewer than {fewest} units does, if the derivatives of s at b up to order {n} are not 0.";
        return new Finding(sentence, ("units", $"{weights.Length}"), ("conditions", $"{conditions}"), ("fewest", $"{fewest}"));
    }

    /// <summary>The rows of a matrix that the leading part forces to be lower triangular with units on the diagonal: their number is its rank.</summary>
    /// <remarks>
    /// Subsets S in ascending order of size index the rows, complements T of such subsets the columns. The derivative by all variables of
    /// S and all of T is that of the product as long as its order is at most n: 1 if S and T are complementary, else 0. For pure powers
    /// only derivatives of order n are known: what is missing to n, which must be even, is filled up with powers of a sum of squares
    /// (docs/approximation.md), and S is taken of even size.
    /// </remarks>
    private static int TriangularRows(int n, bool pure, Work work)
    {
        int[] subsets = [.. Enumerable.Range(0, 1 << n).Where(s => !pure || int.IsEvenInteger(int.PopCount(s))).OrderBy(int.PopCount)];
        int all = (1 << n) - 1;
        for (int row = 0; row < subsets.Length; row++)
        {
            work.Spend(4L * subsets.Length);
            for (int column = row; column < subsets.Length; column++)
            {
                int s = subsets[row], t = all & ~subsets[column];
                int missing = n - int.PopCount(s) - int.PopCount(t);
                bool forced = missing >= 0 && (!pure || int.IsEvenInteger(missing));
                bool one = (s & t) == 0 && (s | t) == all;
                if (!forced || one != (row == column))
                    throw new Rejection("the matrix of derivatives is not triangular");
            }
        }

        return subsets.Length;
    }

    private static BigInteger Power(BigInteger[] w, int[] exponents, Work work)
    {
        var product = BigInteger.One;
        for (int i = 0; i < w.Length; i++)
        {
            for (int k = 0; k < exponents[i]; k++)
                product = work.Multiply(product, w[i]);
        }

        return product;
    }

    private static IEnumerable<int[]> Exponents(int variables, int degree) =>
        variables == 0 ? [[]] : Enumerable.Range(0, degree + 1).SelectMany(e => Exponents(variables - 1, degree - e).Select(rest => (int[])[e, .. rest]));
}
