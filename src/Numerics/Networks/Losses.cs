using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>
/// A loss that is a sum Σⱼ ℓ(zⱼ, tⱼ) over the outputs, with ∂ℓ/∂z = link(z) − t: the canonical link of a generalised
/// linear model (P. McCullagh, J. A. Nelder, Generalized Linear Models, 2nd ed. 1989, §2.2.4).
/// </summary>
/// <typeparam name="T">The number type.</typeparam>
public interface ILoss<T>
    where T : INumberBase<T>
{
    /// <summary>The link function: what the slope of the loss compares with the target.</summary>
    IActivation<T> Link { get; }

    /// <summary>ℓ(z, t).</summary>
    T Value(T output, T target);
}

/// <summary>ℓ(z, t) = (z − t)²/2.</summary>
/// <typeparam name="T">A number that divides by 2.</typeparam>
public sealed record SquaredLoss<T> : ILoss<T>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public IActivation<T> Link { get; } = new Identity<T>();

    /// <inheritdoc/>
    public T Value(T output, T target)
    {
        T residual = output - target;
        return residual * residual / (T.One + T.One);
    }
}

/// <summary>
/// The cross-entropy of a target t in [0, 1] and the probability 1/(1 + e⁻ᶻ) of a logit z: ℓ(z, t) = log(1 + eᶻ) − t·z.
/// </summary>
/// <typeparam name="T">A number with exponentials, logarithms and a sign.</typeparam>
public sealed record CrossEntropy<T> : ILoss<T>
    where T : IExponentialFunctions<T>, ILogarithmicFunctions<T>
{
    /// <inheritdoc/>
    public IActivation<T> Link { get; } = new Logistic<T>();

    /// <inheritdoc/>
    // log(1 + eᶻ) = max(z, 0) + log(1 + e^−|z|) neither overflows nor cancels.
    public T Value(T output, T target) =>
        (T.IsNegative(output) ? T.Zero : output) + T.LogP1(T.Exp(-T.Abs(output))) - (target * output);
}

/// <summary>A loss over dual numbers.</summary>
/// <typeparam name="T">The base type.</typeparam>
/// <param name="Base">The loss over the base type.</param>
public sealed record DualLoss<T>(ILoss<T> Base) : ILoss<Dual<T>>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public IActivation<Dual<T>> Link { get; } = new DualActivation<T>(Base.Link);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The target moves with ε: targets are data.</exception>
    public Dual<T> Value(Dual<T> output, Dual<T> target) => T.IsZero(target.Derivative)
        ? new(Base.Value(output.Value, target.Value), (Base.Link.Value(output.Value) - target.Value) * output.Derivative)
        : throw new ArgumentException($"A target is a constant; its derivative came as {target.Derivative}.", nameof(target));
}
