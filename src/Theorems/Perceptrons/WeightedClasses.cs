using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Counting;

namespace Verify.Theorems.Perceptrons;

/// <summary>The same counts by listing: weights for every class of self-dual threshold functions, and a proof that none is missing.</summary>
public sealed class WeightedClasses : Claim
{
    // Classes for N = 2, …, 9 variables (OEIS A001532).
    private static readonly ImmutableArray<int> KnownClasses = [0, 1, 2, 3, 7, 21, 135, 2470, 175428];

    private const string Reached = "threshold functions of the most variables this effort lists";
    private const string ReachedClasses = "classes of the most variables this effort lists";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/weighted-classes",
        Title: "A list of weights closed under exchanges is complete, and counts the threshold functions",
        Formula: @"\sum_{\text{classes}} \frac{N!}{\prod_c m_c!}\, 2^{\#\{i : c_i \ne 0\}} = 14,\, 104,\, 1882,\, 94572,\, 15028134,\, 8378070864 \quad (N = 3,\dots,8)",
        Prose: @"Threshold functions of $n$ variables are the self-dual ones of $N = n+1$. Up to permuting and negating variables these have weights $w_1\ge\dots\ge w_N\ge 0$, and there are 1, 2, 3, 7, 21, 135, 2470, 175428 classes for $N = 2,\dots,9$. Walking from cell to cell through the chamber, by exchanging the values at a least true point and its opposite, meets every class: a list of weights closed under these steps is complete. A class stands for as many functions as its Chow parameters $c_i$ have images ($m_c$ counts equal $|c_i|$). The sums agree with the counts over finite fields, which use neither weights nor classes. The weights come from a feasibility search and are not the least possible. Quick effort goes to $n = 6$, standard effort to 7, thorough effort to 8.",
        Hypotheses: [@"Weights are integers, with no $\langle w,x\rangle = 0$ at $x\in\{\pm1\}^N$; other steps out of the list carry a Farkas vector."],
        Sources: [Literature.Chow1961, Literature.MurogaTsuboiBaugh1970, Literature.OeisA001532, Literature.OeisA000609, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 24);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        .. Enumerable.Range(1, 5).Select(n => Listed($"{n} variable{(n == 1 ? "" : "s")}", _ => n, $"threshold functions of {n} variable{(n == 1 ? "" : "s")}, listed", $"classes of {n} variable{(n == 1 ? "" : "s")}", $"classes-{n}")),
        Listed("as many variables as the effort allows", context => context.Size(6, 7, 8), Reached, ReachedClasses, "classes"),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "random weights, sorted by size, fall into a listed class with the same Chow parameters (N = 5)",
            Domains.Vectors(5, Domains.Integers(-12, 12)),
            w => Property.Agreement(Five.Value.Contains(Chow(Cubes.NowhereZero(w))))),
        Property.ForAll(
            "signed permutations of the weights do not change the sorted Chow parameters (N = 5)",
            Domains.Vectors(5, Domains.Integers(-12, 12)),
            v => Property.Agreement(Cubes.NowhereZero(v) is var w && Chow(w) == Chow([-w[3], w[1], -w[4], w[0], w[2]]))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("a class may be left out", "the sum then misses its orbit, and the list is not closed", Listed("as many variables as the effort allows", _ => 5, Reached, ReachedClasses, "classes", dropped: 1), Reached),
        Falsely("every class has 2^N N! members", "equal or vanishing Chow parameters make the orbit smaller", Listed("as many variables as the effort allows", _ => 5, Reached, ReachedClasses, "classes", fullOrbits: true), Reached),
    ];

    private static readonly Lazy<HashSet<string>> Five = new(() => [.. ThresholdClasses.Search(5).Weights.Select(w => Chow([.. w.Select(v => (int)v)]))]);

    private static Experiment Listed(string name, Func<Context, int> variables, string quantity, string classes, string certificate, int dropped = 0, bool fullOrbits = false) => new(name, context =>
    {
        int n = variables(context);
        var found = ThresholdClasses.Search(n + 1, context.Cancellation);
        found = found with { Weights = [.. found.Weights.SkipLast(dropped)] };
        var functions = fullOrbits ? found.Weights.Length * Enumerable.Range(1, n + 1).Aggregate(BigInteger.One, (p, k) => 2 * k * p) : found.Functions;
        var independent = n < 8 ? Arrangements.Interpolate(n, Arrangements.Count(n, Arrangements.Primes(n))).Regions.Numerator : Arrangements.Known[n];
        bool whole = dropped == 0 && !fullOrbits;
        return new Findings
        {
            Comparisons =
            [
                new(quantity, Number.Exact(functions), Relation.Equal, Number.Exact(independent), new Proof(certificate, "thresholdFunctions")),
                Cubes.Count(classes, found.Weights.Length, KnownClasses[n], certificate, "classes"),
            ],
            Certificates = whole ? [Certify(certificate, found)] : [],
            Figures = certificate == "classes" ? [Sizes(found)] : [],
            Remarks = [$"{n} variables: {found.Weights.Length} classes, {found.Rejections.Length} steps refuted by Farkas vectors, largest weight found {found.Weights.Max(w => w[0])} (not the least possible)."],
        };
    });

    internal static Certificate Certify(string name, ThresholdClasses found) => Certificate.Of(
        name,
        "threshold-classes",
        new JsonObject { ["variables"] = $"{found.Variables - 1}", ["classes"] = $"{found.Weights.Length}", ["thresholdFunctions"] = $"{found.Functions}" },
        new JsonObject
        {
            ["weights"] = Cubes.Rows(found.Weights.Select(w => w.AsEnumerable())),
            ["rejections"] = Cubes.Rows(found.Rejections.Select(r => (IEnumerable<string>)[$"{r.Class}", $"{r.Point}", .. r.Farkas.Select(f => $"{f.Point} {f.Multiplier}")])),
        });

    private static Figure Sizes(ThresholdClasses found)
    {
        var sizes = found.Weights.GroupBy(w => (int)w[0]).OrderBy(g => g.Key).ToArray();
        int top = sizes[^1].Key;
        return new(
            "largest-weights",
            "Small weights do",
            $"Classes of self-dual threshold functions of $N = {found.Variables}$ variables by the largest weight of the row that certifies them; the rows come from a feasibility search and are not the smallest ones.",
            new("largest weight $w_1$", Minimum: 0),
            new("classes"),
            [
                new Histogram(Role.Measurement, "classes", [.. Enumerable.Range(0, top + 1).Select(k => k + 0.5)], [.. Enumerable.Range(1, top).Select(k => (double)(sizes.FirstOrDefault(g => g.Key == k)?.Count() ?? 0))]),
            ],
            "classes");
    }

    private static int Side(int[] w, int x) => w.Select((v, i) => (x >> i & 1) == 1 ? v : -v).Sum();

    private static string Chow(int[] w) => string.Join(' ', w.Select((_, i) => Math.Abs(Enumerable.Range(0, 1 << w.Length).Sum(x => (Side(w, x) > 0) == ((x >> i & 1) == 1) ? 1 : -1))).Order());
}
