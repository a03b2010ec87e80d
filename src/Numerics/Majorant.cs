using System.Numerics;

namespace Verify.Numerics;

/// <summary>
/// What is known in advance of the rounding error of a computed number x̂: |x̂ − x| ≤ γ_c·M and |x| ≤ M, where γ_c = c·u/(1 − c·u), u = 2⁻⁵³.
/// A formula over majorants is the formula with all signs dropped, and a count of roundings beside it.
/// </summary>
/// <param name="Size">M, rounded upward.</param>
/// <param name="Roundings">c.</param>
/// <remarks>
/// N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. 2002, §3.4: γ_a + γ_b + γ_aγ_b ≤ γ_(a+b) and γ_c + u + γ_c·u ≤ γ_(c+1), so a sum
/// of errors γ_a·M, γ_b·N and one rounding is at most γ_(max(a, b) + 1)·(M + N), a product at most γ_(a + b + 1)·M·N. Without underflow.
/// </remarks>
public readonly record struct Majorant(double Size, int Roundings) : IFormulaNumber<Majorant>
{
    /// <inheritdoc/>
    public static Majorant Zero => default;

    /// <inheritdoc/>
    public static Majorant One => new(1, 0);

    /// <summary>γ_c·M, enclosed.</summary>
    public Interval ErrorBound => (Interval)Size * Roundings / (Interval)(double.ScaleB(1, 53) - Roundings);

    /// <summary>A number that is given, without error.</summary>
    public static Majorant Exactly(double value) => new(Math.Abs(value), 0);

    /// <inheritdoc/>
    public static Majorant Constant<TOther>(TOther value)
        where TOther : INumberBase<TOther> => Exactly(double.CreateChecked(value));

    /// <inheritdoc/>
    public static Majorant operator +(Majorant left, Majorant right) => new(Rounded.AddUp(left.Size, right.Size), Math.Max(left.Roundings, right.Roundings) + 1);

    /// <inheritdoc/>
    public static Majorant operator -(Majorant left, Majorant right) => left + right;

    /// <inheritdoc/>
    public static Majorant operator -(Majorant value) => value;

    /// <inheritdoc/>
    public static Majorant operator *(Majorant left, Majorant right) => new(Rounded.MultiplyUp(left.Size, right.Size), left.Roundings + right.Roundings + 1);

    /// <summary>A majorant says nothing of how small a divisor may be.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public static Majorant operator /(Majorant left, Majorant right) => throw new NotSupportedException("A majorant bounds a divisor from above alone, so it bounds no quotient.");

    /// <inheritdoc/>
    public static bool IsZero(Majorant value) => value.Size == 0;

    /// <inheritdoc/>
    public static bool IsNegative(Majorant value) => false;

    /// <inheritdoc/>
    public static bool IsPositive(Majorant value) => true;

    /// <inheritdoc/>
    public static bool IsFinite(Majorant value) => double.IsFinite(value.Size);

    /// <inheritdoc/>
    public static bool IsNaN(Majorant value) => double.IsNaN(value.Size);
}
