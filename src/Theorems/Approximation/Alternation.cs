using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>Chebyshev (1859): no polynomial of degree n is nearer to x^(n+1) on [−1, 1] than 2^(−n), because an error that alternates cannot be improved.</summary>
public sealed class Alternation : Claim
{
    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/alternation",
        Title: "An alternating error is a best error: $x^{n+1}$ is missed by exactly $2^{-n}$",
        Formula: @"\min_{\deg p\le n}\ \max_{x\in[-1,1]}\lvert x^{n+1} - p(x)\rvert = 2^{-n},\qquad x^{n+1} - p(x) = 2^{-n}\,T_{n+1}(x)",
        Prose: @"On $[-1,1]$ the best approximation of $x^{n+1}$ by polynomials of degree at most $n$ has error $2^{-n}$: the monic Chebyshev polynomial $2^{-n}T_{n+1}$ takes the values $\pm 2^{-n}$ alternately at $n+2$ points and never exceeds them. The certificate is rational: $T_{n+1}^2 + (1-x^2)U_n^2 = 1$, $T_{n+1}' = (n+1)U_n$, and $n+1$ rational points between which $U_n$ changes its sign. Independently of all that, Bernstein coefficients of $2^{-n}T_{n+1}$ on a subdivision bound it by $2^{-n}(1+2^{-10})$ for the smaller $n$.",
        Hypotheses: [@"$n \ge 0$; real polynomials; the supremum norm on $[-1,1]$."],
        Sources: [Literature.Chebyshev1859, Literature.Ours("approximation.md").At("Alternation: a rational certificate")],
        Rung: Rung.Exact,
        Order: 80);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Best(halvings: 0), Candidate(Monic)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "no five points prove more than 2^(−3) for cubics: the dual bound 1/Σ|μ| of a fourth difference never exceeds the optimum",
            Domains.Vectors(5, Domains.UnitDyadics(9)),
            t => (double)(new Rational(1, 8) - Dual(Array.ConvertAll(t, x => (2 * x) - 1))),
            given: t => t.Distinct().Count() == 5,
            cases: 60),
        Property.ForAll(
            "random monic quartics reach the dual bound of the fixed points −1, −7/10, 0, 7/10, 1",
            Domains.Vectors(4, Domains.Rationals(9)),
            c => (double)(Points.Max(x => Rational.Abs((x * x * x * x) + (c[3] * x * x * x) + (c[2] * x * x) + (c[1] * x) + c[0])) - Dual(Points))),
        Property.ForAll("|T₆| never exceeds 1 on [−1, 1]", Domains.UnitDyadics(30), t => (double)(1 - Rational.Abs(Value(Chebyshev(6), (2 * t) - 1)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the error is 2^(−n−1)", "a polynomial that near would cross the alternating error n + 1 times", Best(halvings: 1), Distance(4)),
        Falsely("the Taylor polynomial is best", "at 0 it is x^(n+1) ≈ 0, which is missed by 1 at the ends", Candidate(n => [.. new Rational[n + 1], 1]), AtOne(4)),
    ];

    private static readonly Rational[] Points = [-1, new(-7, 10), 0, new(7, 10), 1];

    private static string Distance(int n) => $"least error of degree {n} for x^{n + 1}";

    private static readonly Rational Share = Networks.Power2(-10);

    private static string Farthest(int n) => $"the candidate's distance for degree {n}";

    private static string AtOne(int n) => $"the candidate's error at 1 for degree {n}";

    private static IEnumerable<int> Degrees(Context context) => Enumerable.Range(0, context.Size(16, 32, 48));

    private static Experiment Best(int halvings) => new("the least error", context => new Findings
    {
        Comparisons =
        [
            .. Degrees(context).Select(n => new Comparison(Distance(n), Networks.Exact(Networks.Power2(-n)), Relation.Equal, Networks.Exact(Networks.Power2(-n - halvings)), new Proof(Name(n), "distance"))),
            .. Degrees(context).Select(n => new Comparison($"points of alternation for degree {n}", Number.Exact(n + 2), Relation.AtLeast, Number.Exact(n + 2), new Proof(Name(n), "alternations"))),
        ],
        Certificates = [.. Degrees(context).Select(Certified)],
        Figures = [Waves()],
    });

    // Bernstein coefficients know nothing of Chebyshev polynomials: a second route to the distance, up to a small share of it.
    private static Experiment Candidate(Func<int, Rational[]> monic) => new("the alternating polynomial", context =>
    {
        int[] enclosed = [.. Degrees(context).Where(n => n <= context.Size(7, 12, 18))];
        var zero = PiecewiseLinearFunction.Affine(-1, 1, 0, 0);
        var distances = enclosed.Select(n => (Degree: n, Error: new Polynomial([.. monic(n)]))).Select(c => (c.Degree, c.Error, Bounds: zero.DistanceTo(c.Error, Share))).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. Degrees(context).Select(n => new Comparison(AtOne(n), Networks.Exact(Value(monic(n), 1)), Relation.Equal, Networks.Exact(Networks.Power2(-n)), new Proof(Name(n), "distance"))),
                .. distances.Select(d => new Comparison(Farthest(d.Degree), Networks.Exact(d.Bounds.Upper), Relation.AtMost, Networks.Exact((1 + Share) * Networks.Power2(-d.Degree)), new Proof($"candidate-{d.Degree}", "upper"))),
                .. distances.Select(d => new Comparison($"{Farthest(d.Degree)}, from below", Networks.Exact(d.Bounds.Lower), Relation.AtLeast, Networks.Exact(Networks.Power2(-d.Degree)), new Proof($"candidate-{d.Degree}", "lower"))),
            ],
            Certificates = [.. distances.Select(d => Networks.Distance($"candidate-{d.Degree}", zero, d.Error, d.Bounds))],
        };
    });

    private static string Name(int n) => $"alternation-{n}";

    private static Certificate Certified(int n) => Certificate.Of(
        Name(n),
        "chebyshev-alternation",
        new JsonObject { ["degree"] = n.ToString(), ["distance"] = Networks.Power2(-n).ToString() },
        new JsonObject { ["separators"] = Networks.Row(Separators(n)) });

    // The roots of U_n are cos(kπ/(n+1)); points between them are guessed in floating point, and only their signs count.
    private static IEnumerable<Rational> Separators(int n) =>
        Enumerable.Range(0, n + 1).Select(i => new Rational((long)Math.Round(4096 * -Math.Cos((i + 0.5) * Math.PI / (n + 1))), 4096));

    private static Rational[] Chebyshev(int k)
    {
        (Rational[] before, Rational[] t) = ([1], [0, 1]);
        for (int i = 1; i < k; i++)
            (before, t) = (t, [.. Enumerable.Range(0, t.Length + 1).Select(j => (j > 0 ? 2 * t[j - 1] : 0) - (j < before.Length ? before[j] : 0))]);
        return k == 0 ? before : t;
    }

    private static Rational[] Monic(int n) => [.. Chebyshev(n + 1).Select(c => c * Networks.Power2(-n))];

    private static Rational Value(Rational[] polynomial, Rational x) => polynomial.Reverse().Aggregate(Rational.Zero, (sum, c) => (sum * x) + c);

    // The weights Π 1/(x_i − x_j) of a divided difference give 1 on every monic polynomial of degree (points − 1).
    private static Rational Dual(Rational[] x) => Rational.Inverse(x
        .Select((a, i) => Rational.Abs(Rational.Inverse(x.Where((_, j) => j != i).Select(b => a - b).Aggregate((p, q) => p * q))))
        .Aggregate((p, q) => p + q));

    private static Figure Waves()
    {
        double[] x = [.. Enumerable.Range(0, 401).Select(i => (i / 200.0) - 1)];
        Curve Error(Role role, string label, Rational[] p) => new(role, label, x, [.. x.Select(t => (double)Value(p, Rational.FromDouble(t)))]);
        return new(
            "waves",
            "The best error swings as far up as down",
            @"For $x^5$ and polynomials of degree 4 the error $\frac1{16}T_5$ touches $\pm\frac1{16}$ six times; leaving out all lower terms (control) errs by 1 at the ends.",
            new("$x$"),
            new("error", Minimum: -0.15, Maximum: 0.15),
            [
                Error(Role.Control, "$x^5 - 0$", [0, 0, 0, 0, 0, 1]),
                Error(Role.Measurement, @"$\frac1{16}T_5(x)$", Monic(4)),
                new BoundLine(Role.Bound, "$2^{-4}$", 0.0625),
                new BoundLine(Role.Bound, "", -0.0625),
            ],
            Name(4));
    }
}
