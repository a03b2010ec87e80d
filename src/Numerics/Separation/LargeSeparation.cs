using System.Collections.Immutable;
using System.Numerics;
using Verify.Numerics.Integers;

namespace Verify.Numerics.Separation;

/// <summary>
/// Linear separability of data sets: hundreds of points in dozens of dimensions, with coordinates of any size. A linear
/// program in floating point guesses the answer, exact arithmetic turns the guess into a certificate.
/// </summary>
public static class LargeSeparation
{
    /// <summary>Linear systems the exact search may solve where the guess fails: a hundred for every unknown, far beyond any run seen.</summary>
    private const int SolvesPerUnknown = 100;

    // Weights are tried on coarser grids first, so that certificates stay short.
    private static readonly ImmutableArray<int> GridBits = [8, 12, 16, 20, 24, 32, 40, 53, 80];

    // Dual values up to these fractions of the largest are taken for 0: rounding noise of a solver that works to 1e-9 or so.
    private static readonly ImmutableArray<double> NoiseLevels = [1e-9, 1e-12, 1e-6, 0];

    /// <summary>
    /// Whether some w has ⟨w, x_k⟩ ≥ 1 for the points labelled true and ≤ −1 for the others, with the same meaning and the
    /// same certificates as <see cref="LinearSeparation.Decide"/>. Null if a long search ended undecided.
    /// </summary>
    /// <param name="points">N points row by row, N·d integers.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="cancellation">Asked before every pivot of the exact search.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static Separability? Decide<T>(
        ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels, CancellationToken cancellation = default)
        where T : IBinaryInteger<T> => Decide(SignedRows.Of(points, dimension, labels), cancellation);

    internal static Separability? Decide(SignedRows rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return new Separability.Separable([.. new BigInteger[rows.Dimension]]);
        }

        Separability? answer = SeparationProgram.Solve(rows) switch
        {
            { LooksSeparable: true } guess => RoundedWeights(rows, guess.Weights),
            { LooksSeparable: false } guess => Relation(rows, guess.Multipliers, cancellation),
            null => null,
        };
        return answer ?? Search(rows, cancellation);
    }

    private static Separability.Separable? RoundedWeights(SignedRows rows, double[] guess)
    {
        var weights = Array.ConvertAll(guess, Rational.FromDouble);
        Rational largest = weights.Max(Rational.Abs);
        if (largest.Sign == 0)
        {
            return null;
        }

        foreach (int bits in GridBits)
        {
            Rational scale = Rational.Pow(2, bits) / largest;
            var rounded = Array.ConvertAll(weights, w => Rational.Floor((w * scale) + new Rational(1, 2)));
            if (rows.Least(rounded).Product.Sign > 0)
            {
                return new Separability.Separable(Primitive(rounded));
            }
        }

        return null;
    }

    /// <summary>y ≥ 0 with Σ y_k z_k = 0 over the vectors whose dual values stand out, if these satisfy one relation only.</summary>
    private static Separability.Inseparable? Relation(SignedRows rows, double[] dual, CancellationToken cancellation)
    {
        double largest = dual.Max();
        foreach (double noise in NoiseLevels)
        {
            int[] support = [.. Enumerable.Range(0, rows.Count).Where(k => dual[k] > noise * largest)];
            if (Kernel(rows, support, cancellation) is { } kernel
                && kernel.All(y => y.Sign >= 0)
                && rows.Combine(support, kernel).All(sum => sum.IsZero))
            {
                return Multipliers(rows, support, kernel);
            }
        }

        return null;
    }

    /// <summary>The relation between the vectors if it is unique up to scale: one of them, by the others.</summary>
    private static BigInteger[]? Kernel(SignedRows rows, int[] support, CancellationToken cancellation)
    {
        int width = support.Length;
        var matrix = new ulong[rows.Dimension * width];
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] = MersenneField.Reduce(rows[support[i % width]][i / width]);
        }

        List<(int Column, int Row)> pivots = MersenneField.Eliminate(matrix, width, width);
        if (pivots.Count != width - 1)
        {
            return null;
        }

        int free = Enumerable.Range(0, width).Except(pivots.Select(p => p.Column)).Single();
        BigInteger[] system = [.. pivots.SelectMany(p => pivots.Select(q => rows[support[q.Column]][p.Row]))];
        BigInteger[] right = [.. pivots.Select(p => -rows[support[free]][p.Row])];
        if (IntegerSystem.Solve(system, right, cancellation) is not { } solution)
        {
            return null;
        }

        var kernel = new BigInteger[width];
        kernel[free] = solution.Denominator;
        for (int i = 0; i < pivots.Count; i++)
        {
            kernel[pivots[i].Column] = solution.Numerators[i];
        }

        return kernel;
    }

    // The nearest point of the hull is 0, or its direction separates.
    private static Separability? Search(SignedRows rows, CancellationToken cancellation)
    {
        var nearest = MinimumNormPoint.Find(rows, SolvesPerUnknown * (rows.Dimension + 1), cancellation);
        return nearest.Point.All(v => v.IsZero)
            ? Multipliers(rows, nearest.Support, nearest.Multipliers)
            : rows.Least(nearest.Point).Product.Sign > 0 ? new Separability.Separable(Primitive(nearest.Point)) : null;
    }

    private static Separability.Inseparable Multipliers(SignedRows rows, ReadOnlySpan<int> support, BigInteger[] values)
    {
        var multipliers = new BigInteger[rows.Count];
        for (int i = 0; i < support.Length; i++)
        {
            multipliers[support[i]] = values[i];
        }

        return new Separability.Inseparable(Primitive(multipliers));
    }

    private static ImmutableArray<BigInteger> Primitive(BigInteger[] vector)
    {
        BigInteger divisor = vector.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return [.. vector.Select(v => v / divisor)];
    }
}
