using FsCheck.Xunit;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Numerics.Tests.PiecewiseLinear;

[Properties(Arbitrary = [typeof(PiecewiseLinearTests)], MaxTest = 100)]
public sealed class EnclosedDistanceTests
{
    private const double Tolerance = 1e-9;

    [Property]
    public bool The_distance_to_a_quadratic_encloses_the_exact_one(PiecewiseLinearFunction p)
    {
        var exact = p.From(Quadratic.Square).SupDistance;
        var enclosed = p.DistanceTo(Interval.Square, x => 2 * x, Tolerance);
        return Rational.FromDouble(enclosed.Lower) <= exact && exact <= Rational.FromDouble(enclosed.Upper) && enclosed.Upper - enclosed.Lower < 1e-6;
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(32)]
    public void The_chord_of_a_cubic_is_missed_where_its_slope_is_met(int cells)
    {
        // On [u, v] the chord of x³ errs by −(x − u)(x − v)(x + u + v), most on the last cell; there the slope u² + uv + v² is 3x² at the worst x.
        var p = PiecewiseLinearFunction.Interpolate(x => x * x * x, PiecewiseLinearFunction.Grid(0, 1, cells));
        var enclosed = p.DistanceTo(x => Interval.Pow(x, 3), x => 3 * Interval.Square(x), Tolerance);
        double u = 1 - (1.0 / cells), x = Math.Sqrt((1 + u + (u * u)) / 3);
        double worst = (x - u) * (1 - x) * (x + u + 1);
        Assert.InRange(worst, enclosed.Lower - 1e-12, enclosed.Upper + 1e-12);
        Assert.InRange(enclosed.Upper - enclosed.Lower, 0, 2 * Tolerance);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public void The_sine_is_missed_by_an_eighth_of_the_squared_step_at_most(int cells)
    {
        var knots = PiecewiseLinearFunction.Grid(0, 3, cells);
        var p = PiecewiseLinearFunction.Interpolate(x => Rational.FromDouble(Math.Sin((double)x)), knots);
        double bound = 9.0 / (8 * cells * cells);
        var enclosed = p.DistanceTo(Interval.Sin, Interval.Cos, Tolerance);
        Assert.InRange(enclosed.Upper, 0.8 * bound, bound);
    }
}
