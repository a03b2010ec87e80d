using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>Yarotsky's multiplication network never exceeds the product, and falls short of it by M²/4^m at most: the exact constant.</summary>
public sealed class DeepProducts : Claim
{
    private const int Drawn = 2;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/products",
        Title: "Depth multiplies from below: the error lies in $[-M^2/4^m, 0]$ exactly",
        Formula: @"\min_{[-M,M]^2}(\operatorname{mul}_m(x,y) - xy) = -M^2\,4^{-m},\qquad \max_{[-M,M]^2}(\operatorname{mul}_m(x,y) - xy) = 0",
        Prose: @"With $f_m$ for the square, $\operatorname{mul}_m(x,y) = 2M^2\bigl(f_m(\tfrac{\lvert x+y\rvert}{2M}) - f_m(\tfrac{\lvert x\rvert}{2M}) - f_m(\tfrac{\lvert y\rvert}{2M})\bigr)$ satisfies $-M^2 4^{-m} \le \operatorname{mul}_m(x,y) - xy \le 0$ on $[-M,M]^2$, with both ends attained, and $\operatorname{mul}_m(x,y) = 0$ whenever $xy = 0$. Adding the three errors of the squares gives only $\tfrac32 M^2 4^{-m}$ on either side.",
        Hypotheses: [@"$\lvert x\rvert, \lvert y\rvert \le M$; $m \ge 1$; exact arithmetic."],
        Sources: [Literature.Yarotsky2017.At("Proposition 3"), Literature.Ours("approximation.md").At("Products: the exact one-sided error")],
        Rung: Rung.Exact,
        Order: 50);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Ranged(factor: 1), Ranged(factor: 1, 3), Ranged(factor: 1, new(1, 2))];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the error is −4M²ab, or −4M²(h − a)(h − b), by the residues a, b of |x|/2M, |y|/2M modulo h",
            Pairs,
            p => -(double)Rational.Abs(Product(3, 1, p.First, p.Second) - (p.First * p.Second) - Predicted(3, p.First, p.Second))),
        Property.ForAll("the network is symmetric, and even under (x, y) ↦ (−x, −y)", Pairs, p =>
            -(double)(Rational.Abs(Product(3, 1, p.First, p.Second) - Product(3, 1, p.Second, p.First)) + Rational.Abs(Product(3, 1, p.First, p.Second) - Product(3, 1, -p.First, -p.Second)))),
        Property.ForAll("a factor 0 gives 0", Pairs, p => -(double)(Rational.Abs(Product(4, 1, p.First, 0)) + Rational.Abs(Product(4, 1, 0, p.Second)))),
        Property.ForAll("factors that are not negative give a product that is not negative", Pairs, p => (double)Product(2, 1, Rational.Abs(p.First), Rational.Abs(p.Second))),
        Property.ForAll("doubling M and both factors multiplies by 4", Pairs, p => -(double)Rational.Abs(Product(3, 2, 2 * p.First, 2 * p.Second) - (4 * Product(3, 1, p.First, p.Second)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("half of M²/4^m is enough", "at |x| = |y| = M/2^m, in the middle of a cell of both, the two maxima add up", Ranged(factor: new(1, 2)), Least(2)),
        Falsely("the error is two-sided, ±M²/4^m", "the error of the square is subadditive, so the error of the product never exceeds 0", Ranged(factor: 1, greatest: 1), Greatest(2)),
        Falsely("the absolute values may be left out", "the square network answers 0 to negative numbers", Ranged(factor: 1, absolute: false), Least(2)),
    ];

    private static Domain<(Rational First, Rational Second)> Pairs => Domains.Pairs(Signed, Signed);

    // Fractions in [−1, 1] with all sorts of denominators.
    private static Domain<Rational> Signed { get; } = Domains.Rationals(60) with { Generator = FsCheck.Fluent.Gen.Select(Domains.Rationals(60).Generator, r => Rational.Abs(r) > 1 ? Rational.Inverse(r) : r), Shrink = r => Domains.Rationals(60).Shrink(r).Where(s => Rational.Abs(s) <= 1) };

    private static string Least(int m) => $"least mul − xy with m = {m}";

    private static string Greatest(int m) => $"greatest mul − xy with m = {m}";

    private static Experiment Ranged(Rational factor, Rational? size = null, Rational? greatest = null, bool absolute = true) => new($"the square of side 2M, M = {size ?? 1}", context =>
    {
        var side = size ?? 1;
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        for (int m = 1; m <= context.Size(3, 5, 6); m++)
        {
            var network = ProductNetworks.Multiply(m, side, absolute);
            var range = ProductNetworks.Range(network, m, side);
            string name = $"product-{side.ToString().Replace('/', '-')}-{m}";
            var unit = side * side * Networks.Power2(-2 * m);
            comparisons.Add(new(Least(m), Networks.Exact(range.Least), Relation.Equal, Networks.Exact(-factor * unit), new Proof(name, "least")));
            comparisons.Add(new(Greatest(m), Networks.Exact(range.Greatest), Relation.Equal, Networks.Exact((greatest ?? 0) * unit), new Proof(name, "greatest")));
            if (absolute)
                certificates.Add(ProductNetworks.Certified(name, network, m, side));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = side == 1 ? [Landscape(), Decay()] : [] };
    });

    private static Rational Product(int m, Rational size, Rational x, Rational y) => ProductNetworks.Multiply(m, size).At(x, y)[0];

    private static Rational Predicted(int m, Rational x, Rational y)
    {
        var h = Networks.Power2(-m);
        Rational a = Rational.Abs(x) / 2 % h, b = Rational.Abs(y) / 2 % h;
        if (x.Sign * y.Sign < 0)
            b = b.Sign == 0 ? 0 : h - b;
        return a + b <= h ? -4 * a * b : -4 * (h - a) * (h - b);
    }

    private static Figure Landscape()
    {
        const int Side = 65;
        var grid = PiecewiseLinearFunction.Grid(-1, 1, Side - 1);
        var network = ProductNetworks.Multiply(Drawn, 1);
        return new(
            "landscape",
            "The error of a multiplication",
            @"$\operatorname{mul}_2(x,y) - xy$ on $[-1,1]^2$: zero along the axes and the lines of the mesh, never positive, and $-\frac1{16}$ in the middle of the diagonals.",
            new("$x$"),
            new("$y$"),
            [
                new HeatMap(Role.Measurement, @"$\operatorname{mul}_2 - xy$", Side, Side, [.. grid.SelectMany(y => grid.Select(x => (double)(network.At(x, y)[0] - (x * y))))], -1, 1, -1, 1),
            ],
            $"product-1-{Drawn}",
            EqualAspect: true);
    }

    private static Figure Decay()
    {
        double[] m = [1, 2, 3];
        return new(
            "decay",
            "The exact constant is 1, not 3/2",
            @"The largest shortfall for $M = 1$ (measured) meets $4^{-m}$; adding up the errors of the three squares would only give $\frac32 4^{-m}$.",
            new("$m$", Ticks: [.. m.Select(k => new Tick(k, k.ToString()))]),
            new("largest shortfall", AxisScale.Log2),
            [
                new Curve(Role.Reference, @"$\frac32 4^{-m}$: three errors added", m, [.. m.Select(k => 1.5 * Math.ScaleB(1, -2 * (int)k))]),
                new Curve(Role.Bound, "$4^{-m}$", m, [.. m.Select(k => Math.ScaleB(1, -2 * (int)k))]),
                new Points(Role.Measurement, "measured", m, [.. m.Select(k => -(double)ProductNetworks.Range(ProductNetworks.Multiply((int)k, 1), (int)k, 1).Least)]),
            ],
            "product-1-3");
    }
}
