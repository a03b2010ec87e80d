namespace Verify.Numerics.Descent;

/// <summary>A path followed rigorously by a computed one: the true weights lie within a distance of the shadow that only grows by the rounding of each step.</summary>
/// <remarks>
/// Gradient descent with step η ≤ 2/β on a convex β-smooth function, and gradient flow on any convex function, bring no two
/// points apart. So if |w − w̃| ≤ r before a step and the computed step from w̃ errs by at most δ, then |w − w̃| ≤ r + δ
/// behind it: errors add up and are never multiplied, however long the path. (Y. Nesterov, Introductory Lectures on Convex
/// Optimization, 2004, Theorem 2.1.5, gives the inequality behind it.) The loss of the true weights follows from that of the
/// shadow: |∇L| ≤ R·L for the exponential and the logistic loss with R = max‖xᵢ‖, so ln L changes by at most R·r.
/// </remarks>
public sealed class Shadow
{
    private readonly double[][] points;
    private readonly MarginLoss loss;
    private readonly Interval reach;

    /// <summary>A shadow on the spot, at distance 0.</summary>
    /// <param name="points">xᵢ.</param>
    /// <param name="loss">ℓ.</param>
    /// <param name="start">w̃.</param>
    public Shadow(double[][] points, MarginLoss loss, double[] start)
    {
        (this.points, this.loss) = (points, loss);
        Centre = [.. start];
        reach = Interval.Sqrt(SquaredReach);
    }

    /// <summary>w̃.</summary>
    public double[] Centre { get; private set; }

    /// <summary>r.</summary>
    public double Radius { get; private set; }

    /// <summary>max ‖xᵢ‖².</summary>
    public Interval SquaredReach => new(points.Max(x => SquaredNorm(x).Lower), points.Max(x => SquaredNorm(x).Upper));

    /// <summary>A box around the true weights.</summary>
    public Interval[] Weights => [.. Centre.Select(c => c + new Interval(-Radius, Radius))];

    /// <summary>Σ ℓ(zᵢ) at the true weights.</summary>
    public Interval Loss => loss == MarginLoss.Squared
        ? points.Select(x => loss.Value(Margin(x, Weights))).Aggregate((a, b) => a + b)
        : AtCentre * Interval.Exp(reach * new Interval(-Radius, Radius));

    /// <summary>Σ ℓ(zᵢ) at w̃.</summary>
    public Interval AtCentre
    {
        get
        {
            var sum = Interval.Zero;
            foreach (double[] x in points)
                sum += loss.Value(Margin(x));
            return sum;
        }
    }

    /// <summary>‖w/‖w‖ − u‖ for the true weights and a unit vector u.</summary>
    /// <param name="direction">A multiple of u above 0.</param>
    public Interval DistanceOfDirection(Interval[] direction)
    {
        Interval[] w = Weights;
        Interval norm = Norm(w), length = Norm(direction), sum = Interval.Zero;
        for (int j = 0; j < w.Length; j++)
            sum += Interval.Square((w[j] / norm) - (direction[j] / length));
        return Interval.Sqrt(sum);
    }

    /// <summary>The margin of a point at w̃.</summary>
    internal Interval Margin(double[] x)
    {
        var z = Interval.Zero;
        for (int j = 0; j < x.Length; j++)
            z += (Interval)x[j] * Centre[j];
        return z;
    }

    /// <summary>Moves the shadow into the middle of what one step from w̃ may give.</summary>
    internal void MoveTo(Interval[] next)
    {
        var squared = Interval.Zero;
        for (int j = 0; j < next.Length; j++)
        {
            Centre[j] = next[j].Midpoint;
            squared += Interval.Square(next[j] - Centre[j]);
        }

        Radius = (Radius + Interval.Sqrt(squared)).Upper;
    }

    internal static Interval SquaredNorm(double[] x) => x.Select(c => Interval.Square(c)).Aggregate((a, b) => a + b);

    private static Interval Margin(double[] x, Interval[] w) => x.Select((c, j) => c * w[j]).Aggregate((a, b) => a + b);

    private static Interval Norm(Interval[] w) => Interval.Sqrt(w.Select(Interval.Square).Aggregate((a, b) => a + b));
}
