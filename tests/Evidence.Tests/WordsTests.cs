using System.Globalization;

namespace Verify.Evidence.Tests;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0.1, 0.2, "[0.1, 0.2]")]
    [InlineData(1, 1, "[1, 1]")]
    [InlineData(0.9999995, 0.9999999, "[0.9999995, 0.9999999]")]
    [InlineData(1.23456789, 2.34567891, "[1.23456, 2.34568]")]
    [InlineData(-2.34567891, -1.23456789, "[-2.34568, -1.23456]")]
    [InlineData(9.9999999e-7, 5, "[9.9999E-07, 5]")]
    [InlineData(0.33333333333333331, 0.33333333333333337, "[0.3333333333333333, 0.3333333333333334]")]
    [InlineData(double.NaN, 1, "[NaN, 1]")]
    public void An_enclosure_is_rounded_outward_to_digits_that_keep_its_width(double lower, double upper, string words) =>
        Assert.Equal(words, Words.Of(Number.Enclosed(lower, upper)));

    [Fact]
    public void What_is_printed_encloses_what_is_meant()
    {
        var random = new Random(5);
        for (int i = 0; i < 20_000; i++)
        {
            double middle = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)), width = Math.Abs(middle) * Math.Pow(10, -random.Next(0, 17));
            var e = new EnclosedNumber(middle - width, middle + width);
            var c = new Comparison("q", e, Relation.AtMost, Number.Exact(1));
            foreach (string words in new[] { Words.Of(e), Words.Sides(c).Measured })
            {
                double[] ends = [.. words[1..^1].Split(", ").Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
                Assert.True(ends[0] <= e.Lower && e.Upper <= ends[1], words);
            }
        }
    }

    [Theory]
    [InlineData(0.33333333333333331, 0.33333333333333337, Relation.AtMost, "1", "[0.33333333, 0.33333334]")]
    [InlineData(0.33333333333333331, 0.33333333333333337, Relation.AtMost, "333333333334/1000000000000", "[0.3333333333333, 0.3333333333334]")]
    [InlineData(0.33333333333333331, 0.33333333333333337, Relation.AtLeast, "1/2", "[0.33333333, 0.33333334]")]
    [InlineData(0.1, 0.2, Relation.AtMost, "15/100", "[0.1, 0.2]")]
    public void A_comparison_shows_as_many_digits_as_its_verdict_needs(double lower, double upper, Relation relation, string bound, string words)
    {
        string[] parts = bound.Split('/');
        var exact = parts.Length == 1 ? Number.Exact(long.Parse(parts[0], CultureInfo.InvariantCulture)) : Number.Exact(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
        Assert.Equal(words, Words.Sides(new("q", Number.Enclosed(lower, upper), relation, exact)).Measured);
    }
}
