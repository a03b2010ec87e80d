using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Differentiation;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Backpropagation;

/// <summary>At a kink the reverse sweep is no gradient, even where the function is smooth, and no convention for the slope repairs it.</summary>
public sealed class Kinks : Claim
{
    private const string Conventional = "sweep of relu(x) − relu(−x) at 0 with slope 0";

    private static readonly int[] Folds = [1, 2];
    private static readonly Rational Half = new(1, 2);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "backpropagation/kinks",
        Title: "At a kink backpropagation can be wrong, though the function is smooth",
        Formula: @"f(x) = \operatorname{relu}(x) - \operatorname{relu}(-x) = x,\qquad f'(0) = 1 \ne \bar x = 2s \text{ for } s = \operatorname{relu}'(0) := 0",
        Prose: @"The program $\operatorname{relu}(x) - \operatorname{relu}(-x)$ computes $x$, whose derivative at 0 is 1; the reverse sweep with the usual convention $s = \operatorname{relu}'(0) = 0$ returns 0. With any $s$ it returns $2s$, and for the same function written as $\operatorname{relu}(\operatorname{relu}(x)) - \operatorname{relu}(\operatorname{relu}(-x))$ it returns $2s^2$. The first is right only for $s = \tfrac12$, the second is then $\tfrac12$: no convention is right for both.",
        Hypotheses: [@"The slope $s$ used at the kink of $\operatorname{relu}$ is one number, the same at every kink."],
        Sources: [Literature.KakadeLee2018, Literature.BoltePauwels2020, Literature.Ours("landscapes.md").At("Gradients")],
        Rung: Rung.Exact,
        Order: 30);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [AtZero(expected: 0, half: Half)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("away from 0 both programs sweep to 1", Domains.Rationals(50), x => Property.Agreement(Folds.Count(k => Programs.Swept(Folded(k), [x])[0] != 1)), given: x => x.Sign != 0),
        Property.ForAll("with slope s the k-fold program sweeps to 2s^k at 0", Domains.Pairs(Domains.Rationals(9), Domains.Integers(1, 6)), p => Property.Agreement(Programs.Swept(Folded(p.Second), [0], atKink: p.First)[0] == 2 * Rational.Pow(p.First, p.Second))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("backpropagation returns the derivative wherever there is one", "at 0 both relu pass on the slope 0, and f′(0) = 1 is lost", AtZero(expected: 1, half: Half), Conventional),
        Falsely("the slope ½ is right for every program", "through two relu in a row it becomes ¼ on each side", AtZero(expected: 0, half: 1), Twofold(Half)),
    ];

    private static string Twofold(Rational s) => $"sweep of relu(relu(x)) − relu(relu(−x)) at 0 with slope {s}";

    /// <summary>relu^k(x) − relu^k(−x).</summary>
    private static StraightLineProgram Folded(int k)
    {
        var b = new ProgramBuilder(1, 0);
        int Fold(int node) => Enumerable.Range(0, k).Aggregate(node, (n, _) => b.Relu(n));
        int up = Fold(0);
        b.Subtract(up, Fold(b.Subtract(1, 0)));
        return b.Build();
    }

    /// <summary>The same function as a network of k hidden layers.</summary>
    private static ReluNetwork Network(int k) => new(
    [
        new([[1], [-1]], [0, 0]),
        .. Enumerable.Repeat(new AffineLayer([[1, 0], [0, 1]], [0, 0]), k - 1),
        new([[1, -1]], [0]),
    ]);

    private static Experiment AtZero(Rational expected, Rational half) => new("at the kink", _ =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        void Sweep(string quantity, int k, Rational slope, Rational bound)
        {
            string name = $"fold-{k}-slope-{slope}".Replace('/', '-');
            var swept = Programs.Swept(Folded(k), [0], atKink: slope);
            comparisons.Add(new(quantity, Exact(swept[0]), Relation.Equal, Exact(bound), new Proof(name, "gradient")));
            certificates.Add(Programs.Gradient(name, Folded(k), [0], swept, slope));
        }

        Sweep(Conventional, 1, 0, expected);
        Sweep("sweep of relu(x) − relu(−x) at 0 with slope 1/2", 1, Half, 1);
        Sweep("sweep of relu(x) − relu(−x) at 0 with slope 1", 1, 1, 2);
        Sweep(Twofold(0), 2, 0, 0);
        Sweep(Twofold(Half), 2, Half, half);
        Sweep(Twofold(1), 2, 1, 2);
        foreach (int k in Folds)
        {
            comparisons.Add(new($"largest |f(x) − x| on [−1, 1], {k}-fold", Number.Exact(0), Relation.Equal, Number.Exact(0), new Proof($"identity-{k}", "supDistance")));
            certificates.Add(Networks.OnInterval($"identity-{k}", Network(k), -1, 1, new Quadratic(0, 1, 0)));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Slopes()] };
    });

    private static Figure Slopes()
    {
        double[] s = [.. Enumerable.Range(0, 101).Select(k => k / 100.0)];
        return new(
            "slopes",
            "No slope at the kink is right for both",
            @"What the sweep returns at 0 for two programs of the function $f(x) = x$, against the slope $s$ taken at relu's kink: $2s$ and $2s^2$ meet the derivative 1 at different $s$.",
            new(@"$s = \operatorname{relu}'(0)$"),
            new("sweep at 0"),
            [
                new BoundLine(Role.Bound, "$f'(0) = 1$", 1),
                new Curve(Role.Measurement, @"$\operatorname{relu}(x) - \operatorname{relu}(-x)$", s, [.. s.Select(v => 2 * v)]),
                new Curve(Role.Reference, @"two relu in a row", s, [.. s.Select(v => 2 * v * v)]),
            ],
            "identity-1");
    }
}
