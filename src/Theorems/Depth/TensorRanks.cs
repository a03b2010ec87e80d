using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Networks;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>Cohen, Sharir and Shashua (2016): almost every deep arithmetic circuit of polynomial size needs an exponentially wide shallow one.</summary>
public sealed class TensorRanks : Claim
{
    // Parameters are drawn from so many integers that a vanishing minor has probability below 512·63/2³¹ (Schwartz and Zippel).
    private const int Range = (1 << 30) - 1;

    private static readonly (int Modes, int Size, int[] Widths)[] Deep =
    [
        (4, 2, [2, 2]), (4, 3, [2, 2]), (4, 3, [3, 3]), (4, 4, [3, 3]), (4, 4, [4, 4]), (4, 3, [5, 5]), (4, 3, [3, 1]), (8, 2, [2, 2, 2]), (8, 3, [2, 2, 2]), (8, 3, [3, 1, 1]),
    ];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/tensor-rank",
        Title: "Deep arithmetic circuits have tensors of rank $r^{N/2}$, almost all of them: shallow ones need as many terms",
        Formula: @"\operatorname{rank}\,[\mathcal{A}]_{\text{odd},\text{even}} = r^{N/2},\qquad r = \min(r_0, M),\qquad \text{so}\qquad \mathcal{A} = \sum_{z=1}^{Z} u_z^1\otimes\dots\otimes u_z^N \;\Rightarrow\; Z \ge r^{N/2}",
        Prose: @"A hierarchical Tucker network of $N = 2^L$ modes of size $M$ combines $r_0$ vectors a mode, level by level and in pairs, into a tensor. Its matricisation with odd modes as rows and even modes as columns has rank at most $r^{N/2}$ for all parameters, and exactly $r^{N/2}$ for all outside a proper algebraic set, which has measure 0: each certificate is a parameter point with a minor of that size not 0 modulo a prime, hence not 0, so the minor's polynomial is not 0. A sum of $Z$ products of vectors (one hidden layer of width $Z$) has rank at most $Z$ in every matricisation, so it equals such a tensor, or approximates it without limit, only if $Z \ge r^{N/2}$.",
        Hypotheses: [@"Product pooling and linear activations (arithmetic circuits); inner widths are at least 1, and parameters need not be shared.", @"$r_0$ vectors at each leaf; the statement holds for the odd–even matricisation, not for every one."],
        Sources: [Literature.CohenSharirShashua2016.At("Theorem 1"), Literature.Bentkamp2016, Literature.Ours("depth.md").At("Tensors: a minor modulo a prime")],
        Rung: Rung.Exact,
        Order: 50);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Ranks(halves: false, degenerate: false, (m, widths, modes) => Power(Math.Min(widths[0], m), modes / 2)), Sums((z, most) => Math.Min(z, most))];

    /// <inheritdoc/>
    public override IEnumerable<Illustration> Illustrations => [new("small parameters", Deficient)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "the rank is never above r^(N/2), whatever the parameters: here with N = 4, M = 3, r₀ = 2",
            Domains.Integers(0, 1_000_000),
            k => 4 - TensorNetwork.Random(RandomStream.Named((ulong)k, "any"), 4, 3, [2, 3], 2).Rank()),
        Property.ForAll(
            "shared parameters reach the full rank 4 as well",
            Domains.Integers(0, 1_000_000),
            k => Property.Agreement(Shared(TensorNetwork.Random(RandomStream.Named((ulong)k, "shared"), 4, 2, [2, 2], Range)).Rank() == 4)),
        Property.ForAll(
            "the halves' matricisation has rank at most the top width",
            Domains.Pairs(Domains.Integers(0, 1_000_000), Domains.Integers(1, 4)),
            p => p.Second - TensorNetwork.Random(RandomStream.Named((ulong)p.First, "halves"), 4, 3, [3, p.Second], Range).Rank(halves: true)),
        Property.ForAll(
            "an invertible change of basis in one mode keeps the rank",
            Domains.Integers(0, 1_000_000),
            k => Property.Agreement(ChangedRank(TensorNetwork.Random(RandomStream.Named((ulong)k, "basis"), 4, 3, [2, 2], 3)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("every matricisation has that rank", "with the first half of the modes as rows it is at most the top width", Ranks(halves: true, degenerate: false, (m, widths, modes) => Power(Math.Min(widths[0], m), modes / 2)), Rank(4)),
        Falsely("all parameters have that rank", "equal vectors at the leaves give rank 1", Ranks(halves: false, degenerate: true, (m, widths, modes) => Power(Math.Min(widths[0], m), modes / 2)), Rank(4)),
        Falsely("the width of the leaves does not matter", "r is min(r₀, M): two vectors of size 3 span two dimensions", Ranks(halves: false, degenerate: false, (m, _, modes) => Power(m, modes / 2)), Rank(1)),
        Falsely("a shallow circuit of 8 terms has rank 9 as well", "a sum of Z products has rank at most Z", Sums((_, most) => most), Shallow(8)),
    ];

    private static string Rank(int i) => $"rank for N = {Deep[i].Modes}, M = {Deep[i].Size}, widths {string.Join(", ", Deep[i].Widths)}";

    private static string Shallow(int terms) => $"rank of the shallow circuit with Z = {terms}, N = 4, M = 3";

    private static Experiment Ranks(bool halves, bool degenerate, Func<int, int[], int, int> claimed) => new("deep circuits", context =>
    {
        (int Modes, int Size, int[] Widths)[] cases = [.. Deep, .. context.Size<(int, int, int[])[]>([], [(8, 4, [4, 4, 4]), (16, 2, [2, 2, 2, 2])], [(8, 4, [4, 4, 4]), (16, 2, [2, 2, 2, 2])])];
        var networks = cases.Select((c, i) => TensorNetwork.Random(context.Stream(i), c.Modes, c.Size, c.Widths, Range)).Select(n => degenerate ? EqualLeaves(n) : n).ToList();
        return new Findings
        {
            Comparisons =
            [
                .. cases.Select((c, i) => new Comparison(
                    i < Deep.Length ? Rank(i) : $"rank for N = {c.Modes}, M = {c.Size}, widths {string.Join(", ", c.Widths)}",
                    Number.Exact(networks[i].Rank(halves)),
                    Relation.Equal,
                    Number.Exact(claimed(c.Size, c.Widths, c.Modes)),
                    new Proof($"deep-{i + 1}", "rank"))),
            ],
            Certificates = halves || degenerate ? [] : [.. networks.Select((n, i) => Certified($"deep-{i + 1}", n))],
        };
    });

    private static Experiment Sums(Func<int, int, int> claimed) => new("shallow circuits", context =>
    {
        int[] terms = [1, 3, 5, 8, 9, 12];
        var networks = terms.Select((z, i) => TensorNetwork.Random(context.Stream(i), 4, 3, [z], Range)).ToList();
        return new Findings
        {
            Comparisons = [.. terms.Select((z, i) => new Comparison(Shallow(z), Number.Exact(networks[i].Rank()), Relation.Equal, Number.Exact(claimed(z, 9)), new Proof($"sum-{z}", "rank")))],
            Certificates = [.. terms.Select((z, i) => Certified($"sum-{z}", networks[i]))],
            Figures = [Figure(terms, [.. networks.Select(n => (double)n.Rank())])],
        };
    });

    private static Certificate Certified(string name, TensorNetwork network)
    {
        var (rows, columns) = network.Minor();
        return Certificate.Of(
            name,
            "tensor-rank",
            new JsonObject
            {
                ["split"] = "alternating",
                ["levels"] = new JsonArray([.. network.Levels.Select(level => new JsonArray([.. level.Select(node => Networks.Rows(node))]))]),
                ["rank"] = rows.Length.ToString(),
            },
            new JsonObject { ["rows"] = Networks.Row(rows), ["columns"] = Networks.Row(columns) });
    }

    private static TensorNetwork EqualLeaves(TensorNetwork network) => new([[.. network.Levels[0].Select(leaf => Array.ConvertAll(leaf, _ => leaf[0]))], .. network.Levels.Skip(1)]);

    private static TensorNetwork Shared(TensorNetwork network) => new([.. network.Levels.Select(level => Array.ConvertAll(level, _ => level[0]))]);

    // The first mode in the basis (1, 1, 0), (0, 1, 1), (0, 0, 1).
    private static bool ChangedRank(TensorNetwork network)
    {
        long[][] leaf = Array.ConvertAll(network.Levels[0][0], u => (long[])[u[0], u[0] + u[1], u[1] + u[2]]);
        return new TensorNetwork([[leaf, .. network.Levels[0][1..]], .. network.Levels.Skip(1)]).Rank() == network.Rank();
    }

    private static int Power(int b, int exponent) => (int)Rational.Pow(b, exponent).Numerator;

    private static Findings Deficient(Context context)
    {
        int[] ranges = [1, 2, 3, 5, 10, 20, 50, 100];
        int nets = context.Size(1000, 10_000, 100_000);
        double[] shares = [.. ranges.Select((w, i) =>
        {
            var stream = context.Stream(i);
            return Enumerable.Range(0, nets).Count(_ => TensorNetwork.Random(stream, 4, 2, [2, 2], w).Rank() < 4) / (double)nets;
        })];
        double[] x = [.. ranges.Select(w => (double)w)];
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "small-parameters",
                    "Small integers are not almost all parameters",
                    $"Share of {nets} networks ($N = 4$, $M = r_0 = r_1 = 2$) with parameters uniform on the integers of $[-W, W]$ whose rank falls short of 4: nearly all for $W = 1$, soon few, below Schwartz and Zippel's $28/(2W+1)$ throughout.",
                    new("largest parameter $W$", AxisScale.Log10),
                    new("share of deficient networks", AxisScale.Log10),
                    [
                        new Curve(Role.Bound, @"$\min(1, 28/(2W+1))$", x, [.. x.Select(w => Math.Min(1, 28 / ((2 * w) + 1)))]),
                        new Points(Role.Measurement, "rank below 4", x, [.. shares.Select(s => s > 0 ? s : double.NaN)]),
                    ]),
            ],
            Remarks = [$"Deficient shares for W = {string.Join(", ", ranges)}: {string.Join(", ", shares)}. A network drawn with small weights is no counterexample to \"almost all\"."],
        };
    }

    private static Figure Figure(int[] terms, double[] ranks)
    {
        double[] z = [.. terms.Select(t => (double)t)];
        return new(
            "shallow",
            "A shallow circuit needs a term for every unit of rank",
            @"Rank of sums of $Z$ products (points, certified) is $\min(Z, 9)$ for $N = 4$, $M = 3$: the deep network with $r_0 = 3$ has rank 9 with $r_1 = 3$, and even with $r_1 = 1$.",
            new("terms $Z$"),
            new("rank of the matricisation", Minimum: 0, Maximum: 10),
            [
                new Curve(Role.Bound, @"$\min(Z, 9)$", [1, 9, 12], [1, 9, 9]),
                new BoundLine(Role.Reference, "deep, $r_0 = 3$", 9),
                new Points(Role.Measurement, "shallow", z, ranks),
            ],
            "sum-8");
    }
}
