using System.Security.Cryptography;
using Verify.Evidence;

namespace Verify.Claims;

/// <summary>The hold a run has on its folder: one run at a time, restarted or resumed, never somebody else's files.</summary>
internal sealed class RunSession : IDisposable
{
    private readonly RunFolder folder;
    private readonly FileStream hold;
    private readonly IReadOnlyDictionary<string, double> seconds;

    private RunSession(RunFolder folder, FileStream hold, IReadOnlyDictionary<string, double> seconds) =>
        (this.folder, this.hold, this.seconds) = (folder, hold, seconds);

    public static RunSession Open(RunFolder folder, RunPlan plan, bool resume)
    {
        try
        {
            if (File.Exists(folder.Root))
                throw new RunRefusedException($"{folder.Root} is a file; --out expects a folder. Choose another with --out.");
            bool occupied = Directory.Exists(folder.Root) && Directory.EnumerateFileSystemEntries(folder.Root).Any();
            if (occupied && !folder.IsRun)
                throw new RunRefusedException($"{folder.Root} is not empty and holds no run of Verify, so nothing in it was touched. Choose another folder with --out.");
            if (resume && !folder.IsRun)
                throw new RunRefusedException($"{folder.Root} holds no run to resume. Run without --resume to start one.");
            Directory.CreateDirectory(folder.Partial);
            var held = Hold(folder);
            try
            {
                if (resume)
                    Agree(folder, plan);
                else
                    Clear(folder);
                Sweep(folder);
                folder.WriteJson(".partial/plan.json", plan.Record);
                return new(folder, held, resume ? Times(folder) : new Dictionary<string, double>());
            }
            catch
            {
                // A finished run that is not resumed after all stays as it was.
                held.Dispose();
                if (!File.Exists(Path.Combine(folder.Partial, "plan.json")))
                    Directory.Delete(folder.Partial, recursive: true);
                throw;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RunRefusedException($"{folder.Root} cannot be written: {e.Message.TrimEnd('.')}. Choose another folder with --out.");
        }
    }

    /// <summary>Whether the claim was finished before the interruption, with all its files as they were written.</summary>
    public bool Finished(string id, out ClaimEvidence kept)
    {
        kept = null!;
        string path = RunFolder.ClaimPath(id);
        if (!File.Exists(Path.Combine(folder.Root, path)))
            return false;
        try
        {
            kept = CanonicalJson.Read<ClaimEvidence>(folder.Read(path), path);
            return kept.Certificates.All(c => Convert.ToHexStringLower(SHA256.HashData(folder.Read(c.Path))) == c.Sha256);
        }
        catch (MalformedFileException)
        {
            return false;
        }
    }

    public double SecondsOf(string id) => seconds.GetValueOrDefault(id);

    public void Complete()
    {
        hold.Dispose();
        Directory.Delete(folder.Partial, recursive: true);
    }

    public void Dispose() => hold.Dispose();

    private static FileStream Hold(RunFolder folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder.Partial, "hold"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RunRefusedException($"Another run is writing to {folder.Root}. Wait for it, or choose another folder with --out.");
        }
    }

    private static void Agree(RunFolder folder, RunPlan plan)
    {
        string path = Path.Combine(folder.Partial, "plan.json");
        PlanRecord started;
        try
        {
            started = File.Exists(path)
                ? CanonicalJson.Read<PlanRecord>(folder.Read(".partial/plan.json"), ".partial/plan.json")
                : Of(folder.ReadRun());
        }
        catch (MalformedFileException e)
        {
            throw new RunRefusedException($"{folder.Root} cannot be resumed: {e.Message}");
        }

        if (plan.Record.DifferenceFrom(started) is { } difference)
            throw new RunRefusedException($"The run in {folder.Root} was started with {difference}. Give the same options, or run without --resume to start anew.");
    }

    private static PlanRecord Of(RunRecord run) => new(run.Format, run.Version, run.Seed, run.Effort, run.Patterns, run.Data, [.. run.Claims.Select(c => c.Id)], null);

    private static IReadOnlyDictionary<string, double> Times(RunFolder folder)
    {
        try
        {
            return folder.ReadTimings()?.Seconds ?? new Dictionary<string, double>();
        }
        catch (MalformedFileException)
        {
            return new Dictionary<string, double>();
        }
    }

    // A killed process may leave files it had not yet renamed.
    private static void Sweep(RunFolder folder)
    {
        foreach (string part in (string[])[".", "claims", "certificates", ".partial"])
        {
            string path = Path.Combine(folder.Root, part);
            var depth = new EnumerationOptions { RecurseSubdirectories = part != ".", AttributesToSkip = FileAttributes.ReparsePoint };
            foreach (string file in Directory.Exists(path) ? Directory.GetFiles(path, "*" + RunFolder.Unfinished, depth) : [])
                File.Delete(file);
        }
    }

    // Only what a run writes is removed; run.json goes first, so that a half-cleared folder is not taken for a finished run.
    private static void Clear(RunFolder folder)
    {
        foreach (string file in (string[])["run.json", "timings.json", "baseline.json", "report.pdf", "report.html", "report.md"])
            File.Delete(Path.Combine(folder.Root, file));
        foreach (string directory in (string[])["claims", "certificates", Path.Combine(".partial", "shards")])
        {
            if (Directory.Exists(Path.Combine(folder.Root, directory)))
                Directory.Delete(Path.Combine(folder.Root, directory), recursive: true);
        }
    }
}
