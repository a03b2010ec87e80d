namespace Verify.Numerics.Tests.Intervals;

/// <summary>The four operations, square and root against exact fractions, end for end.</summary>
public sealed class ArithmeticTests
{
    private const int Cases = 60_000;

    [Fact]
    public void Sums_and_differences_are_the_tightest_enclosures()
    {
        var draw = new Draw(1);
        for (int i = 0; i < Cases; i++)
        {
            double a = draw.Number(), b = draw.Number();
            Tight((Rational)a + (Rational)b, new Interval(a) + new Interval(b), a, b);
            Tight((Rational)a - (Rational)b, new Interval(a) - new Interval(b), a, b);
        }
    }

    [Fact]
    public void Products_and_squares_are_the_tightest_enclosures()
    {
        var draw = new Draw(2);
        for (int i = 0; i < Cases; i++)
        {
            double a = draw.Number(), b = draw.Number();
            Tight((Rational)a * (Rational)b, new Interval(a) * new Interval(b), a, b);
            Tight((Rational)a * (Rational)a, Interval.Square(a), a, a);
        }
    }

    [Fact]
    public void Quotients_are_the_tightest_enclosures()
    {
        var draw = new Draw(3);
        for (int i = 0; i < Cases; i++)
        {
            double a = draw.Number(), b = draw.Number();
            if (b != 0)
            {
                Tight((Rational)a / (Rational)b, new Interval(a) / new Interval(b), a, b);
            }
        }
    }

    [Fact]
    public void Roots_are_the_tightest_enclosures()
    {
        var draw = new Draw(4);
        for (int i = 0; i < Cases; i++)
        {
            double a = Math.Abs(draw.Number());
            Interval root = Interval.Sqrt(a);
            var (lower, upper) = ((Rational)root.Lower, (Rational)root.Upper);
            Assert.True(lower * lower <= (Rational)a && (Rational)a <= upper * upper, $"√{a} escapes {root}.");
            Assert.True(
                root.IsPoint ? lower * lower == (Rational)a : Math.BitIncrement(root.Lower) == root.Upper, $"√{a} is looser than {root}.");
        }
    }

    [Fact]
    public void Operations_on_intervals_are_the_tightest_enclosures_of_their_corners()
    {
        var draw = new Draw(5);
        for (int i = 0; i < Cases / 2; i++)
        {
            Interval x = draw.Interval(draw.Number), y = draw.Interval(draw.Number);
            Corners(x, y, x + y, (a, b) => a + b);
            Corners(x, y, x - y, (a, b) => a - b);
            Corners(x, y, x * y, (a, b) => a * b);
            if (!y.ContainsZero)
            {
                Corners(x, y, x / y, (a, b) => a / b);
            }
        }
    }

    [Fact]
    public void Powers_enclose_and_keep_to_their_stated_width()
    {
        var draw = new Draw(6);
        for (int i = 0; i < 20_000; i++)
        {
            double a = draw.Ordinary();
            int n = draw.Below(25) - 12;
            if (a == 0 && n < 0)
            {
                continue;
            }

            Interval power = Interval.Pow(a, n);
            Assert.True(power.Contains(Rational.Pow((Rational)a, n)), $"{a}^{n} escapes {power}.");
            Assert.True(power.Width <= 2.01 * (Math.Abs(n) + 1) * Math.ScaleB(power.Magnitude, -52), $"{a}^{n} = {power} is too wide.");
        }
    }

    [Fact]
    public void Fractions_become_the_tightest_enclosures()
    {
        var draw = new Draw(7);
        for (int i = 0; i < Cases; i++)
        {
            double a = draw.Number(), b = draw.Number();
            if (b != 0)
            {
                Rational value = (Rational)a / (Rational)b;
                Interval x = Interval.FromRational(value);
                Assert.True(x.Contains(value), $"{a}/{b} escapes {x}.");
                Assert.True(x.IsPoint || Math.BitIncrement(x.Lower) == x.Upper, $"{a}/{b} is looser than {x}.");
            }
        }
    }

    private static void Tight(Rational exact, Interval computed, double a, double b) =>
        Assert.True(computed == Interval.FromRational(exact), $"At {a:R}, {b:R}: {computed}, expected {Interval.FromRational(exact)}.");

    private static void Corners(Interval x, Interval y, Interval computed, Func<Rational, Rational, Rational> operation)
    {
        Rational[] corners =
        [
            operation((Rational)x.Lower, (Rational)y.Lower), operation((Rational)x.Lower, (Rational)y.Upper),
            operation((Rational)x.Upper, (Rational)y.Lower), operation((Rational)x.Upper, (Rational)y.Upper),
        ];
        Interval expected = Interval.Hull(Interval.FromRational(corners.Min()), Interval.FromRational(corners.Max()));
        Assert.True(computed == expected, $"At {x}, {y}: {computed}, expected {expected}.");
    }
}
