using System.Globalization;
using System.Numerics;
using FsCheck.Xunit;

namespace Verify.Numerics.Tests;

[Properties(Arbitrary = [typeof(Domains)], MaxTest = 500)]
public sealed class RationalTests
{
    [Property]
    public bool Sums_agree_with_the_schoolbook_formula(Rational x, Rational y) =>
        x + y == new Rational((x.Numerator * y.Denominator) + (y.Numerator * x.Denominator), x.Denominator * y.Denominator);

    [Property]
    public bool Products_agree_with_the_schoolbook_formula(Rational x, Rational y) =>
        x * y == new Rational(x.Numerator * y.Numerator, x.Denominator * y.Denominator);

    [Property]
    public bool Addition_is_associative_and_commutative(Rational x, Rational y, Rational z) =>
        (x + y) + z == x + (y + z) && x + y == y + x;

    [Property]
    public bool Multiplication_is_associative_commutative_and_distributive(Rational x, Rational y, Rational z) =>
        (x * y) * z == x * (y * z) && x * y == y * x && x * (y + z) == (x * y) + (x * z);

    [Property]
    public bool Subtraction_and_division_undo(Rational x, Rational y) =>
        x + y - y == x && (y.Sign == 0 || (x * y) / y == x);

    [Property]
    public bool Every_result_is_in_lowest_terms_with_a_positive_denominator(Rational x, Rational y) =>
        new[] { x, x + y, x - y, x * y, -x, y.Sign == 0 ? x : x / y, Rational.Abs(x) }.All(
            r => r.Denominator.Sign > 0 && BigInteger.GreatestCommonDivisor(r.Numerator, r.Denominator).IsOne);

    [Property]
    public bool Equal_values_have_equal_hashes_however_they_were_reached(Rational x, Rational y)
    {
        Rational again = (x + y) - y;
        return again.Equals(x) && again.GetHashCode() == x.GetHashCode() && again.CompareTo(x) == 0;
    }

    [Property]
    public bool Order_is_the_sign_of_the_difference(Rational x, Rational y) =>
        Math.Sign(x.CompareTo(y)) == (x - y).Sign && (x < y) == (y > x) && (x <= y) == !(y < x);

    [Property]
    public bool Floor_is_the_greatest_integer_below(Rational x)
    {
        BigInteger floor = Rational.Floor(x);
        return floor <= x && x < floor + 1 && Rational.Ceiling(x) == (Rational.IsInteger(x) ? floor : floor + 1);
    }

    [Property]
    public bool The_remainder_has_the_dividends_sign_and_is_smaller_than_the_divisor(Rational x, Rational y) =>
        y.Sign == 0 || (x % y is var r && Rational.Abs(r) < Rational.Abs(y) && r.Sign * x.Sign >= 0 && Rational.IsInteger((x - r) / y));

    [Property]
    public bool Powers_multiply_out(Rational x) =>
        Rational.Pow(x, 3) == x * x * x && Rational.Pow(x, 0) == 1 && (x.Sign == 0 || Rational.Pow(x, -2) * x * x == 1);

    [Property]
    public bool Text_reads_back(Rational x) => Rational.Parse(x.ToString()) == x;

    [Property]
    public bool A_double_converts_exactly_there_and_back(double x) =>
        Rational.FromDouble(x) is var r && r.ToDouble() == x
        && Rational.Parse(x.ToString("E1100", CultureInfo.InvariantCulture)) == r;

    [Property]
    public bool The_double_is_the_nearest_ties_to_even(Rational x) => IsNearest(x, x.ToDouble());

    [Property]
    public bool The_midpoint_of_neighbouring_doubles_goes_to_the_even_one_and_a_hair_beside_it_does_not(double x)
    {
        x = double.IsNegative(x) ? -x : x;
        double next = double.BitIncrement(x);
        if (double.IsInfinity(next))
        {
            return true;
        }

        Rational middle = (Rational.FromDouble(x) + Rational.FromDouble(next)) / 2;
        Rational hair = Rational.Pow(2, -1200);
        double even = long.IsEvenInteger(BitConverter.DoubleToInt64Bits(x)) ? x : next;
        return middle.ToDouble() == even && (middle - hair).ToDouble() == x && (middle + hair).ToDouble() == next
            && (-middle).ToDouble() == -even;
    }

    [Fact]
    public void Beyond_the_greatest_double_lies_infinity_from_the_midpoint_on()
    {
        Rational border = Rational.Pow(2, 1024) - Rational.Pow(2, 970);
        Assert.Equal(double.PositiveInfinity, border.ToDouble());
        Assert.Equal(double.MaxValue, (border - Rational.Pow(2, -9)).ToDouble());
        Assert.Equal(double.NegativeInfinity, (-border).ToDouble());
        Assert.Equal(0.0, Rational.Pow(2, -1075).ToDouble());
        Assert.Equal(double.Epsilon, (Rational.Pow(2, -1075) + Rational.Pow(2, -2000)).ToDouble());
        Assert.Equal(0.0, Rational.Pow(2, -5000).ToDouble());
    }

    [Theory]
    [InlineData("3/4", 3, 4)]
    [InlineData("-7", -7, 1)]
    [InlineData("0.125", 1, 8)]
    [InlineData("1e-3", 1, 1000)]
    [InlineData("-6/8", -3, 4)]
    [InlineData(" +.5 ", 1, 2)]
    [InlineData("-1.25E2", -125, 1)]
    [InlineData("0/5", 0, 1)]
    public void Text_of_a_fraction_or_decimal_is_read_exactly(string text, int p, int q) =>
        Assert.Equal(new Rational(p, q), Rational.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData(".")]
    [InlineData(".-5")]
    [InlineData("1.+5")]
    [InlineData("1e")]
    [InlineData("1e99999999")]
    [InlineData("0.12\0")]
    [InlineData("1,000")]
    [InlineData("NaN")]
    [InlineData("½")]
    [InlineData("٣")]
    public void Other_text_is_refused(string text)
    {
        Assert.False(Rational.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => Rational.Parse(text));
    }

    [Fact]
    public void Default_is_zero_and_prints_as_such()
    {
        Assert.Equal(Rational.Zero, default);
        Assert.Equal("0", default(Rational).ToString());
        Assert.Equal(1, default(Rational).Denominator);
        Assert.Equal("-3/4", new Rational(6, -8).ToString());
    }

    [Fact]
    public void What_has_no_value_is_refused()
    {
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
        Assert.Throws<OverflowException>(() => Rational.FromDouble(double.NaN));
        Assert.Throws<OverflowException>(() => Rational.FromDouble(double.NegativeInfinity));
    }

    [Fact]
    public void Generic_algorithms_run_over_it()
    {
        Assert.Equal(Rational.Parse("-45/8"), Horner(Rational.Parse("3/2"), 3, -5, -3, 0));
        Assert.Equal(-5.625, Horner(1.5, 3, -5, -3, 0));
        Assert.Equal(2, int.CreateChecked(Rational.Parse("5/2")));
        Assert.Equal(byte.MaxValue, byte.CreateSaturating(Rational.Parse("1e9")));
        Assert.Throws<OverflowException>(() => byte.CreateChecked(Rational.Parse("1e9")));
        Assert.Equal(Rational.Parse("1/4"), Convert<float, Rational>(0.25f));
        Assert.Equal(Rational.Parse("3"), Convert<ulong, Rational>(3UL));
        Assert.Equal(0.75, double.CreateChecked(Rational.Parse("3/4")));
    }

    private static TTo Convert<TFrom, TTo>(TFrom value)
        where TFrom : INumber<TFrom>
        where TTo : INumber<TTo> => TTo.CreateChecked(value);

    // c_0 x^k + … + c_k
    private static T Horner<T>(T x, params int[] coefficients)
        where T : INumber<T> => coefficients.Aggregate(T.Zero, (sum, c) => (sum * x) + T.CreateChecked(c));

    private static bool IsNearest(Rational x, double rounded)
    {
        if (double.IsInfinity(rounded))
        {
            return Rational.Abs(x) >= Rational.Pow(2, 1024) - Rational.Pow(2, 970);
        }

        Rational error = Rational.Abs(x - Rational.FromDouble(rounded));
        return new[] { double.BitDecrement(rounded), double.BitIncrement(rounded) }.Where(double.IsFinite).All(neighbour =>
            error.CompareTo(Rational.Abs(x - Rational.FromDouble(neighbour))) is var order
            && (order < 0 || (order == 0 && long.IsEvenInteger(BitConverter.DoubleToInt64Bits(rounded)))));
    }
}
