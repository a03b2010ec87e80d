namespace Verify.Numerics.PiecewiseLinear;

/// <summary>The polynomial C0 + C1·x + C2·x².</summary>
/// <param name="C0">The value at 0.</param>
/// <param name="C1">The slope at 0.</param>
/// <param name="C2">Half the second derivative.</param>
public sealed record Quadratic(Rational C0, Rational C1, Rational C2)
{
    /// <summary>x².</summary>
    public static Quadratic Square { get; } = new(0, 0, 1);

    /// <summary>The value at x.</summary>
    public Rational this[Rational x] => C0 + (x * (C1 + (x * C2)));

    /// <summary>
    /// A best piecewise-linear approximation with t free knots: the interpolant at t + 1 equal steps, moved by half of its
    /// error. Its sup-distance |C2|·(b − a)²/(8t²) is the least of all functions with at most t pieces, continuous or not.
    /// </summary>
    /// <remarks>
    /// Proof. One of t pieces has length h ≥ (b − a)/t. With ends u, v and midpoint w, an affine p has p(u) − 2p(w) + p(v) = 0,
    /// while the quadratic gives C2·h²/2; so 4·max|p − q| ≥ |C2|h²/2. On a cell of length h interpolation errs between 0 and
    /// C2·h²/4, so moved by half of that it errs by |C2|h²/8.
    /// </remarks>
    /// <param name="left">a.</param>
    /// <param name="right">b &gt; a.</param>
    /// <param name="pieces">t ≥ 1.</param>
    public PiecewiseLinearFunction BestApproximation(Rational left, Rational right, int pieces)
    {
        var h = (right - left) / pieces;
        return PiecewiseLinearFunction.Interpolate(x => this[x], PiecewiseLinearFunction.Grid(left, right, pieces)) - (C2 * h * h / 8);
    }

    /// <summary>|C2|·(b − a)²/(8t²), the least sup-distance of a function with at most t pieces on [a, b].</summary>
    public Rational LeastDistance(Rational left, Rational right, int pieces) =>
        Rational.Abs(C2) * (right - left) * (right - left) / (8 * (Rational)pieces * pieces);
}

/// <summary>The range of a difference f − q.</summary>
/// <param name="Least">The least value.</param>
/// <param name="LeastAt">Where it is taken.</param>
/// <param name="Greatest">The greatest value.</param>
/// <param name="GreatestAt">Where it is taken.</param>
public sealed record Deviation(Rational Least, Rational LeastAt, Rational Greatest, Rational GreatestAt)
{
    /// <summary>max |f − q|.</summary>
    public Rational SupDistance => Rational.Max(Rational.Abs(Least), Rational.Abs(Greatest));
}
