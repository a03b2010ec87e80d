namespace Verify.Numerics.Tests.Intervals;

/// <summary>Doubles and intervals drawn where rounding goes wrong: zeros, ties, subnormals, borders of overflow, neighbours.</summary>
internal sealed class Draw(ulong seed)
{
    private static readonly double[] Special =
    [
        0, -0.0, 1, -1, 2, 0.5, 3, double.Epsilon, -double.Epsilon, 2 * double.Epsilon, 2.2250738585072014e-308, 2.225073858507201e-308,
        double.MaxValue, double.MinValue, double.MaxValue / 2, 1.5e-154, 1.4916681462400413e-154, 1.3407807929942596e154, 1e-289, 9.7e-290, 1.1e-289,
        1 / 3.0, 0.1, 9007199254740993, 1 + 2.220446049250313e-16, 1 - 1.1102230246251565e-16, 4.149515568880993e180, 2.4e-181,
    ];

    private ulong state = seed;

    /// <summary>64 bits of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    public ulong Bits()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Below(int count) => (int)(Bits() % (ulong)count);

    public double Unit() => (Bits() >> 11) * (1.0 / (1UL << 53));

    public double Between(double lower, double upper) => lower + ((upper - lower) * Unit());

    /// <summary>Any finite double: special, small integer, short dyadic, of ordinary size, or any bits.</summary>
    public double Number() => Below(10) switch
    {
        0 => Special[Below(Special.Length)],
        1 or 2 => Below(25) - 12,
        3 => (Below(2001) - 1000) / 256.0,
        4 => Finite(BitConverter.UInt64BitsToDouble(Bits())),
        5 => Math.ScaleB(Between(-1, 1), Below(120) - 1090),
        6 => Math.BitIncrement(Below(25) - 12),
        _ => Math.ScaleB(Between(-1, 1), Below(12) - 6),
    };

    /// <summary>A double of ordinary size, so that chains of operations stay finite.</summary>
    public double Ordinary() => Below(4) switch
    {
        0 => Below(25) - 12,
        1 => (Below(2001) - 1000) / 256.0,
        _ => Math.ScaleB(Between(-1, 1), Below(12) - 6),
    };

    public Interval Interval(Func<double> number)
    {
        double x = number();
        double y = Below(4) switch { 0 => x, 1 => Finite(Math.BitIncrement(x)), _ => number() };
        return new Interval(Math.Min(x, y), Math.Max(x, y));
    }

    /// <summary>A member: an end, the middle, or something between.</summary>
    public double Member(Interval x) => Below(4) switch
    {
        0 => x.Lower,
        1 => x.Upper,
        2 => x.Midpoint,
        _ => Math.Clamp(Between(x.Lower, x.Upper), x.Lower, x.Upper) is var y && double.IsFinite(y) ? y : x.Midpoint,
    };

    private static double Finite(double x) => double.IsFinite(x) ? x : 1.5;
}
