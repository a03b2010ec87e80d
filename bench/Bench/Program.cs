using BenchmarkDotNet.Running;

namespace Verify.Bench;

internal static class Program
{
    private static void Main(string[] args)
    {
        if (args is ["peers", string python, string script])
            AgainstPeers.Run(python, script);
        else
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
