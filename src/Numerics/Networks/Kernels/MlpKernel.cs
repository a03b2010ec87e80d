using System.Numerics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>The activations that the fast kernel knows; each is the record of the same name next to <see cref="DenseNetwork{T}"/>.</summary>
public enum KernelActivation
{
    /// <summary>x.</summary>
    Identity,

    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>tanh x.</summary>
    Tanh,

    /// <summary>1/(1 + e⁻ˣ).</summary>
    Logistic,
}

/// <summary>The losses that the fast kernel knows.</summary>
public enum KernelLoss
{
    /// <summary>(y − t)²/2.</summary>
    Squared,

    /// <summary>log(1 + eᶻ) − t·z of a logit z: the last layer should be the identity.</summary>
    CrossEntropy,

    /// <summary>log Σⱼ exp(zⱼ) − Σⱼ tⱼzⱼ of logits z and a target t that sums to 1, a unit vector for a class: the last layer should be the identity.</summary>
    Softmax,
}

/// <summary>
/// A dense network in double or float, trained in batches by gradient descent. It computes what
/// <see cref="DenseNetwork{T}"/> and <see cref="Backpropagation"/> describe, up to rounding; its bits are the same on every
/// machine. Nothing is allocated after the constructor. Not for use from two threads at once.
/// </summary>
/// <typeparam name="T">double or float.</typeparam>
/// <remarks>Parameters cross the border in the layout of <see cref="ParameterLayout"/>; inside they are padded and partly transposed.</remarks>
public sealed unsafe class MlpKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A batch is swept in strips, so that a strip's values stay in the cache from the way up to the way back. Each is one block of
    // the products over samples: the bits are those of one sweep.
    private const int Strip = MatrixProduct<T>.BlockDepth;

    private readonly KernelLayer<T>[] layers;
    private readonly KernelLayer<T>[] gradients; // same shapes, a batch of 0
    private readonly AlignedArray<T> targets;
    private readonly KernelLoss loss;
    private readonly int largestBatch;
    private readonly bool biases;

    /// <summary>A network with all parameters 0.</summary>
    /// <param name="widths">n₀ (inputs) to n_L (outputs).</param>
    /// <param name="activations">One a layer.</param>
    /// <param name="loss">The loss to descend.</param>
    /// <param name="largestBatch">The largest number of samples in one call, at least 1.</param>
    /// <param name="biases">False for a network without: all gradients in biases are then 0, and biases that start at 0 stay there.</param>
    /// <exception cref="ArgumentException">The shape is impossible, or T is neither double nor float.</exception>
    public MlpKernel(IEnumerable<int> widths, IReadOnlyList<KernelActivation> activations, KernelLoss loss, int largestBatch, bool biases = true)
    {
        if (typeof(T) != typeof(double) && typeof(T) != typeof(float))
            throw new ArgumentException($"The kernel knows double and float, not {typeof(T)}.", nameof(widths));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(largestBatch);
        Layout = new(widths);
        if (activations.Count != Layout.Layers)
            throw new ArgumentException($"{Layout.Layers} layers need as many activations; {activations.Count} came.", nameof(activations));

        (this.loss, this.largestBatch, this.biases) = (loss, largestBatch, biases);
        var product = new MatrixProduct<T>();
        int strip = Math.Min(largestBatch, Strip);
        layers = Build(activations, strip, keep: largestBatch > Strip, product);
        gradients = Build(activations, 0, keep: false, product);
        targets = new(layers[^1].Entries(strip));
    }

    /// <summary>The layout of the parameters that <see cref="SetParameters"/> takes.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>Sets all parameters.</summary>
    /// <exception cref="ArgumentException">Their number is wrong.</exception>
    public void SetParameters(ReadOnlySpan<T> parameters)
    {
        Demand(parameters.Length == Layout.Count, Layout.Count, parameters.Length, nameof(parameters));
        for (int l = 0; l < layers.Length; l++)
        {
            for (int i = 0; i < layers[l].Outputs; i++)
            {
                layers[l].Bias(i) = parameters[Layout.Bias(l, i)];
                for (int j = 0; j < layers[l].Inputs; j++)
                    layers[l].Weight(i, j) = parameters[Layout.Weight(l, i, j)];
            }
        }
    }

    /// <summary>Copies all parameters.</summary>
    /// <exception cref="ArgumentException">The destination has another length.</exception>
    public void CopyParametersTo(Span<T> destination) => Copy(layers, destination);

    /// <summary>The outputs for a batch.</summary>
    /// <param name="inputs">Samples × n₀, row-major.</param>
    /// <param name="outputs">Receives samples × n_L, row-major.</param>
    /// <exception cref="ArgumentException">The lengths fit no batch.</exception>
    public void Forward(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        int batch = Batch(inputs.Length, outputs.Length);
        KernelLayer<T> last = layers[^1];
        for (int first = 0; first < batch; first += Strip)
        {
            int samples = Math.Min(Strip, batch - first);
            Sweep(inputs, first, samples);
            for (int s = 0; s < samples; s++)
                new ReadOnlySpan<T>(last.Values + (s * last.Stride), last.Outputs).CopyTo(outputs.Slice((first + s) * last.Outputs, last.Outputs));
        }

        GC.KeepAlive(this); // the layers are read through pointers
    }

    /// <summary>The summed loss of a batch; losses are added in the order of the samples.</summary>
    /// <param name="inputs">Samples × n₀, row-major.</param>
    /// <param name="expected">Targets, samples × n_L, row-major.</param>
    /// <exception cref="ArgumentException">The lengths fit no batch.</exception>
    public T Loss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> expected)
    {
        int batch = Batch(inputs.Length, expected.Length);
        T sum = T.Zero;
        for (int first = 0; first < batch; first += Strip)
        {
            int samples = Math.Min(Strip, batch - first);
            Pad(expected, first, samples);
            Sweep(inputs, first, samples);
            sum = AddLosses(sum, samples);
        }

        GC.KeepAlive(this);
        return sum;
    }

    /// <summary>The gradient of the summed loss, in the layout of <see cref="ParameterLayout"/>.</summary>
    /// <param name="inputs">Samples × n₀, row-major.</param>
    /// <param name="expected">Targets, samples × n_L, row-major.</param>
    /// <param name="gradient">Receives one number a parameter.</param>
    /// <exception cref="ArgumentException">The lengths fit no batch, or not the parameters.</exception>
    public void Gradient(ReadOnlySpan<T> inputs, ReadOnlySpan<T> expected, Span<T> gradient)
    {
        foreach (KernelLayer<T> layer in gradients)
            layer.Clear();
        Descend(inputs, expected, gradients, T.One);
        Copy(gradients, gradient);
    }

    /// <summary>One step of gradient descent on the mean loss of a batch: θ ← θ − rate/samples·∇Σℓ.</summary>
    /// <param name="inputs">Samples × n₀, row-major.</param>
    /// <param name="expected">Targets, samples × n_L, row-major.</param>
    /// <param name="rate">The step size.</param>
    /// <exception cref="ArgumentException">The lengths fit no batch.</exception>
    public void Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> expected, T rate) =>
        Descend(inputs, expected, layers, -rate / T.CreateChecked(Batch(inputs.Length, expected.Length)));

    // Adds scale·∇ to the parameters of the destination: to the gradient's, or in place; the sweeps of further strips then use what was kept.
    private void Descend(ReadOnlySpan<T> inputs, ReadOnlySpan<T> expected, KernelLayer<T>[] destination, T scale)
    {
        int batch = Batch(inputs.Length, expected.Length);
        foreach (KernelLayer<T> layer in layers)
            layer.Prepare(keep: destination == layers && batch > Strip);
        for (int first = 0; first < batch; first += Strip)
        {
            int samples = Math.Min(Strip, batch - first);
            Pad(expected, first, samples);
            fixed (T* x = inputs)
            {
                T* sample = x + ((nint)first * Layout.Widths[0]);
                Sweep(sample, samples);
                OutputDeltas(samples);
                for (int l = layers.Length - 1; l >= 0; l--)
                {
                    if (l > 0)
                        layers[l].Backward(layers[l - 1], samples); // before its weights change
                    layers[l].AddGradient(l > 0 ? layers[l - 1].Values : sample, destination[l], scale, biases, samples);
                }
            }
        }

        foreach (KernelLayer<T> layer in layers)
            layer.UsesKept = false;
        GC.KeepAlive(this);
    }

    private void Sweep(ReadOnlySpan<T> inputs, int first, int samples)
    {
        fixed (T* x = inputs)
            Sweep(x + ((nint)first * Layout.Widths[0]), samples);
    }

    private void Sweep(T* inputs, int samples)
    {
        for (int l = 0; l < layers.Length; l++)
            layers[l].Forward(l > 0 ? layers[l - 1].Values : inputs, samples);
    }

    private T AddLosses(T sum, int samples)
    {
        KernelLayer<T> last = layers[^1];
        if (loss == KernelLoss.Softmax)
        {
            for (int s = 0; s < samples; s++)
                sum += Softmax.Loss(last.Values + (s * last.Stride), targets.Pointer + (s * last.Stride), last.Outputs);
            return sum;
        }

        Elementwise.Losses(loss, last.Values, targets.Pointer, last.Deltas, last.Entries(samples));
        for (int s = 0; s < samples; s++)
        {
            for (int j = 0; j < last.Outputs; j++)
                sum += last.Deltas[(s * last.Stride) + j];
        }

        return sum;
    }

    private void OutputDeltas(int samples)
    {
        KernelLayer<T> last = layers[^1];
        int entries = last.Entries(samples);
        new ReadOnlySpan<T>(last.Values, entries).CopyTo(new(last.Deltas, entries));
        if (loss == KernelLoss.Softmax)
            Softmax.Apply(last.Deltas, last.Outputs, last.Stride, samples, entries);
        else
            Elementwise.Apply(loss == KernelLoss.CrossEntropy ? KernelActivation.Logistic : KernelActivation.Identity, last.Deltas, entries);
        Elementwise.Subtract(last.Deltas, targets.Pointer, entries);
        Elementwise.MultiplyBySlope(last.Activation, last.Values, last.Deltas, entries);
        for (int s = 0; s < samples && last.Stride > last.Outputs; s++)
            new Span<T>(last.Deltas + (s * last.Stride) + last.Outputs, last.Stride - last.Outputs).Clear(); // units of padding err on nothing
    }

    private void Pad(ReadOnlySpan<T> expected, int first, int samples)
    {
        KernelLayer<T> last = layers[^1];
        if (last.Stride == last.Outputs)
        {
            expected.Slice(first * last.Outputs, samples * last.Outputs).CopyTo(targets.Span);
            return;
        }

        for (int s = 0; s < samples; s++)
            expected.Slice((first + s) * last.Outputs, last.Outputs).CopyTo(targets.Span.Slice(s * last.Stride, last.Outputs));
    }

    private KernelLayer<T>[] Build(IReadOnlyList<KernelActivation> activations, int strip, bool keep, MatrixProduct<T> product)
    {
        var built = new KernelLayer<T>[Layout.Layers];
        for (int l = 0; l < built.Length; l++)
            built[l] = new(Layout.Widths[l], Layout.Widths[l + 1], activations[l], l > 0 ? built[l - 1] : null, l == built.Length - 1, strip, keep, product);
        return built;
    }

    private void Copy(KernelLayer<T>[] source, Span<T> destination)
    {
        Demand(destination.Length == Layout.Count, Layout.Count, destination.Length, nameof(destination));
        for (int l = 0; l < source.Length; l++)
        {
            for (int i = 0; i < source[l].Outputs; i++)
            {
                destination[Layout.Bias(l, i)] = source[l].Bias(i);
                for (int j = 0; j < source[l].Inputs; j++)
                    destination[Layout.Weight(l, i, j)] = source[l].Weight(i, j);
            }
        }
    }

    private int Batch(int inputs, int outputs)
    {
        int batch = inputs / Layout.Widths[0];
        Demand(batch >= 1 && batch <= largestBatch, largestBatch, batch, nameof(inputs));
        Demand(inputs == batch * Layout.Widths[0], batch * Layout.Widths[0], inputs, nameof(inputs));
        Demand(outputs == batch * Layout.Widths[^1], batch * Layout.Widths[^1], outputs, nameof(outputs));
        return batch;
    }

    private static void Demand(bool condition, int expected, int actual, string name)
    {
        if (!condition)
            throw new ArgumentException($"{expected} entries (or at most so many samples) were expected; {actual} came.", name);
    }
}
