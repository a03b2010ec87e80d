using System.Numerics;
using Verify.Claims;
using Verify.Numerics;
using Verify.Numerics.Statistics;

namespace Verify.Theorems.Generalization;

/// <summary>
/// Finitely many labelled points, each as likely as any other. Samples are drawn from it with replacement, so risks are counts and the
/// theorems apply as they stand: nothing is assumed of where a table came from.
/// </summary>
/// <param name="Points">x_i times <see cref="Unit"/>, rounded to integers.</param>
/// <param name="Labels">Classes from 0.</param>
/// <param name="Classes">The number of classes.</param>
internal sealed record Population(int[][] Points, int[] Labels, int Classes)
{
    /// <summary>Coordinates are multiples of 1/Unit.</summary>
    public const int Unit = 1024;

    /// <summary>The number of points.</summary>
    public int Size => Points.Length;

    /// <summary>The coordinates of a point.</summary>
    public int Dimension => Points[0].Length;

    /// <summary>The largest |x_i|², times Unit².</summary>
    public long SquaredRadius => Points.Max(x => x.Sum(c => (long)c * c));

    /// <summary>One class of a table against the rest: each column moved and scaled onto [−1, 1] and rounded, and a constant 1 behind them.</summary>
    public static Population Of(LabelledData data)
    {
        var rows = data.Points;
        int[][] columns = [.. Enumerable.Range(0, rows[0].Length - 1).Select(j => Scaled([.. rows.Select(x => x[j])]))];
        return new([.. rows.Select((_, i) => (int[])[.. columns.Select(c => c[i]), Unit])], [.. data.Labels.Select(l => l ? 1 : 0)], 2);
    }

    /// <summary>Normal clouds around random corners of a cube, one a class, overlapping little.</summary>
    /// <param name="stream">Where to draw from.</param>
    /// <param name="size">The number of points.</param>
    /// <param name="dimension">Their coordinates.</param>
    /// <param name="classes">The number of clouds, at most 2^dimension.</param>
    public static Population Clouds(RandomStream stream, int size, int dimension, int classes)
    {
        double[][] corners = [.. Enumerable.Range(0, classes).Select(_ => Enumerable.Range(0, dimension).Select(_ => stream.NextBoolean() ? 0.6 : -0.6).ToArray())];
        int[] labels = [.. Enumerable.Range(0, size).Select(_ => stream.Next(classes))];
        return new([.. labels.Select(c => corners[c].Select(x => (int)Math.Round(Unit * (x + NormalDraws.Next(stream)))).ToArray())], labels, classes);
    }

    /// <summary>The same points with their labels in random order.</summary>
    public Population Shuffled(RandomStream stream)
    {
        int[] labels = [.. Labels];
        stream.Shuffle<int>(labels);
        return this with { Labels = labels };
    }

    /// <summary>Draws with replacement.</summary>
    public Population Sample(RandomStream stream, int size)
    {
        int[] rows = [.. Enumerable.Range(0, size).Select(_ => stream.Next(Size))];
        return this with { Points = [.. rows.Select(i => Points[i])], Labels = [.. rows.Select(i => Labels[i])] };
    }

    // (x − middle)/half, in multiples of 1/Unit, rounded to nearest; a constant column becomes 0.
    private static int[] Scaled(BigInteger[] column)
    {
        BigInteger ends = column.Max() + column.Min(), width = column.Max() - column.Min();
        return [.. column.Select(x => width.IsZero ? 0 : (int)Rational.Floor(new Rational((2 * Unit * ((2 * x) - ends)) + width, 2 * width)))];
    }
}
