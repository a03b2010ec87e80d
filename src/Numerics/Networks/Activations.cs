using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>f(x) = x.</summary>
/// <typeparam name="T">Any number.</typeparam>
public sealed record Identity<T> : IActivation<T>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public T Value(T x) => x;

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => TNumber.One;
}

/// <summary>f(x) = x²: with it a network is a polynomial, and every identity about it can be checked exactly.</summary>
/// <typeparam name="T">Any number.</typeparam>
public sealed record Square<T> : IActivation<T>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public T Value(T x) => x * x;

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => x + x;
}

/// <summary>f(x) = max(x, 0), with slope 0 at the kink x = 0, as training software has it; not a number stays so.</summary>
/// <typeparam name="T">A number with a sign.</typeparam>
public sealed record Relu<T> : IActivation<T>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">x has no sign, such as an interval around 0.</exception>
    public T Value(T x) => T.IsNaN(x) ? x : Step.Of(x) * x;

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => TNumber.IsNaN(x) ? x : Step.Of(x);
}

/// <summary>f(x) = 1 for x &gt; 0, else 0 (McCulloch–Pitts); the slope is 0, also at the jump.</summary>
/// <typeparam name="T">A number with a sign.</typeparam>
public sealed record Threshold<T> : IActivation<T>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    /// <exception cref="ArithmeticException">x has no sign, such as an interval around 0.</exception>
    public T Value(T x) => T.IsNaN(x) ? x : Step.Of(x);

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => TNumber.Zero;
}

/// <summary>f = tanh, f′ = 1 − f².</summary>
/// <typeparam name="T">A number with hyperbolic functions.</typeparam>
public sealed record Tanh<T> : IActivation<T>
    where T : IHyperbolicFunctions<T>
{
    /// <inheritdoc/>
    public T Value(T x) => T.Tanh(x);

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => TNumber.One - (y * y);
}

/// <summary>The logistic function f(x) = 1/(1 + e⁻ˣ), f′ = f(1 − f).</summary>
/// <typeparam name="T">A number with exponentials.</typeparam>
public sealed record Logistic<T> : IActivation<T>
    where T : IExponentialFunctions<T>
{
    /// <inheritdoc/>
    public T Value(T x) => T.One / (T.One + T.Exp(-x));

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => y * (TNumber.One - y);
}

/// <summary>The unit step by sign predicates alone, so that it serves types without an order.</summary>
internal static class Step
{
    internal static T Of<T>(T x)
        where T : INumberBase<T> =>
        T.IsZero(x) || T.IsNegative(x) ? T.Zero
        : T.IsNegative(-x) ? T.One // IsPositive would let the interval [0, 1] pass
        : throw new ArithmeticException($"{x} has no sign; a number that is positive, negative or 0 was expected.");
}
