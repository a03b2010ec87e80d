namespace Verify.Numerics.Tests.Intervals;

/// <summary>Sizes of the searches for an escape: what CI affords, or ten times as much if VERIFY_LONG=1.</summary>
internal static class LongRun
{
    public static bool Wanted => string.Equals(Environment.GetEnvironmentVariable("VERIFY_LONG"), "1", StringComparison.Ordinal);
}
