using System.Numerics;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Landscapes;

/// <summary>Rice's formula on the circle: a Gaussian form of degree p with the invariant law has 2√(3p − 2) critical points on average.</summary>
public sealed class CriticalPointsOnCircle : Claim
{
    private const double Alpha = 1e-5;
    private const int Shards = 8;
    private const int RootBits = 50;
    private const int NormalBits = 60;

    private static readonly int[] Degrees = [2, 3, 4, 5, 8];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/circle",
        Title: "A Gaussian form of degree p has 2√(3p − 2) critical points on the circle on average",
        Formula: @"f(x,y) = \sum_{k=0}^{p}\binom pk^{1/2}\xi_k\,x^{p-k}y^k:\qquad \mathbb{E}\,\#\{\text{critical points of } f|_{S^1}\} = 2\sqrt{3p-2}",
        Prose: @"For independent standard normal $\xi_k$ the form is invariant under rotations, with covariance $\cos^p$ of the angle; by Rice's formula for its derivative the mean number of critical points is $2\sqrt{3p-2}$. The number in each sample is exact: twice the real roots of $f_y - t f_x$ at $(1, t)$, by Sturm's sequence on integers. The mean over samples agrees at Hoeffding's confidence for $p = 3, 4, 5, 8$; for $p = 2$ every sample has 4.",
        Hypotheses:
        [
            @"Square roots of binomials are rounded to multiples of $2^{-50}$, which changes the law of the form by less than $(p+1)2^{-48}$ in total variation, hence the mean by less than $2p(p+1)2^{-48}$.",
            @"The number lies between 2 ($p$ odd) or 4 ($p$ even) and $2p$; these are the ends of Hoeffding's range.",
        ],
        Sources: [Literature.Rice1944, Literature.AuffingerBenArousCerny2013.At("N = 2"), Literature.Ours("landscapes.md").At("Random landscapes")],
        Rung: Rung.Statistical,
        Order: 61);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Counted(p => (3 * p) - 2, Degrees)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the number of critical points is 2p modulo 4, and at most 2p",
            Domains.Pairs(Domains.Integers(2, 7), Domains.Integers(0, 1_000_000)),
            p => Property.Agreement(Drawn(p.First, p.Second) is var n && (n - (2 * p.First)) % 4 == 0 && n <= 2 * p.First)),
        Property.ForAll(
            "a turn of the circle by arctan(4/3) keeps the number",
            Domains.Vectors(6, Domains.Integers(-99, 99)),
            c => Property.Agreement(Critical(Array.ConvertAll(c, x => (BigInteger)x)) - Critical(Turned(Array.ConvertAll(c, x => (BigInteger)x)))),
            given: c => c[5] != 0 && c[4] != 0 && Turned(Array.ConvertAll(c, x => (BigInteger)x))[4] != 0),
        Property.ForAll(
            "Sturm's count is right where the roots are known: ∏(t − rᵢ)·(t² + 1)",
            Domains.Vectors(5, Domains.Integers(-9, 9)),
            r => Property.Agreement(SturmSequence.RealRoots(Product(r)) - r.Distinct().Count())),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the mean is 2√(2p − 1)", "for p = 2 that is 3.46…, yet every quadratic form has exactly 4 critical points", Counted(p => (2 * p) - 1, [2]), Quantity(2)),
    ];

    private static string Quantity(int p) => p == 2 ? "most critical points of a sample, p = 2" : $"mean number of critical points, p = {p}";

    private static Experiment Counted(Func<int, int> radicand, int[] degrees) => new("counts", context =>
    {
        int samples = context.Size(1000, 20_000, 100_000);
        var parts = context.Map(degrees.Length * Shards, s => Enumerable.Range(samples * (s % Shards) / Shards, (samples * ((s % Shards) + 1) / Shards) - (samples * (s % Shards) / Shards))
            .Select(r => Critical(degrees[s / Shards], context.Stream((degrees[s / Shards] * 1_000_000L) + r))).ToArray());
        var counts = degrees.Select((_, i) => parts.Skip(i * Shards).Take(Shards).SelectMany(c => c).ToArray()).ToArray();
        var means = degrees.Select((p, i) => Mean(p, counts[i])).ToArray();
        return new Findings
        {
            Comparisons =
            [
                new(Quantity(2), Number.Exact(counts[0].Max()), Relation.AtMost, Expected(radicand(2))),
                new("fewest critical points of a sample, p = 2", Number.Exact(counts[0].Min()), Relation.AtLeast, Number.Exact(4)),
                .. degrees.Skip(1).Select((p, i) => new Comparison(Quantity(p), means[i + 1], Relation.Equal, Expected(radicand(p)))),
            ],
            Figures = degrees.Length == 1 ? [] : [Means(means, samples)],
            Remarks = [$"Counts over {samples} samples each: {string.Join("; ", degrees.Select((p, i) => $"p = {p}: {string.Join(", ", counts[i].GroupBy(c => c).OrderBy(g => g.Key).Select(g => $"{g.Key} ({g.Count()})"))}"))}."],
        };
    });

    private static Number Expected(int radicand) => 2 * Interval.Sqrt((Interval)radicand) is var x ? Number.Enclosed(x.Lower, x.Upper) : Number.Exact(0);

    // Hoeffding: P(|mean − E| ≥ ε) ≤ 2 exp(−2nε²/width²).
    private static Number Mean(int p, int[] counts)
    {
        int width = (2 * p) - (p % 2 == 0 ? 4 : 2);
        double mean = counts.Average(), half = (width * Math.Sqrt(Math.Log(2 / Alpha) / (2 * counts.Length))) + Rounding(p);
        return Number.Estimated(mean, mean - half, mean + half, Alpha);
    }

    // What the rounded square roots may add, as the hypotheses say.
    private static double Rounding(int p) => Math.ScaleB(2 * p * (p + 1), -48);

    private static int Drawn(int p, int seed) => Critical(p, RandomStream.Named((ulong)seed, "form"));

    private static int Critical(int p, RandomStream stream)
    {
        double[] normal = NormalDraws.From(stream, p + 1);
        var c = new BigInteger[p + 1];
        BigInteger binomial = BigInteger.One;
        for (int k = 0; k <= p; k++)
        {
            // A double of size 2⁻⁸ or more is a multiple of 2⁻⁶⁰; smaller ones are rounded to one.
            c[k] = Root(binomial) * (BigInteger)Math.Round(Math.ScaleB(normal[k], NormalBits));
            binomial = binomial * (p - k) / (k + 1);
        }

        return Critical(c);
    }

    // Twice the real roots of x·f_y − y·f_x on the line x = 1; the root at infinity has probability 0. The coefficient of tᵐ is
    // (m + 1)·c_(m+1) − (p − m + 1)·c_(m−1).
    private static int Critical(BigInteger[] c)
    {
        int p = c.Length - 1;
        return 2 * SturmSequence.RealRoots([.. Enumerable.Range(0, p + 1).Select(m => (m < p ? (m + 1) * c[m + 1] : 0) - (m > 0 ? (p - m + 1) * c[m - 1] : 0))]);
    }

    // f(3x − 4y, 4x + 3y): f turned and five times as large in every direction.
    private static BigInteger[] Turned(BigInteger[] c)
    {
        BigInteger[] Times(BigInteger[] f, int a, int b) => [.. Enumerable.Range(0, f.Length + 1).Select(k => (k < f.Length ? a * f[k] : 0) + (k > 0 ? b * f[k - 1] : 0))];
        var sum = new BigInteger[c.Length];
        for (int k = 0; k < c.Length; k++)
        {
            BigInteger[] term = [c[k]];
            for (int i = 1; i < c.Length; i++)
                term = i < c.Length - k ? Times(term, 3, -4) : Times(term, 4, 3);
            sum = [.. sum.Zip(term, (x, y) => x + y)];
        }

        return sum;
    }

    // ⌊2^50·√b⌋.
    private static BigInteger Root(BigInteger b)
    {
        BigInteger square = b << (2 * RootBits), root = (BigInteger)Math.Sqrt((double)square);
        while (root * root > square)
            root--;
        while ((root + 1) * (root + 1) <= square)
            root++;
        return root;
    }

    private static BigInteger[] Product(int[] roots)
    {
        BigInteger[] p = [1, 0, 1];
        foreach (int r in roots)
            p = [.. Enumerable.Range(0, p.Length + 1).Select(k => (k > 0 ? p[k - 1] : 0) - (k < p.Length ? r * p[k] : 0))];
        return p;
    }

    private static Figure Means(Number[] means, int samples)
    {
        double[] p = [.. Enumerable.Range(0, 61).Select(i => 2 + (i * 0.1))], at = [.. Degrees.Skip(1).Select(d => (double)d)];
        var estimates = means.Skip(1).Cast<EstimatedNumber>().ToList();
        return new(
            "means",
            "Critical points on the circle",
            $"Mean number of critical points over {samples} exact counts each, with Hoeffding's intervals at $\\alpha = 10^{{-5}}$, on the curve of Rice's formula. The false curve $2\\sqrt{{2p-1}}$ misses already at $p = 2$, where the count is always 4.",
            new("degree $p$"),
            new("critical points"),
            [
                new Curve(Role.Bound, @"$2\sqrt{3p-2}$", p, [.. p.Select(x => 2 * Math.Sqrt((3 * x) - 2))]),
                new Curve(Role.Control, @"$2\sqrt{2p-1}$", p, [.. p.Select(x => 2 * Math.Sqrt((2 * x) - 1))]),
                new Points(Role.Measurement, "mean", at, [.. estimates.Select(e => e.Value)], [.. estimates.Select(e => e.Lower)], [.. estimates.Select(e => e.Upper)]),
                new Points(Role.Measurement, "always 4", [2], [4]),
            ]);
    }
}
