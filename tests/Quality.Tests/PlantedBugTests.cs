using Verify.Cli.Tests;

namespace Verify.Quality.Tests;

/// <summary>Does the suite catch planted bugs? Every fault turns its run to the right exit code, and the right sentence says why.</summary>
public sealed class PlantedBugTests
{
    private const string Comparison = "experiment «squared length» is refuted: ";
    private const string Open = "experiment «squared length» is inconclusive: ";
    private const string Control = "control «|w|² = 5» is inconclusive, not refuted: ";

    public static TheoryData<string, int, string> Faults => new()
    {
        { "wrong-constant", 1, Comparison + "|w|²: 4 = 3." },
        { "hostile-title", 1, Comparison + "<b>|w|²</b> [blink] \\u001b[2J: 5 ≤ 4." },
        { "forged", 1, "experiment «squared length»: the certificate «vector» was rejected: $.witness.weights: y <w, x> is -2 at point 0, expected at least 1." },
        { "garbage", 1, "the certificate «vector» was rejected: not JSON" },
        { "proves-another", 1, "the certificate «vector» verifies normSquared = 9, the experiment says 4." },
        { "proves-nothing", 1, "the certificate «vector» verifies no fact «truth», only dimension, minimum, normSquared" },
        { "no-certificate", 1, "there is no certificate «vector»." },
        { "surviving-control", 1, "control «2² is 4» survived: |w|²: 4 = 4. It is false because it is not false at all, so the check cannot tell true from false." },
        { "rung-too-high", 1, "the evidence stands on the rung enclosed, below the pinned exact." },
        { "counterexample", 1, "property «all integers are below 100» is refuted: smallest counterexample 100; worst slack -" },
        { "not-a-number", 3, Open + "|w|²: [NaN, NaN] ≤ 4 has a side that is no number." },
        { "infinite-bound", 3, Open + "|w|²: [4, 4] ≤ [Infinity, Infinity] has a side that is no number." },
        { "raises", 3, Open + "FormatException: the planted exception." },
        { "failed-hypothesis", 3, Open + "a hypothesis failed: the vector has length two." },
        { "same-quantity-twice", 3, Open + "two comparisons are called «|w|²»." },
        { "compares-nothing", 3, "experiment «squared length» compared nothing." },
        { "no-experiment", 3, "no experiment measures anything." },
        { "no-control", 3, "no control shows that the checks can fail." },
        { "lost-control", 3, Control + "0 comparisons are called «|w|³», expected one of: |w|²." },
        { "raising-control", 3, Control + "FormatException: the planted exception." },
        { "foreign-control", 3, Control + "its sibling is called «another», like no experiment of the claim" },
        { "powerless-control", 3, "control «the mean is at most 0.1» is inconclusive, not refuted: a statistical control must state its power." },
        { "exhausted", 3, "property «integers that differ from themselves» is inconclusive: only 0 of 100 cases met the law's condition." },
        { "undefined-slack", 3, "property «a slack that is no number» is inconclusive: the slack of 101 is not a number." },
        { "raising-property", 3, "property «a slack that raises» is inconclusive: 101 raised FormatException: the planted exception." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_bug_fails_the_run_and_is_named(string claim, int code, string sentence)
    {
        using var command = new Command();
        var outcome = command.RunPlanted(claim, "run");
        Assert.Contains($"planted/{claim}: {(sentence.StartsWith("the certificate", StringComparison.Ordinal) || sentence.StartsWith("there is", StringComparison.Ordinal) ? "experiment «squared length»: " : "")}{sentence}", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((code, ""), (outcome.Code, outcome.Error));
    }

    [Fact]
    public void A_sound_claim_among_them_passes()
    {
        using var command = new Command();
        Assert.Equal(0, command.RunPlanted("sound", "run").Code);
    }

    [Fact]
    public void Every_planted_claim_has_its_test()
    {
        using var command = new Command();
        var listed = System.Text.Json.JsonDocument.Parse(command.Run("list", "planted", "--assembly", Command.Planted, "--json").Output).RootElement.EnumerateArray()
            .Select(c => c.GetProperty("statement").GetProperty("id").GetString()!["planted/".Length..]);
        Assert.Equal(Faults.Select(f => f.Data.Item1).Concat(["sound", "slow", "large-certificate", "worsening"]).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_refuted_claim_among_sound_ones_fails_the_run_and_outweighs_an_open_one()
    {
        using var command = new Command();
        var outcome = command.Run("run", "planted/sound", "planted/raises", "planted/wrong-constant", "--assembly", Command.Planted, "--format", "none");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("3 claims: 1 hold, 1 refuted, 1 inconclusive.", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("counterexample", 1, "refuted: 100")]
    [InlineData("undefined-slack", 3, "inconclusive: the slack of 101 is not a number")]
    [InlineData("raising-property", 3, "inconclusive: 101 raised FormatException")]
    public void The_replay_line_as_printed_reproduces_the_failure(string claim, int code, string said)
    {
        using var command = new Command();
        string output = command.RunPlanted(claim, "run").Output;
        const string Prompt = "Replay: verify run --replay '";
        string line = output[(output.IndexOf(Prompt, StringComparison.Ordinal) + Prompt.Length)..].Split('\'')[0];
        var replayed = command.Run("run", "--replay", line, "--assembly", Command.Planted);
        Assert.Equal((code, ""), (replayed.Code, replayed.Error));
        Assert.Contains(said, replayed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_do_not_depend_on_the_seed()
    {
        using var command = new Command();
        Assert.Equal(0, command.RunPlanted("sound", "run", "--seed", "18446744073709551615").Code);
        Assert.Equal(1, command.RunPlanted("counterexample", "run", "--seed", "0").Code);
    }
}
