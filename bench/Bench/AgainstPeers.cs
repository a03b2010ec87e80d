using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Verify.Bench;

/// <summary>
/// <c>peers PYTHON SCRIPT</c>: our training step and matrix product against numpy's and PyTorch's in alternating rounds, one
/// thread each. Prints microseconds (the median over rounds of each round's fastest step, by wall or by processor time,
/// whichever is less: so other processes disturb it least), the ratio to the faster peer, and the geometric means.
/// </summary>
internal sealed partial class AgainstPeers(Process peer)
{
    private const int Rounds = 5;
    private const double Seconds = 0.03; // a round
    private const int ThreadProcessorTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    internal static void Run(string python, string script)
    {
        using Process peer = Process.Start(new ProcessStartInfo(python, script)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        Console.WriteLine("type  depth width inputs batch |       ours      numpy      torch | ratio");
        var race = new AgainstPeers(peer);
        race.All<float>("f32");
        race.All<double>("f64");
        peer.StandardInput.Close();
        peer.WaitForExit();
    }

    private void All<T>(string type)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int n in (int[])[64, 256, 1024])
            Race(MatrixProducts.Step<T>(n), type, 0, n, 0, 0);

        double[] ratios =
        [
            .. from depth in (int[])[2, 4]
               from width in (int[])[16, 64, 256]
               from inputs in (int[])[2, 20, 784]
               from batch in (int[])[32, 1000]
               select Race(MlpTrainingStep.Step<T>(depth, width, inputs, batch), type, depth, width, inputs, batch),
        ];
        Console.WriteLine($"{type}: geometric mean {Math.Exp(ratios.Average(Math.Log)):F2}, least {ratios.Min():F2}, over {ratios.Length} shapes of a training step");
    }

    private double Race(Action step, string type, int depth, int width, int inputs, int batch)
    {
        string shape = string.Create(CultureInfo.InvariantCulture, $"{depth} {width} {inputs} {batch} {type} {Seconds}");
        List<double> ours = [], numpy = [], torch = [];
        for (int round = 0; round < Rounds; round++)
        {
            ours.Add(Fastest(step));
            numpy.Add(Ask($"numpy {shape}"));
            torch.Add(Ask($"torch {shape}"));
        }

        (double us, double them, double others) = (Median(ours), Median(numpy), Median(torch));
        double ratio = (double.IsNaN(others) ? them : Math.Min(them, others)) / us;
        Console.WriteLine($"{type} {depth,6} {width,5} {inputs,6} {batch,5} | {us * 1e6,10:F1} {them * 1e6,10:F1} {others * 1e6,10:F1} | {ratio:F2}");
        return ratio;
    }

    private double Ask(string line)
    {
        peer.StandardInput.WriteLine(line);
        return double.Parse(peer.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    private static double Fastest(Action step)
    {
        step();
        double least = double.PositiveInfinity;
        double begin = ProcessorTime();
        for (int count = 0; count < 3 || ProcessorTime() - begin < Seconds; count++)
        {
            double processor = ProcessorTime();
            long start = Stopwatch.GetTimestamp();
            step();
            double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
            least = Math.Min(least, Math.Min(wall, ProcessorTime() - processor));
        }

        return least;
    }

    // Of this thread: .NET itself offers that of the whole process only.
    private static unsafe double ProcessorTime()
    {
        long* time = stackalloc long[2];
        return ReadClock(ThreadProcessorTime, time) == 0 ? time[0] + (time[1] * 1e-9) : throw new PlatformNotSupportedException("No clock for a thread's processor time.");
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int ReadClock(int clock, long* secondsAndNanoseconds);

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
