using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>
/// A scalar function y = f(x) together with its differential equation f′ = slope(x, y). The slope is a formula of ring
/// operations, so it holds for dual numbers, series and counting numbers as soon as f is known over the base type: no
/// elementary function has to be rewritten for them.
/// </summary>
/// <typeparam name="T">The number type over which f can be evaluated.</typeparam>
public interface IActivation<T>
    where T : INumberBase<T>
{
    /// <summary>f(x).</summary>
    T Value(T x);

    /// <summary>f′(x), from x and y = f(x).</summary>
    /// <typeparam name="TNumber">The base type or a number built over it.</typeparam>
    TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber>;
}
