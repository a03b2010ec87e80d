namespace Verify.Numerics.Descent;

/// <summary>Gradient descent w ← w + η Σ −ℓ′(⟨w, xᵢ⟩) xᵢ in exact arithmetic, enclosed at every step.</summary>
public sealed class EnclosedDescent
{
    private readonly double[][] points;
    private readonly MarginLoss loss;
    private readonly Interval rate;
    private readonly Interval first;

    /// <summary>Starts a path.</summary>
    /// <param name="points">xᵢ, each with its label as a factor; binary64 values are taken as exact.</param>
    /// <param name="loss">ℓ.</param>
    /// <param name="rate">η, on the sum of the losses; for their mean divide by the number of points.</param>
    /// <param name="start">w₀.</param>
    /// <exception cref="ArgumentException">The step is larger than 2/β, so the enclosure would not be valid.</exception>
    public EnclosedDescent(double[][] points, MarginLoss loss, double rate, double[] start)
    {
        (this.points, this.loss, this.rate) = (points, loss, rate);
        Path = new Shadow(points, loss, start);
        first = Path.AtCentre;
        var squares = points.Select(Shadow.SquaredNorm).Aggregate((a, b) => a + b);

        // Smoothness of the sum: ℓ″ ≤ ¼ or 1; for the exponential loss Σ ℓ″‖xᵢ‖² ≤ R²·L, and L never exceeds its first value.
        var smoothness = loss switch
        {
            MarginLoss.Exponential => Path.SquaredReach * first,
            MarginLoss.Logistic => squares / 4,
            _ => squares,
        };
        if (!Interval.CertainlyLessOrEqual(rate * smoothness, 2))
            throw new ArgumentException($"The step {rate} times the smoothness {smoothness} must be at most 2.", nameof(rate));
    }

    /// <summary>Where the path is.</summary>
    public Shadow Path { get; }

    /// <summary>Steps made.</summary>
    public int Time { get; private set; }

    /// <summary>Makes one step.</summary>
    /// <exception cref="InvalidOperationException">The shadow left the set in which the exponential loss is known to be smooth.</exception>
    public void Step()
    {
        int d = points[0].Length;
        Span<Interval> gradient = stackalloc Interval[d];
        gradient.Clear();
        foreach (double[] x in points)
        {
            var pull = loss.Pull(Path.Margin(x));
            for (int j = 0; j < d; j++)
                gradient[j] += pull * x[j];
        }

        var next = new Interval[d];
        for (int j = 0; j < d; j++)
            next[j] = Path.Centre[j] + (rate * gradient[j]);
        Path.MoveTo(next);
        Time++;
        if (loss == MarginLoss.Exponential && !Interval.CertainlyLessOrEqual(Path.AtCentre, first))
            throw new InvalidOperationException("The loss along the shadow rose above its first value.");
    }
}
