namespace Verify.Cli.Tests;

/// <summary>Reports where they are wanted, and on machines that lack something.</summary>
public sealed class ReportTests
{
    [Fact]
    public void Compared_runs_stand_side_by_side_in_a_page()
    {
        using var command = new Command();
        Assert.Equal(0, command.RunPlanted("worsening", "before").Code);
        Assert.Equal(1, command.RunPlanted("worsening", "after", "--effort", "standard").Code);
        Assert.Equal(1, command.Run("compare", "before", "after", "--html", "beside.html").Code);
        string page = File.ReadAllText(command.At("beside.html"));
        Assert.Contains("Compared with the baseline", page, StringComparison.Ordinal);
        Assert.Matches("<td>holds[^<]*</td><td>refuted[^<]*</td>", page);
        Assert.False(File.Exists(command.At("after/report.html")));
    }

    [Fact]
    public void Report_and_its_cover_go_into_another_folder()
    {
        using var command = new Command();
        command.RunPlanted("sound", "run");
        var before = command.Contents("run");
        var outcome = command.Run("report", "run", "--out", "shown", "--format", "html", "--picture", "cover");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(["cover.png", "report.html"], command.Contents("shown").Keys);
        Assert.Equal(before, command.Contents("run"));
        Assert.Equal(0, command.Run("report", "run", "--out", "alone", "--format", "none", "--picture", "cover").Code);
        Assert.Equal(command.Contents("shown")["cover.png"], command.Contents("alone")["cover.png"]);
    }

    [Fact]
    public void Picture_that_the_run_lacks_is_refused_and_nothing_is_written()
    {
        using var command = new Command();
        command.RunPlanted("sound", "run");
        var outcome = command.Run("report", "run", "--out", "shown", "--picture", "planted/sound:nothing");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("planted/sound:nothing: no such picture in run; expected \"cover\"", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(command.At("shown")));
    }

    [Fact]
    public void Folder_that_cannot_be_written_is_one_kind_message()
    {
        using var command = new Command();
        command.RunPlanted("sound", "run");
        File.WriteAllText(command.At("file"), "");
        var outcome = command.Run("report", "run", "--out", "file/shown", "--format", "md");
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith("verify: file/shown cannot be written: ", outcome.Error, StringComparison.Ordinal);
        Assert.EndsWith("Choose another folder with --out.\n", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Machine_without_fonts_keeps_the_evidence_and_is_told_what_to_install()
    {
        using var command = new Command();
        Directory.CreateDirectory(command.At("empty"));
        (string, string)[] bare = [("VERIFY_FONTS", command.At("empty"))];
        var outcome = command.Run(["run", "planted/sound", "--assembly", Command.Planted, "--out", "run"], bare);
        Assert.Equal(2, outcome.Code);
        Assert.Contains("apt-get install fonts-dejavu-core", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, command.Run("check", "run").Code);
        Assert.Equal(0, command.Run(["report", "run", "--format", "md"], bare).Code);
        Assert.Equal(0, command.Run("report", "run").Code);
    }
}
