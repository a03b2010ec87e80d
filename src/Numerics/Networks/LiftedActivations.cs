using System.Numerics;

namespace Verify.Numerics.Networks;

/// <summary>An activation over dual numbers: f(a + bε) = f(a) + f′(a)·b·ε.</summary>
/// <typeparam name="T">The base type of the dual numbers.</typeparam>
/// <param name="Base">The activation over the base type.</param>
public sealed record DualActivation<T>(IActivation<T> Base) : IActivation<Dual<T>>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public Dual<T> Value(Dual<T> x)
    {
        T y = Base.Value(x.Value);
        return new(y, Base.Slope(x.Value, y) * x.Derivative);
    }

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => Base.Slope(x, y);
}

/// <summary>An activation over counting numbers: one elementary operation an evaluation; the slope counts its own arithmetic.</summary>
/// <typeparam name="T">The base type of the counting numbers.</typeparam>
/// <param name="Base">The activation over the base type.</param>
public sealed record CountedActivation<T>(IActivation<T> Base) : IActivation<Counting<T>>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public Counting<T> Value(Counting<T> x)
    {
        if (x.Counter is not null)
            x.Counter.Elementary++;
        return x with { Value = Base.Value(x.Value) };
    }

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => Base.Slope(x, y);
}

/// <summary>
/// An activation over truncated series: y = f(x(t)) solves y′ = slope(x, y)·x′ with y₀ = f(x₀). If y is right up to
/// tᵏ⁻¹, the right side is, and its integral gives y up to tᵏ: each round of the fixed-point iteration wins one order.
/// </summary>
/// <typeparam name="T">The type of the coefficients; it must divide by small integers.</typeparam>
/// <param name="Base">The activation over the coefficients.</param>
public sealed record SeriesActivation<T>(IActivation<T> Base) : IActivation<Series<T>>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public Series<T> Value(Series<T> x)
    {
        T start = Base.Value(x[0]);
        if (x.Order is not { } order)
            return Series<T>.Constant(start);

        var y = new T[order + 1];
        y.AsSpan().Fill(T.Zero);
        y[0] = start;
        for (int k = 1; k <= order; k++)
        {
            Series<T> slope = Base.Slope(x, Series<T>.Of(y));
            T sum = T.Zero; // of k·y_k = Σ j·x_j·slope_{k−j}
            for (int j = 1; j <= k; j++)
                sum += T.CreateChecked(j) * x[j] * slope[k - j];
            y[k] = sum / T.CreateChecked(k);
        }

        return Series<T>.Of(y);
    }

    /// <inheritdoc/>
    public TNumber Slope<TNumber>(TNumber x, TNumber y)
        where TNumber : INumberBase<TNumber> => Base.Slope(x, y);
}
