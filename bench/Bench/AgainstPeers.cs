using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace Verify.Bench;

/// <summary>
/// <c>peers PYTHON SCRIPT</c>: our training step and matrix product against numpy's and PyTorch's in alternating rounds, one
/// thread each. Prints microseconds (the median over rounds of each round's fastest step, which other processes disturb
/// least), the ratio to the faster peer, and the geometric means.
/// </summary>
internal sealed class AgainstPeers(Process peer)
{
    private const int Rounds = 5;
    private const double Seconds = 0.03; // a round

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
        long begin = Stopwatch.GetTimestamp();
        for (int count = 0; count < 3 || Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds; count++)
        {
            long start = Stopwatch.GetTimestamp();
            step();
            least = Math.Min(least, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return least;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
