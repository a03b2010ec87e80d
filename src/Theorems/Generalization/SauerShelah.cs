using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Rademacher;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Generalization;

/// <summary>A class that shatters no d + 1 points labels m points in at most Σ C(m, i) ways, i ≤ d.</summary>
public sealed class SauerShelah : Claim
{
    private const string Intervals = "intervals";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "generalization/sauer-shelah",
        Title: "A class of VC dimension d labels m points in at most Σ_{i≤d} C(m, i) ways",
        Formula: @"\lvert A\rvert \le \sum_{i=0}^{d}\binom{m}{i},\qquad d = \max\{\lvert S\rvert : A \text{ shatters } S\}",
        Prose: @"If a family $A$ of subsets of $m$ points shatters no set of more than $d$ points, it has at most $\sum_{i\le d}\binom mi$ members: polynomially many, not $2^m$. Intervals of a line ($d = 2$), one-sided intervals ($d = 1$) and all sets of at most $d$ points attain it. Moreover every family shatters at least as many sets as it has members.",
        Hypotheses: [@"$A$ is a family of distinct subsets of $m$ points; $S$ is shattered if every subset of $S$ is $S\cap a$ for some $a\in A$."],
        Sources: [Literature.Sauer1972, Literature.Shelah1972, Literature.VapnikChervonenkis1971.At("with a slightly larger bound")],
        Rung: Rung.Exact,
        Order: 33);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Families(less: 0)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("all families on 4 points: no more members than the bound, no more than shattered sets", Domains.Integers(1, 65_535), table => Slack(Members((uint)table), 4), cases: 400),
        Property.ForAll("drawn families on 8 points", Seeds, seed => Slack(Drawn(RandomStream.Named((ulong)seed, "families"), 8, 1 + (seed % 200)), 8)),
        Property.ForAll("complements shatter the same sets", Domains.Integers(1, 65_535), table => Property.Agreement(FiniteClass.Shattered(Members((uint)table), 4).SequenceEqual(FiniteClass.Shattered([.. Members((uint)table).Select(s => s ^ 15)], 4)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the sum may stop at d − 1", "intervals attain the bound with the term i = d", Families(less: 1), Size(Intervals)),
        Falsely("one-sided intervals are as few without the last term", "they are m + 1, one more than C(m, 0) = 1 allows from m = 1 on", Families(less: 1), Size("one-sided intervals")),
    ];

    private static Domain<int> Seeds => Domains.Integers(0, 1_000_000);

    private static string Size(string name) => $"number of sets: {name}";

    private static List<uint> Members(uint table) => [.. Enumerable.Range(0, 16).Where(s => ((table >> s) & 1) == 1).Select(s => (uint)s)];

    private static List<uint> Drawn(RandomStream stream, int points, int count)
    {
        uint[] all = [.. Enumerable.Range(0, 1 << points).Select(s => (uint)s)];
        stream.Shuffle<uint>(all);
        return [.. all.Take(count).Order()];
    }

    private static double Slack(List<uint> family, int points)
    {
        var shattered = FiniteClass.Shattered(family, points);
        return (double)BigInteger.Min(shattered.Count - family.Count, FiniteClass.SauerBound(points, BitOperations.PopCount(shattered[^1])) - family.Count);
    }

    private static Experiment Families(int less) => new("families of sets", context =>
    {
        int m = context.Size(10, 12, 14);
        uint Run(int from, int to) => ((1u << to) - 1) & ~((1u << from) - 1);
        List<(string Name, string File, List<uint> Family)> families =
        [
            (Intervals, "intervals", Sorted(from a in Enumerable.Range(0, m + 1) from b in Enumerable.Range(0, m + 1) where a <= b select Run(a, b))),
            ("one-sided intervals", "one-sided", Sorted(Enumerable.Range(0, m + 1).Select(k => Run(0, k)))),
            ("sets of at most three points", "small", Sorted(Enumerable.Range(0, 1 << m).Select(s => (uint)s).Where(s => BitOperations.PopCount(s) <= 3))),
            ("half-planes through twelve points of a circle", "half-planes", Sorted(from a in Enumerable.Range(0, 12) from k in Enumerable.Range(0, 13) select Rotated(Run(0, k), a))),
            ("boxes of a drawn set in the plane", "boxes", Boxes(context.Stream(), 9)),
            ("100 drawn sets", "drawn", Drawn(context.Stream(1), m, 100)),
        ];
        int[] points = [m, m, m, 12, 9, m];
        var shattered = families.Select((f, i) => FiniteClass.Shattered(f.Family, points[i])[^1]).ToList();
        int[] dimensions = [.. shattered.Select(BitOperations.PopCount)];
        return new Findings
        {
            Comparisons = [.. families.Select((f, i) => new Comparison(Size(f.Name), Number.Exact(f.Family.Count), Relation.AtMost, Number.Exact(FiniteClass.SauerBound(points[i], dimensions[i] - less)), new Proof(f.File, "sets"), less == 0 ? new Proof(f.File, "sauer") : null))],
            Certificates = [.. families.Select((f, i) => Certificate(f.File, points[i], f.Family, shattered[i]))],
            Figures = [Figure()],
            Remarks = [$"VC dimensions: {string.Join(", ", families.Select((f, i) => $"{f.Name} {dimensions[i]}"))}."],
        };
    });

    private static List<uint> Sorted(IEnumerable<uint> sets) => [.. sets.Distinct().Order()];

    private static uint Rotated(uint set, int by) => ((set << by) | (set >> (12 - by))) & 0xFFF;

    // What axis-parallel boxes cut out of points with distinct coordinates, given as a permutation.
    private static List<uint> Boxes(RandomStream stream, int points)
    {
        int[] height = [.. Enumerable.Range(0, points)];
        stream.Shuffle<int>(height);
        var ends = Enumerable.Range(0, points + 1);
        return Sorted(
            from left in ends
            from right in ends
            from low in ends
            from high in ends
            where left <= right && low <= high
            select Enumerable.Range(left, right - left).Where(x => low <= height[x] && height[x] < high).Aggregate(0u, (s, x) => s | (1u << x)));
    }

    private static Certificate Certificate(string name, int points, List<uint> family, uint shattered) => Evidence.Certificate.Of(
        name,
        "vc-dimension",
        new JsonObject { ["points"] = $"{points}", ["sets"] = Networks.Row(family), ["dimension"] = $"{BitOperations.PopCount(shattered)}" },
        new JsonObject { ["shattered"] = Networks.Row(Enumerable.Range(0, points).Where(i => ((shattered >> i) & 1) == 1)) });

    private static Figure Figure()
    {
        double[] m = [.. Enumerable.Range(1, 14).Select(k => (double)k)];
        Curve Bound(int d) => new(Role.Bound, $"$d = {d}$", m, [.. m.Select(k => (double)FiniteClass.SauerBound((int)k, d))]);
        return new(
            "growth",
            "Polynomially many labellings, not 2ᵐ",
            @"The bound $\sum_{i\le d}\binom mi$ for $d = 1,2,3$, attained by one-sided intervals and by intervals (points); all labellings would be $2^m$.",
            new("points $m$", Minimum: 0),
            new("labellings", AxisScale.Log10),
            [
                new Curve(Role.Reference, "$2^m$", m, [.. m.Select(k => Math.Pow(2, k))]),
                Bound(1), Bound(2), Bound(3),
                new Points(Role.Measurement, "intervals", m, [.. m.Select(k => (k * (k + 1) / 2) + 1)]),
                new Points(Role.Measurement, "one-sided intervals", m, [.. m.Select(k => k + 1)]),
            ],
            "intervals");
    }
}
