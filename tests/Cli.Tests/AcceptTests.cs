namespace Verify.Cli.Tests;

public sealed class AcceptTests
{
    [Fact]
    public void A_sound_run_becomes_the_baseline_without_its_times()
    {
        using var command = new Command();
        command.RunPlanted("sound", "run");
        var outcome = command.Run("accept", "run", "--baseline", "base");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(["baseline.json", "certificates/planted/sound/vector.json", "claims/planted/sound.json", "run.json"], command.Contents("base").Keys);
        Assert.Equal(0, command.Run("check", "base").Code);
        Assert.Equal(0, command.Run("compare", "base", "run").Code);
        Assert.Equal(0, command.Run("report", "base", "--format", "md").Code);
        Assert.True(File.Exists(command.At("base/report.md")));
        Assert.Equal(0, command.Run("accept", "run", "--baseline", "base").Code);
        Assert.DoesNotContain("report.md", command.Contents("base").Keys);
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(command.Folder).Count());
    }

    [Theory]
    [InlineData("wrong-constant", 1)]
    [InlineData("forged", 1)]
    [InlineData("raises", 3)]
    public void A_run_that_does_not_hold_leaves_the_baseline_as_it_was(string claim, int code)
    {
        using var command = new Command();
        command.RunPlanted("sound", "good");
        command.Run("accept", "good", "--baseline", "base");
        var before = command.Contents("base");
        command.RunPlanted(claim, "bad");
        var outcome = command.Run("accept", "bad", "--baseline", "base");
        Assert.Equal(code, outcome.Code);
        Assert.Contains("bad was not accepted; base is as it was.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, command.Contents("base"));
    }

    [Fact]
    public void A_folder_of_other_files_is_no_baseline()
    {
        using var command = new Command();
        command.RunPlanted("sound", "run");
        Directory.CreateDirectory(command.At("home"));
        File.WriteAllText(command.At("home/letter.txt"), "dear reader");
        Assert.Equal(2, command.Run("accept", "run", "--baseline", "home").Code);
        Assert.Equal(["letter.txt"], command.Contents("home").Keys);
    }

    [Fact]
    public void A_large_certificate_is_kept_by_hash_and_said_to_be_unchecked()
    {
        using var command = new Command();
        Assert.Equal(0, command.RunPlanted("large-certificate", "run").Code);
        Assert.Equal(0, command.Run("accept", "run", "--baseline", "base").Code);
        Assert.DoesNotContain("certificates/planted/large-certificate/vector.json", command.Contents("base").Keys);
        var outcome = command.Run("check", "base");
        Assert.Equal(3, outcome.Code);
        Assert.Contains("certificates/planted/large-certificate/vector.json: this baseline keeps it by hash only, so it was not re-verified", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(0, command.Run("compare", "base", "run").Code);
    }
}
