using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>A point where the gradient of a function is 0, with the numbers of negative, zero and positive eigenvalues of its Hessian there.</summary>
internal sealed class CriticalPoint : CertificateKind
{
    private const int MaxDimension = 400;

    public override string Name => "critical-point";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, work) = (certificate.Claim, certificate.Work);
        var (program, words) = Landscape.Read(claim["function"]);
        if (program.Inputs > MaxDimension)
            throw claim["function"].Refuse($"{program.Inputs} parameters; at most {MaxDimension} are allowed");
        var point = Fraction.Row(claim["point"], program.Inputs);
        var jets = new Jets(2, program.Source);
        var jet = program.Run(jets.Variables(point), jets)[^1];
        foreach (var (i, slope) in jet.Slopes.OrderBy(pair => pair.Key))
        {
            if (slope.Sign != 0)
                throw claim["point"].Refuse($"the derivative in parameter {i} is {slope}, not 0");
        }

        Fraction.Match(claim["value"], jet.Value);
        int[] signs = Diagonal(certificate.Witness, Integral(jet, program.Inputs, work), work);
        (int negative, int zero, int positive) = (signs.Count(s => s < 0), signs.Count(s => s == 0), signs.Count(s => s > 0));
        claim["negative"].MustBe(negative);
        claim["zero"].MustBe(zero);
        string kind = negative > 0 && positive > 0 ? " (a strict saddle)" : "";
        return new Finding(
            $"The given point is critical for {words}, with value {jet.Value}; its Hessian has {negative} negative, {zero} zero and {positive} positive eigenvalues{kind}.",
            ("dimension", $"{program.Inputs}"),
            ("value", $"{jet.Value}"),
            ("negative", $"{negative}"),
            ("zero", $"{zero}"),
            ("positive", $"{positive}"));
    }

    /// <summary>The Hessian times a positive integer.</summary>
    private static BigInteger[][] Integral(Jet jet, int dimension, Work work)
    {
        var common = BigInteger.One;
        foreach (var entry in jet.Curvatures.Values)
            common = work.Multiply(common, work.Divide(entry.Q, work.Gcd(common, entry.Q)));
        work.Store(32L * dimension * dimension);
        var hessian = Enumerable.Range(0, dimension).Select(_ => new BigInteger[dimension]).ToArray();
        foreach (var ((i, j), entry) in jet.Curvatures)
            hessian[i][j] = hessian[j][i] = work.Keep(work.Multiply(entry.P, work.Divide(common, entry.Q)));
        return hessian;
    }

    /// <summary>The signs of D = T H T^T, which must be diagonal, for an invertible T: by Sylvester those of the eigenvalues of H.</summary>
    private static int[] Diagonal(Node witness, BigInteger[][] hessian, Work work)
    {
        var basis = witness["basis"].Rationals().Rows; // T times a positive integer
        if (basis.Length != hessian.Length || basis[0].Length != hessian.Length)
            throw witness["basis"].Refuse($"expected {hessian.Length} rows of {hessian.Length} numbers");
        if (Elimination.Rank(basis, work) < hessian.Length)
            throw witness["basis"].Refuse("its rows are linearly dependent");
        var images = Array.ConvertAll(basis, row => Array.ConvertAll(hessian, h => work.Keep(work.Dot(row, h))));
        for (int i = 0; i < basis.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (!work.Dot(images[i], basis[j]).IsZero)
                    throw witness["basis"].Refuse($"rows {j} and {i} are not orthogonal in the Hessian's form");
            }
        }

        return [.. Enumerable.Range(0, basis.Length).Select(i => work.Dot(images[i], basis[i]).Sign)];
    }
}
