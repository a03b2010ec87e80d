using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>Self-dual threshold functions of N variables up to permuting and negating variables: weights for each class, and no way from a listed class to an unlisted one.</summary>
internal sealed class ThresholdClasses : CertificateKind
{
    public override string Name => "threshold-classes";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        int variables = claim["variables"].Small(1, 8) + 1;
        var weights = witness["weights"].Matrix();
        if (weights[0].Length != variables)
            throw witness["weights"].Refuse($"weights of length {weights[0].Length}, expected {variables}");
        var tables = new List<BigInteger>();
        var (functions, largest) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var w in weights)
        {
            tables.Add(Table(w, witness["weights"], work));
            functions += Orbit(tables[^1], variables, work);
            largest = BigInteger.Max(largest, w[0]);
        }

        var known = new HashSet<BigInteger>(tables);
        if (known.Count != tables.Count)
            throw witness["weights"].Refuse("two rows of weights give the same function");
        var rejections = witness["rejections"].Items();
        foreach (var row in rejections)
            known.Add(Rejected(row, tables, variables, work));
        for (int k = 0; k < tables.Count; k++)
        {
            foreach (int p in MinimalTruePoints(tables[k], variables, work))
            {
                if (!known.Contains(Flip(tables[k], p, variables)))
                    throw witness.Refuse($"not closed: class {k} with the values at point {p} and its opposite exchanged is neither listed nor rejected");
            }
        }

        claim["classes"].MustBe(tables.Count);
        claim["thresholdFunctions"].MustBe(functions);
        return new Finding(
            $"There are exactly {work.Text(functions)} linear threshold functions of {variables - 1} variables: the self-dual ones of {variables} variables fall into {tables.Count} classes " +
            $"up to permuting and negating variables, each with integer weights of at most {work.Text(largest)}; {rejections.Count} neighbours are refuted by Farkas vectors.",
            ("variables", $"{variables - 1}"),
            ("classes", $"{tables.Count}"),
            ("thresholdFunctions", work.Text(functions)),
            ("largestWeight", work.Text(largest)),
            ("rejections", $"{rejections.Count}"));
    }

    /// <summary>Bit x of the table is f(x) = [&lt;w, x> > 0]; bit i of x stands for x_(i+1) = 1. Weights descend to 0 and vanish at no point.</summary>
    private static BigInteger Table(BigInteger[] w, Node node, Work work)
    {
        if (w[^1].Sign < 0 || w.Zip(w.Skip(1), (a, b) => a < b).Any(ascends => ascends))
            throw node.Refuse($"({work.Text(w)}) does not descend to a last weight of at least 0");
        var sums = new BigInteger[1 << w.Length];
        sums[0] = -w.Aggregate(work.Add);
        byte[] bits = new byte[(sums.Length / 8) + 1];
        for (int x = 0; x < sums.Length; x++)
        {
            if (x > 0)
                sums[x] = work.Add(sums[x & (x - 1)], 2 * w[BitOperations.TrailingZeroCount(x)]);
            if (sums[x].IsZero)
                throw node.Refuse($"({work.Text(w)}) vanishes at point {x}");
            bits[x / 8] |= sums[x].Sign > 0 ? (byte)(1 << (x % 8)) : (byte)0;
        }

        return work.Keep(new BigInteger(bits, isUnsigned: true));
    }

    /// <summary>Functions that arise by permuting and negating variables; two such agree exactly if they have the same Chow parameters (Chow 1961).</summary>
    private static BigInteger Orbit(BigInteger table, int variables, Work work)
    {
        work.Spend(12L << variables);
        byte[] bits = Bytes(table, variables);
        int[] chow = new int[variables];
        for (int x = 0; x < 1 << variables; x++)
        {
            for (int i = 0; i < variables; i++)
                chow[i] += At(bits, x) == ((x >> i & 1) == 1) ? 1 : -1;
        }

        static long Factorial(int k) => k < 2 ? 1 : k * Factorial(k - 1);
        return chow.GroupBy(Math.Abs).Aggregate(Factorial(variables), (orders, equal) => orders / Factorial(equal.Count())) << chow.Count(c => c != 0);
    }

    /// <summary>"class point x y x y ...": true points x of the changed function with y > 0 and sum y (x_1 + ... + x_j) at most 0 for every j; the function then has no weights w_1 >= ... >= w_N >= 0.</summary>
    private static BigInteger Rejected(Node row, List<BigInteger> tables, int variables, Work work)
    {
        var numbers = row.Integers();
        if (numbers.Length < 4 || numbers.Length % 2 == 1 || numbers[0].Sign < 0 || numbers[0] >= tables.Count || !Inside(numbers[1], variables))
            throw row.Refuse("expected the index of a class, a point, and pairs of a point and a multiplier");
        var table = Flip(tables[(int)numbers[0]], (int)numbers[1], variables);
        var sums = new BigInteger[variables];
        for (int k = 2; k < numbers.Length; k += 2)
        {
            if (!Inside(numbers[k], variables) || numbers[k + 1].Sign <= 0 || ((table >> (int)numbers[k]) & 1).IsZero)
                throw row.Refuse($"expected true points with positive multipliers, came {work.Text(numbers[k])} with {work.Text(numbers[k + 1])}");
            int prefix = 0;
            for (int j = 0; j < variables; j++)
            {
                prefix += ((int)numbers[k] >> j & 1) == 1 ? 1 : -1;
                sums[j] = work.Add(sums[j], work.Multiply(prefix, numbers[k + 1]));
            }
        }

        return sums.All(s => s.Sign <= 0) ? table : throw row.Refuse("a prefix sum is positive");
    }

    private static bool Inside(BigInteger point, int variables) => point.Sign >= 0 && point < 1 << variables;

    /// <summary>True points all of whose lower neighbours are false: dropping the last 1, or exchanging a 1 with the -1 behind it.</summary>
    private static List<int> MinimalTruePoints(BigInteger table, int variables, Work work)
    {
        work.Spend(10L << variables);
        byte[] bits = Bytes(table, variables);
        List<int> minimal = [];
        int last = 1 << (variables - 1);
        for (int x = 0; x < 1 << variables; x++)
        {
            bool least = At(bits, x) && ((x & last) == 0 || !At(bits, x ^ last));
            for (int i = 0; least && i < variables - 1; i++)
                least = (x >> i & 3) != 1 || !At(bits, x ^ (3 << i));
            if (least)
                minimal.Add(x);
        }

        return minimal;
    }

    private static BigInteger Flip(BigInteger table, int point, int variables) =>
        table ^ (BigInteger.One << point) ^ (BigInteger.One << (((1 << variables) - 1) ^ point));

    private static byte[] Bytes(BigInteger table, int variables)
    {
        byte[] bits = new byte[(1 << variables) / 8 + 1];
        table.TryWriteBytes(bits, out _, isUnsigned: true);
        return bits;
    }

    private static bool At(byte[] bits, int x) => (bits[x / 8] >> (x % 8) & 1) == 1;
}
