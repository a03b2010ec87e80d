using System.CommandLine;
using Verify.Cli.Input;
using Verify.Cli.Output;
using Verify.Evidence;

namespace Verify.Cli.Commands;

/// <summary>verify accept: a finished, checked run becomes the baseline to compare with.</summary>
internal static class AcceptCommand
{
    public static VerbCommand Create(Terminal terminal)
    {
        var directory = new Argument<string>("DIR") { Description = "A finished run in which all claims hold." };
        var target = new Option<string>("--baseline") { Description = "Where the baseline is kept; the one that is there is replaced.", HelpName = "DIR", DefaultValueFactory = _ => "reports/baseline" };
        var command = new VerbCommand(
            "accept",
            "Make a run the committed baseline: its evidence is checked, then copied without times and reports. Certificates above 32 kB are kept by hash only.",
            ("verify accept reports/latest", "the last run becomes reports/baseline"),
            ("verify report reports/baseline", "render the baseline again"))
        {
            directory,
            target,
        };
        command.SetAction(parsed => Accept(terminal, new RunFolder(parsed.GetValue(directory)!), new RunFolder(parsed.GetValue(target)!)));
        return command;
    }

    private static int Accept(Terminal terminal, RunFolder from, RunFolder to)
    {
        var run = from.ReadRun();
        var audit = RunAudit.Of(from);
        var complaints = audit.ExitCode == ExitCode.Success ? [.. from.ReadClaims(run).SelectMany(Complaint.About).Where(c => c.Weight != Weight.Note)] : new List<Complaint>();
        foreach (var rejected in audit.Certificates.Where(c => !c.Accepted))
            terminal.Complain($"{rejected.Path}: rejected: {rejected.Sentence}");
        foreach (string sentence in audit.Failures.Concat(audit.Notes).Concat(complaints.Select(c => $"{c.Claim}: {c.Sentence}")))
            terminal.Complain(sentence);
        int code = audit.ExitCode != ExitCode.Success ? audit.ExitCode : Summary.ExitCodeOf(complaints);
        if (code != ExitCode.Success)
        {
            terminal.Complain($"{from.Root} was not accepted; {to.Root} is as it was.");
            return code;
        }

        Replace(to, fresh => Copy(from, run, fresh));
        terminal.Say($"{to.Root} is now the run of seed {run.Seed}: {run.Claims.Count} claims, all of which hold.");
        return ExitCode.Success;
    }

    private static void Copy(RunFolder from, RunRecord run, RunFolder to)
    {
        var omitted = new List<string>();
        foreach (var claim in from.ReadClaims(run))
        {
            string path = RunFolder.ClaimPath(claim.Id);
            to.Write(path, from.Read(path));
            foreach (var certificate in claim.Certificates)
            {
                if (certificate.Bytes > BaselineRecord.LargestCertificate)
                    omitted.Add(certificate.Path);
                else
                    to.Write(certificate.Path, from.Read(certificate.Path));
            }
        }

        to.WriteJson("baseline.json", new BaselineRecord(BaselineRecord.CurrentFormat, [.. omitted.Order(StringComparer.Ordinal)]));
        to.Write("run.json", from.Read("run.json"));
    }

    // The new baseline is complete before the old one goes.
    private static void Replace(RunFolder target, Action<RunFolder> fill)
    {
        string root = Path.GetFullPath(target.Root).TrimEnd(Path.DirectorySeparatorChar);
        if (File.Exists(root) || (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any() && !target.IsRun))
            throw new UsageException($"--baseline {target.Root} is there and holds no run of Verify, so nothing in it was touched. Choose another folder.");
        string fresh = $"{root}.{Environment.ProcessId}.new", old = $"{root}.{Environment.ProcessId}.old";
        try
        {
            fill(new RunFolder(fresh));
            if (Directory.Exists(root))
                Directory.Move(root, old);
            Directory.Move(fresh, root);
            if (Directory.Exists(old))
                Directory.Delete(old, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--baseline {target.Root} cannot be written: {e.Message}");
        }
        finally
        {
            if (Directory.Exists(fresh))
                Directory.Delete(fresh, recursive: true);
        }
    }
}
