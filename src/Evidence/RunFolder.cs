using System.Security.Cryptography;
using System.Text;

namespace Verify.Evidence;

/// <summary>The layout of a run folder, its atomic writer and its defensive reader.</summary>
/// <remarks>
/// run.json, timings.json (a baseline has baseline.json instead), claims/&lt;topic&gt;/&lt;claim&gt;.json and certificates/&lt;topic&gt;/&lt;claim&gt;/&lt;name&gt;.json;
/// while a run is under way also .partial/, which holds its plan and the shards that are done.
/// </remarks>
/// <param name="Root">The folder's path.</param>
public sealed record RunFolder(string Root)
{
    /// <summary>How the names of files end that are being written; a killed process may leave some.</summary>
    public const string Unfinished = ".tmp";

    private const int MaximalFileSize = 64 << 20;

    /// <summary>Where an unfinished run keeps its plan and its shards.</summary>
    public string Partial => Path.Combine(Root, ".partial");

    /// <summary>Whether the folder holds a run, finished or not.</summary>
    public bool IsRun => File.Exists(Path.Combine(Root, "run.json")) || File.Exists(Path.Combine(Partial, "plan.json")) || File.Exists(Path.Combine(Partial, "hold"));

    /// <summary>The file of a claim's evidence, relative to the folder.</summary>
    public static string ClaimPath(string id) => $"claims/{Place(id)}.json";

    /// <summary>The file of a certificate, relative to the folder.</summary>
    public static string CertificatePath(string id, string name) => $"certificates/{Place(id)}/{Safe(name)}.json";

    /// <summary>Writes a file so that a reader sees all of it or none: a neighbour first, then a rename.</summary>
    /// <param name="relative">Path within the folder.</param>
    /// <param name="bytes">The contents.</param>
    public void Write(string relative, ReadOnlySpan<byte> bytes)
    {
        string path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string neighbour = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}{Unfinished}";
        try
        {
            File.WriteAllBytes(neighbour, bytes);
            File.Move(neighbour, path, overwrite: true);
        }
        catch
        {
            // On a full disk what was begun would stay.
            File.Delete(neighbour);
            throw;
        }
    }

    /// <summary>Writes a record in canonical form.</summary>
    public void WriteJson<T>(string relative, T value) => Write(relative, CanonicalJson.Write(value));

    /// <summary>Reads a file of the run.</summary>
    /// <exception cref="MalformedFileException">The file is missing, unreadable, too large, or its path leaves the folder.</exception>
    public byte[] Read(string relative)
    {
        if (relative.Contains('\0', StringComparison.Ordinal))
            throw new MalformedFileException($"{relative}: a null character, which no path has.");
        string root = Path.GetFullPath(Root) + Path.DirectorySeparatorChar;
        string path = Path.GetFullPath(Path.Combine(Root, relative));
        if (!path.StartsWith(root, StringComparison.Ordinal))
            throw new MalformedFileException($"{relative}: the path leaves the run folder.");
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
                throw new MalformedFileException($"{relative}: the file is missing from the run folder {Root}.");
            if (file.LinkTarget is not null)
                throw new MalformedFileException($"{relative}: a symbolic link, which may lead out of the run folder; expected a file.");
            if (file.Length > MaximalFileSize)
                throw new MalformedFileException($"{relative}: {file.Length} bytes, at most {MaximalFileSize} are read.");

            // An empty file is no JSON; nor is a pipe or a device, which say that they are empty and could keep a reader waiting for ever.
            if (file.Length == 0)
                throw new MalformedFileException($"{relative}: the file is empty, or none that holds data.");
            using var stream = file.OpenRead();
            byte[] bytes = new byte[file.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MalformedFileException($"{relative}: {e.Message}", e);
        }
    }

    /// <summary>Reads run.json.</summary>
    /// <exception cref="MalformedFileException">The folder is no finished run, or the file is not canonical.</exception>
    public RunRecord ReadRun()
    {
        if (!File.Exists(Path.Combine(Root, "run.json")))
        {
            throw new MalformedFileException(IsRun
                ? $"{Root}: the run is not finished; complete it with 'verify run --resume --out {Root}' and the options it was started with."
                : $"{Root}: no run here (run.json is missing); give a folder that 'verify run' wrote.");
        }

        var run = CanonicalJson.Read<RunRecord>(Read("run.json"), "run.json");
        return run.Format == RunRecord.CurrentFormat ? run : throw new MalformedFileException($"run.json: format \"{run.Format}\", expected \"{RunRecord.CurrentFormat}\".");
    }

    /// <summary>Reads the full evidence of every claim of a run, and demands that its digest is the one in run.json.</summary>
    /// <exception cref="MalformedFileException">A file is missing or does not agree with run.json.</exception>
    public IReadOnlyList<ClaimEvidence> ReadClaims(RunRecord run) => [.. run.Claims.Select(ReadClaim)];

    /// <summary>Reads timings.json, which a run may lack.</summary>
    /// <exception cref="MalformedFileException">The file is there but not canonical.</exception>
    public TimingsRecord? ReadTimings() => File.Exists(Path.Combine(Root, "timings.json")) ? CanonicalJson.Read<TimingsRecord>(Read("timings.json"), "timings.json") : null;

    /// <summary>Reads baseline.json, which only an accepted run has.</summary>
    /// <exception cref="MalformedFileException">The file is there but not what it ought to be.</exception>
    public BaselineRecord? ReadBaseline()
    {
        if (!File.Exists(Path.Combine(Root, "baseline.json")))
            return null;
        var baseline = CanonicalJson.Read<BaselineRecord>(Read("baseline.json"), "baseline.json");
        return baseline.Format == BaselineRecord.CurrentFormat ? baseline : throw new MalformedFileException($"baseline.json: format \"{baseline.Format}\", expected \"{BaselineRecord.CurrentFormat}\".");
    }

    /// <summary>The hash of run.json, which names the run in its reports.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(Read("run.json")));

    /// <summary>Reads the full evidence of one claim of a run.</summary>
    /// <exception cref="MalformedFileException">The file is missing or does not agree with its entry.</exception>
    public ClaimEvidence ReadClaim(ClaimEntry entry)
    {
        string path = ClaimPath(entry.Id);
        var claim = CanonicalJson.Read<ClaimEvidence>(Read(path), path);
        if (!CanonicalJson.Write(ClaimEntry.Of(claim)).AsSpan().SequenceEqual(CanonicalJson.Write(entry)))
            throw new MalformedFileException($"{path}: does not agree with its entry in run.json; the two come from different runs.");
        return claim;
    }

    // The topic is a folder; any other slash belongs to a class of a user's data, whose "a/" must not lead where "a" does.
    private static string Place(string id) => string.Join('/', id.Split('/', 2).Select(Safe));

    // Classes of a user's data become part of file names, so everything but a plain letter, digit, '-', '_', '@' and a '.' that does not lead is percent-encoded, byte by byte.
    private static string Safe(string name)
    {
        var safe = new StringBuilder();
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            char c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '@' || (c == '.' && safe.Length > 0))
                safe.Append(c);
            else
                safe.Append('%').Append(b.ToString("X2"));
        }

        return safe.ToString();
    }
}
