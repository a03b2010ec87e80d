using FsCheck.Xunit;
using Verify.Numerics.Networks;

namespace Verify.Numerics.Tests.Networks;

[Properties(Arbitrary = [typeof(Domains)], MaxTest = 200)]
public sealed class NumberTypeTests
{
    [Property]
    public bool Dual_numbers_obey_the_product_and_quotient_rules(Rational a, Rational b, Rational c, Rational d)
    {
        var x = new Dual<Rational>(a, b);
        var y = new Dual<Rational>(c, d);
        return x * y == new Dual<Rational>(a * c, (b * c) + (a * d)) && (Rational.IsZero(c) || x / y * y == x);
    }

    [Property]
    public bool A_dual_number_is_a_series_of_order_one(Rational a, Rational b, Rational c, Rational d)
    {
        var x = new Dual<Rational>(a, b);
        var y = new Dual<Rational>(c, d);
        return Same(x * y, Of(x) * Of(y)) && Same(x - y, Of(x) - Of(y)) && (Rational.IsZero(c) || Same(x / y, Of(x) / Of(y)));

        static Series<Rational> Of(Dual<Rational> z) => Series<Rational>.Of(z.Value, z.Derivative);
        static bool Same(Dual<Rational> z, Series<Rational> s) => s == Of(z);
    }

    [Property]
    public bool Series_divide_back_to_the_dividend(Rational a, Rational b, Rational c, Rational d, Rational e)
    {
        Series<Rational> x = Series<Rational>.Of(a, b, c);
        Series<Rational> y = Series<Rational>.Of(d, e, a);
        return Rational.IsZero(d) || x / y * y == x;
    }

    [Fact]
    public void The_geometric_series_is_the_quotient_of_one_and_one_minus_t()
    {
        Series<Rational> series = Series<Rational>.One / (Series<Rational>.One - Series<Rational>.Of(0, 1, 0, 0, 0));
        Assert.Equal(Series<Rational>.Of(1, 1, 1, 1, 1), series);
        Assert.Throws<ArgumentOutOfRangeException>(() => series[5]);
    }

    [Fact]
    public void Series_meet_at_the_lower_order_and_constants_are_known_to_every_order()
    {
        Assert.Equal(2, (Series<Rational>.Of(1, 2, 3, 4) * Series<Rational>.Of(1, 2, 3)).Order);
        Assert.Equal(3, (Series<Rational>.One + Series<Rational>.Of(1, 2, 3, 4)).Order);
        Assert.Equal(0, Series<Rational>.One[99]);
        Assert.Throws<ArgumentException>(() => Series<Rational>.Of(1));
    }

    [Fact]
    public void The_series_of_tanh_has_its_known_coefficients()
    {
        // tanh t = t − t³/3 + 2t⁵/15 − 17t⁷/315
        Series<double> y = new SeriesActivation<double>(new Tanh<double>()).Value(Series<double>.Of(0, 1, 0, 0, 0, 0, 0, 0));
        double[] expected = [0, 1, 0, -1.0 / 3, 0, 2.0 / 15, 0, -17.0 / 315];
        for (int k = 0; k < expected.Length; k++)
            Assert.Equal(expected[k], y[k], 1e-15); // a handful of roundings of numbers below 1
    }

    [Fact]
    public void Counting_numbers_count_each_operation_once_and_constants_are_free()
    {
        var counter = new OperationCounter();
        var x = new Counting<Rational>(3, counter);
        Counting<Rational> y = ((x * x) + (Counting<Rational>.One * Counting<Rational>.One)) / -x;
        Assert.Equal(new Rational(-10, 3), y.Value);
        Assert.Equal((1, 1, 1, 3), (counter.Additions, counter.Multiplications, counter.Divisions, counter.Total));
    }

    [Fact]
    public void Numbers_built_over_others_answer_generic_mathematics()
    {
        Assert.Equal(new Dual<Rational>(7, 0), Convert<Dual<Rational>>(7));
        Assert.Equal(Series<Rational>.One, Convert<Series<Rational>>(1));
        Assert.Equal(new Dual<Rational>(2, 5), Absolute(new Dual<Rational>(-2, -5)));
        Assert.Equal(4, Increment(new Counting<Rational>(3, new OperationCounter())).Value);
        Assert.True(Dual<Rational>.IsFinite(Dual<Rational>.One));
        Assert.Throws<NotSupportedException>(() => Parse<Dual<double>>("1"));
        Assert.Equal("Dual { Value = 1, Derivative = 0 }", $"{Dual<Rational>.One}");

        static T Convert<T>(int value)
            where T : System.Numerics.INumberBase<T> => T.CreateChecked(value);

        static T Absolute<T>(T value)
            where T : System.Numerics.INumberBase<T> => T.Abs(value);

        static T Increment<T>(T value)
            where T : System.Numerics.INumberBase<T> => ++value;

        static T Parse<T>(string text)
            where T : System.Numerics.INumberBase<T> => T.Parse(text, null);
    }

    [Fact]
    public void Relu_passes_not_a_number_on()
    {
        Assert.True(double.IsNaN(new Relu<double>().Value(double.NaN)));
        Assert.True(double.IsNaN(new Relu<double>().Slope(-double.NaN, 0.0)));
        Assert.Equal(0.0, new Relu<double>().Slope(-0.0, 0.0));
    }

    [Fact]
    public void Kinked_activations_refuse_intervals_that_reach_both_sides()
    {
        Assert.Throws<ArithmeticException>(() => new Relu<Interval>().Slope(new Interval(-1, 1), Interval.Zero));
        Assert.Throws<ArithmeticException>(() => new Threshold<Interval>().Value(new Interval(0, 1)));
        Assert.Equal(new Interval(1, 2), new Relu<Interval>().Value(new Interval(1, 2)));
        Assert.Equal(Interval.Zero, new Relu<Interval>().Value(new Interval(-2, -1)));
    }
}
