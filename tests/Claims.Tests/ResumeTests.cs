using Verify.Evidence;

namespace Verify.Claims.Tests;

public sealed class ResumeTests : IDisposable
{
    private readonly Bench bench = new();

    [Fact]
    public void A_resumed_run_keeps_finished_shards_and_ends_with_the_same_bytes()
    {
        using var whole = new Bench();
        whole.Run(Sharded(_ => { }));

        using var source = new CancellationTokenSource();
        int done = 0;
        var interrupted = Sharded(_ =>
        {
            if (++done == 6)
                source.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => bench.Run(Bench.Plan(interrupted, jobs: 1), cancellation: source.Token));
        Assert.False(File.Exists(Path.Combine(bench.Folder.Root, "run.json")));

        // As a killed process leaves them.
        File.WriteAllText(Path.Combine(bench.Folder.Root, "run.json.1-1.tmp"), "half");
        Directory.CreateDirectory(Path.Combine(bench.Folder.Root, "claims", "topic"));
        File.WriteAllText(Path.Combine(bench.Folder.Root, "claims", "topic", "claim.json.1-1.tmp"), "half");

        int again = 0;
        bench.Run(Sharded(_ => Interlocked.Increment(ref again)), resume: true);
        Assert.Equal(10 - 6, again);
        Assert.Equal(whole.Contents(), bench.Contents());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void A_shard_cut_short_is_computed_again(int kept)
    {
        Interrupt();
        string shard = Directory.EnumerateFiles(Path.Combine(bench.Folder.Partial, "shards"), "*.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(shard, File.ReadAllText(shard)[..kept]);
        int again = 0;
        bench.Run(Sharded(_ => Interlocked.Increment(ref again)), resume: true);
        Assert.Equal(10, again);
    }

    public static TheoryData<string, string> Others => new()
    {
        { "seed", "was started with --seed 1, not 2." },
        { "effort", "was started with --effort quick, not thorough." },
        { "patterns", "was started with patterns «topic», not «*»." },
        { "version", "was started with version 1.0.0, not 2.0.0." },
        { "data", "was started with data none, not file.csv (SHA-256 abcdefgh…)." },
        { "claims", "was started with another list of claims." },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_run_is_never_resumed(string what, string message)
    {
        Interrupt();
        var before = bench.Contents();
        var plan = Bench.Plan(Sharded(_ => { }), jobs: 1);
        plan = what switch
        {
            "seed" => plan with { Seed = 2 },
            "effort" => plan with { Effort = Effort.Thorough },
            "patterns" => plan with { Patterns = ["*"] },
            "version" => plan with { Version = "2.0.0" },
            "data" => plan with { Data = new("file.csv", "abcdefghijkl", 1, 1, "label", null) },
            _ => plan with { Claims = [.. plan.Claims, new MadeClaim { Name = "topic/more" }] },
        };
        Assert.Contains(message, Assert.Throws<RunRefusedException>(() => bench.Run(plan, resume: true)).Message, StringComparison.Ordinal);
        Assert.Equal(before, bench.Contents());
    }

    [Fact]
    public void The_number_of_jobs_may_change()
    {
        Interrupt();
        Assert.Equal(Verdict.Holds, bench.Run(Sharded(_ => { }), jobs: 7, resume: true).Verdict);
    }

    [Fact]
    public void A_finished_claim_with_a_changed_certificate_is_run_again()
    {
        int runs = 0;
        var claim = new MadeClaim { Measures = () => [new("experiment", _ => { runs++; return Bench.Findings(1) with { Certificates = [new("c", "{}"u8.ToArray())] }; })] };
        bench.Run(claim);
        bench.Run(claim, resume: true);
        Assert.Equal(1, runs);
        File.WriteAllText(Path.Combine(bench.Folder.Root, RunFolder.CertificatePath("topic/claim", "c")), "{ }");
        bench.Run(claim, resume: true);
        Assert.Equal(2, runs);
    }

    [Fact]
    public void A_folder_of_other_files_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(bench.Folder.Root);
        File.WriteAllText(Path.Combine(bench.Folder.Root, "letter.txt"), "dear reader");
        foreach (bool resume in (bool[])[false, true])
            Assert.Contains("holds no run of Verify, so nothing in it was touched", Assert.Throws<RunRefusedException>(() => bench.Run(new MadeClaim(), resume: resume)).Message, StringComparison.Ordinal);
        Assert.Equal(["letter.txt"], bench.Contents().Keys);
    }

    [Fact]
    public void A_restart_removes_what_the_last_run_wrote_and_nothing_else()
    {
        bench.Run(new MadeClaim { Name = "topic/old" });
        foreach (string file in (string[])["report.pdf", "baseline.json", "letter.txt", "claims.txt"])
            File.WriteAllText(Path.Combine(bench.Folder.Root, file), "");
        bench.Run(new MadeClaim { Name = "topic/new" });
        Assert.Equal(["claims.txt", "claims/topic/new.json", "letter.txt", "run.json"], bench.Contents().Keys);
    }

    [Fact]
    public void A_folder_is_held_by_one_run_at_a_time()
    {
        string? refusal = null;
        using var busy = new Bench();
        var experiment = new Experiment("experiment", _ =>
        {
            refusal ??= Assert.Throws<RunRefusedException>(() => busy.Run(new MadeClaim())).Message;
            return Bench.Findings(1);
        });
        var claim = new MadeClaim { Measures = () => [experiment] };
        Assert.Equal(Verdict.Holds, busy.Run(claim).Verdict);
        Assert.StartsWith("Another run is writing to ", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_killed_while_it_cleared_the_folder_can_be_started_again()
    {
        Directory.CreateDirectory(bench.Folder.Partial);
        File.WriteAllText(Path.Combine(bench.Folder.Partial, "hold"), "");
        Assert.Equal(Verdict.Holds, bench.Run(new MadeClaim()).Verdict);
    }

    public void Dispose() => bench.Dispose();

    private static MadeClaim Sharded(Action<int> heard) => new()
    {
        Measures = () => [new("experiment", c => Bench.Findings(1, [.. c.Map(10, k =>
        {
            heard(k);
            return c.Stream(k).NextUInt64();
        }).Select(w => $"{w}")]))],
    };

    private void Interrupt()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => bench.Run(Bench.Plan(Sharded(_ => source.Cancel()), jobs: 1), cancellation: source.Token));
    }
}
