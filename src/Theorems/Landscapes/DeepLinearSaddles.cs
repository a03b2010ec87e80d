using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Inertia;
using Verify.Numerics.Networks;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>With two or more hidden layers a linear network has saddles without a negative eigenvalue; the loss falls there at the order of the depth.</summary>
public sealed class DeepLinearSaddles : Claim
{
    private const string Diagonal = "leading coefficient along (t, t, t)";

    private static readonly int[] Depths = [3, 4];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/deep-linear-saddles",
        Title: "From depth 3 on linear networks have saddles without negative curvature",
        Formula: @"n_-(I) = \#\{(i,j) : i \in I,\, j \notin I,\, \lambda_j > \lambda_i\},\qquad L(t) = L(0) - \lambda_{r+1}\,t^H + \tfrac12 t^{2H}",
        Prose: @"For $L = \tfrac12\lVert W_H\cdots W_1 - Y\rVert_F^2$ with $H \ge 3$ factors and hidden width $p$, take the critical point that fits the singular values in $I$, $r = \lvert I\rvert \le p$, with all other entries of the factors 0. Its index counts exchanges for larger values only. So $I = \{1, \dots, r\}$ with $r < p$ has no negative eigenvalue and yet is no minimum: along $t\,e_{r+1}v_{r+1}^\top$, $t\,e_{r+1}e_{r+1}^\top$, …, $t\,u_{r+1}e_{r+1}^\top$ the loss falls by $\lambda_{r+1}t^H - \tfrac12 t^{2H}$. Certified for $H = 3$ and 4 at the sizes run, and for three scalar factors with product 2.",
        Hypotheses: [@"$Y$ is square and invertible with distinct singular values; $p \le d$; $X = I$.", "Points with other entries in the idle part of the middle factors may be strict saddles; filled with ones they are."],
        Sources: [Literature.Kawaguchi2016.At("Theorem 2.3"), Literature.AchourMalgouyresGerchinovitz2024, Literature.Ours("landscapes.md").At("Deep linear networks")],
        Rung: Rung.Exact,
        Order: 50);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Tightened(filled: false), Descents(depthOfOrder: 0), Scalars(), Origin(decay: null)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the gradient by products of factors is that of backpropagation", Domains.Integers(0, 1_000_000), seed =>
        {
            var stream = RandomStream.Named((ulong)seed, "deep-linear", "gradient");
            Rational[][] target = [.. Enumerable.Range(0, 3).Select(_ => Numbers(stream, 3))];
            Rational[] theta = Numbers(stream, 12);
            var layout = new ParameterLayout([3, 2, 3]);
            var parameters = new Rational[layout.Count];
            for (int k = 0; k < 6; k++)
                (parameters[layout.Weight(0, k / 3, k % 3)], parameters[layout.Weight(1, k / 2, k % 2)]) = (theta[k], theta[6 + k]);
            var network = new DenseNetwork<Rational>([3, 2, 3], [new Identity<Rational>(), new Identity<Rational>()], parameters);
            Rational[] inputs = [1, 0, 0, 0, 1, 0, 0, 0, 1], targets = [.. Enumerable.Range(0, 9).Select(k => target[k % 3][k / 3])];
            var swept = Numerics.Networks.Backpropagation.GradientOfSum<Rational>(network, new SquaredLoss<Rational>(), inputs, targets);
            Rational[] gradient = new LinearNetworkLoss(target, [2]).Gradient(theta);
            return Property.Agreement(Enumerable.Range(0, 6).Count(k => gradient[k] != swept.Parameters[layout.Weight(0, k / 3, k % 3)] || gradient[6 + k] != swept.Parameters[layout.Weight(1, k / 2, k % 2)]));
        }),
        Property.ForAll("the loss at a class is ½ Σ λ_j² over what it misses, at every depth", Domains.Pairs(Domains.Integers(0, 1_000_000), Domains.Integers(2, 5)), p =>
        {
            var classes = LinearClasses.Draw(RandomStream.Named((ulong)p.First, "deep-linear", "loss"), LinearClasses.Spectrum(3), 2, p.Second);
            return Property.Agreement(classes.Sets.Count(set => classes.Loss.Value(classes.Point(set, Gauge.Identity(2))) != classes.LossOf(set)));
        }, cases: 20),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("what the idle part of the middle factors holds does not matter", "filled with ones it restores the (p − r)(d − r) negative directions", Tightened(filled: true), IndexOf(3, [0])),
        Falsely("the descent is quadratic at every depth", "all second derivatives along the path vanish; the first term is that of t to the depth", Descents(depthOfOrder: 2), OrderAt(3, 1)),
        Falsely("weight decay leaves the picture as it is", "at depth 3 any decay turns the saddle at the origin into a minimum: its Hessian is the decay", Origin(decay: new(1, 10)), Diagonal),
    ];

    private static string IndexOf(int depth, int[] set) => $"negative eigenvalues at depth {depth}, I = {LinearClasses.Text(set)}";

    private static string OrderAt(int depth, int rank) => $"order of descent at depth {depth} from rank {rank}";

    private static Rational[] Numbers(RandomStream stream, int count) => [.. Enumerable.Range(0, count).Select(_ => new Rational(stream.Next(-9, 9), stream.Next(1, 4)))];

    private static LinearClasses Drawn(Context context, int depth) => LinearClasses.Draw(context.Stream(depth), LinearClasses.Spectrum(context.Size(3, 4, 5)), context.Size(2, 3, 3), depth);

    private static Experiment Tightened(bool filled) => new("indices", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int depth in Depths)
        {
            var classes = Drawn(context, depth);
            var gauge = Gauge.Identity(classes.Width);
            foreach (int[] set in classes.Sets)
            {
                Rational[] point = classes.Point(set, gauge, filled);
                var (value, inertia) = classes.At(point, gauge);
                string name = $"depth-{depth}-class-{LinearClasses.Name(set)}";
                certificates.Add(LinearClasses.Critical(name, classes.Loss, point, value, inertia));
                comparisons.Add(new(IndexOf(depth, set), Number.Exact(inertia.Negative), Relation.Equal, Number.Exact(LinearClasses.Inversions(set)), new Proof(name, "negative")));
            }
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    // Every factor gains t in the next idle place; depthOfOrder 0 expects the order H.
    private static Experiment Descents(int depthOfOrder) => new("descents", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int depth in Depths)
        {
            var classes = Drawn(context, depth);
            for (int rank = 0; rank < classes.Width; rank++)
            {
                int[] set = [.. Enumerable.Range(0, rank)], next = [.. Enumerable.Range(0, rank + 1)];
                Rational[] start = classes.Point(set, Gauge.Identity(classes.Width)), end = classes.Point(next, Gauge.Identity(classes.Width));

                // The step to the next class has λ v in the first factor; the path has v.
                int first = classes.Width * classes.Size;
                Rational[] direction = [.. end.Zip(start, (b, a) => b - a).Select((x, i) => i < first ? x / classes.Values[rank] : x)];
                Rational[][] path = CriticalPoints.Ray(start, direction);
                var t = path.Select(row => Series<Rational>.Of([.. row, .. new Rational[(2 * depth) - 1]])).ToArray();
                var loss = classes.Loss.Value(t);
                Rational[] series = [.. Enumerable.Range(0, (2 * depth) + 1).Select(k => loss[k])];
                string name = $"descent-{depth}-{rank}";
                certificates.Add(CriticalPoints.Series(name, LinearClasses.Function(classes.Loss), path, series));
                comparisons.Add(new(OrderAt(depth, rank), Number.Exact(CriticalPoints.Order(series)), Relation.Equal, Number.Exact(depthOfOrder == 0 ? depth : depthOfOrder), new Proof(name, "order")));
                comparisons.Add(new($"leading coefficient at depth {depth} from rank {rank}", Exact(series[CriticalPoints.Order(series)]), Relation.Equal, Exact(-classes.Values[rank]), new Proof(name, "coefficient")));
            }
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Falls()] };
    });

    private static Experiment Scalars() => new("three scalars with product 2", _ =>
    {
        var loss = new LinearNetworkLoss([[2]], [1, 1]);
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (var (name, point, negative, zero) in new (string, Rational[], int, int)[] { ("all-zero", [0, 0, 0], 0, 3), ("two-zero", [1, 0, 0], 1, 1), ("solved", [2, 1, 1], 0, 2) })
        {
            var inertia = CongruenceDiagonal.Of(loss.Hessian(point));
            certificates.Add(LinearClasses.Critical(name, loss, point, loss.Value(point), inertia));
            comparisons.Add(new($"negative eigenvalues at ({Row(point)})", Number.Exact(inertia.Negative), Relation.Equal, Number.Exact(negative), new Proof(name, "negative")));
            comparisons.Add(new($"zero eigenvalues at ({Row(point)})", Number.Exact(inertia.Zero), Relation.Equal, Number.Exact(zero), new Proof(name, "zero")));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    private static Experiment Origin(Rational? decay) => new("the origin of three scalars", _ =>
    {
        var loss = new LinearNetworkLoss([[2]], [1, 1], Decay: decay);
        Rational[][] path = [[0, 1], [0, 1], [0, 1]];
        var along = loss.Value(path.Select(row => Series<Rational>.Of([.. row, 0, 0, 0, 0, 0])).ToArray());
        Rational[] series = [.. Enumerable.Range(0, 7).Select(k => along[k])];
        return new Findings
        {
            Comparisons = [new(Diagonal, Exact(series[CriticalPoints.Order(series)]), Relation.Below, Number.Exact(0), new Proof("diagonal", "coefficient"))],
            Certificates = [CriticalPoints.Series("diagonal", LinearClasses.Function(loss), path, series)],
        };
    });

    private static Figure Falls()
    {
        double[] t = [.. Enumerable.Range(0, 61).Select(k => Math.Pow(10, (k / 30.0) - 2))];
        Curve Fall(Role role, int depth) => new(role, $"$H = {depth}$", t, [.. t.Select(x => Math.Pow(x, depth) - (Math.Pow(x, 2 * depth) / 2))]);
        return new(
            "falls",
            "The deeper the network, the flatter its saddles",
            @"How far the loss has fallen from a saddle when every factor has moved by $t$ towards the next singular value $\lambda = 1$: $t^H - \frac12 t^{2H}$. At depth 2 (reference) the curvature is negative, from depth 3 on it is 0.",
            new("$t$", AxisScale.Log10),
            new("$L(0) - L(t)$", AxisScale.Log10),
            [
                Fall(Role.Reference, 2),
                Fall(Role.Measurement, 3),
                Fall(Role.Measurement, 4),
                new BoundLine(Role.Bound, @"all of it: $\frac12\lambda^2$", 0.5),
            ],
            "descent-3-0");
    }
}
