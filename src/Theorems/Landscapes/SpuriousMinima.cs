using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Landscapes;

namespace Verify.Theorems.Landscapes;

/// <summary>Safran and Shamir (2018): two-layer ReLU networks have local minima that are not global, each proved on a box in full dimension.</summary>
public sealed class SpuriousMinima : Claim
{
    // F at the minima with n = k, and at (k, n) = (8, 9), to ten decimals; from an independent program.
    private static readonly Dictionary<(int, int), decimal> KnownObjectives = new()
    {
        [(6, 6)] = 0.0250805810m,
        [(7, 7)] = 0.0232027149m,
        [(8, 8)] = 0.0215080372m,
        [(10, 10)] = 0.0187021946m,
        [(8, 9)] = 0.0205607918m,
    };

    private static readonly (int K, int N)[] Always = [(6, 6), (7, 7), (8, 8), (10, 10), (8, 9)], Small = [], Standard = [(9, 9), (20, 20)], Thorough = [(9, 9), (12, 12), (15, 15), (20, 20)];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/spurious-minima",
        Title: "Two-layer ReLU networks have spurious local minima, also with one unit to spare",
        Formula: @"F(W) = \tfrac12\,\mathbb{E}\Bigl(\sum_{i\le n}\operatorname{relu}(w_i\cdot x) - \sum_{j\le k}\operatorname{relu}(v_j\cdot x)\Bigr)^2:\qquad \nabla F(W^*) = 0,\quad \nabla^2F(W^*) \succ 0,\quad F(W^*) > 0 = \min F",
        Prose: @"For orthonormal $v_1, \dots, v_k$ and standard normal $x$ the population loss $F$ has a strict local minimum $W^*$ with $F(W^*) > 0$ for $(k, n) = (6,6), (7,7), (8,8), (10,10)$ and, with one unit more than the target has, for $(8,9)$; from standard effort on also for $(9,9)$ and $(20,20)$, at thorough effort for $(12,12)$ and $(15,15)$. Each is the only critical point in a box of half width $2^{-24}$, proved in all $nk$ dimensions without use of symmetry, and it stays a strict minimum in every input dimension $d \ge k$. On the same branch the point for $k = 5$ is a strict saddle.",
        Hypotheses:
        [
            @"$v_1, \dots, v_k$ are orthonormal and $x$ is standard normal in $\mathbb{R}^d$, $d \ge k$; no row of $W$ vanishes, so $F$ is $C^2$ on the box.",
            @"The Hessian is that of the rows themselves: the symmetry of $F$ is discrete for $n = k$, and nothing forces a zero eigenvalue.",
        ],
        Sources: [Literature.SafranShamir2018.At("Theorem 1"), Literature.ArjevaniField2021.At("type II"), Literature.Ours("landscapes.md").At("Spurious minima")],
        Rung: Rung.Enclosed,
        Order: 70);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Certified(Always), Objectives(p => TeacherStudents.Point(p.K, p.N).Objective, Always), SaddleAtFive()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "renumbering units and coordinates changes no loss: the enclosures of F meet",
            Domains.Pairs(Domains.Integers(1, 5), Domains.Integers(0, 1_000_000)),
            p => Overlap(Loss(Draw(p.First, p.Second)), Loss(Renumbered(Draw(p.First, p.Second), p.Second)))),
        Property.ForAll(
            "the teacher's own rows in any order have loss 0",
            Domains.Pairs(Domains.Integers(1, 6), Domains.Integers(0, 1_000_000)),
            p => Property.Agreement(Loss(Renumbered(TeacherStudents.Teacher(p.First), p.Second)).ContainsZero)),
        Property.ForAll(
            "F(sW) = s²A − sB + C for s > 0: third differences in s vanish",
            Domains.Pairs(Domains.Integers(1, 5), Domains.Integers(0, 1_000_000)),
            p => Property.Agreement((Scaled(p, 4) - (3 * Scaled(p, 3)) + (3 * Scaled(p, 2)) - Scaled(p, 1)).ContainsZero)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the branch is a minimum for k = 5 too", "one eigenvalue, three times, is below −0.0077 there: a strict saddle", Certified([(5, 5)]), Least((5, 5))),
        Falsely("the teacher's own rows are a spurious minimum", "their loss is 0", Objectives(p => Loss(TeacherStudents.Teacher(p.K)), [(6, 6)]), FromBelow((6, 6))),
        Falsely("one extra unit removes all spurious minima: the loss at (8, 9) is at most 1/100", "a certified strict minimum has loss 0.0205…", Objectives(p => TeacherStudents.Point(p.K, p.N).Objective, [(8, 9)], known: _ => 0.0099m), FromAbove((8, 9))),
    ];

    private static string Named((int K, int N) p) => p.K == p.N ? $"k = n = {p.K}" : $"k = {p.K}, n = {p.N}";

    private static string Least((int K, int N) p) => $"least eigenvalue of the Hessian on the box, {Named(p)}";

    private static string FromBelow((int K, int N) p) => $"loss at the critical point, {Named(p)}, from below";

    private static string FromAbove((int K, int N) p) => $"loss at the critical point, {Named(p)}, from above";

    private static Experiment Certified((int K, int N)[] always) => new("certified minima", context =>
    {
        (int K, int N)[] sizes = always.Length > 1 ? [.. always, .. context.Size(Small, Standard, Thorough)] : always;
        var points = sizes.Select(p => TeacherStudents.Point(p.K, p.N)).ToArray();
        var minima = sizes.Zip(points).Where(p => p.Second.Least.Lower > 0).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. sizes.Zip(points, (p, point) => new Comparison($"farthest coordinate of the Krawczyk image, {Named(p)}", Number.Enclosed(0, point.Image), Relation.Below, Number.Exact(1, 1 << 24))),
                .. sizes.Zip(points, (p, point) => new Comparison(Least(p), Enclosed(point.Least), Relation.Above, Number.Exact(0))),
                .. sizes.Zip(points, (p, point) => new Comparison($"least eigenvalue in a further input coordinate, {Named(p)}", Enclosed(point.LeastBeyond), Relation.Above, Number.Exact(0))),
                .. minima.Select(m => new Comparison($"certified lower bound of all eigenvalues, {Named(m.First)}", Exact(TeacherStudents.Below(m.Second.Least.Lower)), Relation.Above, Number.Exact(0), new Proof(Name(m.First), "curvature"))),
                .. minima.Select(m => new Comparison($"certified lower bound of the loss, {Named(m.First)}", Exact(TeacherStudents.Below(m.Second.Objective.Lower, slack: 1)), Relation.Above, Number.Exact(0), new Proof(Name(m.First), "objectiveAtLeast"))),
            ],
            Certificates = [.. minima.Select(m => TeacherStudents.Minimum(Name(m.First), m.Second, m.First.K))],
            Figures = sizes.Length > 1 ? [Spectra(sizes, points)] : [],
        };
    });

    private static Experiment Objectives(Func<(int K, int N), Interval> loss, (int K, int N)[] sizes, Func<(int, int), decimal>? known = null) => new("loss at the critical points", _ =>
    {
        var found = sizes.Select(loss).ToArray();
        Rational Known((int, int) p) => Rational.Parse((known?.Invoke(p) ?? KnownObjectives[p]).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var digit = new Rational(1, 10_000_000_000);
        return new Findings
        {
            Comparisons =
            [
                .. sizes.Zip(found, (p, f) => new Comparison(FromBelow(p), Enclosed(f), Relation.AtLeast, Exact(Known(p) - digit))),
                .. sizes.Zip(found, (p, f) => new Comparison(FromAbove(p), Enclosed(f), Relation.AtMost, Exact(Known(p) + digit))),
            ],
        };
    });

    private static Experiment SaddleAtFive() => new("the saddle at k = 5", _ =>
    {
        var point = TeacherStudents.Point(5, 5);
        return new Findings
        {
            Comparisons =
            [
                new("farthest coordinate of the Krawczyk image, k = n = 5", Number.Enclosed(0, point.Image), Relation.Below, Number.Exact(1, 1 << 24)),
                new("Rayleigh quotient of a direction of descent, k = n = 5", Enclosed(point.Least), Relation.Below, Number.Exact(0)),
                new("certified upper bound of the least eigenvalue, k = n = 5", Exact(TeacherStudents.Above(point.Least.Upper + Math.ScaleB(1, -16))), Relation.Below, Number.Exact(0), new Proof("saddle-5", "curvature")),
            ],
            Certificates = [TeacherStudents.Saddle("saddle-5", point, 5)],
        };
    });

    private static string Name((int K, int N) p) => p.K == p.N ? $"minimum-{p.K}" : $"minimum-{p.K}-{p.N}";

    private static Number Enclosed(Interval x) => Number.Enclosed(x.Lower, x.Upper);

    private static Number Exact(Rational x) => Number.Exact(x.Numerator, x.Denominator);

    private static double[][] Draw(int size, int seed)
    {
        var stream = RandomStream.Named((ulong)seed, "student");
        return [.. Enumerable.Range(0, size).Select(_ => Enumerable.Range(0, size).Select(_ => stream.NextDouble(-1, 1)).ToArray())];
    }

    private static double[][] Renumbered(double[][] w, int seed)
    {
        var stream = RandomStream.Named((ulong)seed, "renumbering");
        int[] rows = [.. Enumerable.Range(0, w.Length)], columns = [.. Enumerable.Range(0, w.Length)];
        stream.Shuffle<int>(rows);
        stream.Shuffle<int>(columns);
        return [.. rows.Select(i => columns.Select(j => w[i][j]).ToArray())];
    }

    private static Interval Loss(double[][] w) => ReluTeacher<Interval>.Objective(CriticalPoint.Around(w, 0), w.Length);

    private static Interval Scaled((int First, int Second) p, int s) => Loss(Array.ConvertAll(Draw(p.First, p.Second), row => Array.ConvertAll(row, x => s * x)));

    private static double Overlap(Interval x, Interval y) => Math.Min(x.Upper, y.Upper) - Math.Max(x.Lower, y.Lower);

    private static Figure Spectra((int K, int N)[] sizes, CriticalPoint[] points)
    {
        var squares = sizes.Zip(points).Where(p => p.First.K == p.First.N).Append(((5, 5), TeacherStudents.Point(5, 5))).OrderBy(p => p.Item1.Item1).ToList();
        double[] k = [.. squares.SelectMany(p => p.Item2.Spectrum.Select(_ => (double)p.Item1.Item1))];
        return new(
            "spectra",
            "All eigenvalues of the Hessian at the critical points",
            @"The spectrum at the certified critical points with $n = k$ (floating point; the least eigenvalue is enclosed): positive from $k = 6$ on, below the line at $k = 5$. As $k$ grows the small ones gather at $\tfrac14 - \tfrac1{2\pi}$, $\tfrac14$ and $\tfrac14 + \tfrac1{2\pi}$.",
            new("$k = n$", Ticks: [.. squares.Select(p => new Tick(p.Item1.Item1, $"{p.Item1.Item1}"))]),
            new("eigenvalues below 0.6", Minimum: -0.05, Maximum: 0.6),
            [
                new BoundLine(Role.Bound, "0: minimum above, saddle below", 0),
                new Points(Role.Measurement, "eigenvalues", k, [.. squares.SelectMany(p => p.Item2.Spectrum).Select(x => x < 0.6 ? x : double.NaN)]),
                .. new[] { -1, 0, 1 }.Select(s => new BoundLine(Role.Reference, s < 0 ? @"$\frac14-\frac1{2\pi}$" : s > 0 ? @"$\frac14+\frac1{2\pi}$" : @"$\frac14$", 0.25 + (s / (2 * Math.PI)))),
            ],
            "minimum-6");
    }
}
