using System.Xml.Linq;
using Verify.Reports.Formulas;

namespace Verify.Reports.Tests.Formulas;

public sealed class SymbolTests
{
    public static TheoryData<string> EveryCommand => new(AllCommands());

    public static TheoryData<string> EveryForm => new(
    [
        .. AccentForm.All.Select(accent => $@"\{accent.Command}{{x}}"),
        .. Parser.Alphabets.Keys.Select(alphabet => $@"\{alphabet}{{Aa1\gamma}}"),
        .. Parser.Environments.Keys.Select(name => $@"\begin{{{name}}}{(name == "array" ? "{lcr}" : "")}a&b\\c&d\end{{{name}}}"),
        .. Parser.Sizes.Keys.Select(size => $@"\{size}["),
        .. Symbols.DelimiterCommands.Keys.Select(delimiter => $@"\left\{delimiter} x\right."),
        .. Symbols.DelimiterCharacters.Keys.Select(delimiter => $@"\left{delimiter} x\right."),
        .. Symbols.Spaces.Keys.Select(space => $@"a\{space} b"),
        .. Symbols.Characters.Keys.Select(character => $"a{character}b"),
        .. Symbols.Negated.Keys.Where(relation => Symbols.CommandOf(relation) is not null).Select(relation => $@"\not\{Symbols.CommandOf(relation)}"),
        @"\dfrac12", @"\tfrac12", @"\dbinom12", @"\tbinom12", @"\textrm{a}", @"\textbf{a}", @"\textit{a}", @"\emph{a}", @"\mbox{a}",
        @"\stackrel{a}{=}", @"\underset{a}{=}", @"\textstyle x", @"\scriptstyle x", @"\scriptscriptstyle x", @"a~b",
    ]);

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void Every_symbol_of_the_table_can_be_written(string command) => AssertWritten(@"\" + command);

    [Theory]
    [MemberData(nameof(EveryForm))]
    public void Every_other_form_can_be_written(string tex) => AssertWritten(tex);

    [Fact]
    public void Letters_fall_into_the_holes_of_the_Unicode_block()
    {
        Assert.Equal("𝒜ℬ𝒞", Formula.ToUnicode(@"\mathcal{ABC}"));
        Assert.Equal("𝔸𝔹ℂℕ𝟙", Formula.ToUnicode(@"\mathbb{ABCN1}"));
        Assert.Equal("𝔄ℭ𝔷", Formula.ToUnicode(@"\mathfrak{ACz}"));
        Assert.Equal("𝑔ℎ𝑖", Formula.ToUnicode(@"\mathit{ghi}"));
        Assert.Equal("𝐀𝐳𝟎𝟗", Formula.ToUnicode(@"\mathbf{Az09}"));
        Assert.Equal("𝜞𝜔𝜶𝝎𝝐", Formula.ToUnicode(@"\boldsymbol{\Gamma}\mathit{\omega}\boldsymbol{\alpha\omega\epsilon}"));
        Assert.Equal("𝖠𝗓𝙰𝚣", Formula.ToUnicode(@"\mathsf{Az}\mathtt{Az}"));
    }

    internal static IEnumerable<string> AllCommands() => Symbols.Commands.Keys;

    private static void AssertWritten(string tex)
    {
        Assert.NotEmpty(Formula.ToUnicode(tex));
        Assert.NotEmpty(XElement.Parse(Formula.ToMathML(tex, display: true)).Elements());
    }
}
