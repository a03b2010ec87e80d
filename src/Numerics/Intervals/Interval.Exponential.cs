namespace Verify.Numerics;

/// <summary>exp, log and what they make up. The kernels prove an end within 2^-8 ulp of the truth before it is rounded outward.</summary>
public readonly partial struct Interval
{
    private delegate (double Down, double Up) Kernel(double x);

    /// <summary>ln 2, tight.</summary>
    public static Interval Ln2 { get; } = FixedPoint.Enclose(FixedPoint.Ln2);

    /// <summary>Euler's number, tight.</summary>
    public static Interval E { get; } = FixedPoint.Enclose(FixedPoint.E);

    /// <summary>{√x : x ≥ 0}; tight.</summary>
    public static Interval Sqrt(Interval x) =>
        x.Upper >= 0 ? Trusted(x.Lower <= 0 ? 0 : Rounded.RootDown(x.Lower), Rounded.RootUp(x.Upper)) : Empty;

    /// <summary>{eˣ}; each end within 2 ulps of the tightest.</summary>
    public static Interval Exp(Interval x) => Increasing(x, ExponentialKernel.Exp);

    /// <summary>{eˣ − 1}, accurate near 0; each end within 2 ulps of the tightest.</summary>
    public static Interval ExpM1(Interval x) => Increasing(x, ExponentialKernel.ExpMinusOne);

    /// <summary>{ln x : x > 0}; each end within 2 ulps of the tightest.</summary>
    public static Interval Log(Interval x) => IncreasingAbove(0, x, LogarithmKernel.Log);

    /// <summary>{ln(1 + x) : x > −1}, accurate near 0; each end within 2 ulps of the tightest.</summary>
    public static Interval LogP1(Interval x) => IncreasingAbove(-1, x, LogarithmKernel.LogOnePlus);

    /// <summary>{x^r} for a fraction r: by products for integers, else e^(r·ln x) where x ≥ 0 (x > 0 if r &lt; 0).</summary>
    public static Interval Pow(Interval x, Rational r)
    {
        if (Rational.IsInteger(r) && Rational.Abs(r) <= int.MaxValue)
        {
            return Pow(x, (int)r.Numerator);
        }

        if (r == new Rational(1, 2))
        {
            return Sqrt(x);
        }

        Interval power = Exp(r * Log(x));
        return r.Sign > 0 && x.ContainsZero ? Hull(power, Zero) : power;
    }

    /// <summary>{x^y : x > 0} = {e^(y·ln x)}.</summary>
    public static Interval Pow(Interval x, Interval y) => Exp(y * Log(x));

    /// <summary>{1/(1 + e^−x)}, the logistic sigmoid; each end within 4 ulps of the tightest.</summary>
    public static Interval Logistic(Interval x) => Increasing(x, static p =>
    {
        // The quotient for p < 0 keeps its relative accuracy when e^p is tiny.
        Interval result = p >= 0 ? One / (One + Exponential(-p)) : Exponential(p) is var e ? e / (One + e) : default;
        return (result.Lower, Math.Min(result.Upper, 1));
    });

    /// <summary>{sinh x}; each end within 6 ulps of the tightest.</summary>
    public static Interval Sinh(Interval x) => IncreasingAndOdd(x, static p =>
    {
        // With e = eˣ − 1: sinh x = (e + e/(e + 1))/2, a sum of positive terms, accurate near 0.
        Interval e = Bounds(ExponentialKernel.ExpMinusOne(p));
        Interval twice = p < 1 ? e + (e / (e + One)) : Exponential(p) - Exponential(-p);
        return (0.5 * twice.Lower, Halved(twice).Upper);
    });

    /// <summary>{cosh x}; each end within 4 ulps of the tightest.</summary>
    public static Interval Cosh(Interval x) =>
        x.IsEmpty ? Empty : Trusted(CoshOf(x.Mignitude).Lower, CoshOf(x.Magnitude).Upper);

    /// <summary>{tanh x}; each end within 6 ulps of the tightest.</summary>
    public static Interval Tanh(Interval x) => IncreasingAndOdd(x, static p =>
    {
        if (p < 1e-9)
        {
            // x − x³/3 ≤ tanh x ≤ x, and x³/3 is below the distance to the next double.
            return (p == 0 ? p : Math.BitDecrement(p), p);
        }

        // tanh x = 1/(1 + 2/(e^2x − 1)): the exponential occurs once. 2x is exact, or infinite: then e^2x overflows as well.
        Interval result = One / (One + (2 / Bounds(ExponentialKernel.ExpMinusOne(2 * p))));
        return (result.Lower, Math.Min(result.Upper, 1));
    });

    private static Interval Exponential(double x) => Bounds(ExponentialKernel.Exp(x));

    private static Interval CoshOf(double x) => Halved(Exponential(x) + Exponential(-x));

    private static Interval Halved(Interval x) => x * Trusted(0.5, 0.5);

    private static Interval Bounds((double Down, double Up) ends) => Trusted(ends.Down, ends.Up);

    private static Interval Increasing(Interval x, Kernel kernel)
    {
        if (x.IsEmpty)
        {
            return Empty;
        }

        var (down, up) = kernel(x.Lower);
        return Trusted(down, x.IsPoint ? up : kernel(x.Upper).Up);
    }

    // An increasing function with a pole at the border of its domain.
    private static Interval IncreasingAbove(double pole, Interval x, Kernel kernel) =>
        !(x.Upper > pole) ? Empty
        : x.Lower > pole ? Increasing(x, kernel)
        : Trusted(double.NegativeInfinity, kernel(x.Upper).Up);

    // An odd function of which the kernel knows the half x ≥ 0.
    private static Interval IncreasingAndOdd(Interval x, Kernel kernel)
    {
        if (x.IsEmpty)
        {
            return Empty;
        }

        double lower = x.Lower >= 0 ? kernel(x.Lower).Down : -kernel(-x.Lower).Up;
        return Trusted(lower, x.Upper >= 0 ? kernel(x.Upper).Up : -kernel(-x.Upper).Down);
    }
}
