using Verify.Evidence;

namespace Verify.Reports.Figures;

/// <summary>Takes an axis's values to places on the sheet.</summary>
/// <param name="Scale">Linear or logarithmic.</param>
/// <param name="Low">The value at From; positive on a logarithmic axis.</param>
/// <param name="High">The value at To, above Low.</param>
/// <param name="From">Where Low lies.</param>
/// <param name="To">Where High lies.</param>
internal sealed record AxisMap(AxisScale Scale, double Low, double High, double From, double To)
{
    // Far beyond any sheet, and small enough for every painter.
    private const double Far = 5000;

    /// <summary>Whether the axis has a place for the value.</summary>
    public static bool Shows(AxisScale scale, double value) => double.IsFinite(value) && (scale == AxisScale.Linear || value > 0);

    /// <summary>The place of a value, which <see cref="Shows"/> accepts.</summary>
    public double Of(double value)
    {
        double t = Scale == AxisScale.Linear
            ? ((value / 4) - (Low / 4)) / ((High / 4) - (Low / 4)) // quarters: the difference of two large values must not overflow
            : (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low));
        return Math.Clamp(From + (t * (To - From)), -Far, Far);
    }
}
