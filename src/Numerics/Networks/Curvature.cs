using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>
/// Second derivatives of the loss in the parameters, by dual numbers through the reverse sweep: the ε part of
/// ∇ℓ(θ + εv) is ∇²ℓ(θ)·v (B. A. Pearlmutter, Fast exact multiplication by the Hessian, Neural Computation 6, 1994).
/// </summary>
public static class Curvature
{
    /// <summary>Loss, gradient and ∇²ℓ·v, summed over samples.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss of an output and a target.</param>
    /// <param name="inputs">Samples × n₀, row-major.</param>
    /// <param name="targets">Samples × n_L, row-major.</param>
    /// <param name="direction">v, one number a parameter.</param>
    /// <returns>Dual numbers: value parts are loss and gradient, derivative parts ⟨∇ℓ, v⟩ and ∇²ℓ·v.</returns>
    /// <exception cref="ArgumentException">A length does not fit the network.</exception>
    public static Gradient<Dual<T>> HessianVector<T>(
        DenseNetwork<T> network, ILoss<T> loss, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> direction)
        where T : INumberBase<T>
    {
        if (direction.Length != network.Layout.Count)
            throw new ArgumentException($"The direction needs {network.Layout.Count} numbers; {direction.Length} came.", nameof(direction));

        T[] v = direction.ToArray();
        DenseNetwork<Dual<T>> lifted = network.Select(
            (parameter, index) => new Dual<T>(parameter, v[index]),
            activation => new DualActivation<T>(activation));
        return Backpropagation.GradientOfSum(lifted, new DualLoss<T>(loss), Constants(inputs), Constants(targets));
    }

    /// <summary>The Hessian of the summed loss, parameters × parameters; column k is ∇²ℓ·eₖ.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss of an output and a target.</param>
    /// <param name="inputs">Samples × n₀, row-major.</param>
    /// <param name="targets">Samples × n_L, row-major.</param>
    /// <exception cref="ArgumentException">A length does not fit the network.</exception>
    public static T[,] Hessian<T>(DenseNetwork<T> network, ILoss<T> loss, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
        where T : INumberBase<T>
    {
        int count = network.Layout.Count;
        var hessian = new T[count, count];
        var direction = new T[count];
        direction.AsSpan().Fill(T.Zero);
        for (int k = 0; k < count; k++)
        {
            direction[k] = T.One;
            Gradient<Dual<T>> column = HessianVector(network, loss, inputs, targets, direction);
            direction[k] = T.Zero;
            for (int i = 0; i < count; i++)
                hessian[i, k] = column.Parameters[i].Derivative;
        }

        return hessian;
    }

    private static Dual<T>[] Constants<T>(ReadOnlySpan<T> values)
        where T : INumberBase<T>
    {
        var constants = new Dual<T>[values.Length];
        for (int i = 0; i < values.Length; i++)
            constants[i] = new(values[i], T.Zero);
        return constants;
    }
}
