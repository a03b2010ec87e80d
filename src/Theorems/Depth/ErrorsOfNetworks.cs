using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Networks.Kernels;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>Widths bound pieces, pieces bound what a network can label right: random, trained and hand-made networks held against it.</summary>
public sealed class ErrorsOfNetworks : Claim
{
    private const int N = 32;

    private static readonly bool[] Alternating = LabelRuns.Alternating(N);

    private static readonly int[][] RandomShapes = [[3], [8], [2, 2], [3, 3], [5, 2], [2, 2, 2]];

    private static readonly int[][] TrainedShapes = [[4], [8], [16], [24], [3, 3], [5, 5], [4, 4, 4]];

    private static readonly int[] BestPieces = [3, 7, 15, 23];

    private sealed record Entry(string Name, string Words, ReluNetwork Network);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/errors-of-networks",
        Title: "Hidden widths n₁, …, n_L miss at least ⌈(n − Π(n_l + 1) − 1)/2⌉ alternating labels",
        Formula: @"\#\text{pieces} \le \prod_{l=1}^{L} (n_l+1),\qquad \#\text{errors} \ge \left\lceil\tfrac12\left(n - 1 - \prod_{l=1}^{L} (n_l+1)\right)\right\rceil",
        Prose: @"A ReLU network of one input with hidden widths $n_1, \dots, n_L$ has at most $\prod_l (n_l+1)$ affine pieces. Hence on $n$ points with alternating labels it errs at least $\lceil (n - \prod_l(n_l+1) - 1)/2\rceil$ times, whatever its weights and however they were found; an error rate below $\tfrac12 - \varepsilon$ needs $\prod_l (n_l+1) > 2\varepsilon n - 1$. Every network of the run is counted exactly: drawn at random, trained by gradient descent and rounded, folded, or built from a best function.",
        Hypotheses: [@"$n = 32$ points $i/32$, threshold $\tfrac12$; trained weights are rounded to multiples of $2^{-10}$ before anything is counted. The bounds for all networks are proved in the documentation; the run certifies those it met."],
        Sources: [Literature.Telgarsky2015, Literature.Serra2018.At("Theorem 1 for one input"), Literature.Ours("depth.md").At("The fewest errors")],
        Rung: Rung.Exact,
        Order: 12);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Drawn(), Learned(), Built()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("random widths 3, 2: at most 12 pieces, and no fewer errors than they allow", Domains.Vectors(17, Domains.Integers(-16, 16)), w => Slack(Network(w)), cases: 60),
        Property.ForAll("f and 1 − f with exchanged labels make equally many errors where f is never 1/2", Domains.Vectors(17, Domains.Integers(-16, 16)), w =>
            Property.Agreement(Errors(Network(w)) == Evidenced.Errors(Flipped(Network(w)), 0, 1, Array.ConvertAll(Alternating, b => !b))),
            given: w => Enumerable.Range(0, N).All(i => 2 * Network(w).At(new Rational(i, N))[0] != Rational.One)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("units, not products, bound the pieces: at most Σn_l + 1", "five folds of two units have 32 pieces", Built(most: w => w.Sum() + 1), Pieces("five folds")),
        Falsely("units, not products, bound the errors from below", "five folds of two units make none", Built(most: w => w.Sum() + 1), Errors("five folds")),
        Falsely("every network errs on half of the points, less one, at least", "the best function of 16 pieces misses a quarter", Built(most: _ => 1), Errors("four folds")),
    ];

    private static string Pieces(string words) => $"pieces of {words}";

    private static string Errors(string words) => $"errors of {words}";

    private static int Fewest(long pieces) => (int)Math.Max(0, (N - pieces) >> 1);

    private static Experiment Drawn() => new("random networks", context => Compared(
        [.. Enumerable.Range(0, RandomShapes.Length * context.Size(2, 4, 12)).Select(k => (K: k, Shape: RandomShapes[k % RandomShapes.Length]))
            .Select(c => new Entry($"random-{c.K}", $"random network {c.K}, widths {string.Join(", ", c.Shape)}", Folds.Random(c.Shape, context.Stream(c.K))))]));

    private static Experiment Learned() => new("trained networks", context => Compared(
        [.. Enumerable.Range(0, TrainedShapes.Length * context.Size(1, 2, 5)).Select(k => (K: k, Shape: TrainedShapes[k % TrainedShapes.Length]))
            .Select(c => new Entry($"trained-{c.K}", $"trained network {c.K}, widths {string.Join(", ", c.Shape)}", Trained(c.Shape, context.Stream(c.K), context.Size(400, 4000, 20000))))]));

    private static Experiment Built(Func<IEnumerable<int>, long>? most = null) => new("networks built on purpose", _ =>
    {
        string[] numbers = ["one fold", "two folds", "three folds", "four folds", "five folds"];
        return Compared(
            [
                .. numbers.Select((words, i) => new Entry($"folds-{i + 1}", words, Folds.Sawtooth(i + 1))),
                .. BestPieces.Select(t => new Entry($"best-{t}", $"a best function of {t} pieces as one hidden layer", ReluNetwork.Of(Best(t)))),
            ],
            most);
    });

    private static Findings Compared(IReadOnlyList<Entry> entries, Func<IEnumerable<int>, long>? most = null)
    {
        var (comparisons, dots) = (new List<Comparison>(), new List<(double Pieces, double Errors)>());
        foreach (var (name, words, network) in entries)
        {
            long bound = most?.Invoke(network.Layers.SkipLast(1).Select(l => l.Biases.Length)) ?? network.MostPieces;
            var (pieces, errors) = (network.On(0, 1).Pieces, Errors(network));
            comparisons.Add(new(Pieces(words), Number.Exact(pieces), Relation.AtMost, Number.Exact(bound), new Proof(name, "pieces")));
            comparisons.Add(new(Errors(words), Number.Exact(errors), Relation.AtLeast, Number.Exact(Fewest(bound)), new Proof(name, "errors")));
            dots.Add((pieces, errors));
        }

        return new Findings
        {
            Comparisons = comparisons,
            Certificates = [.. entries.Select(e => Evidenced.Pieces(e.Name, e.Network, 0, 1, Alternating))],
            Figures = [Against(entries[0].Name, dots)],
        };
    }

    private static int Errors(ReluNetwork network) => Evidenced.Errors(network, 0, 1, Alternating);

    // Gradient descent on the cross-entropy of all labels; kinks start inside [0, 1], and the border 0 of the logit becomes 1/2.
    private static ReluNetwork Trained(int[] shape, RandomStream stream, int steps)
    {
        int[] widths = [1, .. shape, 1];
        var kernel = new MlpKernel<double>(widths, [.. shape.Select(_ => KernelActivation.Relu), KernelActivation.Identity], KernelLoss.CrossEntropy, N);
        double[] parameters = new double[kernel.Layout.Count], inputs = [.. Enumerable.Range(0, N).Select(i => i / (double)N)], targets = [.. Alternating.Select(b => b ? 1.0 : 0.0)];
        for (int l = 0; l < widths.Length - 1; l++)
        {
            for (int i = 0; i < widths[l + 1]; i++)
            {
                for (int j = 0; j < widths[l]; j++)
                    parameters[kernel.Layout.Weight(l, i, j)] = l == 0 ? (stream.NextBoolean() ? 8 : -8) : stream.NextDouble(-1, 1);
                parameters[kernel.Layout.Bias(l, i)] = l == 0 ? -parameters[kernel.Layout.Weight(0, i, 0)] * stream.NextDouble() : stream.NextDouble(-0.5, 0.5);
            }
        }

        kernel.SetParameters(parameters);
        for (int step = 0; step < steps; step++)
            kernel.Step(inputs, targets, 0.3);
        kernel.CopyParametersTo(parameters);
        Rational Rounded(double v) => new((long)Math.Round(v * 1024), 1024);
        return Networks.Raised(
            new([.. Enumerable.Range(0, widths.Length - 1).Select(l => new AffineLayer(
                [.. Enumerable.Range(0, widths[l + 1]).Select(i => Enumerable.Range(0, widths[l]).Select(j => Rounded(parameters[kernel.Layout.Weight(l, i, j)])).ToArray())],
                [.. Enumerable.Range(0, widths[l + 1]).Select(i => Rounded(parameters[kernel.Layout.Bias(l, i)]))]))]),
            new(1, 2));
    }

    // The best function on the points 0, …, 31, as a function on [0, 1].
    private static PiecewiseLinearFunction Best(int pieces)
    {
        var (_, f, _) = Evidenced.Fewest("best", Alternating, pieces, continuous: true);
        return PiecewiseLinearFunction.Interpolate(x => f[x * N], [0, .. f.Ends.Select(e => e / N), 1]);
    }

    private static ReluNetwork Network(int[] w)
    {
        Rational[] Take(int from, int count) => [.. w.Skip(from).Take(count).Select(k => new Rational(k, 4))];
        return new(
            new AffineLayer([Take(0, 1), Take(1, 1), Take(2, 1)], Take(3, 3)),
            new AffineLayer([Take(6, 3), Take(9, 3)], Take(12, 2)),
            new AffineLayer([Take(14, 2)], Take(16, 1)));
    }

    private static ReluNetwork Flipped(ReluNetwork f) => Networks.Raised(Networks.Combination((-1, f)), 1);

    private static double Slack(ReluNetwork f) => f.On(0, 1).Pieces is var pieces && pieces <= f.MostPieces ? Errors(f) - Fewest(pieces) : -1;

    private static Figure Against(string certificate, IReadOnlyList<(double Pieces, double Errors)> dots)
    {
        double[] t = [.. Enumerable.Range(1, N).Select(k => (double)k)];
        return new(
            "errors",
            "No network beats its number of pieces",
            @"Errors of the networks of this experiment on 32 alternating labels, against the number of pieces each really has: none below the exact optimum for that number. Telgarsky's $(n-4t)/3$ is the lower line.",
            new("affine pieces $t$"),
            new("labels missed, of 32", Minimum: 0),
            [
                new Curve(Role.Bound, @"least: $\lceil (n-t-1)/2\rceil$", t, [.. t.Select(p => (double)Fewest((long)p))]),
                new Curve(Role.Reference, "literature: $(n-4t)/3$", [1, 8], [(N - 4) / 3.0, 0]),
                new Points(Role.Measurement, "networks", [.. dots.Select(d => d.Pieces)], [.. dots.Select(d => d.Errors)]),
            ],
            certificate);
    }
}
