using System.Text.RegularExpressions;

namespace Verify.Architecture.Tests;

/// <summary>What no source of ours may say, because it would make evidence depend on the machine.</summary>
public sealed partial class SourceTests
{
    public static TheoryData<string, string> Bans => new()
    {
        // Lane counts that follow the hardware, and reductions whose order does.
        { @"\bVector<\w", "Vector<T> has as many lanes as the machine; use Vector512<T> or Vector256<T>" },
        { @"TensorPrimitives\.(Sum|Dot|Norm|Product|CosineSimilarity|Distance|SoftMax|StdDev|Average)\w*", "reductions of TensorPrimitives sum in an order that follows the hardware" },
        { @"\.(ReciprocalEstimate|ReciprocalSqrtEstimate|MultiplyAddEstimate)\b", "estimates differ from processor to processor" },
        { @"Control\.(UseNative|UseMultiThreading|UseBestProviders|MaxDegreeOfParallelism)", "native or multi-threaded MathNet gives other bits" },

        // Chance and time that no seed names.
        { @"new Random\(|Random\.Shared|RandomNumberGenerator|Guid\.NewGuid|GetRandomFileName", "every draw comes from a named RandomStream" },
        { @"DateTime\.(Now|UtcNow)|DateTimeOffset\.(Now|UtcNow)|Environment\.TickCount", "evidence knows no time" },
    };

    [Theory]
    [MemberData(nameof(Bans))]
    public void Sources_on_the_path_of_evidence_avoid(string pattern, string because)
    {
        var found = Repository.Sources("src/Numerics", "src/Theorems", "src/Claims", "src/Evidence", "src/Checker")
            .Where(f => Regex.IsMatch(Code(f), pattern, RegexOptions.NonBacktracking))
            .Select(f => $"{Path.GetRelativePath(Repository.Root, f)}: {because}");
        Assert.Empty(found);
    }

    public static TheoryData<string> Trusted =>
    [
        "src/Checker", "src/Numerics/Rational", "src/Numerics/Integers", "src/Numerics/Intervals", "src/Numerics/Descent", "src/Numerics/Inertia",
        "src/Numerics/Differentiation", "src/Numerics/PiecewiseLinear", "src/Numerics/Geometry", "src/Numerics/Boolean",
    ];

    [Theory]
    [MemberData(nameof(Trusted))]
    public void Trusted_paths_call_no_transcendental_of_the_platform_and_no_solver(string folder)
    {
        var sources = Repository.Sources(folder).ToList();
        Assert.NotEmpty(sources);
        Assert.Empty(sources.Where(f => Transcendental().IsMatch(Code(f)) || Solver().IsMatch(Code(f))).Select(f => Path.GetRelativePath(Repository.Root, f)));
    }

    [Fact]
    public void No_project_floats_a_version_or_names_one_itself()
    {
        foreach (string project in Repository.Projects())
            Assert.DoesNotContain("Version=\"", File.ReadAllText(project), StringComparison.Ordinal);
        Assert.DoesNotContain("*", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Packages.props")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Meziantou.Analyzer")]
    [InlineData("Roslynator.CSharp.Analyzers")]
    [InlineData("Microsoft.CodeAnalysis.NetAnalyzers")]
    public void Every_analyzer_was_handed_to_the_compiler_of_every_room(string analyzer)
    {
        foreach (string room in (string[])["Numerics", "Evidence", "Claims", "Theorems", "Checker", "Reports", "Cli"])
            Assert.Contains(analyzer, Analyzers(room), StringComparison.Ordinal);
    }

    // The build writes what it hands to the compiler beside this test; an analyzer that silently fails to restore is absent there.
    private static string Analyzers(string room) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "analyzers", $"{room}.txt"));

    private static string Code(string file) => Comment().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"//[^\n]*", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b(?:Math|MathF|double|float|T)\.(?:Exp|Log|Log2|Log10|Sin|Cos|Tan|Tanh|Atan|Asin|Acos|Sinh|Cosh|Pow|Cbrt|SinCos)\(", RegexOptions.NonBacktracking)]
    private static partial Regex Transcendental();

    [GeneratedRegex(@"\b(?:MathNet|OrTools)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Solver();
}
