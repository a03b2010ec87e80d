using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>
/// One layer of an <see cref="MlpKernel{T}"/>: its weights, biases and the values and deltas of a batch, each row padded to
/// whole vectors. The padding of weights is 0 and stays 0.
/// </summary>
/// <typeparam name="T">double or float.</typeparam>
/// <remarks>
/// A wide layer keeps Wᵀ (inputs × padded outputs): forward and update are then products without transposition. A narrow
/// layer, the last one when its outputs fill no vector, keeps W (outputs × padded inputs) and takes dot products, or
/// most lanes would idle; its values lie row after row without padding.
/// </remarks>
internal sealed unsafe class KernelLayer<T>
    where T : unmanaged, INumberBase<T>
{
    private readonly AlignedArray<T> weights;
    private readonly AlignedArray<T> biases;
    private readonly AlignedArray<T> transposed; // W of a wide layer, for the way back
    private readonly AlignedArray<T> values;
    private readonly AlignedArray<T> deltas;
    private readonly int inputStride;
    private readonly MatrixProduct<T> product;

    internal KernelLayer(int inputs, int outputs, KernelActivation activation, KernelLayer<T>? below, bool last, int batch, MatrixProduct<T> product)
    {
        this.product = product;
        (Inputs, Outputs, Activation) = (inputs, outputs, activation);
        Narrow = last && below is not null && outputs < Vector512<T>.Count;
        Stride = Narrow ? outputs : Lanes.RoundUp<T>(outputs);
        inputStride = below?.Stride ?? inputs;
        weights = new(checked(Narrow ? outputs * inputStride : inputs * Stride));
        biases = new(Lanes.RoundUp<T>(outputs));
        transposed = new(Narrow || below is null ? 0 : checked(outputs * inputStride));
        values = new(checked((batch * Stride) + Vector512<T>.Count));
        deltas = new(values.Length);
    }

    internal int Inputs { get; }

    internal int Outputs { get; }

    internal KernelActivation Activation { get; }

    internal bool Narrow { get; }

    /// <summary>Entries from one sample's values to the next one's.</summary>
    internal int Stride { get; }

    internal T* Values => values.Pointer;

    internal T* Deltas => deltas.Pointer;

    /// <summary>The weight from an input into an output.</summary>
    internal ref T Weight(int output, int input) => ref weights.Span[Narrow ? (output * inputStride) + input : (input * Stride) + output];

    internal ref T Bias(int output) => ref biases.Span[output];

    /// <summary>The entries of the values of a batch, in whole vectors.</summary>
    internal int Entries(int batch) => Lanes.RoundUp<T>(batch * Stride);

    internal void Clear()
    {
        weights.Span.Clear();
        biases.Span.Clear();
    }

    /// <summary>Values ← f(W·below + b).</summary>
    internal void Forward(T* below, int batch)
    {
        if (Narrow)
            RowDots(below, batch);
        else
            product.Assign(new((nint)below, inputStride, 1), weights.Pointer, Values, biases.Pointer, batch, Inputs, Stride);
        Elementwise.Apply(Activation, Values, Entries(batch));
    }

    /// <summary>The deltas of the layer below: Wᵀ·deltas, times the slope there.</summary>
    internal void Backward(KernelLayer<T> below, int batch)
    {
        T* matrix = weights.Pointer;
        if (!Narrow)
        {
            Transposition.Run(matrix, Stride, transposed.Pointer, inputStride, Inputs, Outputs);
            matrix = transposed.Pointer;
        }

        product.Assign(new((nint)Deltas, Stride, 1), matrix, below.Deltas, null, batch, Outputs, inputStride);
        Elementwise.MultiplyBySlope(below.Activation, below.Values, below.Deltas, below.Entries(batch));
    }

    /// <summary>Adds scale·(deltas × below) to the target's weights, and to its biases if it has some; the target has the same shape, or is this layer.</summary>
    internal void AddGradient(T* below, KernelLayer<T> target, T scale, bool biased, int batch)
    {
        T one = T.One;
        if (!Narrow)
        {
            product.Add(new((nint)below, 1, inputStride), Deltas, target.weights.Pointer, scale, Inputs, batch, Stride);
            if (biased)
                product.Add(new((nint)(&one), 0, 0), Deltas, target.biases.Pointer, scale, 1, batch, Stride);
            return;
        }

        product.Add(new((nint)Deltas, 1, Stride), below, target.weights.Pointer, scale, Outputs, batch, inputStride);
        // One chain over the batch: a vector read at each row's start holds the row, and then garbage for garbage lanes.
        var sums = new ProductTile.Operands<T> { A = &one, B = Deltas, BStride = Stride, C = target.biases.Pointer, Scale = &scale, Depth = batch };
        if (biased)
            ProductTile.OneByOne(&sums);
        // Units of padding below may have the value f(0) ≠ 0.
        for (int output = 0; output < Outputs; output++)
            target.weights.Span.Slice((output * inputStride) + Inputs, inputStride - Inputs).Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowDots(T* below, int batch)
    {
        T* value = Values;
        for (int sample = 0; sample < batch; sample++, below += inputStride)
        {
            T* row = weights.Pointer;
            for (int output = 0; output < Outputs; output++, row += inputStride)
            {
                Vector512<T> sum = default;
                for (int i = 0; i < inputStride; i += Vector512<T>.Count)
                    sum = Lanes.MultiplyAdd(Vector512.Load(below + i), Vector512.Load(row + i), sum);
                *value++ = Lanes.Sum(sum) + biases.Pointer[output];
            }
        }
    }
}
