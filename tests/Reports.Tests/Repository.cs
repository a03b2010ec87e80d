namespace Verify.Reports.Tests;

/// <summary>The source tree these tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Verify.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Verify.sln is above no folder of this test."));
}
