using System.Numerics;

namespace Verify.Numerics;

/// <summary>
/// v + d·ε with ε² = 0: a number together with its derivative. What is computed from <see cref="Variable"/> by the rules of calculus has the
/// derivative with respect to it (forward differentiation, Wengert, CACM 7, 1964). Over <see cref="Interval"/> both parts are enclosures.
/// </summary>
/// <param name="Value">v, the number.</param>
/// <param name="Derivative">d, its derivative.</param>
/// <typeparam name="T">The numbers calculated with.</typeparam>
public readonly record struct Dual<T>(T Value, T Derivative) :
    IAdditionOperators<Dual<T>, Dual<T>, Dual<T>>,
    ISubtractionOperators<Dual<T>, Dual<T>, Dual<T>>,
    IMultiplyOperators<Dual<T>, Dual<T>, Dual<T>>,
    IDivisionOperators<Dual<T>, Dual<T>, Dual<T>>,
    IUnaryNegationOperators<Dual<T>, Dual<T>>,
    IAdditiveIdentity<Dual<T>, Dual<T>>,
    IMultiplicativeIdentity<Dual<T>, Dual<T>>
    where T : IRootFunctions<T>, IExponentialFunctions<T>, ILogarithmicFunctions<T>, IPowerFunctions<T>, ITrigonometricFunctions<T>, IHyperbolicFunctions<T>
{
    /// <summary>0, which does not vary.</summary>
    public static Dual<T> AdditiveIdentity => Constant(T.Zero);

    /// <summary>1, which does not vary.</summary>
    public static Dual<T> MultiplicativeIdentity => Constant(T.One);

    /// <summary>The number that derivatives are taken with respect to.</summary>
    public static Dual<T> Variable(T value) => new(value, T.One);

    /// <summary>A number that does not vary.</summary>
    public static Dual<T> Constant(T value) => new(value, T.Zero);

    /// <summary>A number that does not vary.</summary>
    public static implicit operator Dual<T>(T value) => Constant(value);

    /// <summary>The number itself.</summary>
    public static Dual<T> operator +(Dual<T> value) => value;

    /// <summary>(−v)′ = −v′.</summary>
    public static Dual<T> operator -(Dual<T> value) => new(-value.Value, -value.Derivative);

    /// <summary>(x + y)′ = x′ + y′.</summary>
    public static Dual<T> operator +(Dual<T> left, Dual<T> right) => new(left.Value + right.Value, left.Derivative + right.Derivative);

    /// <summary>(x − y)′ = x′ − y′.</summary>
    public static Dual<T> operator -(Dual<T> left, Dual<T> right) => new(left.Value - right.Value, left.Derivative - right.Derivative);

    /// <summary>(xy)′ = x′y + xy′.</summary>
    public static Dual<T> operator *(Dual<T> left, Dual<T> right) =>
        new(left.Value * right.Value, (left.Derivative * right.Value) + (left.Value * right.Derivative));

    /// <summary>(x/y)′ = (x′ − (x/y)·y′)/y.</summary>
    public static Dual<T> operator /(Dual<T> left, Dual<T> right)
    {
        T quotient = left.Value / right.Value;
        return new(quotient, (left.Derivative - (quotient * right.Derivative)) / right.Value);
    }

    /// <summary>√x, with the derivative x′/(2√x).</summary>
    public static Dual<T> Sqrt(Dual<T> x) => T.Sqrt(x.Value) is var root ? new(root, x.Derivative / (root + root)) : default;

    /// <summary>eˣ, its own derivative.</summary>
    public static Dual<T> Exp(Dual<T> x) => T.Exp(x.Value) is var power ? new(power, x.Derivative * power) : default;

    /// <summary>ln x, with the derivative x′/x.</summary>
    public static Dual<T> Log(Dual<T> x) => new(T.Log(x.Value), x.Derivative / x.Value);

    /// <summary>sin x, with the derivative x′·cos x.</summary>
    public static Dual<T> Sin(Dual<T> x) => new(T.Sin(x.Value), x.Derivative * T.Cos(x.Value));

    /// <summary>cos x, with the derivative −x′·sin x.</summary>
    public static Dual<T> Cos(Dual<T> x) => new(T.Cos(x.Value), -x.Derivative * T.Sin(x.Value));

    /// <summary>arctan x, with the derivative x′/(1 + x²).</summary>
    public static Dual<T> Atan(Dual<T> x) => new(T.Atan(x.Value), x.Derivative / (T.One + Squared(x.Value)));

    /// <summary>tanh x, with the derivative x′(1 − tanh² x).</summary>
    public static Dual<T> Tanh(Dual<T> x) => T.Tanh(x.Value) is var tanh ? new(tanh, x.Derivative * (T.One - Squared(tanh))) : default;

    /// <summary>|x|, with the derivative x′·sign x; where the sign is not known, x′·x/|x|, which over intervals encloses both.</summary>
    public static Dual<T> Abs(Dual<T> value) => new(
        T.Abs(value.Value),
        T.IsPositive(value.Value) && !T.IsZero(value.Value) ? value.Derivative
        : T.IsNegative(value.Value) ? -value.Derivative
        : value.Derivative * (value.Value / T.Abs(value.Value)));

    // |x|·|x|: over an interval with both signs x·x would reach below 0.
    private static T Squared(T x) => T.Abs(x) is var size ? size * size : x;
}
