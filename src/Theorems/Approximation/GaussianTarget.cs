using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>Barron's constant of the Gaussian, and networks of n cosines that reach the dimension-free rate, verified in interval arithmetic.</summary>
public sealed class GaussianTarget : Claim
{
    private const string Step = "largest |C_d·C_{d+1} − d| over d ≤ 20";

    // Frequencies are multiples of 1/64, so that the squares in the exponents are exact.
    private const int FrequencySteps = 64;

    private static readonly int[] Dimensions = [1, 2, 3, 5, 10, 20];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/gaussian-target",
        Title: "The Gaussian has Barron constant below $\\sqrt d$, and n cosines reach it at rate $n^{-1/2}$ in every dimension",
        Formula: @"f(x) = e^{-\lVert x\rVert^2/2}:\qquad C_f = \sqrt2\,\frac{\Gamma(\frac{d+1}{2})}{\Gamma(\frac d2)} \le \sqrt d,\qquad \Bigl\lVert f - \frac1n\sum_{j=1}^{n}\cos(w_j\cdot x)\Bigr\rVert^2_{L^2(\gamma_d)} \le \frac1n\Bigl(\frac{1+5^{-d/2}}{2} - 3^{-d/2}\Bigr)",
        Prose: @"Since $f(x) = \mathbb{E}\cos(Z\cdot x)$ for a standard normal $Z$, Barron's constant is $C_f = \mathbb{E}\lVert Z\rVert$: $\sqrt{2/\pi}$ in dimension 1, with $C_d\,C_{d+1} = d$, and at most $\sqrt d$. By Maurey's lemma some $n$ cosines err by at most the variance over $n$ in mean square under the Gaussian measure $\gamma_d$; such frequencies are found one after the other, and the error of each network is enclosed. The rate of the error is $n^{-1/2}$ in every dimension.",
        Hypotheses: [@"$f(x) = \int e^{i\omega\cdot x} F(d\omega)$ with $F$ the standard normal law and $C_f = \int\lVert\omega\rVert_2\,F(d\omega)$; other conventions shift powers of $2\pi$.", @"The error is taken in $L^2(\gamma_d)$; the frequencies are fractions."],
        Sources: [Literature.Barron1993.At("section IX, Gaussian"), Literature.Ours("approximation.md").At("The Gaussian: closed forms")],
        Rung: Rung.Enclosed,
        Order: 95);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Constants(d => d), Built(choose: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "Cauchy and Schwarz: ⟨f, cos(a·x)⟩² ≤ ‖f‖²·‖cos(a·x)‖²",
            Domains.Vectors(4, Domains.Integers(-160, 160)),
            a => ((Interval.Sqrt(Rational.Pow(3, -4)) * Inner(a, a)) - Interval.Square(WithTarget(a))).Upper),
        Property.ForAll(
            "two cosines: the squared error is not negative, and that of equal ones is that of one",
            Domains.Pairs(Domains.Vectors(3, Domains.Integers(-160, 160)), Domains.Vectors(3, Domains.Integers(-160, 160))),
            p => Math.Min(SquaredErrors(3, [p.First, p.Second])[^1].Upper, -Math.Max(0, SquaredErrors(3, [p.First, p.First])[^1].Lower - SquaredErrors(3, [p.First])[^1].Upper))),
        Property.ForAll(
            "closed forms are the integrals under the normal density, cell by cell in one dimension",
            Domains.Pairs(Domains.Integers(-160, 160), Domains.Integers(-160, 160)),
            p => new[]
            {
                Overlap(WithTarget([p.First]), Mean(x => Interval.Exp(-Interval.Square(x) / 2) * Cosine(p.First, x))),
                Overlap(Inner([p.First], [p.Second]), Mean(x => Cosine(p.First, x) * Cosine(p.Second, x))),
                Overlap(Variance(1), ((1 + Mean(x => Interval.Exp(-2 * Interval.Square(x)))) / 2) - Mean(x => Interval.Exp(-Interval.Square(x)))),
            }.Min(),
            cases: 30),
        Property.ForAll(
            "under a product measure the product with the Gaussian is the product over the coordinates",
            Domains.Vectors(4, Domains.Integers(-160, 160)),
            a => Overlap(WithTarget(a), a.Aggregate(Interval.One, (product, w) => product * WithTarget([w])))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("C_f is at most √(d − 1/2)", "C_d² = d − 1/2 + 1/(8d) + …, above that bound in every dimension", Constants(d => d - new Rational(1, 2)), Squared(1)),
        Falsely("any frequencies will do", "n cosines of frequency 0 are the constant 1, whose error does not fall with n", Built(choose: false), Error(5)),
    ];

    private static string Squared(int d) => $"C² of the Gaussian in dimension {d}";

    private static string Error(int d) => $"squared error of the network in dimension {d}";

    private static Experiment Constants(Func<int, Rational> bound) => new("Barron's constant", _ =>
    {
        int[] dimensions = [.. Enumerable.Range(1, 20)];
        var steps = dimensions.Select(d => Interval.Abs((Constant(d) * Constant(d + 1)) - d));
        return new Findings
        {
            Comparisons =
            [
                .. dimensions.Select(d => new Comparison(Squared(d), Enclosed(Interval.Square(Constant(d))), Relation.AtMost, Networks.Exact(bound(d)))),
                new(Step, Number.Enclosed(0, steps.Max(s => s.Upper)), Relation.AtMost, Networks.Exact(Networks.Power2(-40))),
            ],
            Figures = [Moments()],
        };
    });

    private static Experiment Built(bool choose) => new("networks of cosines", context =>
    {
        int n = context.Size(64, 256, 512);
        var networks = Dimensions.Select((d, i) => choose ? Chosen(d, n, context.Stream(i)) : [.. Enumerable.Repeat(new int[d], n)]).ToList();
        var errors = context.Map(Dimensions.Length, i => SquaredErrors(Dimensions[i], networks[i]).Select(e => new[] { e.Lower, e.Upper }).ToArray());
        return new Findings
        {
            Comparisons = [.. Dimensions.Select((d, i) => new Comparison(Error(d), Number.Enclosed(errors[i][^1][0], errors[i][^1][1]), Relation.AtMost, Enclosed(Variance(d) / n)))],
            Figures = choose ? [Rates(errors, n)] : [],
        };
    });

    /// <summary>C_d = √2 Γ((d + 1)/2)/Γ(d/2): C_1 = √(2/π), C_2 = √(π/2), C_{d+2} = C_d·(d + 1)/d.</summary>
    private static Interval Constant(int d) => d switch
    {
        1 => Interval.Sqrt(2 / Interval.Pi),
        2 => Interval.Sqrt(Interval.Pi / 2),
        _ => Constant(d - 2) * new Rational(d - 1, d - 2),
    };

    /// <summary>E‖cos(Z·x)‖² − ‖f‖² = (1 + 5^(−d/2))/2 − 3^(−d/2).</summary>
    private static Interval Variance(int d) => ((1 + Interval.Sqrt(Rational.Pow(5, -d))) / 2) - Interval.Sqrt(Rational.Pow(3, -d));

    /// <summary>⟨cos(a·x), cos(b·x)⟩ = (e^(−|a−b|²/2) + e^(−|a+b|²/2))/2 for frequencies a, b in units of 1/64.</summary>
    private static Interval Inner(int[] a, int[] b)
    {
        long minus = 0, plus = 0;
        for (int i = 0; i < a.Length; i++)
        {
            minus += (long)(a[i] - b[i]) * (a[i] - b[i]);
            plus += (long)(a[i] + b[i]) * (a[i] + b[i]);
        }

        return (Decay(minus, 2) + Decay(plus, 2)) / 2;
    }

    /// <summary>⟨f, cos(a·x)⟩ = 2^(−d/2) e^(−|a|²/4).</summary>
    private static Interval WithTarget(int[] a) => Interval.Sqrt(Rational.Pow(2, -a.Length)) * Decay(a.Sum(c => (long)c * c), 4);

    private static Interval Decay(long squares, int divisor) => Interval.Exp(new Rational(-squares, (long)divisor * FrequencySteps * FrequencySteps));

    /// <summary>‖f − (1/k)Σ_{j≤k} cos(w_j·x)‖² for k = 1, …, n.</summary>
    private static Interval[] SquaredErrors(int d, List<int[]> frequencies)
    {
        var (pairs, target) = (Interval.Zero, Interval.Zero);
        var norm = Interval.Sqrt(Rational.Pow(3, -d));
        var errors = new Interval[frequencies.Count];
        for (int k = 0; k < frequencies.Count; k++)
        {
            for (int j = 0; j < k; j++)
                pairs += 2 * Inner(frequencies[j], frequencies[k]);
            pairs += Inner(frequencies[k], frequencies[k]);
            target += WithTarget(frequencies[k]);
            errors[k] = (pairs / ((Interval)(k + 1) * (k + 1))) - (2 * target / (k + 1)) + norm;
        }

        return errors;
    }

    /// <summary>One frequency after the other: of a few drawn ones that which leaves the least error. A search; only the enclosure of its result counts.</summary>
    private static List<int[]> Chosen(int d, int n, RandomStream stream)
    {
        var chosen = new List<int[]>();
        for (int k = 1; k <= n; k++)
        {
            var candidates = Enumerable.Range(0, 6).Select(_ => Enumerable.Range(0, d).Select(_ => Normal(stream)).ToArray()).ToList();
            chosen.Add(candidates.MinBy(c => (chosen.Sum(w => Inner(w, c).Upper) + (Inner(c, c).Upper / 2)) - (k * WithTarget(c).Upper))!);
        }

        return chosen;
    }

    // Twelve uniform numbers add up to variance 1: near enough to normal for a search.
    private static int Normal(RandomStream stream) => (int)Math.Round(FrequencySteps * (Enumerable.Range(0, 12).Sum(_ => stream.NextDouble()) - 6));

    private static Interval Cosine(int a, Interval x) => Interval.Cos(x * new Rational(a, FrequencySteps));

    // E g(X), X normal, for even |g| ≤ 1: cells of 1/100 up to 6, and at most P(|X| > 6) < 2φ(6)/6 < 2^(−28) beyond.
    private static Interval Mean(Func<Interval, Interval> g)
    {
        var sum = Interval.Zero;
        for (int i = 0; i < 600; i++)
        {
            var cell = new Interval(((Interval)new Rational(i, 100)).Lower, ((Interval)new Rational(i + 1, 100)).Upper);
            sum += g(cell) * Interval.Exp(-Interval.Square(cell) / 2);
        }

        double tail = Math.ScaleB(1, -28);
        return (sum / (50 * Interval.Sqrt(2 * Interval.Pi))) + new Interval(-tail, tail);
    }

    // How far two enclosures of one number overlap; negative if they exclude each other, or where they are too wide to tell.
    private static double Overlap(Interval x, Interval y) => y.Upper - y.Lower > 0.05 ? -1 : Math.Min(x.Upper - y.Lower, y.Upper - x.Lower);

    private static Number Enclosed(Interval x) => Number.Enclosed(x.Lower, x.Upper);

    private static Figure Moments()
    {
        double[] d = [.. Enumerable.Range(1, 20).Select(k => (double)k)];
        return new(
            "constants",
            "Barron's constant of the Gaussian",
            @"$C_f = \mathbb{E}\lVert Z\rVert$ (enclosures too narrow to see) stays just below $\sqrt d$ and above $\sqrt{d - \frac12}$.",
            new("dimension $d$"),
            new("$C_f$"),
            [
                new Curve(Role.Bound, @"$\sqrt d$", d, [.. d.Select(Math.Sqrt)]),
                new Points(Role.Measurement, "$C_f$", d, [.. d.Select(k => Constant((int)k).Midpoint)]),
                new Curve(Role.Control, @"$\sqrt{d-\frac12}$", d, [.. d.Select(k => Math.Sqrt(k - 0.5))]),
            ]);
    }

    private static Figure Rates(IReadOnlyList<double[][]> errors, int n)
    {
        int[] sizes = [.. Enumerable.Range(0, int.Log2(n) + 1).Select(k => 1 << k)];
        double[] terms = [.. sizes.Select(k => (double)k)];
        Points Measured(int i) => new(Role.Measurement, $"$d = {Dimensions[i]}$", terms, [.. sizes.Select(k => Math.Sqrt(Math.Max(0, errors[i][k - 1][1])))]);
        Curve Cursed(int d) => new(Role.Reference, $"$n^{{-1/{d}}}/\\sqrt2$", terms, [.. terms.Select(k => Math.Sqrt(0.5) * Math.Pow(k, -1.0 / d))]);
        return new(
            "two-slopes",
            "Two slopes: the curse, and the way around it",
            @"Error of $n$ chosen cosines for the Gaussian in dimensions 1 to 20 (verified by interval arithmetic): all below the dimension-free $\sqrt{V/n}$, $V \le \frac12$. Functions fixed in advance are bound to slopes like $n^{-1/d}$ on the whole class.",
            new("terms $n$", AxisScale.Log2),
            new(@"error in $L^2(\gamma_d)$", AxisScale.Log10),
            [
                new Curve(Role.Bound, "$(2n)^{-1/2}$", terms, [.. terms.Select(k => Math.Sqrt(0.5 / k))]),
                .. Enumerable.Range(0, Dimensions.Length).Select(Measured),
                Cursed(5),
                Cursed(20),
            ]);
    }
}
