namespace Verify.Numerics;

/// <summary>A place where an equation may be solved.</summary>
/// <param name="Place">The interval.</param>
/// <param name="IsProved">Does it contain exactly one solution? If not, it could not be decided at the width asked for.</param>
public readonly record struct Root(Interval Place, bool IsProved);

/// <summary>All zeros of a function of one variable, by the interval Newton operator (Moore, Interval Analysis, 1966, §7).</summary>
/// <remarks>
/// N(X) = m − f(m)/f′(X) with m in X and 0 ∉ f′(X). By the mean value theorem every zero in X lies in N(X); if N(X) lies in the interior of X,
/// then X contains a zero (f changes sign: f(m) + f′(ξ)(x − m) does between the ends of X), and only one, since f is strictly monotone.
/// </remarks>
public static class RootIsolation
{
    /// <summary>Disjoint or touching intervals, from left to right, which together contain every zero of f in the domain.</summary>
    /// <param name="f">An enclosure of the function, which must be differentiable on the domain.</param>
    /// <param name="derivative">An enclosure of its derivative.</param>
    /// <param name="domain">The bounded interval to search; zeros at its very ends are found but not proved.</param>
    /// <param name="width">The width at which undecided pieces are given up; above 0.</param>
    /// <exception cref="ArgumentException">The domain is empty or unbounded, or the width is not above 0.</exception>
    public static IReadOnlyList<Root> Isolate(Func<Interval, Interval> f, Func<Interval, Interval> derivative, Interval domain, double width)
    {
        if (!domain.IsBounded || !(width > 0))
        {
            throw new ArgumentException($"Cannot search {domain} down to width {width}; expected a bounded interval and a width above 0.", nameof(domain));
        }

        var roots = new List<Root>();
        var waiting = new Stack<Interval>([domain]);
        while (waiting.TryPop(out Interval x))
        {
            if (!f(x).ContainsZero)
            {
                continue;
            }

            Interval slope = derivative(x);
            Interval next = x;
            if (!slope.ContainsZero)
            {
                Interval image = Newton(f, slope, x);
                next = Interval.Intersect(image, x);
                if (!image.IsEmpty && x.ContainsInside(image))
                {
                    roots.Add(new Root(Refine(f, derivative, next), IsProved: true));
                    continue;
                }
            }

            if (next.IsEmpty)
            {
                continue;
            }

            // A cut beside the middle: zeros love round numbers, and one on a cut belongs to no interior.
            double cut = next.Lower + (0.49 * (next.Upper - next.Lower));
            if (next.Width <= width || !(next.Lower < cut && cut < next.Upper))
            {
                roots.Add(new Root(next, IsProved: false));
            }
            else if (next.Width < 0.5 * x.Width)
            {
                waiting.Push(next);
            }
            else
            {
                waiting.Push(new Interval(cut, next.Upper));
                waiting.Push(new Interval(next.Lower, cut));
            }
        }

        return roots;
    }

    private static Interval Newton(Func<Interval, Interval> f, Interval slope, Interval x)
    {
        Interval middle = x.Midpoint;
        Interval value = f(middle);
        return value.IsEmpty ? Interval.Entire : middle - (value / slope); // undefined at m: nothing is known
    }

    // The zero stays in every image; the widths decrease until rounding stops them.
    private static Interval Refine(Func<Interval, Interval> f, Func<Interval, Interval> derivative, Interval x)
    {
        while (true)
        {
            Interval next = Interval.Intersect(Newton(f, derivative(x), x), x);
            if (!(next.Width < x.Width))
            {
                return x;
            }

            x = next;
        }
    }
}
