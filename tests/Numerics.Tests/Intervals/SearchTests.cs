using System.Numerics;

namespace Verify.Numerics.Tests.Intervals;

public sealed class SearchTests
{
    private static readonly Interval Unit = new(0, 1);

    // x − x³/3! + x⁵/5! − x⁷/7!.
    private static T Taylor7<T>(T x, T square)
        where T : IAdditionOperators<T, T, T>, IMultiplyOperators<T, T, T>, ISubtractionOperators<T, T, T>, IDivisionOperators<T, T, T>, IMultiplicativeIdentity<T, T>
    {
        T one = T.MultiplicativeIdentity;
        T six = one + one + one + one + one + one;
        T twenty = six + six + six + one + one;
        T fortyTwo = six * (six + one);
        return x * (one - (square / six * (one - (square / twenty * (one - (square / fortyTwo))))));
    }

    private static Interval Residual(Interval x) => Interval.Sin(x) - Taylor7(x, Interval.Square(x));

    // sin 1 − (1 − 1/6 + 1/120 − 1/5040), where the residual x⁹/9! − … is largest.
    private static bool IsTheNorm(Interval value) =>
        !Interval.Intersect(value, Interval.Sin(1) - (Interval)(1 - new Rational(1, 6) + new Rational(1, 120) - new Rational(1, 5040))).IsEmpty;

    [Fact]
    public void The_norm_of_a_sine_minus_its_polynomial_is_enclosed_by_mean_values()
    {
        var norm = BranchAndBound.SupNorm(
            RangeForm.MeanValue(x => Dual<Interval>.Sin(x) - Taylor7(x, x * x)), Unit, 1e-10);
        Assert.True(norm.Reached && norm.Value.Width <= 1e-10 && IsTheNorm(norm.Value), norm.ToString());
    }

    [Fact]
    public void The_norm_of_a_sine_minus_its_polynomial_is_enclosed_by_a_Taylor_form()
    {
        var norm = BranchAndBound.SupNorm(RangeForm.Taylor(SineMinusTaylor.Derivatives), Unit, 1e-10);
        Assert.True(norm.Reached && norm.Value.Width <= 1e-10 && IsTheNorm(norm.Value), norm.ToString());
        Assert.InRange(norm.Evaluations, 1, 100);
    }

    [Fact]
    public void The_plain_formula_gives_the_same_norm_more_slowly()
    {
        var norm = BranchAndBound.SupNorm(Residual, Unit, 1e-4);
        Assert.True(norm.Reached && IsTheNorm(norm.Value), norm.ToString());
    }

    [Fact]
    public void Extremes_inside_are_found_with_a_witness()
    {
        // x(1 − x) is largest at 1/2, x² − x smallest there.
        var top = BranchAndBound.Maximum(RangeForm.MeanValue(x => x * (Dual<Interval>.Constant(1) - x)), Unit, 1e-12);
        Assert.True(top.Reached && top.Value.Contains(0.25) && Math.Abs(top.Witness.Midpoint - 0.5) < 1e-5, top.ToString());
        var bottom = BranchAndBound.Minimum(x => Interval.Square(x) - x, Unit, 1e-3);
        Assert.True(bottom.Reached && bottom.Value.Contains(-0.25), bottom.ToString());
    }

    [Fact]
    public void Range_forms_of_a_function_cut_to_its_domain_still_enclose()
    {
        // √ on [−1, 1] has the range [0, 1] and a derivative of one sign; ln on [−3, 1] is undefined at the midpoint.
        Func<Interval, Interval> rootSlope = x => 1 / (2 * Interval.Sqrt(x));
        Func<Interval, Interval> logSlope = x => 1 / Interval.Intersect(x, new(0, double.PositiveInfinity));
        Assert.True(RangeForm.MeanValue(Interval.Sqrt, rootSlope)(new(-1, 1)).Contains(new Interval(0, 1)));
        Assert.True(RangeForm.Taylor(Interval.Sqrt, rootSlope)(new(-1, 1)).Contains(new Interval(0, 1)));
        Assert.True(RangeForm.MeanValue(Interval.Log, logSlope)(new(-3, 1)).Contains(new Interval(-20, 0)));
        Assert.True(RangeForm.Taylor(Interval.Log, x => Interval.Entire)(new(-3, 1)).Contains(new Interval(-20, 0)));
        Assert.Single(RootIsolation.Isolate(Interval.Log, logSlope, new(-6, 4), 1e-6), root => root.Place.Contains(1.0));
    }

    [Fact]
    public void A_spent_budget_still_gives_an_enclosure()
    {
        var norm = BranchAndBound.SupNorm(Residual, Unit, 1e-14, budget: 50);
        Assert.True(!norm.Reached && IsTheNorm(norm.Value) && norm.Evaluations <= 60, norm.ToString());
    }

    [Fact]
    public void Boxes_are_searched_in_every_coordinate()
    {
        // On [−1, 2] × [−1, 1] the largest x·y − x² − y² is 0 at 0, since xy ≤ (x² + y²)/2.
        Interval[] box = [new(-1, 2), new(-1, 1)];
        var top = BranchAndBound.Maximum(x => (x[0] * x[1]) - Interval.Square(x[0]) - Interval.Square(x[1]), box, 1e-3);
        Assert.True(top.Reached && top.Value.Contains(0.0), top.ToString());
    }

    [Fact]
    public void Functions_without_values_have_no_maximum()
    {
        Assert.True(BranchAndBound.Maximum(Interval.Log, new(-2, -1), 1e-3).Value.IsEmpty);
        Assert.Throws<ArgumentException>(() => BranchAndBound.Maximum(Interval.Exp, Interval.Entire, 1));
    }

    [Fact]
    public void Dual_numbers_enclose_derivatives()
    {
        var draw = new Draw(51);
        for (int i = 0; i < 2000; i++)
        {
            // d/dx of sin(x)·e^x/(2 + x²), by hand.
            Interval x = draw.Between(-3, 3);
            Dual<Interval> v = Dual<Interval>.Variable(x);
            Interval computed = (Dual<Interval>.Sin(v) * Dual<Interval>.Exp(v) / (Dual<Interval>.Constant(2) + (v * v))).Derivative;
            Interval square = 2 + Interval.Square(x);
            Interval expected = ((Interval.Exp(x) * (Interval.Sin(x) + Interval.Cos(x)) * square) - (2 * x * Interval.Sin(x) * Interval.Exp(x))) / Interval.Square(square);
            Assert.False(Interval.Intersect(computed, expected).IsEmpty);
            Assert.True(computed.Width < 1e-12);
        }
    }

    [Fact]
    public void Each_rule_of_dual_numbers_agrees_with_a_difference_quotient()
    {
        (string Name, Func<Dual<double>, Dual<double>> F)[] rules =
        [
            ("sqrt", Dual<double>.Sqrt), ("exp", Dual<double>.Exp), ("log", Dual<double>.Log), ("sin", Dual<double>.Sin), ("cos", Dual<double>.Cos),
            ("atan", Dual<double>.Atan), ("tanh", Dual<double>.Tanh), ("abs", Dual<double>.Abs), ("neg", x => Dual<double>.Abs(-x)), ("quotient", x => 1 / x),
        ];
        foreach (var (name, f) in rules)
        {
            // The central difference errs by h²|f‴|/6 ≤ 1e-8·6 for these at 0.7 and by rounding, 1e-16/h.
            const double h = 1e-4;
            double slope = (f(0.7 + h).Value - f(0.7 - h).Value) / (2 * h);
            Assert.True(Math.Abs(slope - f(Dual<double>.Variable(0.7)).Derivative) < 1e-7, name);
        }
    }

    [Fact]
    public void Simple_zeros_are_proved_unique_and_double_zeros_are_not()
    {
        var zeros = RootIsolation.Isolate(Interval.Sin, Interval.Cos, new(1, 10), 1e-9);
        Assert.Equal(3, zeros.Count);
        for (int k = 1; k <= 3; k++)
        {
            Assert.True(zeros[k - 1].IsProved && zeros[k - 1].Place.Width < 1e-14 && !Interval.Intersect(zeros[k - 1].Place, k * Interval.Pi).IsEmpty);
        }

        var touching = RootIsolation.Isolate(Interval.Square, x => 2 * x, new(-1, 2), 1e-6);
        Assert.True(touching.All(root => !root.IsProved) && touching.Any(root => root.Place.Contains(0.0)));
        Assert.Empty(RootIsolation.Isolate(x => Interval.Exp(x) + 1, Interval.Exp, new(-5, 5), 1e-6));
    }
}
