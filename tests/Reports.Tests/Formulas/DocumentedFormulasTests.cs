using Verify.Reports.Formulas;

namespace Verify.Reports.Tests.Formulas;

public sealed class DocumentedFormulasTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "formulas.md"));

    [Fact]
    public void Every_documented_example_is_what_the_document_says()
    {
        var examples = Document.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line[3..^3].Split("` | `")).ToList();
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(example[1].Replace(@"\|", "|"), Formula.ToUnicode(example[0])));
    }

    [Fact]
    public void Every_command_is_documented()
    {
        IEnumerable<string> commands =
        [
            .. SymbolTests.AllCommands(), .. AccentForm.All.Select(accent => accent.Command), .. Parser.Alphabets.Keys, .. Parser.Sizes.Keys, .. Symbols.Spaces.Keys,
        ];
        Assert.DoesNotContain(commands, command => !Document.Contains($@"`\{command}`", StringComparison.Ordinal));
        Assert.DoesNotContain(Parser.Environments.Keys, name => !Document.Contains($"`{name}`", StringComparison.Ordinal));
    }
}
