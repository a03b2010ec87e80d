using System.Reflection;
using System.Reflection.Emit;

namespace Verify.Cli.Tests;

/// <summary>Assemblies that no compiler would build.</summary>
internal static class Emitted
{
    /// <summary>Writes an assembly with one public class, whose base class lives in an assembly that does not exist.</summary>
    public static void ClassWithLostBase(string path)
    {
        var lost = Define("Lost", module => module.DefineType("Lost.Base", TypeAttributes.Public).CreateType());
        using var bytes = new MemoryStream();
        lost.Save(bytes);
        var ancestor = Assembly.Load(bytes.ToArray()).GetType("Lost.Base")!;
        Define("Broken", module => module.DefineType("Broken.Derived", TypeAttributes.Public, ancestor).CreateType()).Save(path);
    }

    private static PersistedAssemblyBuilder Define(string name, Action<ModuleBuilder> fill)
    {
        var builder = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        fill(builder.DefineDynamicModule(name));
        return builder;
    }
}
