namespace Verify.Numerics.PiecewiseLinear;

/// <summary>
/// A continuous piecewise-linear function on a closed interval, over exact rationals: the points (x_i, y_i) where its slope
/// changes, the two ends included. Knots on a straight line are never kept, so equal functions have equal knots and the
/// number of pieces is the least possible.
/// </summary>
public sealed partial class PiecewiseLinearFunction : IEquatable<PiecewiseLinearFunction>
{
    private readonly Rational[] knots;
    private readonly Rational[] values;

    private PiecewiseLinearFunction(Rational[] knots, Rational[] values) => (this.knots, this.values) = (knots, values);

    /// <summary>x_0 &lt; … &lt; x_k: the ends and every point where the slope changes.</summary>
    public ReadOnlySpan<Rational> Knots => knots;

    /// <summary>The values at the knots.</summary>
    public ReadOnlySpan<Rational> Values => values;

    /// <summary>The left end of the interval.</summary>
    public Rational Left => knots[0];

    /// <summary>The right end of the interval.</summary>
    public Rational Right => knots[^1];

    /// <summary>k: the least number of intervals on each of which the function is affine.</summary>
    public int Pieces => knots.Length - 1;

    /// <summary>The value at x, found by bisection.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x lies outside the interval.</exception>
    public Rational this[Rational x]
    {
        get
        {
            if (x < Left || x > Right)
                throw new ArgumentOutOfRangeException(nameof(x), $"{x} lies outside [{Left}, {Right}], where the function is defined.");
            int at = Array.BinarySearch(knots, x);
            return at >= 0 ? values[at] : Interpolated(~at - 1, x);
        }
    }

    /// <summary>The function through the points (x_i, y_i), straight between neighbours.</summary>
    /// <exception cref="ArgumentException">There are fewer than two points, as many abscissae as ordinates are missing, or the abscissae do not increase.</exception>
    public static PiecewiseLinearFunction Through(ReadOnlySpan<Rational> knots, ReadOnlySpan<Rational> values)
    {
        if (knots.Length < 2 || knots.Length != values.Length)
            throw new ArgumentException($"{knots.Length} knots with {values.Length} values; at least two of each, as many of either, are needed.", nameof(knots));
        var points = new Builder(knots.Length);
        for (int i = 0; i < knots.Length; i++)
        {
            if (i > 0 && knots[i] <= knots[i - 1])
                throw new ArgumentException($"Knot {knots[i]} follows {knots[i - 1]}; knots must increase.", nameof(knots));
            points.Add(knots[i], values[i]);
        }

        return points.Done();
    }

    /// <summary>The piecewise-linear interpolant of f at increasing knots.</summary>
    public static PiecewiseLinearFunction Interpolate(Func<Rational, Rational> f, ReadOnlySpan<Rational> knots) =>
        Through(knots, Array.ConvertAll(knots.ToArray(), x => f(x)));

    /// <summary>x ↦ <paramref name="slope"/>·x + <paramref name="intercept"/>.</summary>
    public static PiecewiseLinearFunction Affine(Rational left, Rational right, Rational slope, Rational intercept) =>
        Interpolate(x => (slope * x) + intercept, [left, right]);

    /// <summary>N + 1 equally spaced points of [left, right], the ends included.</summary>
    /// <param name="left">The first point.</param>
    /// <param name="right">The last point.</param>
    /// <param name="cells">N ≥ 1.</param>
    public static Rational[] Grid(Rational left, Rational right, int cells)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 1);
        var points = new Rational[cells + 1];
        for (int i = 0; i <= cells; i++)
            points[i] = left + ((right - left) * new Rational(i, cells));
        return points;
    }

    /// <summary>The slope on piece i, between knots i and i + 1.</summary>
    public Rational Slope(int piece) => (values[piece + 1] - values[piece]) / (knots[piece + 1] - knots[piece]);

    /// <inheritdoc/>
    public bool Equals(PiecewiseLinearFunction? other) =>
        other is not null && knots.AsSpan().SequenceEqual(other.knots) && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PiecewiseLinearFunction);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(knots.Length, Left, Right, values[0], values[^1]);

    /// <summary>The points, as "(0, 0) (1/2, 1) (1, 0)".</summary>
    public override string ToString() => string.Join(' ', knots.Zip(values, (x, y) => $"({x}, {y})"));

    private Rational Interpolated(int piece, Rational x) =>
        values[piece] + ((x - knots[piece]) * Slope(piece));

    /// <summary>Collects points from left to right and drops those on the line between their neighbours.</summary>
    private sealed class Builder(int capacity)
    {
        private readonly List<Rational> knots = new(capacity);
        private readonly List<Rational> values = new(capacity);

        public void Add(Rational x, Rational y)
        {
            int last = knots.Count - 1;
            if (last >= 1 && (values[last] - values[last - 1]) * (x - knots[last]) == (y - values[last]) * (knots[last] - knots[last - 1]))
            {
                knots.RemoveAt(last);
                values.RemoveAt(last);
            }

            knots.Add(x);
            values.Add(y);
        }

        public PiecewiseLinearFunction Done() => new([.. knots], [.. values]);
    }
}
