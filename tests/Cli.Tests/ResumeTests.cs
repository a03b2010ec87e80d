using System.Text.RegularExpressions;

namespace Verify.Cli.Tests;

/// <summary>A run that was interrupted and resumed leaves the bytes of one that was not.</summary>
public sealed partial class ResumeTests
{
    private static readonly string[] Slow = ["run", "planted/slow", "planted/sound", "--assembly", Command.Planted, "--format", "none", "--out"];

    [Fact]
    public void Interrupted_or_killed_and_resumed_a_run_ends_with_the_same_bytes_as_on_one_core()
    {
        using var command = new Command();
        Assert.Equal(0, command.Run([.. Slow, "whole", "--jobs", "1"]).Code);

        using (var process = command.Started("interrupted", [.. Slow, "interrupted", "--jobs", "2"]))
        {
            Command.Interrupt(process);
            var outcome = Command.Outcome(process);
            Assert.Equal((3, ""), (outcome.Code, outcome.Output));
            Assert.False(File.Exists(command.At("interrupted/run.json")));
            Assert.Equal(3, command.Run("check", "interrupted").Code);

            // The message says how to go on, word for word.
            string resume = ResumeLine().Match(outcome.Error).Groups["words"].Value;
            Assert.Equal(0, command.Run(resume.Split(' ')).Code);
            Assert.Equal(command.Contents("whole"), command.Contents("interrupted"));
        }

        using (var process = command.Started("killed", [.. Slow, "killed", "--jobs", "2"]))
        {
            process.Kill();
            Command.Outcome(process);
            Assert.False(File.Exists(command.At("killed/run.json")));
            string[] options = [.. Slow, "killed", "--resume"];
            var other = command.Run([.. options, "--seed", "7"]);
            Assert.Equal(2, other.Code);
            Assert.Contains("was started with --seed 20261, not 7. Give the same options, or run without --resume to start anew.", other.Error, StringComparison.Ordinal);
            Assert.Equal(0, command.Run(options).Code);
            Assert.Equal(command.Contents("whole"), command.Contents("killed"));
        }
    }

    [Fact]
    public void A_second_interruption_ends_the_run_at_once_and_it_can_still_be_resumed()
    {
        using var command = new Command();
        using var process = command.Started("twice", [.. Slow, "twice", "--effort", "thorough", "--jobs", "1"]);
        Command.Interrupt(process);
        Assert.Contains("interrupt again to stop at once", process.StandardError.ReadLine(), StringComparison.Ordinal);
        Command.Interrupt(process);
        var outcome = Command.Outcome(process);

        // 128 + SIGINT: the process did not wait for its shard, so it had no time for a message either.
        Assert.Equal((130, "", ""), (outcome.Code, outcome.Output, outcome.Error));
        Assert.True(File.Exists(command.At("twice/.partial/plan.json")));
        Assert.Contains("--effort thorough, not quick", command.Run([.. Slow, "twice", "--resume"]).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_not_resumed_by_another_build()
    {
        using var command = new Command();
        using var process = command.Started("built", [.. Slow, "built", "--jobs", "1"]);
        process.Kill();
        Command.Outcome(process);
        string plan = command.At("built/.partial/plan.json");
        string text = File.ReadAllText(plan);
        string other = ModuleVersion().Replace(text, "${build}" + Guid.Empty);
        Assert.NotEqual(text, other);
        File.WriteAllText(plan, other);
        var outcome = command.Run([.. Slow, "built", "--resume"]);
        Assert.Equal(2, outcome.Code);
        Assert.Contains("was started with another build of Verify.Planted.", outcome.Error, StringComparison.Ordinal);
        File.WriteAllText(plan, text);
        Assert.Equal(0, command.Run([.. Slow, "built", "--resume"]).Code);
    }

    [Fact]
    public void Two_runs_never_write_to_one_folder()
    {
        using var command = new Command();
        using var process = command.Started("busy", [.. Slow, "busy"]);
        var second = command.RunPlanted("sound", "busy");
        process.Kill();
        Command.Outcome(process);
        Assert.Equal(2, second.Code);
        Assert.Contains("Another run is writing to busy.", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_run_is_resumed_without_change_and_restarted_when_asked_for_anew()
    {
        using var command = new Command();
        command.RunPlanted("sound", "run");
        var before = command.Contents("run");
        Assert.Equal(0, command.RunPlanted("sound", "run", "--resume").Code);
        Assert.Equal(before, command.Contents("run"));
        Assert.Equal(2, command.RunPlanted("sound", "run", "--resume", "--effort", "standard").Code);
        Assert.Equal(before, command.Contents("run"));
        Assert.Equal(1, command.RunPlanted("forged", "run").Code);
        Assert.DoesNotContain("claims/planted/sound.json", command.Contents("run").Keys);
    }

    [GeneratedRegex("(?<build>Verify.Planted )[0-9a-f-]{36}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ModuleVersion();

    [GeneratedRegex("go on with: verify (?<words>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResumeLine();
}
