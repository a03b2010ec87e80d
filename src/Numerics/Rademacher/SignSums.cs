using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Rademacher;

/// <summary>How often Σ sᵢxᵢ has which length, over all sign vectors s ∈ {−1, 1}ᵐ: the exact law behind the Rademacher average of a linear class.</summary>
/// <param name="Norms">The squared lengths that occur, ascending.</param>
/// <param name="Counts">How many of the 2ᵐ sign vectors have each of them.</param>
/// <param name="Vectors">m.</param>
/// <param name="SumOfSquares">Σ ‖xᵢ‖², which is the mean of the squared lengths.</param>
public sealed record SignSums(ImmutableArray<int> Norms, ImmutableArray<BigInteger> Counts, int Vectors, long SumOfSquares)
{
    /// <summary>Vectors that are enumerated at most: 2²⁵ lengths take a tenth of a second.</summary>
    public const int MostVectors = 26;

    private const int Lanes = 16;
    private const int LaneSigns = 4;

    // A histogram of this many counters stays in the second-level cache; beyond it, or if most counters would stay 0, the lengths are sorted.
    private const int LargestHistogram = 1 << 20;
    private const int CountersALength = 16;

    // Bits kept of a square root that is not rational; and of a ratio that is not known exactly.
    private const int RootBits = 48;
    private const int RatioBits = 30;

    /// <summary>The exact law, by enumeration.</summary>
    /// <remarks>
    /// The signs of vectors 1 to 4 are spread over sixteen lanes, the last sign is fixed (−s gives the length of s), and the
    /// others follow a Gray code (F. Gray, 1953): one vector added or taken away gives the next sixteen sums.
    /// </remarks>
    /// <param name="vectors">m rows of length d ≥ 1, 1 ≤ m ≤ <see cref="MostVectors"/>, with Σⱼ(Σᵢ|xᵢⱼ|)² below 2³¹.</param>
    /// <exception cref="ArgumentException">The rows are too many, too few, uneven or too long.</exception>
    public static SignSums Of(int[][] vectors)
    {
        int m = vectors.Length, d = m > 0 ? vectors[0].Length : 0;
        if (m is 0 or > MostVectors || d == 0 || vectors.Any(x => x.Length != d))
            throw new ArgumentException($"Expected 1 to {MostVectors} vectors of one length, came {m} of length {d}.", nameof(vectors));
        var bound = Enumerable.Range(0, d).Select(j => BigInteger.Pow(vectors.Aggregate(BigInteger.Zero, (s, x) => s + BigInteger.Abs(x[j])), 2)).Aggregate(BigInteger.Add);
        if (bound > int.MaxValue)
            throw new ArgumentException($"A signed sum could have the squared length {bound}; at most {int.MaxValue} fits.", nameof(vectors));
        long squares = vectors.Sum(x => x.Sum(c => (long)c * c));
        int free = Math.Max(m - 1, 0);
        if (free < LaneSigns)
            return Tally([.. Enumerable.Range(0, 1 << m).Select(s => SquaredLength(vectors, s))], 1, m, squares);
        int last = (int)bound;
        if (last < LargestHistogram && last >> free <= CountersALength)
        {
            int[] histogram = new int[last + 1];
            Enumerate(vectors, new Histogram(histogram));
            int[] norms = [.. Enumerable.Range(0, last + 1).Where(v => histogram[v] > 0)];
            return new([.. norms], [.. norms.Select(v => 2 * (BigInteger)histogram[v])], m, squares);
        }

        int[] lengths = new int[1 << free];
        Enumerate(vectors, new Lengths(lengths));
        return Tally(lengths, 2, m, squares);
    }

    /// <summary>The law of |s₁ + … + sₙ| from the binomial coefficients, without enumeration.</summary>
    /// <param name="n">1 to 10,000.</param>
    public static SignSums OfSigns(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 10_000);
        var counts = new List<(int Norm, BigInteger Count)>();
        var binomial = BigInteger.One;
        for (int minus = 0; 2 * minus <= n; minus++)
        {
            int sum = n - (2 * minus);
            counts.Add((sum * sum, sum == 0 ? binomial : 2 * binomial));
            binomial = binomial * (n - minus) / (minus + 1);
        }

        counts.Reverse();
        return new([.. counts.Select(c => c.Norm)], [.. counts.Select(c => c.Count)], n, n);
    }

    /// <summary>E‖Σ sᵢxᵢ‖ in binary64, the same bits on every machine; for integers of moderate size every length is rounded once, and their sum eight lanes at a time.</summary>
    /// <param name="vectors">As for <see cref="Of"/>, at least 5 of them.</param>
    public static double MeanLength(int[][] vectors)
    {
        if (vectors.Length <= LaneSigns)
            throw new ArgumentException($"Expected more than {LaneSigns} vectors, came {vectors.Length}.", nameof(vectors));
        var roots = new Roots();
        Enumerate(vectors, ref roots);
        return Networks.Kernels.Lanes.Sum(roots.Sum) / (1L << (vectors.Length - 1));
    }

    /// <summary>E‖Σ sᵢxᵢ‖, if every length is an integer.</summary>
    public Rational? Mean
    {
        get
        {
            var sum = BigInteger.Zero;
            for (int k = 0; k < Norms.Length; k++)
            {
                var root = Root(Norms[k]);
                if (root * root != Norms[k])
                    return null;
                sum += root * Counts[k];
            }

            return new Rational(sum, BigInteger.One << Vectors);
        }
    }

    /// <summary>Bounds of (E‖Σ sᵢxᵢ‖)² / Σ‖xᵢ‖²; equal where all lengths have rational ratios, else 2⁻³⁰ apart or so.</summary>
    /// <remarks>With any length √v₀ ≠ 0 the mean times √v₀ is a sum of roots √(v·v₀), each of them exact if v/v₀ is a square.</remarks>
    /// <exception cref="InvalidOperationException">All vectors are 0.</exception>
    public (Rational Lower, Rational Upper) SquaredRatio
    {
        get
        {
            int first = Norms.FirstOrDefault(v => v > 0);
            if (first == 0)
                throw new InvalidOperationException("The ratio is 0/0 for vectors that are all 0.");
            BigInteger lower = 0, upper = 0;
            for (int k = 0; k < Norms.Length; k++)
            {
                var square = (BigInteger)Norms[k] * first << (2 * RootBits);
                var root = Root(square);
                lower += root * Counts[k];
                upper += (root * root == square ? root : root + 1) * Counts[k];
            }

            var whole = ((BigInteger)SumOfSquares * first) << (2 * (RootBits + Vectors));
            return lower == upper
                ? (new(lower * lower, whole), new(upper * upper, whole))
                : (new(((lower * lower) << RatioBits) / whole, BigInteger.One << RatioBits), new((((upper * upper) << RatioBits) / whole) + 1, BigInteger.One << RatioBits));
        }
    }

    /// <summary>n·2^(1−n)·C(n−1, ⌊(n−1)/2⌋) = E|s₁ + … + sₙ|.</summary>
    /// <param name="n">At least 1.</param>
    public static Rational MeanOfSigns(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        var binomial = BigInteger.One;
        for (int k = 0; k < (n - 1) / 2; k++)
            binomial = binomial * (n - 1 - k) / (k + 1);
        return new Rational(n * binomial, BigInteger.One << (n - 1));
    }

    private static BigInteger Root(BigInteger square)
    {
        if (square.IsZero)
            return 0;

        // Newton's iteration from above falls until it reaches the integer part.
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        for (var next = (root + (square / root)) >> 1; next < root; next = (root + (square / root)) >> 1)
            root = next;
        return root;
    }

    private static int SquaredLength(int[][] vectors, int signs) =>
        Enumerable.Range(0, vectors[0].Length).Sum(j => vectors.Select((x, i) => ((signs >> i) & 1) == 0 ? x[j] : -x[j]).Sum() is var s ? s * s : 0);

    private static SignSums Tally(int[] lengths, int each, int m, long squares)
    {
        Array.Sort(lengths);
        var groups = lengths.CountBy(v => v).ToList();
        return new([.. groups.Select(g => g.Key)], [.. groups.Select(g => (BigInteger)each * g.Value)], m, squares);
    }

    private static void Enumerate<TSink>(int[][] vectors, TSink sink)
        where TSink : struct, ISink => Enumerate(vectors, ref sink);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Enumerate<TSink>(int[][] vectors, ref TSink sink)
        where TSink : struct, ISink
    {
        int m = vectors.Length, d = vectors[0].Length;
        var sums = new Vector512<int>[d];
        var doubled = new Vector512<int>[m * d];
        int[] lane = new int[Lanes];
        for (int j = 0; j < d; j++)
        {
            Array.Clear(lane);
            for (int s = 0; s < Lanes; s++)
            {
                for (int i = 0; i < m; i++)
                    lane[s] += i < LaneSigns && ((s >> i) & 1) == 1 ? -vectors[i][j] : vectors[i][j];
            }

            sums[j] = Vector512.Create(lane);
            for (int i = 0; i < m; i++)
                doubled[(i * d) + j] = Vector512.Create(2 * vectors[i][j]);
        }

        uint steps = 1u << (m - 1 - LaneSigns), gray = 0;
        for (uint step = 1; ; step++)
        {
            var norm = sums[0] * sums[0];
            for (int j = 1; j < d; j++)
                norm += sums[j] * sums[j];
            sink.Take(norm);
            if (step == steps)
                return;
            int changed = BitOperations.TrailingZeroCount(step);
            gray ^= 1u << changed;
            ref var move = ref doubled[(LaneSigns + changed) * d];
            if (((gray >> changed) & 1) == 1)
            {
                for (int j = 0; j < d; j++)
                    sums[j] -= Unsafe.Add(ref move, j);
            }
            else
            {
                for (int j = 0; j < d; j++)
                    sums[j] += Unsafe.Add(ref move, j);
            }
        }
    }

    private interface ISink
    {
        void Take(Vector512<int> squaredLengths);
    }

    private readonly struct Histogram(int[] counts) : ISink
    {
        public void Take(Vector512<int> squaredLengths)
        {
            Span<int> lanes = stackalloc int[Lanes];
            squaredLengths.CopyTo(lanes);
            foreach (int v in lanes)
                counts[v]++;
        }
    }

    private struct Lengths(int[] lengths) : ISink
    {
        private int next;

        public void Take(Vector512<int> squaredLengths)
        {
            squaredLengths.CopyTo(lengths, next);
            next += Lanes;
        }
    }

    private struct Roots : ISink
    {
        public Vector512<double> Sum;

        // Int32 to double is exact; so is each sum of two roots' rounding written down: lower half first.
        public void Take(Vector512<int> squaredLengths) =>
            Sum += Vector512.Sqrt(Doubles(squaredLengths.GetLower())) + Vector512.Sqrt(Doubles(squaredLengths.GetUpper()));

        private static Vector512<double> Doubles(Vector256<int> v)
        {
            (var low, var high) = Vector256.Widen(v);
            return Vector512.ConvertToDouble(Vector512.Create(low, high));
        }
    }
}
