using Verify.Reports.Formulas;
using static Verify.Reports.Formulas.FormulaNode;

namespace Verify.Reports.Tests.Formulas;

public sealed class ParserTests
{
    [Theory]
    [InlineData("{x", 2)]
    [InlineData("x}", 1)]
    [InlineData(@"\frac", 5)]
    [InlineData(@"\frac{1}", 8)]
    [InlineData(@"\sqrt[3", 7)]
    [InlineData(@"\unknown x", 0)]
    [InlineData(@"a + \color{red}", 4)]
    [InlineData("x^1^2", 3)]
    [InlineData("x_1_2", 3)]
    [InlineData("x^2'", 3)]
    [InlineData("^2", 0)]
    [InlineData("x^", 2)]
    [InlineData("a & b", 2)]
    [InlineData(@"a \\ b", 2)]
    [InlineData(@"a\", 1)]
    [InlineData("$x$", 0)]
    [InlineData("a # b", 2)]
    [InlineData("a % b", 2)]
    [InlineData("γ", 0)]
    [InlineData("x\u0001", 1)]
    [InlineData("x\uD800", 1)]
    [InlineData(@"\left( x", 8)]
    [InlineData(@"x \right)", 2)]
    [InlineData(@"\left x", 6)]
    [InlineData(@"\big x", 5)]
    [InlineData(@"\begin{figure}x\end{figure}", 6)]
    [InlineData(@"\begin{cases}x", 14)]
    [InlineData(@"\begin{cases}x\end{matrix}", 18)]
    [InlineData(@"\begin{array}{xy}a\end{array}", 13)]
    [InlineData(@"\text{a", 7)]
    [InlineData(@"\text{$x$}", 6)]
    [InlineData(@"\operatorname{}", 14)]
    [InlineData(@"x\limits_1", 1)]
    [InlineData(@"\not x", 5)]
    [InlineData(@"\hat", 4)]
    public void Text_outside_the_subset_is_refused_at_its_place(string tex, int position)
    {
        var refusal = Assert.Throws<FormulaException>(() => Formula.Parse(tex));
        Assert.Equal(position, refusal.Position);
        Assert.Contains(refusal.Found, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(refusal.Expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbol_typed_as_itself_is_refused_with_its_command() =>
        Assert.Contains(@"\gamma", Assert.Throws<FormulaException>(() => Formula.Parse("R/γ")).Expected, StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "}")]
    [InlineData(@"\sqrt{", "}")]
    [InlineData("x^{", "}")]
    [InlineData(@"\hat", "")]
    [InlineData(@"x^\mathrm", "")]
    [InlineData(@"\frac", "")]
    [InlineData(@"\left(", @"\right)")]
    [InlineData(@"\sqrt[", "]x")]
    [InlineData(@"\not", "")]
    [InlineData(@"\substack{", "}")]
    [InlineData(@"\begin{matrix}", @"\end{matrix}")]
    public void Ten_thousand_levels_are_refused_and_do_not_exhaust_the_stack(string opening, string closing)
    {
        string tex = Repeat(opening) + "x" + Repeat(closing);
        Assert.Throws<FormulaException>(() => Formula.Parse(tex));

        static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 10_000));
    }

    [Fact]
    public void A_long_flat_formula_is_no_problem() =>
        Assert.Equal(30_000, Formula.ToUnicode(string.Concat(Enumerable.Repeat(@"\displaystyle x{}y\,", 10_000))).Length + 1);

    [Fact]
    public void The_tree_carries_the_classes_of_atoms()
    {
        var row = Assert.IsType<Row>(Formula.Parse(@"a + \sum = ( ) , \frac12"));
        AtomClass?[] expected = [AtomClass.Ord, AtomClass.Bin, AtomClass.Op, AtomClass.Rel, AtomClass.Open, AtomClass.Close, AtomClass.Punct, AtomClass.Inner];
        Assert.Equal(expected, row.Items.Select(item => item.Class));
    }

    [Fact]
    public void The_tree_tells_limits_from_scripts()
    {
        Assert.True(Assert.IsType<Scripts>(Formula.Parse(@"\sum_i")).AreLimits);
        Assert.True(Assert.IsType<Scripts>(Formula.Parse(@"\int\limits_i")).AreLimits);
        Assert.False(Assert.IsType<Scripts>(Formula.Parse(@"\sum\nolimits_i")).AreLimits);
        Assert.False(Assert.IsType<Scripts>(Formula.Parse(@"\int_i")).AreLimits);
        Assert.False(Assert.IsType<Scripts>(Formula.Parse(@"\log_2")).AreLimits);
    }

    [Fact]
    public void The_tree_carries_the_sizes_of_delimiters() =>
        Assert.Equal(new SizedDelimiter("‖", 3, AtomClass.Open), Formula.Parse(@"\biggl\|"));

    [Fact]
    public void A_single_token_is_an_argument()
    {
        var fraction = Assert.IsType<Fraction>(Formula.Parse(@"\frac12"));
        Assert.Equal(new Number("1", MathAlphabet.MathItalic), fraction.Numerator);
        Assert.Equal(new Number("2", MathAlphabet.MathItalic), fraction.Denominator);
    }

    [Theory]
    [InlineData("-a", AtomClass.Ord)]
    [InlineData("(-a)", AtomClass.Ord)]
    [InlineData("=-a", AtomClass.Ord)]
    [InlineData("a+-b", AtomClass.Ord)]
    [InlineData(",-a", AtomClass.Ord)]
    [InlineData("a-", AtomClass.Ord)]
    [InlineData("a-=b", AtomClass.Ord)]
    [InlineData(@"a\,-\,b", AtomClass.Bin)]
    [InlineData("a-b", AtomClass.Bin)]
    [InlineData(")-b", AtomClass.Bin)]
    public void A_binary_operation_without_two_operands_is_an_ordinary_symbol(string tex, AtomClass expected)
    {
        var items = Assert.IsType<Row>(Formula.Parse(tex)).Items;
        int minus = items.ToList().FindIndex(item => item is Symbol { Text: "−" });
        Assert.Equal(expected, AtomSpacing.Classes(items)[minus]);
    }
}
