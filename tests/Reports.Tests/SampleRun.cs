using System.Numerics;
using System.Text;
using Verify.Evidence;

namespace Verify.Reports.Tests;

/// <summary>A run folder made by hand: every verdict, rung and kind of evidence, and strings that mean harm.</summary>
internal sealed class SampleRun : IDisposable
{
    public const string Script = "<script>alert(1)</script>";

    public static readonly Source Novikoff = new("Novikoff 1962", "A. B. J. Novikoff", "On convergence proofs on perceptrons", "Proceedings of the Symposium on the Mathematical Theory of Automata 12, 615–622", 1962);

    private SampleRun(string root) => Folder = new RunFolder(root);

    public RunFolder Folder { get; }

    public static SampleRun Of(params IReadOnlyList<ClaimEvidence> claims)
    {
        var sample = new SampleRun(Path.Combine(Path.GetTempPath(), "verify-reports-" + Guid.NewGuid().ToString("N")));
        foreach (var claim in claims)
        {
            sample.Folder.WriteJson(RunFolder.ClaimPath(claim.Id), claim);
            foreach (var c in claim.Certificates)
                sample.Folder.Write(c.Path, Bytes(c.Name, (int)c.Bytes));
        }

        sample.Folder.WriteJson("run.json", new RunRecord(RunRecord.CurrentFormat, "0.1.0", 20260101, Effort.Quick, ["*"], null, [.. claims.Select(ClaimEntry.Of)]));
        sample.Time(1.5);
        return sample;
    }

    public static SampleRun Rich() => Of(Claims());

    public static IReadOnlyList<ClaimEvidence> Claims() => [Convergence(), Statistical(), Vacuous(), Refuted(), Inconclusive(), Illustrated()];

    public void Time(double seconds) => Folder.WriteJson("timings.json", new TimingsRecord(
        new Dictionary<string, string> { ["runtime"] = ".NET 10.0", ["processor"] = "x64 with AVX2", ["cores"] = "2" }, 2, new Dictionary<string, double> { ["perceptrons/convergence"] = seconds }));

    public static CertificateEvidence Certificate(string id, string name, int bytes = 200, bool? accepted = true) => new(
        name, RunFolder.CertificatePath(id, name), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes(name, bytes))), bytes, "separation", accepted, accepted == false ? "The margin is negative." : "The margin of all 40 points is at least 3/4.");

    public static Statement Sentence(string id, string title, Rung rung = Rung.Exact) => new(
        id, title, @"M \le (R/\gamma)^2", "On separable data with margin $\\gamma$ in a ball of radius $R$ the perceptron errs at most $(R/\\gamma)^2$ times, in any order of presentation.", ["The data are separable through the origin with margin $\\gamma > 0$.", "$\\|x_i\\| \\le R$ for every $i$."], [Novikoff.At("Theorem 1")], rung);

    public static ClaimEvidence Claim(string id, params IReadOnlyList<Comparison> comparisons) => new(
        id, Sentence(id, "The claim " + id, comparisons.Min(c => c.Rung)), [new("measure", comparisons, [], [], [], [])], [], [], [Caught()], []);

    public static ControlEvidence Caught() => new("half of it", "the whole is needed", ControlVerdict.Refuted, new("measured", Number.Exact(2), Relation.AtMost, Number.Exact(1)));

    public static ClaimEvidence Convergence()
    {
        const string id = "perceptrons/convergence";
        var certificate = Certificate(id, "worst-order");
        return new(
            id,
            Sentence(id, "The perceptron makes at most $(R/\\gamma)^2$ mistakes"),
            [
                new(
                    "worst order",
                    [
                        new("mistakes", Number.Exact(61), Relation.AtMost, Number.Exact(64), new("worst-order", "mistakes")),
                        new("a number of 300 digits", Number.Exact(BigInteger.Pow(10, 299) + 7), Relation.Above, Number.Exact(BigInteger.Pow(3, 400), BigInteger.Pow(2, 500)), new("worst-order", "mistakes")),
                        new("quantity_with_a_name_that_has_no_spaces_and_goes_on_and_on_" + new string('x', 200), Number.Exact(1), Relation.Equal, Number.Exact(1), new("worst-order", "mistakes")),
                    ],
                    [SampleFigures.Mistakes("worst-order"), SampleFigures.Network()],
                    ["Orders were tried exhaustively for up to 8 points."],
                    [],
                    []),
            ],
            [],
            [new("the bound keeps for rational data", 1000, Verdict.Holds, 0.25)],
            [new("$R/\\gamma$ bounds the mistakes", "the exponent must be 2", ControlVerdict.Refuted, new("mistakes", Number.Exact(61), Relation.AtMost, Number.Exact(8)))],
            [certificate, Certificate(id, "large", 60_000)]);
    }

    private static ClaimEvidence Statistical() => new(
        "depth/back-propagation",
        Sentence("depth/back-propagation", "Back-propagation finds an XOR network: ℝ, ∑, ‖x‖₂, 𝔼, 中文, é, ﷽", Rung.Statistical),
        [
            new("training", [new("success rate", Number.Estimated(0.93, 0.91, 0.95, 1e-5), Relation.AtLeast, Number.Exact(1, 2))], [SampleFigures.Intervals(), SampleFigures.Bars()], [], [], []),
        ],
        [],
        [],
        [new("success rate at least 0.99", "the rate is about 0.93", ControlVerdict.Refuted, new("success rate", Number.Estimated(0.93, 0.91, 0.95, 1e-5), Relation.AtLeast, Number.Exact(99, 100)), new("power", Number.Enclosed(0.9999995, 0.9999999), Relation.AtLeast, Number.Exact(999999, 1000000)))],
        []);

    private static ClaimEvidence Vacuous() => new(
        "generalization/margin-bound",
        Sentence("generalization/margin-bound", "The margin bound on the risk", Rung.Enclosed),
        [new("bound", [new("risk", Number.Enclosed(0.1, 0.2), Relation.AtMost, Number.Enclosed(3, 3.5), TrivialBound: Number.Exact(1))], [SampleFigures.Heat(), SampleFigures.Regions()], [], [], [])],
        [],
        [],
        [new("half the bound", "for no reason", ControlVerdict.Survived, new("risk", Number.Exact(0), Relation.AtMost, Number.Exact(1)))],
        []);

    private static ClaimEvidence Refuted() => new(
        "depth/script",
        Sentence("depth/script", Script, Rung.Enclosed) with { Prose = Script + " & \"quotes\" 'single' ]]> <!-- ${x}", Hypotheses = ["<img src=x onerror=alert(4)>"] },
        [new("<b>bold</b>", [new(Script, Number.Enclosed(2, 3), Relation.AtMost, Number.Enclosed(1, 1.5)), new("nothing", Number.Enclosed(double.NaN, double.PositiveInfinity), Relation.Below, Number.Exact(1))], [SampleFigures.Hostile()], [new string('y', 400)], ["a hypothesis failed: \0\u0007\uFFFE"], ["a certificate proves 3, not 2"])],
        [],
        [new("law " + Script, 17, Verdict.Refuted, -0.5, "x = " + Script, "depth/script:7f3a.12.27")],
        [],
        [Certificate("depth/script", "rejected", accepted: false)]);

    private static ClaimEvidence Inconclusive() => new(
        "depth/open",
        Sentence("depth/open", "An enclosure too wide", Rung.Enclosed),
        [new("wide", [new("value", Number.Enclosed(0, 2), Relation.AtMost, Number.Exact(1))], [SampleFigures.Categories()], [], [], [])],
        [],
        [new("exhausted", 0, Verdict.Inconclusive, double.NaN)],
        [new("control that threw", "it is false", ControlVerdict.Inconclusive, Obstacle: "InvalidOperationException: no")],
        []);

    private static ClaimEvidence Illustrated() => new(
        "perceptrons/trend",
        Sentence("perceptrons/trend", "Mistakes grow with the inverse margin squared", Rung.Empirical),
        [new("fit", [new("exponent", Number.Observed(1.97, 1.9, 2.04), Relation.AtMost, Number.Exact(21, 10))], [SampleFigures.Mistakes(null)], [], [], [])],
        [new("a picture", [SampleFigures.Regions() with { Name = "again" }], ["Drawn for the eye."])],
        [],
        [Caught()],
        []);

    public void Dispose()
    {
        if (Directory.Exists(Folder.Root))
            Directory.Delete(Folder.Root, recursive: true);
    }

    private static byte[] Bytes(string name, int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(name + "\n", (count / (name.Length + 1)) + 1))[..count]);
}
