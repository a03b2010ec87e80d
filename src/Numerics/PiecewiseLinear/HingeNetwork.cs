using System.Numerics;

namespace Verify.Numerics.PiecewiseLinear;

/// <summary>f(x) = Σ wⱼ·max(⟨a, x⟩ − bⱼ, 0): hinges along one direction, 2h + d weights for h units, no output bias.</summary>
/// <param name="Direction">a, of length d.</param>
/// <param name="Thresholds">b, ascending.</param>
/// <param name="Weights">w, as many as thresholds.</param>
public sealed record HingeNetwork(Rational[] Direction, Rational[] Thresholds, Rational[] Weights)
{
    /// <summary>f at a point whose projection ⟨a, x⟩ is z.</summary>
    public Rational At(Rational z)
    {
        var sum = Rational.Zero;
        for (int j = 0; j < Thresholds.Length && Thresholds[j] < z; j++)
            sum += Weights[j] * (z - Thresholds[j]);
        return sum;
    }

    /// <summary>A network with a unit a sample that takes the targets, by forward substitution along the direction (Zhang et al. 2017, Theorem 1).</summary>
    /// <remarks>
    /// With projections z₁ &lt; z₂ &lt; … and thresholds zⱼ₋₁ ≤ bⱼ &lt; zⱼ the system is lower triangular with diagonal zⱼ − bⱼ. Instead of
    /// the sums the slope and the value of f beyond the last threshold are carried along. A sample that projects where
    /// the one before does has no room for a threshold: its unit gets weight 0, and its target is met only if it is the same.
    /// </remarks>
    /// <param name="points">n rows of length d.</param>
    /// <param name="targets">n values.</param>
    /// <param name="direction">a.</param>
    /// <param name="position">Where the threshold lies between neighbouring projections: 0 at the left one, below 1.</param>
    public static HingeNetwork Memorize(int[][] points, Rational[] targets, BigInteger[] direction, Rational position)
    {
        var samples = points.Select((x, i) => (Z: Projected(x, direction), Target: targets[i])).OrderBy(s => s.Z).ToList();
        var thresholds = new Rational[points.Length];
        var weights = new Rational[points.Length];
        var (value, slope) = (Rational.Zero, Rational.Zero);
        for (int j = 0; j < samples.Count; j++)
        {
            var last = j == 0 ? samples[0].Z - 1 : samples[j - 1].Z;
            Rational z = samples[j].Z;
            thresholds[j] = last + (position * (z - last));
            if (z != last)
                weights[j] = (samples[j].Target - value - (slope * (z - last))) / (z - thresholds[j]);
            value += slope * (z - last) + (weights[j] * (z - thresholds[j]));
            slope += weights[j];
        }

        return new([.. direction.Select(c => (Rational)c)], thresholds, weights);
    }

    /// <summary>(1, t, t², …) with the least t ≥ 1 for which different points project to different numbers.</summary>
    /// <remarks>⟨a, x − y⟩ is a polynomial in t of degree below d, not 0 for x ≠ y, so each of the n(n − 1)/2 pairs excludes at most d − 1 values of t.</remarks>
    /// <param name="points">n rows of length d; equal rows project alike whatever t is.</param>
    public static BigInteger[] SeparatingDirection(int[][] points)
    {
        int different = points.DistinctBy(x => string.Join(' ', x)).Count();
        for (int t = 1; ; t++)
        {
            BigInteger[] a = [.. Enumerable.Range(0, points[0].Length).Select(j => BigInteger.Pow(t, j))];
            if (points.Select(x => Projected(x, a)).Distinct().Count() == different)
                return a;
        }
    }

    /// <summary>⟨a, x⟩.</summary>
    public static BigInteger Projected(int[] x, BigInteger[] a) => x.Zip(a, (c, v) => c * v).Aggregate(BigInteger.Add);
}
