using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>Yarotsky (2017), Proposition 2, with exact constants: m layers of three units give 2^m pieces, all of them at their best.</summary>
public sealed class DeepSquares : Claim
{
    private const int Drawn = 8;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/squares",
        Title: "Depth squares: m layers of width 3 approximate x² to exactly $2^{-2m-2}$",
        Formula: @"\max_{x\in[0,1]}\lvert f_m(x) - x^2\rvert = 2^{-2m-2},\qquad \min_{p:\,\text{at most } 2^m \text{ pieces}}\;\max_{x\in[0,1]}\lvert p(x)-x^2\rvert = 2^{-2m-3}",
        Prose: @"With the hat $g(x) = 2\ReLU(x) - 4\ReLU(x-\tfrac12)$ and its $s$-fold composition $g_s$, the network $f_m = x - \sum_{s=1}^{m} 4^{-s} g_s$ has $m$ hidden layers of at most 3 units, exactly $2^m$ affine pieces on $[0,1]$, and $0 \le f_m(x) - x^2 \le 2^{-2m-2}$ with both ends attained. Lowered by $2^{-2m-3}$ it is a best approximation of $x^2$ among all functions with at most $2^m$ pieces. Conversely hidden widths $n_1,\dots,n_L$ allow at most $\prod_l (n_l+1)$ pieces and so force an error of at least $\frac18\prod_l (n_l+1)^{-2}$.",
        Hypotheses: [@"$x \in [0,1]$; exact arithmetic; $\ReLU(z) = \max(z,0)$, the output unit has no activation, and no connection skips a layer."],
        Sources: [Literature.Yarotsky2017.At("Proposition 2"), Literature.Ours("approximation.md").At("Squares: width 3, optimality after the shift, the converse")],
        Rung: Rung.Exact,
        Order: 40);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Sized("the network of m layers"), Shifted(4)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("f_m(k/2^m) = (k/2^m)² for m = 1 … 6", Domains.UnitDyadics(6), x => Property.Agreement(Enumerable.Range(1, 6).Count(m => Rational.IsInteger(x * Networks.Power2(m)) && At(m, x) != x * x))),
        Property.ForAll("x² ≤ f_{m+1} ≤ f_m everywhere", Domains.UnitDyadics(20), x => (double)new[] { At(4, x) - At(5, x), At(5, x) - (x * x) }.Min()),
        Property.ForAll("self-similarity: f_{m+1}(x/2) = f_m(x)/4", Domains.UnitDyadics(20), x => -(double)Rational.Abs(At(5, x / 2) - (At(4, x) / 4))),
        Property.ForAll(
            "f_m is convex: the value at a midpoint is at most the mean",
            Domains.Pairs(Domains.UnitDyadics(12), Domains.UnitDyadics(12)),
            p => (double)(((At(5, p.First) + At(5, p.Second)) / 2) - At(5, (p.First + p.Second) / 2))),
        Property.ForAll(
            "random widths: no network has more than Π(n_l + 1) pieces, so none errs less than 1/(8Π(n_l + 1)²)",
            Domains.Vectors(17, Domains.Integers(-6, 6)),
            w => Random(w) is var network && network.On(0, 1) is var f && f.Pieces <= network.MostPieces
                ? (double)(f.From(Quadratic.Square).SupDistance - Quadratic.Square.LeastDistance(0, 1, f.Pieces))
                : -1),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the network errs by 2^(−2m−3) only", "that is the error after the shift; f_m itself lies above x² everywhere", Sized("the network of m layers", error: m => Networks.Power2((-2 * m) - 3)), Error(3)),
        Falsely("it has 2^m + 1 pieces", "each fold doubles the pieces, from one", Sized("the network of m layers", pieces: m => (1L << m) + 1), Pieces(3)),
        Falsely("the last term may be dropped", "then it is f_{m−1}, which errs four times as much", Sized("the network of m layers", network: m => Networks.Square(m, last: 0)), Error(3)),
        Falsely("a hat of slope 19/10 will do", "its composition no longer meets x² at quarters", Sized("the network of m layers", network: m => Networks.Square(m, rise: new(19, 10))), Error(3)),
        Falsely("the optimum is half as far", "a second difference of x² over a piece of length 2^(−m) is at least 2^(−2m)/2, that of an affine function 0", Shifted(8), Optimum(3)),
    ];

    private static string Error(int m) => $"largest |f − x²| with {m} hidden layers";

    private static string Pieces(int m) => $"affine pieces with {m} hidden layers";

    private static string Optimum(int m) => $"least distance of a function with at most {1 << m} pieces";

    private static string Name(int m) => $"square-{m}";

    private static string BestName(int m) => $"best-{1 << m}";

    private static string ShiftedName(int m) => $"shifted-{m}";

    private static Experiment Sized(string name, Func<int, Rational>? error = null, Func<int, long>? pieces = null, Func<int, ReluNetwork>? network = null) => new(name, context =>
    {
        network ??= m => Networks.Square(m);
        var comparisons = new List<Comparison>();
        var certificates = new List<Certificate>();
        for (int m = 1; m <= context.Size(8, 12, 13); m++)
        {
            var f = network(m).On(0, 1);
            var range = f.From(Quadratic.Square);
            comparisons.Add(new(Error(m), Networks.Exact(range.SupDistance), Relation.Equal, Networks.Exact(error?.Invoke(m) ?? Networks.Power2((-2 * m) - 2)), new Proof(Name(m), "supDistance")));
            comparisons.Add(new(Pieces(m), Number.Exact(f.Pieces), Relation.Equal, Number.Exact(pieces?.Invoke(m) ?? 1L << m), new Proof(Name(m), "pieces")));
            comparisons.Add(new($"least f − x² with {m} hidden layers", Networks.Exact(range.Least), Relation.Equal, Number.Exact(0), new Proof(Name(m), "least")));
            comparisons.Add(new($"width with {m} hidden layers", Number.Exact(network(m).Width), Relation.AtMost, Number.Exact(3), new Proof(Name(m), "width")));
            certificates.Add(Networks.OnUnitInterval(Name(m), network(m), Quadratic.Square));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Keepsake()] };
    });

    private static Experiment Shifted(int constant) => new("the best function with as many pieces", context =>
    {
        var comparisons = new List<Comparison>();
        var certificates = new List<Certificate>();
        for (int m = 1; m <= context.Size(8, 12, 13); m++)
        {
            var shifted = Networks.Raised(Networks.Square(m), -Networks.Power2((-2 * m) - 3));
            var least = Quadratic.Square.LeastDistance(0, 1, 1 << m);
            comparisons.Add(new(Optimum(m), Networks.Exact(least), Relation.Equal, Networks.Exact(Networks.Power2(-2 * m) / (2 * (Rational)constant)), new Proof(BestName(m), "distance")));
            comparisons.Add(new($"distance of the shifted network with {m} hidden layers", Networks.Exact(shifted.On(0, 1).From(Quadratic.Square).SupDistance), Relation.Equal, Networks.Exact(least), new Proof(ShiftedName(m), "supDistance"), new Proof(BestName(m), "distance")));
            certificates.Add(Networks.FreeKnots(BestName(m), 1 << m));
            certificates.Add(Networks.OnUnitInterval(ShiftedName(m), shifted, Quadratic.Square));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Teeth()] };
    });

    private static Rational At(int m, Rational x) => Networks.Square(m).At(x)[0];

    // Hidden widths 2 and 3 behind one input: 2·(1 + 1) + 3·(2 + 1) + (3 + 1) weights and biases.
    private static ReluNetwork Random(int[] w)
    {
        Rational[] Take(int from, int count) => [.. w.Skip(from).Take(count).Select(k => new Rational(k, 4))];
        return new(
            new AffineLayer([Take(0, 1), Take(1, 1)], Take(2, 2)),
            new AffineLayer([Take(4, 2), Take(6, 2), Take(8, 2)], Take(10, 3)),
            new AffineLayer([Take(13, 3)], Take(16, 1)));
    }

    private static Figure Keepsake()
    {
        var depths = Enumerable.Range(1, Drawn).ToArray();
        double[] neurons = [.. depths.Select(m => (double)Networks.Square(m).Units)];
        double[] shallow = [.. Enumerable.Range(1, (int)neurons[^1]).Select(n => (double)n)];
        return new(
            "neurons",
            "What a neuron is worth: depth against width",
            @"One hidden layer of $n$ neurons has at most $n+1$ pieces and cannot err less than $\frac{1}{8(n+1)^2}$; the deep network of three neurons a layer falls by a factor 16 with every six neurons. Every point and both bounds are exact.",
            new("neurons"),
            new(@"largest error for $x^2$ on $[0,1]$", AxisScale.Log2),
            [
                new Curve(Role.Reference, @"no shallow network goes below $\frac{1}{8(n+1)^2}$", shallow, [.. shallow.Select(n => 1 / (8 * (n + 1) * (n + 1)))]),
                new Points(Role.Reference, @"a shallow network with $n$ neurons: $\frac{1}{8n^2}$", shallow, [.. shallow.Select(n => (double)Quadratic.Square.LeastDistance(0, 1, (int)n))]),
                new Curve(Role.Bound, "least error of $2^m$ pieces: $2^{-2m-3}$", neurons, [.. depths.Select(m => (double)Networks.Power2((-2 * m) - 3))]),
                new Points(Role.Measurement, "the deep network, $m$ layers", neurons, [.. depths.Select(m => (double)Networks.Square(m).On(0, 1).From(Quadratic.Square).SupDistance)]),
                new Points(Role.Measurement, "the deep network, shifted", neurons, [.. depths.Select(m => (double)Quadratic.Square.LeastDistance(0, 1, 1 << m))]),
            ],
            Name(Drawn));
    }

    private static Figure Teeth()
    {
        double[] x = [.. PiecewiseLinearFunction.Grid(0, 1, 256).Select(t => (double)t)];
        Curve Error(Role role, int m) => new(role, $"$m = {m}$", x, [.. PiecewiseLinearFunction.Grid(0, 1, 256).Select(t => (double)(At(m, t) - (t * t) - Networks.Power2((-2 * m) - 3)))]);
        return new(
            "teeth",
            "The shifted error touches both bounds on every piece",
            @"The error of the shifted network, for one, two and three layers: on each of the $2^m$ pieces it reaches $+2^{-2m-3}$ and $-2^{-2m-3}$, as a best approximation must.",
            new("$x$"),
            new(@"$f_m(x) - 2^{-2m-3} - x^2$"),
            [
                Error(Role.Reference, 1),
                Error(Role.Reference, 2),
                Error(Role.Measurement, 3),
                new BoundLine(Role.Bound, "$2^{-9}$", 1.0 / 512),
                new BoundLine(Role.Bound, "$-2^{-9}$", -1.0 / 512),
            ],
            ShiftedName(3));
    }
}
