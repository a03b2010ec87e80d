namespace Verify.Architecture.Tests;

/// <summary>The source tree these tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static IEnumerable<string> Sources(params string[] folders) => folders
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Root, f), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Projects() => ((string[])["src", "tests", "bench", "samples"])
        .Select(f => Path.Combine(Root, f)).Where(Directory.Exists)
        .SelectMany(f => Directory.EnumerateFiles(f, "*.csproj", SearchOption.AllDirectories));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Verify.sln")) ? folder : Find(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("Verify.sln is above no folder of this test."));
}
