using System.Numerics;

namespace Verify.Numerics;

/// <summary>The rest of what .NET asks of a type with elementary functions: compositions of the proved ones.</summary>
public readonly partial struct Interval :
    IRootFunctions<Interval>,
    IExponentialFunctions<Interval>,
    ILogarithmicFunctions<Interval>,
    IPowerFunctions<Interval>,
    ITrigonometricFunctions<Interval>,
    IHyperbolicFunctions<Interval>
{
    /// <summary>{∛x}.</summary>
    public static Interval Cbrt(Interval x) => RootN(x, 3);

    /// <summary>{√(x² + y²)}.</summary>
    public static Interval Hypot(Interval x, Interval y) => Sqrt(Square(x) + Square(y));

    /// <summary>{ⁿ√x}: of x ≥ 0 if n is even; 1/ of the |n|-th root if n is negative; empty if n = 0.</summary>
    public static Interval RootN(Interval x, int n)
    {
        if (n <= 0)
        {
            return n == 0 || n == int.MinValue ? Empty : One / RootN(x, -n);
        }

        Interval Root(double p) => p == 0 ? Zero : Exp(Bounds(LogarithmKernel.Log(p)) / n);
        return int.IsEvenInteger(n)
            ? Increasing(Intersect(x, Trusted(0, double.PositiveInfinity)), p => Ends(Root(p)))
            : IncreasingAndOdd(x, p => Ends(Root(p)));
    }

    /// <summary>{2^x}.</summary>
    public static Interval Exp2(Interval x) => Exp(x * Ln2);

    /// <summary>{10^x}.</summary>
    public static Interval Exp10(Interval x) => Exp(x * Log(10));

    /// <summary>{log₂ x : x > 0}.</summary>
    public static Interval Log2(Interval x) => Log(x) / Ln2;

    /// <summary>{log₁₀ x : x > 0}.</summary>
    public static Interval Log10(Interval x) => Log(x) / Log(10);

    /// <summary>{ln x/ln b : x, b > 0, b ≠ 1}.</summary>
    public static Interval Log(Interval x, Interval newBase) => Log(x) / Log(newBase);

    /// <summary>{arsinh x} = {ln(1 + (x + x²/(1 + √(1 + x²))))}, a sum of positive terms for x ≥ 0.</summary>
    public static Interval Asinh(Interval x) => IncreasingAndOdd(x, static p =>
    {
        Interval point = Trusted(p, p);
        Interval fraction = point / (One + Sqrt(One + Square(point)));
        return Ends(p <= 1e150
            ? LogP1(point + (point * fraction))
            : Log(point) + Ln2 + Trusted(0, 1e-300)); // ln(x + √(x² + 1)) − ln 2x is at most 1/(4x²)
    });

    /// <summary>{arcosh x : x ≥ 1} = {ln(1 + (x − 1) + √((x − 1)(x + 1)))}.</summary>
    public static Interval Acosh(Interval x) => Increasing(Intersect(x, Trusted(1, double.PositiveInfinity)), static p =>
    {
        Interval less = Trusted(p, p) - One;
        return Ends(p <= 1e150
            ? LogP1(less + Sqrt(less * (less + 2)))
            : Log(Trusted(p, p)) + Ln2 + Trusted(-1e-299, 0)); // ln 2x − ln(x + √(x² − 1)) is at most 1/x²
    });

    /// <summary>{artanh x : |x| &lt; 1} = {½ ln(1 + 2x/(1 − x))}.</summary>
    public static Interval Atanh(Interval x) => IncreasingAndOdd(Intersect(x, Trusted(-1, 1)), static p =>
        p == 1 ? (double.MaxValue, double.PositiveInfinity) : Ends(Halved(LogP1(2 * Trusted(p, p) / (One - p)))));

    /// <summary>({sin x}, {cos x}).</summary>
    public static (Interval Sin, Interval Cos) SinCos(Interval x) => (Sin(x), Cos(x));

    /// <summary>({sin πx}, {cos πx}).</summary>
    public static (Interval SinPi, Interval CosPi) SinCosPi(Interval x) => SinCos(x * Pi);

    /// <summary>{sin πx}.</summary>
    public static Interval SinPi(Interval x) => Sin(x * Pi);

    /// <summary>{cos πx}.</summary>
    public static Interval CosPi(Interval x) => Cos(x * Pi);

    /// <summary>{tan πx}.</summary>
    public static Interval TanPi(Interval x) => Tan(x * Pi);

    /// <summary>{arcsin(x)/π : |x| ≤ 1}.</summary>
    public static Interval AsinPi(Interval x) => Asin(x) / Pi;

    /// <summary>{arccos(x)/π : |x| ≤ 1}.</summary>
    public static Interval AcosPi(Interval x) => Acos(x) / Pi;

    /// <summary>{arctan(x)/π}.</summary>
    public static Interval AtanPi(Interval x) => Atan(x) / Pi;
}
