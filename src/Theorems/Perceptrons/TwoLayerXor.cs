using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>One hidden threshold unit cannot compute XOR; two can, in exactly 16 ways out of 14³.</summary>
public sealed class TwoLayerXor : Claim
{
    private const string Networks = "triples (h₁, h₂, g) that compute the function";
    private const string OneUnit = "networks with a single hidden unit that compute the function";
    private const string Triples = "triples of threshold functions of two variables";
    private const string Name = "two-layer-networks";

    private static readonly BooleanFunction Xor = BooleanFunction.Parity(2);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/two-layer-xor",
        Title: "Two hidden threshold units compute XOR in exactly 16 of 2744 ways",
        Formula: @"\#\{(h_1,h_2,g) : g(h_1(x),h_2(x)) = x_1\oplus x_2 \text{ for all } x\} = 16 \quad\text{of}\quad 14^3 = 2744",
        Prose: @"Take both hidden units and the output unit from the 14 linear threshold functions of two variables. One hidden unit (without direct links from the inputs) computes XOR in no way; two do so for exactly 16 of the $14^3 = 2744$ triples $(h_1, h_2, g)$.",
        Hypotheses: ["Units are threshold functions with bias; the output unit sees the hidden units only.", "Triples are counted as functions, not as weights."],
        Sources: [Literature.MinskyPapert1969, Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 60);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Counted(Xor, networks: 16, single: 0, _ => true)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "as many networks compute f as compute its negation, and f with an input negated or the inputs exchanged",
            Domains.BooleanFunctions(2),
            f => Property.Agreement(new[] { f.Negate(), f.NegateInput(1), f.PermuteInputs(2, 1) }.Count(g => Computing(g, Units(_ => true)) != Computing(f, Units(_ => true))))),
        Property.ForAll(
            "a network of random integer weights computes XOR only if its hidden units disagree somewhere",
            Domains.Vectors(3, Domains.ThresholdUnits(2, 3)),
            u => Property.Agreement(Agrees(u, Xor) && Table(u[0]) == Table(u[1]) ? 1 : 0)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("one hidden unit suffices for XOR", "it hands one bit to a function of one variable, so it computes h, 1 − h or a constant, all of them threshold functions", Counted(Xor, networks: 16, single: 1, _ => true), OneUnit),
        Falsely("no function is computed by one hidden unit", "AND is a threshold function itself", Counted(BooleanFunction.And(2), networks: 16, single: 0, _ => true), OneUnit),
        Falsely("biases are not needed with inputs ±1", "without a bias every unit is odd, so the network is, while XOR(−x) = XOR(x)", Counted(Xor, networks: 16, single: 0, IsOdd), Networks),
    ];

    private static Experiment Counted(BooleanFunction f, int networks, int single, Func<BooleanFunction, bool> allowed) => new("every triple of units", _ =>
    {
        var units = Units(allowed);
        int found = Computing(f, units);
        int one = units.Sum(h => Enumerable.Range(0, 4).Count(g => Compose(g, h, default(ulong)) == f.Table));
        return new Findings
        {
            Comparisons =
            [
                Cubes.Count(Networks, found, networks, Name, "networks"),
                Cubes.Count(OneUnit, one, single, Name, "oneUnitNetworks"),
                Cubes.Count(Triples, units.Count * units.Count * units.Count, 2744, Name, "triples"),
            ],
            Certificates =
            [
                Certificate.Of(
                    Name,
                    "two-layer-threshold-count",
                    new JsonObject { ["table"] = f.Table.ToString(), ["networks"] = found.ToString(), ["triples"] = (units.Count * units.Count * units.Count).ToString() },
                    Cubes.ThresholdWitness(ThresholdTable.Decide(2))),
            ],
            Figures = [Ways()],
        };
    });

    private static List<ulong> Units(Func<BooleanFunction, bool> allowed)
    {
        var table = ThresholdTable.Decide(2);
        return [.. BooleanFunction.Enumerate(2).Where(f => table.IsThreshold(f) && allowed(f)).Select(f => f.Table)];
    }

    private static int Computing(BooleanFunction f, List<ulong> units) =>
        units.Sum(h1 => units.Sum(h2 => units.Count(g => Compose((long)g, h1, h2) == f.Table)));

    private static ulong Compose(long g, ulong h1, ulong h2)
    {
        ulong table = 0;
        for (int x = 0; x < 4; x++)
        {
            int hidden = (int)((h1 >> x) & 1) | ((int)((h2 >> x) & 1) << 1);
            table |= (((ulong)g >> hidden) & 1) << x;
        }

        return table;
    }

    private static bool IsOdd(BooleanFunction f) => Enumerable.Range(0, f.Arguments).All(x => f[x] != f[f.Arguments - 1 - x]);

    private static ulong Table(int[] unit) => BooleanFunction.From(2, x => (unit[0] * (x & 1)) + (unit[1] * (x >> 1)) >= unit[2]).Table;

    private static bool Agrees(int[][] units, BooleanFunction f) => Compose((long)Table(units[2]), Table(units[0]), Table(units[1])) == f.Table;

    private static Figure Ways()
    {
        var units = Units(_ => true);
        double[] counts = [.. BooleanFunction.Enumerate(2).Select(f => (double)Computing(f, units))];
        return new(
            "ways",
            "How many of the 2744 networks compute each function",
            @"All 16 Boolean functions of two variables, by truth table $f(11)f(01)f(10)f(00)$: XOR and its negation are the rarest, but not out of reach.",
            new("truth table", Ticks: [.. Enumerable.Range(0, 16).Select(t => new Tick(t, Convert.ToString(t, 2).PadLeft(4, '0')))]),
            new("networks", AxisScale.Log2, Minimum: 1),
            [
                new Histogram(Role.Reference, "all functions", [.. Enumerable.Range(0, 17).Select(t => t - 0.5)], counts),
                new Points(Role.Measurement, "XOR and its negation", [6, 9], [counts[6], counts[9]]),
                new BoundLine(Role.Bound, "16, as certified", 16),
            ],
            Name);
    }
}
