using System.Runtime.Intrinsics;
using Verify.Numerics.Landscapes;

namespace Verify.Numerics.Tests.Landscapes;

public sealed class LaneDescentTests
{
    [Fact]
    public void Gradients_in_lanes_are_the_slopes_of_the_losses()
    {
        foreach (ILaneLoss loss in (ILaneLoss[])[new ReluTeacherLanes(3), new QuadraticTeacherLanes(3)])
        {
            double[] w = Draw(9, 5);
            var gradient = new Vector512<double>[9];
            Evaluate(loss, w, gradient);
            for (int i = 0; i < 9; i++)
            {
                double[] up = [.. w], down = [.. w];
                up[i] += 1e-6;
                down[i] -= 1e-6;
                Assert.Equal((Evaluate(loss, up) - Evaluate(loss, down)) / 2e-6, gradient[i][2], 1e-7);
            }
        }
    }

    [Fact]
    public void Quadratic_units_measure_the_squared_difference_of_forms()
    {
        // W = 2I in two dimensions: M = 3I, F = 18 + 36/2.
        Assert.Equal(36, Evaluate(new QuadraticTeacherLanes(2), [2, 0, 0, 2]), 1e-12);
        Assert.Equal(0, Evaluate(new QuadraticTeacherLanes(2), [0, 1, -1, 0]), 1e-12);
    }

    [Fact]
    public void Descent_near_the_teacher_ends_there_and_far_caps_are_kept()
    {
        var rule = new DescentRule(0.1, 1e-6, 1e-9, 2000);
        var runs = LaneDescent.Run(new ReluTeacherLanes(3), rule, 11, r => [.. Draw(9, (ulong)r).Select((x, i) => (i % 4 == 0 ? 1 : 0) + (0.1 * x))]);
        Assert.All(runs, run => Assert.True(run.AtRest && run.Loss < 1e-6));
        Assert.All(LaneDescent.Run(new ReluTeacherLanes(3), rule with { MostSteps = 2, SmallLoss = 0 }, 3, r => Draw(9, (ulong)r)), run => Assert.Equal((2, false), (run.Steps, run.AtRest)));
    }

    private static double Evaluate(ILaneLoss loss, double[] w, Vector512<double>[]? gradient = null) =>
        loss.Evaluate(Array.ConvertAll(w, Vector512.Create), gradient ?? new Vector512<double>[w.Length])[6];

    private static double[] Draw(int count, ulong seed)
    {
        var stream = RandomStream.Named(seed, "lanes");
        return [.. Enumerable.Range(0, count).Select(_ => stream.NextDouble(-1, 1))];
    }
}
