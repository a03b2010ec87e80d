using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using Verify.Numerics.Perceptrons;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>Novikoff (1962): on separable data the perceptron makes at most R²/γ² updates, in any order of presentation.</summary>
public sealed class PerceptronConvergence : DataClaim
{
    private const int MaxStates = 1_000_000;
    private const string Updates = "most updates over all orders of presentation";
    private const string OnData = "most updates so far over 100 random orders, against R²/γ²";
    private const string Converged = "orders in which the perceptron stopped";

    /// <inheritdoc/>
    protected override Statement Theorem { get; } = new(
        Id: "perceptrons/convergence",
        Title: "The perceptron makes at most R²/γ² updates",
        Formula: @"M \le \frac{R^2}{\gamma^2},\qquad R = \max_i \lVert x_i\rVert,\quad \gamma = \max_{\lVert u\rVert=1}\min_i y_i\langle u, x_i\rangle > 0",
        Prose: @"Started at $w_0 = 0$ and updated by $w \leftarrow w + y x$ whenever $y\langle w, x\rangle \le 0$, the perceptron makes at most $R^2/\gamma^2$ updates in total, whatever the order of presentation. The orthonormal vectors $e_1, \dots, e_d$ attain the bound.",
        Hypotheses: ["The data are linearly separable through the origin: $\\gamma > 0$. A constant coordinate 1 is part of $x$ and of $R$.", "$w_0 = 0$; an update is made exactly when $y\\langle w, x\\rangle \\le 0$."],
        Sources: [Literature.Novikoff1962, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 30);

    /// <summary>Nobody runs the orders a second time: integers, but no certificate.</summary>
    protected override Rung RungOnData => Rung.Enclosed;

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "on random separable data none of 20 random orders exceeds the bound",
            Domains.Pairs(Domains.SignedPoints(8, 3, 6), Domains.Integers(0, 1 << 20)),
            p => Slack(p.First, RandomStream.Named((ulong)p.Second, "orders")),
            given: p => Cubes.Decide(p.First) is Separability.Separable),
        Property.ForAll(
            "a learning rate changes no number of updates, since w₀ = 0",
            Domains.Pairs(Domains.SignedPoints(6, 2, 4), Domains.Integers(1, 9)),
            p => Property.Agreement(Worst(p.First) != Worst([.. p.First.Select(z => z.Select(c => p.Second * c).ToArray())]) ? 1 : 0),
            given: p => Cubes.Decide(p.First) is Separability.Separable,
            cases: 30),
        Property.ForAll(
            "reflected and permuted orthonormal vectors attain the bound: d updates in every order",
            Domains.Pairs(Domains.Integers(1, 8), Domains.Integers(0, 1 << 20)),
            p => Property.Agreement(Orthonormal(p.First, RandomStream.Named((ulong)p.Second, "reflections")) is var z && Worst(z) != p.First ? 1 : 0)),
        Property.ForAll(
            "permuting and reflecting the coordinates changes no number of updates",
            Domains.SignedPoints(6, 2, 4),
            z => Property.Agreement(Worst(z) != Worst([.. z.Select(v => (int[])[-v[1], v[2], v[0]])]) ? 1 : 0),
            given: z => Cubes.Decide(z) is Separability.Separable),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("R²/(2γ²) bounds the updates", "e₁, …, e₈ make exactly 8 = R²/γ² updates", WorstOrder("e₁ … e₈", Cubes.Orthonormal(8), Rational.One / 2), Updates),
        Falsely("one update more than the dimension always suffices", "AND on {0,1}³ makes 58 updates in the worst order", WorstOrder("AND on {0,1}³", Cubes.SignedRows(BooleanFunction.And(3)), Rational.One, vectors => vectors[0].Length + 1), Updates),
        Falsely("the start does not matter", "x = 1 from w₀ = −5 makes 6 updates, while R/γ = 1", WorstOrder("e₁ … e₈", [[1]], Rational.One, start: -5), Updates),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> OnBuiltIn =>
    [
        WorstOrder("e₁ … e₈", Cubes.Orthonormal(8), Rational.One),
        WorstOrder("AND on {0,1}²", Cubes.SignedRows(BooleanFunction.And(2)), Rational.One),
        WorstOrder("AND on {−1,1}²", Cubes.SignedRows(BooleanFunction.And(2), plusMinus: true), Rational.One),
        WorstOrder("AND on {0,1}³", Cubes.SignedRows(BooleanFunction.And(3)), Rational.One),
        WorstOrder("AND on {−1,1}³", Cubes.SignedRows(BooleanFunction.And(3), plusMinus: true), Rational.One),
        WorstOrder("majority on {0,1}³", Cubes.SignedRows(BooleanFunction.Majority(3)), Rational.One),
        WorstOrder("majority on {−1,1}³", Cubes.SignedRows(BooleanFunction.Majority(3), plusMinus: true), Rational.One),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<Illustration> IllustrateBuiltIn => [new("updates against the bound", Scatter)];

    /// <inheritdoc/>
    protected override IEnumerable<Experiment> On(LabelledData data) => [Orders(data)];

    /// <summary>The longest path of updates beside share · R²/γ², or beside another bound.</summary>
    private static Experiment WorstOrder(string data, int[][] vectors, Rational share, Func<int[][], int>? other = null, int start = 0) => new($"the worst of all orders: {data}", context =>
    {
        if (MaximalMargin.Find<int>(Cubes.Flat(vectors), vectors[0].Length, [.. vectors.Select(_ => true)], cancellation: context.Cancellation) is not MaximalMargin.Exact margin)
            return new Findings { FailedHypotheses = ["the data are not separable"] };
        if (LongestUpdatePath.Find(Cubes.Flat(vectors), vectors[0].Length, MaxStates, context.Cancellation) is not LongestUpdatePath.Found longest)
            return new Findings { FailedHypotheses = [$"the longest path was not found within {MaxStates} states"] };
        string name = Cubes.Slug(data);
        long radius = vectors.Max(z => z.Sum(c => (long)c * c));
        var bound = other is null ? share * radius / margin.SquaredMargin : other(vectors);

        // On the line there is one order only, and it is followed from any start.
        int updates = longest.Updates;
        if (start != 0)
        {
            updates = 0;
            for (int w = start; w * vectors[0][0] <= 0; w += vectors[0][0])
                updates++;
        }

        return new Findings
        {
            Comparisons =
            [
                new(Updates, Number.Exact(updates), Relation.AtMost, Exact(bound), new Proof($"worst-order-{name}", "updates"), other is null && share == Rational.One ? new Proof($"margin-{name}", "updateBound") : null),
            ],
            Certificates = [WorstCertificate($"worst-order-{name}", vectors, longest), Margins.Certificate($"margin-{name}", vectors, margin)],
            Figures = [Squeeze($"worst-order-{name}", data, vectors, longest.Order, radius, margin.SquaredMargin)],
            Remarks = [$"{longest.States} weight vectors are reachable; a worst order presents vectors {string.Join(' ', longest.Order.Take(40))}{(longest.Order.Length > 40 ? " …" : "")}."],
        };
    });

    /// <summary>Novikoff's proof as a picture: t²γ² ≤ ‖w_t‖² ≤ tR² along the worst order, until the two bounds meet at R²/γ².</summary>
    private static Figure Squeeze(string certificate, string data, int[][] vectors, IReadOnlyList<int> order, long radius, Rational margin)
    {
        long[] w = new long[vectors[0].Length];
        var norms = new List<double> { 0 };
        foreach (int i in order)
        {
            w = [.. w.Zip(vectors[i], (a, b) => a + b)];
            norms.Add(w.Sum(c => c * c));
        }

        double end = (double)(radius / margin);
        double[] t = [.. Enumerable.Range(0, 101).Select(k => end * k / 100)];
        return new(
            certificate,
            $"Squeezed between two bounds: {data}",
            @"Along a worst order $\lVert w_t\rVert^2$ stays between $t^2\gamma^2$ and $tR^2$; the two meet at $t = R^2/\gamma^2$, and no run goes on beyond.",
            new("updates $t$"),
            new(@"$\lVert w_t\rVert^2$"),
            [
                new Curve(Role.Bound, "$tR^2$", t, [.. t.Select(x => x * radius)]),
                new Curve(Role.Bound, @"$t^2\gamma^2$", t, [.. t.Select(x => x * x * (double)margin)]),
                new Points(Role.Measurement, "a worst order", [.. norms.Select((_, k) => (double)k)], norms),
                new BoundLine(Role.Bound, @"$R^2/\gamma^2$", end, Vertical: true),
            ],
            certificate);
    }

    private static Number Exact(Rational r) => Number.Exact(r.Numerator, r.Denominator);

    private static Certificate WorstCertificate(string name, int[][] vectors, LongestUpdatePath.Found longest) => Certificate.Of(
        name,
        "worst-order",
        new JsonObject { ["vectors"] = Cubes.Rows<int>(vectors), ["states"] = longest.States.ToString(), ["updates"] = longest.Updates.ToString() },
        new JsonObject
        {
            ["parents"] = Cubes.Row(longest.Reachable.Parents[1..].ToArray()),
            ["moves"] = Cubes.Row(longest.Reachable.Steps[1..].ToArray()),
            ["lengths"] = Cubes.Row(longest.Remaining),
        });

    private static Experiment Orders(LabelledData data) => new("100 random orders", context =>
    {
        const int Orders = 100, Cap = 1_000_000;
        var flat = data.Points.SelectMany(p => p).ToArray();
        bool[] labels = [.. data.Labels];
        int d = data.Points[0].Length;
        if (!PerceptronRuns.TryOf<BigInteger>(flat, d, labels, Cap, out var presented))
            return new Findings { FailedHypotheses = [$"the table's numbers have too many digits from the first to the last for {Cap} updates in exact integers of {PerceptronRuns.WideBits} bits; scale the columns or round them"] };
        var runs = context.Map(Orders, k => presented.InRandomOrder(context.Stream(k), context.Cancellation));
        var margin = MaximalMargin.Find<BigInteger>(flat, d, labels, cancellation: context.Cancellation);
        int most = runs.Max(r => r.Updates), stopped = runs.Count(r => r.Converged);
        string capped = stopped == Orders ? "" : $"{Orders - stopped} of {Orders} orders had not stopped at the cap of {Cap} updates; that violates nothing.";
        return margin switch
        {
            MaximalMargin.Inseparable no => new Findings
            {
                Comparisons = [new(Converged, Number.Exact(stopped), Relation.Equal, Number.Exact(0))],
                Remarks = ["The data are not separable, so Novikoff's hypothesis fails and the perceptron never stops; the certificate of perceptrons/separability proves it."],
                Figures = [Margins.UpdatesFigure(runs, null)],
            },
            MaximalMargin.Undecided => new Findings { FailedHypotheses = ["neither separability nor its contrary was certified within the work allowed"] },
            _ => new Findings
            {
                Comparisons = [new(OnData, Number.Exact(most), Relation.AtMost, Exact(Margins.UpdateBound(data, margin)), BoundProof: new Proof("margin", "updateBound"))],
                Certificates = [Margins.Certificate("margin", data, margin)],
                Remarks = capped.Length == 0 ? [] : [capped],
                Figures = [Margins.UpdatesFigure(runs, (double)Margins.UpdateBound(data, margin))],
            },
        };
    });

    private static int Worst(int[][] z) => ((LongestUpdatePath.Found)LongestUpdatePath.Find(Cubes.Flat(z), z[0].Length, MaxStates)).Updates;

    private static double Slack(int[][] z, RandomStream stream)
    {
        var margin = (MaximalMargin.Exact)Margins.Find(z);
        long radius = z.Max(v => v.Sum(c => (long)c * c));
        var runs = PerceptronRuns.Of<int>(Cubes.Flat(z), z[0].Length, [.. z.Select(_ => true)], 1_000_000);
        return (double)((radius / margin.SquaredMargin) - Enumerable.Range(0, 20).Max(_ => runs.InRandomOrder(stream).Updates));
    }

    private static int[][] Orthonormal(int d, RandomStream stream)
    {
        int[][] z = Cubes.Orthonormal(d);
        stream.Shuffle<int[]>(z);
        return [.. z.Select(v => stream.NextBoolean() ? v : [.. v.Select(c => -c)])];
    }

    private static Findings Scatter(Context context)
    {
        int sets = context.Size(200, 1000, 1000);
        var points = context.Map(20, shard => Enumerable.Range(shard * sets / 20, ((shard + 1) * sets / 20) - (shard * sets / 20)).Select(k => RandomSet(context.Stream(k))).OfType<double[]>().ToArray()).SelectMany(p => p).ToList();
        double top = points.Max(p => p[0]);
        double[] tight = [1, 2, 4, 8, 16, 32];
        return new Findings
        {
            Figures =
            [
                new Figure(
                    "updates-against-bound",
                    "No run crosses the diagonal",
                    @"Updates of the perceptron on random separable sets against the exact $R^2/\gamma^2$ of each: all lie below the diagonal, and the orthonormal family lies on it.",
                    new(@"$R^2/\gamma^2$", AxisScale.Log10),
                    new("updates", AxisScale.Log10),
                    [
                        new Points(Role.Measurement, "random sets", [.. points.Select(p => p[0])], [.. points.Select(p => p[1])]),
                        new Points(Role.Reference, "$e_1, \\dots, e_d$", tight, tight),
                        new Curve(Role.Bound, "the bound", [1, top], [1, top]),
                    ]),
            ],
        };
    }

    // Points in the plane with integer coordinates, labelled by a random line; sets that the line leaves one-sided are fine, too.
    private static double[]? RandomSet(RandomStream stream)
    {
        int[] line = [stream.Next(-9, 9), stream.Next(-9, 9), stream.Next(-20, 20)];
        int[][] z = [.. Enumerable.Range(0, 12).Select(_ => (int[])[stream.Next(-9, 9), stream.Next(-9, 9), 1]).Select(x => x.Zip(line, (a, b) => a * b).Sum() >= 0 ? x : [.. x.Select(c => -c)])];
        if (MaximalMargin.Find<int>(Cubes.Flat(z), 3, [.. z.Select(_ => true)]) is not MaximalMargin.Exact margin)
            return null;
        var run = PerceptronRuns.Of<int>(Cubes.Flat(z), 3, [.. z.Select(_ => true)], 1_000_000).InRandomOrder(stream);
        return run.Updates == 0 ? null : [(double)(z.Max(v => v.Sum(c => (long)c * c)) / margin.SquaredMargin), run.Updates];
    }
}
