namespace Verify.Numerics;

/// <summary>
/// Sharper enclosures of a range than running the formula over intervals, which forgets that all its x are the same: the overestimate
/// shrinks with the width of the argument to the first power; here it shrinks with a higher one.
/// </summary>
/// <remarks>
/// The theorems need f differentiable between any two points of X where it is defined, so its domain must meet X in one piece. Where a form
/// needs a value that does not exist, the plain enclosure is returned instead.
/// </remarks>
public static class RangeForm
{
    /// <summary>
    /// f(X) ⊂ f(m) + f′(X)(X − m), m the midpoint; or, if f′ has one sign on X, the hull of the values at the ends.
    /// Moore, Interval Analysis, 1966, §6.
    /// </summary>
    /// <param name="f">An enclosure of the function.</param>
    /// <param name="derivative">An enclosure of its derivative, which must exist on every X asked for.</param>
    public static Func<Interval, Interval> MeanValue(Func<Interval, Interval> f, Func<Interval, Interval> derivative) =>
        x => x.IsPoint || !x.IsBounded ? f(x) : FromSlope(x, derivative(x), f);

    /// <summary>The mean value form, with the derivative found by the rules of calculus.</summary>
    /// <param name="f">The function, written over dual numbers; it must be differentiable on every X asked for.</param>
    public static Func<Interval, Interval> MeanValue(Func<Dual<Interval>, Dual<Interval>> f) =>
        x => x.IsPoint || !x.IsBounded
            ? f(Dual<Interval>.Variable(x)).Value
            : FromSlope(x, f(Dual<Interval>.Variable(x)).Derivative, p => f(p).Value);

    /// <summary>
    /// Taylor's form with Lagrange's remainder: f(X) ⊂ Σ_{k&lt;n} f⁽ᵏ⁾(m)/k!·(X − m)ᵏ + f⁽ⁿ⁾(X)/n!·(X − m)ⁿ, m the midpoint; or, if the same form of
    /// f′ has one sign on X, the hull of the values at the ends.
    /// </summary>
    /// <param name="derivatives">Enclosures of f, f′, …, f⁽ⁿ⁾; n at least 1, which is the mean value form.</param>
    /// <exception cref="ArgumentException">There is no derivative.</exception>
    public static Func<Interval, Interval> Taylor(params Func<Interval, Interval>[] derivatives)
    {
        int n = derivatives.Length - 1;
        if (n < 1)
        {
            throw new ArgumentException("Taylor's form needs the function and at least one derivative.", nameof(derivatives));
        }

        return x =>
        {
            if (x.IsPoint || !x.IsBounded)
            {
                return derivatives[0](x);
            }

            // Horner's rule from the remainder down: value divides by k + 1 for f, slope by k for f′.
            Interval middle = x.Midpoint;
            Interval step = x - middle;
            Interval value = derivatives[n](x);
            Interval slope = value;
            for (int k = n - 1; k >= 1; k--)
            {
                Interval coefficient = derivatives[k](middle);
                value = coefficient + (value * step / (k + 1));
                slope = coefficient + (slope * step / k);
            }

            return IsOneSided(slope)
                ? BetweenEnds(x, derivatives[0])
                : OrPlain(derivatives[0](middle) + (value * step), x, derivatives[0]);
        };
    }

    private static bool IsOneSided(Interval slope) => slope.Lower >= 0 || slope.Upper <= 0;

    private static Interval FromSlope(Interval x, Interval slope, Func<Interval, Interval> f)
    {
        if (IsOneSided(slope))
        {
            return BetweenEnds(x, f);
        }

        Interval middle = x.Midpoint;
        return OrPlain(f(middle) + (slope * (x - middle)), x, f);
    }

    // Where f is undefined at a point these forms rest on, x reaches beyond its domain, and only the plain enclosure holds.
    private static Interval BetweenEnds(Interval x, Func<Interval, Interval> f)
    {
        Interval lower = f(x.Lower);
        Interval upper = f(x.Upper);
        return lower.IsEmpty || upper.IsEmpty ? f(x) : Interval.Hull(lower, upper);
    }

    private static Interval OrPlain(Interval form, Interval x, Func<Interval, Interval> f) => form.IsEmpty ? f(x) : form;
}
