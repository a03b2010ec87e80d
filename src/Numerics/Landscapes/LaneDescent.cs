using System.Runtime.Intrinsics;

namespace Verify.Numerics.Landscapes;

/// <summary>A loss of a flat parameter vector, for eight parameter vectors side by side.</summary>
public interface ILaneLoss
{
    /// <summary>The number of parameters.</summary>
    int Count { get; }

    /// <summary>The loss and its gradient, lane by lane: no lane may depend on another.</summary>
    /// <param name="parameters">Count vectors.</param>
    /// <param name="gradient">Receives Count vectors.</param>
    Vector512<double> Evaluate(ReadOnlySpan<Vector512<double>> parameters, Span<Vector512<double>> gradient);
}

/// <summary>How gradient descent goes and when it ends.</summary>
/// <param name="Rate">The step size.</param>
/// <param name="SmallLoss">A loss below which a run has reached the global minimum 0.</param>
/// <param name="SmallGradient">A Euclidean norm of the gradient below which a run has come to rest.</param>
/// <param name="MostSteps">A cap.</param>
public sealed record DescentRule(double Rate, double SmallLoss, double SmallGradient, int MostSteps);

/// <summary>Where a run of gradient descent ended.</summary>
/// <param name="Loss">The last loss.</param>
/// <param name="Steps">Steps made.</param>
/// <param name="AtRest">Whether it ended before the cap.</param>
public sealed record Descent(double Loss, int Steps, bool AtRest);

/// <summary>Gradient descent from many starts, eight at a time; a lane whose run has ended takes the next start, so a run's bits depend on no other.</summary>
public static class LaneDescent
{
    private static readonly int Lanes = Vector512<double>.Count;

    /// <summary>Runs from every start.</summary>
    /// <param name="loss">What is minimized.</param>
    /// <param name="rule">The step size and the stops.</param>
    /// <param name="starts">How many runs.</param>
    /// <param name="start">The parameters that run k begins with.</param>
    public static Descent[] Run(ILaneLoss loss, DescentRule rule, int starts, Func<int, double[]> start)
    {
        var results = new Descent[starts];
        var parameters = new Vector512<double>[loss.Count];
        var gradient = new Vector512<double>[loss.Count];
        int[] run = new int[Lanes], steps = new int[Lanes];
        int next = 0, active = 0;
        for (int lane = 0; lane < Lanes; lane++)
            Load(lane);

        void Load(int lane)
        {
            run[lane] = next < starts ? next : -1;
            if (next < starts)
                active++;

            // An idle lane repeats the last start, which keeps its numbers tame.
            double[] values = start(Math.Min(next, starts - 1));
            for (int i = 0; i < values.Length; i++)
                parameters[i] = parameters[i].WithElement(lane, values[i]);
            steps[lane] = 0;
            next++;
        }

        var rate = Vector512.Create(-rule.Rate);
        while (active > 0)
        {
            var value = loss.Evaluate(parameters, gradient);
            var square = Vector512<double>.Zero;
            foreach (var slope in gradient)
                square = Vector512.FusedMultiplyAdd(slope, slope, square);
            var ended = Vector512.LessThan(value, Vector512.Create(rule.SmallLoss)) | Vector512.LessThan(square, Vector512.Create(rule.SmallGradient * rule.SmallGradient));
            ulong flags = ended.ExtractMostSignificantBits();
            for (int i = 0; i < parameters.Length; i++)
                parameters[i] = Vector512.FusedMultiplyAdd(rate, gradient[i], parameters[i]);
            for (int lane = 0; lane < Lanes; lane++)
            {
                bool rest = ((flags >> lane) & 1) == 1;
                if (rest || ++steps[lane] >= rule.MostSteps)
                {
                    if (run[lane] < 0)
                        continue;
                    results[run[lane]] = new(value[lane], steps[lane], rest);
                    active--;
                    Load(lane);
                }
            }
        }

        return results;
    }
}
