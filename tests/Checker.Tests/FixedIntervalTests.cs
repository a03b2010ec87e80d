using System.Numerics;
using Verify.Checker.Kinds;
using Verify.Numerics;

namespace Verify.Checker.Tests;

/// <summary>The checker's fixed point against the provers' intervals, which share no code with it.</summary>
public sealed class FixedIntervalTests
{
    private static readonly Work Budget = new(long.MaxValue);

    [Fact]
    public void Arccosines_and_roots_meet_the_provers_enclosures()
    {
        var random = new Random(7);
        for (int i = 0; i < 300; i++)
        {
            int p = random.Next(-999_999, 1_000_000);
            var x = FixedInterval.Of(p, 1_000_000, Budget);
            var (low, high) = Ends(x.Arccos());
            var expected = Interval.Acos(new Rational(p, 1_000_000));
            Assert.True(low <= Rational.FromDouble(expected.Upper) && Rational.FromDouble(expected.Lower) <= high);
            Assert.True(high - low < Rational.Pow(2, -70), $"arccos {p}/10^6 has width {high - low}");
            var (root, above) = Ends(x.Square().Sqrt());
            Assert.True(root <= Rational.Abs(new Rational(p, 1_000_000)) && Rational.Abs(new Rational(p, 1_000_000)) <= above);
        }
    }

    [Fact]
    public void Pi_is_known_to_twenty_eight_digits()
    {
        var (low, high) = Ends(FixedInterval.Pi(Budget));
        Assert.True(low <= Rational.Parse("3.1415926535897932384626433833") && Rational.Parse("3.1415926535897932384626433832") <= high);
        Assert.True(high - low < Rational.Pow(2, -80));
    }

    [Fact]
    public void Products_and_quotients_round_outward()
    {
        var random = new Random(8);
        for (int i = 0; i < 300; i++)
        {
            Rational a = new(random.Next(-1000, 1001), 1 + random.Next(99)), b = new(1 + random.Next(1000), 1 + random.Next(99));
            var (x, y) = (FixedInterval.Of(a.Numerator, a.Denominator, Budget), FixedInterval.Of(b.Numerator, b.Denominator, Budget));
            Assert.All([(x * y, a * b), (x / y, a / b), (x - y, a - b), (x.Square(), a * a)], p => Assert.True(Ends(p.Item1).Low <= p.Item2 && p.Item2 <= Ends(p.Item1).High));
        }
    }

    private static (Rational Low, Rational High) Ends(FixedInterval x) => (new(x.Low, BigInteger.One << FixedInterval.Bits), new(x.High, BigInteger.One << FixedInterval.Bits));
}
