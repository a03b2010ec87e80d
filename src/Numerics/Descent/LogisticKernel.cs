using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Verify.Numerics.Networks.Kernels;

namespace Verify.Numerics.Descent;

/// <summary>Many steps of full-batch gradient descent on the logistic loss, in binary64, eight samples at a time: fast, the same bits on every machine, and without an enclosure.</summary>
public sealed unsafe class LogisticKernel
{
    private static readonly int Lane = Vector512<double>.Count;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(Span<double> w, double rate, int steps)
    {
        if (w.Length != dimension)
            throw new ArgumentException($"Expected {dimension} weights, came {w.Length}.", nameof(w));
        double* x = columns.Pointer, p = pulls.Pointer;
        var eta = Vector512.Create(rate);
        fixed (double* weights = w)
        {
            for (int step = 0; step < steps; step++)
            {
                for (int i = 0; i < width; i += Lane)
                {
                    // Two chains, of the even and the odd columns, hide half of the latency.
                    var even = Vector512<double>.Zero;
                    var odd = Vector512<double>.Zero;
                    double* at = x + i;
                    int j = 0;
                    for (; j + 1 < dimension; j += 2, at += 2 * width)
                    {
                        even = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j]), Vector512.LoadAligned(at), even);
                        odd = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j + 1]), Vector512.LoadAligned(at + width), odd);
                    }

                    if (j < dimension)
                        even = Vector512.FusedMultiplyAdd(Vector512.Create(weights[j]), Vector512.LoadAligned(at), even);
                    (eta / (Vector512<double>.One + Elementary.Exp(even + odd))).StoreAligned(p + i);
                }

                for (int j = 0; j < dimension; j++)
                {
                    var even = Vector512<double>.Zero;
                    var odd = Vector512<double>.Zero;
                    double* column = x + (j * width);
                    int i = 0;
                    for (; i + Lane < width; i += 2 * Lane)
                    {
                        even = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(p + i), Vector512.LoadAligned(column + i), even);
                        odd = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(p + i + Lane), Vector512.LoadAligned(column + i + Lane), odd);
                    }

                    if (i < width)
                        even = Vector512.FusedMultiplyAdd(Vector512.LoadAligned(p + i), Vector512.LoadAligned(column + i), even);
                    weights[j] += Lanes.Sum(even + odd);
                }
            }
        }

        GC.KeepAlive(columns);
        GC.KeepAlive(pulls);
    }
}
