using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Depth;

/// <summary>Telgarsky (2015): k folds make 2^k teeth; whatever has fewer pieces stays half a unit away.</summary>
public sealed class Sawtooth : Claim
{
    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/sawtooth",
        Title: "k layers of width 2 make $2^k$ teeth, and fewer than $2^k$ pieces stay 1/2 away",
        Formula: @"g^{k}\bigl(i/2^k\bigr) = i \bmod 2,\qquad \min_{f:\,\text{fewer than } 2^k \text{ pieces}}\;\max_{x\in[0,1]}\lvert f(x)-g^{k}(x)\rvert = \tfrac12",
        Prose: @"The $k$-fold composition $g^k$ of the hat $g(x) = 2\ReLU(x) - 4\ReLU(x-\tfrac12)$ is a network with $k$ hidden layers of two units, has exactly $2^k$ affine pieces on $[0,1]$ and takes the value $i \bmod 2$ at $i/2^k$; at the threshold $\tfrac12$ it makes no error on the $2^k$ points with $i < 2^k$. Every continuous function with fewer than $2^k$ pieces is at distance at least $\tfrac12$ from $g^k$ at one of the $2^k + 1$ points $i/2^k$, and the constant $\tfrac12$ is no farther anywhere.",
        Hypotheses: [@"$k \ge 1$; the affine output unit is not counted as a hidden layer; certified for the $k$ of the run."],
        Sources: [Literature.Telgarsky2015, Literature.Ours("depth.md").At("Few pieces, few changes of side")],
        Rung: Rung.Exact,
        Order: 10);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Folded(), Distant()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("g^j after g^k is g^(j+k)", Domains.Pairs(Domains.UnitDyadics(12), Domains.Pairs(Domains.Integers(1, 5), Domains.Integers(1, 5))), p =>
            Property.Agreement(At(p.Second.First, At(p.Second.Second, p.First)) == At(p.Second.First + p.Second.Second, p.First))),
        Property.ForAll("g^k is even around 1/2, for every k ≥ 1", Domains.Pairs(Domains.UnitDyadics(12), Domains.Integers(1, 8)), p =>
            Property.Agreement(At(p.Second, p.First) == At(p.Second, 1 - p.First))),
        Property.ForAll("random functions of fewer than 16 pieces stay at least 1/2 away from g^4", Domains.Vectors(16, Domains.Integers(-8, 16)), v =>
            (double)(PiecewiseLinearFunction.Distance(Zigzag(v), Folds.Sawtooth(4).On(0, 1)) - new Rational(1, 2))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("no network has more pieces than units, plus 1", "depth multiplies pieces: three layers of two units have 8 pieces, not 7 or fewer", Folded(most: k => (2 * k) + 1), Pieces(3)),
        Falsely("one layer less makes no error either", "g^(k−1) has half the teeth and misses half the odd points", Folded(network: k => Folds.Sawtooth(Math.Max(1, k - 1))), Errors(3)),
        Falsely("a hat of slope 19/10 will do", "its compositions sink below 1/2 at some of the teeth", Folded(network: k => Folds.Sawtooth(k, new(19, 10))), Errors(6)),
        Falsely("2^k pieces stay away as well", "g^k itself has 2^k pieces", Distant(pieces: k => 1 << k), Missed(3)),
    ];

    private static string Pieces(int k) => $"affine pieces of $g^{{{k}}}$";

    private static string Errors(int k) => $"errors of $g^{{{k}}}$ on its {1 << k} points";

    private static string Missed(int k) => $"fewest points of the {(1 << k) + 1} that {(1 << k) - 1} pieces miss";

    private static Rational At(int k, Rational x) => Folds.Sawtooth(k).At(x)[0];

    private static PiecewiseLinearFunction Zigzag(int[] values) =>
        PiecewiseLinearFunction.Through(PiecewiseLinearFunction.Grid(0, 1, values.Length - 1), Array.ConvertAll(values, v => new Rational(v, 8)));

    private static Experiment Folded(Func<int, int>? most = null, Func<int, ReluNetwork>? network = null) => new("the folded line", context =>
    {
        var comparisons = new List<Comparison>();
        var certificates = new List<Certificate>();
        int deepest = context.Size(8, 12, 12);
        for (int k = 1; k <= deepest; k++)
        {
            var net = network?.Invoke(k) ?? Folds.Sawtooth(k);
            bool[] labels = LabelRuns.Alternating(1 << k);
            string name = $"sawtooth-{k}";
            comparisons.Add(new(Pieces(k), Number.Exact(net.On(0, 1).Pieces), most is null ? Relation.Equal : Relation.AtMost, Number.Exact(most?.Invoke(k) ?? 1 << k), new Proof(name, "pieces")));
            comparisons.Add(new(Errors(k), Number.Exact(Evidenced.Errors(net, 0, 1, labels)), Relation.Equal, Number.Exact(0), new Proof(name, "errors")));
            comparisons.Add(new($"width of the network for $g^{{{k}}}$", Number.Exact(net.Width), Relation.AtMost, Number.Exact(2), new Proof(name, "width")));
            certificates.Add(Evidenced.Pieces(name, net, 0, 1, labels));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Teeth(), Growth(deepest)] };
    });

    private static Experiment Distant(Func<int, int>? pieces = null) => new("fewer pieces", context =>
    {
        var comparisons = new List<Comparison>();
        var certificates = new List<Certificate>();
        for (int k = 1; k <= context.Size(6, 12, 12); k++)
        {
            string name = $"away-{k}";
            var (errors, _, certificate) = Evidenced.Fewest(name, LabelRuns.Alternating((1 << k) + 1), pieces?.Invoke(k) ?? (1 << k) - 1, continuous: true);
            comparisons.Add(new(Missed(k), Number.Exact(errors), Relation.AtLeast, Number.Exact(1), new Proof(name, "errors")));
            if (errors > 0)
                comparisons.Add(new($"least largest distance at the {(1 << k) + 1} points with {(1 << k) - 1} pieces", Number.Exact(1, 2), Relation.Equal, Number.Exact(1, 2), new Proof(name, "distance")));
            certificates.Add(certificate);
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    private static Figure Teeth()
    {
        Curve Fold(Role role, int k)
        {
            var f = Folds.Sawtooth(k).On(0, 1);
            return new(role, $"$g^{{{k}}}$", [.. f.Knots.ToArray().Select(x => (double)x)], [.. f.Values.ToArray().Select(y => (double)y)]);
        }

        double[] x = [.. Enumerable.Range(0, 16).Select(i => i / 16.0)];
        return new(
            "teeth",
            "Every fold doubles the teeth",
            @"The hat folded once, twice and four times, and the 16 points with alternating labels that the last one meets. Any function within less than $\tfrac12$ of all of them crosses the line $\tfrac12$ between neighbours.",
            new("$x$"),
            new("value"),
            [
                new BoundLine(Role.Bound, @"threshold $\tfrac12$", 0.5),
                Fold(Role.Reference, 1),
                Fold(Role.Reference, 2),
                Fold(Role.Measurement, 4),
                new Points(Role.Measurement, "labels", x, [.. Enumerable.Range(0, 16).Select(i => i % 2.0)]),
            ],
            "sawtooth-4");
    }

    private static Figure Growth(int deepest)
    {
        double[] layers = [.. Enumerable.Range(1, deepest).Select(k => (double)k)];
        return new(
            "growth",
            "Pieces double with every layer",
            "Exact numbers of pieces (points) on the bound $2^k$, against what one hidden layer of as many units can have.",
            new("hidden layers of two units, $k$"),
            new("affine pieces", AxisScale.Log2),
            [
                new Curve(Role.Bound, "$2^k$", layers, [.. layers.Select(k => Math.ScaleB(1, (int)k))]),
                new Points(Role.Measurement, "$g^k$", layers, [.. layers.Select(k => (double)Folds.Sawtooth((int)k).On(0, 1).Pieces)]),
                new Curve(Role.Control, "one layer of $2k$ units: $2k+1$", layers, [.. layers.Select(k => (2 * k) + 1)]),
            ],
            $"sawtooth-{deepest}");
    }
}
