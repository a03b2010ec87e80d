using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Networks;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Backpropagation;

/// <summary>The reverse sweep gives the exact gradient wherever all elementary functions are differentiable.</summary>
public sealed class Gradients : Claim
{
    private const string SquareName = "x-times-x";
    private const int SquareLayer = 1;

    private static readonly (string Name, int[] Widths, IActivation<Rational> Hidden)[] Shapes =
    [
        ("relu-2-2-1", [2, 2, 1], new Relu<Rational>()),
        ("relu-3-4-2", [3, 4, 2], new Relu<Rational>()),
        ("relu-2-3-3-1", [2, 3, 3, 1], new Relu<Rational>()),
        ("square-2-3-1", [2, 3, 1], new Square<Rational>()),
        ("square-2-3-3-2", [2, 3, 3, 2], new Square<Rational>()),
    ];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "backpropagation/gradient",
        Title: "Backpropagation gives the exact gradient",
        Formula: @"\bar x_i = \frac{\partial f}{\partial x_i}(x)\quad\text{for every input } i",
        Prose: @"For a function computed by $+$, $-$, $\cdot$, $\div$ and $\operatorname{relu}$, step by step, the reverse sweep returns the exact gradient at every point where all steps are differentiable: no divisor and no argument of $\operatorname{relu}$ is 0. Here the sweep, over rational numbers, is held against derivatives carried forward by dual numbers, for random programs and for networks with the square and $\operatorname{relu}$ as activations, and the checker repeats both.",
        Hypotheses: [@"Every step is differentiable at the point; for a ReLU network, every pre-activation differs from 0.", "Arithmetic is exact."],
        Sources: [Literature.Linnainmaa1970, Literature.RumelhartHintonWilliams1986, Literature.GriewankWalther2008.At("chapter 3"), Literature.Ours("landscapes.md").At("Gradients")],
        Rung: Rung.Exact,
        Order: 10);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [OfPrograms(accumulate: true), OfNetworks(transposed: false)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the gradient's product with any direction is the derivative along it", Sampled.Seeds, seed =>
        {
            var stream = Sampled.Stream(seed);
            var sample = Sampled.Draw(stream, [2, 3, 3, 1], new Relu<Rational>());
            Rational[] v = Sampled.Fractions(stream, sample.Network.Layout.Count);
            return Property.Agreement(Dot(sample.Swept(), v) == sample.Along(v));
        }),
        Property.ForAll("(f(θ + hv) − f(θ))/h, a polynomial of degree 5 in h read off at six points, has the constant term ⟨∇f, v⟩", Sampled.Seeds, seed =>
        {
            var stream = Sampled.Stream(seed);
            var sample = Sampled.Draw(stream, [2, 2, 1], new Square<Rational>());
            Rational[] v = Sampled.Fractions(stream, sample.Network.Layout.Count), theta = [.. sample.Network.Parameters];
            Rational Quotient(int h) => (sample.Loss([.. theta.Zip(v, (t, d) => t + (h * d))]) - sample.Loss(theta)) / h;
            return Property.Agreement(AtZero([.. Enumerable.Range(1, 6).Select(h => ((Rational)h, Quotient(h)))]) == Dot(sample.Swept(), v));
        }),
        Property.ForAll("without biases, ⟨W, ∂f/∂W⟩ equals the output of a ReLU network in every layer (Euler)", Sampled.Seeds, seed =>
        {
            var sample = Sampled.Draw(Sampled.Stream(seed), [3, 3, 3, 1], new Relu<Rational>(), biases: false);
            var trace = sample.Network.Trace(sample.Input);
            var gradient = Verify.Numerics.Networks.Backpropagation.Pullback<Rational>(sample.Network, trace, [1]).Parameters;
            var layout = sample.Network.Layout;
            return Property.Agreement(Enumerable.Range(0, layout.Layers).Count(l =>
                Enumerable.Range(layout.Weight(l, 0, 0), layout.Widths[l] * layout.Widths[l + 1]).Select(i => sample.Network.Parameters[i] * gradient[i]).Aggregate((a, b) => a + b) != trace.Output[0]));
        }),
        Property.ForAll("exchanging two hidden units exchanges their derivatives", Sampled.Seeds, seed =>
        {
            var sample = Sampled.Draw(Sampled.Stream(seed), [2, 2, 1], new Relu<Rational>());
            int[] order = [2, 3, 0, 1, 5, 4, 7, 6, 8]; // rows of the first layer, its biases, the columns of the second
            var other = sample with { Network = sample.Network.WithParameters([.. order.Select(k => sample.Network.Parameters[k])]) };
            return Property.Agreement(order.Index().Count(pair => other.Swept()[pair.Index] != sample.Swept()[pair.Item]));
        }),
        Property.ForAll("the Hessian by dual numbers through the sweep is symmetric", Sampled.Seeds, seed =>
        {
            var sample = Sampled.Draw(Sampled.Stream(seed), [2, 2, 1], new Square<Rational>());
            var h = Curvature.Hessian(sample.Network, new SquaredLoss<Rational>(), sample.Input, sample.Target);
            int n = h.GetLength(0);
            return Property.Agreement(Enumerable.Range(0, n * n).Count(k => h[k / n, k % n] != h[k % n, k / n]));
        }, cases: 20),
        Property.ForAll("∇(f ∘ A)(x) = Aᵀ∇f(Ax)", Sampled.Seeds, seed =>
        {
            var stream = Sampled.Stream(seed);
            var (program, point) = Programs.Random(stream, 2, 15);
            Rational[] a = Sampled.Fractions(stream, 4);
            var f = Programs.Swept(program, point);
            var determinant = (a[0] * a[3]) - (a[1] * a[2]);
            if (determinant.Sign == 0)
                return 0;
            Rational[] x = [((a[3] * point[0]) - (a[1] * point[1])) / determinant, ((a[0] * point[1]) - (a[2] * point[0])) / determinant];
            var composed = Enumerable.Range(0, 2).Select(k =>
            {
                Dual<Rational>[] y = [.. Enumerable.Range(0, 2).Select(i => new Dual<Rational>((a[2 * i] * x[0]) + (a[(2 * i) + 1] * x[1]), a[(2 * i) + k]))];
                return program.Value<Dual<Rational>>(y).Derivative;
            });
            return Property.Agreement(composed.Select((d, k) => d == (a[k] * f[0]) + (a[2 + k] * f[1])).Count(same => !same));
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("at a node used twice the last use may overwrite the first", "for f = x·x the sweep then returns x instead of 2x", OfPrograms(accumulate: false), Agreeing(SquareName)),
        Falsely("the weights need not be transposed on the way back", "the derivatives below a layer with an asymmetric square matrix are then wrong", OfNetworks(transposed: true), Agreeing(Shapes[^1].Name)),
    ];

    private static string Agreeing(string name) => $"partial derivatives of {name} that agree with dual numbers";

    private static Comparison Agreement(string name, Rational[] swept, Rational[] forward) =>
        new(Agreeing(name), Number.Exact(swept.Zip(forward).Count(pair => pair.First == pair.Second)), Relation.Equal, Number.Exact(forward.Length), new Proof(name, "partials"));

    private static Experiment OfPrograms(bool accumulate) => new("programs", context =>
    {
        var stream = context.Stream();
        List<(string Name, Numerics.Differentiation.StraightLineProgram Program, Rational[] Point)> cases = [(SquareName, Programs.Square, [3]), ("xor-network", Programs.Xor, [new(1, 3), new(1, 5)])];
        foreach (int k in Enumerable.Range(1, context.Size(10, 40, 200)))
        {
            var (program, point) = Programs.Random(stream, 4, 30);
            cases.Add(($"program-{k}", program, point));
        }

        var swept = cases.ConvertAll(c => Programs.Swept(c.Program, c.Point, accumulate));
        return new Findings
        {
            Comparisons =
            [
                .. cases.Select((c, k) => Agreement(c.Name, swept[k], Programs.Forward(c.Program, c.Point))),
                new("value of xor-network at (1/3, 1/5)", Exact(Programs.Xor.Value<Rational>(cases[1].Point)), Relation.Equal, Number.Exact(8, 15), new Proof("xor-network", "value")),
            ],
            Certificates = [.. cases.Select((c, k) => Programs.Gradient(c.Name, c.Program, c.Point, swept[k]))],
        };
    });

    private static Experiment OfNetworks(bool transposed) => new("networks", context =>
    {
        var stream = context.Stream();
        var drawn = Shapes.Select(s => (s.Name, Sample: Sampled.Draw(stream, s.Widths, s.Hidden), Square: s.Widths.Length > 3)).ToList();
        var swept = drawn.ConvertAll(d => d.Sample.Swept(transposed && d.Square ? SquareLayer : null));
        return new Findings
        {
            Comparisons = [.. drawn.Select((d, k) => Agreement(d.Name, swept[k], d.Sample.Forward()))],
            Certificates = [.. drawn.Select((d, k) => Programs.Gradient(d.Name, Programs.OfLoss(d.Sample.Network, d.Sample.Input, d.Sample.Target), [.. d.Sample.Network.Parameters], swept[k]))],
            Figures = [Diagonal(drawn[^1].Sample, swept[^1])],
        };
    });

    private static Figure Diagonal(Sampled sample, Rational[] swept)
    {
        var forward = sample.Forward();
        double[] x = [.. forward.Select(d => (double)d)], ends = [x.Min(), x.Max()];
        return new(
            "diagonal",
            "Two ways to a derivative",
            "Every partial derivative of the squared loss of a random 2-3-3-2 network of squares, by dual numbers and by the reverse sweep: all on the diagonal, exactly. With one weight matrix left untransposed (control) those below that layer leave it.",
            new("derivative by dual numbers"),
            new("derivative by the sweep"),
            [
                new Curve(Role.Bound, "equal", ends, ends),
                new Points(Role.Control, "one matrix untransposed", x, [.. sample.Swept(SquareLayer).Select(d => (double)d)]),
                new Points(Role.Measurement, "reverse sweep", x, [.. swept.Select(d => (double)d)]),
            ],
            Shapes[^1].Name);
    }

    // Lagrange's interpolation at h = 0.
    private static Rational AtZero((Rational H, Rational Value)[] points) => points
        .Select(p => points.Where(q => q.H != p.H).Aggregate(p.Value, (term, q) => term * q.H / (q.H - p.H)))
        .Aggregate((a, b) => a + b);

    private static Rational Dot(Rational[] a, Rational[] b) => a.Zip(b, (x, y) => x * y).Aggregate((x, y) => x + y);
}
