using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Integers;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>Two hidden layers of n units compute the inner product modulo 2; one hidden layer with bounded integer weights needs exponentially many.</summary>
public sealed class InnerProduct : Claim
{
    private const int Crowd = 7; // least n with 2n² + 1 < 2^n: 2n units with W = 1 then still err

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/inner-product",
        Title: "Two hidden layers of n units compute the inner product mod 2; one layer with bounded weights errs by $1-(sWn+1)/2^n$",
        Formula: @"\min_{c,\,v,\,\varphi}\ \mathbb{E}\Bigl(c + \sum_{j=1}^{s} v_j\,\varphi_j(u_j\cdot x + w_j\cdot y) - (-1)^{x\cdot y}\Bigr)^2 \ge 1 - \frac{sWn + 1}{2^n}",
        Prose: @"For bit vectors $x, y$ of length $n$ the function $(-1)^{x\cdot y}$ is a ReLU network with two hidden layers of $n$ units each, integer weights of at most 4 in absolute value and biases in $[-(n-1), 0]$ (for $n \ge 2$, hidden biases). A sum of $s$ units of one hidden layer, with any activations $\varphi_j$ and integer $u_j$, $\lvert u_{ji}\rvert \le W$, has mean squared error at least $1 - (sWn+1)/2^n$; for $s = W = 1$ and $w = (n+1)(1, 2, 4, \dots)$ that is attained.",
        Hypotheses: [@"$x$ and $y$ are uniform on $\{0,1\}^n$ and independent; the error is the average over the cube, not the number of wrong signs.", @"$u_j$ has integer entries of at most $W$; $w_j$, $v_j$, $c$ and $\varphi_j$ are arbitrary. Without the bound on $u$ one unit suffices, with $W = 2^{n-1}$."],
        Sources: [Literature.Hajnal1993, Literature.Martens2013, Literature.Ours("depth.md").At("The inner product: ranks")],
        Rung: Rung.Exact,
        Order: 40);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [TwoLayers(), Attained(separated: InnerProductUnits.Separated, InnerProductUnits.InnerProduct), Drawn(), Crowded(deep: false, InnerProductUnits.InnerProduct), Widths(constant: 1)];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [InnerProductSpectra.Drawn((context, n, units) => Random(context.Stream(), n, units, relu: true))];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "random networks with any activations: the rank of F is at most 1 + Σ(values of u·x less one)",
            Domains.Vectors(2, Domains.Vectors(6, Domains.Integers(-2, 2))),
            rows => new InnerProductUnits(3, false, rows).Dimension - Rank(rows)),
        Property.ForAll(
            "random ReLU units: the least error keeps the bound of the rank",
            Domains.Vectors(2, Domains.Vectors(7, Domains.Integers(-2, 2))),
            rows => (double)(new InnerProductUnits(3, true, rows).Fit(InnerProductUnits.InnerProduct).Error - (1 - new Rational(new InnerProductUnits(3, true, rows).Dimension, 8)))),
        Property.ForAll(
            "two different rows of (−1)^(x·y) on 10 bits are orthogonal",
            Domains.Pairs(Domains.Integers(0, 1023), Domains.Integers(0, 1023)),
            p => Property.Agreement(Enumerable.Range(0, 1024).Sum(y => InnerProductUnits.InnerProduct(p.First, y) * InnerProductUnits.InnerProduct(p.Second, y)) == (p.First == p.Second ? 1024 : 0))),
        Property.ForAll(
            "permuting the coordinates of x and y together leaves the two-layer network's output alone",
            Domains.Pairs(Domains.Integers(0, 255), Domains.Integers(0, 3)),
            p => Property.Agreement(Output(InnerProductUnits.Deep(4), 4, p.First) == Output(InnerProductUnits.Deep(4), 4, Rotated(p.First & 15, p.Second) | (Rotated(p.First >> 4, p.Second) << 4)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely(
            "the weights u need no bound",
            "u = (1, 2, 4, …) tells all x apart, so one unit is a table of (−1)^(x·y)",
            Attained((n, s) => new(n, false, [.. Enumerable.Range(0, s).Select(_ => (int[])[.. Enumerable.Range(0, 2 * n).Select(i => 1 << i)])]), InnerProductUnits.InnerProduct),
            LeastError(3, 1)),
        Falsely("every ±1 function on the cube is as hard", "the parity of all bits of x and y has rank 1, and one unit computes it", Attained(InnerProductUnits.Separated, (x, y) => int.IsOddInteger(int.PopCount(x ^ y)) ? -1 : 1), LeastError(3, 1)),
        Falsely("two hidden layers obey the bound", "their 2n units compute the function", Crowded(deep: true, InnerProductUnits.InnerProduct), CrowdError),
        Falsely("parity obeys the bound", "2n ReLU units of the one number Σ(x_i + y_i) compute it", Crowded(deep: false, (x, y) => int.IsOddInteger(int.PopCount(x) + int.PopCount(y)) ? -1 : 1), CrowdError),
        Falsely("the rank of s units is at most sWn", "the constant is one dimension more", Widths(constant: 0), "fewest units for n = 3, W = 1"),
    ];

    private const string CrowdError = "least squared error of 14 ReLU units on 7 bits";

    private static string LeastError(int n, int s) => $"least squared error of {s} separated unit{(s == 1 ? "" : "s")} on {n} bits";

    private static Experiment TwoLayers() => new("two hidden layers", context =>
    {
        int[] sizes = [.. Enumerable.Range(1, context.Size(5, 7, 8))];
        return new Findings
        {
            Comparisons =
            [
                .. sizes.SelectMany(n => (Comparison[])
                [
                    new($"inputs on which the network is right, n = {n}", Number.Exact(Right(n)), Relation.Equal, Number.Exact(1 << (2 * n)), new Proof($"network-{n}", "inputs")),
                    new($"hidden units of two layers, n = {n}", Number.Exact(InnerProductUnits.Deep(n).Units), Relation.Equal, Number.Exact(2 * n), new Proof($"network-{n}", "units")),
                ]),
            ],
            Certificates = [.. sizes.Select(n => Certificate.Of($"network-{n}", "inner-product-network", new JsonObject { ["variables"] = n.ToString(), ["layers"] = Networks.Layers(InnerProductUnits.Deep(n)) }, []))],
        };
    });

    private static Experiment Attained(Func<int, int, InnerProductUnits> separated, Func<int, int, int> target) => new("separated units", context =>
    {
        (int N, int S)[] cases = [(2, 1), (3, 1), (4, 1), (3, 2), (4, 2), .. context.Size<(int, int)[]>([], [(5, 1), (4, 3)], [(5, 1), (4, 3), (5, 2), (6, 1)])];
        var fits = cases.Select(c => separated(c.N, c.S)).ToList();
        bool certified = target == InnerProductUnits.InnerProduct && fits.TrueForAll(f => f.Weight == 1);
        return new Findings
        {
            Comparisons =
            [
                .. cases.Select((c, i) => new Comparison(LeastError(c.N, c.S), Networks.Exact(fits[i].Fit(target).Error), Relation.AtLeast, Networks.Exact(InnerProductUnits.Bound(c.N, c.S, 1)), new Proof($"separated-{c.N}-{c.S}", "squaredError"), certified ? new Proof($"separated-{c.N}-{c.S}", "bound") : null)),
                .. cases.Where(c => c.S == 1).Select(c => new Comparison($"the same, attained for n = {c.N}", Networks.Exact(separated(c.N, 1).Fit(target).Error), Relation.Equal, Networks.Exact(1 - new Rational(c.N + 1, 1 << c.N)), new Proof($"separated-{c.N}-1", "squaredError"))),
            ],
            Certificates = certified ? [.. cases.Select((c, i) => fits[i].Certified($"separated-{c.N}-{c.S}"))] : [],
        };
    });

    private static Experiment Drawn() => new("drawn units", context =>
    {
        (int N, int S, bool Relu)[] cases = [(3, 2, false), (4, 2, false), (5, 4, true), (6, 8, true), .. context.Size<(int, int, bool)[]>([], [(5, 3, false), (6, 4, false)], [(5, 3, false), (6, 4, false), (8, 24, true)])];
        var units = cases.Select((c, i) => Random(context.Stream(i), c.N, c.S, c.Relu)).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. cases.Select((c, i) => new Comparison(
                    $"least squared error of {c.S} drawn {(c.Relu ? "ReLU units" : "units with any activation")} on {c.N} bits",
                    Networks.Exact(units[i].Fit(InnerProductUnits.InnerProduct).Error),
                    Relation.AtLeast,
                    Networks.Exact(InnerProductUnits.Bound(c.N, c.S, units[i].Weight)),
                    new Proof($"drawn-{i + 1}", "squaredError"),
                    new Proof($"drawn-{i + 1}", "bound"))),
            ],
            Certificates = [.. units.Select((u, i) => u.Certified($"drawn-{i + 1}"))],
        };
    });

    // 2n units of one hidden layer, or the n + n units of the two-layer network as features.
    private static Experiment Crowded(bool deep, Func<int, int, int> target) => new("as many units as two layers have", context =>
    {
        bool inner = target == InnerProductUnits.InnerProduct;
        var units = inner
            ? Random(context.Stream(), Crowd, 2 * Crowd, relu: true)
            : new InnerProductUnits(Crowd, true, [.. Enumerable.Range(0, 2 * Crowd).Select(j => (int[])[.. Enumerable.Repeat(1, 2 * Crowd), -j])]);
        var error = deep ? InnerProductUnits.LeastSquares(Crowd, DeepUnits, (2 * Crowd) + 1, target).Error : units.Fit(target).Error;
        return new Findings
        {
            Comparisons = [new(CrowdError, Networks.Exact(error), Relation.AtLeast, Networks.Exact(InnerProductUnits.Bound(Crowd, 2 * Crowd, 1)), new Proof("crowd", "squaredError"))],
            Certificates = inner && !deep ? [units.Certified("crowd")] : [],
        };
    });

    private static Experiment Widths(int constant) => new("the least width", _ =>
    {
        (int N, int W, long Units)[] table = [(3, 1, 1), (10, 1, 52), (20, 1, 26_215), (20, 100, 263)];
        return new Findings
        {
            Comparisons =
            [
                .. table.Select(t => new Comparison($"fewest units for n = {t.N}, W = {t.W}", Number.Exact(t.Units), Relation.Equal, Number.Exact(Fewest(t.N, t.W, constant)), new Proof($"width-{t.N}-{t.W}", "width"))),
            ],
            Certificates = [.. table.Select(t => Certificate.Of($"width-{t.N}-{t.W}", "inner-product-width", new JsonObject { ["variables"] = t.N.ToString(), ["weight"] = t.W.ToString(), ["squaredError"] = "1/2", ["width"] = Fewest(t.N, t.W, 1).ToString() }, []))],
            Figures = [Figure()],
        };
    });

    // The least s with 1 − (sWn + constant)/2^n ≤ 1/2.
    private static long Fewest(int n, int weight, int constant) => ((1L << (n - 1)) - constant + ((long)weight * n) - 1) / ((long)weight * n);

    private static InnerProductUnits Random(RandomStream stream, int n, int units, bool relu) => new(n, relu, [.. Enumerable.Range(0, units).Select(_ =>
        (int[])[stream.NextBoolean() ? 1 : -1, .. Enumerable.Range(1, n - 1).Select(_ => stream.Next(-1, 1)), .. Enumerable.Range(0, n).Select(_ => stream.Next(-2, 2)), .. relu ? [stream.Next(-2, 2)] : Array.Empty<int>()])]);

    private static (int Feature, long Value)[] DeepUnits(int x, int y)
    {
        int s = int.PopCount(x & y);
        return [(0, 1), .. Enumerable.Range(0, Crowd).Select(i => (i + 1, (long)(((x & y) >> i) & 1))), .. Enumerable.Range(0, Crowd).Select(j => (Crowd + j + 1, (long)Math.Max(s - j, 0)))];
    }

    private static int Right(int n)
    {
        var network = InnerProductUnits.Deep(n);
        return Enumerable.Range(0, 1 << (2 * n)).Count(code => Output(network, n, code) == InnerProductUnits.InnerProduct(code & ((1 << n) - 1), code >> n));
    }

    private static Rational Output(ReluNetwork network, int n, int code) => network.At([.. Enumerable.Range(0, 2 * n).Select(i => (Rational)((code >> i) & 1))])[0];

    private static int Rotated(int bits, int by) => ((bits << by) | (bits >> (4 - by))) & 15;

    // F(x, y) = Σ (z mod 5)², an activation that no line resembles.
    private static int Rank(int[][] rows) => ModularRank.Of(
        [.. Enumerable.Range(0, 64).Select(code => rows.Sum(row =>
        {
            long z = Enumerable.Range(0, 6).Sum(i => row[i] * ((code >> (i < 3 ? 3 + i : i - 3)) & 1));
            return (((z % 5) + 5) % 5) * (((z % 5) + 5) % 5);
        }))],
        8);

    private static Figure Figure()
    {
        double[] n = [.. Enumerable.Range(4, 21).Select(k => (double)k)];
        Curve Least(int weight, Role role) => new(role, $"one layer, $W = {weight}$", n, [.. n.Select(k => (double)Math.Max(1, Fewest((int)k, weight, 1)))]);
        return new(
            "width",
            "What one hidden layer pays for the inner product",
            @"Fewest units of one hidden layer with $\lvert u_{ji}\rvert \le W$ that the bound leaves possible for mean squared error $\frac12$ (points certified), beside the $2n$ units of two hidden layers, which err nowhere.",
            new("bits $n$"),
            new("hidden units", AxisScale.Log10),
            [
                Least(1, Role.Bound),
                Least(10, Role.Bound),
                Least(100, Role.Bound),
                new Points(Role.Measurement, "certified", [10, 20, 20], [52, 26_215, 263]),
                new Curve(Role.Reference, "two layers, $2n$", n, [.. n.Select(k => 2 * k)]),
            ],
            "width-20-1");
    }
}
