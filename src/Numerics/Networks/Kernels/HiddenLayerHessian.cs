using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Verify.Numerics.Networks.Kernels;

/// <summary>
/// The Hessian of the squared loss ½Σ(f(x) − y)² of networks f(x) = Σ v_a tanh(w_a·x + b_a) + c in all parameters, in closed form:
/// Σ ∇f∇fᵀ + (f − y)∇²f, where ∇²f couples only parameters of one unit: −2v tanh(1 − tanh²)x̃x̃ᵀ in (w, b), (1 − tanh²)x̃ with v; x̃ = (x, 1).
/// </summary>
/// <remarks>Parameters in the order of <see cref="ParameterLayout"/>: all w row by row, all b, all v, c. The workspace belongs to the object: not for two threads at once.</remarks>
public sealed class HiddenLayerHessian
{
    private static readonly int Wide = Vector512<double>.Count;

    private readonly int inputs, hidden, samples, stride;
    private readonly double[] jacobian; // samples × stride
    private readonly double[] value, residual, bend, slope;

    /// <summary>A workspace.</summary>
    /// <param name="inputs">Input units.</param>
    /// <param name="hidden">tanh units.</param>
    /// <param name="samples">Samples a Hessian.</param>
    public HiddenLayerHessian(int inputs, int hidden, int samples)
    {
        (this.inputs, this.hidden, this.samples) = (inputs, hidden, samples);
        Count = (hidden * (inputs + 2)) + 1;
        stride = Lanes.RoundUp<double>(Count);
        jacobian = new double[samples * stride];
        value = new double[Lanes.RoundUp<double>(samples)];
        (residual, bend, slope) = (new double[samples], new double[samples], new double[hidden * samples]);
    }

    /// <summary>The number of parameters.</summary>
    public int Count { get; }

    /// <summary>Writes the Hessian, all of it.</summary>
    /// <param name="parameters">Count numbers.</param>
    /// <param name="x">Samples × inputs, row by row.</param>
    /// <param name="targets">One number a sample.</param>
    /// <param name="hessian">Receives Count rows with the distance of Count rounded up to eight, zeros behind each row.</param>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    public void Evaluate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, ReadOnlySpan<double> targets, Span<double> hessian)
    {
        if (parameters.Length != Count || x.Length != samples * inputs || targets.Length != samples || hessian.Length < Count * stride)
            throw new ArgumentException($"A {inputs}-{hidden}-1 network on {samples} samples has {Count} parameters, {samples * inputs} inputs and a Hessian of {Count * stride} entries.", nameof(parameters));
        Differentiate(parameters, x, targets);
        for (int i = 0; i < Count; i++)
            Row(i, hessian.Slice(i * stride, stride));
        Bend(parameters, x, hessian);
    }

    private void Differentiate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, ReadOnlySpan<double> targets)
    {
        int biases = hidden * inputs, heads = biases + hidden;
        for (int s = 0; s < samples; s++)
            residual[s] = parameters[^1] - targets[s];
        for (int a = 0; a < hidden; a++)
        {
            var w = parameters.Slice(a * inputs, inputs);
            for (int s = 0; s < samples; s++)
            {
                double sum = parameters[biases + a];
                for (int j = 0; j < inputs; j++)
                    sum = Math.FusedMultiplyAdd(w[j], x[(s * inputs) + j], sum);
                value[s] = sum;
            }

            for (int s = 0; s < samples; s += Wide)
                Elementary.Tanh(Vector512.LoadUnsafe(ref value[s])).StoreUnsafe(ref value[s]);
            double v = parameters[heads + a];
            for (int s = 0; s < samples; s++)
            {
                double tanh = value[s], derivative = Math.FusedMultiplyAdd(-tanh, tanh, 1), factor = v * derivative;
                residual[s] = Math.FusedMultiplyAdd(v, tanh, residual[s]);
                slope[(a * samples) + s] = derivative;
                var row = jacobian.AsSpan(s * stride, stride);
                for (int j = 0; j < inputs; j++)
                    row[(a * inputs) + j] = factor * x[(s * inputs) + j];
                row[biases + a] = factor;
                row[heads + a] = tanh;
                row[Count - 1] = 1;
            }
        }
    }

    // Row i of JᵀJ, four vectors of eight columns at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Row(int i, Span<double> row)
    {
        ref double j = ref MemoryMarshal.GetArrayDataReference(jacobian);
        ref double target = ref MemoryMarshal.GetReference(row);
        int column = 0;
        for (; column + (4 * Wide) <= stride; column += 4 * Wide)
        {
            var (a, b, c, d) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            for (int s = 0; s < samples; s++)
            {
                nuint at = (nuint)((s * stride) + column);
                var factor = Vector512.Create(Unsafe.Add(ref j, (s * stride) + i));
                a = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref j, at), a);
                b = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref j, at + (nuint)Wide), b);
                c = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref j, at + (nuint)(2 * Wide)), c);
                d = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref j, at + (nuint)(3 * Wide)), d);
            }

            a.StoreUnsafe(ref target, (nuint)column);
            b.StoreUnsafe(ref target, (nuint)(column + Wide));
            c.StoreUnsafe(ref target, (nuint)(column + (2 * Wide)));
            d.StoreUnsafe(ref target, (nuint)(column + (3 * Wide)));
        }

        for (; column < stride; column += Wide)
        {
            var sum = Vector512<double>.Zero;
            for (int s = 0; s < samples; s++)
                sum = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref j, (s * stride) + i)), Vector512.LoadUnsafe(ref j, (nuint)((s * stride) + column)), sum);
            sum.StoreUnsafe(ref target, (nuint)column);
        }
    }

    // The part with second derivatives of f, unit by unit.
    private void Bend(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, Span<double> hessian)
    {
        int biases = hidden * inputs, heads = biases + hidden;
        for (int a = 0; a < hidden; a++)
        {
            double v = parameters[heads + a];
            for (int s = 0; s < samples; s++)
                bend[s] = -2 * v * residual[s] * slope[(a * samples) + s] * jacobian[(s * stride) + heads + a];
            for (int p = 0; p <= inputs; p++)
            {
                int row = p < inputs ? (a * inputs) + p : biases + a;
                double across = 0;
                for (int s = 0; s < samples; s++)
                    across = Math.FusedMultiplyAdd(residual[s] * slope[(a * samples) + s], p < inputs ? x[(s * inputs) + p] : 1, across);
                hessian[(row * stride) + heads + a] += across;
                hessian[((heads + a) * stride) + row] += across;
                for (int q = 0; q <= p; q++)
                {
                    int column = q < inputs ? (a * inputs) + q : biases + a;
                    double sum = 0;
                    for (int s = 0; s < samples; s++)
                        sum = Math.FusedMultiplyAdd(bend[s], (p < inputs ? x[(s * inputs) + p] : 1) * (q < inputs ? x[(s * inputs) + q] : 1), sum);
                    hessian[(row * stride) + column] += sum;
                    if (row != column)
                        hessian[(column * stride) + row] += sum;
                }
            }
        }
    }
}
