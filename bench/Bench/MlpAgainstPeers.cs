using System.Diagnostics;
using System.Globalization;

namespace Verify.Bench;

/// <summary>
/// <c>peers PYTHON SCRIPT</c>: our training step against numpy's and PyTorch's in alternating rounds, one thread each. Prints
/// medians in microseconds, the ratio to the faster peer, and the geometric means.
/// </summary>
internal static class MlpAgainstPeers
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
        Console.WriteLine("type  depth width inputs batch |     ours    numpy    torch | ratio");
        foreach (string type in (string[])["f32", "f64"])
        {
            double logarithms = 0;
            int shapes = 0;
            foreach (int depth in (int[])[2, 4])
            foreach (int width in (int[])[16, 64, 256])
            foreach (int inputs in (int[])[2, 20, 784])
            foreach (int batch in (int[])[32, 1000])
            {
                Action step = type == "f32" ? MlpTrainingStep.Step<float>(depth, width, inputs, batch) : MlpTrainingStep.Step<double>(depth, width, inputs, batch);
                string shape = $"{depth} {width} {inputs} {batch} {type} {Seconds.ToString(CultureInfo.InvariantCulture)}";
                var times = new List<double>[3];
                for (int i = 0; i < 3; i++)
                    times[i] = [];
                for (int round = 0; round < Rounds; round++)
                {
                    times[0].Add(Median(step));
                    times[1].Add(Ask(peer, $"numpy {shape}"));
                    times[2].Add(Ask(peer, $"torch {shape}"));
                }

                double[] medians = [.. times.Select(Middle)];
                double fastest = double.IsNaN(medians[2]) ? medians[1] : Math.Min(medians[1], medians[2]);
                logarithms += Math.Log(fastest / medians[0]);
                shapes++;
                Console.WriteLine($"{type} {depth,6} {width,5} {inputs,6} {batch,5} | {medians[0] * 1e6,8:F1} {medians[1] * 1e6,8:F1} {medians[2] * 1e6,8:F1} | {fastest / medians[0]:F2}");
            }

            Console.WriteLine($"{type}: geometric mean {Math.Exp(logarithms / shapes):F2} over {shapes} shapes");
        }

        peer.StandardInput.Close();
        peer.WaitForExit();
    }

    private static double Ask(Process peer, string line)
    {
        peer.StandardInput.WriteLine(line);
        return double.Parse(peer.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    private static double Median(Action step)
    {
        step();
        var times = new List<double>();
        long begin = Stopwatch.GetTimestamp();
        while (times.Count < 3 || Stopwatch.GetElapsedTime(begin).TotalSeconds < Seconds)
        {
            long start = Stopwatch.GetTimestamp();
            step();
            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return Middle(times);
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
