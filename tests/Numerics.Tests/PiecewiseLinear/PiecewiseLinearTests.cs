using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Verify.Numerics.PiecewiseLinear;

namespace Verify.Numerics.Tests.PiecewiseLinear;

[Properties(Arbitrary = [typeof(PiecewiseLinearTests)], MaxTest = 300)]
public sealed class PiecewiseLinearTests
{
    private static readonly PiecewiseLinearFunction Hat = PiecewiseLinearFunction.Through([0, new(1, 2), 1], [0, 1, 0]);

    // Functions on [0, 1] with values in [0, 1]: closed under composition, flat and touching pieces included.
    public static Arbitrary<PiecewiseLinearFunction> Functions() => Arb.From(
        from cells in Gen.Choose(1, 8)
        from denominator in Gen.Elements(1, 2, 3, 4, 8, 60)
        from values in Gen.Choose(0, denominator).ArrayOf(cells + 1)
        from kept in Gen.Elements(true, false, true).ArrayOf(cells + 1)
        let grid = PiecewiseLinearFunction.Grid(0, 1, cells)
        let points = Enumerable.Range(0, cells + 1).Where(i => i == 0 || i == cells || kept[i]).ToArray()
        select PiecewiseLinearFunction.Through(
            points.Select(i => grid[i]).ToArray(),
            points.Select(i => new Rational(values[i], denominator)).ToArray()));

    public static Arbitrary<Rational> Arguments() => Arb.From(from q in Gen.Choose(1, 97) from p in Gen.Choose(0, q) select new Rational(p, q));

    [Property]
    public bool Relu_of_f_minus_relu_of_minus_f_is_f(PiecewiseLinearFunction f, Rational level) =>
        (f - level).Relu() - (-f + level).Relu() == (f - level);

    [Property]
    public bool Operations_act_point_by_point(PiecewiseLinearFunction f, PiecewiseLinearFunction g, Rational x, Rational c)
    {
        var h = f - g;
        return (f + g)[x] == f[x] + g[x] && h[x] == f[x] - g[x] && (c * f)[x] == c * f[x] && (f + c)[x] == f[x] + c
            && h.Relu()[x] == Rational.Max(h[x], 0) && h.Abs()[x] == Rational.Abs(h[x])
            && PiecewiseLinearFunction.Max(f, g)[x] == Rational.Max(f[x], g[x])
            && PiecewiseLinearFunction.Min(f, g)[x] == Rational.Min(f[x], g[x]);
    }

    [Property]
    public bool Composition_is_composition_of_values(PiecewiseLinearFunction f, PiecewiseLinearFunction g, Rational x) => f.After(g)[x] == f[g[x]];

    [Property]
    public bool Composition_is_associative(PiecewiseLinearFunction f, PiecewiseLinearFunction g) => f.After(g).After(Hat) == f.After(g.After(Hat));

    [Property]
    public bool No_knot_is_idle_and_a_sum_has_few(PiecewiseLinearFunction f, PiecewiseLinearFunction g) =>
        new[] { f, f + g, f.After(g), (f - g).Relu(), (f - g).Abs() }.All(p => Enumerable.Range(0, p.Pieces - 1).All(i => p.Slope(i) != p.Slope(i + 1)))
        && (f + g).Pieces <= f.Pieces + g.Pieces - 1
        && f.After(g).Pieces <= f.Pieces * g.Pieces;

    [Property]
    public bool Writing_idle_knots_changes_nothing(PiecewiseLinearFunction f, Rational x) =>
        PiecewiseLinearFunction.Interpolate(t => f[t], [.. f.Knots.ToArray().Append(x).Distinct().Order()]) == f && f - f == PiecewiseLinearFunction.Affine(0, 1, 0, 0);

    [Property]
    public bool Integrals_are_linear_and_squares_are_those_of_a_refined_Simpson_rule(PiecewiseLinearFunction f, PiecewiseLinearFunction g)
    {
        // Between neighbouring knots of either the product is a quadratic, which Simpson's rule integrates exactly.
        var product = Rational.Zero;
        foreach (var (a, b) in (f + g).Knots.ToArray().Concat(f.Knots.ToArray()).Concat(g.Knots.ToArray()).Distinct().Order().ToArray() is var k ? k.Zip(k.Skip(1)) : [])
            product += (b - a) * ((f[a] * g[a]) + (4 * f[(a + b) / 2] * g[(a + b) / 2]) + (f[b] * g[b])) / 6;
        return PiecewiseLinearFunction.InnerProduct(f, g) == product
            && (f + g).Integral() == f.Integral() + g.Integral()
            && PiecewiseLinearFunction.InnerProduct(f, PiecewiseLinearFunction.Affine(0, 1, 0, 1)) == f.Integral();
    }

    [Property]
    public bool The_range_of_f_minus_a_quadratic_is_attained_and_never_left(PiecewiseLinearFunction f, Rational c1, Rational c2, Rational x)
    {
        var q = new Quadratic(c1 - c2, -c1, c2 - new Rational(1, 2));
        var range = f.From(q);
        var e = f[x] - q[x];
        return range.Least <= e && e <= range.Greatest
            && f[range.LeastAt] - q[range.LeastAt] == range.Least && f[range.GreatestAt] - q[range.GreatestAt] == range.Greatest;
    }

    [Property]
    public bool Distance_is_the_supremum_of_the_difference(PiecewiseLinearFunction f, PiecewiseLinearFunction g, Rational x) =>
        PiecewiseLinearFunction.Distance(f, g) is var d && Rational.Abs(f[x] - g[x]) <= d && (f - g).From(new(0, 0, 0)).SupDistance == d;

    [Property]
    public bool Crossings_separate_the_signs(PiecewiseLinearFunction f, Rational level, Rational x, Rational y)
    {
        var crossings = f.Crossings(level);
        (x, y) = (Rational.Min(x, y), Rational.Max(x, y));
        int sides = (f[x] - level).Sign * (f[y] - level).Sign;
        int between = crossings.Count(c => x < c && c <= y);
        return crossings.All(c => f[c] == level) && crossings.SequenceEqual(crossings.Order()) && (sides == 0 || (sides < 0) == (between % 2 == 1));
    }

    [Property]
    public bool The_modulus_of_continuity_is_attained_and_never_exceeded(PiecewiseLinearFunction f, Rational h, Rational x, Rational y)
    {
        var (value, u, v) = f.ModulusOfContinuity(h);
        return Rational.Abs(u - v) <= h && Rational.Abs(f[u] - f[v]) == value && (Rational.Abs(x - y) > h || Rational.Abs(f[x] - f[y]) <= value);
    }

    [Property]
    public bool A_network_of_hinges_is_its_function(PiecewiseLinearFunction f, Rational x)
    {
        var network = ReluNetwork.Of(f);
        return network.On(0, 1) == f && network.At(x)[0] == f[x] && network.Units == f.Pieces;
    }

    [Fact]
    public void Sixteen_folds_have_65536_pieces_and_as_many_crossings()
    {
        var f = Hat;
        for (int s = 1; s < 16; s++)
            f = Hat.After(f);
        Assert.Equal(65_536, f.Pieces);
        Assert.Equal(65_536, f.Crossings(new(1, 2)).Count);
        Assert.Equal(new Rational(1, 2), f.Integral());
        Assert.Equal(new Rational(1, 3), PiecewiseLinearFunction.InnerProduct(f, f));
    }

    [Fact]
    public void Best_approximations_of_a_square_err_by_one_over_8t_squared()
    {
        foreach (int t in Enumerable.Range(1, 9))
        {
            var best = Quadratic.Square.BestApproximation(0, 1, t);
            Assert.Equal((t, new Rational(1, 8 * t * t)), (best.Pieces, best.From(Quadratic.Square).SupDistance));
            Assert.Equal(Quadratic.Square.LeastDistance(0, 1, t), best.From(Quadratic.Square).SupDistance);
        }
    }

    [Fact]
    public void What_is_no_function_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PiecewiseLinearFunction.Through([0], [1]));
        Assert.Throws<ArgumentException>(() => PiecewiseLinearFunction.Through([0, 0], [1, 2]));
        Assert.Throws<ArgumentException>(() => PiecewiseLinearFunction.Through([0, 1], [1]));
        Assert.Throws<ArgumentException>(() => Hat + PiecewiseLinearFunction.Affine(0, 2, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hat[2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Hat.After(2 * Hat));
    }
}
