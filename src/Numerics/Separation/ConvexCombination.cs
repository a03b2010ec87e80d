using System.Collections.Immutable;
using System.Numerics;

namespace Verify.Numerics.Separation;

/// <summary>Few of many points with integer weights: Σ y_k x_k / Σ y_k.</summary>
/// <param name="Support">The indices k with y_k &gt; 0, ascending.</param>
/// <param name="Multipliers">y_k for each of them, without a common divisor.</param>
public sealed record ConvexCombination(ImmutableArray<int> Support, ImmutableArray<BigInteger> Multipliers)
{
    internal static ConvexCombination Of(ReadOnlySpan<int> support, BigInteger[] multipliers)
    {
        BigInteger divisor = multipliers.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return new ConvexCombination([.. support], [.. multipliers.Select(y => y / divisor)]);
    }
}
