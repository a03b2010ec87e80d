using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Verify.Cli;

/// <summary>What timings.json says of the machine.</summary>
internal static class Machine
{
    public static SortedDictionary<string, string> Describe() => new(StringComparer.Ordinal)
    {
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["system"] = RuntimeInformation.OSDescription,
        ["architecture"] = RuntimeInformation.ProcessArchitecture.ToString(),
        ["processor"] = Processor(),
        ["cores"] = $"{Environment.ProcessorCount}",
        ["vectorBits"] = $"{(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 64)}",
    };

    private static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        try
        {
            string? line = File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
            return line?.Split(':', 2)[^1].Trim() ?? "unknown";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "unknown";
        }
    }
}
