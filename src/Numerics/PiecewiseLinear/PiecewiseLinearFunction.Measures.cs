namespace Verify.Numerics.PiecewiseLinear;

public sealed partial class PiecewiseLinearFunction
{
    /// <summary>∫ f over the whole interval: the trapezoidal rule, which is exact here.</summary>
    public Rational Integral()
    {
        var sum = Rational.Zero;
        for (int i = 0; i < Pieces; i++)
            sum += (knots[i + 1] - knots[i]) * (values[i] + values[i + 1]);
        return sum / 2;
    }

    /// <summary>∫ f·g over the common interval: on a piece of length h from (u, v) to (u', v') it is h(2uv + 2u'v' + uv' + u'v)/6.</summary>
    /// <exception cref="ArgumentException">The functions live on different intervals.</exception>
    public static Rational InnerProduct(PiecewiseLinearFunction f, PiecewiseLinearFunction g)
    {
        var sum = Rational.Zero;
        (Rational X, Rational F, Rational G)? last = null;
        foreach (var (x, u, v) in Merged(f, g))
        {
            if (last is var (x0, u0, v0))
                sum += (x - x0) * ((2 * ((u0 * v0) + (u * v))) + (u0 * v) + (u * v0));
            last = (x, u, v);
        }

        return sum / 6;
    }

    /// <summary>max |f − g|, attained at a knot of either.</summary>
    /// <exception cref="ArgumentException">The functions live on different intervals.</exception>
    public static Rational Distance(PiecewiseLinearFunction f, PiecewiseLinearFunction g)
    {
        var greatest = Rational.Zero;
        foreach (var (_, u, v) in Merged(f, g))
            greatest = Rational.Max(greatest, Rational.Abs(u - v));
        return greatest;
    }

    /// <summary>
    /// The least and the greatest value of f − q, with a place of each. On a piece both are attained at an end or at the
    /// vertex x = (slope − q_1)/(2q_2) of the parabola, if it lies inside.
    /// </summary>
    public Deviation From(Quadratic q)
    {
        var first = values[0] - q[Left];
        var (least, leastAt, greatest, greatestAt) = (first, Left, first, Left);
        void Try(Rational x, Rational y)
        {
            var e = y - q[x];
            if (e < least)
                (least, leastAt) = (e, x);
            if (e > greatest)
                (greatest, greatestAt) = (e, x);
        }

        for (int i = 0; i < Pieces; i++)
        {
            if (q.C2.Sign != 0)
            {
                var slope = Slope(i);
                var vertex = (slope - q.C1) / (2 * q.C2);
                if (vertex > knots[i] && vertex < knots[i + 1])
                    Try(vertex, values[i] + ((vertex - knots[i]) * slope));
            }

            Try(knots[i + 1], values[i + 1]);
        }

        return new(least, leastAt, greatest, greatestAt);
    }

    /// <summary>
    /// Where the sign of f − level changes, from left to right; where f stays on the level in between, the left end of that
    /// stretch. Touching the level without leaving to the other side is no crossing.
    /// </summary>
    public IReadOnlyList<Rational> Crossings(Rational level)
    {
        var found = new List<Rational>();
        int sign = 0, since = 0;
        for (int i = 0; i < knots.Length; i++)
        {
            int next = values[i].CompareTo(level);
            if (next == 0)
                continue;
            if (sign * next < 0)
                found.Add(since == i - 1 ? Root(since, level) : knots[since + 1]);
            (sign, since) = (next, i);
        }

        return found;
    }

    /// <summary>
    /// ω(h) = max |f(x) − f(y)| over |x − y| ≤ h, with a pair that attains it. For fixed x the maximum over y is attained at
    /// a knot or at distance exactly h; along either family the difference is piecewise linear in x, so x or y is a knot.
    /// </summary>
    /// <param name="h">At least 0.</param>
    public (Rational Value, Rational X, Rational Y) ModulusOfContinuity(Rational h)
    {
        var best = (Value: Rational.Zero, X: Left, Y: Left);
        foreach (var x in knots)
        {
            var (low, high) = (Rational.Max(Left, x - h), Rational.Min(Right, x + h));
            foreach (var y in knots.Where(k => low < k && k < high).Append(low).Append(high))
            {
                var difference = Rational.Abs(this[x] - this[y]);
                if (difference > best.Value)
                    best = (difference, x, y);
            }
        }

        return best;
    }
}
