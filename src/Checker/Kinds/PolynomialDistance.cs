using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Two bounds on the sup-distance between a polynomial and a piecewise-linear function: a value, and Bernstein coefficients on a subdivision.</summary>
internal sealed class PolynomialDistance : CertificateKind
{
    private const int MaxDegree = 20;
    private const int MaxDepth = 100;

    public override string Name => "polynomial-distance";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        var c = Fraction.List(claim["polynomial"]);
        if (c.Length is < 1 or > MaxDegree + 1)
            throw claim["polynomial"].Refuse($"{c.Length} coefficients; expected 1 to {MaxDegree + 1}");
        var graph = PiecewiseLinearGraph.Read(claim);
        var trees = witness["subdivision"].Items();
        if (trees.Count != graph.Pieces)
            throw witness["subdivision"].Refuse($"{trees.Count} trees for {graph.Pieces} intervals");

        var at = Fraction.Read(witness["at"]);
        var lower = (graph.At(at, witness["at"]) - Value(c, at)).Abs().Reduced();
        Fraction.Match(claim["lower"], lower);
        var upper = Fraction.Read(claim["upper"]);
        int leaves = 0;
        for (int i = 0; i < graph.Pieces; i++)
        {
            var (integers, denominator) = Common(Bernstein(c, graph, i, work), work);
            string tree = trees[i].Text();
            int next = 0;
            leaves += Leaves(integers, denominator, 0);
            if (next != tree.Length)
                throw trees[i].Refuse($"the tree ends after {next} of {tree.Length} nodes");

            int Leaves(BigInteger[] b, BigInteger scale, int depth)
            {
                if (next == tree.Length || depth > MaxDepth || tree[next] is not ('0' or '1'))
                    throw trees[i].Refuse($"node {next} is missing, deeper than {MaxDepth}, or neither 0 nor 1");
                if (tree[next++] == '0')
                {
                    var bound = work.Multiply(upper.P, scale);
                    return Array.TrueForAll(b, v => work.Multiply(BigInteger.Abs(v), upper.Q) <= bound)
                        ? 1
                        : throw trees[i].Refuse($"a Bernstein coefficient of leaf {leaves} or later exceeds {upper}");
                }

                // The means of de Casteljau divide by 2 once in each of n rounds.
                int n = b.Length - 1;
                BigInteger[] left = new BigInteger[n + 1], right = Array.ConvertAll(b, v => work.Multiply(v, BigInteger.One << n));
                for (int k = 0; k <= n; k++)
                {
                    left[k] = right[0];
                    for (int j = 0; j < n - k; j++)
                        right[j] = work.Add(right[j], right[j + 1]) >> 1;
                }

                work.Store(16L * (n + 1));
                var finer = work.Multiply(scale, BigInteger.One << n);
                return Leaves(left, finer, depth + 1) + Leaves(right, finer, depth + 1);
            }
        }

        return new Finding(
            $"On [{graph.X[0]}, {graph.X[^1]}] the sup-distance between the polynomial with coefficients ({claim["polynomial"].Text()}) and the given piecewise-linear function of {graph.Pieces} intervals " +
            $"is at least {lower}, its distance at {at}, and at most {upper}.",
            ("pieces", $"{graph.Pieces}"),
            ("degree", $"{c.Length - 1}"),
            ("leaves", $"{leaves}"),
            ("lower", $"{lower}"),
            ("upper", $"{upper}"));
    }

    /// <summary>The value of a polynomial.</summary>
    public static Fraction Value(Fraction[] c, Fraction x) => c.Reverse().Skip(1).Aggregate(c[^1], (sum, next) => ((sum * x) + next).Reduced());

    /// <summary>The Bernstein coefficients of p − f on an interval [u, v]: b_i is the polar form at u, n − i times, and v, i times.</summary>
    /// <remarks>The polar form of x^k is the elementary symmetric polynomial e_k over C(n, k), and e_k(u, …, v, …) = Σ_j C(i, j) C(n − i, k − j) v^j u^(k − j).</remarks>
    private static Fraction[] Bernstein(Fraction[] c, PiecewiseLinearGraph graph, int piece, Work work)
    {
        int n = Math.Max(1, c.Length - 1);
        var (u, v, slope) = (graph.X[piece], graph.X[piece + 1], graph.Slope(piece));
        Fraction[] e = [.. c, .. Enumerable.Repeat(Whole(0), n + 1 - c.Length)];
        e[0] = (e[0] - graph.Y[piece] + (slope * u)).Reduced();
        e[1] = (e[1] - slope).Reduced();
        Fraction[] powersU = Powers(u), powersV = Powers(v);
        return [.. Enumerable.Range(0, n + 1).Select(i =>
        {
            var sum = Whole(0);
            for (int k = 0; k <= n; k++)
            {
                var polar = Whole(0);
                for (int j = Math.Max(0, k + i - n); j <= Math.Min(i, k); j++)
                    polar += new Fraction(Choose(i, j) * Choose(n - i, k - j), 1, work) * powersV[j] * powersU[k - j];
                sum = (sum + (e[k] * polar / new Fraction(Choose(n, k), 1, work))).Reduced();
            }

            return sum;
        })];

        Fraction Whole(int value) => new(value, 1, work);

        Fraction[] Powers(Fraction x)
        {
            var powers = new Fraction[n + 1];
            powers[0] = Whole(1);
            for (int k = 1; k <= n; k++)
                powers[k] = (powers[k - 1] * x).Reduced();
            return powers;
        }
    }

    private static BigInteger Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(BigInteger.One, (product, i) => product * (n - k + i) / i);

    private static (BigInteger[] Integers, BigInteger Denominator) Common(Fraction[] values, Work work)
    {
        var common = BigInteger.One;
        foreach (var value in values)
            common = work.Multiply(common, work.Divide(value.Q, work.Gcd(common, value.Q)));
        return (Array.ConvertAll(values, value => work.Multiply(value.P, work.Divide(common, value.Q))), common);
    }
}
