using System.Text;

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

    /// <summary>Bounds on max |f − p| in exact arithmetic: the difference at a point, and the Bernstein coefficients of the difference on a subdivision of the pieces.</summary>
    /// <remarks>The error of the upper bound falls by four with each halving, so a tolerance of 2^(−2k) costs about k halvings next to the maximum.</remarks>
    /// <param name="p">A polynomial of any degree.</param>
    /// <param name="tolerance">The upper bound exceeds the lower by this factor of it; positive.</param>
    public PolynomialDistance DistanceTo(Polynomial p, Rational tolerance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(tolerance, Rational.Zero);
        Rational[][] differences = [.. Enumerable.Range(0, Pieces).Select(i => (p - Polynomial.Of(values[i] - (knots[i] * Slope(i)), Slope(i))).Bernstein(knots[i], knots[i + 1]))];
        var (lower, at) = (Rational.Abs(p[Left] - values[0]), Left);

        // The greatest value met grows during the first pass, so only the second one gives the least trees.
        for (int i = 0; i < Pieces; i++)
            Subdivide(differences[i], knots[i], knots[i + 1], null);
        var trees = Enumerable.Range(0, Pieces).Select(i =>
        {
            var tree = new StringBuilder();
            Subdivide(differences[i], knots[i], knots[i + 1], tree);
            return tree.ToString();
        });
        return new(lower, at, (1 + tolerance) * lower, [.. trees]);

        void Subdivide(Rational[] b, Rational u, Rational v, StringBuilder? tree)
        {
            if (Rational.Abs(b[^1]) > lower)
                (lower, at) = (Rational.Abs(b[^1]), v);
            bool within = Array.TrueForAll(b, c => Rational.Abs(c) <= (1 + tolerance) * lower);
            tree?.Append(within ? '0' : '1');
            if (within)
                return;
            var (left, right) = Polynomial.Halve(b);
            var middle = (u + v) / 2;
            Subdivide(left, u, middle, tree);
            Subdivide(right, middle, v, tree);
        }
    }
}
