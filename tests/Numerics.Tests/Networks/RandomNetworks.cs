using Verify.Numerics.Networks;

namespace Verify.Numerics.Tests.Networks;

/// <summary>Small networks and samples drawn from a named stream; rationals have small parts, so zeros and kinks occur.</summary>
internal static class RandomNetworks
{
    internal static Rational NextRational(this RandomStream stream) => new(stream.Next(-6, 6), stream.Next(1, 4));

    internal static Rational[] NextRationals(this RandomStream stream, int count) => [.. Enumerable.Range(0, count).Select(_ => stream.NextRational())];

    internal static double[] NextDoubles(this RandomStream stream, int count) => [.. Enumerable.Range(0, count).Select(_ => stream.NextDouble(-1, 1))];

    internal static int[] NextWidths(this RandomStream stream, int layers, int largest) =>
        [.. Enumerable.Range(0, layers + 1).Select(_ => stream.Next(1, largest))];

    /// <summary>A network with ReLU, square and identity layers, and one sample, over the rationals.</summary>
    internal static (DenseNetwork<Rational> Network, Rational[] Input, Rational[] Target) Exact(RandomStream stream)
    {
        int[] widths = stream.NextWidths(stream.Next(1, 3), 3);
        IActivation<Rational>[] kinds = [new Relu<Rational>(), new Square<Rational>(), new Identity<Rational>()];
        var network = new DenseNetwork<Rational>(
            widths,
            Enumerable.Range(1, widths.Length - 1).Select(_ => kinds[stream.Next(kinds.Length)]).ToArray(),
            stream.NextRationals(new ParameterLayout(widths).Count));
        return (network, stream.NextRationals(widths[0]), stream.NextRationals(widths[^1]));
    }
}
