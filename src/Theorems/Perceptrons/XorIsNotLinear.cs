using System.Numerics;
using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics.Boolean;
using Verify.Numerics.Separation;

namespace Verify.Theorems.Perceptrons;

/// <summary>Minsky and Papert (1969), chapter 1, with Gordan's alternative: XOR is no threshold function, and the reason is unique.</summary>
public sealed class XorIsNotLinear : Claim
{
    private const string Support = "points of XOR that carry weight in the contradiction";
    private const string Total = "total weight of the contradiction";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/xor",
        Title: "No threshold unit computes XOR",
        Formula: @"\sum_{x\in\{0,1\}^2} y_x\, s_x\,(x,1) = 0 \quad\text{with}\quad y = (1,1,1,1),\; s_x = (-1)^{1+x_1+x_2}",
        Prose: @"No integers $w_1, w_2, \theta$ satisfy $x_1 \oplus x_2 = 1 \iff \langle w, x\rangle \ge \theta$ on $\{0,1\}^2$: the vector $y = (1,1,1,1)$ is a Gordan certificate, and the only one up to scale.",
        Hypotheses: [@"$s_x = +1$ where XOR is 1 and $-1$ where it is 0; a threshold unit with integer weights separates the points strictly, so Gordan's alternative applies."],
        Sources: [Literature.MinskyPapert1969, Literature.Gordan1873],
        Rung: Rung.Exact,
        Order: 10);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Contradiction(BooleanFunction.Parity(2), points: 4)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "weights never separate XOR: the four signed sums add up to 0, so one of them is at most 0",
            Domains.ThresholdUnits(2, 1000),
            u => -(double)Cubes.SignedRows(BooleanFunction.Parity(2)).Min(z => ((long)z[0] * u[0]) + ((long)z[1] * u[1]) - ((long)z[2] * u[2]))),
        Property.ForAll(
            "Gordan's alternative: every function of 4 variables has weights or a contradiction, and its negation has the same",
            Domains.BooleanFunctions(4),
            f => Property.Agreement(Cubes.Decide(f) is Separability.Separable == Cubes.Decide(f.Negate()) is Separability.Separable)),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("AND has the same contradiction", "x₁ + x₂ ≥ 2 computes AND, so no weights y contradict it", Contradiction(BooleanFunction.And(2), points: 4), Support),
        Falsely("three of the four points suffice", "any three points of the square are in general position, and every labelling of them is separable", Contradiction(BooleanFunction.Parity(2), points: 3), Support),
    ];

    private static Experiment Contradiction(BooleanFunction f, int points) => new("Gordan's alternative", _ =>
    {
        var y = Cubes.Decide(f) is Separability.Inseparable no ? no.Multipliers : [];
        var claim = Cubes.LabelledPoints(f);
        claim["unique"] = true;
        return new Findings
        {
            Comparisons =
            [
                Cubes.Count(Support, y.Count(k => !k.IsZero), points, "gordan-vector", "support"),
                new(Total, Number.Exact(y.Aggregate(BigInteger.Zero, BigInteger.Add)), Relation.Equal, Number.Exact(points), new Proof("gordan-vector", "total")),
            ],
            Certificates = y.IsEmpty ? [] : [Certificate.Of("gordan-vector", "gordan-vector", claim, new JsonObject { ["multipliers"] = Cubes.Row(y) })],
            Figures = [Square(f)],
            Remarks = [@"The certificate also proves uniqueness: the equations $\sum_x y_x s_x (x,1) = 0$ have rank 3 in 4 unknowns."],
        };
    });

    private static Figure Square(BooleanFunction f)
    {
        IEnumerable<int> Corners(bool value) => Enumerable.Range(0, 4).Where(x => f[x] == value);
        Points Marked(Role role, string label, bool value) => new(role, label, [.. Corners(value).Select(x => (double)(x & 1))], [.. Corners(value).Select(x => (double)(x >> 1))]);
        return new(
            "square",
            "The diagonals of XOR cross",
            @"A line would have to separate the two diagonals of the square, but they share their midpoint: $(0,0)+(1,1) = (1,0)+(0,1)$.",
            new("$x_1$", Minimum: -0.3, Maximum: 1.3, Ticks: [new(0, "0"), new(1, "1")]),
            new("$x_2$", Minimum: -0.3, Maximum: 1.3, Ticks: [new(0, "0"), new(1, "1")]),
            [
                new Curve(Role.Reference, "", [0, 1], [0, 1]),
                new Curve(Role.Reference, "", [0, 1], [1, 0]),
                Marked(Role.Measurement, "XOR = 1", true),
                Marked(Role.Bound, "XOR = 0", false),
                new Note(Role.Reference, "one midpoint for both", 0.5, 0.28),
            ],
            "gordan-vector",
            EqualAspect: true);
    }
}
