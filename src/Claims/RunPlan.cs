using Verify.Evidence;
using Verify.Numerics;

namespace Verify.Claims;

/// <summary>What a run is to do.</summary>
/// <param name="Claims">The claims, in the order of the catalogue.</param>
/// <param name="Patterns">What the user asked for, as given.</param>
/// <param name="Seed">The seed of every stream.</param>
/// <param name="Effort">The effort of every claim.</param>
/// <param name="Data">The user's data set, if any.</param>
/// <param name="Jobs">How many units may run at once; results never depend on it.</param>
/// <param name="Version">The SemVer of the Verify that runs.</param>
public sealed record RunPlan(IReadOnlyList<Claim> Claims, IReadOnlyList<string> Patterns, ulong Seed, Effort Effort, DataRecord? Data, int Jobs, string Version)
{
    internal PlanRecord Record => new(RunRecord.CurrentFormat, Version, Seed, Effort, Patterns, Data, [.. Claims.Select(c => c.Id)], Builds);

    // Two builds of one version may measure differently, and shards of both must not be folded together.
    private IReadOnlyList<string> Builds =>
    [
        .. Claims.Select(c => c.GetType().Assembly).Append(typeof(Runner).Assembly).Append(typeof(RandomStream).Assembly).Distinct()
            .Select(a => $"{a.GetName().Name} {a.ManifestModule.ModuleVersionId}").Order(StringComparer.Ordinal),
    ];
}

/// <summary>The file .partial/plan.json: what must be equal for a run to be resumed.</summary>
internal sealed record PlanRecord(string Format, string Version, ulong Seed, Effort Effort, IReadOnlyList<string> Patterns, DataRecord? Data, IReadOnlyList<string> Claims, IReadOnlyList<string>? Builds)
{
    /// <summary>The first thing in which two plans differ, in words; null if they agree.</summary>
    public string? DifferenceFrom(PlanRecord other) =>
        Version != other.Version ? $"version {other.Version}, not {Version}"
        : Seed != other.Seed ? $"--seed {other.Seed}, not {Seed}"
        : Effort != other.Effort ? $"--effort {other.Effort.ToString().ToLowerInvariant()}, not {Effort.ToString().ToLowerInvariant()}"
        : !Patterns.SequenceEqual(other.Patterns) ? $"patterns «{string.Join(' ', other.Patterns)}», not «{string.Join(' ', Patterns)}»"
        : Data != other.Data ? $"data {Shown(other.Data)}, not {Shown(Data)}"
        : !Claims.SequenceEqual(other.Claims) ? "another list of claims"
        : Builds is not null && other.Builds is not null && !Builds.SequenceEqual(other.Builds) ? $"another build of {string.Join(", ", other.Builds.Except(Builds).Select(b => b.Split(' ')[0]))}"
        : null;

    private static string Shown(DataRecord? data) => data is null ? "none" : $"{data.File} (SHA-256 {data.Sha256[..Math.Min(8, data.Sha256.Length)]}…)";
}

/// <summary>A run cannot start as asked; the message says what was expected, what came, and what to do.</summary>
public sealed class RunRefusedException : Exception
{
    /// <summary>With a message fit for the user.</summary>
    public RunRefusedException(string message)
        : base(message)
    {
    }
}

/// <summary>Hears of a run's progress; called from many threads.</summary>
public interface IRunObserver
{
    /// <summary>A unit of a claim (an experiment, a property, a control) has come this far, 0 to 1.</summary>
    void Progressed(string claim, string unit, double fraction);

    /// <summary>A claim's evidence is complete and written.</summary>
    void Finished(ClaimEvidence claim, TimeSpan time);
}
