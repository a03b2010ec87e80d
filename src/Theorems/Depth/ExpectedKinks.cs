using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;
using Verify.Numerics.Statistics;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>How many kinks a random ReLU network has along a circle: an exact formula for every finite width, tested on exactly counted samples.</summary>
public sealed class ExpectedKinks : Claim
{
    private const double Alpha = 1e-5;
    private const int Shards = 8;

    private static readonly Shape[] Shapes = [new(4, 5), new(2, 2, 2), new(3, 3, 3), new(4, 6, 3)];

    // Many arcs make the finite-sample limits wide, so these are left to longer runs of more replicates.
    private static readonly Shape[] Larger = [new(3, 3, 3, 3), new(10, 10, 10)];

    /// <summary>The least power a statistical control must have.</summary>
    private static readonly Number RequiredPower = Number.Exact(999_999, 1_000_000);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/expected-kinks",
        Title: "At initialisation kinks grow with the number of neurons, not exponentially with depth",
        Formula: @"\mathbb{E}\,\#\text{kinks} = 2\sum_{l=1}^{L} n_l \prod_{j<l}\Bigl(1 - \frac{n_j + 1}{2^{n_j}}\Bigr) \le 2\sum_{l=1}^{L} n_l",
        Prose: @"A bias-free ReLU network of widths $n_1, \dots, n_L$ with independent centred Gaussian weights has, along any circle around 0 in a plane, the expected number of kinks above: two a neuron, less what narrow layers lose, and never more, while ${}2n_1\prod_{l\ge2}(n_l+1)$ and more are possible. Each sample is counted exactly, and the mean of each layer is compared with the formula by a finite-sample bound.",
        Hypotheses: [@"Weights of a layer have one variance, which may differ between layers; they are drawn by an exact method and rounded to odd multiples of $2^{-21}$, and the formula is that of unrounded weights. A network of more inputs, restricted to a plane, is one of two inputs.", @"A kink is an isolated zero of a pre-activation; stretches where a whole layer is dead are not kinks."],
        Sources: [Literature.HaninRolnick2019, Literature.EdelmanKostlan1995, Literature.MaurerPontil2009.At("Theorem 4"), Literature.Ours("depth.md").At("Expected kinks at finite width")],
        Rung: Rung.Statistical,
        Order: 62);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Means(Shapes, CircleKinks.Expected, Larger)];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("neurons against kinks", ManyShapes)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "no term of the formula is negative, and the sum is at most 2 Σ n_l",
            Domains.Vectors(4, Domains.Integers(1, 12)),
            n => Math.Min((double)CircleKinks.Expected(n).Min(), (double)((2 * n.Sum()) - CircleKinks.Expected(n).Aggregate((a, b) => a + b)))),
        Property.ForAll(
            "no sample exceeds the greatest number there can be",
            Domains.Integers(0, 1_000_000),
            k => CircleKinks.OfLayers(RandomNetworks.Gaussian(RandomStream.Named((ulong)k, "most"), [2, 3, 3])).Zip(CircleKinks.Most([2, 3, 3]), (kinks, most) => most - kinks).Min()),
        Property.ForAll(
            "rescaling a layer (He's or any other variance) changes no count",
            Domains.Pairs(Domains.Integers(0, 1_000_000), Domains.Integers(1, 50)),
            p => Property.Agreement(CircleKinks.OfLayers(RandomNetworks.Gaussian(RandomStream.Named((ulong)p.First, "scale"), [3, 3])).SequenceEqual(
                CircleKinks.OfLayers([.. RandomNetworks.Gaussian(RandomStream.Named((ulong)p.First, "scale"), [3, 3]).Select(w => Array.ConvertAll(w, row => Array.ConvertAll(row, x => x * p.Second)))])))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely(
            "every neuron has two kinks",
            "at width 2 three quarters of a layer's kinks are lost before the third",
            Means([Shapes[1]], widths => [.. widths.Select(n => (Rational)(2 * n))]),
            Kinks(Shapes[1], 1),
            context => Power(context, Shapes[1], 1, 4)),
        Falsely(
            "only layers that are entirely dead lose kinks: the factor is 1 − 2^(−n)",
            "a single active unit folds the circle to a point of the sphere as well, so the loss is (n + 1)2^(−n)",
            Means([Shapes[2]], widths => Factored(widths, n => 1 - Rational.Pow(2, -n))),
            Kinks(Shapes[2], 1),
            context => Power(context, Shapes[2], 1, new(21, 4))),
        Falsely(
            "kinks multiply from layer to layer: a neuron has one on every arc before it",
            "an arc is short, and a random line seldom crosses it",
            Means([Shapes[0]], widths => [.. CircleKinks.Most(widths).Select(m => (Rational)m)]),
            Kinks(Shapes[0], 1),
            context => Power(context, Shapes[0], 1, 40)),
    ];

    private static string Kinks(Shape shape, int layer) => $"mean kinks of layer {layer + 1}, widths {shape}";

    private static int Replicates(Context context) => context.Size(2400, 24_000, 200_000);

    private static int Replicates(Context context, Shape shape) => Replicates(context) * (Array.IndexOf(Larger, shape) < 0 ? 1 : 4);

    private static Rational[] Factored(IReadOnlyList<int> widths, Func<int, Rational> factor)
    {
        var product = Rational.One;
        return [.. widths.Select((n, l) => 2 * n * (l == 0 ? product : product *= factor(widths[l - 1])))];
    }

    private static Experiment Means(IReadOnlyList<Shape> all, Func<IReadOnlyList<int>, Rational[]> formula, params Shape[] larger) => new("means of exact counts", context =>
    {
        Shape[] shapes = [.. all, .. context.Size([], larger, larger)];
        int[] counts = Array.ConvertAll(shapes, s => Replicates(context, s));
        var parts = context.Map(shapes.Length * Shards, k => Shard(context, shapes[k / Shards], counts[k / Shards], k % Shards));
        var tallies = shapes.Select((_, i) => Tally.Sum(parts.Skip(i * Shards).Take(Shards))).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. shapes.SelectMany((s, i) => s.Widths.Select((_, l) => new Comparison(
                    Kinks(s, l),
                    l == 0 ? Mean(tallies[i].Sums[0], counts[i]) : Estimated(tallies[i], l, counts[i], CircleKinks.Most(s.Widths)[l]),
                    Relation.Equal,
                    Networks.Exact(formula(s.Widths)[l])))),
            ],
            Figures = [Figure(shapes, tallies, counts)],
            Remarks = [$"Each network is counted in exact arithmetic; means by layer: {string.Join("; ", shapes.Select((s, i) => $"{s} ({counts[i]} networks): {string.Join(", ", tallies[i].Sums.Select(sum => ((double)sum / counts[i]).ToString("0.###")))}"))}. The first layer is exact in every sample. \"Not refuted at α = 10⁻⁵\" is all that is said of the others."],
        };
    });

    private static Tally Shard(Context context, Shape shape, int n, int part) =>
        Tally.Of(context, shape, Array.IndexOf([.. Shapes, .. Larger], shape), n * part / Shards, n * (part + 1) / Shards);

    private static Number Mean(long sum, int n) => Number.Exact(sum, n);

    private static Number Estimated(Tally tally, int layer, int n, long range)
    {
        var (lower, upper) = BoundedMean.EmpiricalBernstein(n, tally.Sums[layer], tally.Squares[layer], range, Alpha);
        return Number.Estimated((double)tally.Sums[layer] / n, lower, upper, Alpha);
    }

    private static Comparison Power(Context context, Shape shape, int layer, Rational falsely)
    {
        var expected = CircleKinks.Expected(shape.Widths)[layer];
        var power = BoundedMean.Power(Replicates(context), Rational.Abs(falsely - expected), CircleKinks.Most(shape.Widths)[layer], Alpha);
        return new($"power: the interval excludes {falsely} if the mean is {expected}, range {CircleKinks.Most(shape.Widths)[layer]} (Hoeffding)", Number.Enclosed(power.Lower, power.Upper), Relation.AtLeast, RequiredPower);
    }

    private static Figure Figure(IReadOnlyList<Shape> shapes, List<Tally> tallies, int[] counts)
    {
        var items = shapes.SelectMany((s, i) => s.Widths.Select((_, l) => (Shape: s, Layer: l, Tally: tallies[i], Count: counts[i]))).ToList();
        double[] at = [.. items.Select((_, i) => (double)i)];
        var limits = items.Select(t => t.Layer == 0 ? (2.0 * t.Shape.Widths[0], 2.0 * t.Shape.Widths[0]) : BoundedMean.EmpiricalBernstein(t.Count, t.Tally.Sums[t.Layer], t.Tally.Squares[t.Layer], CircleKinks.Most(t.Shape.Widths)[t.Layer], Alpha)).ToList();
        return new(
            "means",
            "Mean kinks of each layer",
            $"Mean kinks by layer over {counts.Min()} or more exactly counted networks a shape, with limits at $\\alpha = 10^{{-5}}$ and the exact expectation; two a neuron is too many behind narrow layers.",
            new("layer", Ticks: [.. items.Select((t, i) => new Tick(i, $"{t.Shape} ({t.Layer + 1})"))]),
            new("kinks", Minimum: 0),
            [
                new Points(Role.Measurement, "mean", at, [.. items.Select(t => (double)t.Tally.Sums[t.Layer] / t.Count)], [.. limits.Select(l => l.Item1)], [.. limits.Select(l => l.Item2)]),
                new Points(Role.Bound, "expectation", [.. at.Select(x => x + 0.2)], [.. items.Select(t => (double)CircleKinks.Expected(t.Shape.Widths)[t.Layer])]),
                new Points(Role.Control, "two a neuron", at, [.. items.Select(t => 2.0 * t.Shape.Widths[t.Layer])]),
            ]);
    }

    private static Findings ManyShapes(Context context)
    {
        int nets = context.Size(4, 40, 200);
        List<Shape> shapes = [.. from width in (int[])[3, 5, 8] from depth in (int[])[1, 2, 3, 4, 5] select new Shape([.. Enumerable.Repeat(width, depth)])];
        var means = context.Map(shapes.Count, k => (double)Tally.Of(context, shapes[k], k, 0, nets).Sums.Sum() / nets);
        double[] neurons = [.. shapes.Select(s => (double)s.Widths.Sum())];
        double[] line = [3, 15, 25, 40];
        int[] deep = [1, 2, 3, 4, 5];
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "neurons",
                    "Regions grow with neurons, not exponentially with depth",
                    $"Mean kinks of {nets} random networks of width 3, 5 and 8 and depth 1 to 5: they follow two a neuron, less the exact loss at small width; the most that width 5 allows grows exponentially.",
                    new("neurons", AxisScale.Log2),
                    new("kinks along the circle", AxisScale.Log10),
                    [
                        new Curve(Role.Reference, "two a neuron", line, [.. line.Select(n => 2 * n)]),
                        .. ((int[])[3, 5, 8]).Select(w => (Layer)new Curve(Role.Bound, $"expectation, width {w}", [.. deep.Select(d => (double)w * d)], [.. deep.Select(d => (double)CircleKinks.Expected([.. Enumerable.Repeat(w, d)]).Aggregate((a, b) => a + b))])),
                        new Points(Role.Measurement, "means", neurons, means),
                        new Curve(Role.Control, "most possible, width 5", [.. deep.Select(d => 5.0 * d)], [.. deep.Select(d => 10 * Math.Pow(6, d - 1))]),
                    ]),
            ],
        };
    }

    /// <summary>Hidden widths from the input up.</summary>
    private sealed record Shape(params int[] Widths)
    {
        public override string ToString() => string.Join('–', Widths);
    }

    /// <summary>Sums of the counts of each layer, and of their squares.</summary>
    private sealed record Tally(long[] Sums, long[] Squares)
    {
        private const long StreamsOfAShape = 10_000_000;

        public static Tally Of(Context context, Shape shape, int index, int from, int to)
        {
            var tally = new Tally(new long[shape.Widths.Length], new long[shape.Widths.Length]);
            for (int k = from; k < to; k++)
            {
                int[] kinks = CircleKinks.OfLayers(RandomNetworks.Gaussian(context.Stream((index * StreamsOfAShape) + k), shape.Widths));
                for (int l = 0; l < kinks.Length; l++)
                {
                    tally.Sums[l] += kinks[l];
                    tally.Squares[l] += (long)kinks[l] * kinks[l];
                }
            }

            return tally;
        }

        public static Tally Sum(IEnumerable<Tally> parts) => parts.Aggregate((a, b) => new Tally([.. a.Sums.Zip(b.Sums, (x, y) => x + y)], [.. a.Squares.Zip(b.Squares, (x, y) => x + y)]));
    }
}
