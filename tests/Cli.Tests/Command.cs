using System.Diagnostics;

namespace Verify.Cli.Tests;

/// <summary>The built command, run as a process of its own in a folder of its own.</summary>
internal sealed class Command : IDisposable
{
    /// <summary>Where relative paths lead.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("verify-test-").FullName;

    /// <summary>The assembly of planted claims, built beside this test's own.</summary>
    public static string Planted { get; } = Path.Combine(Built(Path.Combine(Tests, "Planted")), "Verify.Planted.dll");

    /// <summary>The sample of a user's project, with its baseline.</summary>
    public static string SampleFolder { get; } = Path.Combine(Path.GetDirectoryName(Tests)!, "samples", "NumericalRegression");

    /// <summary>The assembly that the sample builds.</summary>
    public static string Sample { get; } = Path.Combine(Built(SampleFolder), "NumericalRegression.dll");

    private static string Cli { get; } = Path.Combine(AppContext.BaseDirectory, "Verify.Cli.dll");

    public string At(string relative) => Path.Combine(Folder, relative);

    /// <summary>Runs planted claims without reports.</summary>
    public Outcome RunPlanted(string claim, string folder, params string[] more) =>
        Run(["run", "planted/" + claim, "--assembly", Planted, "--out", folder, "--format", "none", .. more]);

    public Outcome Run(params string[] arguments) => Run(arguments, []);

    public Outcome Run(string[] arguments, (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, environment);
        return Outcome(process);
    }

    /// <summary>A run of the planted slow claim, whose first shard is done and whose others wait for an interruption.</summary>
    public Process Started(string folder, params string[] arguments)
    {
        var process = Start(arguments, [("VERIFY_PLANTED_WAIT", "1")]);
        string shards = Path.Combine(At(folder), ".partial", "shards");
        while (!process.HasExited && !(Directory.Exists(shards) && Directory.EnumerateFiles(shards, "*.json", SearchOption.AllDirectories).Any()))
            Thread.Sleep(5);
        return process;
    }

    public static Outcome Outcome(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    public static void Interrupt(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Every file of a folder with its bytes, but for the times.</summary>
    public SortedDictionary<string, string> Contents(string folder) => new(
        Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
            .ToDictionary(f => Path.GetRelativePath(At(folder), f), f => Path.GetFileName(f) == "timings.json" ? "" : Convert.ToHexString(File.ReadAllBytes(f))),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private Process Start(string[] arguments, (string Name, string Value)[] environment)
    {
        // A background job's children ignore Ctrl-C unless told otherwise.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,TERM", "dotnet", "exec", Cli, .. arguments])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("GITHUB_STEP_SUMMARY");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    // <Project>/bin/<the same configuration, framework and runtime for all>; source paths are no help, a deterministic build hides them.
    private static DirectoryInfo Bin
    {
        get
        {
            var bin = new DirectoryInfo(AppContext.BaseDirectory);
            while (bin.Name != "bin")
                bin = bin.Parent!;
            return bin;
        }
    }

    private static string Tests => Bin.Parent!.Parent!.FullName;

    private static string Built(string project) => Path.Combine(project, "bin", Path.GetRelativePath(Bin.FullName, AppContext.BaseDirectory));
}

/// <summary>What a process left behind.</summary>
internal sealed record Outcome(int Code, string Output, string Error);
