using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>The number of linear threshold functions of n ≤ 4 variables, by deciding every Boolean function, and the parallelogram criterion (2-asummability) that decides them.</summary>
public sealed class ThresholdFunctionCounts : Claim
{
    private const int Most = 4;

    private static readonly long[] Known = [2, 4, 14, 104, 1882];

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/threshold-functions",
        Title: "4, 14, 104, 1882 functions are linear threshold functions",
        Formula: @"\#\{f : f(x)=1 \iff \langle w,x\rangle \ge \theta\} = 4,\, 14,\, 104,\, 1882 \quad (n = 1,2,3,4)",
        Prose: @"Of the $2^{2^n}$ Boolean functions of $n$ variables exactly 4, 14, 104 and 1882 are linear threshold functions for $n = 1, 2, 3, 4$. Each of the others is refuted by a parallelogram $a + b = c + d$ of $\{0,1\}^n$ with $f(a) = f(b) \ne f(c) = f(d)$.",
        Hypotheses: [@"$f : \{0,1\}^n \to \{0,1\}$; weights and threshold are integers (rational or real ones give the same functions)."],
        Sources: [Literature.OeisA000609, Literature.MurogaTsuboiBaugh1970, Literature.MinskyPapert1969],
        Rung: Rung.Exact,
        Order: 20);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        .. Enumerable.Range(1, Most).Select(n => Counted(n, Known[n])),
        Criterion("no parallelogram", n => ParallelogramMasks.Count(ParallelogramMasks.TwoAsummable(n))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "integer weights compute a function that no parallelogram refutes (n = 6)",
            Domains.ThresholdUnits(6, 9),
            u => Property.Agreement(!Parallelogram.TryFind(Computed(u), out _))),
        Property.ForAll(
            "the Chow parameters of a threshold function are shared with none of 20 neighbours",
            Domains.Pairs(Domains.ThresholdUnits(5, 7), Domains.Vectors(20, Domains.Integers(0, 31))),
            p => Property.Agreement(SharedChowParameters(Computed(p.First), p.Second))),
        Property.ForAll(
            "negating an input, permuting inputs and self-dualising leave separability as it is (n = 4)",
            Domains.BooleanFunctions(4),
            f => Property.Agreement(new[] { f.NegateInput(2), f.PermuteInputs(3, 1, 4, 2), f.Negate(), f.SelfDualise() }.Count(g => IsThreshold(g) != IsThreshold(f)))),
        Property.ForAll(
            "a function of 5 variables has weights or a refuting parallelogram, and never both",
            Domains.Pairs(Domains.ThresholdUnits(5, 5), Domains.BooleanFunctions(5)),
            p => Property.Agreement(Nearby(p.First, p.Second).Count(f => IsThreshold(f) == Parallelogram.TryFind(f, out _)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("Cover's count holds for the cube (n = 3)", "the vertices of a cube are not in general position, and special position separates strictly fewer dichotomies", Counted(3, Cover(3)), Counting(3)),
        Falsely("Cover's count holds for the cube (n = 4)", "the vertices of a cube are not in general position", Counted(4, Cover(4)), Counting(4)),
        Falsely("unate functions are threshold functions", "x₁x₂ ∨ x₃x₄ is unate, and 1100 + 0011 = 1010 + 0101 refutes it; there are 2170 unate functions of 4 variables", Criterion("no parallelogram", n => BooleanFunction.Enumerate(n).Count(f => f.IsUnate())), Meeting(4)),
        Falsely("the constants are not counted", "with integers w and θ both constants are threshold functions: w = 0 with θ = 0 or θ = 1", Counted(2, Known[2] - 2), Counting(2)),
    ];

    private static string Counting(int n) => $"threshold functions of {n} variable{(n == 1 ? "" : "s")}";

    private static string Meeting(int n) => $"threshold functions among those of {n} variable{(n == 1 ? "" : "s")}, against the functions that meet the criterion";

    // 2 Σ_{k ≤ n} C(2^n − 1, k): Cover's affine count for 2^n points in general position in R^n.
    private static long Cover(int n)
    {
        long sum = 0, binomial = 1, m = (1L << n) - 1;
        for (int k = 0; k <= n; k++)
        {
            sum += binomial;
            binomial = binomial * (m - k) / (k + 1);
        }

        return 2 * sum;
    }

    private static Experiment Counted(int n, long expected) => new($"every function of {n} variable{(n == 1 ? "" : "s")}", _ =>
    {
        var table = ThresholdTable.Decide(n);
        int count = table.ThresholdFunctions.Length;
        string name = TableName(n);
        return new Findings
        {
            Comparisons =
            [
                Cubes.Count(Counting(n), count, expected, name, "thresholdFunctions"),
                Cubes.Count("functions decided, each with its own evidence", count + table.Refutations.ToArray().Count(i => i != byte.MaxValue), 1L << (1 << n), name, "functions"),
            ],
            Certificates = [Table(table)],
            Figures = n == Most ? [Growth()] : [],
        };
    });

    private static string TableName(int n) => $"functions-of-{n}";

    private static Certificate Table(ThresholdTable table) => Certificate.Of(
        TableName(table.Variables),
        "threshold-table",
        new JsonObject { ["variables"] = table.Variables.ToString(), ["thresholdFunctions"] = table.ThresholdFunctions.Length.ToString() },
        Cubes.ThresholdWitness(table));

    private static Experiment Criterion(string name, Func<int, int> meeting) => new($"a criterion for threshold functions: {name}", _ => new Findings
    {
        Comparisons = [.. Enumerable.Range(1, Most).Select(n => Cubes.Count(Meeting(n), ThresholdTable.Decide(n).ThresholdFunctions.Length, meeting(n), TableName(n), "thresholdFunctions"))],
        Remarks = [@"For $n \le 8$ the criterion is complete (Muroga, Tsuboi and Baugh 1970 settle $n = 8$); the certificates above prove it for $n \le 4$, one parallelogram for each function that is none."],
    });

    private static Figure Growth()
    {
        double[] n = [1, 2, 3, 4];
        return new(
            "growth",
            "Threshold functions are few",
            @"Out of $2^{2^n}$ functions only about $2^{n^2}$ can be thresholds: the certified counts stay below Cover's count, which points in general position would reach, and fewer still than the unate functions.",
            new("variables $n$", Ticks: [.. n.Select(k => new Tick(k, k.ToString()))], Minimum: 0.7, Maximum: 4.3),
            new("functions", AxisScale.Log10),
            [
                new Curve(Role.Reference, "all Boolean functions", n, [.. n.Select(k => Math.Pow(2, Math.Pow(2, k)))]),
                new Curve(Role.Bound, "Cover's count (general position)", n, [.. n.Select(k => (double)Cover((int)k))]),
                new Points(Role.Control, "unate functions", n, [.. n.Select(k => (double)BooleanFunction.Enumerate((int)k).Count(f => f.IsUnate()))]),
                new Points(Role.Measurement, "threshold functions", n, [.. n.Select(k => (double)ThresholdTable.Decide((int)k).ThresholdFunctions.Length)]),
            ],
            TableName(Most));
    }

    private static bool IsThreshold(BooleanFunction f) => Cubes.Decide(f) is Separability.Separable;

    private static BooleanFunction Computed(int[] unit) => BooleanFunction.From(unit.Length - 1, x =>
    {
        int sum = -unit[^1];
        for (int i = 0; i < unit.Length - 1; i++)
            sum += unit[i] * ((x >> i) & 1);
        return sum >= 0;
    });

    // Random tables of 5 variables are almost never threshold functions, so the law also looks at threshold functions with one value flipped.
    private static IEnumerable<BooleanFunction> Nearby(int[] unit, BooleanFunction other)
    {
        var f = Computed(unit);
        return [f, other, new(5, f.Table ^ (1UL << (int)(other.Table % 32)))];
    }

    private static int SharedChowParameters(BooleanFunction f, int[] flips)
    {
        int[] chow = f.ChowParameters();
        ulong table = f.Table;
        int shared = 0;
        foreach (int x in flips)
        {
            table ^= 1UL << x;
            if (table != f.Table && chow.AsSpan().SequenceEqual(new BooleanFunction(f.Variables, table).ChowParameters()))
                shared++;
        }

        return shared;
    }
}
