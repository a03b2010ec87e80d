using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>Functions fixed in advance cannot follow: Barron (1993), Theorem 6, with an explicit constant from counting cosines.</summary>
public sealed class LinearWidths : Claim
{
    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/linear-widths",
        Title: "No n functions fixed in advance serve all of Barron's class: the error is of order $n^{-1/d}$",
        Formula: @"\max_{\lvert k\rvert_1\le m}\ \operatorname{dist}\bigl(\sqrt2\cos(2\pi k\cdot x),\, V_n\bigr)^2 \ge 1 - \frac nK,\qquad K = \binom{m+d}{d}",
        Prose: @"The $K$ functions $\sqrt2\cos(2\pi k\cdot x)$, $k\in\mathbb{N}^d$, $\lvert k\rvert_1\le m$ (and $1$ for $k = 0$) are orthonormal in $L^2([0,1]^d)$, so for every $n$-dimensional space $V_n$ their squared distances to it add up to at least $K - n$. Since $C_f \le 2\sqrt2\,\pi m$ for each of them, some $f$ with $C_f \le 1$ has squared distance at least $\frac{1-n/K}{8\pi^2m^2}$, which with $n \approx K/2$ is of order $n^{-2/d}$. In dimension 4 that is more than $\frac1n$ for $m = 83$ and more than Barron's $\frac{(2r)^2}{n}$, $r = 1$, for $m = 170$, so no linear method attains the rate that $n$ sigmoidal units attain.",
        Hypotheses: [@"The $n$ functions do not depend on the target; distances in $L^2([0,1]^d)$.", @"$C_f = \int\lvert\omega\rvert_2\,\lvert F(d\omega)\rvert$ for $f(x) = \int e^{i\omega\cdot x}F(d\omega)$; other conventions shift powers of $2\pi$."],
        Sources: [Literature.Barron1993.At("Theorem 6"), Literature.Ours("approximation.md").At("Linear widths: counting cosines")],
        Rung: Rung.Exact,
        Order: 100);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Half("half as many functions as cosines", 2), Excess(4)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "random spaces: the squared distances of K orthonormal vectors to the span of n of any vectors add up to at least K − n",
            Domains.Vectors(3, Domains.Vectors(6, Domains.Rationals(5))),
            basis => (double)(Distances(basis) - 3)),
        Property.ForAll("as many cosines as binomial coefficients say", Domains.Pairs(Domains.Integers(1, 5), Domains.Integers(1, 6)), p =>
            Property.Agreement(Frequencies(p.First, p.Second) - (int)Count(p.First, p.Second))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("half as many functions come within a squared distance 1/4 of every cosine", "the squared distances add up to K − n = K/2 at least", Half("half as many functions as cosines", 4), Distance(4)),
        Falsely("linear methods fail to reach 1/n in two dimensions as well", "there the exponent is 2/d = 1, and the constant 1/(16π²m²) stays below 1/n ≈ 4/m²", Excess(2), "excess over 1/n with m = 83"),
    ];

    private static string Distance(int d) => $"largest squared distance in dimension {d}";

    private static BigInteger Count(int d, int m)
    {
        var count = BigInteger.One;
        for (int j = 1; j <= d; j++)
            count = count * (m + j) / j;
        return count;
    }

    private static Rational SquaredDistance(int d, int m) => 1 - new Rational(Count(d, m) / 2, Count(d, m));

    private static Experiment Half(string name, int part) => new(name, context =>
    {
        int[] dimensions = [.. Enumerable.Range(1, 20)];
        int m = context.Size(4, 8, 16);
        return new Findings
        {
            Comparisons =
            [
                .. dimensions.Select(d => new Comparison(Distance(d), Networks.Exact(SquaredDistance(d, m)), part == 2 ? Relation.AtLeast : Relation.AtMost, Number.Exact(1, part), new Proof($"half-{d}", "squaredDistance"))),
                .. dimensions.Select(d => new Comparison($"cosines in dimension {d}", Number.Exact(Count(d, m)), Relation.Equal, Number.Exact(Count(d, m)), new Proof($"half-{d}", "functions"))),
            ],
            Certificates = [.. dimensions.Select(d => Certified($"half-{d}", d, m))],
            Figures = [Slopes()],
        };
    });

    private static Experiment Excess(int d) => new("against 1/n", _ =>
    {
        // With C_f = 1: the squared distance times n, at least, since π < 22/7.
        Rational Times(int m) => SquaredDistance(d, m) * (Count(d, m) / 2) * new Rational(49, 8L * 484 * m * m);
        return new Findings
        {
            Comparisons =
            [
                new("excess over 1/n with m = 83", Networks.Exact(Times(83)), Relation.Above, Number.Exact(1), new Proof("excess-83", "excess")),
                new("excess over 1/n with m = 170, against Barron's 4", Networks.Exact(Times(170)), Relation.Above, Number.Exact(4), new Proof("excess-170", "excess")),
            ],
            Certificates = [Certified("excess-83", d, 83), Certified("excess-170", d, 170)],
        };
    });

    private static Certificate Certified(string name, int d, int m) => Certificate.Of(
        name,
        "cosine-width",
        new JsonObject
        {
            ["dimension"] = d.ToString(),
            ["degree"] = m.ToString(),
            ["functions"] = Count(d, m).ToString(),
            ["terms"] = (Count(d, m) / 2).ToString(),
            ["squaredDistance"] = SquaredDistance(d, m).ToString(),
        },
        new JsonObject { ["counts"] = Networks.Row(Enumerable.Range(1, d).Select(j => Count(j, m))) });

    private static int Frequencies(int d, int m) => d == 0 ? 1 : Enumerable.Range(0, m + 1).Sum(k => Frequencies(d - 1, m - k));

    // Gram–Schmidt without roots: the squared norms of the projections of the unit vectors onto the span, summed, are its dimension.
    private static Rational Distances(Rational[][] basis)
    {
        var orthogonal = new List<Rational[]>();
        foreach (var v in basis)
        {
            var rest = v;
            foreach (var u in orthogonal)
            {
                var factor = Dot(v, u) / Dot(u, u);
                rest = [.. rest.Zip(u, (a, b) => a - (factor * b))];
            }

            if (rest.Any(c => c.Sign != 0))
                orthogonal.Add(rest);
        }

        var sum = Rational.Zero;
        for (int i = 0; i < basis[0].Length; i++)
            sum += 1 - orthogonal.Select(u => u[i] * u[i] / Dot(u, u)).Aggregate(Rational.Zero, (a, b) => a + b);
        return sum;
    }

    private static Rational Dot(Rational[] a, Rational[] b) => a.Zip(b, (x, y) => x * y).Aggregate((x, y) => x + y);

    private static Figure Slopes()
    {
        Curve Lower(int d)
        {
            // The lower bound √((1 − n/K)/8)/(πm) at n = K/2, m = 1, 2, 4, …
            int[] degrees = [.. Enumerable.Range(0, 40).Select(k => 1 << k).TakeWhile(m => Count(d, m) < BigInteger.Pow(10, 14))];
            return new(Role.Measurement, $"fixed in advance, at least: $d = {d}$", [.. degrees.Select(m => (double)(Count(d, m) / 2))], [.. degrees.Select(m => 0.25 / (Math.PI * m))]);
        }

        double[] n = [1, 1e14];
        return new(
            "slopes",
            "Two slopes: chosen for the target, or fixed in advance",
            @"Error over all $f$ with $C_f \le 1$ on $[0,1]^d$: units chosen for the target err by at most $\sqrt d\,n^{-1/2}$ (Barron; $r = \sqrt d/2$), $n$ functions fixed in advance by at least the certified curve of slope $-\frac1d$. Where a curve rises above the line of its dimension, no linear method keeps up.",
            new("$n$", AxisScale.Log10),
            new("error", AxisScale.Log10),
            [
                new Curve(Role.Bound, @"Barron, $d = 4$: $2\,n^{-1/2}$", n, [2, 2e-7]),
                new Curve(Role.Bound, @"Barron, $d = 20$", n, [Math.Sqrt(20), Math.Sqrt(20) * 1e-7]),
                Lower(1),
                Lower(2),
                Lower(4),
                Lower(8),
                Lower(20),
            ],
            "half-4");
    }
}
