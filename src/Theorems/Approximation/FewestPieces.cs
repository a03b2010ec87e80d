using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Theorems.Approximation;

/// <summary>What a tolerance costs in pieces: the k-fold hat needs all of its 2^k for any error below 1/2, and t pieces at their best miss x³ by between 1/(6t²) and 1/(5t²).</summary>
public sealed class FewestPieces : Claim
{
    // A little below 1/2, where half the pieces begin to do.
    private static readonly Rational NearlyHalf = new Rational(1, 2) - Networks.Power2(-10);

    private static readonly Rational Tolerance = Networks.Power2(-8);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "approximation/fewest-pieces",
        Title: "Fewest pieces for a tolerance: $2^k$ for the k-fold hat below 1/2, and for x³ an error between 1/(6t²) and 1/(5t²)",
        Formula: @"\min_{p:\,t \text{ pieces}}\ \max_{[0,1]}\lvert p - g_k\rvert \ge \tfrac12 \ \ (t < 2^k,\ p \text{ continuous}),\qquad \frac{1}{6t^2} < \min_{p:\,t\text{ pieces}}\ \max_{x\in[0,1]}\lvert p(x)-x^3\rvert < \frac{1}{5t^2}",
        Prose: @"A continuous function within less than $\frac12$ of the $k$-fold hat $g_k$ crosses the level $\frac12$ as often as $g_k$ does, $2^k$ times, and an affine piece crosses it once: $2^k$ pieces are needed, and $g_k$ has as many. A function that may jump needs $2^{k-1}+1$. For $x^3$ the best $t$ pieces, knots free and jumps allowed, err by more than $\frac{1}{6t^2}$, because some three points of the curve in one piece do not lie near any line; knots at $(i/t)^{2/3}$ bring the error below $\frac{1}{5t^2}$, where equal steps err by nearly $\frac{3}{8t^2}$. The sizes $k$ and $t$ go as far as the effort.",
        Hypotheses: ["The distance is the largest deviation on $[0,1]$; pieces are intervals on which the function is affine.", @"The upper bound for $x^3$ holds for the $t$ that are computed; the lower one is proved for every $t$."],
        Sources: [Literature.ImaiIri1986, Literature.Ours("approximation.md").At("Fewest pieces: alternation about lines, free knots for the cube")],
        Rung: Rung.Exact,
        Order: 22);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Folded(continuous: true, k => 1 << k), Folded(continuous: false, k => (1 << (k - 1)) + 1), CubeNeeds(reachable: 5), CubeReaches(free: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "random functions: the greedy pieces stay within the tolerance, and as many disjoint triples as there are breaks stay outside of it",
            Domains.Pairs(Domains.Vectors(8, Domains.Rationals(9)), Domains.Rationals(3)),
            p => Minimal(PiecewiseLinearFunction.Through(PiecewiseLinearFunction.Grid(0, 1, 7), p.First), Rational.Abs(p.Second))),
        Property.ForAll(
            "random functions: the continuous pieces meet and stay within the tolerance, and are at least the jumping ones and fewer than twice as many",
            Domains.Pairs(Domains.Vectors(8, Domains.Rationals(9)), Domains.Rationals(3)),
            p => Continuous(PiecewiseLinearFunction.Through(PiecewiseLinearFunction.Grid(0, 1, 7), p.First), Rational.Abs(p.Second))),
        Property.ForAll(
            "a larger tolerance never takes more pieces",
            Domains.Pairs(Domains.Vectors(8, Domains.Rationals(9)), Domains.Pairs(Domains.Rationals(3), Domains.Rationals(3))),
            p => PiecewiseLinearFunction.Through(PiecewiseLinearFunction.Grid(0, 1, 7), p.First) is var f && Rational.Abs(p.Second.First) is var e
                ? TubeStabbing.Cover(f, e).Length - TubeStabbing.Cover(f, e + Rational.Abs(p.Second.Second)).Length
                : 0),
        Property.ForAll(
            "on random intervals three points of x³ prove an error above (β³ − α³)²/6, with a = α² and b = β²",
            Domains.Pairs(Domains.UnitDyadics(10), Domains.UnitDyadics(10)),
            p => (double)(Bend(Rational.Min(p.First, p.Second), Rational.Max(p.First, p.Second)) - (Square(Cube(p.First) - Cube(p.Second)) / 6))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("jumps do not help", "a function that may jump crosses the level twice with every break", Folded(continuous: false, k => 1 << k), Folds(4, continuous: false)),
        Falsely("t pieces can reach 1/(9t²)", "on some piece three points of the curve already miss every line by more than 1/(6t²)", CubeNeeds(reachable: 9), LeastError(4)),
        Falsely("equal steps do as well", "near 1 the curve bends three times as much as at their mean, so the last pieces err by nearly 3/(8t²)", CubeReaches(free: false), ErrorAtPoint(4)),
    ];

    private static string Folds(int k, bool continuous) => $"fewest pieces{(continuous ? "" : ", jumps allowed,")} within less than 1/2 of the {k}-fold hat";

    private static string LeastError(int t) => $"error that {t} pieces cannot avoid for x³";

    private static string Distance(int t) => $"distance of x³ to {t} pieces";

    private static string ErrorAtPoint(int t) => $"error of {t} pieces for x³ at one point";

    private static IEnumerable<int> Sizes(Context context) => Enumerable.Range(1, context.Size(12, 32, 64));

    private static Experiment Folded(bool continuous, Func<int, int> pieces) => new(continuous ? "folds, continuous functions" : "folds, jumps allowed", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        for (int k = 1; k <= context.Size(6, 8, 9); k++)
        {
            string name = $"{(continuous ? "folds" : "folds-jumping")}-{k}";
            var hat = Hat(k);
            var cover = continuous ? TubeStabbing.ContinuousCover(hat, NearlyHalf) : TubeStabbing.Cover(hat, NearlyHalf);
            int needed = cover.Length;
            comparisons.Add(new(Folds(k, continuous), Number.Exact(needed), Relation.Equal, Number.Exact(pieces(k)), new Proof(name, "pieces")));
            certificates.Add(Networks.FewestPieces(
                name,
                new JsonObject { ["knots"] = Networks.Row(hat.Knots.ToArray()), ["values"] = Networks.Row(hat.Values.ToArray()) },
                NearlyHalf,
                needed,
                continuous,
                [(new(1, 2), 0, hat.Knots.ToArray())],
                cover));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    private static Experiment CubeNeeds(int reachable) => new("what t pieces cannot do for the cube", context => new Findings
    {
        Comparisons =
        [
            .. Sizes(context).Select(t => new Comparison($"fewest pieces that keep 1/(6·{t}²) for x³", Number.Exact(t + 1), Relation.Equal, Number.Exact(t + 1), new Proof($"cube-needs-{t}", "pieces"))),
            .. Sizes(context).Select(t => new Comparison(LeastError(t), Networks.Exact(Missed(t)), Relation.AtMost, Number.Exact(1, reachable * (long)t * t), new Proof($"cube-needs-{t}", "tolerance"))),
        ],
        Certificates = [.. Sizes(context).Select(t => Networks.FewestPieces(
            $"cube-needs-{t}",
            new JsonObject { ["polynomial"] = "0 0 0 1", ["interval"] = "0 1" },
            Missed(t),
            t + 1,
            continuous: false,
            Enumerable.Range(0, t).Select(i => Networks.Level(Cube, Square(Root(i, t)), Bent(Root(i, t), Root(i + 1, t)), Square(Root(i + 1, t))))))],
        Figures = [Rates()],
    });

    private static Experiment CubeReaches(bool free) => new("what t pieces can do for the cube", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int t in Sizes(context))
        {
            var f = Best(t, free);
            var distance = f.DistanceTo(Polynomial.Power(3), Tolerance);
            string name = $"cube-reaches-{t}";
            comparisons.Add(new(Distance(t), Networks.Exact(distance.Upper), Relation.Below, Number.Exact(1, 5L * t * t), new Proof(name, "upper")));
            comparisons.Add(new(ErrorAtPoint(t), Networks.Exact(distance.Lower), Relation.Below, Number.Exact(1, 5L * t * t), new Proof(name, "lower")));
            comparisons.Add(new($"pieces of the approximation with t = {t}", Number.Exact(f.Pieces), Relation.AtMost, Number.Exact(t), new Proof(name, "pieces")));
            certificates.Add(Networks.Distance(name, f, Polynomial.Power(3), distance));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    private static Rational Missed(int t) => new(1, 6L * t * t);

    private static Rational Square(Rational x) => x * x;

    private static Rational Cube(Rational x) => x * x * x;

    /// <summary>(i/t)^(1/3), rounded to a multiple of 2^(−30); the ends are exact.</summary>
    private static Rational Root(int i, int t) => Rounded(Math.Cbrt((double)i / t), 30);

    /// <summary>A point of [α², β²] where x³ is far below its chord: (2α² − αβ + 2β²)/3.</summary>
    private static Rational Bent(Rational alpha, Rational beta) => ((2 * alpha * alpha) - (alpha * beta) + (2 * beta * beta)) / 3;

    /// <summary>Half the distance of x³ to its chord over [α², β²] at that point: every affine function errs by as much somewhere.</summary>
    private static Rational Bend(Rational alpha, Rational beta)
    {
        Rational a = alpha * alpha, b = beta * beta, x = Bent(alpha, beta);
        return (x - a) * (b - x) * (x + a + b) / 2;
    }

    // Chords lowered by half of their greatest error; knots and that error are rounded, so that certificates stay short.
    private static PiecewiseLinearFunction Best(int t, bool free)
    {
        Rational[] knots = [.. Enumerable.Range(0, t + 1).Select(i => free ? Rounded(Math.Pow((double)i / t, 2 / 3.0), 12) : new Rational(i, t))];
        var chords = PiecewiseLinearFunction.Interpolate(Cube, knots);
        return chords - Rounded((double)chords.DistanceTo(Polynomial.Power(3), Tolerance).Lower / 2, 24);
    }

    private static Rational Rounded(double x, int bits) => new((long)Math.Round(Math.ScaleB(x, bits)), 1L << bits);

    private static PiecewiseLinearFunction Hat(int k)
    {
        var hat = PiecewiseLinearFunction.Through([0, new(1, 2), 1], [0, 1, 0]);
        return Enumerable.Range(1, k - 1).Aggregate(hat, (f, _) => f.After(hat));
    }

    private static double Minimal(PiecewiseLinearFunction f, Rational tolerance)
    {
        var (cover, triples) = (TubeStabbing.Cover(f, tolerance), TubeStabbing.Obstructions(f, tolerance));
        bool apart = triples.Zip(triples.Skip(1), (a, b) => a.Z <= b.X).All(behind => behind) && triples.Length == cover.Length - 1;
        bool forced = triples.All(t => Rational.Abs(f[t.Y] - f[t.X] - ((f[t.Z] - f[t.X]) / (t.Z - t.X) * (t.Y - t.X))) > 2 * tolerance);
        return Whole(f, cover) && apart && forced ? (double)(tolerance - Farthest(f, cover)) : -1;
    }

    private static double Continuous(PiecewiseLinearFunction f, Rational tolerance)
    {
        var (cover, jumping) = (TubeStabbing.ContinuousCover(f, tolerance), TubeStabbing.Cover(f, tolerance).Length);
        bool meeting = cover.Zip(cover.Skip(1), (a, b) => (a.Slope * a.To) + a.Intercept == (b.Slope * a.To) + b.Intercept).All(meets => meets);
        return Whole(f, cover) && meeting && jumping <= cover.Length && cover.Length < 2 * jumping ? (double)(tolerance - Farthest(f, cover)) : -1;
    }

    private static bool Whole(PiecewiseLinearFunction f, IReadOnlyList<AffinePiece> cover) =>
        cover[0].From == f.Left && cover[^1].To == f.Right && cover.All(piece => piece.From < piece.To) && cover.Zip(cover.Skip(1), (a, b) => a.To == b.From).All(joined => joined);

    private static Rational Farthest(PiecewiseLinearFunction f, IEnumerable<AffinePiece> cover) => cover.Max(piece => f.Knots.ToArray()
        .Where(x => piece.From < x && x < piece.To).Append(piece.From).Append(piece.To).Max(x => Rational.Abs(piece.Intercept + (piece.Slope * x) - f[x])));

    private static Figure Rates()
    {
        int[] sizes = [.. Enumerable.Range(1, 12)];
        double[] t = [.. sizes.Select(n => (double)n)];
        double[] Scaled(bool free) => [.. sizes.Select(n => (double)Best(n, free).DistanceTo(Polynomial.Power(3), Tolerance).Upper * n * n)];
        return new(
            "cube",
            "Where the knots are free, they gather where the curve bends",
            @"Error of $t$ pieces for $x^3$, times $t^2$: with knots at $(i/t)^{2/3}$ (points) between the proved $\frac16$, below which no function of $t$ pieces gets, and $\frac15$; with equal steps (control) it grows towards $\frac38$.",
            new("pieces $t$"),
            new(@"error $\cdot\ t^2$", Minimum: 0.1, Maximum: 0.4),
            [
                new Points(Role.Control, "equal steps: refuted", t, Scaled(free: false)),
                new BoundLine(Role.Bound, @"$\frac15$", 0.2),
                new Points(Role.Measurement, "free knots", t, Scaled(free: true)),
                new BoundLine(Role.Bound, @"$\frac16$", 1.0 / 6),
            ],
            "cube-needs-12");
    }
}
