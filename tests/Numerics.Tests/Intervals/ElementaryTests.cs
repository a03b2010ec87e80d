using System.Numerics;

namespace Verify.Numerics.Tests.Intervals;

/// <summary>
/// Functions at single doubles: the enclosure holds the oracle's value, and is as narrow as documented. Inverse functions
/// are tested by applying the oracle of the direct function to both ends.
/// </summary>
public sealed class ElementaryTests
{
    private static int Points => LongRun.Wanted ? 1_000_000 : 100_000;

    [Fact]
    public void Exponentials_enclose() => Check(11, 30, 3, Interval.Exp, x => Oracle.Exp(Oracle.Fixed(x)));

    [Fact]
    public void Exponentials_minus_one_enclose() =>
        Check(12, 30, 4, Interval.ExpM1, x => Oracle.Exp(Oracle.Fixed(x)) - Oracle.One);

    [Fact]
    public void Sines_cosines_and_tangents_enclose()
    {
        var draw = new Draw(13);
        for (int i = 0; i < Points; i++)
        {
            double x = i % 20 == 0 ? BitConverter.UInt64BitsToDouble(draw.Bits() & ~(1UL << 62)) : i % 20 == 1 ? MultipleOfHalfPi(draw) : Around(draw, 100);
            x = i % 20 == 2 ? Math.ScaleB(draw.Unit(), draw.Below(1024)) : x;
            if (!double.IsFinite(x) || Math.Abs(x) < 1e-18)
            {
                continue;
            }

            var (sine, cosine) = Oracle.SineCosine(x);
            Holds(sine, Interval.Sin(x), 3, x);
            Holds(cosine, Interval.Cos(x), 3, x);
            Holds((sine << Oracle.Bits) / cosine, Interval.Tan(x), 12, x, loss: BigInteger.Abs(Oracle.One / cosine) + 1);
        }
    }

    [Fact]
    public void Hyperbolic_functions_enclose()
    {
        var draw = new Draw(14);
        for (int i = 0; i < Points; i++)
        {
            double x = Around(draw, 30);
            BigInteger up = Oracle.Exp(Oracle.Fixed(x));
            BigInteger down = (Oracle.One << Oracle.Bits) / up;
            Holds((up - down) / 2, Interval.Sinh(x), 12, x);
            Holds((up + down) / 2, Interval.Cosh(x), 8, x);
            Holds(((up - down) << Oracle.Bits) / (up + down), Interval.Tanh(x), 12, x);
            Holds((up << Oracle.Bits) / (up + Oracle.One), Interval.Logistic(x), 8, x);
        }
    }

    [Fact]
    public void Logarithms_enclose()
    {
        var draw = new Draw(15);
        for (int i = 0; i < Points; i++)
        {
            double x = i % 3 == 0 ? 1 + Around(draw, 0.1) : Math.Exp(Around(draw, 30));
            Inverse(Oracle.Fixed(x), Interval.Log(x), 3, x, Oracle.Exp);
        }
    }

    [Fact]
    public void Logarithms_of_one_plus_enclose()
    {
        var draw = new Draw(16);
        for (int i = 0; i < Points; i++)
        {
            double x = i % 3 == 0 ? Math.Exp(Around(draw, 30)) : Around(draw, 0.9);
            Inverse(Oracle.Fixed(x) + Oracle.One, Interval.LogP1(x), 3, x, Oracle.Exp);
        }
    }

    [Fact]
    public void Arctangents_enclose()
    {
        var draw = new Draw(17);
        for (int i = 0; i < Points; i++)
        {
            double x = i % 3 == 0 ? Math.Exp(Around(draw, 30)) : Around(draw, 2);
            Interval angle = Interval.Atan(x);
            Narrow(angle, 3, x);
            BigInteger tangent = Oracle.Fixed(x);
            foreach (var (end, side) in new[] { (angle.Lower, -1), (angle.Upper, 1) })
            {
                // sin(end) against x·cos(end), as the cosine is positive.
                var (sine, cosine) = Oracle.SineCosine(Oracle.Fixed(end));
                Assert.True((sine - ((tangent * cosine) >> Oracle.Bits)) * side >= -Oracle.Error * (1 + (BigInteger)Math.Abs(x)), $"arctan {x:R} escapes {angle}.");
            }
        }
    }

    [Fact]
    public void Arcsines_and_arccosines_enclose()
    {
        BigInteger halfPi = Oracle.Pi / 2;
        var draw = new Draw(18);
        for (int i = 0; i < Points / 2; i++)
        {
            double x = i % 3 == 0 ? 1 - Math.Abs(Around(draw, 0.1)) : Around(draw, 1);
            Inverse(Oracle.Fixed(x), Interval.Asin(x), 16, x, y => Oracle.SineCosine(BigInteger.Clamp(y, -halfPi, halfPi)).Sine);
            Inverse(-Oracle.Fixed(x), Interval.Acos(x), 16, x, y => -Oracle.SineCosine(BigInteger.Clamp(y, 0, Oracle.Pi)).Cosine);
        }
    }

    [Fact]
    public void Inverse_hyperbolic_functions_enclose()
    {
        var draw = new Draw(22);
        for (int i = 0; i < Points / 4; i++)
        {
            double x = i % 3 == 0 ? Math.Exp(Around(draw, 30)) : Around(draw, 3);
            Inverse(Oracle.Fixed(x), Interval.Asinh(x), 16, x, y => (Oracle.Exp(y) - Oracle.Exp(-y)) / 2);

            double above = 1 + Math.Abs(x);
            Inverse(Oracle.Fixed(above), Interval.Acosh(above), 16, above, y => (Oracle.Exp(y) + Oracle.Exp(-y)) / 2);

            double inside = i % 3 == 0 ? 1 - Math.Abs(Around(draw, 0.1)) : Around(draw, 0.999);
            if (Math.Abs(inside) < 1)
                Inverse(Oracle.Fixed(inside), Interval.Atanh(inside), 16, inside, y => Oracle.Exp(2 * y) is var up ? ((up - Oracle.One) << Oracle.Bits) / (up + Oracle.One) : 0);
        }
    }

    [Fact]
    public void Powers_and_logarithms_to_other_bases_enclose()
    {
        BigInteger ln10 = LogOfTen();
        var draw = new Draw(23);
        for (int i = 0; i < Points / 4; i++)
        {
            double x = Around(draw, 20);
            Holds(Oracle.Exp((Oracle.Fixed(x) * Oracle.Ln2) >> Oracle.Bits), Interval.Exp2(x), 64, x);
            Holds(Oracle.Exp((Oracle.Fixed(x) * ln10) >> Oracle.Bits), Interval.Exp10(x), 256, x);

            double y = Math.Exp(Around(draw, 30));
            Inverse(Oracle.Fixed(y), Interval.Log2(y), 8, y, z => Oracle.Exp((z * Oracle.Ln2) >> Oracle.Bits));
            Inverse(Oracle.Fixed(y), Interval.Log10(y), 8, y, z => Oracle.Exp((z * ln10) >> Oracle.Bits));
        }
    }

    [Fact]
    public void Roots_and_hypotenuses_enclose()
    {
        var draw = new Draw(24);
        for (int i = 0; i < Points / 10; i++)
        {
            double x = Math.Exp(Around(draw, 30)), y = Around(draw, 100);
            int n = draw.Below(6) + 2;
            Interval root = Interval.RootN(x, n), hypotenuse = Interval.Hypot(x, y);
            Assert.True(Rational.Pow((Rational)root.Lower, n) <= (Rational)x && (Rational)x <= Rational.Pow((Rational)root.Upper, n), $"The {n}th root of {x:R} escapes {root}.");
            Rational square = ((Rational)x * (Rational)x) + ((Rational)y * (Rational)y);
            Assert.True(Rational.Pow((Rational)hypotenuse.Lower, 2) <= square && square <= Rational.Pow((Rational)hypotenuse.Upper, 2), $"|({x:R}, {y:R})| escapes {hypotenuse}.");
            Narrow(root, 64, x);
            Narrow(hypotenuse, 8, x);
        }
    }

    // ln 10 by Newton's step on the oracle's own exponential, from 2.302585… on.
    private static BigInteger LogOfTen()
    {
        BigInteger ten = 10 * Oracle.One, y = Oracle.Fixed(2.302585092994046);
        for (int i = 0; i < 8; i++)
            y += ((ten - Oracle.Exp(y)) << Oracle.Bits) / ten;
        return y;
    }

    [Fact]
    public void Gaussian_integrals_enclose()
    {
        BigInteger root2 = Oracle.Root(2 * Oracle.One);
        var draw = new Draw(19);
        for (int i = 0; i < Points / 4; i++)
        {
            double x = Around(draw, i % 8 == 0 ? 6 : 2.5);
            BigInteger erf = Oracle.Erf(Oracle.Fixed(x));
            Holds(erf, Interval.Erf(x), 48, x);
            Holds(Oracle.One - erf, Interval.Erfc(x), 128, x);
            Holds((Oracle.One + Oracle.Erf((Oracle.Fixed(x) << Oracle.Bits) / root2)) / 2, Interval.NormalCdf(x), 128, x);
        }
    }

    [Fact]
    public void Tiny_arguments_enclose_the_leading_terms()
    {
        // f(x) = x + ax² + bx³ up to |x|⁴.
        (Func<Interval, Interval> F, Rational A, Rational B)[] functions =
        [
            (Interval.Sin, 0, new(-1, 6)), (Interval.Tan, 0, new(1, 3)), (Interval.Atan, 0, new(-1, 3)), (Interval.Asin, 0, new(1, 6)),
            (Interval.Sinh, 0, new(1, 6)), (Interval.Tanh, 0, new(-1, 3)), (Interval.ExpM1, new(1, 2), new(1, 6)), (Interval.LogP1, new(-1, 2), new(1, 3)),
        ];
        var draw = new Draw(20);
        for (int i = 0; i < 2000; i++)
        {
            double x = Math.ScaleB(draw.Between(-1, 1), -17 - draw.Below(i % 2 == 0 ? 60 : 1057));
            Rational exact = (Rational)x;
            Rational error = Rational.Pow(exact, 4);
            foreach (var (f, a, b) in functions)
            {
                Rational y = exact + (a * exact * exact) + (b * exact * exact * exact);
                Interval computed = f(x);
                Assert.True(
                    (Rational)computed.Lower <= y + error && y - error <= (Rational)computed.Upper, $"{y.ToDouble():R} at {x:R} escapes {computed}.");
                Narrow(computed, 16, x);
            }
        }
    }

    [Fact]
    public void Constants_are_the_tightest_enclosures()
    {
        Interval[] constants = [Interval.Pi, Interval.Ln2, Interval.E];
        BigInteger[] exact = [Oracle.Pi, Oracle.Ln2, Oracle.Exp(Oracle.One)];
        for (int i = 0; i < exact.Length; i++)
        {
            Holds(exact[i], constants[i], 1, 0);
        }
    }

    [Fact]
    public void Powers_with_fractional_exponents_enclose()
    {
        var draw = new Draw(21);
        for (int i = 0; i < 20_000; i++)
        {
            double x = Math.Exp(Around(draw, 5));
            int p = draw.Below(13) - 6, q = draw.Below(5) + 1;
            Interval power = Interval.Pow(x, new Rational(p, q));
            Rational target = Rational.Pow((Rational)x, p);
            Assert.True(
                Rational.Pow((Rational)power.Lower, q) <= target && target <= Rational.Pow((Rational)power.Upper, q), $"{x:R}^({p}/{q}) escapes {power}.");
        }
    }

    // |x| ≤ radius on every scale down to 2^-50 of it, neighbours of short numbers included.
    private static double Around(Draw draw, double radius) => draw.Below(4) switch
    {
        0 => Math.ScaleB(draw.Between(-radius, radius), -draw.Below(50)),
        1 => Math.BitIncrement(Math.Round(draw.Between(-radius, radius) * 32) / 32) is var x && Math.Abs(x) <= radius && Math.Abs(x) > 1e-300 ? x : radius,
        _ => draw.Between(-radius, radius),
    };

    // The double next to a multiple of π/2, where the reduction cancels.
    private static double MultipleOfHalfPi(Draw draw)
    {
        int bits = draw.Below(900);
        BigInteger k = (BigInteger.One << bits) + (BigInteger)draw.Below(1 << 20);
        return new Rational(k * Oracle.WidePi, BigInteger.One << 1401).ToDouble();
    }

    private static void Check(ulong seed, double radius, long steps, Func<Interval, Interval> f, Func<double, BigInteger> exact)
    {
        var draw = new Draw(seed);
        for (int i = 0; i < Points; i++)
        {
            double x = Around(draw, radius);
            Holds(exact(x), f(x), steps, x);
        }
    }

    private static void Holds(BigInteger exact, Interval computed, long steps, double x, BigInteger? loss = null)
    {
        BigInteger error = Oracle.Error * BigInteger.Max(BigInteger.Max(1, BigInteger.Abs(exact) >> Oracle.Bits), (loss ?? 1) * (loss ?? 1));
        bool holds = Oracle.Fixed(computed.Lower) <= exact + error && exact - error <= Oracle.Fixed(computed.Upper);
        Assert.True(holds, $"{new Rational(exact, Oracle.One).ToDouble():R} at {x:R} escapes {computed}.");
        Narrow(computed, steps, x);
    }

    // direct(Lower) ≤ target ≤ direct(Upper) for an increasing function.
    private static void Inverse(BigInteger target, Interval computed, long steps, double x, Func<BigInteger, BigInteger> direct)
    {
        BigInteger error = Oracle.Error * BigInteger.Max(1, BigInteger.Abs(target) >> Oracle.Bits);
        bool holds = direct(Oracle.Fixed(computed.Lower)) <= target + error && target - error <= direct(Oracle.Fixed(computed.Upper));
        Assert.True(holds, $"The value at {x:R} escapes {computed}.");
        Narrow(computed, steps, x);
    }

    // The number of steps between neighbouring doubles from end to end.
    private static void Narrow(Interval computed, long steps, double x)
    {
        long taken = Ordinal(computed.Upper) - Ordinal(computed.Lower);
        Assert.True(taken <= steps, $"At {x:R}, {computed} is {taken} doubles wide; documented are {steps}.");
    }

    private static long Ordinal(double x) =>
        BitConverter.DoubleToInt64Bits(x) is var bits && bits >= 0 ? bits : long.MinValue - bits;
}
