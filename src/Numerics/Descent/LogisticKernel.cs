using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.Descent;

/// <summary>Many steps of full-batch gradient descent on the logistic loss, in binary64, eight samples at a time: fast, the same bits on every machine, and without an enclosure.</summary>
public sealed unsafe class LogisticKernel
{
    private readonly int dimension;
    private readonly int width;
    private readonly AlignedArray<double> columns;
    private readonly AlignedArray<double> pulls;

    /// <summary>Keeps the points column by column; samples added to fill a vector are 0 and pull nowhere.</summary>
    /// <param name="points">n·d numbers, point after point, each with its label as a factor.</param>
    /// <param name="dimension">d, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public LogisticKernel(ReadOnlySpan<double> points, int dimension)
    {
        if (dimension < 1 || points.IsEmpty || points.Length % dimension != 0)
            throw new ArgumentException($"{points.Length} numbers are no points of dimension {dimension}.", nameof(points));
        this.dimension = dimension;
        Samples = points.Length / dimension;
        width = Lanes.RoundUp<double>(Samples);
        (columns, pulls) = (new(width * dimension), new(width));
        for (int i = 0; i < points.Length; i++)
            columns.Span[(i % dimension * width) + (i / dimension)] = points[i];
    }

    /// <summary>n.</summary>
    public int Samples { get; }

    /// <summary>w ← w + η·Σᵢ xᵢ/(1 + e^⟨w, xᵢ⟩), over and over.</summary>
    /// <param name="w">d weights, changed in place.</param>
    /// <param name="rate">η, on the sum of the losses; for their mean divide by n.</param>
    /// <param name="steps">How often.</param>
    public void Run(Span<double> w, double rate, int steps)
    {
        if (w.Length != dimension)
            throw new ArgumentException($"Expected {dimension} weights, came {w.Length}.", nameof(w));
        fixed (double* weights = w)
        {
            for (int step = 0; step < steps; step++)
            {
                Pull(columns.Pointer, pulls.Pointer, weights, dimension, width, rate);
                Move(columns.Pointer, pulls.Pointer, weights, dimension, width);
            }
        }

        GC.KeepAlive(columns);
        GC.KeepAlive(pulls);
    }

    // p = η/(1 + e^z), two vectors of samples at a time: they share the broadcast weights.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pull(double* x, double* p, double* weights, int dimension, int width, double rate)
    {
        int lane = Vector512<double>.Count, i = 0;
        var eta = Vector512.Create(rate);
        for (; i + lane < width; i += 2 * lane)
        {
            var left = Vector512<double>.Zero;
            var right = Vector512<double>.Zero;
            double* at = x + i;
            for (int j = 0; j < dimension; j++, at += width)
            {
                var weight = Vector512.Create(weights[j]);
                left = Vector512.FusedMultiplyAdd(weight, Vector512.LoadAligned(at), left);
                right = Vector512.FusedMultiplyAdd(weight, Vector512.LoadAligned(at + lane), right);
            }

            (eta / (Vector512<double>.One + Elementary.Exp(left))).StoreAligned(p + i);
            (eta / (Vector512<double>.One + Elementary.Exp(right))).StoreAligned(p + i + lane);
        }

        if (i < width)
        {
            var last = Vector512<double>.Zero;
            double* at = x + i;
            for (int j = 0; j < dimension; j++, at += width)
                last = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j]), Vector512.LoadAligned(at), last);
            (eta / (Vector512<double>.One + Elementary.Exp(last))).StoreAligned(p + i);
        }
    }

    // w ← w + Σ p x, two columns at a time: they share the pulls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Move(double* x, double* p, double* weights, int dimension, int width)
    {
        int lane = Vector512<double>.Count, j = 0;
        for (; j + 1 < dimension; j += 2)
        {
            var first = Vector512<double>.Zero;
            var second = Vector512<double>.Zero;
            double* column = x + (j * width);
            for (int i = 0; i < width; i += lane)
            {
                var pull = Vector512.LoadAligned(p + i);
                first = Vector512.FusedMultiplyAdd(pull, Vector512.LoadAligned(column + i), first);
                second = Vector512.FusedMultiplyAdd(pull, Vector512.LoadAligned(column + width + i), second);
            }

            weights[j] += Lanes.Sum(first);
            weights[j + 1] += Lanes.Sum(second);
        }

        if (j < dimension)
        {
            var sum = Vector512<double>.Zero;
            for (int i = 0; i < width; i += lane)
                sum = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(p + i), Vector512.LoadAligned(x + (j * width) + i), sum);
            weights[j] += Lanes.Sum(sum);
        }
    }
}
