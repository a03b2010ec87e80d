using Verify.Numerics.PiecewiseLinear;

namespace Verify.Numerics.Tests.PiecewiseLinear;

public sealed class LabelRunsTests
{
    [Fact]
    public void The_programme_finds_what_trying_all_sequences_finds()
    {
        var random = new Random(5);
        for (int trial = 0; trial < 200; trial++)
        {
            int n = random.Next(1, 11), runs = random.Next(1, 8);
            bool[] labels = [.. Enumerable.Range(0, n).Select(_ => random.Next(2) == 1)];
            int least = Enumerable.Range(0, 1 << n).Select(code => Enumerable.Range(0, n).Select(i => (code >> i & 1) == 1).ToArray())
                .Where(s => Runs(s) <= runs).Min(s => Missed(s, labels));
            var (errors, signs) = LabelRuns.Fewest(labels, runs);
            Assert.Equal(least, errors);
            Assert.Equal(least, Missed(signs, labels));
            Assert.InRange(Runs(signs), 1, runs);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_line_through_signs_has_them_on_the_fewest_pieces(bool continuous)
    {
        var random = new Random(6);
        for (int trial = 0; trial < 200; trial++)
        {
            bool[] signs = [.. Enumerable.Range(0, random.Next(1, 15)).Select(_ => random.Next(2) == 1)];
            var f = BrokenLine.Through(signs, continuous);
            Assert.Equal(0, f.Errors(signs));
            Assert.Equal(Math.Max(1, continuous ? Runs(signs) - 1 : (Runs(signs) + 1) / 2), f.Pieces);
            if (continuous)
                Assert.All(f.Ends.Select((x, i) => (x, i)), end => Assert.Equal(At(f.Lines[end.i], end.x), At(f.Lines[end.i + 1], end.x)));
        }
    }

    private static Rational At((Rational Slope, Rational Intercept) line, Rational x) => (line.Slope * x) + line.Intercept;

    private static int Runs(bool[] signs) => 1 + Enumerable.Range(1, signs.Length - 1).Count(i => signs[i] != signs[i - 1]);

    private static int Missed(bool[] signs, bool[] labels) => signs.Zip(labels).Count(pair => pair.First != pair.Second);
}
