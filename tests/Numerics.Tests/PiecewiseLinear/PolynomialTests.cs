using Verify.Numerics.PiecewiseLinear;

namespace Verify.Numerics.Tests.PiecewiseLinear;

public sealed class PolynomialTests
{
    private static readonly Polynomial Cubic = Polynomial.Of(1, new(-1, 2), 0, 3);

    [Fact]
    public void Values_follow_Horner_and_derivatives_the_powers()
    {
        Assert.Equal(new Rational(9, 8), Cubic[new(1, 2)]);
        Assert.Equal(Polynomial.Of(new(-1, 2), 0, 9), Cubic.Derivative());
        Assert.Equal(Polynomial.Of(0), Polynomial.Of(7).Derivative());
        Assert.Equal(Polynomial.Of(1, new(-3, 2), 0, 3), Cubic - Polynomial.Of(0, 1));
        Assert.Equal(Polynomial.Of(0, 0, 1), Polynomial.Power(2));
    }

    [Fact]
    public void Bernstein_coefficients_of_powers_are_those_of_the_textbook()
    {
        Assert.Equal([0, 0, 0, 1], Polynomial.Power(3).Bernstein(0, 1));
        Assert.Equal([0, new(1, 3), new(2, 3), 1], (Polynomial.Power(1) - (Polynomial.Power(3) - Polynomial.Power(3))).Bernstein(0, 1));
        Assert.Equal([1, -1, 1, -1], Polynomial.Power(3).Bernstein(1, -1));
    }

    [Fact]
    public void Halves_are_the_coefficients_on_the_halves()
    {
        var (left, right) = Polynomial.Halve(Cubic.Bernstein(-1, 2));
        Assert.Equal(Cubic.Bernstein(-1, new(1, 2)), left);
        Assert.Equal(Cubic.Bernstein(new(1, 2), 2), right);
    }

    [Fact]
    public void Distance_to_the_cube_is_caught_between_bounds_as_near_as_asked()
    {
        // x − x³ is greatest at 1/√3, where it is 2/(3√3) = 0.3849001794597505…
        var chord = PiecewiseLinearFunction.Affine(0, 1, 1, 0);
        var distance = chord.DistanceTo(Polynomial.Power(3), new(1, 1 << 20));
        Assert.InRange(distance.Lower.ToDouble(), 0.38489981, 0.38490018);
        Assert.InRange(distance.Upper.ToDouble(), 0.38490017, 0.38490055);
        Assert.Equal(Rational.Abs(chord[distance.At] - Polynomial.Power(3)[distance.At]), distance.Lower);
    }

    [Fact]
    public void Distance_agrees_with_the_exact_one_to_quadratics_and_with_intervals()
    {
        var f = PiecewiseLinearFunction.Through([0, new(1, 3), 1], [new(1, 5), 0, 1]);
        var exact = f.From(Quadratic.Square).SupDistance;
        var distance = f.DistanceTo(Polynomial.Power(2), new(1, 1 << 16));
        Assert.True(distance.Lower <= exact && exact <= distance.Upper);
        var quintic = f.DistanceTo(Polynomial.Power(5), new(1, 1 << 16));
        var enclosed = f.DistanceTo(x => Interval.Pow(x, 5), x => 5 * Interval.Pow(x, 4), 1e-9);
        Assert.True(enclosed.Lower <= quintic.Upper.ToDouble() && quintic.Lower.ToDouble() <= enclosed.Upper);
        Assert.Equal(Rational.Zero, f.DistanceTo(Polynomial.Power(2), 1).Lower - f.DistanceTo(Polynomial.Power(2), 1).Upper + f.DistanceTo(Polynomial.Power(2), 1).Lower);
    }

    [Fact]
    public void A_function_that_is_the_polynomial_has_distance_zero()
    {
        var distance = PiecewiseLinearFunction.Affine(0, 1, 2, 1).DistanceTo(Polynomial.Of(1, 2, 0), new(1, 8));
        Assert.Equal((Rational.Zero, Rational.Zero), (distance.Lower, distance.Upper));
        Assert.Equal(["0"], distance.Subdivision);
        Assert.Throws<ArgumentOutOfRangeException>(() => PiecewiseLinearFunction.Affine(0, 1, 2, 1).DistanceTo(Cubic, 0));
    }
}
