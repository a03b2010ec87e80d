namespace Verify.Numerics.PiecewiseLinear;

public sealed partial class PiecewiseLinearFunction
{
    /// <summary>An enclosure of max |p − f| for this function p and a smooth f, polynomials of any degree among them.</summary>
    /// <remarks>
    /// Piece by piece a branch and bound in mean value form. A knot that no double meets lies in an interval of two
    /// neighbouring ones: the search runs strictly inside, and those intervals, on which p bends, count for the upper end only.
    /// </remarks>
    /// <param name="f">An enclosure of the function.</param>
    /// <param name="derivative">An enclosure of its derivative.</param>
    /// <param name="tolerance">The width at which the search on a piece stops.</param>
    public Interval DistanceTo(Func<Interval, Interval> f, Func<Interval, Interval> derivative, double tolerance)
    {
        var (lower, upper) = (0.0, 0.0);
        for (int i = 0; i < Pieces; i++)
        {
            var (slope, knot, value) = ((Interval)Slope(i), (Interval)knots[i], (Interval)values[i]);
            Interval Error(Interval x) => value + (slope * (x - knot)) - f(x);
            var (from, to) = (knot, (Interval)knots[i + 1]);
            foreach (var end in new[] { from, to })
                upper = Math.Max(upper, Interval.Abs(Error(end)).Upper);
            if (from.Upper >= to.Lower)
                continue;
            var found = BranchAndBound.SupNorm(RangeForm.MeanValue(Error, x => slope - derivative(x)), new(from.Upper, to.Lower), tolerance).Value;
            (lower, upper) = (Math.Max(lower, found.Lower), Math.Max(upper, found.Upper));
        }

        return new(lower, upper);
    }
}
