using System.Numerics;
using BenchmarkDotNet.Attributes;
using Verify.Numerics;
using Verify.Numerics.Separation;

namespace Verify.Bench;

/// <summary>
/// The exact maximal margin of data sets of the shapes of Fisher's iris (150 × 5) and the Wisconsin breast cancer data
/// (569 × 31, columns seven orders of magnitude apart); the constant column included. With VERIFY_BENCH_DATA naming a CSV file
/// whose last column is the label, of that file too, its first class against the rest.
/// </summary>
public class ExactMargin
{
    private const string Variable = "VERIFY_BENCH_DATA";

    /// <summary>Which data.</summary>
    [ParamsSource(nameof(Names))]
    public string Data { get; set; } = "";

    /// <summary>The synthetic shapes, and the file if one is named.</summary>
    public static IEnumerable<string> Names => Environment.GetEnvironmentVariable(Variable) is null ? ["iris", "cancer"] : ["iris", "cancer", "file"];

    private BigInteger[] points = [];
    private bool[] labels = [];

    /// <summary>Draws or reads the data.</summary>
    [GlobalSetup]
    public void Prepare() => (points, labels) = Data switch
    {
        "iris" => Drawn(150, [10, 10, 10, 10, 10]),
        "cancer" => Drawn(569, [10_000_000, .. Enumerable.Range(0, 30).Select(j => (int)Math.Pow(10, 2 + (j % 8)))]),
        _ => Read(Environment.GetEnvironmentVariable(Variable)!),
    };

    /// <summary>Separation first, then the margin.</summary>
    [Benchmark]
    public MaximalMargin Find() => MaximalMargin.Find<BigInteger>(points, points.Length / labels.Length, labels);

    private static (BigInteger[] Points, bool[] Labels) Drawn(int count, int[] magnitudes)
    {
        var stream = RandomStream.Named(1, "margin", $"{count}");
        int d = magnitudes.Length;
        double[][] rows = [.. Enumerable.Range(0, count).Select(_ => magnitudes.Select((_, j) => j == 0 ? 1 : stream.NextDouble(-1, 1)).ToArray())];
        return (
            [.. rows.SelectMany(row => row.Select((x, j) => (BigInteger)(x * magnitudes[j])))],
            [.. rows.Select(row => row.Select((x, j) => j == 0 ? 0 : x * ((j % 5) - 2.5)).Sum() > 0)]);
    }

    private static (BigInteger[] Points, bool[] Labels) Read(string path)
    {
        string[][] cells = [.. File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];
        int decimals = cells.Max(row => row[..^1].Max(cell => cell.Length - 1 - (cell.Contains('.') ? cell.IndexOf('.') : cell.Length - 1)));
        BigInteger unit = BigInteger.Pow(10, decimals);
        BigInteger[] flat = [.. cells.SelectMany(row => row[..^1].Select(cell => (BigInteger)(Rational.Parse(cell) * unit)).Append(unit))];
        return (flat, [.. cells.Select(row => row[^1] == cells[0][^1])]);
    }
}
