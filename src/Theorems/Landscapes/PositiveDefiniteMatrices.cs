using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.LinearAlgebra;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Landscapes;

/// <summary>How rare minima are among random critical points: the probability that a Gaussian symmetric matrix is positive definite.</summary>
public sealed class PositiveDefiniteMatrices : Claim
{
    private const double Alpha = 1e-5;
    private const int Shards = 8;
    private const int Largest = 5;

    private static readonly Number RequiredPower = Number.Exact(999_999, 1_000_000);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/positive-definite",
        Title: "Random symmetric matrices are hardly ever positive definite",
        Formula: @"\Pr[\mathrm{GOE}_N \succ 0] = \tfrac12,\quad \frac{2-\sqrt2}{4},\quad \frac{\pi-2\sqrt2}{4\pi}\qquad (N = 1, 2, 3)",
        Prose: @"A symmetric matrix with independent normal entries, of variance 2 on the diagonal and 1 beside it, is positive definite with probability $\frac12$, $0.1464\dots$, $0.0249\dots$ for $N = 1, 2, 3$: far less than the $2^{-N}$ of independent signs, because eigenvalues repel. For large $N$ the probability falls like $e^{-(\ln 3/4)N^2}$ (Dean and Majumdar). At a critical point of value $u$ a spherical $p$-spin landscape has the Hessian $\sqrt{p(p-1)}\,G - puI$ with such a $G$, so minima occur at low values alone, saddles above.",
        Hypotheses: ["Samples are independent draws from named streams; a matrix counts as positive definite if its leading minors are positive (in floating point, which errs on a set of negligible probability)."],
        Sources: [Literature.DeanMajumdar2006, Literature.AuffingerBenArousCerny2013.At("section 3"), Literature.Ours("landscapes.md").At("Random landscapes")],
        Rung: Rung.Statistical,
        Order: 62);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Sampled(Probability)];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("the shifted semicircle", Semicircle)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "renumbering rows and columns keeps a matrix positive definite or not",
            Domains.Pairs(Domains.Integers(2, 5), Domains.Integers(0, 1_000_000)),
            p => Property.Agreement(Definite(Drawn(p.First, Stream(p.Second))) == Definite(Reversed(Drawn(p.First, Stream(p.Second)))))),
        Property.ForAll(
            "leading minors and eigenvalues agree",
            Domains.Pairs(Domains.Integers(1, 5), Domains.Integers(0, 1_000_000)),
            p => Property.Agreement(Definite(Drawn(p.First, Stream(p.Second))) == JacobiEigenvectors.Of(Drawn(p.First, Stream(p.Second))).Values[0] > 0)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely(
            "the signs of the eigenvalues are independent: the probability is 2⁻ᴺ",
            "eigenvalues repel, and for N = 2 the probability is 0.146… and not 1/4",
            Sampled(n => Interval.One / (Interval)(1 << n)),
            Quantity(2),
            context => Power(Samples(context))),
    ];

    private static string Quantity(int n) => $"probability of a positive definite matrix, N = {n}";

    private static int Samples(Context context) => context.Size(4000, 20_000, 40_000);

    private static Interval Probability(int n) => n switch
    {
        1 => Interval.One / 2,
        2 => (2 - Interval.Sqrt(2)) / 4,
        _ => (Interval.Pi - (2 * Interval.Sqrt(2))) / (4 * Interval.Pi),
    };

    private static Experiment Sampled(Func<int, Interval> probability) => new("samples", context =>
    {
        int samples = Samples(context);
        var parts = context.Map(Largest * Shards, s =>
        {
            int n = 1 + (s / Shards), from = samples * (s % Shards) / Shards, to = samples * ((s % Shards) + 1) / Shards;
            return Enumerable.Range(from, to - from).Count(r => Definite(Drawn(n, context.Stream((n * 1_000_000L) + r))));
        });
        int[] definite = [.. Enumerable.Range(0, Largest).Select(i => parts.Skip(i * Shards).Take(Shards).Sum())];
        var limits = definite.Select(d => Binomial.ClopperPearson(d, samples, Alpha)).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. Enumerable.Range(1, 3).Select(n => new Comparison(
                    Quantity(n),
                    Number.Estimated((double)definite[n - 1] / samples, limits[n - 1].Lower, limits[n - 1].Upper, Alpha),
                    Relation.Equal,
                    Number.Enclosed(probability(n).Lower, probability(n).Upper))),
            ],
            Figures = [Decay(definite, limits, samples)],
            Remarks = [$"Of {samples} matrices each, {string.Join(", ", definite.Select((d, i) => $"{d} were positive definite for N = {i + 1}"))}."],
        };
    });

    private static RandomStream Stream(int seed) => RandomStream.Named((ulong)seed, "matrix");

    private static double[][] Drawn(int n, RandomStream stream)
    {
        double[] normal = NormalDraws.From(stream, n * (n + 1) / 2);
        int next = 0;
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, i + 1).Select(j => normal[next++] * (i == j ? Math.Sqrt(2) : 1)).ToArray())];
    }

    private static double[][] Reversed(double[][] lower)
    {
        int n = lower.Length;
        return [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, i + 1).Select(j => lower[n - 1 - j][n - 1 - i]).ToArray())];
    }

    // Cholesky: every pivot is a quotient of leading minors.
    private static bool Definite(double[][] lower)
    {
        var l = Array.ConvertAll(lower, row => (double[])row.Clone());
        for (int k = 0; k < l.Length; k++)
        {
            if (!(l[k][k] > 0))
                return false;
            for (int i = k + 1; i < l.Length; i++)
            {
                for (int j = k + 1; j <= i; j++)
                    l[i][j] -= l[i][k] * l[j][k] / l[k][k];
            }
        }

        return true;
    }

    // The test rejects 1/4 when the upper limit is below it; 3/20 is above the true probability, so the power is at least this.
    private static Comparison Power(int samples)
    {
        int low = 0, high = samples / 4;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = Binomial.ClopperPearson(middle, samples, Alpha).Upper < 0.25 ? (middle, high) : (low, middle);
        }

        var power = Binomial.ExactLowerTail(samples, low, new Rational(3, 20));
        return new("power: few enough matrices are positive definite if 3 in 20 are", Number.Exact(power.Numerator, power.Denominator), Relation.AtLeast, RequiredPower);
    }

    private static Figure Decay(int[] definite, List<(double Lower, double Upper)> limits, int samples)
    {
        double[] n = [.. Enumerable.Range(1, Largest).Select(k => (double)k)];
        int seen = definite.Count(d => d > 0);
        double[] line = [.. Enumerable.Range(0, 81).Select(i => 1 + (i * 0.05))];
        return new(
            "decay",
            "Positive definite matrices by dimension",
            $"Share of {samples} Gaussian symmetric matrices that are positive definite, with Clopper–Pearson intervals at $\\alpha = 10^{{-5}}$: on the exact values for $N \\le 3$, well below $2^{{-N}}$, bent like the law $e^{{-(\\ln 3/4)N^2}}$ of large $N$.",
            new("dimension $N$", Ticks: [.. n.Select(k => new Tick(k, $"{k}"))]),
            new("probability", AxisScale.Log10, Minimum: 1e-5, Maximum: 1),
            [
                new Points(Role.Bound, "exact", [1, 2, 3], [.. Enumerable.Range(1, 3).Select(k => Probability(k).Midpoint)]),
                new Curve(Role.Control, "$2^{-N}$", line, [.. line.Select(x => Math.Pow(2, -x))]),
                new Curve(Role.Reference, @"$e^{-(\ln 3/4)N^2}$", line, [.. line.Select(x => Math.Exp(-Math.Log(3) / 4 * x * x))]),
                new Points(Role.Measurement, "sampled", [.. n.Take(seen)], [.. definite.Take(seen).Select(d => (double)d / samples)], [.. limits.Take(seen).Select(l => Math.Max(l.Lower, 1e-5))], [.. limits.Take(seen).Select(l => l.Upper)]),
            ]);
    }

    // Sampled Hessians √6·G − 3uI at values u = e√N of the spherical 3-spin model, and the limit: the semicircle's distribution function.
    private static Findings Semicircle(Context context)
    {
        int size = context.Size(40, 80, 160);
        var spectrum = new SymmetricSpectrum(size);
        double[] energies = [.. Enumerable.Range(0, 41).Select(i => -2 + (i * 0.1))], shares = new double[energies.Length];
        for (int i = 0; i < energies.Length; i++)
        {
            double[][] g = Drawn(size, context.Stream(i));
            spectrum.Matrix.Clear();
            for (int r = 0; r < size; r++)
            {
                for (int c = 0; c < size; c++)
                    spectrum.Matrix[(r * spectrum.Stride) + c] = g[Math.Max(r, c)][Math.Min(r, c)];
            }

            // √6·λ < 3e√N.
            double threshold = 3 * energies[i] * Math.Sqrt(size) / Math.Sqrt(6);
            int below = 0;
            foreach (double value in spectrum.Eigenvalues())
                below += value < threshold ? 1 : 0;
            shares[i] = (double)below / size;
        }

        // P(λ < 2√N·s) = 1/2 + (s√(1 − s²) + arcsin s)/π for |s| ≤ 1.
        double Limit(double e) => Math.Clamp(e * 3 / (2 * Math.Sqrt(6)), -1, 1) is var s ? 0.5 + (((s * Math.Sqrt(1 - (s * s))) + Math.Asin(s)) / Math.PI) : 0;
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "shifted-semicircle",
                    "Low critical points are minima, higher ones saddles of rising index",
                    $"Share of negative eigenvalues of the conditional Hessian of the spherical 3-spin model in dimension {size}, by value: one sampled matrix each, beside the semicircle's distribution function. Below $-2\\sqrt{{2/3}}$ nearly all critical points are minima.",
                    new(@"value $u/\sqrt N$"),
                    new("index / N"),
                    [
                        new Curve(Role.Bound, "shifted semicircle", energies, [.. energies.Select(Limit)]),
                        new Points(Role.Measurement, "sampled", energies, shares),
                        new BoundLine(Role.Reference, @"$-2\sqrt{2/3}$", -2 * Math.Sqrt(2.0 / 3), Vertical: true),
                    ]),
            ],
        };
    }
}
