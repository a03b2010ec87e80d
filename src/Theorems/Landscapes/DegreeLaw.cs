using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>The order of the saddle at the origin is one more than the least odd number not below the target's least degree.</summary>
public sealed class DegreeLaw : Claim
{
    private const string Strict = "negative eigenvalues at the origin for AND";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/degree-law",
        Title: "Parity of n bits is seen from the origin at order n + 1 or n + 2 only",
        Formula: @"\sum_x \bigl(y(x) - \bar y\bigr) f_{t\theta}(x) = O(t^{m+1}),\qquad m = \min\{\text{odd } m \ge \deg_{\min} y\}",
        Prose: @"For a target $y$ on $\{-1,1\}^n$ let $\deg_{\min} y$ be the least degree of a product of coordinates that $y$ correlates with, the constant aside. A tanh network $f = c + \sum_k v_k\tanh(u_k\cdot x + b_k)$ with parameters $t\theta$ couples to $y$ at order $m + 1$ at the earliest, for every $\theta$. For parity, $\deg_{\min} = n$: order $n + 1$ for odd $n$ and $n + 2$ for even $n$, and with $\lfloor n/4\rfloor + 1$ hidden units there is a ray along which the loss falls at just that order ($n = 2, \dots, 5$). AND and OR couple at order 2: their origin is a strict saddle.",
        Hypotheses: ["Targets are ±1, the output unit is linear, the loss is the sum of half squares; $c$ starts at the mean of the targets.", @"With fewer than $\lfloor n/4\rfloor + 1$ units only curves, not rays, need descend."],
        Sources: [Literature.Ours("landscapes.md").At("The degree law")],
        Rung: Rung.Exact,
        Order: 20);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Parities(evenExtra: 2, biased: true), Threshold(negative: 2)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("along random directions parity of 3 bits couples at order 4, and nothing below", Domains.Vectors(11, Domains.Rationals(9)), theta =>
            Property.Agreement(TanhLoss.Of(BooleanFunction.Parity(3), 2).Coupling(CriticalPoints.Ray(new Rational[11], theta), 4).Take(4).Count(c => c.Sign != 0))),
        Property.ForAll("along random directions parity of 4 bits does not couple below order 6", Domains.Vectors(7, Domains.Rationals(9)), theta =>
            Property.Agreement(TanhLoss.Of(BooleanFunction.Parity(4), 1).Coupling(CriticalPoints.Ray(new Rational[7], theta), 5).Count(c => c.Sign != 0)), cases: 50),
        Property.ForAll("random functions of 3 bits couple no earlier than their least degree allows", Domains.Pairs(Domains.BooleanFunctions(3), Domains.Vectors(6, Domains.Rationals(9))), p =>
        {
            if (p.First.Table is 0 or 255)
                return 0;
            var loss = TanhLoss.Of(p.First, 1);
            int order = CouplingOrder(Degree(p.First).Degree);
            return Property.Agreement(loss.Coupling(CriticalPoints.Ray(new Rational[6], p.Second), order).Take(order).Count(c => c.Sign != 0));
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("parity couples at order n + 1 for every n", "tanh is odd, so its powers have odd degree; for even n one more factor, a bias, is needed", Parities(evenExtra: 1, biased: true), Coupling(2)),
        Falsely("biases are not needed", "without them all products have odd degree in x and parity of two bits never couples", Parities(evenExtra: 2, biased: false), Leading(2)),
        Falsely("the origin is a strict saddle for no Boolean target", "AND correlates with x₁ at order 2: two negative eigenvalues", Threshold(negative: 0), Strict),
    ];

    private static string Coupling(int n) => $"order at which parity of {n} bits couples, at the earliest";

    private static string Leading(int n) => $"leading coefficient along the ray, {n} bits";

    private static int CouplingOrder(int degree) => degree + (degree % 2 == 1 ? 1 : 2);

    /// <summary>The least degree of a product that f correlates with, and such a product.</summary>
    private static (int Degree, int Subset) Degree(BooleanFunction f) => Enumerable.Range(1, f.Arguments - 1)
        .Where(s => Enumerable.Range(0, f.Arguments).Sum(x => (f[x] ? 1 : -1) * (int.IsEvenInteger(int.PopCount(s & ~x)) ? 1 : -1)) != 0)
        .Select(s => (int.PopCount(s), s)).Min();

    private static Certificate Walsh(string name, BooleanFunction f)
    {
        var (degree, subset) = Degree(f);
        return Certificate.Of(
            name,
            "walsh-degree",
            new JsonObject { ["variables"] = f.Variables.ToString(), ["values"] = Row(Enumerable.Range(0, f.Arguments).Select(x => f[x] ? 1 : -1)), ["degree"] = degree.ToString() },
            new JsonObject { ["subset"] = subset.ToString() });
    }

    /// <summary>Parity as the product of all coordinates.</summary>
    private static BooleanFunction Product(int n) => n % 2 == 0 ? BooleanFunction.Parity(n).Negate() : BooleanFunction.Parity(n);

    /// <summary>Units (v, u, b) of a ray: one unit up to three bits; from four on a second with the opposite first-order effect, which cancels order 4.</summary>
    private static Rational[] Direction(int n, bool biased)
    {
        Rational bias = biased && n % 2 == 0 ? 1 : 0, half = new(-1, 2);
        Rational[] Ones(Rational scale) => [.. Enumerable.Repeat(scale, n)];
        return n switch
        {
            2 => TanhLoss.Direction(0, [-half, .. Ones(1), -bias]),
            3 => TanhLoss.Direction(0, [half, .. Ones(1), 0]),
            _ => TanhLoss.Direction(0, [1, .. Ones(1), bias], [2, .. Ones(half), bias * half]),
        };
    }

    private static Experiment Parities(int evenExtra, bool biased) => new("parities", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        for (int n = 2; n <= 5; n++)
        {
            int order = n % 2 == 1 ? n + 1 : n + evenExtra;
            var loss = TanhLoss.Of(Product(n), (n / 4) + 1);
            Rational[][] path = CriticalPoints.Ray(loss.Origin, Direction(n, biased));
            Rational[] series = loss.Series(path, 8);
            int found = CriticalPoints.Order(series);
            certificates.Add(Walsh($"degree-{n}", Product(n)));
            certificates.Add(CriticalPoints.Series($"ray-{n}", loss.Function, path, series));
            comparisons.Add(new(Coupling(n), Number.Exact(CouplingOrder(Degree(Product(n)).Degree)), Relation.Equal, Number.Exact(order), new Proof($"degree-{n}", "couplingOrder")));
            comparisons.Add(new($"order of descent along the ray, {n} bits", Number.Exact(found), Relation.Equal, Number.Exact(order), new Proof($"ray-{n}", "order")));
            comparisons.Add(new(Leading(n), Exact(series[found]), Relation.Below, Number.Exact(0), new Proof($"ray-{n}", "coefficient")));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Orders()] };
    });

    private static Experiment Threshold(int negative) => new("AND and OR", _ =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (var (name, f, quantity) in new[] { ("and", BooleanFunction.And(2), Strict), ("or", BooleanFunction.And(2).Negate().NegateInput(1).NegateInput(2), "negative eigenvalues at the origin for OR") })
        {
            var loss = TanhLoss.Of(f, 2);
            var (value, inertia) = loss.AtOrigin();
            certificates.Add(CriticalPoints.Critical($"origin-{name}", loss.Function, loss.Origin, value, inertia));
            certificates.Add(Walsh($"degree-{name}", f));
            comparisons.Add(new(quantity, Number.Exact(inertia.Negative), Relation.Equal, Number.Exact(negative), new Proof($"origin-{name}", "negative")));
            comparisons.Add(new($"order at which {name.ToUpperInvariant()} couples, at the earliest", Number.Exact(CouplingOrder(Degree(f).Degree)), Relation.Equal, Number.Exact(2), new Proof($"degree-{name}", "couplingOrder")));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    private static Figure Orders()
    {
        double[] n = [2, 3, 4, 5];
        return new(
            "orders",
            "The more bits, the flatter the start",
            "The order at which the loss can leave its value at the origin: certified for parity of 2 to 5 bits (points), the law (line), and AND, which any network sees at order 2 (control).",
            new("bits $n$", Minimum: 1.5, Maximum: 5.5),
            new("order of descent", Minimum: 0, Maximum: 8),
            [
                new BoundLine(Role.Control, "AND, OR: 2", 2),
                new Curve(Role.Bound, "least even number above $n$", n, [4, 4, 6, 6]),
                new Points(Role.Measurement, "parity", n, [.. n.Select(k => (double)CouplingOrder(Degree(Product((int)k)).Degree))]),
            ],
            "ray-5");
    }
}
