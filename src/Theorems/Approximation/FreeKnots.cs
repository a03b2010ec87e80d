using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>No piecewise-linear function with t pieces is nearer to x² than 1/(8t²), wherever its knots are; one is as near.</summary>
public sealed class FreeKnots : Claim
{
    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/free-knots",
        Title: "With t pieces, knots free, x² is missed by exactly 1/(8t²)",
        Formula: @"\min_{p:\,\text{at most } t \text{ pieces}}\ \max_{x\in[0,1]}\lvert p(x) - x^2\rvert = \frac{1}{8t^2}",
        Prose: @"Among all functions on $[0,1]$ with at most $t$ affine pieces, continuous or not and wherever their knots lie, the least sup-distance to $x^2$ is $\frac{1}{8t^2}$: half the error of interpolation at equal steps. The interpolant lowered by $\frac{1}{8t^2}$ attains it, so one hidden layer of $t$ ReLU units does, and one of $n$ units never gets below $\frac{1}{8(n+1)^2}$.",
        Hypotheses: ["The distance is the largest deviation on $[0,1]$; the number of pieces counts intervals on which the function is affine."],
        Sources: [Literature.Ours("approximation.md").At("Squares: optimality")],
        Rung: Rung.Exact,
        Order: 20);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Optimum(constant: 8), Attained(lowered: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "random functions with random knots never come nearer than |q₂|/(8t²) to a random quadratic",
            Domains.Pairs(Domains.Vectors(6, Domains.Pairs(Domains.UnitDyadics(6), Domains.Rationals(20))), Domains.Vectors(3, Domains.Rationals(6))),
            p => Through(p.First) is var f && new Quadratic(p.Second[0], p.Second[1], p.Second[2]) is var q ? (double)(f.From(q).SupDistance - q.LeastDistance(0, 1, f.Pieces)) : 0),
        Property.ForAll(
            "the optimum for a random quadratic is the interpolant moved by half its error",
            Domains.Pairs(Domains.Vectors(3, Domains.Rationals(20)), Domains.Integers(1, 20)),
            p => new Quadratic(p.First[0], p.First[1], p.First[2]) is var q ? -(double)Rational.Abs(q.BestApproximation(0, 1, p.Second).From(q).SupDistance - q.LeastDistance(0, 1, p.Second)) : 0),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("t pieces can reach 1/(16t²)", "one piece is at least 1/t long, and on it the second difference of x² is at least 1/(2t²) while that of an affine function is 0", Optimum(constant: 16), Least(3)),
        Falsely("interpolation is optimal", "its error has one sign; lowering it by half the error halves the distance", Attained(lowered: false), Reached(3)),
    ];

    private static string Least(int t) => $"least distance with {t} pieces";

    private static string Reached(int t) => $"distance of the network with {t} units";

    private static IEnumerable<int> Sizes(Context context) => Enumerable.Range(1, context.Size(32, 100, 200));

    private static Experiment Optimum(int constant) => new("the least distance", context => new Findings
    {
        Comparisons = [.. Sizes(context).Select(t => new Comparison(Least(t), Networks.Exact(Quadratic.Square.LeastDistance(0, 1, t)), Relation.Equal, Number.Exact(1, (long)constant * t * t), new Proof($"least-{t}", "distance")))],
        Certificates = [.. Sizes(context).Select(t => Networks.FreeKnots($"least-{t}", t))],
        Figures = [Three()],
    });

    private static Experiment Attained(bool lowered) => new("the network that attains it", context =>
    {
        ReluNetwork Network(int t) => ReluNetwork.Of(lowered ? Quadratic.Square.BestApproximation(0, 1, t) : PiecewiseLinearFunction.Interpolate(x => x * x, PiecewiseLinearFunction.Grid(0, 1, t)));
        return new Findings
        {
            Comparisons =
            [
                .. Sizes(context).Select(t => new Comparison(Reached(t), Networks.Exact(Network(t).On(0, 1).From(Quadratic.Square).SupDistance), Relation.Equal, Number.Exact(1, 8L * t * t), new Proof($"network-{t}", "supDistance"))),
                .. Sizes(context).Select(t => new Comparison($"units of the network with {t} pieces", Number.Exact(Network(t).Units), Relation.Equal, Number.Exact(t), new Proof($"network-{t}", "units"))),
            ],
            Certificates = [.. Sizes(context).Select(t => Networks.OnUnitInterval($"network-{t}", Network(t), Quadratic.Square))],
        };
    });

    // The points by abscissa, the last at each; the ends are added.
    private static PiecewiseLinearFunction Through((Rational X, Rational Y)[] points)
    {
        var at = new SortedDictionary<Rational, Rational> { [0] = 0, [1] = 1 };
        foreach (var (x, y) in points)
            at[x] = y;
        return PiecewiseLinearFunction.Through([.. at.Keys], [.. at.Values]);
    }

    private static Figure Three()
    {
        Rational[] grid = PiecewiseLinearFunction.Grid(0, 1, 240);
        double[] x = [.. grid.Select(t => (double)t)];
        var best = Quadratic.Square.BestApproximation(0, 1, 3);
        return new(
            "three",
            "Three pieces at their best",
            @"The error of the best function with three pieces swings between $\pm\frac{1}{72}$ on each piece; the interpolant's (control) has one sign and reaches $\frac{1}{36}$.",
            new("$x$"),
            new("$p(x) - x^2$"),
            [
                new Curve(Role.Control, "interpolant", x, [.. grid.Select(t => (double)(best[t] + new Rational(1, 72) - (t * t)))]),
                new Curve(Role.Measurement, "best with 3 pieces", x, [.. grid.Select(t => (double)(best[t] - (t * t)))]),
                new BoundLine(Role.Bound, @"$\frac{1}{8t^2} = \frac{1}{72}$", 1.0 / 72),
                new BoundLine(Role.Bound, "", -1.0 / 72),
            ],
            "least-3");
    }
}
