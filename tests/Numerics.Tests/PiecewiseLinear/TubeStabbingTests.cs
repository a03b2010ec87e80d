using Verify.Numerics.PiecewiseLinear;

namespace Verify.Numerics.Tests.PiecewiseLinear;

public sealed class TubeStabbingTests
{
    [Fact]
    public void A_tooth_takes_one_line_at_half_its_height_and_two_below()
    {
        var tooth = PiecewiseLinearFunction.Through([0, 1, 2], [0, 1, 0]);
        Assert.Single(TubeStabbing.Cover(tooth, new(1, 2)));
        Assert.Equal(2, TubeStabbing.Cover(tooth, new(49, 100)).Length);
        Assert.Equal(2, TubeStabbing.Cover(tooth, 0).Length);
    }

    [Fact]
    public void A_piece_goes_as_far_as_any_line()
    {
        // From the bottom of the tube at 0 through its top at 1, the line meets the bottom again at 3/2.
        var zigzag = PiecewiseLinearFunction.Through([0, 1, 2, 3], [0, 1, 0, 1]);
        var cover = TubeStabbing.Cover(zigzag, new(1, 3));
        Assert.Equal([new Rational(3, 2), 3], cover.Select(piece => piece.To));
        Assert.Equal(new Rational(1, 3), cover[0].Slope);
    }

    [Fact]
    public void Without_tolerance_the_pieces_are_those_of_the_function()
    {
        var f = PiecewiseLinearFunction.Through([0, 1, 3, 4], [0, 2, 1, 5]);
        Assert.Equal([new(0, 1, 2, 0), new(1, 3, new(-1, 2), new(5, 2)), new(3, 4, 4, -11)], TubeStabbing.Cover(f, 0));
        Assert.Equal(2, TubeStabbing.Obstructions(f, 0).Length);
    }

    [Fact]
    public void Fewest_pieces_of_a_fine_parabola_follow_the_free_knot_law()
    {
        // Within 1/(8t²) of x² there are t pieces; the interpolant at 96 steps is at most 1/(4·96²) away.
        var parabola = PiecewiseLinearFunction.Interpolate(x => x * x, PiecewiseLinearFunction.Grid(0, 1, 96));
        foreach (int t in new[] { 1, 2, 3, 4, 6 })
        {
            var law = Quadratic.Square.LeastDistance(0, 1, t);
            Assert.Equal(t, TubeStabbing.Cover(parabola, law).Length);
            Assert.Equal(t + 1, TubeStabbing.Cover(parabola, law - new Rational(1, 4 * 96 * 96)).Length);
        }
    }

    [Fact]
    public void Brute_force_over_breaks_at_a_grid_never_does_better()
    {
        var random = new Random(7);
        for (int round = 0; round < 40; round++)
        {
            Rational[] values = [.. Enumerable.Range(0, 7).Select(_ => new Rational(random.Next(-6, 7), 2))];
            var f = PiecewiseLinearFunction.Through([.. Enumerable.Range(0, 7).Select(i => (Rational)i)], values);
            var tolerance = new Rational(random.Next(1, 6), 4);
            int fewest = TubeStabbing.Cover(f, tolerance).Length;

            // Pieces that begin and end at multiples of 1/2: dynamic programming, a line fits where all triples allow one.
            int[] best = new int[13];
            Array.Fill(best, 99, 1, 12);
            for (int end = 1; end <= 12; end++)
            {
                for (int begin = 0; begin < end; begin++)
                {
                    if (Fits(f, begin, end, tolerance))
                        best[end] = Math.Min(best[end], best[begin] + 1);
                }
            }

            Assert.InRange(fewest, 1, best[12]);
            Assert.Equal(fewest - 1, TubeStabbing.Obstructions(f, tolerance).Length);
        }
    }

    [Fact]
    public void Continuous_pieces_on_a_grid_never_do_better()
    {
        var random = new Random(8);
        for (int round = 0; round < 40; round++)
        {
            Rational[] values = [.. Enumerable.Range(0, 6).Select(_ => new Rational(random.Next(-4, 5), 2))];
            var f = PiecewiseLinearFunction.Through([.. Enumerable.Range(0, 6).Select(i => (Rational)i)], values);
            var tolerance = new Rational(random.Next(1, 6), 4);
            var cover = TubeStabbing.ContinuousCover(f, tolerance);
            Assert.All(cover.Zip(cover.Skip(1)), p => Assert.Equal((p.First.Slope * p.First.To) + p.First.Intercept, (p.Second.Slope * p.First.To) + p.Second.Intercept));

            // Fewest links between points of a grid of step 1/2 and 1/4 inside the tube.
            var best = new Dictionary<(int X, int Y), int>();
            for (int x = 0; x <= 10; x++)
            {
                for (int y = -16; y <= 16; y++)
                {
                    if (Rational.Abs(f[new(x, 2)] - new Rational(y, 4)) > tolerance)
                        continue;
                    best[(x, y)] = x == 0 ? 0 : 99;
                    foreach (var from in best.Keys.Where(from => from.X < x && best[from] + 1 < best[(x, y)] && Inside(f, tolerance, from, (x, y))).ToList())
                        best[(x, y)] = best[from] + 1;
                }
            }

            Assert.InRange(cover.Length, TubeStabbing.Cover(f, tolerance).Length, best.Where(b => b.Key.X == 10).Min(b => b.Value));
        }
    }

    [Fact]
    public void Teeth_take_all_their_sides_without_jumps()
    {
        var teeth = PiecewiseLinearFunction.Through([.. Enumerable.Range(0, 9).Select(i => (Rational)i)], [.. Enumerable.Range(0, 9).Select(i => (Rational)(i % 2))]);
        Assert.Equal(8, TubeStabbing.ContinuousCover(teeth, new(49, 100)).Length);
        Assert.Equal(5, TubeStabbing.Cover(teeth, new(49, 100)).Length);
        Assert.Single(TubeStabbing.ContinuousCover(teeth, new(1, 2)));
    }

    private static bool Inside(PiecewiseLinearFunction f, Rational tolerance, (int X, int Y) from, (int X, int Y) to) => Enumerable.Range(from.X, to.X - from.X + 1)
        .All(x => Rational.Abs(f[new(x, 2)] - (new Rational(from.Y, 4) + (new Rational(to.Y - from.Y, 4) * new Rational(x - from.X, to.X - from.X)))) <= tolerance);

    private static bool Fits(PiecewiseLinearFunction f, int begin, int end, Rational tolerance)
    {
        Rational[] x = [.. Enumerable.Range(begin, end - begin + 1).Select(i => new Rational(i, 2))];
        foreach (var a in x)
        {
            foreach (var b in x.Where(b => b > a))
            {
                foreach (var c in x.Where(c => c > b))
                {
                    if (Rational.Abs(f[b] - f[a] - ((f[c] - f[a]) * (b - a) / (c - a))) > 2 * tolerance)
                        return false;
                }
            }
        }

        return true;
    }
}
