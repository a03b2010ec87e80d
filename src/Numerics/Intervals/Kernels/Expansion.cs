using System.Runtime.CompilerServices;

namespace Verify.Numerics;

/// <summary>A real number known as High + Low, off by at most Error ≥ 0: what a kernel computes before it is rounded outward.</summary>
internal readonly record struct Expansion(double High, double Low, double Error)
{
    /// <summary>The doubles between which the number lies; the two roundings of each end are directed, so nothing is lost.</summary>
    public double Down => Rounded.AddDown(High, Rounded.AddDown(Low, -Error));

    /// <inheritdoc cref="Down"/>
    public double Up => Rounded.AddUp(High, Rounded.AddUp(Low, Error));

    public static Expansion operator -(Expansion x) => new(-x.High, -x.Low, x.Error);

    /// <summary>a·b as its rounding and the exact error; no underflow may occur.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (double Product, double Error) Product(double a, double b)
    {
        double product = a * b;
        return (product, Math.FusedMultiplyAdd(a, b, -product));
    }
}
