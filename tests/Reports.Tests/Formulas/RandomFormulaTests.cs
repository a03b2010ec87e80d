using System.Text;
using System.Xml.Linq;
using Verify.Reports.Formulas;

namespace Verify.Reports.Tests.Formulas;

public sealed class RandomFormulaTests
{
    private static readonly string[] Tokens =
    [
        .. SymbolTests.AllCommands().Select(name => @"\" + name + " "),
        .. AccentForm.All.Select(accent => @"\" + accent.Command + " "),
        .. Parser.Alphabets.Keys.Select(name => @"\" + name + " "),
        .. Parser.Sizes.Keys.Select(name => @"\" + name + " "),
        .. Parser.Environments.Keys.SelectMany(name => new[] { $@"\begin{{{name}}}", $@"\end{{{name}}}" }),
    ];

    /// <summary>Pieces that make and break structure, each as likely as all plain symbols together.</summary>
    private static readonly string[] Structure =
    [
        "{", "}", "{", "}", "^", "_", "'", "&", @"\\", "[", "]", "(", ")", "$", "#", "%", "~", " ", "x", "1", ".", "-", ":", "=", "|", "!", ",",
        @"\frac", @"\sqrt", @"\sqrt[", @"\binom", @"\text{", @"\text", @"\operatorname{", @"\operatorname*", @"\left", @"\right", @"\middle",
        @"\left(", @"\right)", @"\limits", @"\nolimits", @"\not", @"\pmod", @"\substack{", @"\overset", @"\displaystyle ", @"\begin{", @"\end{",
        @"\", @"\,", @"\!", "\0", "\uD835", "\uDC00", "é", "∑", "<", ">", "\"", "\t", "\n", "{lcr}",
    ];

    [Fact]
    public void Any_string_of_tokens_is_written_or_refused()
    {
        var random = new Random(1);
        int written = 0;
        for (int i = 0; i < 20_000; i++)
        {
            string tex = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ =>
                random.Next(4) == 0 ? Pick(random, Tokens) : Pick(random, Structure)));
            try
            {
                FormulaNode formula = Formula.Parse(tex);
                XElement.Parse(MathMLWriter.Write(formula, display: false));
                UnicodeWriter.Write(formula);
                written++;
            }
            catch (FormulaException refusal)
            {
                Assert.InRange(refusal.Position, 0, tex.Length);
            }
        }

        Assert.InRange(written, 200, 19_800);
    }

    [Fact]
    public void A_nested_formula_is_well_formed_and_keeps_all_its_letters()
    {
        var random = new Random(2);
        for (int i = 0; i < 2_000; i++)
        {
            int letters = 0;
            string tex = Nested(random, depth: 5, ref letters);
            var math = XElement.Parse(Formula.ToMathML(tex, display: true));
            Assert.Equal(letters, math.Descendants("mi").Count(element => element.Value == "z"));
            Assert.Equal(letters, Formula.ToUnicode(tex).Count(c => c is 'z' or 'ᶻ'));
        }
    }

    [Fact]
    public void Parentheses_of_linear_text_balance_where_those_of_the_formula_do()
    {
        var random = new Random(3);
        for (int i = 0; i < 2_000; i++)
        {
            int letters = 0;
            string text = Formula.ToUnicode(Nested(random, depth: 5, ref letters));
            int level = 0;
            foreach (char c in text)
            {
                level += c switch { '(' or '⁽' or '₍' => 1, ')' or '⁾' or '₎' => -1, _ => 0 };
                Assert.True(level >= 0, text);
            }

            Assert.Equal(0, level);
        }
    }

    private static string Nested(Random random, int depth, ref int letters)
    {
        if (depth == 0 || random.Next(5) == 0)
        {
            letters++;
            return "z";
        }

        string form = Pick(random,
        [
            "A+A", "A=A", "AA", "(A)", @"\frac{A}{A}", @"\tfrac{A}{A}", @"\sqrt{A}", @"\sqrt[A]{A}", "{A}^{A}", "{A}_{A}^{A}", "{A}'_{A}", @"\sum_{A}^{A}A",
            @"\left(A\middle|A\right)", @"\log A", @"\max_{A}A", @"-A", @"\hat{A}", @"\overline{A}", @"\binom{A}{A}",
            @"\begin{pmatrix}A&A\\A&A\end{pmatrix}", @"\begin{cases}A&A\\A\end{cases}", @"\displaystyle A", @"\lVert A\rVert", @"A\quad A",
            @"\underbrace{A}_{A}", @"\overset{A}{=}", @"A \pmod{A}", @"\bigl(A\bigr)", @"\sum_{\substack{A\\A}}A", @"\text{<\&'"" >}A",
        ]);
        var tex = new StringBuilder();
        foreach (char c in form)
        {
            if (c == 'A')
                tex.Append('{').Append(Nested(random, depth - 1, ref letters)).Append('}');
            else
                tex.Append(c);
        }

        return tex.ToString();
    }

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
