using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>What holds for every network along a circle around 0: two kinks a unit in the first layer, an even number deeper down unless a layer dies.</summary>
public sealed class KinkParity : Claim
{
    private const string Odd = "units with an odd number of kinks";

    private static readonly int[][] Shapes = [[3, 3], [5, 4], [6, 5, 4], [8, 8], [4, 6, 3]];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/kink-parity",
        Title: "Along a circle around 0 every first-layer unit has two kinks, a deeper one an even number unless a layer dies",
        Formula: @"\#\{\theta : z_{1,i}(\theta) = 0\} = 2,\qquad \#\{\theta : z_{l,i}(\theta) = 0\} \equiv 0 \pmod 2 \quad\text{if no layer before } l \text{ vanishes anywhere}",
        Prose: @"For a bias-free ReLU network restricted to a circle around 0 in a plane, each unit of the first layer has exactly two kinks, at opposite points, so the layer has $2n_1$. A unit of a later layer has an even number of kinks as long as no earlier layer is 0 on a whole arc; across such a dead arc the sign may change without a zero, and the number may be odd.",
        Hypotheses: [@"A kink is an isolated zero of a unit's pre-activation; weights are nonzero integers (multiples of $2^{-21}$, scaled).", @"Weights in general position: no pre-activation vanishes on an arc where the layer before does not."],
        Sources: [Literature.HaninRolnick2019, Literature.Ours("depth.md").At("Kinks along a circle")],
        Rung: Rung.Exact,
        Order: 60);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [FirstLayer(layer: 0), Even(alive: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "scaling layers by positive numbers moves no kink",
            Domains.Pairs(Domains.Integers(0, 1_000_000), Domains.Vectors(3, Domains.Integers(1, 9))),
            p => Property.Agreement(CircleKinks.OfLayers(Drawn(p.First)).SequenceEqual(CircleKinks.OfLayers([.. Drawn(p.First).Select((w, l) => Array.ConvertAll(w, row => Array.ConvertAll(row, x => x * p.Second[l])))])))),
        Property.ForAll(
            "turning the plane by the angle of the triangle 3, 4, 5 (and scaling it by 5) changes no number",
            Domains.Integers(0, 1_000_000),
            k => Property.Agreement(CircleKinks.OfLayers(Drawn(k)).SequenceEqual(CircleKinks.OfLayers([Array.ConvertAll(Drawn(k)[0], row => (BigInteger[])[(3 * row[0]) - (4 * row[1]), (4 * row[0]) + (3 * row[1])]), .. Drawn(k).Skip(1)])))),
        Property.ForAll(
            "no layer has more kinks than its units times the arcs before it",
            Domains.Integers(0, 1_000_000),
            k => CircleKinks.OfLayers(Drawn(k)).Zip(CircleKinks.Most([3, 4, 3]), (kinks, most) => most - kinks).Min()),
        Property.ForAll(
            "small integers too: first-layer units with nonzero weights have two kinks each",
            Domains.Vectors(4, Domains.Vectors(2, Domains.Integers(-3, 3))),
            rows => Property.Agreement(CircleKinks.OfUnits([Array.ConvertAll(rows, row => Array.ConvertAll(row, x => (BigInteger)x))])[0].SequenceEqual(rows.Select(row => row[0] == 0 && row[1] == 0 ? 0 : 2)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the number of kinks is always even", "where the first layer is 0 on an arc, a second-layer unit may change its sign without a zero", Even(alive: false), Odd),
        Falsely("second-layer units have two kinks each as well", "they have as many as the folded curve crosses their line, 0 or 4 among them", FirstLayer(layer: 1), Twos(Shapes[0])),
    ];

    private static string Twos(int[] widths) => $"units with exactly two kinks, widths {string.Join(", ", widths)}";

    private static Experiment FirstLayer(int layer) => new("the first layer", context =>
    {
        // The control looks at networks in which it does matter.
        var networks = Shapes.Select((widths, i) => First(context, i, widths, n => layer == 0 || CircleKinks.OfUnits(n)[layer].Any(k => k != 2))).ToList();
        var counts = networks.Select(CircleKinks.OfUnits).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. Shapes.Select((widths, i) => new Comparison($"kinks of layer {layer + 1}, widths {string.Join(", ", widths)}", Number.Exact(counts[i][layer].Sum()), Relation.Equal, Number.Exact(2 * widths[layer]), new Proof($"network-{i + 1}", "firstLayer"))),
                .. Shapes.Select((widths, i) => new Comparison(Twos(widths), Number.Exact(counts[i][layer].Count(k => k == 2)), Relation.Equal, Number.Exact(widths[layer]), new Proof($"network-{i + 1}", "firstLayerTwos"))),
            ],
            Certificates = layer == 0 ? [.. networks.Select((n, i) => Certified($"network-{i + 1}", n))] : [],
        };
    });

    private static Experiment Even(bool alive) => new("even numbers", context =>
    {
        // Widths above 4 are seldom dead anywhere; widths 2 often are, and then half of the units are odd.
        int[][] shapes = alive ? [[6, 6], [8, 8, 8], [7, 7, 5]] : [[2, 6]];
        var networks = shapes.Select((widths, i) => First(context, i, widths, n => alive ? !Dead(n) : Dead(n) && CircleKinks.OfUnits(n)[^1].Any(int.IsOddInteger))).ToList();
        var odd = networks.ConvertAll(n => CircleKinks.OfUnits(n).Sum(layer => layer.Count(int.IsOddInteger)));
        return new Findings
        {
            Comparisons =
            [
                .. networks.Select((n, i) => new Comparison($"dead layers before the last, widths {string.Join(", ", shapes[i])}", Number.Exact(Dead(n) ? 1 : 0), Relation.Equal, Number.Exact(0), new Proof($"even-{i + 1}", "deadLayers"))),
                .. networks.Select((_, i) => new Comparison(i == 0 ? Odd : $"{Odd}, widths {string.Join(", ", shapes[i])}", Number.Exact(odd[i]), Relation.Equal, Number.Exact(0), new Proof($"even-{i + 1}", "oddUnits"))),
            ],
            Certificates = [.. networks.Select((n, i) => Certified($"even-{i + 1}", n))],
            Figures = alive ? [Figure(networks[1], shapes[1])] : [],
        };
    });

    /// <summary>Whether some layer before the last is 0 on an arc.</summary>
    private static bool Dead(IReadOnlyList<BigInteger[][]> network) => Enumerable.Range(1, network.Count - 1).Any(l => CircleKinks.Vanishes([.. network.Take(l)]));

    private static IReadOnlyList<BigInteger[][]> First(Context context, int shape, int[] widths, Func<IReadOnlyList<BigInteger[][]>, bool> wanted) =>
        Enumerable.Range(0, 1000).Select(k => RandomNetworks.Gaussian(context.Stream((1000L * shape) + k), widths)).First(wanted);

    private static IReadOnlyList<BigInteger[][]> Drawn(int k) => RandomNetworks.Gaussian(RandomStream.Named((ulong)k, "drawn"), [3, 4, 3]);

    private static Certificate Certified(string name, IReadOnlyList<BigInteger[][]> network) => Certificate.Of(
        name,
        "circle-kinks",
        new JsonObject { ["layers"] = new JsonArray([.. network.Select(layer => Networks.Rows(layer))]), ["kinks"] = Networks.Row(CircleKinks.OfLayers(network)) },
        []);

    private static Figure Figure(IReadOnlyList<BigInteger[][]> network, int[] widths)
    {
        var counts = CircleKinks.OfUnits(network);
        int[] flat = [.. counts.SelectMany(layer => layer)];
        return new(
            "kinks",
            "Kinks of each unit",
            @"Kinks along the circle of each unit of one network of widths 8, 8, 8: two in the first layer, an even number in the others.",
            new("unit, layer by layer", Ticks: [.. widths.Select((w, l) => new Tick(l * w, $"layer {l + 1}"))]),
            new("kinks", Minimum: 0, Maximum: flat.Max() + 1),
            [
                new BoundLine(Role.Bound, "two in layer 1", 2),
                new Points(Role.Measurement, "kinks of the unit", [.. flat.Select((_, i) => (double)i)], [.. flat.Select(k => (double)k)]),
            ],
            "even-2");
    }
}
