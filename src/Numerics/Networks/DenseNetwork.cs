using System.Collections.Immutable;
using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>
/// A dense feed-forward network over any number type: a⁰ = x, zˡ = Wˡaˡ⁻¹ + bˡ, aˡ = fˡ(zˡ) for l = 1 … L.
/// </summary>
/// <typeparam name="T">The number type of inputs and parameters.</typeparam>
/// <remarks>
/// All parameters lie in one flat array, layer after layer: first Wˡ row-major (row i = the weights into unit i, shape
/// outputs × inputs), then bˡ. The type describes and never changes; <see cref="WithParameters"/> gives another one.
/// </remarks>
public sealed class DenseNetwork<T>
    where T : INumberBase<T>
{
    /// <summary>A network of the given shape.</summary>
    /// <param name="widths">Units a layer, n₀ (inputs) to n_L (outputs); each at least 1.</param>
    /// <param name="activations">f¹ to f^L.</param>
    /// <param name="parameters">W¹, b¹, …, W^L, b^L, laid out as described above; copied.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    public DenseNetwork(IEnumerable<int> widths, IEnumerable<IActivation<T>> activations, ReadOnlySpan<T> parameters)
    {
        Layout = new ParameterLayout(widths);
        Activations = [.. activations];
        if (Activations.Length != Layout.Layers)
            throw new ArgumentException($"{Layout.Layers} layers need as many activations; {Activations.Length} came.", nameof(activations));
        if (parameters.Length != Layout.Count)
            throw new ArgumentException($"Widths {string.Join('-', Layout.Widths)} need {Layout.Count} parameters; {parameters.Length} came.", nameof(parameters));
        Parameters = [.. parameters];
    }

    /// <summary>Where each weight and bias lies.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>f¹ to f^L; index l − 1 belongs to layer l.</summary>
    public ImmutableArray<IActivation<T>> Activations { get; }

    /// <summary>All parameters in the documented layout.</summary>
    public ImmutableArray<T> Parameters { get; }

    /// <summary>The same shape with other parameters.</summary>
    /// <exception cref="ArgumentException">The number of parameters differs.</exception>
    public DenseNetwork<T> WithParameters(ReadOnlySpan<T> parameters) => new(Layout.Widths, Activations, parameters);

    /// <summary>The same network over another number type.</summary>
    /// <param name="number">Maps the parameter with the given index.</param>
    /// <param name="activation">Maps an activation.</param>
    /// <typeparam name="TOther">The other number type.</typeparam>
    public DenseNetwork<TOther> Select<TOther>(Func<T, int, TOther> number, Func<IActivation<T>, IActivation<TOther>> activation)
        where TOther : INumberBase<TOther> =>
        new(Layout.Widths, Activations.Select(activation), Parameters.Select(number).ToArray());

    /// <summary>The output a^L for one input.</summary>
    /// <param name="input">n₀ numbers.</param>
    /// <returns>n_L numbers.</returns>
    /// <exception cref="ArgumentException">The input has another length.</exception>
    public T[] Forward(ReadOnlySpan<T> input) => Trace(input).Output;

    /// <summary>All pre-activations zˡ and activations aˡ for one input.</summary>
    /// <exception cref="ArgumentException">The input has another length than n₀.</exception>
    public ForwardTrace<T> Trace(ReadOnlySpan<T> input)
    {
        if (input.Length != Layout.Widths[0])
            throw new ArgumentException($"The network has {Layout.Widths[0]} inputs; {input.Length} came.", nameof(input));

        var sums = new T[Layout.Layers][];
        var values = new T[Layout.Layers + 1][];
        values[0] = input.ToArray();
        for (int l = 0; l < Layout.Layers; l++)
        {
            sums[l] = new T[Layout.Widths[l + 1]];
            values[l + 1] = new T[sums[l].Length];
            for (int i = 0; i < sums[l].Length; i++)
            {
                T sum = Parameters[Layout.Bias(l, i)];
                for (int j = 0; j < values[l].Length; j++)
                    sum += Parameters[Layout.Weight(l, i, j)] * values[l][j];
                sums[l][i] = sum;
                values[l + 1][i] = Activations[l].Value(sum);
            }
        }

        return new(sums, values);
    }
}

/// <summary>What a forward pass computed on one input.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Sums">z¹ … z^L; index l − 1 belongs to layer l.</param>
/// <param name="Values">a⁰ (the input) … a^L (the output).</param>
public sealed record ForwardTrace<T>(T[][] Sums, T[][] Values)
{
    /// <summary>a^L.</summary>
    public T[] Output => Values[^1];
}
