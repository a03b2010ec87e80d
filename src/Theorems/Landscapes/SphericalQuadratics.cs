using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Integers;
using Verify.Numerics.LinearAlgebra;

namespace Verify.Theorems.Landscapes;

/// <summary>The one random landscape that is solved exactly: a generic quadratic form on the sphere has two critical points of each index.</summary>
public sealed class SphericalQuadratics : Claim
{
    private static readonly int[] Dimensions = [2, 3, 4, 5, 6, 7, 8];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/spherical-quadratics",
        Title: "A quadratic form on the sphere in N dimensions has 2N critical points, two of each index",
        Formula: @"\#\{x \in S^{N-1} : \nabla(x^{\mathsf T}Ax) = 0\} = 2N,\qquad 2 \text{ of each index } 0, 1, \dots, N-1",
        Prose: @"The critical points of $x^{\mathsf T}Ax$ on the unit sphere are the unit eigenvectors, with the eigenvalues as values; at the eigenvector of the $j$-th smallest of $N$ distinct eigenvalues the Hessian along the sphere has the $j-1$ negative eigenvalues $2(\lambda_i-\lambda_j)$. For drawn integer matrices of dimension 2 to 8 rational numbers between the eigenvalues are certified, by the exact inertia of $A - \mu I$, to part them one by one. This is the spherical 2-spin model; for $p \ge 3$ spins the number of critical points is exponential in $N$ instead.",
        Hypotheses: [@"$A$ is symmetric with distinct eigenvalues, which holds outside a set of measure 0 and is certified for each matrix drawn."],
        Sources: [Literature.AuffingerBenArousCerny2013.At("p = 2"), Literature.Ours("landscapes.md").At("Random landscapes")],
        Rung: Rung.Exact,
        Order: 60);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Counted(repeated: false, n => 2 * n)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "index(−f) = N − 1 − index(f): eigenvalues of −A below −μ are those of A above μ",
            Domains.Pairs(Domains.Integers(0, 1_000_000), Domains.Rationals(30)),
            p => Property.Agreement(Mirrored(p.First, p.Second))),
        Property.ForAll(
            "more eigenvalues lie below a larger number",
            Domains.Pairs(Domains.Integers(0, 1_000_000), Domains.Pairs(Domains.Rationals(30), Domains.Rationals(30))),
            p => Ordered(p.First, p.Second.First, p.Second.Second)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the eigenvalues need not be distinct", "a double eigenvalue has a circle of critical points, and its two simple pairs are gone", Counted(repeated: true, n => 2 * n), Quantity(5)),
        Falsely("there is one critical point of each index", "x and −x are both critical", Counted(repeated: false, n => n), Quantity(2)),
    ];

    private static string Quantity(int n) => $"nondegenerate critical points in dimension {n}";

    private static Experiment Counted(bool repeated, Func<int, int> expected) => new("critical points", context =>
    {
        int repeats = context.Size(1, 5, 20);
        var comparisons = new List<Comparison>();
        var certificates = new List<Certificate>();
        double[][] spectrum = [];
        foreach (int n in Dimensions)
        {
            for (int r = 0; r < repeats; r++)
            {
                var matrix = Drawn(context.Stream((n * 1000) + r), n, repeated);
                double[] values = JacobiEigenvectors.Of(Array.ConvertAll(matrix, row => Array.ConvertAll(row, x => (double)x))).Values;
                Rational[] separators = Separators(values);
                int simple = Enumerable.Range(0, n).Count(k => Below(matrix, separators[k]) == k && Below(matrix, separators[k + 1]) == k + 1);
                string name = $"separated-{n}-{r}";
                bool certified = simple == n;
                if (r == 0)
                    comparisons.Add(new(Quantity(n), Number.Exact(2 * simple), Relation.Equal, Number.Exact(expected(n)), certified ? new Proof(name, "criticalPoints") : null));
                else
                    comparisons.Add(new($"{Quantity(n)}, matrix {r + 1}", Number.Exact(2 * simple), Relation.Equal, Number.Exact(expected(n)), certified ? new Proof(name, "criticalPoints") : null));
                if (certified)
                    certificates.Add(Certified(name, matrix, separators));
                spectrum = [.. spectrum, .. r == 0 ? (double[][])[values] : []];
            }
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = repeated ? [] : [Ladder(spectrum)] };
    });

    private static Certificate Certified(string name, long[][] matrix, Rational[] separators) => Certificate.Of(
        name,
        "spectral-separators",
        new JsonObject { ["matrix"] = new JsonArray([.. matrix.Select(row => (JsonNode)string.Join(' ', row))]), ["criticalPoints"] = $"{2 * matrix.Length}" },
        new JsonObject { ["separators"] = string.Join(' ', separators) });

    // Numbers with denominator 2²⁰ + 7, which no integer matrix's leading minors like to vanish at.
    private static Rational[] Separators(double[] values)
    {
        const long unit = (1 << 20) + 7;
        double[] between = [values[0] - 1, .. values.Zip(values.Skip(1), (a, b) => 0.5 * (a + b)), values[^1] + 1];
        return [.. between.Select(x => new Rational((long)Math.Round(x * unit), unit))];
    }

    private static int? Below(long[][] matrix, Rational number) => SymmetricFactorisation.EigenvaluesBelow([.. matrix.SelectMany(row => row)], matrix.Length, number);

    private static long[][] Drawn(RandomStream stream, int n, bool repeated)
    {
        long[][] a = [.. Enumerable.Range(0, n).Select(_ => new long[n])];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                a[i][j] = a[j][i] = stream.Next(-99, 99);
        }

        // A vvᵀ with v = (1, 1, …) plus a multiple of I: one eigenvalue is simple, the others coincide.
        return repeated ? [.. a.Select((row, i) => row.Select((_, j) => i == j ? 4L : 1).ToArray())] : a;
    }

    private static bool Mirrored(int seed, Rational number)
    {
        var a = Drawn(RandomStream.Named((ulong)seed, "form"), 4, repeated: false);
        return (Below(a, number), Below(Array.ConvertAll(a, row => Array.ConvertAll(row, x => -x)), -number)) is not (int low, int high) || low + high == 4;
    }

    private static double Ordered(int seed, Rational x, Rational y)
    {
        var a = Drawn(RandomStream.Named((ulong)seed, "form"), 4, repeated: false);
        return (Below(a, Rational.Max(x, y)) - Below(a, Rational.Min(x, y))) ?? 0;
    }

    private static Figure Ladder(double[][] spectra)
    {
        double[] energy = [.. spectra.SelectMany(values => values.Select(v => v / Math.Sqrt(values.Length)))];
        double[] index = [.. spectra.SelectMany(values => values.Select((_, j) => values.Length == 1 ? 0 : j / (values.Length - 1.0)))];
        return new(
            "index-and-value",
            "The higher the critical point, the higher its index",
            @"Value $\lambda/\sqrt N$ and share of descending directions, index$/(N-1)$, at the critical points of one certified form in each dimension 2 to 8; bounds: the minimum has index 0, the maximum $N-1$.",
            new(@"value $\lambda/\sqrt N$"),
            new("index / (N − 1)"),
            [
                new BoundLine(Role.Bound, "minima", 0),
                new BoundLine(Role.Bound, "maxima", 1),
                new Points(Role.Measurement, "critical points (in pairs $x$, $-x$)", energy, index),
            ],
            "separated-8-0");
    }
}
