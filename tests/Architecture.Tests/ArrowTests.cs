using System.Reflection;

namespace Verify.Architecture.Tests;

/// <summary>Data flows one way: which room may know which.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Numerics"] = [],
        ["Evidence"] = [],
        ["Checker"] = [],
        ["Claims"] = ["Numerics", "Evidence"],
        ["Theorems"] = ["Claims", "Numerics", "Evidence"],
        ["Reports"] = ["Evidence"],
        ["Cli"] = ["Claims", "Numerics", "Evidence", "Theorems", "Checker", "Reports"],
    };

    // What each room may take from outside: the base library, and these.
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["Numerics"] = ["MathNet.Numerics", "Google.OrTools", "Google.Protobuf"],
        ["Evidence"] = [],
        ["Checker"] = [],
        ["Claims"] = ["FsCheck", "FSharp.Core"],
        ["Theorems"] = ["FsCheck"],
        ["Reports"] = ["SkiaSharp", "SkiaSharp.HarfBuzz", "HarfBuzzSharp"],
        ["Cli"] = ["System.CommandLine", "Spectre.Console", "Spectre.Console.Ansi", "CsvHelper"],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_refers_only_to_the_rooms_its_arrows_allow(string room) =>
        Assert.Empty(References(room).Where(r => r.StartsWith("Verify.", StringComparison.Ordinal)).Select(r => r["Verify.".Length..]).Except(Allowed[room]));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Room_takes_only_its_own_packages_from_outside(string room) =>
        Assert.Empty(References(room).Where(r => !r.StartsWith("Verify.", StringComparison.Ordinal) && !IsBaseLibrary(r)).Except(Packages[room]));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_type_bears_the_name_of_a_namespace_or_of_the_project(string room)
    {
        var names = Allowed.Keys.Append("Verify").ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Load(room).GetTypes().Where(t => t.IsVisible && names.Contains(t.Name)).Select(t => t.FullName));
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Nothing_prints_outside_the_doors(string room)
    {
        if (room is "Cli" or "Checker")
            return;
        Assert.DoesNotContain("System.Console", References(room));
    }

    private static IEnumerable<string> References(string room) => Load(room).GetReferencedAssemblies().Select(a => a.Name!);

    private static Assembly Load(string room) => Assembly.Load($"Verify.{room}");

    private static bool IsBaseLibrary(string name) => name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("System.CommandLine", StringComparison.Ordinal);
}
