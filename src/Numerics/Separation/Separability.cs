using System.Collections.Immutable;
using System.Numerics;

namespace Verify.Numerics.Separation;

/// <summary>
/// The answer to whether labelled points x_k with signs s_k = ±1 can be separated by a hyperplane through the origin,
/// with the integers that prove it. By Gordan's theorem (1873) exactly one of the two cases holds.
/// </summary>
public abstract record Separability
{
    private Separability()
    {
    }

    /// <summary>Weights w with s_k⟨w, x_k⟩ ≥ 1 for every k, divided by their greatest common divisor.</summary>
    public sealed record Separable(ImmutableArray<BigInteger> Weights) : Separability;

    /// <summary>
    /// Multipliers y ≥ 0, not all 0, with Σ y_k s_k x_k = 0, divided by their greatest common divisor; at most d + 1 of
    /// them are not 0.
    /// </summary>
    public sealed record Inseparable(ImmutableArray<BigInteger> Multipliers) : Separability;
}
