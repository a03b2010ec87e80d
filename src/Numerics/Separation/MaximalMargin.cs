using System.Collections.Immutable;
using System.Numerics;

namespace Verify.Numerics.Separation;

/// <summary>
/// The maximal margin γ = max over |u| = 1 of min_k s_k⟨u, x_k⟩ of labelled points, in the space of the points as given. On
/// separable data it is the distance of 0 from conv{s_k x_k}, so that one convex combination proves it from both sides.
/// </summary>
public abstract record MaximalMargin
{
    /// <summary>Linear systems to solve, by default, before a bracket is accepted: the sets of the course need a few hundred.</summary>
    public const int DefaultMaxSolves = 20_000;

    private MaximalMargin()
    {
    }

    /// <summary>z = Σ y_k s_k x_k / Σ y_k with ⟨z, s_j x_j⟩ ≥ ‖z‖² for all j, hence γ² = ‖z‖².</summary>
    /// <param name="SquaredMargin">γ² &gt; 0.</param>
    /// <param name="Nearest">y.</param>
    public sealed record Exact(Rational SquaredMargin, ConvexCombination Nearest) : MaximalMargin;

    /// <summary>(min_j s_j⟨w, x_j⟩)² / ‖w‖² ≤ γ² ≤ ‖z‖² for weights w and a convex combination z.</summary>
    /// <param name="Lower">The left side, above 0.</param>
    /// <param name="Upper">The right side.</param>
    /// <param name="Weights">w, with s_j⟨w, x_j⟩ &gt; 0 for all j.</param>
    /// <param name="Near">y.</param>
    public sealed record Bracket(
        Rational Lower, Rational Upper, ImmutableArray<BigInteger> Weights, ConvexCombination Near) : MaximalMargin;

    /// <summary>No w separates the points; γ ≤ 0.</summary>
    /// <param name="Multipliers">A Gordan vector, as in <see cref="Separability.Inseparable"/>.</param>
    public sealed record Inseparable(ImmutableArray<BigInteger> Multipliers) : MaximalMargin;

    /// <summary>Neither separated nor refuted within the work allowed.</summary>
    public sealed record Undecided : MaximalMargin;

    /// <summary>Decides separability, then finds the margin.</summary>
    /// <param name="points">N points row by row, N·d integers; N at least 1.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="maxSolves">How many linear systems to solve exactly before a bracket will do, at least 1.</param>
    /// <param name="cancellation">Asked many times a system.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or there are no points.</exception>
    public static MaximalMargin Find<T>(
        ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels, int maxSolves = DefaultMaxSolves, CancellationToken cancellation = default)
        where T : IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSolves, 1);
        var rows = SignedRows.Of(points, dimension, labels);
        if (rows.Count == 0)
        {
            throw new ArgumentException("No points have no margin; give at least one.", nameof(points));
        }

        return LargeSeparation.Decide(rows, cancellation) switch
        {
            Separability.Inseparable inseparable => new Inseparable(inseparable.Multipliers),
            Separability.Separable separable => OfSeparable(rows, separable, maxSolves, cancellation),
            _ => new Undecided(),
        };
    }

    private static MaximalMargin OfSeparable(
        SignedRows rows, Separability.Separable separable, int maxSolves, CancellationToken cancellation)
    {
        var nearest = MinimumNormPoint.Find(rows, maxSolves, cancellation);
        var combination = ConvexCombination.Of(nearest.Support, nearest.Multipliers);
        if (nearest.IsOptimal)
        {
            return new Exact(nearest.SquaredNorm, combination);
        }

        ImmutableArray<BigInteger> weights = separable.Weights;
        Rational lower = SquaredMarginOf(rows, weights.AsSpan());
        if (rows.Least(nearest.Point).Product.Sign > 0 && SquaredMarginOf(rows, nearest.Point) is var other && other > lower)
        {
            (weights, lower) = ([.. nearest.Point], other);
        }

        return new Bracket(lower, nearest.SquaredNorm, weights, combination);
    }

    private static Rational SquaredMarginOf(SignedRows rows, ReadOnlySpan<BigInteger> weights)
    {
        BigInteger least = rows.Least(weights).Product;
        return new Rational(least * least, SignedRows.Product(weights, weights));
    }
}
