using System.CommandLine;
using System.Text;
using Verify.Checker;
using Verify.Cli.Input;
using Verify.Cli.Output;
using Verify.Evidence;

namespace Verify.Cli.Commands;

/// <summary>verify check: runs and certificates, re-verified by the independent checker.</summary>
internal static class CheckCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Run folders, certificate files, or folders of certificates.", Arity = ArgumentArity.OneOrMore };
        var json = CommonOptions.Json();
        var command = new VerbCommand(
            "check",
            "Re-verify with the independent checker. In a run folder also: every listed file is there with its hash, run.json follows from the claims' files, and every exact number is the one its certificate proves.",
            ("verify check reports/latest", "a whole run"),
            ("verify check certificates/separable.json", "one certificate"),
            ("verify check reports/latest --json | jq .failures", "what is wrong, for a script"))
        {
            paths,
            json,
        };
        command.SetAction(parsed =>
        {
            var audits = parsed.GetValue(paths)!.Select(Audit).ToList();
            var total = audits.Aggregate((a, b) => a.With(b));
            if (parsed.GetValue(json))
            {
                terminal.Out.Write(Encoding.UTF8.GetString(CanonicalJson.Write(total)));
            }
            else
            {
                foreach (var certificate in total.Certificates)
                    terminal.Say($"{(certificate.Accepted ? "accepted" : "REJECTED")}  {certificate.Path}: {certificate.Sentence}");
                foreach (string failure in total.Failures)
                    terminal.Say($"FAILED    {failure}");
                foreach (string note in total.Notes)
                    terminal.Say($"note      {note}");
                terminal.Say(total.Tally);
            }

            return total.ExitCode;
        });
        return command;
    }

    private static AuditReport Audit(string path)
    {
        if (File.Exists(path))
            return OfFile(path);
        if (!Directory.Exists(path))
            throw new UsageException($"{path}: there is no such file or folder. Give a run folder, a certificate, or a folder of certificates.");
        var folder = new RunFolder(path);
        if (folder.IsRun)
            return RunAudit.Of(folder);
        var files = Directory.EnumerateFiles(path, "*.json", new EnumerationOptions { RecurseSubdirectories = true }).Order(StringComparer.Ordinal).ToList();
        return files.Count == 0
            ? throw new UsageException($"{path}: neither a run (no run.json) nor a folder with certificates (no *.json). Give a folder that 'verify run' wrote.")
            : files.Select(OfFile).Aggregate((a, b) => a.With(b));
    }

    private static AuditReport OfFile(string path)
    {
        try
        {
            if (new FileInfo(path).Length <= CertificateChecker.MaxBytes && File.ReadAllBytes(path).AsSpan().IndexOf("verify-certificate/"u8) < 0)
                throw new UsageException($"{path}: no certificate (expected a JSON file with \"format\": \"{CertificateChecker.Format}\").");
            var report = CertificateChecker.CheckFile(path);
            return new(0, [new(path, report.Accepted, report.Kind, report.Coverage, report.Accepted ? report.Sentence : report.Reason!)], [], []);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be read: {e.Message}");
        }
    }
}
