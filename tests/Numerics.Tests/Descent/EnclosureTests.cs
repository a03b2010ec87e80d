using Verify.Numerics.Descent;

namespace Verify.Numerics.Tests.Descent;

public sealed class EnclosureTests
{
    private static readonly double[][] FourPoints = [[2, 1], [1, 2], [1, 3], [3, -1]];

    [Fact]
    public void The_flow_on_orthonormal_points_is_its_closed_form()
    {
        // e^w = e^w(0) + t in each coordinate.
        var flow = new EnclosedFlow([[1, 0], [0, 1]], MarginLoss.Exponential, [0, 0.5]);
        while (flow.Time < 50)
            flow.Step(50);
        var loss = (1 / (Interval)51) + (1 / (Interval.Exp(0.5) + 50));
        Assert.True(flow.Path.Loss.Contains(loss.Midpoint));
        Assert.InRange(flow.Path.Radius, 0, 1e-9);
        Assert.True(flow.Path.Weights[0].Contains(Math.Log(51)));
    }

    [Theory]
    [InlineData(MarginLoss.Exponential)]
    [InlineData(MarginLoss.Logistic)]
    public void The_flow_is_where_many_small_steps_of_descent_lead(MarginLoss loss)
    {
        var flow = new EnclosedFlow(FourPoints, loss, [0, 0]);
        while (flow.Time < 1)
            flow.Step(1);
        const int Steps = 20_000;
        var descent = new EnclosedDescent(FourPoints, loss, 1.0 / Steps, [0, 0]);
        for (int t = 0; t < Steps; t++)
            descent.Step();
        Assert.Equal(descent.Path.Centre[0], flow.Path.Centre[0], 1e-3);
        Assert.Equal(descent.Path.Centre[1], flow.Path.Centre[1], 1e-3);
        Assert.InRange(flow.Path.Radius, 0, 1e-9);
    }

    [Fact]
    public void The_squared_loss_ends_at_its_least_squares_solution()
    {
        var descent = new EnclosedDescent(FourPoints, MarginLoss.Squared, 0.03125, [0, 0]);
        for (int t = 0; t < 2000; t++)
            descent.Step();
        Assert.True(descent.Path.Weights[0].Contains(new Rational(85, 209)));
        Assert.True(descent.Path.Weights[1].Contains(new Rational(47, 209)));
        Assert.InRange(descent.Path.Radius, 1e-18, 1e-11);
    }

    [Fact]
    public void Descent_agrees_with_plain_arithmetic_for_a_while()
    {
        var descent = new EnclosedDescent(FourPoints, MarginLoss.Exponential, 0.046875, [0, 0]);
        double[] w = [0, 0];
        for (int t = 0; t < 100; t++)
        {
            descent.Step();
            double[] pulls = [.. FourPoints.Select(x => 0.046875 * Math.Exp(-((x[0] * w[0]) + (x[1] * w[1]))))];
            w = [.. w.Select((c, j) => c + pulls.Zip(FourPoints, (p, x) => p * x[j]).Sum())];
        }

        Assert.Equal(w[0], descent.Path.Centre[0], 1e-12);
        Assert.Equal(w[1], descent.Path.Centre[1], 1e-12);
        Assert.InRange(descent.Path.Loss.Width, 1e-18, 1e-10);
    }

    [Fact]
    public void A_step_beyond_two_over_the_smoothness_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new EnclosedDescent(FourPoints, MarginLoss.Exponential, 0.0625, [0, 0]));
        Assert.Throws<ArgumentException>(() => new EnclosedDescent(FourPoints, MarginLoss.Squared, 0.07, [0, 0]));
        Assert.Throws<ArgumentException>(() => new EnclosedFlow(FourPoints, MarginLoss.Squared, [0, 0]));
    }
}
