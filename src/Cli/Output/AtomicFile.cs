using Verify.Cli.Input;
using Verify.Evidence;

namespace Verify.Cli.Output;

/// <summary>A file of the user's choosing, written whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Replaces the file.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            string full = Path.GetFullPath(path);
            new RunFolder(Path.GetDirectoryName(full)!).Write(Path.GetFileName(full), bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {e.Message}");
        }
    }
}
