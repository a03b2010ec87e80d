using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;

namespace Verify.Numerics.Separation;

/// <summary>Decides linear separability of integer points in exact arithmetic, either way with a certificate.</summary>
public static class LinearSeparation
{
    /// <summary>
    /// Whether some w has ⟨w, x_k⟩ ≥ 1 for the points labelled true and ≤ −1 for the others. Append a coordinate 1 to
    /// each point for hyperplanes that need not pass through the origin.
    /// </summary>
    /// <param name="points">N points row by row, N·d integers.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <param name="labels">N labels.</param>
    /// <param name="cancellation">Asked before every pivot.</param>
    /// <remarks>
    /// The pivots run in 64-bit integers; if one overflows, the decision starts again with 128 bits, then without limit.
    /// Whatever the route, the certificate is multiplied out against the points before it is handed over.
    /// </remarks>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public static Separability Decide<T>(
        ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels, CancellationToken cancellation = default)
        where T : IBinaryInteger<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (points.Length != (long)dimension * labels.Length)
        {
            throw new ArgumentException(
                $"{labels.Length} labels want {labels.Length}·{dimension} coordinates; {points.Length} came.", nameof(points));
        }

        Separability answer;
        try
        {
            answer = FeasibilityDictionary<long>.Decide(points, dimension, labels, cancellation);
        }
        catch (OverflowException)
        {
            try
            {
                answer = FeasibilityDictionary<Int128>.Decide(points, dimension, labels, cancellation);
            }
            catch (OverflowException)
            {
                answer = FeasibilityDictionary<BigInteger>.Decide(points, dimension, labels, cancellation);
            }
        }

        return IsProved(points, dimension, labels, answer)
            ? answer
            : throw new UnreachableException("The simplex method produced a false certificate.");
    }

    /// <summary>Whether the certificate in <paramref name="answer"/> holds for these points, by multiplying it out.</summary>
    public static bool IsProved<T>(ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels, Separability answer)
        where T : IBinaryInteger<T> => answer switch
        {
            Separability.Separable separable => Separates(points, dimension, labels, separable.Weights),
            Separability.Inseparable inseparable => Vanishes(points, dimension, labels, inseparable.Multipliers),
            _ => false,
        };

    private static bool Separates<T>(
        ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels, ImmutableArray<BigInteger> weights)
        where T : IBinaryInteger<T>
    {
        if (weights.Length != dimension)
        {
            return false;
        }

        for (int k = 0; k < labels.Length; k++)
        {
            BigInteger product = BigInteger.Zero;
            for (int j = 0; j < dimension; j++)
            {
                product += weights[j] * BigInteger.CreateChecked(points[(k * dimension) + j]);
            }

            if (product.Sign != (labels[k] ? 1 : -1))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Vanishes<T>(
        ReadOnlySpan<T> points, int dimension, ReadOnlySpan<bool> labels, ImmutableArray<BigInteger> multipliers)
        where T : IBinaryInteger<T>
    {
        if (multipliers.Length != labels.Length || multipliers.Any(y => y.Sign < 0) || multipliers.All(y => y.IsZero))
        {
            return false;
        }

        for (int j = 0; j < dimension; j++)
        {
            BigInteger sum = BigInteger.Zero;
            for (int k = 0; k < labels.Length; k++)
            {
                BigInteger term = multipliers[k] * BigInteger.CreateChecked(points[(k * dimension) + j]);
                sum += labels[k] ? term : -term;
            }

            if (!sum.IsZero)
            {
                return false;
            }
        }

        return true;
    }
}
