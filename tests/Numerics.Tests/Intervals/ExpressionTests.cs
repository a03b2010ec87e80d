namespace Verify.Numerics.Tests.Intervals;

/// <summary>Random straight-line programs, run over intervals and, at members of them, over exact fractions.</summary>
public sealed class ExpressionTests
{
    [Fact]
    public void No_exact_value_escapes_in_a_million_operations() => Assert.InRange(Search(seed: 31, operations: 1_000_000), 1_000_000, int.MaxValue);

    [Fact]
    [Trait("Category", "Long")]
    public void No_exact_value_escapes_in_ten_million_operations()
    {
        Assert.SkipUnless(LongRun.Wanted, "A long search; set VERIFY_LONG=1 to run it.");
        Assert.InRange(Search(seed: 32, operations: 10_000_000), 10_000_000, int.MaxValue);
    }

    [Fact]
    public void Smaller_operands_give_smaller_results()
    {
        var draw = new Draw(33);
        for (int i = 0; i < 50_000; i++)
        {
            Interval x = draw.Interval(draw.Number), y = draw.Interval(draw.Number);
            Interval u = Within(draw, x), v = Within(draw, y);
            Assert.True((x + y).Contains(u + v) && (x - y).Contains(u - v) && (x * y).Contains(u * v) && (x / y).Contains(u / v), $"{u} in {x}, {v} in {y}.");
            Assert.True(Interval.Square(x).Contains(Interval.Square(u)) && Interval.Sqrt(x).Contains(Interval.Sqrt(u)), $"{u} in {x}.");
            Assert.True(Interval.Abs(x).Contains(Interval.Abs(u)) && Interval.Pow(x, 3).Contains(Interval.Pow(u, 3)), $"{u} in {x}.");
        }
    }

    [Fact]
    public void Functions_of_intervals_contain_their_values_at_members()
    {
        Func<Interval, Interval>[] functions =
        [
            Interval.Exp, Interval.ExpM1, Interval.Log, Interval.LogP1, Interval.Sin, Interval.Cos, Interval.Tan, Interval.Atan, Interval.Asin, Interval.Acos,
            Interval.Sinh, Interval.Cosh, Interval.Tanh, Interval.Logistic, Interval.Erf, Interval.NormalCdf,
        ];
        var draw = new Draw(34);
        for (int i = 0; i < 20_000; i++)
        {
            Interval x = draw.Interval(draw.Ordinary);
            double member = draw.Member(x);
            foreach (var f in functions)
            {
                // Both enclose the true value, so they share it; a point's enclosure may stick out by its own width.
                Interval value = f(member);
                Assert.True(value.IsEmpty || !Interval.Intersect(f(x), value).IsEmpty, $"{value} at {member:R} misses {f(x)} of {x}.");
            }
        }
    }

    private static Interval Within(Draw draw, Interval x)
    {
        double a = draw.Member(x), b = draw.Member(x);
        return new Interval(Math.Min(a, b), Math.Max(a, b));
    }

    private static int Search(ulong seed, int operations)
    {
        var draw = new Draw(seed);
        var intervals = new Interval[4];
        var members = new Rational[4];
        int done = 0;
        while (done < operations)
        {
            bool wild = draw.Below(8) == 0;
            for (int i = 0; i < 4; i++)
            {
                intervals[i] = draw.Interval(wild ? draw.Number : draw.Ordinary);
                members[i] = (Rational)draw.Member(intervals[i]);
            }

            for (int step = 0; step < 4; step++, done++)
            {
                int a = draw.Below(4), b = draw.Below(4), target = draw.Below(4), operation = draw.Below(12);
                if (operation is 6 or 7 && members[b].Sign == 0)
                {
                    continue;
                }

                Interval before = intervals[a], other = intervals[b];
                (intervals[target], members[target]) = Apply(operation, intervals[a], intervals[b], members[a], members[b]);
                Assert.True(
                    intervals[target].Contains(members[target]),
                    $"Operation {operation} on {before} and {other}: {members[target]} escapes {intervals[target]}.");
            }
        }

        return done;
    }

    private static (Interval, Rational) Apply(int operation, Interval x, Interval y, Rational p, Rational q) => operation switch
    {
        0 or 1 => (x + y, p + q),
        2 or 3 => (x - y, p - q),
        4 or 5 => (x * y, p * q),
        6 or 7 => (x / y, p / q),
        8 => (Interval.Square(x), p * p),
        9 => (Interval.Abs(x), Rational.Abs(p)),
        10 => (Interval.Max(x, y), p > q ? p : q),
        _ => (Interval.Pow(x, 3), p * p * p),
    };
}
