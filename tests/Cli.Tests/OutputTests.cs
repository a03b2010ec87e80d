using System.Text.Json;
using System.Xml.Linq;

namespace Verify.Cli.Tests;

public sealed class OutputTests
{
    [Theory]
    [InlineData("list")]
    [InlineData("show", "planted/hostile-title")]
    [InlineData("run", "planted/hostile-title", "planted/sound", "--format", "none")]
    [InlineData("run", "--help")]
    public void Piped_output_has_no_escape_codes_and_never_wraps(params string[] line)
    {
        using var command = new Command();
        var narrow = command.Run([.. line, "--assembly", Command.Planted], [("COLUMNS", "40"), ("GITHUB_ACTIONS", "true"), ("TERM", "xterm-256color"), ("CLICOLOR_FORCE", "1")]);
        var wide = command.Run([.. line, "--assembly", Command.Planted], [("COLUMNS", "4000")]);
        Assert.DoesNotContain('\u001b', narrow.Output + narrow.Error);
        Assert.Equal(Words(wide.Output), Words(narrow.Output));
        Assert.Equal(wide.Output.Split('\n').Length, narrow.Output.Split('\n').Length);

        static string[] Words(string text) => [.. text.Split([' ', '\n', '─'], StringSplitOptions.RemoveEmptyEntries).Where(w => !char.IsAsciiDigit(w[0]))];
    }

    [Fact]
    public void Every_claim_has_one_line_in_the_list()
    {
        using var command = new Command();
        string[] lines = command.Run("list", "planted", "--assembly", Command.Planted).Output.Split('\n');
        using var json = JsonDocument.Parse(command.Run("list", "planted", "--assembly", Command.Planted, "--json").Output);
        foreach (var claim in json.RootElement.EnumerateArray())
        {
            string id = claim.GetProperty("statement").GetProperty("id").GetString()!;
            Assert.Single(lines, l => l.Trim().Split(' ')[0] == id);
        }
    }

    [Fact]
    public void Json_of_a_run_is_run_json_and_nothing_else()
    {
        using var command = new Command();
        var outcome = command.RunPlanted("sound", "run", "--json");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(File.ReadAllText(command.At("run/run.json")), outcome.Output);
        Assert.Equal(20261, JsonDocument.Parse(outcome.Output).RootElement.GetProperty("seed").GetInt32());
    }

    [Fact]
    public void Json_of_show_check_and_compare_is_one_document()
    {
        using var command = new Command();
        command.RunPlanted("sound", "run");
        foreach (string[] line in (string[][])[["show", "planted/sound", "--assembly", Command.Planted], ["check", "run"], ["compare", "run", "run"]])
        {
            var outcome = command.Run([.. line, "--json"]);
            Assert.Equal((0, ""), (outcome.Code, outcome.Error));
            using var json = JsonDocument.Parse(outcome.Output);
            Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
        }
    }

    [Fact]
    public void A_run_ends_with_table_tally_ledger_and_place()
    {
        using var command = new Command();
        string output = command.RunPlanted("sound", "run").Output;
        Assert.Contains("planted/sound   exact   holds     |w|²: 4 = 4", output, StringComparison.Ordinal);
        Assert.Contains("1 claim: 1 hold.", output, StringComparison.Ordinal);
        Assert.Contains("Ledger: Σα = 0", output, StringComparison.Ordinal);
        Assert.Contains("Evidence: run. Re-check it with: verify check run", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Effort_is_read_in_any_case_and_written_in_one()
    {
        using var command = new Command();
        using var json = JsonDocument.Parse(command.RunPlanted("sound", "run", "--effort", "STANDARD", "--json").Output);
        Assert.Equal("standard", json.RootElement.GetProperty("effort").GetString());
    }

    [Fact]
    public void JUnit_has_a_case_a_check_and_a_failure_a_complaint()
    {
        using var command = new Command();
        command.Run("run", "planted/sound", "planted/wrong-constant", "planted/raises", "planted/rung-too-high", "--assembly", Command.Planted, "--format", "none", "--junit", "deep/er/results.xml");
        var root = XDocument.Load(command.At("deep/er/results.xml")).Root!;
        Assert.Equal(("16", "2", "1"), ((string)root.Attribute("tests")!, (string)root.Attribute("failures")!, (string)root.Attribute("errors")!));
        var failure = root.Descendants("failure").First(f => ((string)f.Parent!.Attribute("classname")!) == "planted/wrong-constant");
        Assert.Equal("experiment: squared length", (string)failure.Parent!.Attribute("name")!);
        Assert.Equal("experiment «squared length» is refuted: |w|²: 4 = 3", (string)failure.Attribute("message")!);
        Assert.Single(root.Descendants("failure"), f => (string?)f.Parent!.Attribute("name") == "claim: An enclosure that is pinned as exact");
    }

    [Fact]
    public void The_step_summary_is_appended_with_hostile_titles_escaped()
    {
        using var command = new Command();
        File.WriteAllText(command.At("summary.md"), "before\n");
        command.Run(["run", "planted/hostile-title", "--assembly", Command.Planted, "--format", "none"], [("GITHUB_STEP_SUMMARY", command.At("summary.md"))]);
        string summary = File.ReadAllText(command.At("summary.md"));
        Assert.StartsWith("before\n### Verify: 1 claim: 1 refuted.", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", summary, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', summary);
        Assert.Contains("&lt;b&gt;", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_words_of_a_claim_reach_no_terminal_as_control_characters()
    {
        using var command = new Command();
        foreach (string[] line in (string[][])[["list"], ["show", "planted/hostile-title"], ["run", "planted/hostile-title", "--format", "none"]])
            Assert.DoesNotContain('\u001b', command.Run([.. line, "--assembly", Command.Planted]).Output);
    }
}
