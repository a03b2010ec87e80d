using System.Text;
using System.Text.Json;

namespace Verify.Cli.Tests;

/// <summary>--data: a user's table in, a certificate for each class out; and whatever is wrong with a table is one message that says where.</summary>
public sealed class DataTests
{
    private const string Squares = "x,y,class\n0,0,a\n0,1,b\n1,0,b\n1,1,a\n";
    private const string Corner = "\uFEFFx,y,class\r\n\" 0.5 \",1e-1,a\r\n0,0.1,a\r\n1,1,b\r\n2.50E+00,+3,b\r\n";

    public static TheoryData<string, string[], string> Tables => new()
    {
        { "", [], "table.csv is empty; expected a header line" },
        { "x,y,class\n", [], "table.csv has a header and no rows." },
        { "class\na\n", [], "line 1: one column only; expected at least one feature and a label, separated by commas." },
        { "x;y;class\n1,5;2;a\n", [], "separated by commas, not by semicolons; save the table anew with commas (and decimal points)." },
        { "x\ty\tclass\n1\t2\ta\n", [], "separated by commas, not by tabs" },
        { "x,x,class\n1,2,a\n", [], "two columns are called «x»" },
        { "x,y,class\n1,2,a\n1,two,b\n", [], "table.csv, line 3, column 2 (y): «two»; expected a finite decimal such as 5.1, -3 or 1e-3 (at most 400 digits, exponents to ±400)." },
        { "x,y,class\n1,NaN,a\n1,2,b\n", [], "line 2, column 2 (y): «NaN»; expected a finite decimal such as 5.1, -3 or 1e-3 (at most 400 digits, exponents to ±400). Fill in what is missing, or leave the row out." },
        { "x,y,class\n1,2,a\n-Infinity,2,b\n", [], "line 3, column 1 (x): «-Infinity»" },
        { "x,y,class\n1,2,a\n1,,b\n", [], "line 3, column 2 (y): «»" },
        { "x,y,class\n1,\"1,5\",a\n1,2,b\n", [], "line 2, column 2 (y): «1,5»" },
        { "x,y,class\n1,1e999999,a\n1,2,b\n", [], "«1e999999»" },
        { "x,y,class\n1,2,a\n1,2\n", [], "line 3: 2 cells; the header has 3." },
        { "x,y,class\n1,2,a,4\n", [], "line 2: 4 cells; the header has 3." },
        { "x,y,class\n1,2,\n", [], "column 3 (class): an empty label" },
        { "x,y,class\n1,2,a\n3,4,a\n", [], "holds one class only («a»)" },
        { $"x,y,class\n1,2,a\n3,4,{new string('L', 300)}\n", [], "holds the class «LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL…» of 300 letters; expected at most 180" },
        { "x,y,class\n1,2,a\n3,4,b\n", ["--label", "species"], "has no column «species»; --label expects one of: x, y, class." },
        { "x,y,class\n1,2,a\n3,4,b\n", ["--positive", "c"], "no row has the class «c»; --positive expects one of: a, b." },
        { "x,y,class\n1,2,a\n3,4,b\n", ["perceptrons/xor"], "none of the claims asked for speaks of data; those that do: perceptrons/separability" },
        { "class,x,y\na,1,2\nb,3,4\n", [], "line 2, column 1 (class): «a»; expected a finite decimal such as 5.1, -3 or 1e-3 (at most 400 digits, exponents to ±400). If this column holds the classes, name it with --label (now «y»)" },
        { "x,y,class\n1,2\"3,a\n", [], "the row that ends in line 2: a quote stands inside a field" },
        { "x,y,class\n1,2,\"a\n3,4,b\n", [], "or is never closed" },
        { "x,y\0z,class\n1,2,a\n", [], "line 1: the control character U+0000" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_faulty_table_is_one_message_and_code_2(string table, string[] more, string message)
    {
        using var command = new Command();
        File.WriteAllText(command.At("table.csv"), table);
        AssertRefused(command, command.Run(["run", "--data", "table.csv", "--out", "out", .. more]), message);
    }

    [Fact]
    public void Binary_junk_is_refused_as_such()
    {
        using var command = new Command();
        File.WriteAllBytes(command.At("table.csv"), [0x50, 0x4B, 0x03, 0x04, 0xFF, 0xFE, 0x80]);
        AssertRefused(command, command.Run("run", "--data", "table.csv", "--out", "out"), "is not UTF-8 text (byte 4 does not fit)");
    }

    [Fact]
    public void A_table_of_a_hundred_megabytes_is_refused_before_it_is_read()
    {
        using var command = new Command();
        using (var file = File.Create(command.At("table.csv")))
            file.SetLength(100 << 20);
        AssertRefused(command, command.Run("run", "--data", "table.csv", "--out", "out"), "has 104857600 bytes; at most 67108864 are read.");
    }

    [Fact]
    public void A_missing_table_and_options_without_a_table_are_refused()
    {
        using var command = new Command();
        Assert.Contains("there is no such file; --data expects a CSV file.", command.Run("run", "--data", "none.csv").Error, StringComparison.Ordinal);
        Assert.Contains("is a folder; --data expects a CSV file.", command.Run("run", "--data", command.Folder).Error, StringComparison.Ordinal);
        Assert.Contains("name it with --data FILE.", command.Run("run", "--label", "class").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Inseparable_classes_get_a_contradiction_that_the_checker_accepts()
    {
        using var command = new Command();
        File.WriteAllText(command.At("table.csv"), Squares);
        var outcome = command.Run("run", "perceptrons/separability", "--data", "table.csv", "--out", "out", "--format", "none");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("perceptrons/separability@a", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("perceptrons/separability@b", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("The class «b» is not linearly separable from the rest.", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(command.At("out/certificates/perceptrons/separability@a/gordan-vector.json")));
        Assert.Equal(0, command.Run("check", "out").Code);
        using var run = JsonDocument.Parse(File.ReadAllBytes(command.At("out/run.json")));
        var data = run.RootElement.GetProperty("data");
        Assert.Equal(("table.csv", 4, 3, "class"), (data.GetProperty("file").GetString(), data.GetProperty("rows").GetInt32(), data.GetProperty("columns").GetInt32(), data.GetProperty("label").GetString()));
        Assert.DoesNotContain(command.Folder, run.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Separable_classes_get_weights_a_margin_and_a_bound()
    {
        using var command = new Command();
        File.WriteAllText(command.At("table.csv"), Corner, Encoding.UTF8);
        var outcome = command.Run("run", "--data", "table.csv", "--label", "class", "--positive", "b", "--out", "out");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        foreach (string certificate in (string[])["separability@b/separating-vector", "margin@b/margin", "convergence@b/margin"])
            Assert.True(File.Exists(command.At($"out/certificates/perceptrons/{certificate}.json")), certificate);
        Assert.Equal(0, command.Run("check", "out").Code);
        Assert.Contains("perceptrons/margin@b", File.ReadAllText(command.At("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_rows_with_different_labels_are_inseparable_and_named()
    {
        using var command = new Command();
        File.WriteAllText(command.At("table.csv"), "x,class\n1,a\n1.0,b\n2,a\n");
        Assert.Equal(0, command.Run("run", "perceptrons/separability", "--data", "table.csv", "--out", "out", "--format", "md").Code);
        Assert.Contains("Rows 1 and 2 are equal but bear different labels", File.ReadAllText(command.At("out/report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_too_long_for_the_perceptron_leave_it_undecided_and_say_what_to_do()
    {
        using var command = new Command();
        File.WriteAllText(command.At("table.csv"), "x,y,class\n1e300,2,a\n-1e300,4,b\n1e-300,3,a\n");
        var outcome = command.Run("run", "perceptrons/convergence", "--data", "table.csv", "--positive", "a", "--out", "out", "--format", "none");
        Assert.Equal(3, outcome.Code);
        Assert.Contains("scale the columns or round them", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Resuming_with_another_table_is_refused()
    {
        using var command = new Command();
        File.WriteAllText(command.At("table.csv"), Squares);
        Assert.Equal(0, command.Run("run", "perceptrons/separability", "--data", "table.csv", "--out", "out", "--format", "none").Code);
        File.WriteAllText(command.At("table.csv"), Squares.Replace("0,0", "0,2", StringComparison.Ordinal));
        var outcome = command.Run("run", "perceptrons/separability", "--data", "table.csv", "--out", "out", "--format", "none", "--resume");
        Assert.Equal(2, outcome.Code);
        Assert.Contains("was started with data table.csv", outcome.Error, StringComparison.Ordinal);
    }

    private static void AssertRefused(Command command, Outcome outcome, string message)
    {
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd().Split('\n'));
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.False(Directory.Exists(command.At("out")));
    }
}
