namespace Verify.Numerics.Descent;

/// <summary>Gradient flow ẇ = Σ −ℓ′(⟨w, xᵢ⟩) xᵢ of the exponential or logistic loss, enclosed by Taylor steps.</summary>
/// <remarks>
/// The pulls pᵢ = −ℓ′(zᵢ) obey a polynomial equation of their own: żᵢ = vᵢ = Σₖ⟨xᵢ, xₖ⟩pₖ and ṗᵢ = −pᵢvᵢ (exponential) or
/// −pᵢ(1 − pᵢ)vᵢ (logistic), so Taylor coefficients follow from products of series. The remainder is the next coefficient
/// at some point of the step, where 0 ≤ pᵢ ≤ L, and L only falls. With steps h = θ/(L·maxᵢ Σₖ|⟨xᵢ, xₖ⟩|) that coefficient times
/// h^(K+1) is below L·(2θ)^(K+1): the steps grow as the loss falls, and a time of 10⁶ takes some thousand of them.
/// </remarks>
public sealed class EnclosedFlow
{
    private const int Order = 12;
    private const double Theta = 1.0 / 16;

    private readonly double[][] points;
    private readonly bool logistic;
    private readonly MarginLoss loss;
    private readonly Interval[][] gram;
    private readonly double rowSum;

    /// <summary>Starts the flow.</summary>
    /// <param name="points">xᵢ, each with its label as a factor; binary64 values are taken as exact.</param>
    /// <param name="loss">ℓ: exponential or logistic; the loss is the sum over the points.</param>
    /// <param name="start">w(0).</param>
    public EnclosedFlow(double[][] points, MarginLoss loss, double[] start)
    {
        if (loss == MarginLoss.Squared)
            throw new ArgumentException("The flow of the squared loss has a closed form; no enclosure is made here.", nameof(loss));
        (this.points, this.loss, logistic) = (points, loss, loss == MarginLoss.Logistic);
        gram = [.. points.Select(x => points.Select(y => x.Zip(y, (a, b) => (Interval)a * b).Aggregate((a, b) => a + b)).ToArray())];
        rowSum = gram.Max(row => row.Select(g => new Interval(g.Magnitude)).Aggregate((a, b) => a + b).Upper);
        Path = new Shadow(points, loss, start);
    }

    /// <summary>Where the flow is.</summary>
    public Shadow Path { get; }

    /// <summary>The time, exact.</summary>
    public double Time { get; private set; }

    /// <summary>Makes one step, no farther than to a time.</summary>
    /// <param name="end">A time not yet reached.</param>
    public void Step(double end)
    {
        double most = Path.AtCentre.Upper;
        double next = Math.Min(end, Time + (Theta / (most * rowSum)));
        var h = (Interval)next - Time;
        var box = new Interval(0, logistic ? Math.Min(most, 1) : most);
        var atStart = Coefficients([.. points.Select(x => loss.Pull(Path.Margin(x)))], Order);
        var along = Coefficients([.. points.Select(_ => box)], Order + 1);
        var to = Path.Centre.Select(c => (Interval)c).ToArray();
        for (int i = 0; i < points.Length; i++)
        {
            // ∫ of Σ_{k ≤ K} p_k s^k + p_{K+1} s^{K+1}, by Horner's rule from the remainder down.
            var sum = along[i][Order + 1] / (Order + 2);
            for (int k = Order; k >= 0; k--)
                sum = (sum * h) + (atStart[i][k] / (k + 1));
            for (int j = 0; j < to.Length; j++)
                to[j] += sum * h * points[i][j];
        }

        Path.MoveTo(to);
        Time = next;
    }

    private Interval[][] Coefficients(Interval[] first, int order)
    {
        int n = first.Length;
        Interval[][] p = [.. first.Select(c => new Interval[order + 1])], v = [.. first.Select(c => new Interval[order + 1])], factor = logistic ? [.. first.Select(c => new Interval[order + 1])] : p;
        for (int i = 0; i < n; i++)
            p[i][0] = first[i];
        for (int k = 0; k <= order; k++)
        {
            for (int i = 0; i < n; i++)
            {
                for (int other = 0; other < n; other++)
                    v[i][k] += gram[i][other] * p[other][k];
                if (logistic)
                    factor[i][k] = p[i][k] - Product(p[i], p[i], k);
            }

            for (int i = 0; i < n && k < order; i++)
                p[i][k + 1] = -Product(factor[i], v[i], k) / (k + 1);
        }

        return p;
    }

    private static Interval Product(Interval[] a, Interval[] b, int k)
    {
        var sum = Interval.Zero;
        for (int j = 0; j <= k; j++)
            sum += a[j] * b[k - j];
        return sum;
    }
}
