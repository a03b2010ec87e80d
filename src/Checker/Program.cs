namespace Verify.Checker;

internal static class Program
{
    private const string Help = """
        Re-verifies certificate files in exact arithmetic.

        Usage: Verify.Checker PATH...
          PATH     a certificate file, or a folder whose *.json files are checked, subfolders included

        Examples:
          dotnet run --project src/Checker -- reports/latest/certificates
          dotnet run --project src/Checker -- xor.json majority.json

        Exit codes: 0 all accepted; 1 some rejected; 2 bad usage, unreadable path, or nothing to check.
        """;

    private static int Main(string[] arguments) => Run(arguments, Console.Out, Console.Error);

    internal static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (arguments is ["--help" or "-h" or "-?"])
        {
            output.WriteLine(Help);
            return 0;
        }

        if (arguments.Length == 0 || arguments.Any(argument => argument.StartsWith('-')))
        {
            error.WriteLine($"Expected paths to certificate files or folders, came {(arguments.Length == 0 ? "nothing" : string.Join(' ', arguments))}. See --help.");
            return 2;
        }

        try
        {
            string[] files = [.. arguments.SelectMany(Files)];
            int rejected = files.Count(file => !Accepts(file, output));
            if (files.Length == 0)
                error.WriteLine("No *.json file found below the given folders.");
            return files.Length == 0 ? 2 : rejected == 0 ? 0 : 1;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error.WriteLine($"Cannot read: {fault.Message}");
            return 2;
        }
    }

    private static bool Accepts(string file, TextWriter output)
    {
        var report = CertificateChecker.CheckFile(file);
        output.WriteLine($"{(report.Accepted ? "accepted" : "rejected")}  {file}  [{report.Kind}, {report.Coverage}]  {report.Reason ?? report.Sentence}");
        return report.Accepted;
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];
}
