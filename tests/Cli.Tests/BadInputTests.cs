namespace Verify.Cli.Tests;

/// <summary>Whatever is asked wrongly ends with 2, one message on stderr, nothing on stdout and nothing on disk.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string[], string> Lines => new()
    {
        { [], "Required command was not provided." },
        { ["frobnicate"], "'frobnicate'" },
        { ["run", "no-such-topic"], "No claim matches «no-such-topic». Patterns are ids, topics or globs: " },
        { ["list", "no-such-topic", "--json"], "No claim matches «no-such-topic»." },
        { ["run", "--bogus"], "Unknown option «--bogus»." },
        { ["run", "@file"], "No claim matches «@file»." },
        { ["run", "--jobs", "0"], "--jobs: expected an integer from 1 to 1024, came «0»." },
        { ["run", "--jobs", "two"], "--jobs: expected an integer from 1 to 1024, came «two»." },
        { ["run", "--jobs", "99999999999"], "came «99999999999»." },
        { ["run", "--jobs"], "--jobs" },
        { ["run", "--seed", "-1"], "--seed" },
        { ["run", "--seed", "1e3"], "--seed: expected an integer from 0 to 18446744073709551615, came «1e3»." },
        { ["run", "--seed", "18446744073709551616"], "came «18446744073709551616»." },
        { ["run", "--effort", "big"], "--effort: expected quick, standard or thorough, came «big»." },
        { ["run", "--format", "docx"], "--format: expected some of pdf, html, md joined by commas, or none, came «docx»." },
        { ["run", "--format", "none,pdf"], "came «none,pdf»." },
        { ["run", "--out", ""], "--out: expected a folder's name" },
        { ["run", "--resume"], "reports/latest holds no run to resume. Run without --resume to start one." },
        { ["run", "--junit", "."], "--junit . is a folder; expected the name of a file to write." },
        { ["run", "--replay", "nonsense"], "«nonsense» is no replay line; expected claim:property:seed.gamma.size" },
        { ["run", "--replay", "no/claim:p:1.1.1"], "No claim has the id «no/claim»" },
        { ["run", "--replay", "planted/sound:no law:1.1.1", "--assembly", Command.Planted], "planted/sound has no property «no law», only «squares are not negative»." },
        { ["run", "--replay", "planted/sound:squares are not negative:zz", "--assembly", Command.Planted], "«zz» is no replay code; expected seed.gamma.size" },
        { ["run", "planted", "--replay", "a:b:1.1.1"], "--replay names its claim itself; leave the patterns out." },
        { ["show"], "Required argument missing for command: 'show'." },
        { ["show", "planted/sounds", "--assembly", Command.Planted], "no claim has the id «planted/sounds». Did you mean planted/sound?" },
        { ["show", "planted/nothing-like-it", "--assembly", Command.Planted], "no claim has the id «planted/nothing-like-it». 'verify list' shows all." },
        { ["show", "other/sound", "--assembly", Command.Planted], "Did you mean planted/sound?" },
        { ["check"], "Required argument missing for command: 'check'." },
        { ["check", "missing.json"], "missing.json: there is no such file or folder." },
        { ["report", "missing"], "missing: no run here (run.json is missing); give a folder that 'verify run' wrote." },
        { ["report", "missing", "--paper", "a5"], "--paper: expected a4 or letter, came «a5»." },
        { ["report", "missing", "--format", "none"], "--format none leaves nothing to write" },
        { ["compare", "one"], "Required argument missing for command: 'compare'." },
        { ["compare", "one", "two"], "one: no run here" },
        { ["accept", "missing"], "missing: no run here" },
        { ["list", "--assembly", "missing.dll"], "missing.dll: there is no such file. Give the .dll that your project of claims builds." },
        { ["list", "--assembly", "/etc/passwd"], "/etc/passwd: no .NET assembly that can be run here" },
        { ["list", "--assembly", typeof(FactAttribute).Assembly.Location], "no claims in it. Expected a public, non-abstract class derived from Verify.Claims.Claim" },
        { ["list", "--assembly", Path.Combine(AppContext.BaseDirectory, "Verify.Theorems.dll")], "Two claims have the id" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Bad_usage_is_one_message_and_code_2(string[] line, string message)
    {
        using var command = new Command();
        var outcome = command.Run(line);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.StartsWith("verify: ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Empty(Directory.EnumerateFileSystemEntries(command.Folder));
    }

    [Fact]
    public void A_folder_of_other_files_is_refused_and_left_alone()
    {
        using var command = new Command();
        Directory.CreateDirectory(command.At("home"));
        File.WriteAllText(command.At("home/letter.txt"), "dear reader");
        var outcome = command.RunPlanted("sound", "home");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("home is not empty and holds no run of Verify, so nothing in it was touched.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal([command.At("home/letter.txt")], Directory.EnumerateFileSystemEntries(command.At("home")));
    }

    [Fact]
    public void A_file_is_no_run_folder()
    {
        using var command = new Command();
        File.WriteAllText(command.At("file"), "");
        var outcome = command.RunPlanted("sound", "file");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("file is a file; --out expects a folder.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_certificates_cannot_be_checked()
    {
        using var command = new Command();
        Directory.CreateDirectory(command.At("empty"));
        File.WriteAllText(command.At("notes.txt"), "no certificate");
        Assert.Equal(2, command.Run("check", "empty").Code);
        var outcome = command.Run("check", "notes.txt");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("notes.txt: no certificate (expected a JSON file with \"format\": \"verify-certificate/1\").", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_built_against_types_that_are_missing_is_refused()
    {
        using var command = new Command();
        Emitted.ClassWithLostBase(command.At("broken.dll"));
        var outcome = command.Run("list", "--assembly", "broken.dll");
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains("broken.dll: cannot be loaded", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Build it against this version of Verify", outcome.Error, StringComparison.Ordinal);
    }
}
