using System.Numerics;

namespace Verify.Checker.Kinds;

/// <summary>The law of |sum s_i x_i| over all signs, and bounds of its mean in units of the root of sum |x_i|^2.</summary>
/// <remarks>The checker adds one vector after another to a table of sums, which merges equal sums; it walks through no signs.</remarks>
internal sealed class SignSums : CertificateKind
{
    private const int MaxVectors = 200;
    private const int MaxCoordinate = 1_000_000;
    private const long MaxCode = 1L << 61;

    // Bits of a square root behind the point: the claimed bounds may be anything that survives this.
    private const int RootBits = 64;

    public override string Name => "sign-sums";

    public override Finding Prove(Certificate certificate)
    {
        var (claim, witness, work) = (certificate.Claim, certificate.Witness, certificate.Work);
        int[][] points = Array.ConvertAll(claim["points"].Matrix(), row => Array.ConvertAll(row, v => BigInteger.Abs(v) <= MaxCoordinate ? (int)v : throw claim["points"].Refuse($"a coordinate beyond {MaxCoordinate}")));
        if (points.Length > MaxVectors)
            throw claim["points"].Refuse($"expected at most {MaxVectors} vectors, came {points.Length}");
        var law = Law(points, claim["points"], work);
        long[] norms = [.. law.Keys];
        if (!witness["norms"].Integers().SequenceEqual(norms.Select(v => (BigInteger)v)) || !witness["counts"].Integers().SequenceEqual(law.Values))
            throw witness.Refuse("the squared lengths and their counts are not what the checker finds");

        BigInteger squares = points.Sum(x => x.Sum(c => (long)c * c));
        work.Spend((long)points.Length * points.Length * points[0].Length);
        int oblique = Enumerable.Range(0, points.Length).Sum(i => Enumerable.Range(0, i).Count(k => points[i].Zip(points[k], (a, b) => (long)a * b).Sum() != 0));
        var (lower, upper) = (Fraction.Read(claim["lower"]), Fraction.Read(claim["upper"]));
        Bound(claim, law, points.Length, squares, lower, upper, work);
        List<(string, string)> facts =
        [
            ("vectors", $"{points.Length}"),
            ("dimension", $"{points[0].Length}"),
            ("signVectors", work.Text(BigInteger.One << points.Length)),
            ("lengths", $"{norms.Length}"),
            ("sumOfSquares", work.Text(squares)),
            ("obliquePairs", $"{oblique}"),
            ("lower", $"{lower}"),
            ("upper", $"{upper}"),
        ];
        string sentence = $"Over all signs the sum of s_i x_i for the {points.Length} given vectors of Z^{points[0].Length} has {norms.Length} different lengths; the square of their mean lies between {lower} and {upper} times {squares} = sum |x_i|^2, and {oblique} pairs of vectors are not orthogonal";
        if (claim.Find("mean") is { } mean)
        {
            Fraction.Match(mean, Mean(mean, law, points.Length, work));
            facts.Add(("mean", mean.Text()));
            sentence += $"; the mean length is exactly {mean.Text()}";
        }

        return new Finding(sentence + ".", [.. facts]);
    }

    /// <summary>Squared lengths with the number of sign vectors that give them. A sum is one number in a mixed radix, in which vectors add like numbers.</summary>
    private static SortedDictionary<long, BigInteger> Law(int[][] points, Node node, Work work)
    {
        int dimension = points[0].Length;
        long[] reach = [.. Enumerable.Range(0, dimension).Select(j => points.Sum(x => Math.Abs((long)x[j])))];
        long[] unit = new long[dimension];
        Int128 code = 1;
        for (int j = 0; j < dimension; j++)
        {
            unit[j] = (long)code;
            code *= (2 * reach[j]) + 1;
            if (code > MaxCode || dimension * (Int128)reach[j] * reach[j] > MaxCode)
                throw node.Refuse("the signed sums do not fit into 61 bits");
        }

        var table = new Dictionary<long, BigInteger> { [0] = 1 };
        foreach (int[] x in points)
        {
            long step = Enumerable.Range(0, dimension).Sum(j => unit[j] * x[j]);
            var next = new Dictionary<long, BigInteger>();
            work.Store(80L * table.Count);
            foreach (var (sum, count) in table)
            {
                foreach (long moved in (ReadOnlySpan<long>)[sum + step, sum - step])
                    next[moved] = next.TryGetValue(moved, out var there) ? work.Add(there, count) : work.Keep(count);
            }

            table = next;
        }

        var law = new SortedDictionary<long, BigInteger>();
        foreach (var (sum, count) in table)
        {
            long norm = 0, rest = sum;
            for (int j = dimension - 1; j >= 0; j--)
            {
                // Lower digits stay within +-(unit - 1)/2, so rounding to the nearest multiple reads the digit.
                long half = (unit[j] - 1) / 2;
                long digit = (rest + (rest >= 0 ? half : -half)) / unit[j];
                rest -= digit * unit[j];
                norm += digit * digit;
            }

            work.Spend(100 * dimension);
            law[norm] = law.TryGetValue(norm, out var there) ? work.Add(there, count) : count;
        }

        return law;
    }

    /// <summary>With a length r = root(v_0) above 0, r times the sum of all lengths is the sum of root(v v_0), exact where v v_0 is a square.</summary>
    private static void Bound(Node claim, SortedDictionary<long, BigInteger> law, int vectors, BigInteger squares, Fraction lower, Fraction upper, Work work)
    {
        if (squares.IsZero)
            throw claim["points"].Refuse("all vectors are 0, so there is no ratio");
        BigInteger unit = law.Keys.First(v => v > 0), low = 0, high = 0;
        foreach (var (norm, count) in law)
        {
            var square = work.Multiply(norm, unit) << (2 * RootBits);
            var root = Root(square, work);
            low = work.Add(low, work.Multiply(root, count));
            high = work.Add(high, work.Multiply(root * root == square ? root : root + 1, count));
        }

        var whole = work.Multiply(squares, unit) << (2 * (RootBits + vectors));
        if (new Fraction(work.Multiply(low, low), whole, work) < lower)
            throw claim["lower"].Refuse("the square of the mean is not seen to be that large");
        if (new Fraction(work.Multiply(high, high), whole, work) > upper)
            throw claim["upper"].Refuse("the square of the mean is not seen to be that small");
    }

    private static Fraction Mean(Node node, SortedDictionary<long, BigInteger> law, int vectors, Work work)
    {
        if (law.Keys.Any(v => Root(v, work) is var r && r * r != v))
            throw node.Refuse("not all lengths are rational");
        return new Fraction(law.Aggregate(BigInteger.Zero, (sum, v) => work.Add(sum, work.Multiply(Root(v.Key, work), v.Value))), BigInteger.One << vectors, work);
    }

    /// <summary>The integer part of the square root: Newton's iteration from above falls until it is reached.</summary>
    private static BigInteger Root(BigInteger square, Work work)
    {
        if (square.IsZero)
            return square;
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        for (var next = root; ; root = next)
        {
            next = work.Add(root, work.Divide(square, root)) >> 1;
            if (next >= root)
                return root;
        }
    }
}
