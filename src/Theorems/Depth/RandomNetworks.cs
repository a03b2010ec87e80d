using System.Numerics;
using Verify.Numerics;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Depth;

/// <summary>Networks at initialisation.</summary>
internal static class RandomNetworks
{
    private const int Bits = 20;

    /// <summary>A bias-free network of two inputs with independent standard normal weights, rounded to odd multiples of 2^(−21), so that none is 0, and scaled to integers.</summary>
    public static IReadOnlyList<BigInteger[][]> Gaussian(RandomStream stream, IReadOnlyList<int> widths) =>
        [.. widths.Select((n, l) => Enumerable.Range(0, n).Select(_ => Enumerable.Range(0, l == 0 ? 2 : widths[l - 1]).Select(_ => Odd(NormalDraws.Next(stream))).ToArray()).ToArray())];

    private static BigInteger Odd(double x) => (2 * (BigInteger)(long)Math.Floor(Math.ScaleB(x, Bits))) + 1;
}
