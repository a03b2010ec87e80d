using Verify.Numerics.Descent;

namespace Verify.Numerics.Tests.Descent;

public sealed class LogisticKernelTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(17, 3)]
    [InlineData(100, 10)]
    public void Steps_are_those_of_plain_loops(int samples, int dimension)
    {
        var stream = RandomStream.Named(4, "logistic", $"{samples}");
        double[] x = [.. Enumerable.Range(0, samples * dimension).Select(_ => stream.NextDouble(-1, 1))];
        double[] w = new double[dimension], plain = new double[dimension];
        double rate = 0.5 / samples;

        new LogisticKernel(x, dimension).Run(w, rate, 200);

        for (int t = 0; t < 200; t++)
        {
            double[] pulls = [.. x.Chunk(dimension).Select(v => rate / (1 + Math.Exp(v.Zip(plain, (a, b) => a * b).Sum())))];
            plain = [.. plain.Select((c, j) => c + pulls.Select((p, i) => p * x[(i * dimension) + j]).Sum())];
        }

        Assert.All(w.Zip(plain), p => Assert.Equal(p.Second, p.First, 1e-12));
    }

    [Fact]
    public void The_path_stays_within_its_enclosure()
    {
        double[][] points = [[2, 1], [1, 2], [1, 3], [3, -1]];
        var enclosed = new EnclosedDescent(points, MarginLoss.Logistic, 0.0625, [0, 0]);
        double[] w = [0, 0];
        new LogisticKernel([.. points.SelectMany(v => v)], 2).Run(w, 0.0625, 1000);
        for (int t = 0; t < 1000; t++)
            enclosed.Step();
        Assert.Equal(enclosed.Path.Centre[0], w[0], 1e-11);
        Assert.Equal(enclosed.Path.Centre[1], w[1], 1e-11);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LogisticKernel([1, 2, 3], 2));
        Assert.Throws<ArgumentException>(() => new LogisticKernel([1, 2], 2).Run(new double[3], 1, 1));
    }
}
