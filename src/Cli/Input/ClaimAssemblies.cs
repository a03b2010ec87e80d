using System.Reflection;
using System.Runtime.Loader;
using Verify.Claims;

namespace Verify.Cli.Input;

/// <summary>Finds the claims of this project and of a user's own assemblies.</summary>
internal static class ClaimAssemblies
{
    /// <summary>The catalogue, with the claims of the given files added to it.</summary>
    /// <exception cref="UsageException">A file is no assembly with claims.</exception>
    /// <exception cref="RunRefusedException">Two claims share an id, or a claim cannot be made.</exception>
    public static IReadOnlyList<Claim> Catalogue(IEnumerable<string> files)
    {
        var added = files.Select(Path.GetFullPath).Distinct().Select(Load).ToList();
        return Claims.Catalogue.Of([Assembly.Load("Verify.Theorems"), .. added]);
    }

    private static Assembly Load(string file)
    {
        if (!File.Exists(file))
            throw new UsageException($"--assembly {file}: there is no such file. Give the .dll that your project of claims builds.");
        try
        {
            var assembly = new UserContext(file).LoadFromAssemblyPath(file);
            if (Claims.Catalogue.Of(assembly).Count == 0)
                throw new UsageException($"--assembly {file}: no claims in it. Expected a public, non-abstract class derived from {typeof(Claim).FullName}, with a constructor without parameters.");
            return assembly;
        }
        catch (BadImageFormatException e)
        {
            throw new UsageException($"--assembly {file}: no .NET assembly that can be run here ({e.Message}). Give the .dll that 'dotnet build' wrote under bin/.");
        }
        catch (Exception e) when (e is TypeLoadException or MissingMemberException or ReflectionTypeLoadException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new UsageException($"--assembly {file}: cannot be loaded ({e.Message}). Build it against this version of Verify ({typeof(Claim).Assembly.GetName().Version}) and keep its dependencies beside it.");
        }
    }

    // The types that cross the border must be one and the same on both sides; the rest of a user's dependencies are his own.
    private sealed class UserContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
    {
        private static readonly HashSet<string> Shared = ["Verify.Claims", "Verify.Evidence", "Verify.Numerics", "Verify.Theorems", "FsCheck", "FSharp.Core", "MathNet.Numerics"];

        private readonly AssemblyDependencyResolver resolver = new(file);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            !Shared.Contains(assemblyName.Name!) && resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
