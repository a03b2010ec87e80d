using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Boolean;

namespace Verify.Theorems.Perceptrons;

/// <summary>Two ReLU units compute XOR: relu(x₁+x₂) − 2 relu(x₁+x₂−1).</summary>
public sealed class ReluXor : Claim
{
    private const string Agreements = "inputs on which the network equals XOR";
    private const string Name = "relu-network";

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "perceptrons/relu-xor",
        Title: "Two ReLU units compute XOR",
        Formula: @"x_1 \oplus x_2 = \operatorname{relu}(x_1+x_2) - 2\operatorname{relu}(x_1+x_2-1) \quad\text{on } \{0,1\}^2",
        Prose: @"The network with hidden units $\operatorname{relu}(x_1+x_2)$ and $\operatorname{relu}(x_1+x_2-1)$ and output weights $1$ and $-2$ equals XOR on all four inputs.",
        Hypotheses: [@"$\operatorname{relu}(z) = \max(z, 0)$; inputs in $\{0,1\}^2$."],
        Sources: [Literature.Ours("perceptrons.md")],
        Rung: Rung.Exact,
        Order: 70);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Evaluated(second: -2, bias: -1)];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll(
            "on the whole square the network is the tent 1 − |x₁ + x₂ − 1|",
            Domains.Vectors(2, Domains.UnitDyadics(12)),
            x => -(double)Rational.Abs(Output(x[0], x[1], -2, -1) - (Rational.One - Rational.Abs(x[0] + x[1] - Rational.One)))),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the output weight −1 will do", "relu(s) − relu(s − 1) is min(s, 1), which is OR: it gives 1 at (1, 1)", Evaluated(second: -1, bias: -1), Agreements),
        Falsely("the second unit needs no bias", "relu(s) − 2 relu(s) = −s on s ≥ 0, wrong at three inputs", Evaluated(second: -2, bias: 0), Agreements),
    ];

    private static Rational Relu(Rational z) => z > Rational.Zero ? z : Rational.Zero;

    private static Rational Output(Rational x1, Rational x2, int second, int bias) => Relu(x1 + x2) + (second * Relu(x1 + x2 + bias));

    private static Experiment Evaluated(int second, int bias) => new("all four inputs", _ =>
    {
        var xor = BooleanFunction.Parity(2);
        int right = Enumerable.Range(0, 4).Count(x => Output(x & 1, x >> 1, second, bias) == (xor[x] ? Rational.One : Rational.Zero));
        return new Findings
        {
            Comparisons =
            [
                Cubes.Count(Agreements, right, 4, Name, "inputs"),
                Cubes.Count("hidden units", 2, 2, Name, "units"),
            ],
            Certificates = [Network(second, bias)],
            Figures = [Tent(second, bias)],
        };
    });

    private static Certificate Network(int second, int bias) => Certificate.Of(
        Name,
        "boolean-network",
        new JsonObject { ["variables"] = "2", ["table"] = "6" },
        new JsonObject
        {
            ["layers"] = new JsonArray(
                new JsonObject { ["activation"] = "relu", ["weights"] = new JsonArray("1 1", "1 1"), ["biases"] = $"0 {bias}" },
                new JsonObject { ["activation"] = "identity", ["weights"] = new JsonArray($"1 {second}"), ["biases"] = "0" }),
        });

    private static Figure Tent(int second, int bias)
    {
        double[] s = [0, 0.5, 1, 1.5, 2];
        return new(
            "tent",
            "Two kinks fold the square",
            @"As a function of $s = x_1 + x_2$ the network rises to 1 and falls back to 0: exactly the values of XOR at $s = 0, 1, 2$. Without the second kink it stays at 1 (control).",
            new("$s = x_1 + x_2$"),
            new("output"),
            [
                new Curve(Role.Control, "output weight −1: OR", s, [.. s.Select(t => Math.Min(t, 1))]),
                new Curve(Role.Measurement, "the network", s, [.. s.Select(t => Math.Max(t, 0) + (second * Math.Max(t + bias, 0)))]),
                new Points(Role.Bound, "XOR", [0, 1, 2], [0, 1, 0]),
            ],
            Name);
    }
}
