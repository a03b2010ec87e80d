using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using Verify.Numerics.PiecewiseLinear;
using Verify.Theorems.Approximation;

namespace Verify.Theorems.Depth;

/// <summary>A claim on Boolean circuits, not on neural networks: depth two (AND, then OR) needs 2^(n−1) gates for parity, depth three far fewer.</summary>
public sealed class ParityForms : Claim
{
    private const string Gates = "gates of depth three for 9 bits, the last OR left out";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "depth/parity-dnf",
        Title: "Every normal form of parity has at least $2^{n-1}$ terms: a claim on Boolean circuits, not on neural ones",
        Formula: @"\operatorname{dnf}(x_1\oplus\dots\oplus x_n) = \operatorname{cnf}(x_1\oplus\dots\oplus x_n) = 2^{n-1}",
        Prose: @"Every disjunctive normal form of the parity of $n$ bits has at least $2^{n-1}$ terms (and every conjunctive one as many clauses), and that many suffice: no two points of odd parity fit into one term, because between them lies a point of even parity. So each term has all $n$ literals. One more level of AND and OR helps: 29 gates compute the parity of 9 bits, whose normal form has $256 + 1$. In any depth $3(n-1)$ binary gates of AND, OR and NOT suffice (a tree, certified for $n = 2, 4, 8$), and by Schnorr (1974) no fewer do; with $\oplus$ as a gate $n-1$ are enough. This separates depths of AND–OR circuits; it does not separate depths of threshold or ReLU networks, where $n$ units of one hidden layer compute parity.",
        Hypotheses: [@"Gates are AND and OR of any number of literals; negations are free and at the inputs only. A binary gate is any function of two bits but $\oplus$ and its negation.", @"The size of a normal form is the number of its terms."],
        Sources: [Literature.Quine1952, Literature.Schnorr1974, Literature.Ours("depth.md").At("Parity in normal form")],
        Rung: Rung.Exact,
        Order: 45);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Parity(Machine.Terms, 0), Complement(), Majorities(), Blocks(3), Tree(negated: true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "no function of 4 variables needs more terms than parity",
            Domains.BooleanFunctions(4),
            f => 8 - MinimalDnf.Of(f).Count),
        Property.ForAll(
            "fixing a variable of a function never needs more terms",
            Domains.Pairs(Domains.BooleanFunctions(4), Domains.Pairs(Domains.Integers(1, 4), Domains.Integers(0, 1))),
            p => MinimalDnf.Of(p.First).Count - MinimalDnf.Of(p.First.Cofactor(p.Second.First, p.Second.Second == 1)).Count),
        Property.ForAll(
            "a conjunction that implies parity has all literals: dropping one covers an even point",
            Domains.Pairs(Domains.Integers(1, 12), Domains.Integers(0, 4095)),
            p => Property.Agreement(int.IsOddInteger(int.PopCount(p.Second)) != int.IsOddInteger(int.PopCount(p.Second ^ (1 << (p.First - 1)))))),
        Property.ForAll(
            "Quine and McCluskey's exact cover of parity on up to 5 bits has 2^(n−1) terms",
            Domains.Integers(1, 5),
            n => Property.Agreement(MinimalDnf.Of(BooleanFunction.Parity(n)).Count == 1 << (n - 1)),
            cases: 10),
        Property.ForAll(
            "every gate of the tree reads two bits",
            Domains.Integers(1, 5),
            k => Property.Agreement(Pairwise(1 << k, negated: true).TrueForAll(layer => layer.Rows.TrueForAll(row => row.Count(w => w != 0) == 2))),
            cases: 10),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("2^(n−1) − 1 terms suffice", "each term covers one odd point only", Parity(Machine.Terms, dropped: 1), Covered(5)),
        Falsely("every symmetric function needs as many", "the majority of 5 bits has C(5, 3) = 10 terms", Parity(Machine.MajorityTerms, 0), Terms(5)),
        Falsely("parity separates depths of ReLU networks too", "n ReLU units of the one number Σ x_i compute it in one hidden layer", Parity(Machine.ReluUnits, 0), Terms(5)),
        Falsely("blocks do not help", "three blocks of three bits share their clauses", Blocks(9), Gates),
        Falsely("three gates make a ⊕ without negation", "monotone gates compute monotone functions: OR and AND, joined by AND, are AND", Tree(negated: false), RightInputs(4)),
    ];

    private enum Machine
    {
        Terms,
        MajorityTerms,
        ReluUnits,
    }

    private static string Terms(int n) => $"size for {n} bits";

    private static string Covered(int n) => $"odd points covered, {n} bits";

    private static Experiment Parity(Machine machine, int dropped) => new("parity in normal form", context =>
    {
        int[] sizes = [.. Enumerable.Range(2, context.Size(9, 12, 12) - 1)];
        bool certified = machine == Machine.Terms && dropped == 0;
        return new Findings
        {
            Comparisons =
            [
                .. sizes.SelectMany(n => (Comparison[])
                [
                    new(Terms(n), Number.Exact(Size(machine, n)), Relation.Equal, Number.Exact(1 << (n - 1)), new Proof($"parity-{n}", "terms")),
                    new(Covered(n), Number.Exact((1 << (n - 1)) - dropped), Relation.Equal, Number.Exact(1 << (n - 1)), new Proof($"parity-{n}", "ones")),
                    new($"edges of the cube across which it changes, {n} bits", Number.Exact(Changes(n)), Relation.Equal, Number.Exact((long)n << (n - 1)), new Proof($"parity-{n}", "flips")),
                ]),
            ],
            Certificates = certified ? [.. sizes.Select(n => Minterms($"parity-{n}", n, x => int.IsOddInteger(int.PopCount(x))))] : [],
            Figures = certified ? [Figure(sizes)] : [],
        };
    });

    private static Experiment Complement() => new("conjunctive forms: the complement", _ => new Findings
    {
        Comparisons = [new("clauses for 8 bits", Number.Exact(128), Relation.Equal, Number.Exact(1 << 7), new Proof("even-8", "terms"))],
        Certificates = [Minterms("even-8", 8, x => int.IsEvenInteger(int.PopCount(x)))],
    });

    private static Experiment Majorities() => new("majority in normal form", _ => new Findings
    {
        Comparisons = [.. ((int[])[3, 5, 7]).Select(n => new Comparison($"terms of the majority of {n} bits", Number.Exact(Middle(n).Count), Relation.Equal, Number.Exact(Choose(n, (n + 1) / 2)), new Proof($"majority-{n}", "terms")))],
        Certificates = [.. ((int[])[3, 5, 7]).Select(n => Form($"majority-{n}", n, x => 2 * int.PopCount(x) > n, Middle(n).Select(x => new MinimalDnf.Term(x, x)), Middle(n)))],
    });

    // Blocks of `bits` bits of nine: ORs are the clauses of either parity of a block, ANDs choose an odd pattern of block parities.
    private static Experiment Blocks(int bits) => new("blocks of depth three", _ =>
    {
        var network = ThreeLevels(9, bits);
        return new Findings
        {
            Comparisons =
            [
                new(Gates, Number.Exact(network.Sum(layer => layer.Rows.Count) - 1), Relation.AtMost, Number.Exact(28), new Proof("blocks", "units")),
            ],
            Certificates = bits == 3 ? [Circuit("blocks", 9, network)] : [],
        };
    });

    // The last AND is the output unit, which "units" leaves out.
    private static Experiment Tree(bool negated) => new("a tree of binary gates", _ =>
    {
        int[] sizes = [2, 4, 8];
        return new Findings
        {
            Comparisons =
            [
                .. sizes.SelectMany(n => (Comparison[])
                [
                    new($"binary gates for {n} bits, the last AND left out", Number.Exact(Pairwise(n, negated).Sum(layer => layer.Rows.Count) - 1), Relation.Equal, Number.Exact((3 * (n - 1)) - 1), new Proof($"tree-{n}", "units")),
                    new(RightInputs(n), Number.Exact(Right(n, Pairwise(n, negated))), Relation.Equal, Number.Exact(1 << n), new Proof($"tree-{n}", "inputs")),
                ]),
            ],
            Certificates = negated ? [.. sizes.Select(n => Circuit($"tree-{n}", n, Pairwise(n, negated)))] : [],
        };
    });

    private static string RightInputs(int n) => $"inputs of {n} bits on which the tree is right";

    private static int Right(int n, List<(List<int[]> Rows, List<int> Thresholds)> network) => Enumerable.Range(0, 1 << n).Count(x =>
    {
        int[] values = [.. Enumerable.Range(0, n).Select(i => (x >> i) & 1)];
        foreach (var (rows, thresholds) in network)
            values = [.. rows.Select((row, j) => row.Zip(values, (w, v) => w * v).Sum() >= thresholds[j] ? 1 : 0)];
        return values[0] == int.PopCount(x) % 2;
    });

    private static int Changes(int n) => Enumerable.Range(0, 1 << n).Sum(x => Enumerable.Range(0, n).Count(i => ((x >> i) & 1) == 0 && int.PopCount(x) % 2 != int.PopCount(x ^ (1 << i)) % 2));

    private static int Size(Machine machine, int n) => machine switch
    {
        Machine.Terms => 1 << (n - 1),
        Machine.MajorityTerms => Choose(n, (n / 2) + 1),
        _ => Enumerable.Range(0, 1 << n).All(x => ReluParity(n).At([.. Enumerable.Range(0, n).Select(i => (Rational)((x >> i) & 1))])[0] == int.PopCount(x) % 2) ? ReluParity(n).Units : int.MaxValue,
    };

    // relu(s) + 2 Σ_{j≥1} (−1)^j relu(s − j) zigzags between 0 and 1 in s = Σ x_i.
    private static ReluNetwork ReluParity(int n) => new(
        new AffineLayer([.. Enumerable.Range(0, n).Select(_ => Enumerable.Repeat(Rational.One, n).ToArray())], [.. Enumerable.Range(0, n).Select(j => (Rational)(-j))]),
        new AffineLayer([[.. Enumerable.Range(0, n).Select(j => (Rational)(j == 0 ? 1 : int.IsOddInteger(j) ? -2 : 2))]], [0]));

    private static List<int> Middle(int n) => [.. Enumerable.Range(0, 1 << n).Where(x => int.PopCount(x) == (n + 1) / 2)];

    private static Certificate Minterms(string name, int n, Func<int, bool> f)
    {
        int[] points = [.. Enumerable.Range(0, 1 << n).Where(f)];
        return Form(name, n, f, points.Select(x => new MinimalDnf.Term((1 << n) - 1, x)), points);
    }

    private static Certificate Form(string name, int n, Func<int, bool> f, IEnumerable<MinimalDnf.Term> terms, IReadOnlyCollection<int> fooling) => Certificate.Of(
        name,
        "dnf-minimum",
        new JsonObject { ["variables"] = n.ToString(), ["table"] = Table(n, f), ["terms"] = fooling.Count.ToString() },
        new JsonObject { ["terms"] = Networks.Rows(terms.Select(t => (int[])[t.Mask, t.Value])), ["fooling"] = Networks.Row(fooling) });

    private static string Table(int n, Func<int, bool> f) => string.Concat(Enumerable.Range(0, 1 << (n - 2)).Reverse().Select(digit => Enumerable.Range(0, 4).Sum(k => f((4 * digit) + k) ? 1 << k : 0).ToString("x")));

    /// <summary>Threshold gates Σ w_i x_i ≥ θ of three levels: OR, AND, OR.</summary>
    private static List<(List<int[]> Rows, List<int> Thresholds)> ThreeLevels(int n, int bits)
    {
        int blocks = n / bits, clauses = 1 << bits;

        // The clause of block b that excludes the pattern p is false at p alone: Σ ±x ≥ 1 − (ones of p).
        var ors = (Rows: new List<int[]>(), Thresholds: new List<int>());
        for (int b = 0; b < blocks; b++)
        {
            for (int p = 0; p < clauses; p++)
            {
                ors.Rows.Add([.. Enumerable.Range(0, n).Select(i => i / bits != b ? 0 : ((p >> (i % bits)) & 1) == 1 ? -1 : 1)]);
                ors.Thresholds.Add(1 - int.PopCount(p));
            }
        }

        int[] odd = [.. Enumerable.Range(0, 1 << blocks).Where(z => int.IsOddInteger(int.PopCount(z)))];
        List<int[]> ands = [.. odd.Select(z => Enumerable.Range(0, blocks * clauses).Select(c => int.IsOddInteger(int.PopCount(c % clauses)) == (((z >> (c / clauses)) & 1) == 1) ? 0 : 1).ToArray())];
        return [ors, (ands, [.. ands.Select(row => row.Sum())]), ([[.. odd.Select(_ => 1)]], [1])];
    }

    /// <summary>a ⊕ b = (a OR b) AND (a NAND b) on pairs, then on pairs of results, for n a power of two; every gate is a threshold gate of two inputs.</summary>
    private static List<(List<int[]> Rows, List<int> Thresholds)> Pairwise(int n, bool negated)
    {
        int[] Pair(int width, int pair, int weight) => [.. Enumerable.Range(0, width).Select(i => i / 2 == pair ? weight : 0)];
        var layers = new List<(List<int[]> Rows, List<int> Thresholds)>();
        for (int width = n; width > 1; width /= 2)
        {
            int[] pairs = [.. Enumerable.Range(0, width / 2)];
            layers.Add(([.. pairs.SelectMany(k => (int[][])[Pair(width, k, 1), Pair(width, k, negated ? -1 : 1)])], [.. pairs.SelectMany(_ => (int[])[1, negated ? -1 : 2])]));
            layers.Add(([.. pairs.Select(k => Pair(width, k, 1))], [.. pairs.Select(_ => 2)]));
        }

        return layers;
    }

    private static Certificate Circuit(string name, int n, List<(List<int[]> Rows, List<int> Thresholds)> network) => Certificate.Of(
        name,
        "boolean-network",
        new JsonObject { ["variables"] = n.ToString(), ["table"] = Table(n, x => int.IsOddInteger(int.PopCount(x))) },
        new JsonObject { ["layers"] = new JsonArray([.. network.Select(layer => new JsonObject { ["activation"] = "threshold", ["weights"] = Networks.Rows(layer.Rows), ["biases"] = Networks.Row(layer.Thresholds.Select(t => -t)) })]) });

    private static int Choose(int n, int k) => (int)Enumerable.Range(0, k).Aggregate(1L, (value, i) => value * (n - i) / (i + 1));

    private static Figure Figure(int[] sizes)
    {
        double[] n = [.. sizes.Select(k => (double)k)];
        return new(
            "sizes",
            "Parity in normal form doubles with every bit",
            @"Terms of the shortest disjunctive form of parity (points, certified) are $2^{n-1}$; majority needs $\binom{n}{\lfloor n/2\rfloor + 1}$ terms, a tree of $3(n-1)$ binary gates without $\oplus$ computes parity (certified for 2, 4, 8; fewer do not, Schnorr 1974), $n - 1$ gates $\oplus$ do, and $n$ ReLU units of one hidden layer: no separation of neural depths.",
            new("bits $n$"),
            new("terms, gates or units", AxisScale.Log2),
            [
                new Curve(Role.Bound, "$2^{n-1}$", n, [.. n.Select(k => Math.ScaleB(0.5, (int)k))]),
                new Points(Role.Measurement, "parity", n, [.. sizes.Select(k => (double)Size(Machine.Terms, k))]),
                new Curve(Role.Reference, "majority", n, [.. sizes.Select(k => (double)Size(Machine.MajorityTerms, k))]),
                new Curve(Role.Reference, "binary gates, $3(n-1)$", n, [.. n.Select(k => 3 * (k - 1))]),
                new Points(Role.Measurement, "tree", [2, 4, 8], [3, 9, 21]),
                new Curve(Role.Reference, @"gates $\oplus$, $n-1$", n, [.. n.Select(k => k - 1)]),
                new Curve(Role.Control, "ReLU units, $n$", n, n),
            ],
            $"parity-{sizes[^1]}");
    }
}
