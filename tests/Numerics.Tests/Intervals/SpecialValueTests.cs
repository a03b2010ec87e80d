namespace Verify.Numerics.Tests.Intervals;

/// <summary>Empty, entire, unbounded and zero-dividing operands, as IEEE 1788-2015, §9.1 and §10.5, prescribes.</summary>
public sealed class SpecialValueTests
{
    private static readonly Interval Empty = Interval.Empty;
    private static readonly Interval Entire = Interval.Entire;

    public static TheoryData<string, string, string, string> Operations => new()
    {
        { "[1, 2]", "+", "[3, inf]", "[4, inf]" },
        { "[-inf, 2]", "-", "[3, inf]", "[-inf, -1]" },
        { "[entire]", "+", "[1, 1]", "[entire]" },
        { "[0, 0]", "*", "[entire]", "[0, 0]" },
        { "[0, 1]", "*", "[2, inf]", "[0, inf]" },
        { "[-1, 2]", "*", "[0, inf]", "[entire]" },
        { "[-2, -1]", "*", "[-inf, 3]", "[-6, inf]" },
        { "[-inf, -1]", "*", "[-inf, -3]", "[3, inf]" },
        { "[-2, 3]", "*", "[-5, 4]", "[-15, 12]" },
        { "[1, 2]", "/", "[0, 0]", "[empty]" },
        { "[0, 0]", "/", "[0, 0]", "[empty]" },
        { "[0, 0]", "/", "[-1, 1]", "[0, 0]" },
        { "[0, 0]", "/", "[0, 1]", "[0, 0]" },
        { "[1, 2]", "/", "[0, 4]", "[1/4, inf]" },
        { "[1, 2]", "/", "[-4, 0]", "[-inf, -1/4]" },
        { "[-2, -1]", "/", "[0, 4]", "[-inf, -1/4]" },
        { "[-2, -1]", "/", "[-4, 0]", "[1/4, inf]" },
        { "[1, 2]", "/", "[-1, 4]", "[entire]" },
        { "[-1, 2]", "/", "[0, 4]", "[entire]" },
        { "[0, 2]", "/", "[0, 4]", "[0, inf]" },
        { "[-2, 0]", "/", "[0, 4]", "[-inf, 0]" },
        { "[1, 2]", "/", "[4, inf]", "[0, 1/2]" },
        { "[-2, 1]", "/", "[4, inf]", "[-1/2, 1/4]" },
        { "[1, inf]", "/", "[4, inf]", "[0, inf]" },
        { "[1, inf]", "/", "[-inf, -4]", "[-inf, 0]" },
        { "[entire]", "/", "[2, 4]", "[entire]" },
        { "[empty]", "/", "[1, 2]", "[empty]" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operations_follow_the_standard(string x, string operation, string y, string expected)
    {
        Interval left = Interval.Parse(x), right = Interval.Parse(y);
        Interval result = operation switch { "+" => left + right, "-" => left - right, "*" => left * right, _ => left / right };
        Assert.Equal(Interval.Parse(expected), result);
    }

    [Fact]
    public void Empty_operands_give_empty_results()
    {
        Interval x = new(-1, 2);
        Interval[] results =
        [
            Empty + x, x - Empty, Empty * x, x * Empty, Empty * Interval.Zero, Interval.Zero * Empty, x / Empty, Empty / Interval.Zero, -Empty,
            Interval.Square(Empty), Interval.Abs(Empty), Interval.Min(Empty, x), Interval.Max(x, Empty), Interval.Pow(Empty, 0), Interval.Pow(Empty, 3),
            Interval.Sqrt(Empty), Interval.Exp(Empty), Interval.ExpM1(Empty), Interval.Log(Empty), Interval.LogP1(Empty), Interval.Sin(Empty), Interval.Cos(Empty),
            Interval.Tan(Empty), Interval.Atan(Empty), Interval.Asin(Empty), Interval.Acos(Empty), Interval.Sinh(Empty), Interval.Cosh(Empty), Interval.Tanh(Empty),
            Interval.Logistic(Empty), Interval.Erf(Empty), Interval.Erfc(Empty), Interval.NormalCdf(Empty), Interval.Intersect(Empty, x), Interval.Hull(Empty, Empty),
            Interval.Intersect(new(0, 1), new(2, 3)), Interval.Asinh(Empty), Interval.Acosh(Empty), Interval.Atanh(Empty), Interval.Cbrt(Empty), Interval.RootN(Empty, 4),
        ];
        Assert.All(results, result => Assert.True(result.IsEmpty && double.IsNaN(result.Upper)));
    }

    [Fact]
    public void Functions_are_cut_to_their_domains()
    {
        Assert.True(Interval.Sqrt(new(-2, -1)).IsEmpty);
        Assert.Equal(new Interval(0, 2), Interval.Sqrt(new(-2, 4)));
        Assert.True(Interval.Log(new(-1, 0)).IsEmpty);
        Assert.Equal(double.NegativeInfinity, Interval.Log(new(-1, 1)).Lower);
        Assert.Equal(0, Interval.Log(new(0, 1)).Upper);
        Assert.True(Interval.LogP1(new(-3, -1)).IsEmpty);
        Assert.True(Interval.Asin(new(2, 3)).IsEmpty && Interval.Acos(new(-3, -2)).IsEmpty && Interval.Acosh(new(0, 0.5)).IsEmpty);
        Assert.True(Interval.RootN(new(-3, -2), 4).IsEmpty && Interval.Pow(new Interval(-3, -2), new Rational(1, 3)).IsEmpty);
        Assert.Equal(Entire, Interval.Tan(new(1, 2)));
    }

    [Fact]
    public void Functions_of_the_whole_line_are_their_ranges()
    {
        Interval halfPi = Interval.Hull(-Interval.Pi, Interval.Pi) / 2;
        Assert.Equal(new Interval(0, double.PositiveInfinity), Interval.Exp(Entire));
        Assert.Equal(Entire, Interval.Log(Entire));
        Assert.Equal(new Interval(-1, 1), Interval.Sin(Entire));
        Assert.Equal(new Interval(-1, 1), Interval.Cos(Entire));
        Assert.Equal(new Interval(-1, 1), Interval.Tanh(Entire));
        Assert.Equal(new Interval(0, 1), Interval.Logistic(Entire));
        Assert.Equal(new Interval(-1, 1), Interval.Erf(Entire));
        Assert.Equal(new Interval(0, 2), Interval.Erfc(Entire));
        Assert.Equal(new Interval(0, 1), Interval.NormalCdf(Entire));
        Assert.Equal(Entire, Interval.Sinh(Entire));
        Assert.Equal(new Interval(1, double.PositiveInfinity), Interval.Cosh(Entire));
        Assert.True(Interval.Atan(Entire).Contains(halfPi) && Interval.Atan(Entire).Width < 3.15);
        Assert.Equal(new Interval(0, double.PositiveInfinity), Interval.Square(Entire));
        Assert.Equal(Entire, Interval.Pow(Entire, 3));
        Assert.Equal(Entire, Interval.Tan(Entire));
    }

    [Fact]
    public void Exact_values_stay_exact()
    {
        Assert.All(
            [Interval.Sin(0), Interval.Tan(0), Interval.Atan(0), Interval.Tanh(0), Interval.Sinh(0), Interval.ExpM1(0), Interval.LogP1(0), Interval.Log(1), Interval.Erf(0)],
            zero => Assert.Equal(Interval.Zero, zero));
        Assert.All([Interval.Exp(0), Interval.Cos(0), Interval.Cosh(0)], one => Assert.Equal(Interval.One, one));
        Assert.Equal(new Interval(0.5), Interval.Logistic(0));
    }

    [Fact]
    public void Extremes_between_the_ends_are_found()
    {
        Assert.Equal(1, Interval.Sin(new(1, 2)).Upper);
        Assert.Equal(-1, Interval.Sin(new(4, 5)).Lower);
        Assert.Equal(1, Interval.Cos(new(-1, 1)).Upper);
        Assert.Equal(-1, Interval.Cos(new(3, 4)).Lower);
        Assert.Equal(1, Interval.Cos(new(6, 7)).Upper);
        Assert.Equal(new Interval(-1, 1), Interval.Sin(new(0, 6)));
        Assert.True(Interval.Sin(new(2, 4)) is { Upper: < 0.91, Lower: > -0.76 });
        Assert.True(Interval.Cos(new(1, 2)) is { Upper: < 0.55, Lower: > -0.42 });
        Assert.True(Interval.Square(new(-1, 2)) == new Interval(0, 4) && Interval.Pow(new Interval(-2, 1), 4) == new Interval(0, 16));
    }

    [Fact]
    public void Order_is_three_valued()
    {
        Interval low = new(0, 2), high = new(1, 3), far = new(4, 5);
        Assert.True(Interval.CertainlyLess(low, far) && Interval.PossiblyLess(low, far) && !Interval.PossiblyLess(far, low));
        Assert.True(!Interval.CertainlyLess(low, high) && Interval.PossiblyLess(low, high) && Interval.PossiblyLess(high, low));
        Assert.True(Interval.CertainlyLessOrEqual(new(0, 1), new(1, 2)) && !Interval.CertainlyLess(new(0, 1), new(1, 2)));
        Assert.True(Interval.PossiblyLessOrEqual(new(1, 2), new(0, 1)) && !Interval.PossiblyLess(new(1, 2), new(0, 1)));
        Assert.True(Interval.CertainlyLess(Empty, low) && !Interval.PossiblyLess(Empty, low));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity)]
    public void What_is_no_interval_is_rejected(double lower, double upper) =>
        Assert.Throws<ArgumentException>(() => new Interval(lower, upper));

    [Theory]
    [InlineData("[2, 1]")]
    [InlineData("[1]")]
    [InlineData("[inf, 2]")]
    [InlineData("[nan, 2]")]
    [InlineData("")]
    [InlineData("1 2")]
    public void Text_that_is_no_interval_is_rejected(string text) => Assert.Throws<FormatException>(() => Interval.Parse(text));

    [Fact]
    public void Literals_enclose_the_decimal_not_the_nearest_double()
    {
        Interval tenth = Interval.Parse("0.1");
        Assert.True(tenth.Contains(new Rational(1, 10)) && !tenth.IsPoint && !new Interval(0.1).Contains(new Rational(1, 10)));
        Assert.Equal(new Interval(0.5, 2), Interval.Parse("[ 1/2 , 2 ]"));
        Assert.Equal("[0.5, inf]", new Interval(0.5, double.PositiveInfinity).ToString());
        Assert.Equal("[empty]", Empty.ToString());
    }

    [Fact]
    public void Printed_intervals_read_back_as_enclosures()
    {
        var draw = new Draw(41);
        for (int i = 0; i < 5000; i++)
        {
            Interval x = draw.Interval(draw.Number);
            Assert.True(Interval.Parse(x.ToString()).Contains(x), x.ToString());
        }
    }

    [Fact]
    public void Midpoints_are_finite_members()
    {
        var draw = new Draw(42);
        Interval[] unbounded = [Entire, new(double.NegativeInfinity, -3), new(double.MaxValue, double.PositiveInfinity), new(double.MinValue, double.MaxValue)];
        foreach (Interval x in unbounded.Concat(Enumerable.Range(0, 5000).Select(_ => draw.Interval(draw.Number))))
        {
            Assert.True(x.Contains(x.Midpoint), $"{x.Midpoint} of {x}");
        }
    }
}
