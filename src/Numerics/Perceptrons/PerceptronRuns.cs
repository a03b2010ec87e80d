using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using Verify.Numerics.Separation;

namespace Verify.Numerics.Perceptrons;

/// <summary>How a run ended.</summary>
/// <param name="Updates">The updates made.</param>
/// <param name="Converged">True if a whole pass asked for none; false if one more than allowed was asked for.</param>
public readonly record struct PerceptronRun(int Updates, bool Converged);

/// <summary>
/// The perceptron on a data set of integers: w = 0, then w ← w + z whenever ⟨w, z⟩ ≤ 0, the vectors z = ±x presented again and
/// again in one order. Every decision is exact.
/// </summary>
/// <remarks>
/// An update adds at most R² = max ‖z‖² to ‖w‖², so after t updates ‖w‖ ≤ R√t and |⟨w, z⟩| ≤ R²√t, all partial sums included.
/// That bound says beforehand which floating-point type holds every weight and every product without rounding. Where none
/// does, products in double precision decide as far as their error bound allows and integers decide the rest.
/// </remarks>
public sealed class PerceptronRuns
{
    private const int FloatBits = 24;
    private const int DoubleBits = 53;

    /// <summary>Weights of more bits are not followed.</summary>
    public const int WideBits = 126;

    private readonly SignedRows vectors;
    private readonly int maxUpdates;
    private readonly BigInteger squaredReach; // (R√t)², which bounds every squared weight
    private readonly BigInteger squaredProduct; // (R²√t)², likewise every squared product
    private readonly double doubt;

    private PerceptronRuns(SignedRows vectors, int maxUpdates)
    {
        this.vectors = vectors;
        this.maxUpdates = maxUpdates;
        BigInteger radius = Enumerable.Range(0, vectors.Count).Max(k => SignedRows.Product(vectors[k], vectors[k]));
        squaredReach = radius * maxUpdates;
        squaredProduct = radius * squaredReach;

        // d products and sums, each factor rounded once: (1 + u)^(d + 3) − 1 < (d + 4)u relative to Σ|w_j z_j|, here with room for
        // the rounding of the bound itself (Higham, Accuracy and Stability of Numerical Algorithms, §3.1).
        doubt = Fits(squaredProduct, DoubleBits)
            ? 0
            : (vectors.Dimension + 4) * Math.ScaleB((double)radius * Math.Sqrt(maxUpdates), 1 - DoubleBits);
    }

    /// <summary>The points with their labels, made ready for runs of limited length.</summary>
    /// <param name="points">N points row by row, N·d integers; N at least 1.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="labels">N labels: z = x where true, −x elsewhere.</param>
    /// <param name="maxUpdates">The updates a run may make, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or there are no points.</exception>
    /// <exception cref="OverflowException">R·√maxUpdates exceeds 2^126.</exception>
    public static PerceptronRuns Of<T>(ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels, int maxUpdates)
        where T : IBinaryInteger<T> =>
        TryOf(points, dimension, labels, maxUpdates, out var runs)
            ? runs
            : throw new OverflowException($"Vectors of this length outgrow {WideBits} bits within {maxUpdates} updates.");

    /// <summary>As <see cref="Of"/>, but false where the points are too long.</summary>
    /// <param name="points">N points row by row, N·d integers; N at least 1.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="labels">N labels: z = x where true, −x elsewhere.</param>
    /// <param name="maxUpdates">The updates a run may make, at least 1.</param>
    /// <param name="runs">The points, made ready.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or there are no points.</exception>
    public static bool TryOf<T>(ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels, int maxUpdates, [NotNullWhen(true)] out PerceptronRuns? runs)
        where T : IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxUpdates, 1);
        var signed = SignedRows.Of(points, dimension, labels);
        if (signed.Count == 0)
        {
            throw new ArgumentException("A perceptron learns from at least one point; none came.", nameof(points));
        }

        runs = new PerceptronRuns(signed, maxUpdates);
        if (!Fits(runs.squaredReach, WideBits))
            runs = null;
        return runs is not null;
    }

    /// <summary>One run in an order drawn from the stream: a uniformly random permutation, the same in every pass.</summary>
    /// <param name="stream">Supplies the permutation, by <see cref="RandomStream.Shuffle"/> of 0, …, N − 1.</param>
    /// <param name="cancellation">Asked at every pass.</param>
    public PerceptronRun InRandomOrder(RandomStream stream, CancellationToken cancellation = default)
    {
        int[] order = [.. Enumerable.Range(0, vectors.Count)];
        stream.Shuffle<int>(order);
        return Arrange(order).Run(cancellation);
    }

    /// <summary>Lays the vectors out in the order of one pass, to be run as often as one likes.</summary>
    /// <param name="order">A permutation of 0, …, N − 1.</param>
    /// <exception cref="ArgumentException">The order presents a vector twice or not at all.</exception>
    public PerceptronPresentation Arrange(ReadOnlySpan<int> order)
    {
        if (!order.ToArray().Order().SequenceEqual(Enumerable.Range(0, vectors.Count)))
        {
            throw new ArgumentException($"The order is no permutation of 0…{vectors.Count - 1}.", nameof(order));
        }

        return Fits(squaredProduct, FloatBits)
            ? new PresentedBlocks<float>(vectors, order, maxUpdates, doubt: 0, isWide: false)
            : new PresentedBlocks<double>(vectors, order, maxUpdates, doubt, isWide: !Fits(squaredReach, DoubleBits));
    }

    private static bool Fits(BigInteger square, int bits) => square.GetBitLength() <= 2 * bits;
}
