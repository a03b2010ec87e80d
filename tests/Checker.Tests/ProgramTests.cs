namespace Verify.Checker.Tests;

public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_folder_of_valid_certificates_ends_with_0()
    {
        Write("a/xor.json", Samples.XorGordan());
        Write("b.json", Samples.XorRelu());
        var (code, output, _) = Run(_folder);
        Assert.Equal(0, code);
        Assert.Equal(2, output.Split("accepted  ").Length - 1);
        Assert.Contains("are not linearly separable", output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_rejected_certificate_ends_with_1_and_its_reason()
    {
        Write("a.json", Samples.XorGordan());
        Write("b.json", Samples.TwoLayer(6, 15));
        var (code, output, _) = Run(Path.Combine(_folder, "a.json"), Path.Combine(_folder, "b.json"));
        Assert.Equal(1, code);
        Assert.Contains("claims \"15\", the checker finds 16", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_ends_with_0_and_names_the_exit_codes()
    {
        var (code, output, _) = Run("--help");
        Assert.Equal(0, code);
        Assert.Contains("Exit codes:", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--fast")]
    [InlineData("")]
    [InlineData("no/such/file.json")]
    public void Bad_usage_ends_with_2_and_a_word_about_it(params string[] arguments)
    {
        var (code, output, error) = Run(arguments);
        Assert.Equal((2, ""), (code, output));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void An_empty_folder_ends_with_2() => Assert.Equal(2, Run(_folder).Code);

    private void Write(string name, byte[] certificate)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, certificate);
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = Program.Run(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
