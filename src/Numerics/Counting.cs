using System.Numerics;

namespace Verify.Numerics;

/// <summary>How many arithmetic operations were done by the <see cref="Counting{T}"/> numbers that share this counter.</summary>
public sealed class OperationCounter
{
    /// <summary>Additions and subtractions; a change of sign is free.</summary>
    public long Additions { get; internal set; }

    /// <summary>Multiplications.</summary>
    public long Multiplications { get; internal set; }

    /// <summary>Divisions.</summary>
    public long Divisions { get; internal set; }

    /// <summary>Evaluations of elementary functions, see <see cref="Networks.CountedActivation{T}"/>.</summary>
    public long Elementary { get; internal set; }

    /// <summary>The sum of all kinds: the cost in the model "one unit an operation".</summary>
    public long Total => Additions + Multiplications + Divisions + Elementary;
}

/// <summary>A number that counts the operations done with it, each in the counter of its operands.</summary>
/// <typeparam name="T">The base type that does the arithmetic.</typeparam>
/// <param name="Value">The number.</param>
/// <param name="Counter">The counter; null for a constant. Two constants combine for free, as a compiler would fold them.</param>
/// <remarks>The counter is an object that the caller owns: nothing is global, so counts do not depend on threads.</remarks>
public readonly record struct Counting<T>(T Value, OperationCounter? Counter = null) : IFormulaNumber<Counting<T>>
    where T : INumberBase<T>
{
    /// <inheritdoc/>
    public static Counting<T> Zero => new(T.Zero);

    /// <inheritdoc/>
    public static Counting<T> One => new(T.One);

    /// <inheritdoc/>
    public static Counting<T> Constant<TOther>(TOther value)
        where TOther : INumberBase<TOther> => new(T.CreateChecked(value));

    /// <inheritdoc/>
    public static Counting<T> operator +(Counting<T> left, Counting<T> right) => Additive(left.Value + right.Value, left.Counter ?? right.Counter);

    /// <inheritdoc/>
    public static Counting<T> operator -(Counting<T> left, Counting<T> right) => Additive(left.Value - right.Value, left.Counter ?? right.Counter);

    /// <inheritdoc/>
    public static Counting<T> operator -(Counting<T> value) => value with { Value = -value.Value };

    /// <inheritdoc/>
    public static Counting<T> operator *(Counting<T> left, Counting<T> right)
    {
        OperationCounter? counter = left.Counter ?? right.Counter;
        if (counter is not null)
            counter.Multiplications++;
        return new(left.Value * right.Value, counter);
    }

    /// <inheritdoc/>
    public static Counting<T> operator /(Counting<T> left, Counting<T> right)
    {
        OperationCounter? counter = left.Counter ?? right.Counter;
        if (counter is not null)
            counter.Divisions++;
        return new(left.Value / right.Value, counter);
    }

    /// <inheritdoc/>
    public static bool IsZero(Counting<T> value) => T.IsZero(value.Value);

    /// <inheritdoc/>
    public static bool IsNegative(Counting<T> value) => T.IsNegative(value.Value);

    /// <inheritdoc/>
    public static bool IsPositive(Counting<T> value) => T.IsPositive(value.Value);

    /// <inheritdoc/>
    public static bool IsFinite(Counting<T> value) => T.IsFinite(value.Value);

    /// <inheritdoc/>
    public static bool IsNaN(Counting<T> value) => T.IsNaN(value.Value);

    private static Counting<T> Additive(T value, OperationCounter? counter)
    {
        if (counter is not null)
            counter.Additions++;
        return new(value, counter);
    }
}
