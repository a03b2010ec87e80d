using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>Derivatives of the loss of one sample, or of a sum over samples.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="Loss">The loss.</param>
/// <param name="Parameters">∂loss/∂θ in the network's layout.</param>
/// <param name="Input">∂loss/∂x; empty for a sum over samples.</param>
public sealed record Gradient<T>(T Loss, T[] Parameters, T[] Input);

/// <summary>
/// The reverse sweep: δ^L = ∂ℓ/∂a^L ⊙ f′(z^L), δˡ⁻¹ = (Wˡ)ᵀδˡ ⊙ f′(zˡ⁻¹), ∂ℓ/∂Wˡ = δˡ(aˡ⁻¹)ᵀ, ∂ℓ/∂bˡ = δˡ.
/// </summary>
/// <remarks>
/// D. E. Rumelhart, G. E. Hinton, R. J. Williams, Learning representations by back-propagating errors, Nature 323, 1986.
/// Where an activation has a kink the result is the formula's value, not a derivative.
/// </remarks>
public static class Backpropagation
{
    /// <summary>Loss and gradient at one sample.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss of an output and a target.</param>
    /// <param name="input">n₀ numbers.</param>
    /// <param name="target">n_L numbers.</param>
    /// <exception cref="ArgumentException">A length does not fit the network.</exception>
    public static Gradient<T> Gradient<T>(DenseNetwork<T> network, ILoss<T> loss, ReadOnlySpan<T> input, ReadOnlySpan<T> target)
        where T : INumberBase<T>
    {
        ForwardTrace<T> trace = network.Trace(input);
        T[] output = trace.Output;
        if (target.Length != output.Length)
            throw new ArgumentException($"The network has {output.Length} outputs; {target.Length} targets came.", nameof(target));

        T value = loss.Value(output[0], target[0]);
        var slope = new T[output.Length];
        for (int j = 0; j < output.Length; j++)
        {
            value = j == 0 ? value : value + loss.Value(output[j], target[j]);
            slope[j] = loss.Link.Value(output[j]) - target[j];
        }

        (T[] parameters, T[] inputs) = Pullback(network, trace, slope);
        return new(value, parameters, inputs);
    }

    /// <summary>Loss and gradient in the parameters, summed (not averaged) over samples.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss of an output and a target.</param>
    /// <param name="inputs">Samples × n₀, row-major.</param>
    /// <param name="targets">Samples × n_L, row-major.</param>
    /// <exception cref="ArgumentException">The lengths fit no common number of samples, or there is none.</exception>
    public static Gradient<T> GradientOfSum<T>(DenseNetwork<T> network, ILoss<T> loss, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
        where T : INumberBase<T>
    {
        (int n, int m) = (network.Layout.Widths[0], network.Layout.Widths[^1]);
        int samples = inputs.Length / n;
        if (samples == 0 || inputs.Length != samples * n || targets.Length != samples * m)
            throw new ArgumentException($"Samples of {n} inputs and {m} targets were expected; {inputs.Length} inputs and {targets.Length} targets came.", nameof(inputs));

        Gradient<T> sum = Gradient(network, loss, inputs[..n], targets[..m]) with { Input = [] };
        T total = sum.Loss;
        for (int s = 1; s < samples; s++)
        {
            Gradient<T> one = Gradient(network, loss, inputs.Slice(s * n, n), targets.Slice(s * m, m));
            total += one.Loss;
            for (int p = 0; p < sum.Parameters.Length; p++)
                sum.Parameters[p] += one.Parameters[p];
        }

        return sum with { Loss = total };
    }

    /// <summary>The product of a row vector with the Jacobian of the network: the reverse sweep itself.</summary>
    /// <param name="network">The network.</param>
    /// <param name="trace">Its forward pass.</param>
    /// <param name="slope">∂ℓ/∂a^L, n_L numbers.</param>
    /// <returns>∂ℓ/∂θ in the network's layout, and ∂ℓ/∂x.</returns>
    public static (T[] Parameters, T[] Input) Pullback<T>(DenseNetwork<T> network, ForwardTrace<T> trace, ReadOnlySpan<T> slope)
        where T : INumberBase<T>
    {
        ParameterLayout layout = network.Layout;
        var gradient = new T[layout.Count];
        T[] delta = slope.ToArray();
        for (int l = layout.Layers - 1; l >= 0; l--)
        {
            T[] below = trace.Values[l];
            var next = new T[below.Length];
            for (int i = 0; i < delta.Length; i++)
            {
                delta[i] *= network.Activations[l].Slope(trace.Sums[l][i], trace.Values[l + 1][i]);
                gradient[layout.Bias(l, i)] = delta[i];
                for (int j = 0; j < below.Length; j++)
                {
                    int weight = layout.Weight(l, i, j);
                    gradient[weight] = delta[i] * below[j];
                    T term = network.Parameters[weight] * delta[i];
                    next[j] = i == 0 ? term : next[j] + term;
                }
            }

            delta = next;
        }

        return (gradient, delta);
    }
}
