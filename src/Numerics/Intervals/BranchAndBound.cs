namespace Verify.Numerics;

/// <summary>What a global search has proved about the largest value of a function on a box.</summary>
/// <param name="Value">An enclosure of the supremum.</param>
/// <param name="Witness">A point where the function is at least Value.Lower.</param>
/// <param name="Evaluations">The number of calls of the function's enclosure.</param>
/// <param name="Reached">Is Value as narrow as was asked? It is an enclosure either way.</param>
/// <typeparam name="TBox">An interval, or an array of them.</typeparam>
public sealed record Optimum<TBox>(Interval Value, TBox Witness, int Evaluations, bool Reached);

/// <summary>
/// Rigorous global optimization by adaptive bisection (Moore, Interval Analysis, 1966; best-first after Skelboe, BIT 14, 1974).
/// </summary>
/// <remarks>
/// The function is given by an enclosure F: F(X) contains f(x) for all x in X where f is defined. Proof of the result: at any time every
/// point lies in a waiting cell, whose upper bound is at most that of the first in the queue, or in a cell dropped since its upper
/// bound is at most the best value known at a point; that value is attained. Ties are broken by age, so the search is
/// deterministic. A sharper F (see <see cref="RangeForm"/>) means fewer cells; the search asks for nothing else.
/// </remarks>
public static class BranchAndBound
{
    private const int DefaultBudget = 1_000_000;

    /// <summary>The largest value of f on a bounded interval.</summary>
    /// <param name="f">An enclosure of the function.</param>
    /// <param name="domain">The interval to search.</param>
    /// <param name="tolerance">The width of the enclosure at which the search stops.</param>
    /// <param name="budget">The number of evaluations after which it stops in any case.</param>
    /// <exception cref="ArgumentException">The domain is empty or unbounded.</exception>
    public static Optimum<Interval> Maximum(Func<Interval, Interval> f, Interval domain, double tolerance, int budget = DefaultBudget) =>
        domain.IsBounded
            ? Search(f, domain, [domain.Lower, domain.Upper], static x => x.Midpoint, Bisect, tolerance, budget)
            : throw new ArgumentException($"Cannot search {domain}; expected a bounded interval with members.", nameof(domain));

    /// <summary>The smallest value of f on a bounded interval.</summary>
    /// <inheritdoc cref="Maximum(Func{Interval, Interval}, Interval, double, int)"/>
    public static Optimum<Interval> Minimum(Func<Interval, Interval> f, Interval domain, double tolerance, int budget = DefaultBudget)
    {
        Optimum<Interval> negative = Maximum(x => -f(x), domain, tolerance, budget);
        return negative with { Value = -negative.Value };
    }

    /// <summary>The supremum norm of f on a bounded interval: the largest |f(x)|.</summary>
    /// <inheritdoc cref="Maximum(Func{Interval, Interval}, Interval, double, int)"/>
    public static Optimum<Interval> SupNorm(Func<Interval, Interval> f, Interval domain, double tolerance, int budget = DefaultBudget) =>
        Maximum(x => Interval.Abs(f(x)), domain, tolerance, budget);

    /// <summary>The largest value of f on a box, given as one bounded interval for each coordinate.</summary>
    /// <inheritdoc cref="Maximum(Func{Interval, Interval}, Interval, double, int)"/>
    public static Optimum<Interval[]> Maximum(Func<Interval[], Interval> f, Interval[] domain, double tolerance, int budget = DefaultBudget) =>
        domain.Length > 0 && Array.TrueForAll(domain, static x => x.IsBounded)
            ? Search(f, domain, [Lower(domain), Upper(domain)], static box => Array.ConvertAll(box, static x => (Interval)x.Midpoint), BisectWidest, tolerance, budget)
            : throw new ArgumentException("Expected at least one coordinate, and bounded intervals with members.", nameof(domain));

    private static Optimum<TBox> Search<TBox>(
        Func<TBox, Interval> f,
        TBox domain,
        TBox[] corners,
        Func<TBox, TBox> middle,
        Func<TBox, (TBox, TBox)?> bisect,
        double tolerance,
        int budget)
        where TBox : notnull
    {
        var waiting = new PriorityQueue<TBox, (double MinusUpper, int Age)>();
        TBox witness = domain;
        double best = double.NegativeInfinity;
        int evaluations = 0;

        void Try(TBox point)
        {
            evaluations++;
            double here = f(point).Lower; // NaN where f is undefined, and then no candidate
            (best, witness) = here > best ? (here, point) : (best, witness);
        }

        void Examine(TBox box)
        {
            evaluations++;
            double upper = f(box).Upper;
            if (upper > best)
            {
                Try(middle(box));
                waiting.Enqueue(box, (-upper, evaluations));
            }
        }

        Array.ForEach(corners, Try); // many an extreme lies at the border, which midpoints only approach
        Examine(domain);
        while (waiting.TryDequeue(out TBox? box, out var rank))
        {
            double upper = -rank.MinusUpper;
            bool reached = !(Rounded.AddUp(upper, -best) > tolerance);
            if (reached || evaluations >= budget || bisect(box) is not var (left, right))
            {
                return new Optimum<TBox>(Enclosure(best, Math.Max(best, upper)), witness, evaluations, reached);
            }

            Examine(left);
            Examine(right);
        }

        return new Optimum<TBox>(Enclosure(best, best), witness, evaluations, double.IsFinite(best));
    }

    // A function defined nowhere has no supremum; an infinite one is only known from below.
    private static Interval Enclosure(double lower, double upper) =>
        double.IsNegativeInfinity(upper) ? Interval.Empty : new Interval(Math.Min(lower, double.MaxValue), upper);

    private static Interval[] Lower(Interval[] box) => Array.ConvertAll(box, static x => (Interval)x.Lower);

    private static Interval[] Upper(Interval[] box) => Array.ConvertAll(box, static x => (Interval)x.Upper);

    private static (Interval, Interval)? Bisect(Interval x)
    {
        double middle = x.Midpoint;
        return x.Lower < middle && middle < x.Upper ? (new Interval(x.Lower, middle), new Interval(middle, x.Upper)) : null;
    }

    private static (Interval[], Interval[])? BisectWidest(Interval[] box)
    {
        int widest = 0;
        for (int i = 1; i < box.Length; i++)
        {
            widest = box[i].Width > box[widest].Width ? i : widest;
        }

        if (Bisect(box[widest]) is not var (left, right))
        {
            return null;
        }

        Interval[] first = [.. box];
        Interval[] second = [.. box];
        (first[widest], second[widest]) = (left, right);
        return (first, second);
    }
}
