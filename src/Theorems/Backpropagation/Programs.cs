using System.Text.Json.Nodes;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Differentiation;
using Verify.Numerics.Networks;
using static Verify.Theorems.CertificateText;

namespace Verify.Theorems.Backpropagation;

/// <summary>The programs of this topic, their derivatives two ways, and the certificates that speak of them.</summary>
internal static class Programs
{
    private const int LongestRandomValue = 120; // bits: products of products would double without end

    /// <summary>x_1 ⋯ x_n, from left to right.</summary>
    public static StraightLineProgram Product(int n) => Chain(n, ProgramOperation.Multiply);

    /// <summary>x_1 + … + x_n, from left to right.</summary>
    public static StraightLineProgram Sum(int n) => Chain(n, ProgramOperation.Add);

    /// <summary>x·x.</summary>
    public static StraightLineProgram Square => new(1, [], [new(ProgramOperation.Multiply, 0, 0)]);

    /// <summary>relu(x₁ + x₂) − 2 relu(x₁ + x₂ − 1).</summary>
    public static StraightLineProgram Xor
    {
        get
        {
            var b = new ProgramBuilder(2, 1, 2);
            int sum = b.Add(0, 1);
            int first = b.Relu(sum);
            b.Subtract(first, b.Multiply(3, b.Relu(b.Subtract(sum, 2))));
            return b.Build();
        }
    }

    /// <summary>The squared loss of a network with activations relu, square and identity, as a function of its parameters.</summary>
    public static StraightLineProgram OfLoss(DenseNetwork<Rational> network, Rational[] input, Rational[] target)
    {
        var layout = network.Layout;
        var b = new ProgramBuilder(layout.Count, [.. input, .. target, new Rational(1, 2)]);
        int[] below = [.. Enumerable.Range(layout.Count, input.Length)];
        for (int l = 0; l < layout.Layers; l++)
        {
            var (layer, values) = (l, below);
            below = [.. Enumerable.Range(0, layout.Widths[l + 1]).Select(i =>
            {
                int z = layout.Bias(layer, i);
                for (int j = 0; j < values.Length; j++)
                    z = b.Add(z, b.Multiply(layout.Weight(layer, i, j), values[j]));
                return network.Activations[layer] switch { Relu<Rational> => b.Relu(z), Square<Rational> => b.Multiply(z, z), _ => z };
            })];
        }

        int half = layout.Count + input.Length + target.Length;
        b.Multiply(b.Sum([.. below.Select((y, j) => b.Subtract(y, layout.Count + input.Length + j)).ToList().Select(r => b.Multiply(r, r))]), half);
        return b.Build();
    }

    /// <summary>A random program over + − · ÷ relu and a point at which no divisor and no argument of relu is 0.</summary>
    public static (StraightLineProgram Program, Rational[] Point) Random(RandomStream stream, int inputs, int steps)
    {
        Rational[] point = [.. Enumerable.Range(0, inputs).Select(_ => Fraction(stream))], constants = [Fraction(stream), Fraction(stream)];
        List<Rational> values = [.. point, .. constants];
        var b = new ProgramBuilder(inputs, constants);
        while (values.Count < inputs + constants.Length + steps)
        {
            // The younger operand is often the last node, so that the program hangs together.
            int left = stream.NextBoolean() ? values.Count - 1 : stream.Next(values.Count), right = stream.Next(values.Count);
            var (x, y) = (values[left], values[right]);
            (ProgramOperation Operation, Rational Value)? step = stream.Next(6) switch
            {
                0 => (ProgramOperation.Add, x + y),
                1 => (ProgramOperation.Subtract, x - y),
                2 or 3 => (ProgramOperation.Multiply, x * y),
                4 => y.Sign != 0 ? (ProgramOperation.Divide, x / y) : null,
                _ => x.Sign != 0 ? (ProgramOperation.Relu, Rational.Max(x, 0)) : null,
            };
            if (step is not { } taken || taken.Value.Numerator.GetBitLength() + taken.Value.Denominator.GetBitLength() > LongestRandomValue)
                continue;
            values.Add(taken.Value);
            b.Append(taken.Operation, left, taken.Operation == ProgramOperation.Relu ? left : right);
        }

        return (b.Build(), point);
    }

    /// <summary>The gradient by the reverse sweep.</summary>
    public static Rational[] Swept(StraightLineProgram program, Rational[] point, bool accumulate = true, Rational? atKink = null) =>
        program.ReverseSweep<Rational>(program.Nodes<Rational>(point), 0, 1, atKink ?? 0, accumulate);

    /// <summary>The gradient by dual numbers, one run a partial derivative.</summary>
    public static Rational[] Forward(StraightLineProgram program, Rational[] point) =>
        [.. point.Select((_, k) => program.Value<Dual<Rational>>([.. point.Select((x, i) => new Dual<Rational>(x, i == k ? 1 : 0))]).Derivative)];

    /// <summary>The operations of value and gradient by the reverse sweep, counted as they are done.</summary>
    public static long ReverseOperations(StraightLineProgram program, Rational[] point)
    {
        var counter = new OperationCounter();
        Counting<Rational> Counted(Rational x) => new(x, counter);
        var nodes = program.Nodes([.. point.Select(Counted)], new CountedActivation<Rational>(new Relu<Rational>()), Counted);
        program.ReverseSweep(nodes, Counted(0), Counted(1), Counted(0));
        return counter.Total;
    }

    /// <summary>The operations of value and gradient by one forward run a partial derivative, the value computed once: 1 more for a sum, 3 for a product or quotient.</summary>
    public static long ForwardOperations(StraightLineProgram program) => program.Steps.Length
        + (program.Inputs * program.Steps.Sum(s => s.Operation is ProgramOperation.Multiply or ProgramOperation.Divide ? 3L : 1L));

    /// <summary>Value and gradient of a program at a point.</summary>
    public static Certificate Gradient(string name, StraightLineProgram program, Rational[] point, Rational[] gradient, Rational? kinkSlope = null)
    {
        var claim = new JsonObject { ["program"] = Written(program), ["point"] = Row(point), ["value"] = program.Value<Rational>(point).ToString() };
        if (kinkSlope is { } slope)
            claim["kinkSlope"] = slope.ToString();
        return Certificate.Of(name, "program-gradient", claim, new JsonObject { ["gradient"] = Row(gradient) });
    }

    /// <summary>A fraction p/q ≠ 0 with |p| ≤ 9 and q ≤ 6.</summary>
    public static Rational Fraction(RandomStream stream) => new(stream.Next(1, 9) * (stream.NextBoolean() ? 1 : -1), stream.Next(1, 6));

    private static StraightLineProgram Chain(int n, ProgramOperation operation)
    {
        var b = new ProgramBuilder(n);
        int last = 0;
        for (int i = 1; i < n; i++)
            last = b.Append(operation, last, i);
        return b.Build();
    }

    private static JsonObject Written(StraightLineProgram program) => new()
    {
        ["inputs"] = program.Inputs.ToString(),
        ["constants"] = Row(program.Constants),
        ["steps"] = new JsonArray([.. program.Steps.Select(s => (JsonNode)(s.Operation switch
        {
            ProgramOperation.Add => $"add {s.Left} {s.Right}",
            ProgramOperation.Subtract => $"sub {s.Left} {s.Right}",
            ProgramOperation.Multiply => $"mul {s.Left} {s.Right}",
            ProgramOperation.Divide => $"div {s.Left} {s.Right}",
            _ => $"relu {s.Left}",
        }))]),
    };
}
