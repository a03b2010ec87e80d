namespace Verify.Numerics;

/// <summary>Roots.</summary>
public readonly partial struct Interval
{
    /// <summary>{√x : x ≥ 0}; tight.</summary>
    public static Interval Sqrt(Interval x) =>
        x.Upper >= 0 ? Trusted(x.Lower <= 0 ? 0 : Rounded.RootDown(x.Lower), Rounded.RootUp(x.Upper)) : Empty;
}
