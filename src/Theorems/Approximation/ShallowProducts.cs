using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>Lin, Tegmark and Rolnick (2017): one hidden layer multiplies n numbers, to leading order, with 2^n units and not with fewer.</summary>
public sealed class ShallowProducts : Claim
{
    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/shallow-products",
        Title: "One hidden layer needs exactly $2^n$ units to multiply n numbers",
        Formula: @"\frac{1}{2^n}\sum_{e\in\{\pm1\}^n} \Bigl(\prod_{i=1}^{n} e_i\Bigr)\,\sigma(e\cdot x + b) = \sigma^{(n)}(b)\; x_1\cdots x_n + O(\lVert x\rVert^{n+1})",
        Prose: @"If the derivatives of $\sigma$ at $b$ up to order $n$ do not vanish, the fewest units $c_j\,\sigma(w_j\cdot x+b)$ whose sum has the Taylor polynomial $x_1\cdots x_n$ of degree $n$ are $2^n$. For pure powers $\sigma(t) = t^n$, where only the terms of degree $n$ matter, they are $2^{n-1}$: $24xyz = (x+y+z)^3-(x+y-z)^3-(x-y+z)^3-(-x+y+z)^3$. A tree of $n-1$ four-unit multipliers does with $4(n-1)$.",
        Hypotheses: [@"All units share one bias $b$, and there is no free constant at the output (with individual biases the argument gives $\binom{n}{\lfloor n/2\rfloor}$ only, with a free constant $2^n-1$).", @"$\sigma^{(k)}(b) \ne 0$ for all $k \le n$."],
        Sources: [Literature.LinTegmarkRolnick2017, Literature.RolnickTegmark2018, Literature.RanestadSchreyer2011, Literature.Ours("approximation.md").At("Shallow products: the triangular matrices")],
        Rung: Rung.Exact,
        Order: 70);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Signs("all signs", n => 1 << n, pure: false), Signs("pure powers", n => 1 << (n - 1), pure: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "for random polynomials σ of degree 3 the sum over signs is exactly 3!·a₃·xyz",
            Domains.Pairs(Domains.Vectors(4, Domains.Rationals(9)), Domains.Vectors(3, Domains.Rationals(9))),
            p => -(double)Rational.Abs(SumOverSigns(p.First, p.Second) - (6 * p.First[3] * p.Second[0] * p.Second[1] * p.Second[2]))),
        Property.ForAll(
            "the matrix of derivatives of any w units has rank at most w",
            Domains.Vectors(5, Domains.Vectors(4, Domains.Integers(-4, 4))),
            units => 5 - LinearSpan.Basis(Derivatives(units)).Count),
        Property.ForAll(
            "three random cubes never have the leading part xyz",
            Domains.Vectors(3, Domains.Vectors(4, Domains.Integers(-3, 3))),
            units => Property.Agreement(Right(3, [.. units.Select(u => u[..3])], [.. units.Select(u => new Rational(u[3], 8))], pure: true) < Conditions(3, pure: true))),
        Property.ForAll(
            "fewer than 8 random units never have the leading part xyz",
            Domains.Vectors(7, Domains.Vectors(4, Domains.Integers(-3, 3))),
            units => Property.Agreement(Right(3, [.. units.Select(u => u[..3])], [.. units.Select(u => new Rational(u[3], 8))], pure: false) < Conditions(3, pure: false))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("one unit fewer will do", "the matrix of derivatives is triangular of size 2^n with units on the diagonal, and n units give rank n at most", Signs("all signs", n => 1 << n, pure: false, dropped: 1), Correct(3)),
        Falsely("the signs may be left out", "then the even terms survive and the product cancels", Signs("all signs", n => 1 << n, pure: false, signed: false), Correct(3)),
        Falsely("pure powers need 2^n as well", "e and −e give the same power up to sign, so half of them suffice: four cubes make 24xyz", Signs("pure powers", n => 1 << n, pure: true), Fewest(3)),
        Falsely("three cubes make 24xyz", "the matrix of even subsets is triangular of size 2^(n−1) as well, so no fewer than four do", Signs("pure powers", n => 1 << (n - 1), pure: true, dropped: 1), Correct(3)),
    ];

    private static string Correct(int n) => $"Taylor coefficients as required with {n} factors";

    private static string Used(int n) => $"units for {n} factors";

    private static string Fewest(int n) => $"fewest units possible for {n} factors";

    private static Experiment Signs(string name, Func<int, int> fewest, bool pure, int dropped = 0, bool signed = true) => new(name, context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        for (int n = 1; n <= context.Size(5, 6, 7); n++)
        {
            int units = 1 << (pure ? n - 1 : n);
            int[][] w = [.. Enumerable.Range(0, units - dropped).Select(code => Enumerable.Range(0, n).Select(i => ((code >> i) & 1) == 0 ? 1 : -1).ToArray())];
            Rational[] c = [.. w.Select(e => new Rational(signed ? e.Aggregate((x, y) => x * y) : 1, units))];
            string file = $"{(pure ? "powers" : "signs")}-{n}";
            comparisons.Add(new(Correct(n), Number.Exact(Right(n, w, c, pure)), Relation.Equal, Number.Exact(Conditions(n, pure)), new Proof(file, "conditions")));
            comparisons.Add(new(Used(n), Number.Exact(w.Length), Relation.Equal, Number.Exact(fewest(n)), new Proof(file, "units")));
            comparisons.Add(new(Fewest(n), Number.Exact(1 << (pure ? n - 1 : n)), Relation.Equal, Number.Exact(fewest(n)), new Proof(file, "fewest")));
            if (dropped == 0 && signed)
                certificates.Add(Certified(file, n, w, c, pure));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = pure ? [] : [Growth()] };
    });

    private static Certificate Certified(string name, int n, int[][] weights, Rational[] coefficients, bool pure) => Certificate.Of(
        name,
        "product-units",
        new JsonObject { ["variables"] = n.ToString(), ["units"] = weights.Length.ToString(), ["pure"] = pure },
        new JsonObject { ["weights"] = Networks.Rows(weights), ["coefficients"] = Networks.Row(coefficients) });

    /// <summary>How many of the conditions Σ c_j w_j^α = [α = (1, …, 1)] hold, over |α| ≤ n or, for pure powers, |α| = n.</summary>
    private static int Right(int n, int[][] weights, Rational[] coefficients, bool pure) => Exponents(n, n).Where(a => !pure || a.Sum() == n).Count(a =>
    {
        var sum = Rational.Zero;
        for (int j = 0; j < weights.Length; j++)
        {
            long power = 1;
            for (int i = 0; i < n; i++)
            {
                for (int k = 0; k < a[i]; k++)
                    power *= weights[j][i];
            }

            sum += power * coefficients[j];
        }

        return sum == (a.All(e => e == 1) ? 1 : 0);
    });

    private static int Conditions(int n, bool pure) => Exponents(n, n).Count(a => !pure || a.Sum() == n);

    private static IEnumerable<int[]> Exponents(int variables, int degree) =>
        variables == 0 ? [[]] : Enumerable.Range(0, degree + 1).SelectMany(e => Exponents(variables - 1, degree - e).Select(rest => (int[])[e, .. rest]));

    private static Rational SumOverSigns(Rational[] sigma, Rational[] x) => Enumerable.Range(0, 8).Select(code =>
    {
        int[] e = [.. Enumerable.Range(0, 3).Select(i => ((code >> i) & 1) == 0 ? 1 : -1)];
        var t = (e[0] * x[0]) + (e[1] * x[1]) + (e[2] * x[2]);
        return new Rational(e[0] * e[1] * e[2], 8) * (sigma[0] + (t * (sigma[1] + (t * (sigma[2] + (t * sigma[3]))))));
    }).Aggregate((a, b) => a + b);

    // M_{S,T} = Σ c Π_S w Π_T w for units (w, c) of three inputs.
    private static Rational[][] Derivatives(int[][] units) => [.. Enumerable.Range(0, 8).Select(s => Enumerable.Range(0, 8).Select(t =>
        (Rational)units.Sum(u => (long)u[3] * Subset(u, s) * Subset(u, t))).ToArray())];

    private static int Subset(int[] u, int s) => Enumerable.Range(0, 3).Where(i => ((s >> i) & 1) == 1).Aggregate(1, (product, i) => product * u[i]);

    private static Figure Growth()
    {
        double[] n = [.. Enumerable.Range(2, 9).Select(k => (double)k)];
        return new(
            "growth",
            "Flat networks multiply at exponential cost",
            @"The fewest units of one hidden layer that multiply $n$ numbers to leading order are $2^n$ (certified for the points); pure powers need half of them, a tree of four-unit multipliers $4(n-1)$.",
            new("factors $n$"),
            new("units", AxisScale.Log2),
            [
                new Curve(Role.Bound, "$2^n$", n, [.. n.Select(k => Math.ScaleB(1, (int)k))]),
                new Points(Role.Measurement, "one hidden layer", [2, 3, 4, 5], [4, 8, 16, 32]),
                new Points(Role.Reference, "pure powers, $2^{n-1}$", [2, 3, 4, 5], [2, 4, 8, 16]),
                new Curve(Role.Reference, "a tree, $4(n-1)$", n, [.. n.Select(k => 4 * (k - 1))]),
            ],
            "signs-5");
    }
}
