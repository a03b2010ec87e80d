using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>The h²/8 law for powers of degree above 2, between exact bounds: Bernstein coefficients from above, a value from below.</summary>
public sealed class PolynomialInterpolation : Claim
{
    private static readonly int[] Powers = [3, 4, 5, 8];

    // The two bounds on a distance differ by this share of it.
    private static readonly Rational Tolerance = Networks.Power2(-11);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/polynomial-interpolation",
        Title: "Powers are interpolated to $h^2/8 \\cdot k(k-1)$, and to no less than that by a factor $(1-h)^{k-2}$",
        Formula: @"\frac{h^2}{8}\,k(k-1)(1-h)^{k-2} \le \max_{x\in[0,1]}\lvert x^k - I_N(x)\rvert \le \frac{h^2}{8}\,k(k-1),\qquad h = \tfrac1N",
        Prose: @"The interpolant of $x^k$ at $N$ equal steps, a network of one hidden layer with $N$ ReLU units, errs by at most $\frac{h^2}{8}\sup\lvert f''\rvert$, and in the last cell by at least $\frac{h^2}{8}$ times the least $f''$ there. The distance is irrational as a rule; it is enclosed by rational numbers: from below by the error at a point, from above by Bernstein coefficients of the error on a subdivision into halves, for $k = 3,4,5,8$.",
        Hypotheses: [@"$k \ge 3$, $N \ge 1$, $x\in[0,1]$; exact arithmetic."],
        Sources: [Literature.Ours("approximation.md").At("Interpolation: powers, Bernstein coefficients")],
        Rung: Rung.Exact,
        Order: 16);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Enclosed(divisor: 8, damped: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "Bernstein coefficients enclose the values of random quintics on random intervals, and at the ends are values",
            Domains.Pairs(Domains.Vectors(6, Domains.Rationals(9)), Domains.Vectors(3, Domains.UnitDyadics(8))),
            p => Enclosing(new([.. p.First]), p.Second[0], p.Second[0] + p.Second[1] + new Rational(1, 7), p.Second[2])),
        Property.ForAll(
            "halving does not change the polynomial, and its coefficients stay within those before",
            Domains.Vectors(6, Domains.Rationals(9)),
            c => new Polynomial([.. c]) is var p && Polynomial.Halve(p.Bernstein(0, 1)) is var halves
                && halves.Left.SequenceEqual(p.Bernstein(0, new(1, 2))) && halves.Right.SequenceEqual(p.Bernstein(new(1, 2), 1))
                ? (double)(p.Bernstein(0, 1).Max() - halves.Left.Concat(halves.Right).Max())
                : -1),
        Property.ForAll(
            "random quartics keep h²/8 · sup|f″| on eight cells, the supremum bounded by Bernstein coefficients of f″",
            Domains.Vectors(5, Domains.Rationals(9)),
            c => new Polynomial([.. c]) is var p
                ? (double)((p.Derivative().Derivative().Bernstein(0, 1).Max(Rational.Abs) / 512) - Interpolant(p, 8).DistanceTo(p, Tolerance).Lower)
                : 0),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("half of it is enough", "in the last cell f″ is nearly k(k − 1), and a point of it errs by nearly h²/8 of that", Enclosed(divisor: 16, damped: true), AtPoint(3, 64)),
        Falsely("the upper bound is attained", "f″ reaches k(k − 1) at the end of the interval only, where the error is 0", Enclosed(divisor: 8, damped: false), FromAbove(3, 4)),
    ];

    private static string AtPoint(int k, int cells) => $"error of the interpolant of $x^{k}$ with {cells} cells at its witness";

    private static string FromAbove(int k, int cells) => $"distance of $x^{k}$ to the interpolant with {cells} cells, from above, beside the lower law";

    private static string Name(int k, int cells) => $"power-{k}-{cells}";

    private static Experiment Enclosed(int divisor, bool damped) => new("distances between exact bounds", context =>
    {
        int[] cells = [1, 2, 4, 16, 64, .. context.Size<int[]>([], [128], [128, 256])];
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (var (k, n) in Powers.SelectMany(k => cells.Select(n => (k, n))))
        {
            var (f, power) = (Interpolant(Polynomial.Power(k), n), Polynomial.Power(k));
            var distance = f.DistanceTo(power, Tolerance);
            var upper = new Rational(k * (k - 1), (long)divisor * n * n);
            var lower = new Rational(k * (k - 1), 8L * n * n) * (damped ? Rational.Pow(1 - new Rational(1, n), k - 2) : 1);
            Comparison Compare(string quantity, Rational measured, Relation relation, Rational bound, string fact) =>
                new(quantity, Networks.Exact(measured), relation, Networks.Exact(bound), new Proof(Name(k, n), fact));
            comparisons.Add(Compare($"distance of $x^{k}$ to the interpolant with {n} cells", distance.Upper, Relation.AtMost, upper, "upper"));
            comparisons.Add(Compare(AtPoint(k, n), distance.Lower, Relation.AtMost, upper, "lower"));
            comparisons.Add(Compare(FromAbove(k, n), distance.Upper, Relation.AtLeast, lower, "upper"));
            comparisons.Add(Compare($"error of the interpolant of $x^{k}$ with {n} cells at its witness, beside the lower law", distance.Lower, Relation.AtLeast, lower, "lower"));
            certificates.Add(Networks.Distance(Name(k, n), f, power, distance));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Rates()] };
    });

    private static PiecewiseLinearFunction Interpolant(Polynomial p, int cells) => PiecewiseLinearFunction.Interpolate(x => p[x], PiecewiseLinearFunction.Grid(0, 1, cells));

    private static double Enclosing(Polynomial p, Rational u, Rational v, Rational share)
    {
        var b = p.Bernstein(u, v);
        var value = p[u + (share * (v - u))];
        return b[0] == p[u] && b[^1] == p[v] ? (double)Rational.Min(b.Max() - value, value - b.Min()) : -1;
    }

    private static Figure Rates()
    {
        int[] cells = [.. Enumerable.Range(0, 7).Select(i => 1 << i)];
        double[] n = [.. cells.Select(c => (double)c)];
        double[] Shares(int k, Func<int, double> share) => [.. cells.Select(c => share(c) * 8 * c * c / (k * (k - 1)))];
        return new(
            "powers",
            "Powers use up the law of the parabola as the cells shrink",
            @"Distance of $x^k$ to its interpolant at $N$ equal steps, divided by $\frac{h^2}{8}k(k-1)$ (points; two exact bounds too near to tell apart): below 1, above $(1-h)^{k-2}$ (dashed), and soon above the refuted half.",
            new("$N$ cells", AxisScale.Log2),
            new(@"distance / $\frac{h^2}{8}k(k-1)$", Minimum: 0, Maximum: 1.1),
            [
                new Curve(Role.Bound, "upper law", n, [.. n.Select(_ => 1.0)]),
                .. Powers.SelectMany(k => new Layer[]
                {
                    new Points(Role.Measurement, $"$x^{k}$", n, Shares(k, c => (double)Interpolant(Polynomial.Power(k), c).DistanceTo(Polynomial.Power(k), Tolerance).Lower)),
                    new Curve(Role.Reference, k == Powers[^1] ? "$(1-h)^{k-2}$" : "", n, [.. n.Select(c => Math.Pow(1 - (1 / c), k - 2))]),
                }),
                new Curve(Role.Control, "half of it: refuted", n, [.. n.Select(_ => 0.5)]),
            ],
            Name(Powers[0], 64));
    }
}
