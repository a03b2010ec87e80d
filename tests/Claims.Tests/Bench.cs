using Verify.Evidence;

namespace Verify.Claims.Tests;

/// <summary>A claim put together for one test.</summary>
internal sealed class MadeClaim : Claim
{
    public string Name { get; init; } = "topic/claim";

    public override Statement Statement => new(Name, "Title", "a", "Prose.", [], [], Rung.Enclosed);

    public Func<IEnumerable<Experiment>> Measures { get; init; } = () => [Bench.Comparing("experiment", 1)];

    public IReadOnlyList<Property> Laws { get; init; } = [];

    public IReadOnlyList<Control> Siblings { get; init; } = [new("false", "it is not true", Bench.Comparing("experiment", 3), "one")];

    public IReadOnlyList<Illustration> Pictures { get; init; } = [];

    public override IEnumerable<Experiment> Experiments => Measures();

    public override IEnumerable<Property> Properties => Laws;

    public override IEnumerable<Control> Controls => Siblings;

    public override IEnumerable<Illustration> Illustrations => Pictures;
}

/// <summary>Runs claims in a folder of its own.</summary>
internal sealed class Bench : IDisposable, IRunObserver
{
    private readonly string root = Directory.CreateTempSubdirectory("verify-test-").FullName;

    public RunFolder Folder => new(Path.Combine(root, "run"));

    public static Experiment Comparing(string name, int one) => new(name, _ => Findings(one));

    public static Findings Findings(int one, params string[] remarks) => new() { Comparisons = [new("one", Number.Exact(one), Relation.Equal, Number.Exact(1))], Remarks = remarks };

    public static RunPlan Plan(Claim claim, ulong seed = 1, int jobs = 2) => new([claim], ["topic"], seed, Effort.Quick, null, jobs, "1.0.0");

    public ClaimEvidence Run(Claim claim, ulong seed = 1, int jobs = 2, bool resume = false) => Run(Plan(claim, seed, jobs), resume);

    public ClaimEvidence Run(Claim claim, Judge judge) => Run(Plan(claim), judge: judge);

    public ClaimEvidence Run(RunPlan plan, bool resume = false, Judge? judge = null, CancellationToken cancellation = default) =>
        new Runner(judge, this).Run(plan, Folder, resume, new Dictionary<string, string>(), cancellation)[0];

    public PropertyEvidence Check(Property law) => Run(new MadeClaim { Laws = [law] }).Properties.Single();

    public SortedDictionary<string, string> Contents() => new(
        Directory.EnumerateFiles(Folder.Root, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("timings.json", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(Folder.Root, f), f => Convert.ToHexString(File.ReadAllBytes(f))),
        StringComparer.Ordinal);

    public void Progressed(string claim, string unit, double fraction)
    {
    }

    public void Finished(ClaimEvidence claim, TimeSpan time)
    {
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}

/// <summary>A public claim, for the catalogue to find.</summary>
public sealed class SecondOfDepth : Claim
{
    public override Statement Statement => new("depth/second", "Title", "a", "Prose.", [], [], Rung.Enclosed, Order: 2);

    public override IEnumerable<Experiment> Experiments => [];

    public override IEnumerable<Property> Properties => [];

    public override IEnumerable<Control> Controls => [];
}

/// <summary>Earlier in its topic, later by name.</summary>
public sealed class FirstOfDepth : Claim
{
    public override Statement Statement => new("depth/zeroth", "Title", "a", "Prose.", [], [], Rung.Enclosed, Order: 1);

    public override IEnumerable<Experiment> Experiments => [];

    public override IEnumerable<Property> Properties => [];

    public override IEnumerable<Control> Controls => [];
}

/// <summary>Of a topic that comes before depth in the course and after it in the alphabet.</summary>
public sealed class OfPerceptrons : Claim
{
    public override Statement Statement => new("perceptrons/made", "Title", "a", "Prose.", [], [], Rung.Enclosed);

    public override IEnumerable<Experiment> Experiments => [];

    public override IEnumerable<Property> Properties => [];

    public override IEnumerable<Control> Controls => [];
}
