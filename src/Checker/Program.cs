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

    private static int Main(string[] arguments)
    {
        if (arguments is ["--help" or "-h" or "-?"])
        {
            Console.WriteLine(Help);
            return 0;
        }

        if (arguments.Length == 0 || arguments.FirstOrDefault(argument => argument.StartsWith('-')) is { })
        {
            Console.Error.WriteLine($"Expected paths to certificate files or folders, came {(arguments.Length == 0 ? "nothing" : string.Join(' ', arguments))}. See --help.");
            return 2;
        }

        try
        {
            return Check([.. arguments.SelectMany(Files)]);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Cannot read: {fault.Message}");
            return 2;
        }
    }

    private static int Check(List<string> files)
    {
        int rejected = 0;
        foreach (string file in files)
        {
            var report = CertificateChecker.CheckFile(file);
            rejected += report.Accepted ? 0 : 1;
            Console.WriteLine(report.Accepted
                ? $"accepted  {file}  [{report.Kind}, {report.Coverage}]  {report.Sentence}"
                : $"rejected  {file}  [{report.Kind}, {report.Coverage}]  {report.Reason}");
        }

        if (files.Count == 0)
            Console.Error.WriteLine("No *.json file found below the given folders.");
        return files.Count == 0 ? 2 : rejected == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];
}
