using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Landscapes;
using Verify.Numerics.LinearAlgebra;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>The spurious minima of Safran and Shamir go on beyond k = 20: on a symmetric branch 5 × 5 matrices certify them for any k.</summary>
public sealed class SymmetricMinima : Claim
{
    // Half the width of the boxes.
    private const int RadiusBits = 44;
    private const int CurvatureBits = 24;
    private const int ObjectiveBits = 60;

    private static readonly int[] Always = [6, 12, 20, 100, 1000];

    // Ten decimals of F, from an independent program.
    private static readonly Dictionary<int, decimal> Known = new()
    {
        [6] = 0.0250805810m,
        [12] = 0.0165237927m,
        [20] = 0.0112755819m,
        [100] = 0.0027416717m,
        [1000] = 0.0002925528m,
    };

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/symmetric-minima",
        Title: "The spurious minima go on with k: certified up to k = 1000 by 5 × 5 matrices",
        Formula: @"\mathbb{R}^{k\times k} = 5\cdot\mathbf 1 \oplus 5\cdot\mathrm{St} \oplus \Lambda^2\mathrm{St} \oplus \mathrm{S}_{(k-3,2)},\qquad \nabla^2F(W^*) \succ 0,\qquad 0 < F(W^*) < \frac{0.2974}{k}",
        Prose: @"For $n = k$ units the population loss $F$ of landscapes/spurious-minima has a strict local minimum near a matrix that all permutations of the first $k-1$ indices fix. Its Hessian commutes with them, so two $5\times5$ matrices and two numbers carry its $k^2$ eigenvalues, with multiplicities $1$, $k-2$, $\frac12(k-2)(k-3)$ and $\frac12(k-1)(k-4)$. All are positive, and so are those in further input coordinates, for $k = 6, 12, 20, 100$ and $1000$ (at standard effort also for every $k$ up to 40): the minima are spurious, with a loss below $0.2974/k$. For $k = 5$ the point is a saddle.",
        Hypotheses:
        [
            @"$v_1, \dots, v_k$ are orthonormal and $x$ is standard normal in $\mathbb{R}^d$, $d \ge k$; $n = k$.",
            @"A critical point within the matrices that a group of symmetries fixes is a critical point (Palais 1979).",
        ],
        Sources: [Literature.SafranShamir2018, Literature.ArjevaniField2020, Literature.ArjevaniField2021.At("type II"), Literature.Ours("landscapes.md").At("Every k by symmetry")],
        Rung: Rung.Exact,
        Order: 71);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Certified(Always, 2974)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the twelve eigenvalues with their multiplicities are those of the full Hessian, k = 5, 6, 7",
            Domains.Integers(5, 7),
            k => 1e-9 - SpectrumGap(k),
            cases: 6),
        Property.ForAll(
            "the loss by pairs counted is that by pairs listed",
            Domains.Pairs(Domains.Integers(3, 9), Domains.Vectors(5, Domains.Integers(-60, 60))),
            p => 1e-10 - Math.Abs(BranchSpectrum.Loss(Entries(p.Second), p.First) - ReluTeacher<double>.Objective(MinimumBranch.Matrix(Entries(p.Second), p.First), p.First)),
            given: p => p.Second.All(x => x != 0) && p.Second[0] != p.Second[1]), // a = b makes rows parallel, where arccos meets its end
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the branch is a minimum for k = 5 too", "its least eigenvalue, three times, is −0.0077 there", Certified([5], 2974), Curvature(5)),
        Falsely("the loss is below 0.2925/k for every k", "k times the loss rises towards 1/2 − 2/π² = 0.2973…", Certified([1000], 2925), FromAbove(1000)),
    ];

    private static string Curvature(int k) => $"certified lower bound of all eigenvalues, k = {k}";

    private static string FromBelow(int k) => $"certified lower bound of the loss, k = {k}";

    private static string FromAbove(int k) => $"certified upper bound of the loss, k = {k}";

    private static Experiment Certified(int[] always, int tenThousandths) => new("the symmetric branch", context =>
    {
        int[] sizes = always.Length == 1 ? always : [.. always.Concat(Enumerable.Range(6, context.Size(1, 35, 195))).Distinct().Order()];
        var found = Followed(sizes);
        var digit = new Rational(1, 1_000_000_000);
        return new Findings
        {
            Comparisons =
            [
                .. found.Select(f => new Comparison(Curvature(f.K), Exact(f.Curvature), Relation.Above, Number.Exact(0), new Proof(Name(f.K), "curvature"))),
                .. found.Select(f => new Comparison(FromBelow(f.K), Exact(f.Least), Relation.Above, Exact(Known.TryGetValue(f.K, out decimal low) ? Decimal(low) - digit : 0), new Proof(Name(f.K), "objectiveAtLeast"))),
                .. found.Select(f => new Comparison(FromAbove(f.K), Exact(f.Most), Relation.Below, Exact(new Rational(tenThousandths, 10_000L * f.K)), new Proof(Name(f.K), "objectiveAtMost"))),
                .. found.Where(f => Known.ContainsKey(f.K)).Select(f => new Comparison($"the same against its known decimals, k = {f.K}", Exact(f.Most), Relation.AtMost, Exact(Decimal(Known[f.K]) + digit), new Proof(Name(f.K), "objectiveAtMost"))),
            ],
            Certificates = [.. found.Where(f => f.Curvature.Sign > 0).Select(f => f.Certificate)],
            Figures = always.Length == 1 ? [] : [Limits()],
        };
    });

    private static string Name(int k) => $"branch-{k}";

    private static Rational Decimal(decimal x) => Rational.Parse(x.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static double[] Entries(int[] hundredths) => Array.ConvertAll(hundredths, x => x / 50.0);

    // Along the branch by Newton's method, in steps of a tenth of k at most.
    private static List<Found> Followed(IEnumerable<int> sizes)
    {
        double[] p = [.. MinimumBranch.AtSix];
        double at = 6;
        return [.. sizes.Select(k =>
        {
            while (Math.Abs(k - at) > 0.1 * at)
                p = MinimumBranch.Follow(p, at *= k > at ? 1.1 : 1 / 1.1);
            at = k;
            p = MinimumBranch.Follow(p, at);
            return Found.At(k, p);
        })];
    }

    private static double SpectrumGap(int k)
    {
        double[] p = MinimumBranch.Follow([.. MinimumBranch.AtSix], k);
        double[] full = JacobiEigenvectors.Of(ReluTeacher<double>.Hessian(MinimumBranch.Matrix(p, k), k)).Values;
        double[] blocks = [.. BranchSpectrum.Of(p, k).SelectMany(e => Enumerable.Repeat(e.Value, (int)e.Multiplicity)).Order()];
        return blocks.Length == full.Length ? full.Zip(blocks, (x, y) => Math.Abs(x - y)).Max() : double.PositiveInfinity;
    }

    private static Figure Limits()
    {
        int[] sizes = [6, 7, 8, 10, 12, 15, 20, 30, 50, 70, 100, 200, 300, 500, 700, 1000];
        double[] k = [.. sizes.Select(n => (double)n)], scaled = new double[k.Length], least = new double[k.Length];
        foreach (var (i, f) in Followed(sizes).Index())
            (scaled[i], least[i]) = ((double)f.Least * k[i], (double)f.Curvature);
        double limit = 0.5 - (2 / (Math.PI * Math.PI)), edge = 0.25 - (0.5 / Math.PI);
        return new(
            "limits",
            "Spurious for every k, and more firmly so",
            @"$k$ times the loss at the minimum rises towards $\frac12 - \frac2{\pi^2}$, its least eigenvalue towards $\frac14 - \frac1{2\pi}$, that of the global minimum: with $k$ the spurious minimum gets lower and no less stable. Points: certified bounds, for the $k$ of the run; between them the same in floating point.",
            new("units $k = n$", AxisScale.Log10),
            new("$k F$ and least eigenvalue", Minimum: 0, Maximum: 0.32),
            [
                new BoundLine(Role.Bound, @"$\frac12 - \frac2{\pi^2}$", limit),
                new BoundLine(Role.Reference, @"$\frac14 - \frac1{2\pi}$", edge),
                new Points(Role.Measurement, "$k F$", k, scaled),
                new Points(Role.Measurement, "least eigenvalue", k, least),
            ],
            "branch-1000");
    }

    /// <summary>Bounds at the branch's point for k, rounded to what a certificate may claim.</summary>
    private sealed record Found(int K, Rational Curvature, Rational Least, Rational Most, Certificate Certificate)
    {
        public static Found At(int k, double[] p)
        {
            // A sum of k² terms loses some of the last places; the checker has places to spare.
            double loss = BranchSpectrum.Loss(p, k), slack = Math.ScaleB((double)k * k, -54);
            double eigenvalue = BranchSpectrum.Of(p, k).Min(e => e.Value);
            var (curvature, least, most) = (Down(eigenvalue - (Math.Abs(eigenvalue) / 64), CurvatureBits), Down(loss - slack, ObjectiveBits), -Down(-loss - slack, ObjectiveBits));
            return new(k, curvature, least, most, Certificate.Of(
                Name(k),
                "relu-branch-minimum",
                new JsonObject { ["units"] = $"{k}", ["entries"] = Row(MinimumBranch.Refined(p, k).Select(Decimal)), ["radius"] = $"1/{1L << RadiusBits}", ["curvature"] = $"{curvature}", ["objective"] = $"{least} {most}" },
                []));
        }

        private static Rational Down(double x, int bits) => new(Rational.Floor(Rational.FromDouble(x) * (1L << bits)), 1L << bits);
    }
}
