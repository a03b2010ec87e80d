using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Theorems.Approximation;

/// <summary>Leshno, Lin, Pinkus and Schocken (1993): one hidden layer is universal exactly if its activation is no polynomial. The exact half: what polynomials span, and what they miss.</summary>
public sealed class PolynomialActivations : Claim
{
    private const string Missed = "distance from |x| on the 11 grid points to every network";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/polynomial-activations",
        Title: "A polynomial activation is not universal, however many units it has",
        Formula: @"\dim\,\span\{x \mapsto (w\cdot x+b)^k : w\in\mathbb{R}^d,\, b\in\mathbb{R}\} = \binom{d+k}{k}",
        Prose: @"One hidden layer with a locally bounded activation, continuous but for a closed set of measure zero, is dense in $C(K)$ for every compact $K$ exactly if the activation is no polynomial. If it is one of degree $k$, all units together span at most the polynomials of degree $k$, of dimension $\binom{d+k}{k}$, and exactly those for $\sigma(t) = t^k$: doubling the units gains nothing, and weights that annihilate these polynomials bound the error from below. Among networks of $\sigma(t) = t^3$ none is nearer than $\frac1{10}$ to $\lvert x\rvert$ on 11 points, while $\ReLU$ units at $n$ distinct points span everything.",
        Hypotheses: ["The exact instances have rational weights and points; density itself is Leshno et al.'s theorem and is not tested."],
        Sources: [Literature.Leshno1993.At("Theorem 1"), Literature.Ours("approximation.md").At("Polynomial activations: ranks and annihilating weights")],
        Rung: Rung.Exact,
        Order: 30);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        Ranked(2, 2, 2),
        Ranked(2, 3, 3),
        Ranked(3, 2, 2),
        Distinct("relu", 12),
        Fitted(Rational.Abs),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "any unit (w·x + b)³ of two variables has vanishing fourth differences along any line",
            Domains.Pairs(Domains.Vectors(3, Domains.Rationals(9)), Domains.Vectors(4, Domains.Rationals(9))),
            p => -(double)Rational.Abs(FourthDifference(p.First, p.Second))),
        Property.ForAll(
            "any network of 6 units t³ misses |x| by 1/10 somewhere on the 11 points",
            Domains.Vectors(18, Domains.Rationals(6)),
            w => (double)(Grid.Max(x => Rational.Abs(Rational.Abs(x) - Network(w, x))) - new Rational(1, 10))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("σ(t) = t⁴ spans no more than t³ in two variables", "it spans all 15 monomials of degree at most 4", Ranked(2, 3, 4), Rank(2, 3, 2)),
        Falsely("σ(t) = t³ spans as much as ReLU on 12 points of the line", "cubics have dimension 4", Distinct("power", 12), "rank on 12 distinct points"),
        Falsely("σ(t) = t³ cannot fit x² either", "x² is a polynomial of degree at most 3, which the weights annihilate", Fitted(x => x * x), Missed),
    ];

    private static Rational[] Grid => [.. Enumerable.Range(-5, 11).Select(i => new Rational(i, 5))];

    private static string Rank(int d, int k, int copies) => $"rank of {copies * Binomial(d + k, k)} units of degree {k} in dimension {d}";

    private static Experiment Ranked(int d, int k, int power) => new($"the span of degree {k} in dimension {d}", context =>
    {
        int dimension = Binomial(d + k, k);
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int copies in (int[])[1, 2])
        {
            var stream = context.Stream(copies);
            int[][] Draw(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, columns).Select(_ => stream.Next(-9, 9)).ToArray())];

            // A random square matrix of this kind is singular for few draws only; the first that is not will do.
            var (points, units) = (Draw(4 * dimension, d), Draw(copies * dimension, d + 1));
            for (int draw = 0; draw < 20 && Features(points, units[..dimension], "power", power).Rank < Math.Min(dimension, points.Length); draw++)
                (points, units) = (Draw(4 * dimension, d), Draw(copies * dimension, d + 1));
            var (rank, independent) = Features(points, units, "power", power);
            string name = $"span-{d}-{k}-{copies}";
            comparisons.Add(new(Rank(d, k, copies), Number.Exact(rank), Relation.Equal, Number.Exact(dimension), new Proof(name, "rank")));
            certificates.Add(Certified(name, "power", power, points, units, rank, independent));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = d == 2 && k == 3 ? [Growth()] : [] };
    });

    private static Experiment Distinct(string activation, int n) => new("units at distinct points of the line", _ =>
    {
        int[][] points = [.. Enumerable.Range(1, n).Select(i => (int[])[i])];
        int[][] units = [.. Enumerable.Range(0, n).Select(i => (int[])[1, -i])];
        var (rank, independent) = Features(points, units, activation, 3);
        return new Findings
        {
            Comparisons = [new($"rank on {n} distinct points", Number.Exact(rank), Relation.Equal, Number.Exact(n), new Proof("distinct", "rank"))],
            Certificates = [Certified("distinct", activation, 3, points, units, rank, independent)],
        };
    });

    private static Experiment Fitted(Func<Rational, Rational> target) => new("cubics against |x|", _ =>
    {
        // Fourth differences with step 2/5, the centre at 0.
        Rational[] x = [.. Grid];
        Rational[] weights = [0, 1, 0, -4, 0, 6, 0, -4, 0, 1, 0];
        var values = Array.ConvertAll(x, v => target(v));
        var bound = Rational.Abs(x.Index().Select(i => weights[i.Index] * values[i.Index]).Aggregate((a, b) => a + b)) / weights.Select(Rational.Abs).Aggregate((a, b) => a + b);
        return new Findings
        {
            Comparisons = [new(Missed, Networks.Exact(bound), Relation.AtLeast, Number.Exact(1, 10), new Proof("cubics", "bound"))],
            Certificates =
            [
                Certificate.Of(
                    "cubics",
                    "annihilating-weights",
                    new JsonObject { ["points"] = Networks.Rows(x.Select(v => (Rational[])[v])), ["values"] = Networks.Row(values), ["degree"] = "3", ["bound"] = bound.ToString() },
                    new JsonObject { ["weights"] = Networks.Row(weights) }),
            ],
            Figures = [Parabola()],
        };
    });

    private static Certificate Certified(string name, string activation, int degree, int[][] points, int[][] units, int rank, List<int> independent)
    {
        var claim = new JsonObject { ["activation"] = activation };
        if (activation == "power")
            claim["degree"] = degree.ToString();
        claim["points"] = Networks.Rows(points);
        claim["units"] = Networks.Rows(units);
        claim["rank"] = rank.ToString();
        return Certificate.Of(name, "activation-rank", claim, new JsonObject { ["independent"] = Networks.Row(independent) });
    }

    /// <summary>The rank of the units on the points, and units that form a basis.</summary>
    private static (int Rank, List<int> Independent) Features(int[][] points, int[][] units, string activation, int degree)
    {
        var independent = LinearSpan.Basis(units.Select(unit => Array.ConvertAll(points, x =>
        {
            Rational z = x.Zip(unit, (a, w) => (long)a * w).Sum() + unit[^1];
            return activation == "relu" ? Rational.Max(z, 0) : Rational.Pow(z, degree);
        })));
        return (independent.Count, independent);
    }

    private static int Binomial(int n, int k) => k == 0 ? 1 : Binomial(n - 1, k - 1) * n / k;

    private static Rational Cube(Rational z) => z * z * z;

    private static Rational FourthDifference(Rational[] unit, Rational[] line) => Enumerable.Range(0, 5)
        .Select(i => new[] { 1, -4, 6, -4, 1 }[i] * Cube((unit[0] * (line[0] + (i * line[2]))) + (unit[1] * (line[1] + (i * line[3]))) + unit[2]))
        .Aggregate((a, b) => a + b);

    private static Rational Network(Rational[] w, Rational x) =>
        Enumerable.Range(0, 6).Select(j => w[3 * j] * Cube((w[(3 * j) + 1] * x) + w[(3 * j) + 2])).Aggregate((a, b) => a + b);

    private static Figure Growth()
    {
        int[] units = [.. Enumerable.Range(1, 30)];
        int[][] grid = [.. Enumerable.Range(0, 36).Select(i => (int[])[(i % 6) - 2, (i / 6) - 3])];
        int[][] drawn = [.. Enumerable.Range(0, 30).Select(i => (int[])[((i * 7) % 11) - 5, ((i * 5) % 13) - 6, ((i * 3) % 7) - 3])];
        double[] n = [.. units.Select(u => (double)u)];
        double[] Ranks(string activation, int degree) => [.. units.Select(u => (double)Features(grid, drawn[..u], activation, degree).Rank)];
        return new(
            "growth",
            "A polynomial activation stops learning new functions",
            @"The exact rank of $n$ units on 36 points of the plane: powers stop at $\binom{2+k}{k}$, here 6 and 10, while ReLU units go on.",
            new("units $n$"),
            new("rank"),
            [
                new Points(Role.Measurement, "$t^2$", n, Ranks("power", 2)),
                new Points(Role.Measurement, "$t^3$", n, Ranks("power", 3)),
                new Points(Role.Reference, "ReLU", n, Ranks("relu", 1)),
                new BoundLine(Role.Bound, @"$\binom{4}{2} = 6$", 6),
                new BoundLine(Role.Bound, @"$\binom{5}{3} = 10$", 10),
            ],
            "span-2-3-2");
    }

    private static Figure Parabola()
    {
        double[] x = [.. Enumerable.Range(-50, 101).Select(i => i / 50.0)];
        x = [.. x.Where(v => Math.Abs(v) <= 1)];
        return new(
            "corner",
            "No cubic turns the corner",
            @"The best cubic on $[-1,1]$ is the parabola $x^2 + \frac18$; the weights $1, -4, 6, -4, 1$ at five of the eleven points prove that every cubic misses $\lvert x\rvert$ by $\frac1{10}$ there (the band).",
            new("$x$"),
            new("$y$"),
            [
                new Band(Role.Bound, @"within $\frac{1}{10}$", x, [.. x.Select(v => Math.Abs(v) - 0.1)], [.. x.Select(v => Math.Abs(v) + 0.1)]),
                new Points(Role.Reference, @"$\lvert x\rvert$ on 11 points", [.. Grid.Select(v => (double)v)], [.. Grid.Select(v => Math.Abs((double)v))]),
                new Curve(Role.Measurement, @"$x^2 + \frac18$", x, [.. x.Select(v => (v * v) + 0.125)]),
            ],
            "cubics");
    }
}
