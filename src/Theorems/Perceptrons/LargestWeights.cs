using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Counting;

namespace Verify.Theorems.Perceptrons;

/// <summary>How large integer weights must be: a list of all classes with small ones, and one function that needs the largest of them.</summary>
public sealed class LargestWeights : Claim
{
    // For N = 3, …, 8 variables; computed here, both sides certified. The catalogue of Muroga, Tsuboi and Baugh has the same rows.
    private static readonly ImmutableArray<int> Needed = [0, 1, 1, 1, 2, 3, 5, 9, 18];

    private const int Fewest = 3;

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/largest-weights",
        Title: "The largest integer weights that threshold functions need, from both sides",
        Formula: @"\max_{f}\ \min_{w\in\mathbb{Z}^N:\ f = \sgn\langle w,\cdot\rangle}\ \max_i\,\lvert w_i\rvert = 1,\,2,\,3,\,5,\,9,\,18 \quad (N = n+1 = 3,\dots,8)",
        Prose: @"Write a threshold function of $n$ variables as the sign of $\langle w,x\rangle$ on $\{\pm1\}^N$, $N = n+1$, the threshold being the weight of a constant 1. A complete list of the classes, each with weights of least sum, has no weight above 1, 2, 3, 5, 9, 18 for $N = 3,\dots,8$. And for one function of each $N$, positive multipliers on its true points prove that all of its integer weights have an entry so large. Hadamard's inequality allows $N^{N/2}/2^{N-1}$ only. Quick effort goes to $N = 7$, the others to 8.",
        Hypotheses: [@"Weights are integers with $\langle w,x\rangle \ne 0$ at all $x\in\{\pm1\}^N$."],
        Sources: [Literature.MurogaTsuboiBaugh1970, Literature.Ours("perceptrons.md").At("Largest weights")],
        Rung: Rung.Exact,
        Order: 25);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Listed(least: true, fewer: 0)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "no multipliers exceed the weights that a random function has (N = 5)",
            Domains.Vectors(5, Domains.Integers(-9, 9)),
            w => Property.Agreement(LeastWeights.Exceed([.. Cubes.NowhereZero(w).Select(v => (BigInteger)v)], Cubes.NowhereZero(w).Max(Math.Abs)) is null)),
        Property.ForAll(
            "signs and order of the weights do not matter to what a function needs (N = 5)",
            Domains.Pairs(Domains.Vectors(5, Domains.Integers(-9, 9)), Domains.Integers(0, 3)),
            p => Property.Agreement(
                Cubes.NowhereZero(p.First) is var w
                && (LeastWeights.Exceed([.. w.Select(v => (BigInteger)v)], p.Second) is null) == (LeastWeights.Exceed([-w[3], w[1], -w[4], w[0], w[2]], p.Second) is null))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("one less is enough", "for some function the multipliers add up to more than that allows", Listed(least: true, fewer: 1), Need(6)),
        Falsely("any weights that a search finds are as small", "a feasible point of the linear program is not an optimal one", Listed(least: false, fewer: 0), Most(6)),
    ];

    private static string Need(int variables) => $"weight that one function needs, N = {variables}";

    private static string Most(int variables) => $"largest weight in a complete list, N = {variables}";

    private static string ListName(int variables) => $"list-{variables}";

    private static string NeedName(int variables) => $"need-{variables}";

    private static Experiment Listed(bool least, int fewer) => new("complete lists and demanding functions", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());

        // A control needs no long lists.
        for (int n = Fewest; n <= (least && fewer == 0 ? context.Size(7, 8, 8) : 6); n++)
        {
            var found = ThresholdClasses.Search(n, context.Cancellation);
            var reduced = LeastWeights.Reduce(found, context.Cancellation);
            var list = least ? reduced : found;
            var needed = Number.Exact(Needed[n] - fewer);
            comparisons.Add(new(Most(n), Number.Exact(list.Weights.Max(w => w[0])), Relation.Equal, needed, new Proof(ListName(n), "largestWeight")));
            certificates.Add(WeightedClasses.Certify(ListName(n), list));
            var (weights, multipliers) = Demanding(reduced, Needed[n] - 1);
            comparisons.Add(new(Need(n), Number.Exact(Needed[n]), Relation.Equal, needed, new Proof(NeedName(n), "atLeast")));
            certificates.Add(Certificate.Of(
                NeedName(n),
                "large-weight",
                new JsonObject { ["weights"] = Cubes.Row(weights), ["atLeast"] = $"{Needed[n]}" },
                new JsonObject { ["points"] = Cubes.Row(multipliers.Select(y => y.Point)), ["multipliers"] = Cubes.Row(multipliers.Select(y => y.Multiplier)) }));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Growth()] };
    });

    private static (ImmutableArray<BigInteger> Weights, ImmutableArray<(int Point, BigInteger Multiplier)> Multipliers) Demanding(ThresholdClasses list, int bound) =>
        list.Weights.Where(w => w[0] > bound).Select(w => (w, LeastWeights.Exceed(w, bound))).Where(c => c.Item2 is not null).Select(c => (c.w, c.Item2!.Value)).FirstOrDefault(([], []));

    private static Figure Growth()
    {
        double[] n = [3, 4, 5, 6, 7, 8];
        return new(
            "largest-weights",
            "Weights grow, but slowly",
            @"The largest entry that integer weights must have for some self-dual threshold function of $N$ variables (points; certified from both sides as far as the effort goes) and Hadamard's bound $N^{N/2}/2^{N-1}$ on minors.",
            new("variables $N = n + 1$", Ticks: [.. n.Select(k => new Tick(k, $"{k}"))]),
            new("largest weight", AxisScale.Log2),
            [
                new Curve(Role.Bound, "$N^{N/2}/2^{N-1}$", n, [.. n.Select(k => Math.Pow(k, k / 2) / Math.Pow(2, k - 1))]),
                new Points(Role.Measurement, "needed", n, [.. n.Select(k => (double)Needed[(int)k])]),
            ],
            NeedName(7));
    }
}
