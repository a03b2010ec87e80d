using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace NumericalRegression;

/// <summary>Simpson's rule errs by no more than its remainder and its roundings.</summary>
public sealed class SimpsonError : Claim
{
    // Powers of two, so that nodes and h are doubles.
    private static readonly int[] Sizes = [2, 8, 32, 128, 512, 2048];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "numerical/simpson",
        Title: "Simpson's rule keeps its remainder and its roundings",
        Formula: @"|\hat S_n - \ln 2| \le T_n + \gamma_{n+4}(\ln 2 + T_n), \quad T_n = \frac{24}{180 n^4}",
        Prose: @"For $f(x) = 1/(1+x)$ on the unit interval the fourth derivative is at most 24, so the composite rule $S_n$ is within $T_n$ of $\ln 2$. Its summands are positive, and each passes through at most $n+4$ roundings.",
        Hypotheses: [@"$n$ is a power of two, at least 2.", "Double precision, round to nearest, no underflow."],
        Sources: [Roundoff.Higham],
        Rung: Rung.Enclosed);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Integrated(odd: 4)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("cubics are integrated exactly but for roundings", Domains.Vectors(4, Domains.Integers(-1000, 1000)), CubicSlack),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the odd weight is 4 + 2⁻³⁰", "the weights no longer sum to 1", Integrated(odd: 4 + Math.ScaleB(1, -30)), Quantity(2048)),
    ];

    private static string Quantity(int n) => $"error with n = {n}";

    private static Experiment Integrated(double odd) => new("the reciprocal", _ =>
    {
        var errors = Sizes.Select(n => Interval.Abs(Simpson.Integrate(x => 1 / (1 + x), n, odd) - Interval.Ln2)).ToArray();
        var bounds = Sizes.Select(Bound).ToArray();
        double[] sizes = [.. Sizes.Select(n => (double)n)];
        return new Findings
        {
            Comparisons = [.. Sizes.Select((n, i) => new Comparison(Quantity(n), Roundoff.Enclosed(errors[i]), Relation.AtMost, Roundoff.Enclosed(bounds[i])))],
            Figures =
            [
                new Figure(
                    "simpson-error",
                    "Error of Simpson's rule and its bound",
                    "The error (points) stays below the bound (line), which falls like $n^{-4}$ until roundings take over.",
                    new("$n$", AxisScale.Log2),
                    new("error", AxisScale.Log10),
                    [
                        new Curve(Role.Bound, "remainder and roundings", sizes, [.. bounds.Select(b => b.Upper)]),
                        new Points(Role.Measurement, "error", sizes, [.. errors.Select(e => e.Upper)]),
                    ]),
            ],
        };
    });

    private static Interval Bound(int n)
    {
        Interval remainder = new Rational(24, 180) / Rational.Pow(n, 4);
        Interval gamma = Roundoff.Gamma(n + 4);
        return remainder + (gamma * (Interval.Ln2 + remainder));
    }

    // Horner's rule on [0, 1] is within γ_6 Σ|c_k|, the rule sums to 1: γ_(n + 4 + 6) Σ|c_k| in all.
    private static double CubicSlack(int[] c)
    {
        const int n = 16;
        var exact = c.Select((v, k) => new Rational(v, k + 1)).Aggregate((Rational)0, (s, v) => s + v);
        double computed = Simpson.Integrate(x => (((((c[3] * x) + c[2]) * x) + c[1]) * x) + c[0], n);
        var bound = Roundoff.Gamma(n + 10) * c.Sum(Math.Abs);
        return (double)(bound - Rational.Abs(Rational.FromDouble(computed) - exact));
    }
}
