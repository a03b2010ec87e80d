namespace Verify.Cli.Tests;

/// <summary>The sample of a user's own project, and the regressions that it is there to find.</summary>
public sealed class SampleTests
{
    [Fact]
    public void The_sample_holds_is_checked_and_agrees_with_its_baseline()
    {
        using var command = new Command();
        var run = command.Run("run", "numerical/*", "--assembly", Command.Sample, "--out", "run", "--format", "none");
        Assert.True(run.Code == 0, run.Output + run.Error);
        Assert.Equal(["numerical/linear-solver.json", "numerical/simpson.json"], Directory.EnumerateFiles(command.At("run/claims"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(command.At("run/claims"), f)).Order(StringComparer.Ordinal));
        Assert.Equal(0, command.Run("check", "run").Code);
        var compared = command.Run("compare", Path.Combine(Command.SampleFolder, "baseline"), "run");
        Assert.True(compared.Code == 0, compared.Output + compared.Error);
    }

    [Fact]
    public void A_claim_that_no_longer_holds_is_a_regression()
    {
        using var command = new Command();
        Assert.Equal(0, command.RunPlanted("worsening", "before").Code);
        Assert.Equal(0, command.Run("accept", "before", "--baseline", "base").Code);
        Assert.Equal(1, command.RunPlanted("worsening", "after", "--effort", "standard").Code);
        Assert.Equal(0, command.Run("compare", "base", "before").Code);
        var outcome = command.Run("compare", "base", "after");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("Regression", outcome.Output, StringComparison.Ordinal);
    }
}
