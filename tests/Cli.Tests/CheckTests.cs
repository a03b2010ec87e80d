namespace Verify.Cli.Tests;

/// <summary>What <c>verify check</c> says of runs and certificates that somebody touched.</summary>
public sealed class CheckTests
{
    private const string Claim = "run/claims/planted/sound.json";
    private const string Certificate = "run/certificates/planted/sound/vector.json";

    [Fact]
    public void A_run_as_written_passes_wherever_it_is_moved()
    {
        using var command = Ran("sound");
        Directory.Move(command.At("run"), command.At("elsewhere"));
        var outcome = command.Run("check", "elsewhere");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("accepted  certificates/planted/sound/vector.json: The 1 given points", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 certificates accepted; 1 claims agree with their run; 0 failures.", outcome.Output, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string, string> Edits => new()
    {
        { "another valid witness", Certificate, "\"weights\":\"2\"", "\"weights\":\"3\"" },
        { "an invalid witness", Certificate, "\"weights\":\"2\"", "\"weights\":\"-2\"" },
        { "a byte more", Certificate, "\n", "\n\n" },
        { "a number", Claim, "\"measured\": \"4\"", "\"measured\": \"5\"" },
        { "a word of the checker", Claim, "The 1 given points", "The 2 given points" },
        { "a derived verdict", Claim, "\"verdict\": \"holds\"", "\"verdict\": \"refuted\"" },
        { "a derived rung", Claim, "\"vacuous\": false", "\"vacuous\": true" },
        { "a duplicate key", Claim, "\"vacuous\": false", "\"vacuous\": false,\n  \"vacuous\": false" },
        { "an unknown key", Claim, "\"vacuous\": false", "\"vacuous\": false,\n  \"more\": false" },
        { "a verdict in the run", "run/run.json", "\"verdict\": \"holds\"", "\"verdict\": \"refuted\"" },
        { "a hash in the run", "run/run.json", "\"sha256\": \"", "\"sha256\": \"0" },
        { "a path in the run", "run/run.json", "certificates/planted", "../certificates/planted" },
        { "an id in the run", "run/run.json", "planted/sound\"", "../../../etc/passwd\"" },
        { "the format of the run", "run/run.json", "verify-run/1", "verify-run/2" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edited_file_is_caught(string what, string file, string from, string to)
    {
        using var command = Ran("sound");
        string text = File.ReadAllText(command.At(file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(command.At(file), text.Replace(from, to, StringComparison.Ordinal));
        var outcome = command.Run("check", "run");
        Assert.True(outcome.Code == 1, what + ": " + outcome.Output);
        Assert.Contains("FAILED", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_changed_in_every_file_alike_still_contradicts_its_certificate()
    {
        using var command = Ran("sound");
        foreach (string file in (string[])[Claim, "run/run.json"])
            Rewrite(command.At(file), t => t.Replace("\"measured\": \"4\", \"relation\": \"equal\", \"bound\": \"4\"", "\"measured\": \"9\", \"relation\": \"equal\", \"bound\": \"9\"", StringComparison.Ordinal));
        var outcome = command.Run("check", "run");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("planted/sound, experiment «squared length», «|w|²»: the measured number 9 is not certified: the certificate «vector» verifies normSquared = 4", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_surviving_control_declared_refuted_in_every_file_is_caught()
    {
        using var command = Ran("surviving-control");
        foreach (string file in (string[])["run/claims/planted/surviving-control.json", "run/run.json"])
            Rewrite(command.At(file), t => t.Replace("\"survived\"", "\"refuted\"", StringComparison.Ordinal).Replace("\"inconclusive\"", "\"holds\"", StringComparison.Ordinal));
        var outcome = command.Run("check", "run");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("control «2² is 4» is said to be refuted, and its comparison does not refute it", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Certificate)]
    [InlineData(Claim)]
    [InlineData("run/run.json")]
    public void A_truncated_file_is_caught(string file)
    {
        using var command = Ran("sound");
        byte[] whole = File.ReadAllBytes(command.At(file));
        foreach (int length in (int[])[0, 1, whole.Length / 2, whole.Length - 2])
        {
            File.WriteAllBytes(command.At(file), whole[..length]);
            Assert.Equal(1, command.Run("check", "run").Code);
        }
    }

    [Theory]
    [InlineData(Certificate)]
    [InlineData(Claim)]
    public void A_missing_file_is_caught(string file)
    {
        using var command = Ran("sound");
        File.Delete(command.At(file));
        var outcome = command.Run("check", "run");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("the file is missing from the run folder", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_out_of_the_folder_is_not_followed()
    {
        using var command = Ran("sound");
        File.Move(command.At(Certificate), command.At("outside.json"));
        File.CreateSymbolicLink(command.At(Certificate), command.At("outside.json"));
        var outcome = command.Run("check", "run");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("a symbolic link, which may lead out of the run folder", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_a_forged_certificate_does_not_pass()
    {
        using var command = Ran("forged");
        var outcome = command.Run("check", "run");
        Assert.Equal(1, outcome.Code);
        Assert.Contains("REJECTED  certificates/planted/forged/vector.json: $.witness.weights", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificates_are_checked_one_by_one_and_by_the_folder()
    {
        using var command = Ran("sound");
        Assert.Equal(0, command.Run("check", Certificate).Code);
        Assert.Equal(0, command.Run("check", "run/certificates").Code);
        byte[] whole = File.ReadAllBytes(command.At(Certificate));
        File.WriteAllBytes(command.At(Certificate), whole[..(whole.Length / 2)]);
        var outcome = command.Run("check", Certificate);
        Assert.Equal(1, outcome.Code);
        Assert.Contains("REJECTED", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(1, command.Run("check", "run/certificates").Code);
    }

    private static Command Ran(string claim)
    {
        var command = new Command();
        command.RunPlanted(claim, "run");
        return command;
    }

    private static void Rewrite(string file, Func<string, string> edit)
    {
        string text = File.ReadAllText(file), edited = edit(text);
        Assert.NotEqual(text, edited);
        File.WriteAllText(file, edited);
    }
}
