using System.Numerics;
using Verify.Numerics.Rademacher;

namespace Verify.Numerics.Tests.Rademacher;

public sealed class SignSumsTests
{
    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(4, 2, 9)]
    [InlineData(5, 1, 9)]
    [InlineData(9, 3, 5)]
    [InlineData(12, 2, 9)]
    [InlineData(13, 2, 700)]
    public void The_law_is_the_one_of_a_walk_through_all_signs(int vectors, int dimension, int size)
    {
        int[][] x = Drawn(vectors, dimension, size);
        var law = SignSums.Of(x);
        var naive = Enumerable.Range(0, 1 << vectors)
            .Select(s => Enumerable.Range(0, dimension).Sum(j => Square(x.Select((v, i) => ((s >> i) & 1) == 1 ? v[j] : -v[j]).Sum())))
            .GroupBy(v => v).OrderBy(g => g.Key).ToList();
        Assert.Equal(naive.Select(g => g.Key), law.Norms);
        Assert.Equal(naive.Select(g => (BigInteger)g.Count()), law.Counts);
        Assert.Equal(x.Sum(v => v.Sum(c => (long)c * c)), law.SumOfSquares);
    }

    [Fact]
    public void The_mean_in_binary64_is_that_of_the_law()
    {
        int[][] x = Drawn(12, 3, 9);
        var law = SignSums.Of(x);
        double mean = law.Norms.Zip(law.Counts, (v, c) => Math.Sqrt(v) * (double)c).Sum() / 4096;
        Assert.Equal(mean, SignSums.MeanLength(x), 1e-12 * mean);
    }

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "1")]
    [InlineData(3, "3/2")]
    [InlineData(5, "15/8")]
    [InlineData(10, "315/128")]
    public void The_mean_of_signs_has_its_closed_form(int n, string mean)
    {
        Assert.Equal(Rational.Parse(mean), SignSums.MeanOfSigns(n));
        Assert.Equal(Rational.Parse(mean), SignSums.OfSigns(n).Mean);
        Assert.Equal(Rational.Parse(mean), SignSums.Of([.. Enumerable.Repeat((int[])[1], n)]).Mean);
    }

    [Fact]
    public void Ratios_that_are_rational_are_exact_and_others_are_bracketed()
    {
        Assert.Equal((new(1, 2), new Rational(1, 2)), SignSums.Of([[1], [1]]).SquaredRatio);
        Assert.Equal((Rational.One, Rational.One), SignSums.Of([[1, 1], [2, -2]]).SquaredRatio);
        var (lower, upper) = SignSums.Of([[1, 0], [0, 2], [2, -1]]).SquaredRatio;
        double mean = ((2 * Math.Sqrt(2)) + (4 * Math.Sqrt(10)) + (2 * Math.Sqrt(18))) / 8;
        Assert.InRange(mean * mean / 10, (double)lower, (double)upper);
        Assert.InRange((double)(upper - lower), 1e-12, 2e-9);
    }

    [Fact]
    public void Vectors_too_many_or_too_long_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SignSums.Of([]));
        Assert.Throws<ArgumentException>(() => SignSums.Of([[1], [1, 2]]));
        Assert.Throws<ArgumentException>(() => SignSums.Of([[40_000], [40_000]]));
        Assert.Throws<ArgumentException>(() => SignSums.Of([.. Enumerable.Repeat((int[])[1], 27)]));
    }

    private static int Square(int v) => v * v;

    private static int[][] Drawn(int vectors, int dimension, int size)
    {
        var stream = RandomStream.Named(3, "sign sums", $"{vectors} {dimension}");
        return [.. Enumerable.Range(0, vectors).Select(_ => (int[])[.. Enumerable.Range(0, dimension).Select(_ => stream.Next(-size, size))])];
    }
}
