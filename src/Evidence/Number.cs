using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Verify.Evidence;

/// <summary>A number together with what is known about it. Evidence owns its number records so that a run folder can be read without any other room.</summary>
[JsonConverter(typeof(NumberConverter))]
public abstract record Number
{
    private protected Number()
    {
    }

    /// <summary>The highest rung a comparison with this number can stand on.</summary>
    [JsonIgnore]
    public abstract Rung Rung { get; }

    /// <summary>Whether the number carries information: not NaN, not infinite, its interval not inverted.</summary>
    [JsonIgnore]
    public abstract bool IsSound { get; }

    /// <summary>A binary64 value for drawing and for tightness; never used to decide.</summary>
    [JsonIgnore]
    public abstract double Approximation { get; }

    /// <summary>An integer.</summary>
    public static Number Exact(BigInteger value) => new ExactNumber(value, BigInteger.One);

    /// <summary>The fraction <paramref name="numerator"/>/<paramref name="denominator"/>, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Number Exact(BigInteger numerator, BigInteger denominator) => ExactNumber.Reduced(numerator, denominator);

    /// <summary>A real number known to lie in the closed interval, whatever the rounding of any operation.</summary>
    public static Number Enclosed(double lower, double upper) => new EnclosedNumber(lower, upper);

    /// <summary>An estimate with a confidence interval of level 1 − <paramref name="alpha"/>; α is booked in the ledger.</summary>
    public static Number Estimated(double value, double lower, double upper, double alpha) => new EstimatedNumber(value, lower, upper, alpha);

    /// <summary>A measured trend with a descriptive interval.</summary>
    public static Number Observed(double value, double lower, double upper) => new ObservedNumber(value, lower, upper);

    internal abstract (Endpoint Lower, Endpoint Upper) Bounds { get; }
}

/// <summary>The rational number <paramref name="Numerator"/>/<paramref name="Denominator"/> in lowest terms with a positive denominator.</summary>
/// <param name="Numerator">Any integer.</param>
/// <param name="Denominator">A positive integer, coprime to the numerator.</param>
public sealed record ExactNumber(BigInteger Numerator, BigInteger Denominator) : Number
{
    /// <inheritdoc/>
    public override Rung Rung => Rung.Exact;

    /// <inheritdoc/>
    public override bool IsSound => Denominator.Sign > 0;

    /// <inheritdoc/>
    public override double Approximation => Ratio(Numerator, Denominator);

    internal override (Endpoint Lower, Endpoint Upper) Bounds => (new(Numerator, Denominator), new(Numerator, Denominator));

    /// <summary>The longest text that is parsed; reducing a fraction of a file's full length would take hours.</summary>
    public const int LongestText = 100_000;

    /// <summary>Parses "3/4" or "-7" in canonical form only, as certificates and run folders write it.</summary>
    public static bool TryParse(string text, out ExactNumber? number)
    {
        number = null;
        if (text.Length > LongestText)
            return false;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        var denominator = BigInteger.One;
        if (!BigInteger.TryParse(slash < 0 ? text : text[..slash], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)
            || (slash >= 0 && !BigInteger.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out denominator))
            || denominator.IsZero)
        {
            return false;
        }

        var reduced = Reduced(numerator, denominator);
        if (reduced.ToString() != text)
            return false;
        number = reduced;
        return true;
    }

    /// <summary>"3/4", or "3" for an integer: the form in every file of a run.</summary>
    public override string ToString() => Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    internal static ExactNumber Reduced(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException($"The exact number {numerator}/0 does not exist.");
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        return new(numerator / divisor, denominator / divisor);
    }

    // Scaling keeps 64 significant bits of the quotient, so numbers beyond the range of binary64 still divide well.
    private static double Ratio(BigInteger numerator, BigInteger denominator)
    {
        long shift = numerator.GetBitLength() - denominator.GetBitLength() - 64;
        var quotient = shift >= 0 ? numerator / (denominator << (int)shift) : (numerator << (int)-shift) / denominator;
        return double.ScaleB((double)quotient, (int)Math.Clamp(shift, -4000, 4000));
    }
}

/// <summary>A real number in [<paramref name="Lower"/>, <paramref name="Upper"/>].</summary>
/// <param name="Lower">A lower bound, finite.</param>
/// <param name="Upper">An upper bound, finite, not below the lower.</param>
public sealed record EnclosedNumber(double Lower, double Upper) : Number
{
    /// <inheritdoc/>
    public override Rung Rung => Rung.Enclosed;

    /// <inheritdoc/>
    public override bool IsSound => double.IsFinite(Lower) && double.IsFinite(Upper) && Lower <= Upper;

    /// <inheritdoc/>
    public override double Approximation => (0.5 * Lower) + (0.5 * Upper);

    internal override (Endpoint Lower, Endpoint Upper) Bounds => (Endpoint.Of(Lower), Endpoint.Of(Upper));
}

/// <summary>A statistical estimate: <paramref name="Value"/> with the confidence interval [<paramref name="Lower"/>, <paramref name="Upper"/>] of level 1 − <paramref name="Alpha"/>.</summary>
/// <param name="Value">The point estimate.</param>
/// <param name="Lower">The lower confidence limit.</param>
/// <param name="Upper">The upper confidence limit.</param>
/// <param name="Alpha">The false-alarm probability that the ledger books, in (0, 1).</param>
public sealed record EstimatedNumber(double Value, double Lower, double Upper, double Alpha) : Number
{
    /// <inheritdoc/>
    public override Rung Rung => Rung.Statistical;

    /// <inheritdoc/>
    public override bool IsSound => double.IsFinite(Value) && double.IsFinite(Lower) && double.IsFinite(Upper) && Lower <= Upper && Alpha is > 0 and < 1;

    /// <inheritdoc/>
    public override double Approximation => Value;

    internal override (Endpoint Lower, Endpoint Upper) Bounds => (Endpoint.Of(Lower), Endpoint.Of(Upper));
}

/// <summary>An observed trend: <paramref name="Value"/> with a descriptive interval that promises no coverage.</summary>
/// <param name="Value">The observed value.</param>
/// <param name="Lower">The lower end of what was seen.</param>
/// <param name="Upper">The upper end of what was seen.</param>
public sealed record ObservedNumber(double Value, double Lower, double Upper) : Number
{
    /// <inheritdoc/>
    public override Rung Rung => Rung.Empirical;

    /// <inheritdoc/>
    public override bool IsSound => double.IsFinite(Value) && double.IsFinite(Lower) && double.IsFinite(Upper) && Lower <= Upper;

    /// <inheritdoc/>
    public override double Approximation => Value;

    internal override (Endpoint Lower, Endpoint Upper) Bounds => (Endpoint.Of(Lower), Endpoint.Of(Upper));
}
