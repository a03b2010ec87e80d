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
    private readonly double[] columns; // x̃ᵀ, (inputs + 1) × padded samples
    private readonly double[] residual, value, slope, bend; // padded samples; value and slope once a unit
    private readonly int padded;

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
        padded = Lanes.RoundUp<double>(samples);
        columns = new double[(inputs + 1) * padded];
        columns.AsSpan(inputs * padded, samples).Fill(1);
        (residual, bend, value, slope) = (new double[padded], new double[padded], new double[hidden * padded], new double[hidden * padded]);
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
        for (int i = 0; i + 1 < Count; i += 2)
            TwoRows(i, hessian);
        TwoRows(Count - 2, hessian);
        Bend(parameters, hessian);
    }

    private void Differentiate(ReadOnlySpan<double> parameters, ReadOnlySpan<double> x, ReadOnlySpan<double> targets)
    {
        int biases = hidden * inputs, heads = biases + hidden;
        for (int s = 0; s < samples; s++)
        {
            residual[s] = parameters[^1] - targets[s];
            for (int j = 0; j < inputs; j++)
                columns[(j * padded) + s] = x[(s * inputs) + j];
        }

        for (int a = 0; a < hidden; a++)
        {
            var v = Vector512.Create(parameters[heads + a]);
            for (int s = 0; s < padded; s += Wide)
            {
                var sum = Vector512.Create(parameters[biases + a]);
                for (int j = 0; j < inputs; j++)
                    sum = Vector512.FusedMultiplyAdd(Vector512.Create(parameters[(a * inputs) + j]), Vector512.LoadUnsafe(ref columns[(j * padded) + s]), sum);
                var tanh = Elementary.Tanh(sum);
                tanh.StoreUnsafe(ref value[(a * padded) + s]);
                Vector512.FusedMultiplyAdd(-tanh, tanh, Vector512<double>.One).StoreUnsafe(ref slope[(a * padded) + s]);
                Vector512.FusedMultiplyAdd(v, tanh, Vector512.LoadUnsafe(ref residual[s])).StoreUnsafe(ref residual[s]);
            }
        }

        // Lanes behind the last sample must not count.
        residual.AsSpan(samples).Clear();
        for (int s = 0; s < samples; s++)
        {
            var row = jacobian.AsSpan(s * stride, stride);
            var input = x.Slice(s * inputs, inputs);
            for (int a = 0; a < hidden; a++)
            {
                double factor = parameters[heads + a] * slope[(a * padded) + s];
                var part = row.Slice(a * inputs, inputs);
                for (int j = 0; j < part.Length; j++)
                    part[j] = factor * input[j];
                row[biases + a] = factor;
                row[heads + a] = value[(a * padded) + s];
            }

            row[Count - 1] = 1;
        }
    }

    // Rows i and i + 1 of JᵀJ, four vectors of eight columns at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TwoRows(int i, Span<double> hessian)
    {
        ref double j = ref MemoryMarshal.GetArrayDataReference(jacobian);
        ref double first = ref hessian[i * stride];
        ref double second = ref hessian[(i + 1) * stride];
        int column = 0;
        for (; column + (4 * Wide) <= stride; column += 4 * Wide)
        {
            var (a, b, c, d) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            var (e, f, g, h) = (a, a, a, a);
            for (int s = 0; s < samples; s++)
            {
                nuint at = (nuint)((s * stride) + column);
                var (u, w) = (Vector512.Create(Unsafe.Add(ref j, (s * stride) + i)), Vector512.Create(Unsafe.Add(ref j, (s * stride) + i + 1)));
                var (p, q) = (Vector512.LoadUnsafe(ref j, at), Vector512.LoadUnsafe(ref j, at + (nuint)Wide));
                var (r, t) = (Vector512.LoadUnsafe(ref j, at + (nuint)(2 * Wide)), Vector512.LoadUnsafe(ref j, at + (nuint)(3 * Wide)));
                (a, e) = (Vector512.FusedMultiplyAdd(u, p, a), Vector512.FusedMultiplyAdd(w, p, e));
                (b, f) = (Vector512.FusedMultiplyAdd(u, q, b), Vector512.FusedMultiplyAdd(w, q, f));
                (c, g) = (Vector512.FusedMultiplyAdd(u, r, c), Vector512.FusedMultiplyAdd(w, r, g));
                (d, h) = (Vector512.FusedMultiplyAdd(u, t, d), Vector512.FusedMultiplyAdd(w, t, h));
            }

            Store(ref first, column, a, b, c, d);
            Store(ref second, column, e, f, g, h);
        }

        for (; column < stride; column += Wide)
        {
            var (a, e) = (Vector512<double>.Zero, Vector512<double>.Zero);
            for (int s = 0; s < samples; s++)
            {
                var p = Vector512.LoadUnsafe(ref j, (nuint)((s * stride) + column));
                a = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref j, (s * stride) + i)), p, a);
                e = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref j, (s * stride) + i + 1)), p, e);
            }

            a.StoreUnsafe(ref first, (nuint)column);
            e.StoreUnsafe(ref second, (nuint)column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double row, int column, Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d)
    {
        a.StoreUnsafe(ref row, (nuint)column);
        b.StoreUnsafe(ref row, (nuint)(column + Wide));
        c.StoreUnsafe(ref row, (nuint)(column + (2 * Wide)));
        d.StoreUnsafe(ref row, (nuint)(column + (3 * Wide)));
    }

    // The part with second derivatives of f, unit by unit.
    private void Bend(ReadOnlySpan<double> parameters, Span<double> hessian)
    {
        int biases = hidden * inputs, heads = biases + hidden;
        for (int a = 0; a < hidden; a++)
        {
            // Weights of ∂²f/∂v∂w̃ and of ∂²f/∂w̃²; w̃ = (w, b).
            var factor = Vector512.Create(-2 * parameters[heads + a]);
            Span<double> mixed = slope.AsSpan(a * padded, padded), tanh = value.AsSpan(a * padded, padded);
            for (int s = 0; s < padded; s += Wide)
            {
                var weight = Vector512.LoadUnsafe(ref mixed[s]) * Vector512.LoadUnsafe(ref residual[s]);
                weight.StoreUnsafe(ref mixed[s]);
                (factor * weight * Vector512.LoadUnsafe(ref tanh[s])).StoreUnsafe(ref bend[s]);
            }

            for (int p = 0; p <= inputs; p++)
            {
                int row = p < inputs ? (a * inputs) + p : biases + a;
                double across = Weighted(mixed, columns.AsSpan(p * padded, padded), columns.AsSpan(inputs * padded, padded));
                hessian[(row * stride) + heads + a] += across;
                hessian[((heads + a) * stride) + row] += across;
                for (int q = 0; q <= p; q++)
                {
                    int column = q < inputs ? (a * inputs) + q : biases + a;
                    double sum = Weighted(bend, columns.AsSpan(p * padded, padded), columns.AsSpan(q * padded, padded));
                    hessian[(row * stride) + column] += sum;
                    if (row != column)
                        hessian[(column * stride) + row] += sum;
                }
            }
        }
    }

    // Σ weight·x·y.
    private static double Weighted(ReadOnlySpan<double> weight, ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = Vector512<double>.Zero;
        for (int s = 0; s < weight.Length; s += Wide)
        {
            var part = Vector512.LoadUnsafe(in weight[s]) * Vector512.LoadUnsafe(in x[s]);
            sum = Vector512.FusedMultiplyAdd(part, Vector512.LoadUnsafe(in y[s]), sum);
        }

        return Lanes.Sum(sum);
    }
}
