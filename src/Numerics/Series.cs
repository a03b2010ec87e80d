using System.Numerics;

namespace Verify.Numerics;

/// <summary>
/// A power series c₀ + c₁t + … + cₙtⁿ + O(tⁿ⁺¹), truncated at order n ≥ 1: Taylor coefficients carried along a formula.
/// </summary>
/// <typeparam name="T">The type of the coefficients.</typeparam>
/// <remarks>
/// A constant (0, 1, a converted number) is known to every order and takes the order of its partner; two series meet at
/// the lower order. t is infinitesimal: signs and predicates look at c₀ alone.
/// Products and quotients: D. E. Knuth, The Art of Computer Programming 2, §4.7.
/// </remarks>
public readonly struct Series<T> : IFormulaNumber<Series<T>>
    where T : INumberBase<T>
{
    private readonly T[]? coefficients; // null is 0; length 1 is a constant

    private Series(T[] coefficients) => this.coefficients = coefficients;

    /// <summary>The series c₀ + c₁t + … of the given order.</summary>
    /// <exception cref="ArgumentException">Fewer than two coefficients.</exception>
    public static Series<T> Of(params ReadOnlySpan<T> coefficients) => coefficients.Length >= 2
        ? new(coefficients.ToArray())
        : throw new ArgumentException($"A truncated series needs order 1 or more, hence two coefficients; {coefficients.Length} came.", nameof(coefficients));

    /// <summary>n, or null for a constant, which is known to every order.</summary>
    public int? Order => coefficients is { Length: > 1 } ? coefficients.Length - 1 : null;

    /// <summary>The coefficient of tᵏ.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is negative or above the order: the coefficient is unknown.</exception>
    public T this[int k] =>
        k < 0 || k > (Order ?? int.MaxValue) ? throw new ArgumentOutOfRangeException(nameof(k), k, $"The series is known from t⁰ to the order {Order}.")
        : coefficients is null || k >= coefficients.Length ? T.Zero
        : coefficients[k];

    /// <inheritdoc/>
    public static Series<T> Zero => default;

    /// <inheritdoc/>
    public static Series<T> One => new([T.One]);

    /// <inheritdoc/>
    public static Series<T> Constant<TOther>(TOther value)
        where TOther : INumberBase<TOther> => new([T.CreateChecked(value)]);

    /// <inheritdoc/>
    public static Series<T> operator +(Series<T> left, Series<T> right) => Build(left, right, k => left[k] + right[k]);

    /// <inheritdoc/>
    public static Series<T> operator -(Series<T> left, Series<T> right) => Build(left, right, k => left[k] - right[k]);

    /// <inheritdoc/>
    public static Series<T> operator -(Series<T> value) => Zero - value;

    /// <inheritdoc/>
    public static Series<T> operator *(Series<T> left, Series<T> right) => Build(left, right, k =>
    {
        T sum = left[0] * right[k];
        for (int i = 1; i <= k; i++)
            sum += left[i] * right[k - i];
        return sum;
    });

    /// <inheritdoc/>
    public static Series<T> operator /(Series<T> left, Series<T> right)
    {
        var quotient = new T[Length(left, right)];
        for (int k = 0; k < quotient.Length; k++)
        {
            T rest = left[k];
            for (int i = 0; i < k; i++)
                rest -= quotient[i] * right[k - i];
            quotient[k] = rest / right[0];
        }

        return new(quotient);
    }

    /// <inheritdoc/>
    public static bool operator ==(Series<T> left, Series<T> right) => left.Equals(right);

    /// <inheritdoc/>
    public static bool operator !=(Series<T> left, Series<T> right) => !left.Equals(right);

    /// <summary>Whether c₀ is 0.</summary>
    public static bool IsZero(Series<T> value) => T.IsZero(value[0]);

    /// <summary>Whether c₀ is negative.</summary>
    public static bool IsNegative(Series<T> value) => T.IsNegative(value[0]);

    /// <summary>Whether c₀ is positive in the sense of its type.</summary>
    public static bool IsPositive(Series<T> value) => T.IsPositive(value[0]);

    /// <summary>Whether all coefficients are finite.</summary>
    public static bool IsFinite(Series<T> value) => value.coefficients is null || value.coefficients.All(T.IsFinite);

    /// <summary>Whether a coefficient is not a number.</summary>
    public static bool IsNaN(Series<T> value) => value.coefficients?.Any(T.IsNaN) ?? false;

    /// <summary>Same order (constants: no order), same coefficients.</summary>
    public bool Equals(Series<T> other) => Order == other.Order && Enumerable.Range(0, Length(this, other)).All(Same(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Series<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Order, this[0]);

    /// <summary>The coefficients from c₀ on, and the order of what was cut off.</summary>
    public override string ToString() =>
        Order is { } order ? $"[{string.Join(", ", coefficients!)}] + O(t^{order + 1})" : $"{this[0]}";

    private static int Length(Series<T> left, Series<T> right) => Math.Min(left.Order ?? int.MaxValue, right.Order ?? int.MaxValue) is var order
        && order == int.MaxValue ? 1 : order + 1;

    private static Series<T> Build(Series<T> left, Series<T> right, Func<int, T> coefficient)
    {
        var result = new T[Length(left, right)];
        for (int k = 0; k < result.Length; k++)
            result[k] = coefficient(k);
        return new(result);
    }

    private Func<int, bool> Same(Series<T> other)
    {
        Series<T> self = this;
        return k => self[k] == other[k];
    }
}
