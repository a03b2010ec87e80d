using System.Numerics;
using Verify.Evidence;
using Verify.Numerics;
using Verify.Numerics.Separation;
using Verify.Theorems.Perceptrons;

namespace Verify.Theorems.Generalization;

/// <summary>Small separable data sets on which descent is followed, with their maximal margin from an exact certificate.</summary>
/// <param name="Name">A word for files and sentences.</param>
/// <param name="Rows">Integer points, each with its label as a factor.</param>
/// <param name="Scale">A power of 2 or a fraction over one: the points are Rows times it, exactly, in binary64.</param>
internal sealed record SeparableData(string Name, int[][] Rows, double Scale)
{
    /// <summary>Two supporting points and two others; the margin's direction is (3, 2).</summary>
    public static readonly SeparableData FourPoints = new("four points", [[2, 1], [1, 2], [1, 3], [3, -1]], 1);

    /// <summary>The same, shrunk to length below 1: 5/16·√10 = 0.988.</summary>
    public static readonly SeparableData Shrunk = new("four points, shrunk", [[2, 1], [1, 2], [1, 3], [3, -1]], 0.3125);

    /// <summary>One supporting point (3, 1), hence another direction for the margin in the maximum norm, (1, 1).</summary>
    public static readonly SeparableData ThreePoints = new("three points", [[3, 1], [4, 1], [5, -1]], 1);

    /// <summary>Points on which the first of the largest steps allowed overshoots.</summary>
    public static readonly SeparableData WidePoints = new("three wide points", [[8, -5], [-9, 0], [7, -5]], 1);

    /// <summary>Two orthonormal points, for which the bound of the flow is an equality from w(0) = 0.</summary>
    public static readonly SeparableData Axes = new("two axes", [[1, 0], [0, 1]], 1);

    /// <summary>The points as the descent takes them.</summary>
    public double[][] Points => [.. Rows.Select(r => r.Select(c => c * Scale).ToArray())];

    /// <summary>γ².</summary>
    public Rational SquaredMargin => Found.SquaredMargin * Rational.FromDouble(Scale) * Rational.FromDouble(Scale);

    /// <summary>A positive multiple of the direction of maximal margin.</summary>
    public Interval[] Direction
    {
        get
        {
            var nearest = Found.Nearest;
            return [.. Enumerable.Range(0, Rows[0].Length).Select(j => (Interval)new Rational(nearest.Support.Zip(nearest.Multipliers, (i, y) => Rows[i][j] * y).Aggregate(BigInteger.Add)))];
        }
    }

    /// <summary>H(q) of the q with Σ qᵢxᵢ = γû: how evenly the supporting points share the margin.</summary>
    public Interval Entropy
    {
        get
        {
            var total = new Rational(Found.Nearest.Multipliers.Aggregate(BigInteger.Add));
            return Found.Nearest.Multipliers.Where(y => y.Sign > 0).Select(y => (Interval)(y / total)).Aggregate(Interval.Zero, (h, q) => h - (q * Interval.Log(q)));
        }
    }

    /// <summary>The margin of the integer points, exactly (Karush, Kuhn and Tucker).</summary>
    public Certificate Certificate => Margins.Certificate(File, Rows, Found);

    /// <summary>The certificate's name.</summary>
    public string File => "margin-" + Name.Replace(",", "", StringComparison.Ordinal).Replace(' ', '-');

    private MaximalMargin.Exact Found => (MaximalMargin.Exact)Margins.Find(Rows);
}
