using BenchmarkDotNet.Attributes;
using Verify.Evidence;
using Verify.Reports;

namespace Verify.Bench;

/// <summary>A run folder rendered as PDF from its files: one claim and one figure of 400 points with its bound a page, fonts found and subset anew each time.</summary>
[MemoryDiagnoser]
public class ReportRendering
{
    private readonly RunFolder folder = new(Directory.CreateTempSubdirectory("verify-bench-").FullName);

    /// <summary>Claims, and so figures.</summary>
    [Params(20, 40)]
    public int Figures { get; set; }

    /// <summary>Writes the run folder.</summary>
    [GlobalSetup]
    public void WriteRun()
    {
        var claims = Enumerable.Range(0, Figures).Select(Claim).ToList();
        foreach (var claim in claims)
            folder.WriteJson(RunFolder.ClaimPath(claim.Id), claim);
        folder.WriteJson("run.json", new RunRecord(RunRecord.CurrentFormat, "0.0.0", 1, Effort.Quick, [], null, [.. claims.Select(ClaimEntry.Of)]));
        Console.WriteLine($"{Figures} figures: {new FileInfo(Pdf()).Length} bytes");
    }

    /// <summary>Removes the run folder.</summary>
    [GlobalCleanup]
    public void Remove() => Directory.Delete(folder.Root, recursive: true);

    /// <summary>The whole document.</summary>
    [Benchmark]
    public string Pdf() => ReportWriter.Write(folder, [ReportFormat.Pdf], new ReportOptions())[0];

    private static ClaimEvidence Claim(int number)
    {
        string id = $"topic-{number / 10}/claim-{number}";
        double[] x = [.. Enumerable.Range(1, 400).Select(i => i / 40.0)];
        var figure = new Figure(
            "figure",
            $"Series {number}",
            "The measured points keep below the bound $x^2/(1+x)$.",
            new("$x$"),
            new("error"),
            [
                new Points(Role.Measurement, "measured", x, [.. x.Select(v => v * v / (1.5 + v) * (1 + (0.1 * Math.Sin(number + (9 * v)))))]),
                new Curve(Role.Bound, "bound", x, [.. x.Select(v => v * v / (1 + v))]),
                new Curve(Role.Control, "half of it", x, [.. x.Select(v => v * v / (2 + (2 * v)))]),
            ]);
        return new(
            id,
            new Statement(id, $"Claim {number}", @"\sup_x f(x) \le \frac{x^2}{1+x}", "The error of $f$ is at most $x^2/(1+x)$.", ["$x > 0$"], [new Source("Bench 2026", "Nobody", "A claim to be rendered", "Nowhere", 2026)], Rung.Enclosed),
            [new("measure", [.. Enumerable.Range(0, 6).Select(i => new Comparison($"error at {i}", Number.Exact(i), Relation.AtMost, Number.Exact(9)))], [figure], ["One remark."], [], [])],
            [],
            [],
            [new("half of it", "the whole is needed", ControlVerdict.Refuted, new("error", Number.Exact(2), Relation.AtMost, Number.Exact(1)))],
            []);
    }
}
