using Verify.Claims;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Differentiation;
using Verify.Numerics.Networks;

namespace Verify.Theorems.Backpropagation;

/// <summary>Value and all partial derivatives cost at most five times the value, however many inputs there are.</summary>
public sealed class CheapGradients : Claim
{
    /// <inheritdoc/>
    public override Statement Statement { get; } = new(
        Id: "backpropagation/cheap-gradient",
        Title: "A gradient costs at most 5 evaluations, however many inputs",
        Formula: @"\operatorname{ops}(f, \nabla f) \le T + 4\,\#\{\cdot,\div\} + 2\,\#\{+,-\} + \#\{\operatorname{relu}\} \le 5T",
        Prose: @"In the model that counts every $+$, $-$, $\cdot$, $\div$ and $\operatorname{relu}$ as one operation, and every accumulation of the reverse sweep as one addition, the first one (to 0) included, a program of $T$ steps and its sweep together cost $T$ plus 4 for every product or quotient, 2 for every sum and 1 for every $\operatorname{relu}$: at most $5T$, whatever the number $n$ of inputs. A product of $n$ numbers attains $5T$; if first accumulations were free it would cost $4T + 1 - n$ at most. Derivatives carried forward cost $T$ and $n$ times 3 for every product: $(3n + 1)T$ for that chain.",
        Hypotheses: ["One operation a step; constants count as inputs without a derivative wanted.", "The factor 5 belongs to this model: other weightings of the operations have other factors."],
        Sources: [Literature.BaurStrassen1983, Literature.GriewankWalther2008.At("chapter 3"), Literature.Ours("landscapes.md").At("Gradients")],
        Rung: Rung.Exact,
        Order: 20);

    /// <inheritdoc/>
    public override IEnumerable<Experiment> Experiments => [Chains(factor: 5, forward: false), OfNetworks()];

    /// <inheritdoc/>
    public override IEnumerable<Property> Properties =>
    [
        Property.ForAll("random programs cost T + 4 products + 2 sums + relus, counted as they run", Sampled.Seeds, seed =>
        {
            var (program, point) = Programs.Random(Sampled.Stream(seed), 3, 20);
            return Property.Agreement(Programs.ReverseOperations(program, point) - Formula(program));
        }),
        Property.ForAll("random programs cost at most 5T", Sampled.Seeds, seed =>
        {
            var (program, point) = Programs.Random(Sampled.Stream(seed), 3, 20);
            return (5.0 * program.Steps.Length) - Programs.ReverseOperations(program, point);
        }),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Control> Controls =>
    [
        Falsely("4T operations suffice", "a product costs one operation and four in the sweep, so the product chain needs 5T", Chains(factor: 4, forward: false), OfProduct(4)),
        Falsely("derivatives carried forward cost as little", "each input needs a run of its own: (3n + 1)T for the product chain", Chains(factor: 5, forward: true), OfProduct(4)),
    ];

    private static string OfProduct(int n) => $"operations for value and gradient of a product of {n} numbers";

    private static long Formula(StraightLineProgram program) => program.Steps.Sum(s => s.Operation switch
    {
        ProgramOperation.Multiply or ProgramOperation.Divide => 5,
        ProgramOperation.Add or ProgramOperation.Subtract => 3,
        _ => 2L,
    });

    private static Rational[] Point(int n) => [.. Enumerable.Range(0, n).Select(i => new Rational(i + 2, i + 1))];

    private static int[] Sizes(Context context) => [.. Enumerable.Range(1, context.Size(5, 7, 8)).Select(k => 1 << k)];

    private static Experiment Chains(int factor, bool forward) => new("chains", context =>
    {
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int n in Sizes(context))
        {
            foreach (var (name, quantity, program, most) in new[] { ("product", OfProduct(n), Programs.Product(n), factor), ("sum", $"operations for value and gradient of a sum of {n} numbers", Programs.Sum(n), 3) })
            {
                long operations = forward ? Programs.ForwardOperations(program) : Programs.ReverseOperations(program, Point(n));
                comparisons.Add(new(quantity, Number.Exact(operations), Relation.AtMost, Number.Exact((long)most * program.Steps.Length), new Proof($"{name}-{n}", forward ? "forwardOperations" : "reverseOperations")));
                certificates.Add(Programs.Gradient($"{name}-{n}", program, Point(n), Programs.Swept(program, Point(n))));
            }

            comparisons.Add(new(
                $"operations for value and gradient of a product of {n} numbers, carried forward",
                Number.Exact(Programs.ForwardOperations(Programs.Product(n))),
                Relation.Equal,
                Number.Exact(((3L * n) + 1) * (n - 1)),
                new Proof($"product-{n}", "forwardOperations")));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates, Figures = [Costs()] };
    });

    private static Experiment OfNetworks() => new("networks", context =>
    {
        var stream = context.Stream();
        var (comparisons, certificates) = (new List<Comparison>(), new List<Certificate>());
        foreach (int width in new[] { 2, 4, context.Size(6, 8, 12) }.Distinct())
        {
            var sample = Sampled.Draw(stream, [2, width, width, 1], new Relu<Rational>());
            var program = Programs.OfLoss(sample.Network, sample.Input, sample.Target);
            Rational[] theta = [.. sample.Network.Parameters];
            comparisons.Add(new(
                $"operations for loss and gradient of a 2-{width}-{width}-1 ReLU network",
                Number.Exact(Programs.ReverseOperations(program, theta)),
                Relation.AtMost,
                Number.Exact(5L * program.Steps.Length),
                new Proof($"network-{width}", "reverseOperations")));
            certificates.Add(Programs.Gradient($"network-{width}", program, theta, Programs.Swept(program, theta)));
        }

        return new Findings { Comparisons = comparisons, Certificates = certificates };
    });

    private static Figure Costs()
    {
        int[] sizes = [.. Enumerable.Range(1, 10).Select(k => 1 << k)];
        double[] n = [.. sizes.Select(k => (double)k)];
        double Ratio(Func<StraightLineProgram, long> cost, StraightLineProgram program) => (double)cost(program) / program.Steps.Length;
        return new(
            "costs",
            "Backward is flat, forward is a diagonal",
            @"Operations for value and gradient over operations for the value. The reverse sweep stays at 5 for products and 3 for sums, for any number $n$ of inputs; derivatives carried forward cost $3n + 1$.",
            new("inputs $n$", AxisScale.Log2),
            new(@"$\operatorname{ops}(f, \nabla f)/T$", AxisScale.Log2, Minimum: 1),
            [
                new Points(Role.Control, "forward, product", n, [.. sizes.Select(k => Ratio(Programs.ForwardOperations, Programs.Product(k)))]),
                new Points(Role.Reference, "reverse, sum", n, [.. sizes.Select(k => Ratio(Formula, Programs.Sum(k)))]),
                new Points(Role.Measurement, "reverse, product", n, [.. sizes.Select(k => Ratio(Formula, Programs.Product(k)))]),
                new BoundLine(Role.Bound, "5", 5),
            ],
            "product-32");
    }
}
