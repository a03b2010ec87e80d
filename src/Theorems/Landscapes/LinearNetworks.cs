using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Networks;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>A linear network with one hidden layer has one class of critical points for each set of at most p singular values, of known index.</summary>
public sealed class LinearNetworks : Claim
{
    private const string Lesser = "negative eigenvalues where the smaller of two singular values is fitted";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/linear-networks",
        Title: "In a linear network with one hidden layer every critical point but the best has a known positive index",
        Formula: @"n_-(I) = \#\{(i,j) : i \in I,\, j \notin I,\, \lambda_j > \lambda_i\} + (p-r)(d-r),\qquad n_0(I) = p^2 - (p-r)^2",
        Prose: @"For $L(A,B) = \tfrac12\lVert AB - Y\rVert_F^2$ with $A \in \mathbb{R}^{d\times p}$, $B \in \mathbb{R}^{p\times d}$ and $Y$ invertible with singular values $\lambda_1 > \dots > \lambda_d > 0$ there is, up to the change of coordinates $(AC, C^{-1}B)$, exactly one critical point for every set $I$ of $r \le p$ indices: $AB = \sum_{i \in I} \lambda_i u_i v_i^\top$ and $L = \tfrac12\sum_{j \notin I}\lambda_j^2$. Its Hessian has $n_-(I)$ negative and $n_0(I)$ zero eigenvalues, so only $I = \{1, \dots, p\}$ is a minimum, the global one, and every other critical point a strict saddle. For each class of the sizes run, at random rational singular vectors and coordinates $C$, the inertia is certified; that there are no others is proved in the documentation.",
        Hypotheses: [@"$Y$ is square and invertible with distinct singular values; $p \le d$; the data are white ($X = I$; any invertible $X$ reduces to it)."],
        Sources: [Literature.BaldiHornik1989, Literature.Kawaguchi2016.At("Theorem 2.3"), Literature.AchourMalgouyresGerchinovitz2024, Literature.Ours("landscapes.md").At("Linear networks")],
        Rung: Rung.Exact,
        Order: 40);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Classes(depth: 2, inversions: true), TwoValues(crossWeight: 1)];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("training", context => new Findings { Figures = [Training(context.Stream())] })];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("the inertia does not depend on singular vectors and coordinates", Domains.Integers(0, 1_000_000), seed =>
        {
            var stream = RandomStream.Named((ulong)seed, "linear-networks", "inertia");
            var classes = LinearClasses.Draw(stream, LinearClasses.Spectrum(3), 2, 2);
            return Property.Agreement(classes.Sets.Count(set => Gauge.Draw(stream, 2) is var gauge && classes.At(classes.Point(set, gauge), gauge).Inertia is var found
                && (found.Negative != Index(classes, set, true) || found.Zero != Nullity(classes, set) || found.Diagonal.Length != 12)));
        }, cases: 5),
        Property.ForAll("exchanging an index for a larger singular value lowers loss and index", Domains.Pairs(Domains.Integers(0, 255), Domains.Integers(0, 7)), p =>
        {
            var classes = new LinearClasses([], LinearClasses.Spectrum(8), [], 8, 2);
            int[] set = [.. Enumerable.Range(0, 8).Where(i => ((p.First >> i) & 1) == 1)];
            if (p.Second == 0 || !set.Contains(p.Second) || set.Contains(p.Second - 1))
                return 0;
            int[] better = [.. set.Select(i => i == p.Second ? i - 1 : i)];
            return Math.Min((double)(classes.LossOf(set) - classes.LossOf(better)), Index(classes, set, true) - Index(classes, better, true)) - double.Epsilon;
        }),
        Property.ForAll("wherever an iteration for ∇L = 0 converges from a random start, d = 3 and p = 1 or 2, it ends at a listed loss", Domains.Integers(0, 1_000_000), seed =>
        {
            const double tolerance = 1e-6;
            var classes = new LinearClasses([], LinearClasses.Spectrum(3), [], SearchedWidth(seed), 2);
            return Searched(seed) is { } value ? tolerance - classes.Sets.Min(set => Math.Abs((double)classes.LossOf(set) - value)) : double.NaN;
        }, given: seed => Searched(seed) is not null, cases: 20),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the index is the number of missed directions (p − r)(d − r)", "at I = {2} the missed larger singular value adds a negative direction", Classes(depth: 2, inversions: false), IndexOf([1])),
        Falsely("the same index holds with two hidden layers", "at the origin the Hessian of a product of three factors is 0", Classes(depth: 3, inversions: true), IndexOf([])),
        Falsely("it holds for every convex loss", "with doubled weights beside the diagonal the smaller singular value becomes a minimum of loss 9/8", TwoValues(crossWeight: 2), Lesser),
    ];

    private static int SearchedWidth(int seed) => 1 + (seed % 2);

    private static double? Searched(int seed) => CriticalSearch.Diagonal(3, SearchedWidth(seed)).From(RandomStream.Named((ulong)seed, "linear-networks", "search"));

    private static string IndexOf(int[] set) => $"negative eigenvalues at I = {LinearClasses.Text(set)}";

    private static int Index(LinearClasses classes, int[] set, bool inversions) =>
        (inversions ? LinearClasses.Inversions(set) : 0) + ((classes.Width - set.Length) * (classes.Size - set.Length));

    private static int Nullity(LinearClasses classes, int[] set) => (classes.Width * classes.Width) - ((classes.Width - set.Length) * (classes.Width - set.Length));

    private static Experiment Classes(int depth, bool inversions) => new("all classes", context =>
    {
        var (size, width) = (context.Size(4, 6, 8), context.Size(2, 3, 3));
        var classes = LinearClasses.Draw(context.Stream(), LinearClasses.Spectrum(size), width, depth);
        int[][] sets = [.. classes.Sets];
        var found = context.Map(sets.Length, k =>
        {
            var gauge = depth == 2 ? Gauge.Draw(context.Stream(k + 1), width) : Gauge.Identity(width);
            Rational[] point = classes.Point(sets[k], gauge);
            var (value, inertia) = classes.At(point, gauge);
            var certificate = LinearClasses.Critical($"class-{LinearClasses.Name(sets[k])}", classes.Loss, point, value, inertia);
            return new Shard(value.ToString(), inertia.Negative, inertia.Zero, certificate.Utf8.ToArray());
        });
        return new Findings
        {
            Comparisons =
            [
                .. sets.SelectMany((set, k) => new Comparison[]
                {
                    new(IndexOf(set), Number.Exact(found[k].Negative), Relation.Equal, Number.Exact(Index(classes, set, inversions)), Proof(set, "negative")),
                    new($"zero eigenvalues at I = {LinearClasses.Text(set)}", Number.Exact(found[k].Zero), Relation.Equal, Number.Exact(Nullity(classes, set)), Proof(set, "zero")),
                    new($"loss at I = {LinearClasses.Text(set)}", Exact(Rational.Parse(found[k].Value)), Relation.Equal, Exact(classes.LossOf(set)), Proof(set, "value")),
                }),
            ],
            Certificates = [.. sets.Select((set, k) => new Certificate($"class-{LinearClasses.Name(set)}", found[k].Certificate))],
            Figures = [Staircase(classes, sets)],
        };

        static Proof Proof(int[] set, string fact) => new($"class-{LinearClasses.Name(set)}", fact);
    });

    // a, b ∈ R², target diag(1, 3/2): the two rank-one points on the axes.
    private static Experiment TwoValues(int crossWeight) => new("two singular values", _ =>
    {
        var loss = new LinearNetworkLoss([[1, 0], [0, new(3, 2)]], [1], crossWeight == 1 ? null : [[1, crossWeight], [crossWeight, 1]]);
        Rational[] lesser = [1, 0, 1, 0], greater = [0, new(3, 2), 0, 1];
        Findings At(string name, Rational[] point, string quantity, Relation relation, int bound, Rational value)
        {
            var inertia = Numerics.Inertia.CongruenceDiagonal.Of(loss.Hessian(point));
            return new()
            {
                Comparisons =
                [
                    new(quantity, Number.Exact(inertia.Negative), relation, Number.Exact(bound), new Proof(name, "negative")),
                    new($"loss at the point {name}", Exact(loss.Value(point)), Relation.Equal, Exact(value), new Proof(name, "value")),
                ],
                Certificates = [LinearClasses.Critical(name, loss, point, loss.Value(point), inertia)],
            };
        }

        var (at, best) = (At("lesser", lesser, Lesser, Relation.AtLeast, 1, new(9, 8)), At("greater", greater, "negative eigenvalues where the larger of two singular values is fitted", Relation.Equal, 0, new(1, 2)));
        return new() { Comparisons = [.. at.Comparisons, .. best.Comparisons], Certificates = [.. at.Certificates, .. best.Certificates] };
    });

    private static Figure Staircase(LinearClasses classes, int[][] sets)
    {
        double X(int[] set) => Index(classes, set, true);
        double Y(int[] set) => (double)classes.LossOf(set);
        var (x, y) = (new List<double>(), new List<double>());
        foreach (int[] set in sets)
        {
            foreach (int i in set.Where(i => i > 0 && !set.Contains(i - 1)))
            {
                int[] better = [.. set.Select(k => k == i ? i - 1 : k)];
                x.AddRange([X(set), X(better), double.NaN]);
                y.AddRange([Y(set), Y(better), double.NaN]);
            }
        }

        int[] best = [.. Enumerable.Range(0, classes.Width)];
        return new(
            "staircase",
            "Loss and index fall together along exchanges",
            @"Every critical class at its index and its loss. Along the lines one fitted singular value is exchanged for the next larger one: both fall. Across the lines a lower loss may have a higher index.",
            new("index $n_-$"),
            new("loss"),
            [
                new Curve(Role.Reference, "exchange for the next larger value", x, y),
                new Points(Role.Measurement, "critical classes", [.. sets.Select(X)], [.. sets.Select(Y)]),
                new BoundLine(Role.Bound, "the global minimum", Y(best)),
            ],
            $"class-{LinearClasses.Name(best)}");
    }

    private static Figure Training(RandomStream stream)
    {
        const double step = 0.005;
        const int steps = 1600;
        var classes = LinearClasses.Draw(stream, LinearClasses.Spectrum(4), 2, 2);
        double[] theta = [.. Enumerable.Range(0, classes.Loss.Parameters).Select(_ => stream.NextDouble(-1e-6, 1e-6))];
        var (times, losses) = (new List<double>(), new List<double>());
        for (int k = 0; k <= steps; k++)
        {
            if (k % 8 == 0)
            {
                times.Add(k * step);
                losses.Add(classes.Loss.Value(theta));
            }

            double[] gradient = classes.Loss.Gradient(theta);
            for (int i = 0; i < theta.Length; i++)
                theta[i] -= step * gradient[i];
        }

        return new(
            "plateaus",
            "Training visits the saddles one after the other",
            @"Gradient descent from entries of size $10^{-6}$ rests at the losses of $I = \emptyset$ and $I = \{1\}$, exactly $\frac{39}{2}$ and 7, before it reaches the minimum $\frac52$ at $I = \{1, 2\}$.",
            new("time (steps times step size)"),
            new("loss"),
            [
                new BoundLine(Role.Bound, @"$I = \emptyset$: $\frac{39}{2}$", 19.5),
                new BoundLine(Role.Bound, @"$I = \{1\}$: 7", 7),
                new BoundLine(Role.Bound, @"$I = \{1, 2\}$: $\frac52$", 2.5),
                new Curve(Role.Measurement, "gradient descent", times, losses),
            ]);
    }

    private sealed record Shard(string Value, int Negative, int Zero, byte[] Certificate);
}
