using System.Numerics;

namespace Verify.Numerics.Tests.Intervals;

/// <summary>
/// Every kernel's value High + Low is within its own Error of the true number. This is sharper than enclosure: rounding outward can
/// hide a lost term of a tenth of an ulp, the error bound cannot.
/// </summary>
public sealed class KernelErrorTests
{
    private const double HalfStep = 0.0054152123481245725; // ln 2/128, where the reduced argument of the exponential is largest

    private static int Points => LongRun.Wanted ? 1_000_000 : 60_000;

    [Fact]
    public void The_exponential_is_within_its_error()
    {
        var draw = new Draw(41);
        for (int i = 0; i < Points; i++)
        {
            // Every row of the table, at the ends of its interval and anywhere.
            double near = ((draw.Below(4000) - 2000) + (i % 3 == 0 ? 0.5 : i % 3 == 1 ? -0.5 : draw.Unit())) * 2 * HalfStep;
            double x = i % 7 == 0 ? draw.Between(-30, 30) : i % 3 == 2 ? near : near * (1 - (1e-6 * draw.Unit()));
            if (x == 0)
                continue;
            var (value, m) = ExponentialKernel.Reduced(x);
            Within(Oracle.Exp(Oracle.Fixed(x) - (m * Oracle.Ln2)), value, x);
        }
    }

    [Fact]
    public void The_logarithm_is_within_its_error()
    {
        var draw = new Draw(42);
        for (int i = 0; i < Points; i++)
        {
            double x = i % 3 == 0 ? 1 + draw.Between(-0.02, 0.02) : i % 3 == 1 ? draw.Between(0.5, 2) : Math.ScaleB(draw.Between(1, 2), draw.Below(60) - 30);
            var value = LogarithmKernel.Of(x, 0, 0);
            BigInteger exact = Oracle.Fixed(x);

            // e^(v ± Error) = x·(1 ± Error) up to Error².
            BigInteger error = (exact * Oracle.Fixed(value.Error)) >> Oracle.Bits;
            BigInteger missed = Oracle.Exp(Sum(value)) - exact;
            Assert.True(BigInteger.Abs(missed) <= error + (Oracle.Error * (1 + (exact >> Oracle.Bits))) + (error >> 50), $"ln {x:R} is off by more than {value.Error}.");
        }
    }

    [Fact]
    public void Sine_and_cosine_are_within_their_errors()
    {
        var draw = new Draw(43);
        for (int i = 0; i < Points; i++)
        {
            // Between and at the points j/32 of the table.
            double x = i % 2 == 0 ? draw.Between(-0.785, 0.785) : (draw.Below(50) - 25 + (i % 4 == 1 ? 0.49999 : -0.49999)) / 32;
            var (sine, cosine) = Oracle.SineCosine(x);
            var exact = new Expansion(x, 0, 0);
            Within(sine, CircularKernel.Sine(exact), x);
            Within(cosine, CircularKernel.Cosine(exact), x);
        }
    }

    [Fact]
    public void The_arctangent_is_within_its_error()
    {
        var draw = new Draw(44);
        for (int i = 0; i < Points; i++)
        {
            double x = i % 4 == 0 ? (draw.Below(32) + 0.49999) / 32 : draw.Between(0.001, 1);
            var value = i % 2 == 0 ? ArctangentKernel.UpToOne(x) : ArctangentKernel.FromOneOn(x = 1 / x);

            // sin v − x cos v = √(1 + x²)·sin(v − arctan x)
            var (sine, cosine) = Oracle.SineCosine(Sum(value));
            BigInteger exact = Oracle.Fixed(x);
            BigInteger root = Oracle.Root(Oracle.One + ((exact * exact) >> Oracle.Bits));
            BigInteger missed = sine - ((exact * cosine) >> Oracle.Bits);
            Assert.True(BigInteger.Abs(missed) <= ((root * Oracle.Fixed(value.Error)) >> Oracle.Bits) + (Oracle.Error * (1 + (exact >> Oracle.Bits))), $"arctan {x:R} is off by more than {value.Error}.");
        }
    }

    private static BigInteger Sum(Expansion value) => Oracle.Fixed(value.High) + Oracle.Fixed(value.Low);

    private static void Within(BigInteger exact, Expansion value, double x)
    {
        BigInteger missed = BigInteger.Abs(Sum(value) - exact);
        Assert.True(
            missed <= Oracle.Fixed(value.Error) + Oracle.Error,
            $"At {x:R} the kernel misses by {new Rational(missed, Oracle.One).ToDouble():R}; its error is said to be at most {value.Error:R}.");
    }
}
