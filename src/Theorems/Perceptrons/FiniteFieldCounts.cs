using System.Collections.Immutable;
using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Counting;

namespace Verify.Theorems.Perceptrons;

/// <summary>Counting without deciding: the threshold functions of n ≤ 8 variables as regions of an arrangement, from counts over finite fields.</summary>
public sealed class FiniteFieldCounts : Claim
{
    private const int Most = 8;

    // T differs from χ at 5, 7, 11, 13 and 17 in dimension 8; the spare prime 17 notices.
    private static readonly ImmutableArray<int> Bad = [5, 7, 11, 13, 17];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/finite-field-counts",
        Title: "Threshold functions of up to eight variables, counted over finite fields",
        Formula: @"\#\mathrm{LTF}_n = (-1)^N \chi(-1),\quad \chi(q) = \sum_{i=0}^{N} (-1)^i b_i q^{N-i} = \#\{w\in\mathbb{F}_q^N : \pm w_1 \pm \dots \pm w_N \ne 0\},\quad N = n+1",
        Prose: @"Threshold functions of $n$ variables are the regions of the $2^n$ hyperplanes $\langle x,w\rangle = 0$, $x\in\{\pm1\}^N$ up to sign, $N = n+1$; their number is the sum of the Betti numbers $b_i$ (Zaslavsky). For an odd prime $q$ that divides no nonzero determinant of an $N\times N$ matrix of $\pm1$ the characteristic polynomial at $q$ counts the $w\in\mathbb{F}_q^N$ none of whose signed sums vanishes. For $n = 1,\dots,8$ this gives 4, 14, 104, 1882, 94572, 15028134, 8378070864 and 17561539552946, and one prime more than needed agrees.",
        Hypotheses: [@"The primes exceed Hadamard's, Barba's or Ehlich's and Wojtas's bound for the determinant, divided by $2^{N-1}$.", @"$b_0,\dots,b_3$ and $\chi(1) = 0$ are known; the other $N-4$ coefficients come from $N-4$ primes."],
        Sources: [Literature.Zaslavsky1975, Literature.CrapoRota1970, Literature.Athanasiadis1996, Literature.Barba1933, Literature.Ehlich1964, Literature.Wojtas1964, Literature.Zuev1989, Literature.AdiprasitoHuhKatz2018, Literature.MurogaTsuboiBaugh1970, Literature.OeisA000609, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 22);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
        [.. Enumerable.Range(1, Most).Select(n => Counted(n, Arrangements.Primes(n), Arrangements.Known[n]))];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "T(q) is what nested loops count (N ≤ 5, q ≤ 7)",
            Domains.Pairs(Domains.Integers(2, 5), Domains.Integers(1, 3)),
            p => Property.Agreement(SignedSums.Count(p.First, (2 * p.Second) + 1) == Brute(p.First, (2 * p.Second) + 1)),
            cases: 20),
        Property.ForAll(
            "the last two coordinates leave (q − |S|)² choices, S the signed sums of the others (q = 13)",
            Domains.Vectors(4, Domains.Integers(-6, 6)),
            w => Property.Agreement(LastTwo(w, 13) == Square(13 - Sums(w, 13).Count))),
        Property.ForAll(
            "a determinant of ±1 is a multiple of 2^(N−1) and stays within the bound that makes primes good (N = 6)",
            Domains.Vectors(36, Domains.Integers(0, 1)),
            bits => Slack(Determinant([.. bits.Select(b => (Rational)((2 * b) - 1))], 6), 6)),
        Property.ForAll(
            "permuting or negating coordinates, or multiplying all by a unit, leaves the number of signed sums as it is (q = 17)",
            Domains.Pairs(Domains.Vectors(5, Domains.Integers(-8, 8)), Domains.Integers(1, 16)),
            p => Property.Agreement(Sums(p.First, 17).Count == Sums([.. p.First.Reverse().Select((w, i) => (i % 2 == 0 ? 1 : -1) * w * p.Second)], 17).Count)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("any odd primes will do", "5, 7, 11 and 13 divide determinants of order 8, so sums vanish over the field that do not vanish over the rationals", Counted(7, Bad, Arrangements.Known[7]), Counting(7)),
        Falsely("bad primes go unnoticed", "the spare prime 17 contradicts the polynomial through 5, 7, 11 and 13", Counted(7, Bad, Arrangements.Known[7]), Arrangements.Residual(Counting(7))),
        Falsely("Cover's count holds for the cube (n = 7)", "the vertices of a cube are not in general position", Counted(7, Arrangements.Primes(7), Cover(7)), Counting(7)),
        Falsely("the zero vector of 𝔽_q^N may be counted too", "all its signed sums are 0; one more at each prime breaks the polynomial", Counted(5, Arrangements.Primes(5), Arrangements.Known[5], surplus: 1), Counting(5)),
    ];

    private static string Counting(int n) => $"threshold functions of {n} variable{(n == 1 ? "" : "s")}";

    private static Experiment Counted(int n, IReadOnlyList<int> primes, BigInteger expected, int surplus = 0) => new($"{n} variable{(n == 1 ? "" : "s")} over prime fields", context =>
    {
        var counts = n < Most
            ? Arrangements.Count(n, primes)
            : context.Map(primes.Count, i => SignedSums.Count(n + 1, primes[i]).ToString()).Select((t, i) => new Arrangements.FieldCount(primes[i], BigInteger.Parse(t), [])).ToArray();
        var arrangement = Arrangements.Interpolate(n, [.. counts.Select(c => c with { Count = c.Count + surplus })]);
        string name = $"arrangement-{n}";
        bool integral = arrangement.Betti.All(Rational.IsInteger);
        return new Findings
        {
            Comparisons = [.. Arrangements.Compare(Counting(n), arrangement, expected, name)],
            Certificates = integral ? [Arrangements.Certify(name, arrangement, counts, spot: false)] : [],
            Figures = n == Most ? [Growth(name), Staircase(name)] : [],
            Remarks = [$"Dimension {n + 1}, primes {string.Join(", ", primes)}: Betti numbers {string.Join(", ", arrangement.Betti)}."],
        };
    });

    // 2 Σ_{k ≤ n} C(2^n − 1, k).
    private static BigInteger Cover(int n)
    {
        BigInteger sum = 0, binomial = 1, m = (BigInteger.One << n) - 1;
        for (int k = 0; k <= n; k++)
        {
            sum += binomial;
            binomial = binomial * (m - k) / (k + 1);
        }

        return 2 * sum;
    }

    private static Figure Growth(string certificate)
    {
        double[] n = [.. Enumerable.Range(1, Most).Select(k => (double)k)];
        return new(
            "growth",
            "The exponent creeps up to n²",
            @"$\log_2$ of the number of threshold functions, divided by $n^2$: it tends to 1 (Zuev 1989), from below Cover's count for general position.",
            new("variables $n$", Ticks: [.. n.Select(k => new Tick(k, k.ToString()))], Minimum: 0.7, Maximum: Most + 0.3),
            new(@"$\log_2(\text{count})/n^2$", Minimum: 0),
            [
                new BoundLine(Role.Reference, "limit 1", 1),
                new Curve(Role.Bound, "Cover's count (general position)", n, [.. n.Select(k => BigInteger.Log(Cover((int)k), 2) / (k * k))]),
                new Points(Role.Measurement, "threshold functions", n, [.. n.Select(k => BigInteger.Log(Arrangements.Known[(int)k], 2) / (k * k))]),
            ],
            certificate);
    }

    // Where T(q) = χ(q): one row a dimension, one column an odd prime.
    private static Figure Staircase(string certificate)
    {
        int[] primes = [.. Enumerable.Range(3, 51).Where(ThresholdArrangement.IsPrime)];
        int[] dimensions = [5, 6, 7, 8];
        var cells = dimensions.SelectMany(d =>
        {
            var arrangement = Arrangements.Interpolate(d - 1, Arrangements.Count(d - 1, Arrangements.Primes(d - 1)));
            return primes.Select(q => arrangement.Value(q) == SignedSums.Count(d, q) ? 1.0 : 0.0);
        });
        return new(
            "good-primes",
            "A staircase of bad primes",
            @"Where the finite field tells the truth (1) and where not (0): the primes that divide a determinant of order $N$ fill a staircase, and every prime beyond the proved bound is good.",
            new("odd prime $q$", Ticks: [.. primes.Select((q, i) => new Tick(i + 0.5, $"{q}"))]),
            new("dimension $N$", Ticks: [.. dimensions.Select((d, i) => new Tick(i + 0.5, $"{d}"))]),
            [
                new HeatMap(Role.Measurement, "$T(q) = \\chi(q)$", dimensions.Length, primes.Length, [.. cells], 0, primes.Length, 0, dimensions.Length),
                new Points(Role.Bound, "first prime proved good", [.. dimensions.Select(d => Array.IndexOf(primes, ThresholdArrangement.GoodPrimes(d, 1)[0]) + 0.5)], [.. dimensions.Select((_, i) => i + 0.5)]),
            ],
            certificate);
    }

    private static int Square(int x) => x * x;

    private static HashSet<int> Sums(IEnumerable<int> w, int q) =>
        w.Aggregate(new HashSet<int> { 0 }, (sums, v) => [.. sums.SelectMany(s => new[] { Residue(s + v, q), Residue(s - v, q) })]);

    private static int LastTwo(int[] w, int q)
    {
        var sums = Sums(w, q);
        return Enumerable.Range(0, q * q).Count(k => !sums.Contains(Residue((k / q) + (k % q), q)) && !sums.Contains(Residue((k / q) - (k % q), q)));
    }

    private static int Residue(int x, int q) => ((x % q) + q) % q;

    private static BigInteger Brute(int dimension, int q) =>
        Enumerable.Range(0, (int)BigInteger.Pow(q, dimension)).Count(code => !Sums(Enumerable.Range(0, dimension).Select(i => code / (int)BigInteger.Pow(q, i) % q), q).Contains(0));

    private static double Slack(Rational determinant, int order)
    {
        var reduced = Rational.Abs(determinant) / Rational.Pow(2, order - 1);
        return Rational.IsInteger(reduced) ? (double)((Rational)ThresholdArrangement.DeterminantBound(order) - reduced) : -1;
    }

    private static Rational Determinant(Rational[] matrix, int n)
    {
        Rational determinant = 1;
        for (int c = 0; c < n; c++)
        {
            int pivot = Enumerable.Range(c, n - c).FirstOrDefault(r => matrix[(r * n) + c].Sign != 0, -1);
            if (pivot < 0)
                return 0;
            for (int j = 0; j < n; j++)
                (matrix[(pivot * n) + j], matrix[(c * n) + j]) = (matrix[(c * n) + j], matrix[(pivot * n) + j]);
            determinant *= matrix[(c * n) + c] * (pivot == c ? 1 : -1);
            for (int r = c + 1; r < n; r++)
            {
                var factor = matrix[(r * n) + c] / matrix[(c * n) + c];
                for (int j = c; j < n; j++)
                    matrix[(r * n) + j] -= factor * matrix[(c * n) + j];
            }
        }

        return determinant;
    }
}
