namespace Verify.Numerics;

/// <summary>Sine and its kin: reduction to the quadrant is exact for every double, so large arguments lose nothing.</summary>
public readonly partial struct Interval
{
    // Wider than a period, 6.28…
    private const double MoreThanPeriod = 6.3;

    /// <summary>π, tight.</summary>
    public static Interval Pi { get; } = FixedPoint.Enclose(FixedPoint.Pi);

    /// <summary>2π, tight.</summary>
    public static Interval Tau { get; } = Trusted(2 * Pi.Lower, 2 * Pi.Upper);

    /// <summary>{sin x}; each end within 2 ulps of the tightest.</summary>
    public static Interval Sin(Interval x) => Wave(x, 0);

    /// <summary>{cos x} = {sin(x + π/2)}; each end within 2 ulps of the tightest.</summary>
    public static Interval Cos(Interval x) => Wave(x, 1);

    /// <summary>{tan x : cos x ≠ 0}: the whole line if a pole is inside; else each end within 6 ulps of the tightest.</summary>
    public static Interval Tan(Interval x)
    {
        if (x.IsEmpty || !(x.Width <= MoreThanPeriod))
        {
            return x.IsEmpty ? Empty : Entire;
        }

        var lower = CircularKernel.Reduce(x.Lower);
        var upper = x.IsPoint ? lower : CircularKernel.Reduce(x.Upper);
        if (PassesQuarter(lower, upper, 1) || PassesQuarter(lower, upper, 3))
        {
            return Entire;
        }

        Interval first = Ratio(lower);
        return Trusted(first.Lower, x.IsPoint ? first.Upper : Ratio(upper).Upper);
    }

    /// <summary>{arctan x}, in [−π/2, π/2]; each end within 2 ulps of the tightest.</summary>
    public static Interval Atan(Interval x) => Increasing(x, ArctangentKernel.Atan);

    /// <summary>{arcsin x : |x| ≤ 1}; each end within 8 ulps of the tightest.</summary>
    public static Interval Asin(Interval x) => IncreasingAndOdd(Intersect(x, Trusted(-1, 1)), static p =>
    {
        Interval point = Trusted(p, p);
        Interval result = p == 1 ? Halved(Pi) : Atan(point / Sqrt((One - point) * (One + point)));
        return (result.Lower, result.Upper);
    });

    /// <summary>{arccos x : |x| ≤ 1}; each end within 8 ulps of the tightest.</summary>
    public static Interval Acos(Interval x) => -Increasing(Intersect(x, Trusted(-1, 1)), static p =>
    {
        // arccos x = 2 arctan √((1 − x)/(1 + x)) is accurate at 1, where π/2 − arcsin x cancels.
        Interval point = Trusted(p, p);
        Interval result = p == -1 ? Pi : 2 * Atan(Sqrt((One - point) / (One + point)));
        return (-result.Upper, -result.Lower);
    });

    // {sin(x + shift·π/2)}: the hull of the values at the ends and of the extremes passed between them.
    private static Interval Wave(Interval x, uint shift)
    {
        if (x.IsEmpty || !(x.Width <= MoreThanPeriod))
        {
            return x.IsEmpty ? Empty : Trusted(-1, 1);
        }

        var first = CircularKernel.Reduce(x.Lower);
        first = first with { Quadrant = first.Quadrant + shift };
        Expansion a = SineOf(first);
        if (x.IsPoint)
        {
            return Trusted(Math.Max(a.Down, -1), Math.Min(a.Up, 1));
        }

        var last = CircularKernel.Reduce(x.Upper);
        last = last with { Quadrant = last.Quadrant + shift };
        Expansion b = SineOf(last);
        return Trusted(
            PassesQuarter(first, last, 3) ? -1 : Math.Max(Math.Min(a.Down, b.Down), -1),
            PassesQuarter(first, last, 1) ? 1 : Math.Min(Math.Max(a.Up, b.Up), 1));
    }

    // May a multiple k·π/2 with k ≡ quarter (mod 4) lie between the two? Of those strictly between the quadrants every
    // one does, since |y| < π/4·1.01; the first does unless its y is surely positive, the last unless surely negative.
    private static bool PassesQuarter(CircularKernel.Reduction first, CircularKernel.Reduction last, uint quarter)
    {
        uint begin = first.Remainder.Down > 0 ? first.Quadrant + 1 : first.Quadrant;
        uint end = last.Remainder.Up < 0 ? last.Quadrant - 1 : last.Quadrant;
        int steps = (int)(end - begin); // −1 or −2 if the first is already past the last
        return steps >= (int)((quarter - begin) & 3);
    }

    private static Expansion SineOf(CircularKernel.Reduction x) => (x.Quadrant & 3) switch
    {
        0 => CircularKernel.Sine(x.Remainder),
        1 => CircularKernel.Cosine(x.Remainder),
        2 => -CircularKernel.Sine(x.Remainder),
        _ => -CircularKernel.Cosine(x.Remainder),
    };

    private static Interval Ratio(CircularKernel.Reduction x)
    {
        Expansion s = SineOf(x);
        Expansion c = SineOf(x with { Quadrant = x.Quadrant + 1 });
        return Trusted(s.Down, s.Up) / Trusted(c.Down, c.Up);
    }
}
