using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>Daniely (2017), made finite and exact: one hidden layer of bounded size is far from a harmonic of ⟨x, y⟩ on the sphere, whatever its width.</summary>
public sealed class ZonalFunctions : Claim
{
    private const string Square = "squared distance of ";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/zonal-functions",
        Title: "On the sphere one hidden layer of total size B stays (N − B)²/N away from a harmonic of ⟨x, y⟩, whatever its width",
        Formula: @"\Bigl\lVert \sum_n a_n e_n - F\Bigr\rVert^2 \ge \sum_n \bigl(\lvert a_n\rvert - B/\sqrt{N_{d,n}}\bigr)_+^2,\qquad e_n = \sqrt{N_{d,n}}\,P_n(\langle x, y\rangle),\qquad N_{d,n} = \binom{d+n-1}{d-1} - \binom{d+n-3}{d-1}",
        Prose: @"Let $x, y$ be uniform on the sphere $S^{d-1}$, $P_n$ the Legendre polynomial of degree $n$ in dimension $d$ with $P_n(1) = 1$, and $F = \sum_j v_j\varphi_j$ with $\varphi_j$ depending on $(\langle v_j, x\rangle, \langle v_j', y\rangle)$ only, $B = \sum_j\lvert v_j\rvert\lVert\varphi_j\rVert$. Then $\lvert\langle\varphi_j, e_n\rangle\rvert \le \lVert\varphi_j\rVert/\sqrt{N_{d,n}}$, hence the bound: for $h = N P_n(\langle x, y\rangle)$ it is $(N - B)_+^2/N$, and averages of $N P_n(\langle v, x\rangle)P_n(\langle v, y\rangle)$ over designs of directions $v$ attain it. The certified instances have a single degree $n$.",
        Hypotheses: [@"$d \ge 3$; $x$ and $y$ are independent; norms are in $L^2$ of the product; $v_j$ and $v_j'$ are unit vectors.", @"A constant $c$ of the network counts: for $n = 0$ add $\lvert c\rvert$ to $B$."],
        Sources: [Literature.Daniely2017, Literature.Ours("depth.md").At("Functions of ⟨x, y⟩ on the sphere")],
        Rung: Rung.Exact,
        Order: 42);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Averages(share: 1, counted: true, joint: false), Harmonics()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "Funk and Hecke in moments: E P_n(⟨v,x⟩)P_n(⟨x,y⟩) = P_n(⟨v,y⟩)/N on S², for rational unit vectors",
            Domains.Pairs(Domains.Vectors(4, Domains.Rationals(6)), Domains.Integers(1, 4)),
            p => Property.Agreement(Legendre.Convolution(p.Second, Unit(p.First[..2]), Unit(p.First[2..])) == Legendre.At(3, p.Second, Dot(Unit(p.First[..2]), Unit(p.First[2..]))) / ((2 * p.Second) + 1)),
            cases: 20),
        Property.ForAll(
            "random directions in dimension 3: the mean of P_n(⟨v,w⟩)² over all pairs is at least 1/N",
            Domains.Pairs(Domains.Vectors(4, Domains.Vectors(2, Domains.Rationals(6))), Domains.Integers(1, 6)),
            p => (double)(Legendre.MeanSquare(p.Second, [.. p.First.Select(Unit)]) - new Rational(1, (2 * p.Second) + 1))),
        Property.ForAll(
            "targets of degrees 1 and 2 together: averages of units of degree 1 keep the bound Σ (|α_n|N_n − B)²₊/N_n",
            Domains.Pairs(Domains.Vectors(3, Domains.Vectors(2, Domains.Rationals(6))), Domains.Vectors(3, Domains.Rationals(6))),
            p => (double)SlackOfTwoDegrees([.. p.First.Select(Unit)], p.Second[0], p.Second[1], Rational.Abs(p.Second[2]))),
        Property.ForAll(
            "|P_n| is at most 1 on [−1, 1]",
            Domains.Pairs(Domains.UnitDyadics(6), Domains.Pairs(Domains.Integers(3, 8), Domains.Integers(0, 10))),
            p => (double)(1 - Rational.Abs(Legendre.At(p.Second.First, p.Second.Second, p.First)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the correlation of a unit is 1/N instead of 1/√N", "the design of 12 directions in dimension 4 reaches 1/√N = 1/3", Averages(share: new(1, 3), counted: true, joint: false), Square + Named(4, 2, 12, 9)),
        Falsely("a constant costs nothing", "for n = 0 the function is a constant", Averages(share: 1, counted: false, joint: false), Square + Named(3, 0, 1, 1)),
        Falsely("units may look at x and y together", "√N·P_n(⟨x,y⟩), of norm 1, is then one unit, and 3 of them are the function for N = 9", Averages(share: 1, counted: true, joint: true), Square + Named(4, 2, 12, 3)),
    ];

    private static string Named(int d, int n, int units, Rational budget) => $"{units} unit{(units == 1 ? "" : "s")} from $N P_{{{n}}}$, d = {d}, B = {budget}";

    // share: the factor of B in the false bound; counted: whether the constant enters B; joint: units √N P_n(⟨x, y⟩) instead.
    private static Experiment Averages(Rational share, bool counted, bool joint) => new("averages over directions", _ =>
    {
        (int D, int N, Rational[][] Directions, Rational Budget)[] cases =
        [
            (3, 0, Directions.Axes(3)[..1], 1), (3, 1, Directions.Axes(3), 2), (5, 1, Directions.Axes(5), 4), (3, 2, Directions.Axes(3), 3), (4, 2, Directions.Axes(4), 3),
            (4, 2, Directions.Cell24, 3), (4, 2, Directions.Cell24, 9), (3, 3, Directions.Pythagorean, 5), (3, 4, Directions.Pythagorean, 5), (5, 4, Directions.Axes(5), 20),
        ];
        var comparisons = new List<Comparison>();
        foreach (var (i, (d, n, v, budget)) in cases.Index())
        {
            var harmonics = Legendre.Harmonics(d, n);
            var error = joint ? Joint(harmonics, budget) : harmonics - (2 * budget) + (budget * budget * Legendre.MeanSquare(n, v));
            var bound = Bound(harmonics, n == 0 && !counted ? 0 : budget * share);
            comparisons.Add(new(Square + Named(d, n, v.Length, budget), Networks.Exact(error), Relation.AtLeast, Networks.Exact(bound), new Proof($"average-{i + 1}", "squaredError"), share == 1 && counted && !joint ? new Proof($"average-{i + 1}", "bound") : null));
            if (n < 2 || ReferenceEquals(v, Directions.Cell24))
                comparisons.Add(new($"the same, attained by {Named(d, n, v.Length, budget)}", Networks.Exact(error), Relation.Equal, Networks.Exact(bound), new Proof($"average-{i + 1}", "squaredError")));
        }

        bool plain = share == 1 && counted && !joint;
        return new Findings
        {
            Comparisons = comparisons,
            Certificates = plain ? [.. cases.Select((c, i) => Certified($"average-{i + 1}", c.D, c.N, c.Directions, c.Budget))] : [],
            Figures = plain ? [Figure()] : [],
        };
    });

    private static Experiment Harmonics() => new("dimensions of harmonics", _ =>
    {
        (int D, int N, int Count)[] table = [(3, 5, 11), (4, 3, 16), (5, 4, 55), (10, 10, 68_068)];
        return new Findings
        {
            Comparisons = [.. table.Select(t => new Comparison($"harmonics of degree {t.N} in dimension {t.D}", Networks.Exact(Legendre.Harmonics(t.D, t.N)), Relation.Equal, Number.Exact(t.Count), new Proof($"harmonics-{t.D}-{t.N}", "harmonics")))],
            Certificates = [.. table.Select(t => Certified($"harmonics-{t.D}-{t.N}", t.D, t.N, Directions.Axes(t.D)[..1], 1))],
        };
    });

    private static Rational Bound(Rational harmonics, Rational budget) => budget < harmonics ? (harmonics - budget) * (harmonics - budget) / harmonics : 0;

    // h = Σ α_n N_n P_n for n = 1, 2 (N = 3, 5) and F of degree 1, which is orthogonal to the second term.
    private static Rational SlackOfTwoDegrees(Rational[][] directions, Rational first, Rational second, Rational budget)
    {
        var error = (3 * first * first) - (2 * first * budget) + (budget * budget * Legendre.MeanSquare(1, directions)) + (5 * second * second);
        return error - (Bound(3, 3 - (3 * Rational.Abs(first)) + budget) + Bound(5, 5 - (5 * Rational.Abs(second)) + budget));
    }

    // ‖N P − B√N P‖² = (N − B√N)²/N; √N is an integer where the control looks.
    private static Rational Joint(Rational harmonics, Rational budget)
    {
        var root = new Rational((int)Math.Round(Math.Sqrt((double)harmonics)));
        return (harmonics - (budget * root)) * (harmonics - (budget * root)) / harmonics;
    }

    private static Certificate Certified(string name, int d, int n, Rational[][] directions, Rational budget) => Certificate.Of(
        name,
        "zonal-separation",
        new JsonObject
        {
            ["dimension"] = d.ToString(),
            ["degree"] = n.ToString(),
            ["harmonics"] = Legendre.Harmonics(d, n).ToString(),
            ["budget"] = budget.ToString(),
            ["units"] = Networks.Rows(directions),
            ["squaredError"] = (Legendre.Harmonics(d, n) - (2 * budget) + (budget * budget * Legendre.MeanSquare(n, directions))).ToString(),
        },
        new JsonObject { ["polynomial"] = Networks.Row(Legendre.Polynomial(d, n)) });

    // Inverse stereographic projection: rational points of S².
    private static Rational[] Unit(Rational[] p)
    {
        var size = 1 + (p[0] * p[0]) + (p[1] * p[1]);
        return [2 * p[0] / size, 2 * p[1] / size, (size - 2) / size];
    }

    private static Rational Dot(Rational[] v, Rational[] w) => v.Zip(w, (a, b) => a * b).Aggregate((a, b) => a + b);

    private static Figure Figure()
    {
        double[] budgets = [.. Enumerable.Range(0, 37).Select(k => k / 4.0)];
        Curve Error(Role role, string label, Rational[][] v) => new(role, label, budgets, [.. budgets.Select(b => 1 - (2 * b / 9) + (b * b * (double)Legendre.MeanSquare(2, v) / 9)).Select(y => y <= 2.2 ? y : double.NaN)]);
        return new(
            "budget",
            "Size, not width, is what one hidden layer lacks",
            @"Squared distance from $h = 9P_2(\langle x, y\rangle)$ on $S^3\times S^3$ relative to $\lVert h\rVert^2$, for averages over 1, 4 and 12 directions: 12 directions (a design) attain the bound $(1 - B/N)^2$, $N = 9$; more width gains nothing.",
            new("size $B$"),
            new("squared distance / $N$"),
            [
                new Curve(Role.Bound, "$(1 - B/N)^2$", budgets, [.. budgets.Select(b => Math.Pow(1 - (b / 9), 2))]),
                new Points(Role.Measurement, "12 directions", [3, 9], [4.0 / 9, 0]),
                Error(Role.Measurement, "4 directions", Directions.Axes(4)),
                Error(Role.Reference, "1 direction", Directions.Axes(4)[..1]),
            ],
            "average-6");
    }
}
