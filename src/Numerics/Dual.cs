using System.Numerics;

namespace Verify.Numerics;

/// <summary>
/// The dual number a + b·ε with ε² = 0: a value and a directional derivative carried along (forward mode). Over an exact
/// base type the derivative is exact.
/// </summary>
/// <typeparam name="T">The base type; a dual number itself is allowed and gives second derivatives.</typeparam>
/// <param name="Value">a, the value.</param>
/// <param name="Derivative">b, the derivative along the chosen direction.</param>
/// <remarks>
/// ε is infinitesimal: signs and predicates look at the value alone, equality at both parts.
/// W. K. Clifford, Preliminary sketch of biquaternions, 1873; A. Griewank, A. Walther, Evaluating Derivatives, 2nd ed. 2008, ch. 3.
/// </remarks>
public readonly record struct Dual<T>(T Value, T Derivative) : IFormulaNumber<Dual<T>>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public static Dual<T> Zero => new(T.Zero, T.Zero);

    /// <inheritdoc/>
    public static Dual<T> One => new(T.One, T.Zero);

    /// <summary>The number that derivatives are taken with respect to.</summary>
    public static Dual<T> Variable(T value) => new(value, T.One);

    /// <summary>A number that does not vary.</summary>
    public static Dual<T> Constant(T value) => new(value, T.Zero);

    /// <inheritdoc/>
    public static Dual<T> Constant<TOther>(TOther value)
        where TOther : INumberBase<TOther> => new(T.CreateChecked(value), T.Zero);

    /// <summary>A number that does not vary.</summary>
    public static implicit operator Dual<T>(T value) => Constant(value);

    /// <inheritdoc/>
    public static Dual<T> operator +(Dual<T> left, Dual<T> right) => new(left.Value + right.Value, left.Derivative + right.Derivative);

    /// <inheritdoc/>
    public static Dual<T> operator -(Dual<T> left, Dual<T> right) => new(left.Value - right.Value, left.Derivative - right.Derivative);

    /// <inheritdoc/>
    public static Dual<T> operator -(Dual<T> value) => new(-value.Value, -value.Derivative);

    /// <inheritdoc/>
    public static Dual<T> operator *(Dual<T> left, Dual<T> right) =>
        new(left.Value * right.Value, (left.Derivative * right.Value) + (left.Value * right.Derivative));

    /// <inheritdoc/>
    public static Dual<T> operator /(Dual<T> left, Dual<T> right)
    {
        T quotient = left.Value / right.Value;
        return new(quotient, (left.Derivative - (quotient * right.Derivative)) / right.Value);
    }

    /// <summary>Whether the value is 0.</summary>
    public static bool IsZero(Dual<T> value) => T.IsZero(value.Value);

    /// <summary>Whether the value is negative.</summary>
    public static bool IsNegative(Dual<T> value) => T.IsNegative(value.Value);

    /// <summary>Whether the value is positive in the sense of its type.</summary>
    public static bool IsPositive(Dual<T> value) => T.IsPositive(value.Value);

    /// <summary>Whether value and derivative are finite.</summary>
    public static bool IsFinite(Dual<T> value) => T.IsFinite(value.Value) && T.IsFinite(value.Derivative);

    /// <summary>Whether value or derivative is not a number.</summary>
    public static bool IsNaN(Dual<T> value) => T.IsNaN(value.Value) || T.IsNaN(value.Derivative);
}
