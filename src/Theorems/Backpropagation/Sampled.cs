using Verify.Claims;
using Verify.Numerics;
using Verify.Numerics.Networks;

namespace Verify.Theorems.Backpropagation;

/// <summary>A network with rational parameters at a sample.</summary>
/// <param name="Network">The network.</param>
/// <param name="Input">The sample's input.</param>
/// <param name="Target">The sample's target.</param>
internal sealed record Sampled(DenseNetwork<Rational> Network, Rational[] Input, Rational[] Target)
{
    /// <summary>A network of the given shape, hidden layers with the given activation, drawn again until no hidden unit sits at a kink.</summary>
    public static Sampled Draw(RandomStream stream, int[] widths, IActivation<Rational> hidden, bool biases = true)
    {
        while (true)
        {
            var layout = new ParameterLayout(widths);
            Rational[] parameters = [.. Enumerable.Range(0, layout.Count).Select(_ => Programs.Fraction(stream))];
            if (!biases)
            {
                for (int l = 0; l < layout.Layers; l++)
                {
                    for (int i = 0; i < widths[l + 1]; i++)
                        parameters[layout.Bias(l, i)] = 0;
                }
            }

            var network = new DenseNetwork<Rational>(widths, [.. Enumerable.Repeat(hidden, widths.Length - 2), new Identity<Rational>()], parameters);
            Rational[] input = Fractions(stream, widths[0]);
            if (network.Trace(input).Sums.SkipLast(1).All(layer => layer.All(z => z.Sign != 0)))
                return new(network, input, Fractions(stream, widths[^1]));
        }
    }

    /// <summary>Seeds of networks and directions, for laws.</summary>
    public static Domain<int> Seeds => Domains.Integers(0, 1_000_000);

    /// <summary>The stream of a law's seed.</summary>
    public static RandomStream Stream(int seed) => RandomStream.Named((ulong)seed, "backpropagation", "law");

    /// <summary>Random fractions, none 0.</summary>
    public static Rational[] Fractions(RandomStream stream, int count) => [.. Enumerable.Range(0, count).Select(_ => Programs.Fraction(stream))];

    /// <summary>The squared loss with other parameters.</summary>
    public Rational Loss(Rational[] parameters) =>
        Network.WithParameters(parameters).Forward(Input).Zip(Target, new SquaredLoss<Rational>().Value).Aggregate((a, b) => a + b);

    /// <summary>The derivative of the loss along a direction, by dual numbers.</summary>
    public Rational Along(Rational[] direction)
    {
        var lifted = Network.Select((p, i) => new Dual<Rational>(p, direction[i]), a => new DualActivation<Rational>(a));
        var loss = new DualLoss<Rational>(new SquaredLoss<Rational>());
        return lifted.Forward([.. Input.Select(Dual<Rational>.Constant)]).Zip(Target.Select(Dual<Rational>.Constant), loss.Value).Aggregate((a, b) => a + b).Derivative;
    }

    /// <summary>The gradient by dual numbers, one run a parameter.</summary>
    public Rational[] Forward() => [.. Enumerable.Range(0, Network.Layout.Count).Select(k => Along([.. Enumerable.Range(0, Network.Layout.Count).Select(i => i == k ? Rational.One : Rational.Zero)]))];

    /// <summary>The gradient by backpropagation; with <paramref name="transposed"/> a layer whose square weight matrix is used transposed on the way back.</summary>
    public Rational[] Swept(int? transposed = null)
    {
        var trace = Network.Trace(Input);
        var back = transposed is { } layer ? Network.WithParameters(Transposed(layer)) : Network;
        return Verify.Numerics.Networks.Backpropagation.Pullback<Rational>(back, trace, [.. trace.Output.Zip(Target, (y, t) => y - t)]).Parameters;
    }

    private Rational[] Transposed(int layer)
    {
        var layout = Network.Layout;
        Rational[] parameters = [.. Network.Parameters];
        int size = layout.Widths[layer];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
                parameters[layout.Weight(layer, i, j)] = Network.Parameters[layout.Weight(layer, j, i)];
        }

        return parameters;
    }
}
