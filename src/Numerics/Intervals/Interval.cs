using System.Globalization;

namespace Verify.Numerics;

/// <summary>
/// A closed set of real numbers {x : Lower ≤ x ≤ Upper} with double ends, possibly unbounded or empty; <c>default</c> is
/// [0, 0]. Every operation returns a set that contains all results over all members of its operands: an enclosure.
/// </summary>
/// <remarks>
/// The set-based flavour of IEEE 1788-2015 without decorations: a function is applied where it is defined and ignored
/// elsewhere, and what is defined nowhere is <see cref="Empty"/>. +, −, ×, ÷, √, the square and the conversions are tight:
/// no smaller interval with double ends would do. See docs/intervals.md for what the other functions promise.
/// <para>Equality is equality of sets. There is no order, hence no <c>INumber</c>: say <see cref="CertainlyLess"/> or
/// <see cref="PossiblyLess"/>.</para>
/// </remarks>
public readonly partial struct Interval : IEquatable<Interval>
{
    /// <summary>The interval between the two ends, which may be −∞ and ∞.</summary>
    /// <exception cref="ArgumentException">An end is no number, the ends are in the wrong order, or no real lies between them.</exception>
    public Interval(double lower, double upper)
    {
        if (!(lower <= upper) || double.IsPositiveInfinity(lower) || double.IsNegativeInfinity(upper))
        {
            throw new ArgumentException(
                $"[{lower}, {upper}] is no interval: expected lower ≤ upper, lower < ∞ and upper > −∞; the empty set is Interval.Empty.", nameof(lower));
        }

        Lower = lower;
        Upper = upper;
    }

    /// <summary>The single number.</summary>
    /// <exception cref="ArgumentException">The number is infinite or no number.</exception>
    public Interval(double value)
        : this(value, value)
    {
    }

    /// <summary>The greatest lower bound; −∞ if there is none, NaN if the interval is empty.</summary>
    public double Lower { get; private init; }

    /// <summary>The least upper bound; ∞ if there is none, NaN if the interval is empty.</summary>
    public double Upper { get; private init; }

    /// <summary>The set without members: the value of a function nowhere defined.</summary>
    public static Interval Empty => Trusted(double.NaN, double.NaN);

    /// <summary>All real numbers.</summary>
    public static Interval Entire => Trusted(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>[0, 0].</summary>
    public static Interval Zero => default;

    /// <summary>[1, 1].</summary>
    public static Interval One => Trusted(1, 1);

    /// <summary>Has the interval no member?</summary>
    public bool IsEmpty => double.IsNaN(Lower);

    /// <summary>Is it a single number?</summary>
    public bool IsPoint => Lower == Upper;

    /// <summary>Is it bounded and not empty?</summary>
    public bool IsBounded => double.IsFinite(Lower) && double.IsFinite(Upper);

    /// <summary>Upper − Lower, rounded up; ∞ if unbounded, NaN if empty.</summary>
    public double Width => Rounded.AddUp(Upper, -Lower);

    /// <summary>
    /// A finite member near the middle: the rounded mean of the ends, the greatest double of a half line's far end, 0 of
    /// the whole line; NaN if empty.
    /// </summary>
    /// <remarks>A mean of halves does not overflow, and rounding is monotone, so the mean stays between the ends.</remarks>
    public double Midpoint
    {
        get
        {
            if (IsEmpty)
            {
                return double.NaN;
            }

            double lower = Math.Max(Lower, double.MinValue);
            double upper = Math.Min(Upper, double.MaxValue);
            double sum = lower + upper;
            return Lower == -Upper ? 0
                : IsBounded ? (double.IsFinite(sum) ? Math.Clamp(0.5 * sum, lower, upper) : (0.5 * lower) + (0.5 * upper))
                : double.IsFinite(Lower) ? double.MaxValue : double.MinValue;
        }
    }

    /// <summary>The greatest absolute value of a member; NaN if empty.</summary>
    public double Magnitude => Math.Max(Math.Abs(Lower), Math.Abs(Upper));

    /// <summary>The least absolute value of a member; NaN if empty.</summary>
    public double Mignitude => ContainsZero ? 0 : Math.Min(Math.Abs(Lower), Math.Abs(Upper));

    /// <summary>Is 0 a member?</summary>
    public bool ContainsZero => Lower <= 0 && Upper >= 0;

    /// <summary>Is the number a member? Infinities are not.</summary>
    public bool Contains(double value) => double.IsFinite(value) && Lower <= value && value <= Upper;

    /// <summary>Is the fraction a member? Decided exactly.</summary>
    public bool Contains(Rational value) =>
        !IsEmpty
        && (double.IsNegativeInfinity(Lower) || Rational.FromDouble(Lower) <= value)
        && (double.IsPositiveInfinity(Upper) || value <= Rational.FromDouble(Upper));

    /// <summary>Is every member of the other interval a member of this one?</summary>
    public bool Contains(Interval other) => other.IsEmpty || (Lower <= other.Lower && other.Upper <= Upper);

    /// <summary>Is every member of the other interval inside this one and not on its border? An infinite end has no border.</summary>
    public bool ContainsInside(Interval other) =>
        other.IsEmpty
        || ((Lower < other.Lower || double.IsNegativeInfinity(Lower)) && (other.Upper < Upper || double.IsPositiveInfinity(Upper)));

    /// <summary>x &lt; y for all members; true if one is empty.</summary>
    public static bool CertainlyLess(Interval x, Interval y) => x.IsEmpty || y.IsEmpty || x.Upper < y.Lower;

    /// <summary>x ≤ y for all members; true if one is empty.</summary>
    public static bool CertainlyLessOrEqual(Interval x, Interval y) => x.IsEmpty || y.IsEmpty || x.Upper <= y.Lower;

    /// <summary>x &lt; y for some members; false if one is empty.</summary>
    public static bool PossiblyLess(Interval x, Interval y) => x.Lower < y.Upper;

    /// <summary>x ≤ y for some members; false if one is empty.</summary>
    public static bool PossiblyLessOrEqual(Interval x, Interval y) => x.Lower <= y.Upper;

    /// <summary>The members of both.</summary>
    public static Interval Intersect(Interval x, Interval y)
    {
        double lower = Math.Max(x.Lower, y.Lower);
        double upper = Math.Min(x.Upper, y.Upper);
        return lower <= upper ? Trusted(lower, upper) : Empty;
    }

    /// <summary>The least interval that contains both.</summary>
    public static Interval Hull(Interval x, Interval y) =>
        x.IsEmpty ? y
        : y.IsEmpty ? x
        : Trusted(Math.Min(x.Lower, y.Lower), Math.Max(x.Upper, y.Upper));

    /// <summary>Are they the same set?</summary>
    public static bool operator ==(Interval left, Interval right) => left.Equals(right);

    /// <summary>Are they different sets?</summary>
    public static bool operator !=(Interval left, Interval right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Interval other) => Lower.Equals(other.Lower) && Upper.Equals(other.Upper);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Interval other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Lower, Upper);

    /// <summary>"[lower, upper]", each end as the shortest decimal that reads back as the same double; "[empty]".</summary>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    // For ends that a proof has put in order; only Empty has NaN ends, and both of them are.
    private static Interval Trusted(double lower, double upper) => new() { Lower = lower, Upper = upper };
}
