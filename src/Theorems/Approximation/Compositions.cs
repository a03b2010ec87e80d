using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>A binary tree of multiplications computes a product of n numbers with n − 1 small errors: the exact instance of the compositional rate.</summary>
public sealed class Compositions : Claim
{
    private const string Swapped = "tree after a swap";

    // All factors equal this where the tree is measured: near 1 the bound stays below the product, so it says something.
    private static readonly Rational Factor = new(15, 16);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/compositions",
        Title: "A tree of n − 1 multiplications misses the product by at most $(n-1)/4^m$",
        Formula: @"0 \le \prod_{i=1}^{n} x_i - \operatorname{tree}_m(x) \le (n-1)\,4^{-m} \qquad\text{for } x\in[0,1]^n",
        Prose: @"Functions composed of bivariate ones along a binary tree are approximated by networks of the same shape with $O((n-1)\varepsilon^{-2/r})$ units for constituents of smoothness $r$, where a shallow network needs $O(\varepsilon^{-n/r})$ (Poggio et al. 2017; as asymptotics, not tested here). The exact instance: the balanced tree of multiplications $\operatorname{mul}_m$ of $n = 2^L$ numbers in $[0,1]$ has $(n-1)(9m+3)$ units and misses their product by at most $(n-1)4^{-m}$, always from below.",
        Hypotheses: [@"$x\in[0,1]^n$, $n = 2^L$, $M = 1$ in every node.", "A node's error is certified on its whole square; the induction over the tree is proved in the documentation; the tree itself is certified at points."],
        Sources: [Literature.Poggio2017.At("Theorems 1 and 2"), Literature.Yarotsky2017.At("Proposition 3"), Literature.Ours("approximation.md").At("Compositions: induction over the tree")],
        Rung: Rung.Exact,
        Order: 60);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Node(), Shortfall(n => n - 1, 0), Order(across: false)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "four factors, m = 2: the tree stays within (n − 1)/4^m below the product",
            Domains.Vectors(4, Domains.UnitDyadics(7)),
            x => (double)Slack(x, 2)),
        Property.ForAll(
            "eight factors near 1, m = 2: the same",
            Domains.Vectors(8, Domains.UnitDyadics(5)),
            x => (double)Slack(Array.ConvertAll(x, t => 1 - (t / 4)), 2)),
        Property.ForAll("a factor 0 gives 0", Domains.Vectors(3, Domains.UnitDyadics(7)), x => -(double)Tree([.. x, 0], 3)),
        Property.ForAll("one layer more never makes the error larger", Domains.Vectors(4, Domains.UnitDyadics(7)), x => (double)(Tree(x, 3) - Tree(x, 2))),
        Property.ForAll("swapping the factors of a node, or the two halves, changes nothing", Domains.Vectors(4, Domains.UnitDyadics(7)), x =>
            -(double)(Rational.Abs(Tree(x, 2) - Tree([x[1], x[0], x[2], x[3]], 2)) + Rational.Abs(Tree(x, 2) - Tree([x[2], x[3], x[0], x[1]], 2)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the error is at most 4^(−m), however many factors", "errors add up along the tree: eight factors 15/16 with m = 2 are missed by more than 1/10", Shortfall(_ => 1, 0), Below(8, 2)),
        Falsely("the tree may exceed the product", "every node falls short, and a shortfall in a factor only lowers the product", Shortfall(n => n - 1, new(1, 100)), Above(8, 2)),
        Falsely("any order of the factors gives the same", "swapping factors across nodes changes which residues meet", Order(across: true), Swapped),
    ];

    private static string Below(int n, int m) => $"tree of {n} factors 15/16 with m = {m}, from below";

    private static string Above(int n, int m) => $"tree of {n} factors 15/16 with m = {m}, from above";

    private static Experiment Node() => new("one node", context =>
    {
        int[] sizes = [.. Enumerable.Range(1, context.Size(3, 4, 5))];
        var ranges = sizes.Select(m => (M: m, Range: ProductNetworks.Range(ProductNetworks.Multiply(m, 1), m, 1))).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. ranges.Select(r => new Comparison($"least error of a node with m = {r.M}", Networks.Exact(r.Range.Least), Relation.Equal, Networks.Exact(-Networks.Power2(-2 * r.M)), new Proof($"node-{r.M}", "least"))),
                .. ranges.Select(r => new Comparison($"greatest error of a node with m = {r.M}", Networks.Exact(r.Range.Greatest), Relation.Equal, Number.Exact(0), new Proof($"node-{r.M}", "greatest"))),
            ],
            Certificates = [.. sizes.Select(m => ProductNetworks.Certified($"node-{m}", ProductNetworks.Multiply(m, 1), m, 1))],
        };
    });

    private static Experiment Shortfall(Func<int, int> nodes, Rational excess) => new("the tree at points", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int levels in (int[])[1, 2, 3])
        {
            for (int m = 2; m <= context.Size(4, 5, 6); m++)
            {
                int n = 1 << levels;
                Rational[] x = [.. Enumerable.Repeat(Factor, n)];
                var network = ProductNetworks.Tree(levels, m);
                var (value, product) = (network.At(x)[0], Rational.Pow(Factor, n));
                string name = $"tree-{n}-{m}";
                comparisons.Add(new(Below(n, m), Networks.Exact(value), Relation.AtLeast, Networks.Exact(product - (nodes(n) * Networks.Power2(-2 * m))), new Proof(name, "least")));
                comparisons.Add(excess.Sign > 0
                    ? new(Above(n, m), Networks.Exact(value), Relation.AtLeast, Networks.Exact(product + excess), new Proof(name, "greatest"))
                    : new(Above(n, m), Networks.Exact(value), Relation.AtMost, Networks.Exact(product), new Proof(name, "greatest")));
                comparisons.Add(new($"units of the tree of {n} factors with m = {m}", Number.Exact(network.Units), Relation.Equal, Number.Exact((n - 1) * ((9 * m) + 3)), new Proof(name, "units")));
                certificates.Add(Networks.Values(name, network, [x]));
            }
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Costs()] };
    });

    private static Experiment Order(bool across) => new("the order of the factors", _ =>
    {
        var network = ProductNetworks.Tree(2, 2);
        Rational[] x = [new(1, 8), new(1, 2), new(3, 4), new(3, 4)];
        Rational[] y = across ? [x[0], x[2], x[1], x[3]] : [x[1], x[0], x[3], x[2]];
        return new Findings
        {
            Comparisons = [new(Swapped, Networks.Exact(network.At(y)[0]), Relation.Equal, Networks.Exact(network.At(x)[0]), new Proof("swapped", "least"), new Proof("unswapped", "least"))],
            Certificates = [Networks.Values("swapped", network, [y]), Networks.Values("unswapped", network, [x])],
        };
    });

    private static Rational Tree(Rational[] x, int m) => ProductNetworks.Tree(int.Log2(x.Length), m).At(x)[0];

    private static Rational Slack(Rational[] x, int m)
    {
        var missing = x.Aggregate((a, b) => a * b) - Tree(x, m);
        return Rational.Min(missing, ((x.Length - 1) * Networks.Power2(-2 * m)) - missing);
    }

    private static Figure Costs()
    {
        int[] sizes = [1, 2, 3, 4, 5];
        double[] Units(int levels) => [.. sizes.Select(m => (double)ProductNetworks.Tree(levels, m).Units)];
        Points Measured(int levels) => new(Role.Measurement, $"$n = {1 << levels}$", Units(levels), [.. sizes.Select(m => (double)(Rational.Pow(Factor, 1 << levels) - ProductNetworks.Tree(levels, m).At([.. Enumerable.Repeat(Factor, 1 << levels)])[0]))]);
        Curve Bound(int levels) => new(Role.Bound, $"$(n-1)4^{{-m}}$, $n = {1 << levels}$", Units(levels), [.. sizes.Select(m => ((1 << levels) - 1) * Math.ScaleB(1, -2 * m))]);

        // Multilinear interpolation on a grid of step 1/k has (k + 1)^n values and errs by n(n − 1)/(8k²) at most; drawn for comparison only.
        Curve Grid(int n) => new(Role.Reference, $"a full grid, $n = {n}$", [.. Enumerable.Range(1, 6).Select(k => Math.Pow(k + 1, n))], [.. Enumerable.Range(1, 6).Select(k => n * (n - 1) / (8.0 * k * k))]);
        return new(
            "costs",
            "A tree pays for its factors, a grid for their power",
            @"Error of the product of $n$ numbers against units: trees (measured at all factors $\frac{15}{16}$, below their bounds) need $(n-1)(9m+3)$ units; a full grid needs $(k+1)^n$ values for an error of order $k^{-2}$.",
            new("units, or grid values", AxisScale.Log10),
            new("error", AxisScale.Log2),
            [Measured(1), Measured(2), Measured(3), Bound(1), Bound(2), Bound(3), Grid(4), Grid(8)],
            "tree-8-3");
    }
}
