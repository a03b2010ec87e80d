using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>
/// One layer of an <see cref="MlpKernel{T}"/>: its weights, biases and the values and deltas of a strip of samples, each row padded to
/// whole vectors. The padding of weights is 0 and stays 0.
/// </summary>
/// <typeparam name="T">double or float.</typeparam>
/// <remarks>
/// A wide layer keeps Wᵀ (inputs × padded outputs), cut into panels: forward and update are then products without transposition
/// or copying. A narrow layer, the last one when its outputs fill no vector, keeps W (outputs × padded inputs) and takes dot products, or
/// most lanes would idle; its values lie row after row without padding.
/// </remarks>
internal sealed unsafe class KernelLayer<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly AlignedArray<T> parameters; // weights, then biases
    private readonly AlignedArray<T> kept; // the parameters as they were before a step, if it takes several strips
    private readonly AlignedArray<T> transposed; // W of a wide layer cut into panels, for the way back
    private readonly AlignedArray<T> values;
    private readonly AlignedArray<T> deltas;
    private readonly int inputStride;
    private readonly int weights;
    private readonly MatrixProduct<T> product;

    internal KernelLayer(int inputs, int outputs, KernelActivation activation, KernelLayer<T>? below, bool last, int strip, bool keep, MatrixProduct<T> product)
    {
        this.product = product;
        (Inputs, Outputs, Activation) = (inputs, outputs, activation);
        Narrow = last && below is not null && outputs < Vector512<T>.Count;
        Stride = Narrow ? outputs : Lanes.RoundUp<T>(outputs);
        inputStride = below?.Stride ?? inputs;
        weights = checked(Narrow ? outputs * inputStride : inputs * Stride);
        parameters = new(weights + Lanes.RoundUp<T>(outputs));
        kept = new(keep ? parameters.Length : 0);
        transposed = new(Narrow || below is null ? 0 : checked(outputs * inputStride));
        values = new(checked((strip * Stride) + Vector512<T>.Count));
        deltas = new(values.Length);
    }

    internal int Inputs { get; }

    internal int Outputs { get; }

    internal KernelActivation Activation { get; }

    internal bool Narrow { get; }

    /// <summary>Entries from one sample's values to the next one's.</summary>
    internal int Stride { get; }

    /// <summary>Whether the layer computes with the parameters that <see cref="Prepare"/> kept.</summary>
    internal bool UsesKept { get; set; }

    internal T* Values => values.Pointer;

    internal T* Deltas => deltas.Pointer;

    private T* Used => UsesKept ? kept.Pointer : parameters.Pointer;

    /// <summary>The weight from an input into an output.</summary>
    internal ref T Weight(int output, int input) => ref parameters.Pointer[Narrow ? (output * inputStride) + input : Weights(null).Index(input, output)];

    internal ref T Bias(int output) => ref parameters.Pointer[weights + output];

    /// <summary>The entries of the values of a strip, in whole vectors.</summary>
    internal int Entries(int samples) => Lanes.RoundUp<T>(samples * Stride);

    internal void Clear() => parameters.Span.Clear();

    /// <summary>Before a step: what the way back needs of the weights and, if asked to, a copy of them all.</summary>
    internal void Prepare(bool keep)
    {
        if (keep)
            parameters.Span.CopyTo(kept.Span);
        UsesKept = keep;
        if (transposed.Length > 0)
            Transposition.Run(Weights(parameters.Pointer), Transposed, Inputs, Outputs);
    }

    /// <summary>Values ← f(W·below + b).</summary>
    internal void Forward(T* below, int samples)
    {
        bool rectified = Activation == KernelActivation.Relu && !Narrow;
        if (Narrow)
            RowDots(below, samples);
        else
            product.Assign(new((nint)below, inputStride, 1), Weights(Used), Panels<T>.Whole(Values, samples, Stride), Used + weights, rectified ? ProductEnd.Rectified : ProductEnd.Plain);
        if (!rectified)
            Elementwise.Apply(Activation, Values, Entries(samples));
    }

    /// <summary>The deltas of the layer below: Wᵀ·deltas, times the slope there.</summary>
    internal void Backward(KernelLayer<T> below, int samples)
    {
        bool gated = below.Activation == KernelActivation.Relu;
        Panels<T> matrix = Narrow ? Panels<T>.Whole(Used, Outputs, inputStride) : Transposed;
        product.Assign(new((nint)Deltas, Stride, 1), matrix, Panels<T>.Whole(below.Deltas, samples, inputStride), null, gated ? ProductEnd.Gated : ProductEnd.Plain, below.Values);
        if (!gated)
            Elementwise.MultiplyBySlope(below.Activation, below.Values, below.Deltas, below.Entries(samples));
    }

    /// <summary>Adds scale·(deltas × below) to the target's weights, and to its biases if it has some; the target has the same shape, or is this layer.</summary>
    internal void AddGradient(T* below, KernelLayer<T> target, T scale, bool biased, int samples)
    {
        T one = T.One;
        T* targetBiases = target.parameters.Pointer + weights;
        if (!Narrow)
        {
            var all = Panels<T>.Whole(Deltas, samples, Stride);
            product.Add(new((nint)below, 1, inputStride), all, Weights(target.parameters.Pointer), scale);
            if (biased)
                product.Add(new((nint)(&one), 0, 0), all, Panels<T>.Whole(targetBiases, 1, Stride), scale);
            return;
        }

        product.Add(new((nint)Deltas, 1, Stride), Panels<T>.Whole(below, samples, inputStride), Panels<T>.Whole(target.parameters.Pointer, Outputs, inputStride), scale);
        // One chain over the samples: a vector read at each row's start holds the row, and then garbage for garbage lanes.
        var sums = new ProductTile.Operands<T> { A = &one, B = Deltas, BStride = Stride, C = targetBiases, Scale = &scale, Depth = samples };
        if (biased)
            ProductTiles<T>.Of(ProductEnd.Plain, 1, 1)(&sums);
        // Units of padding below may have the value f(0) ≠ 0.
        for (int output = 0; output < Outputs; output++)
            target.parameters.Span.Slice((output * inputStride) + Inputs, inputStride - Inputs).Clear();
    }

    private Panels<T> Transposed => Panels<T>.Cut(transposed.Pointer, Outputs, inputStride);

    private Panels<T> Weights(T* first) => Panels<T>.Cut(first, Inputs, Stride);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowDots(T* below, int samples)
    {
        T* value = Values, used = Used;
        for (int sample = 0; sample < samples; sample++, below += inputStride)
        {
            T* row = used;
            for (int output = 0; output < Outputs; output++, row += inputStride)
            {
                Vector512<T> sum = default;
                for (int i = 0; i < inputStride; i += Vector512<T>.Count)
                    sum = Lanes.MultiplyAdd(Vector512.Load(below + i), Vector512.Load(row + i), sum);
                *value++ = Lanes.Sum(sum) + used[weights + output];
            }
        }
    }
}
