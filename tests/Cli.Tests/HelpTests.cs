namespace Verify.Cli.Tests;

public sealed class HelpTests
{
    [Theory]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("report")]
    [InlineData("compare")]
    [InlineData("accept")]
    public void Help_of_every_verb_explains_it_and_gives_examples(string verb)
    {
        using var command = new Command();
        var help = command.Run(verb, "--help");
        Assert.Equal((0, ""), (help.Code, help.Error));
        Assert.Contains($"  verify {verb} ", help.Output, StringComparison.Ordinal);
        string examples = help.Output[help.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"  verify {verb}", examples, StringComparison.Ordinal);
        Assert.DoesNotContain("Verify.Cli", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_of_the_command_names_every_verb_and_exit_code()
    {
        using var command = new Command();
        var help = command.Run("--help");
        Assert.Equal(0, help.Code);
        foreach (string word in (string[])["list", "show", "run", "check", "report", "compare", "accept", "Exit codes", "Examples:"])
            Assert.Contains(word, help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_a_semantic_version_alone()
    {
        using var command = new Command();
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", command.Run("--version").Output);
    }
}
