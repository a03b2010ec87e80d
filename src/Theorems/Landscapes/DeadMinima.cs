using System.Text.Json.Nodes;
using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Boolean;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Landscapes;

/// <summary>A 2-2-1 ReLU network can compute XOR, and yet has a region of local minima that do not.</summary>
public sealed class DeadMinima : Claim
{
    private const string Loss = "loss on the region of dead units";
    private const string Greatest = "greatest argument of a hidden unit in the box";
    private const string Box = "dead-box";
    private const string Network = "xor-network";

    private static readonly int[] UnitStarts = [0, 4];
    private static readonly BooleanFunction Xor = BooleanFunction.Parity(2);

    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "landscapes/dead-minima",
        Title: "A ReLU network that can compute XOR has an open region of minima that do not",
        Formula: @"L(\theta) = 2\bigl(c - \tfrac12\bigr)^2 + \tfrac12 \quad\text{wherever both units are dead},\qquad \min L = 0",
        Prose: @"Let $f = c + \sum_{k=1}^{2} v_k\operatorname{relu}(u_k\cdot x + b_k)$ and $L = \tfrac12\sum_{x\in\{0,1\}^2}(f(x) - x_1\oplus x_2)^2$. On the open set where both units are dead, $u_k\cdot x + b_k < 0$ for all four inputs, $f = c$; intersected with $c = \tfrac12$, the mean of the targets, it consists of local minima with loss $\tfrac12$: a relatively open piece of a hyperplane. The same network attains loss 0 with $\operatorname{relu}(x_1 + x_2) - 2\operatorname{relu}(x_1 + x_2 - 1)$. So «2-2-1 networks have no local minima for XOR» fails for ReLU; nothing is claimed for other activations.",
        Hypotheses: ["A local minimum is a point that no point nearby undercuts; these are not strict.", "Targets are 0 and 1, the output unit is linear, the loss is the sum of half squares."],
        Sources: [Literature.Ours("landscapes.md").At("XOR")],
        Rung: Rung.Exact,
        Order: 30);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Dead(shift: 0, loss: new(1, 2)), Solved()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("with dead units the loss is 2(c − ½)² + ½", Domains.Vectors(9, Domains.UnitDyadics(8)), p =>
        {
            Rational[] theta = [p[0], p[1], p[2], p[3] - 4, p[4], p[5], p[6], p[7] - 4, p[8]];
            var off = p[8] - new Rational(1, 2);
            return Property.Agreement(At(theta) == (2 * off * off) + new Rational(1, 2));
        }),
        Property.ForAll("a tanh network with a linear output attains ±1 exactly: v = 2/(tanh(2a + b) − tanh(2a − b) − 2 tanh b), c = −1 − 2v tanh b", Domains.Pairs(Domains.Integers(1, 16), Domains.Integers(1, 16)), p =>
        {
            Interval a = new(p.First / 8.0), b = new(p.Second / 8.0), one = Interval.One, two = new(2);
            var v = two / (Interval.Tanh((two * a) + b) - Interval.Tanh((two * a) - b) - (two * Interval.Tanh(b)));
            var c = -one - (two * v * Interval.Tanh(b));
            return new[] { (-2, 1.0), (0, -1.0), (2, 1.0) }.Min(s =>
            {
                var z = new Interval(s.Item1) * a;
                var f = c + (v * (Interval.Tanh(z + b) - Interval.Tanh(z - b)));
                return Math.Min(Math.Min(f.Upper - s.Item2, s.Item2 - f.Lower), 1e-9 - (f.Upper - f.Lower));
            });
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("the 2-2-1 ReLU network has no local minimum above 0", "on the dead region the loss is ½ at best", Dead(shift: 0, loss: 0), Loss),
        Falsely("a bias below −1 kills a unit whose weights are below 1", "the input (1, 1) adds the sum of its weights, up to 2", Dead(shift: 2, loss: new(1, 2)), Greatest),
    ];

    // θ = (v, u₁, u₂, b) of both units, then c.
    private static Rational At(Rational[] theta) => Enumerable.Range(0, 4).Select(x =>
    {
        var f = theta[8];
        foreach (int k in UnitStarts)
            f += theta[k] * Rational.Max((theta[k + 1] * (x & 1)) + (theta[k + 2] * (x >> 1)) + theta[k + 3], 0);
        var off = f - (Xor[x] ? 1 : 0);
        return off * off / 2;
    }).Aggregate((a, b) => a + b);

    // A random box: |u| below 1, b around −3 + shift.
    private static Experiment Dead(int shift, Rational loss) => new("dead units", context =>
    {
        var stream = context.Stream();
        Rational[][] lower = [.. Enumerable.Range(0, 2).Select(_ => (Rational[])[.. Enumerable.Range(0, 2).Select(_ => new Rational(-stream.Next(1, 8), 8)), shift - 3 - new Rational(stream.Next(1, 8), 8)])];
        Rational[][] upper = [.. Enumerable.Range(0, 2).Select(_ => (Rational[])[.. Enumerable.Range(0, 2).Select(_ => new Rational(stream.Next(4, 8), 8)), shift - 2 - new Rational(stream.Next(1, 8), 8)])];
        var greatest = upper.Max(u => u[2] + Rational.Max(u[0], 0) + Rational.Max(u[1], 0));
        var found = At([1, .. upper[0][..2], upper[0][2] - shift, 1, .. upper[1][..2], upper[1][2] - shift, new(1, 2)]);
        return new Findings
        {
            Comparisons =
            [
                new(Loss, Exact(found), Relation.Equal, Exact(loss), new Proof(Box, "loss")),
                new(Greatest, Exact(greatest), Relation.Below, Number.Exact(0), new Proof(Box, "greatestArgument")),
            ],
            Certificates =
            [
                Certificate.Of(
                    Box,
                    "dead-units",
                    new JsonObject { ["points"] = Rows(Enumerable.Range(0, 4).Select(x => (int[])[x & 1, x >> 1])), ["targets"] = "0 1 1 0", ["units"] = "2", ["loss"] = found.ToString() },
                    new JsonObject { ["lower"] = Rows(lower), ["upper"] = Rows(upper) }),
            ],
            Figures = [Path()],
        };
    });

    private static Experiment Solved() => new("the network that computes XOR", _ => new Findings
    {
        Comparisons =
        [
            new(
                "inputs on which the network equals XOR",
                Number.Exact(Enumerable.Range(0, 4).Count(x => Math.Max((x & 1) + (x >> 1), 0) - (2 * Math.Max((x & 1) + (x >> 1) - 1, 0)) == (Xor[x] ? 1 : 0))),
                Relation.Equal,
                Number.Exact(4),
                new Proof(Network, "inputs")),
        ],
        Certificates =
        [
            Certificate.Of(
                Network,
                "boolean-network",
                new JsonObject { ["variables"] = "2", ["table"] = "6" },
                new JsonObject
                {
                    ["layers"] = new JsonArray(
                        new JsonObject { ["activation"] = "relu", ["weights"] = new JsonArray("1 1", "1 1"), ["biases"] = "0 -1" },
                        new JsonObject { ["activation"] = "identity", ["weights"] = new JsonArray("1 -2"), ["biases"] = "0" }),
                }),
        ],
    });

    private static Figure Path()
    {
        Rational[] dead = [1, 0, 0, -3, 1, 0, 0, -3, new(1, 2)], solved = [1, 1, 1, 0, -2, 1, 1, -1, 0];
        double[] s = [.. Enumerable.Range(0, 101).Select(k => k / 100.0)];
        return new(
            "path",
            "From a dead minimum to the solution",
            @"The loss on the straight way from a point with dead units ($s = 0$) to the network that computes XOR ($s = 1$). It starts with no slope, for no unit is alive; only farther away does it find the way down to 0.",
            new("$s$"),
            new("loss", Minimum: 0),
            [
                new Curve(Role.Measurement, "loss", s, [.. Enumerable.Range(0, 101).Select(k => (double)At([.. dead.Zip(solved, (a, b) => a + (new Rational(k, 100) * (b - a)))]))]),
                new BoundLine(Role.Bound, @"$\frac12$, as certified", 0.5),
            ],
            Box);
    }
}
