using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Boolean;
using Verify.Numerics.Perceptrons;

namespace Verify.Theorems.Perceptrons;

/// <summary>The perceptron cycling theorem (Efron 1964; Minsky and Papert 1969; Block and Levin 1970): the weights stay bounded under every order of presentation, separable or not.</summary>
public sealed class PerceptronCycling : Claim
{
    private const int MaxStates = 1_000_000;
    private const string States = "states reachable under all orders";
    private const string Largest = "largest ‖w‖² reached under all orders";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/cycling",
        Title: "The perceptron's weights stay bounded, whatever the order",
        Formula: @"\lVert w_t\rVert \le \lVert w_0\rVert + M(Z) \quad\text{for every sequence}\quad w_{t+1} = w_t + z_t,\; z_t\in Z,\; \langle w_t, z_t\rangle \le 0",
        Prose: @"For every finite $Z \subset \mathbb{R}^d$ there is an $M(Z)$ that bounds the perceptron's weights for all orders of presentation. For integer vectors the set reachable from 0 is therefore finite. Verified exactly, for all orders at once, on XOR and on parity of three bits.",
        Hypotheses: [@"$Z$ is finite; the update is made exactly when $\langle w, z\rangle \le 0$; $w_0 = 0$ and integer vectors for the consequence."],
        Sources: [Literature.Efron1964, Literature.MinskyPapert1969, Literature.BlockLevin1970],
        Rung: Rung.Exact,
        Order: 40);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments =>
    [
        Closure("XOR on {0,1}²", Cubes.SignedRows(BooleanFunction.Parity(2)), 162, 29),
        Closure("XOR on {−1,1}²", Cubes.SignedRows(BooleanFunction.Parity(2), plusMinus: true), 15, 4),
        Closure("parity on {0,1}³", Cubes.SignedRows(BooleanFunction.Parity(3)), 48562, 177),
        Closure("parity on {−1,1}³", Cubes.SignedRows(BooleanFunction.Parity(3), plusMinus: true), 465, 28),
        Closure("AND on {0,1}²", Cubes.SignedRows(BooleanFunction.And(2)), 73, 29),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "on random integer data the reachable set is finite, and 30 random updates never leave it",
            Domains.Pairs(Domains.SignedPoints(4, 1, 2), Domains.Vectors(30, Domains.Integers(0, 1 << 20))),
            p => Property.Agreement(Escapes(p.First, p.Second))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the weights stay within the radius of the data", "XOR on {0,1}² reaches ‖w‖² = 29 while R² = max ‖z‖² = 3", Closure("XOR on {0,1}²", Cubes.SignedRows(BooleanFunction.Parity(2)), 162, 3), Largest),
        Falsely("a tenth of the states is all there is on XOR", "the certificate lists 162 different states and how each is reached", Closure("XOR on {0,1}²", Cubes.SignedRows(BooleanFunction.Parity(2)), 16, 29), States),
    ];

    private static Experiment Closure(string name, int[][] rows, int states, long largest) => new($"all orders: {name}", context =>
    {
        var reached = ReachableStates.Explore(Cubes.Flat(rows), rows[0].Length, MaxStates, context.Cancellation);
        if (!reached.IsClosed)
            return new Findings { FailedHypotheses = [$"the closure was not finished within {MaxStates} states"] };
        string certificate = $"closure-{Cubes.Slug(name)}";
        return new Findings
        {
            Comparisons =
            [
                Cubes.Count(States, reached.Count, states, certificate, "states"),
                new(Largest, Number.Exact(reached.MaxSquaredNorm), Relation.AtMost, Number.Exact(largest), new Proof(certificate, "maxNormSquared")),
            ],
            Certificates = [Closed(certificate, rows, reached)],
            Figures = rows[0].Length == 3 ? [Cloud(certificate, name, reached)] : [],
        };
    });

    private static Certificate Closed(string name, int[][] rows, ReachableStates reached) => Certificate.Of(
        name,
        "reachable-closure",
        new JsonObject { ["vectors"] = Cubes.Rows<int>(rows), ["states"] = reached.Count.ToString(), ["maxNormSquared"] = reached.MaxSquaredNorm.ToString() },
        new JsonObject { ["parents"] = Cubes.Row(reached.Parents[1..].ToArray()), ["moves"] = Cubes.Row(reached.Steps[1..].ToArray()) });

    private static Figure Cloud(string certificate, string data, ReachableStates reached)
    {
        var cells = Enumerable.Range(0, reached.Count).Select(i => reached.State(i).ToArray()).GroupBy(w => (X: w[0], Y: w[1])).ToDictionary(g => g.Key, g => g.Count());
        int reach = cells.Keys.Max(c => Math.Max(Math.Abs(c.X), Math.Abs(c.Y)));
        int side = (2 * reach) + 1;
        var values = Enumerable.Range(0, side * side).Select(i => (double)cells.GetValueOrDefault(((i % side) - reach, (i / side) - reach), 0)).Select(v => v == 0 ? double.NaN : v);
        return new(
            certificate,
            $"All {reached.Count} reachable weights: {data}",
            @"Every weight vector that any order of presentation can reach, projected to $(w_1, w_2)$; the colour counts the thresholds above a cell. Nothing lies outside.",
            new("$w_1$"),
            new("$w_2$"),
            [new HeatMap(Role.Measurement, "states above (w₁, w₂)", side, side, [.. values], -reach - 0.5, reach + 0.5, -reach - 0.5, reach + 0.5)],
            certificate,
            EqualAspect: true);
    }

    private static int Escapes(int[][] rows, int[] choices)
    {
        var reached = ReachableStates.Explore(Cubes.Flat(rows), rows[0].Length, MaxStates);
        if (!reached.IsClosed)
            return 1;
        var known = Enumerable.Range(0, reached.Count).Select(i => Cubes.Row(reached.State(i).ToArray())).ToHashSet();
        int[] w = new int[rows[0].Length];
        int escapes = 0;
        foreach (int[] z in choices.Select(c => rows[c % rows.Length]))
        {
            if (w.Zip(z, (a, b) => (long)a * b).Sum() <= 0)
                w = [.. w.Zip(z, (a, b) => a + b)];
            escapes += known.Contains(Cubes.Row(w)) ? 0 : 1;
        }

        return escapes;
    }
}
