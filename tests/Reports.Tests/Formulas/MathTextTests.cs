using System.Xml.Linq;
using Verify.Reports.Formulas;

namespace Verify.Reports.Tests.Formulas;

public sealed class MathTextTests
{
    [Fact]
    public void Prose_splits_at_dollars() =>
        Assert.Equal(
            [new(false, "If "), new(true, @"\gamma>0"), new(false, ", it costs $5 and "), new(true, @"\$x"), new(false, ".")],
            MathText.Split(@"If $\gamma>0$, it costs \$5 and $\$x$."));

    [Fact]
    public void Prose_without_dollars_is_one_piece()
    {
        Assert.Equal([new(false, @"a \ b")], MathText.Split(@"a \ b"));
        Assert.Empty(MathText.Split(""));
    }

    [Theory]
    [InlineData("a $x", 4)]
    [InlineData("a $x$ $", 7)]
    [InlineData("$$x$$", 1)]
    [InlineData(@"a $x\$", 6)]
    public void A_dollar_without_partner_is_refused(string prose, int position)
    {
        Assert.Equal(position, Assert.Throws<FormulaException>(() => MathText.Split(prose)).Position);
        Assert.Equal(position, Assert.Throws<FormulaException>(() => MathText.ToHtml(prose)).Position);
    }

    [Fact]
    public void A_refusal_counts_from_the_start_of_the_prose()
    {
        Assert.Equal(8, Assert.Throws<FormulaException>(() => MathText.ToHtml(@"words $a\nonsense$ more")).Position);
        Assert.Equal(8, Assert.Throws<FormulaException>(() => MathText.ToUnicode(@"words $a^$ $b$")).Position - 1);
    }

    [Fact]
    public void Html_escapes_words_and_embeds_formulas()
    {
        const string Expected = "R&amp;D &lt;b&gt; &quot;x&quot; &#39;y&#39; \uFFFD<math><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>$";
        string html = MathText.ToHtml("R&D <b> \"x\" 'y' \0$a<b$\\$");
        Assert.Equal(Expected, html);
        XElement.Parse("<p>" + html + "</p>");
    }

    [Fact]
    public void An_unpaired_surrogate_in_prose_is_replaced() =>
        Assert.Equal("a\uFFFDb", MathText.ToHtml("a\uD800b"));

    [Fact]
    public void Unicode_keeps_words_and_writes_formulas() =>
        Assert.Equal("at most (R/γ)² < ∞ for $5", MathText.ToUnicode(@"at most $(R/\gamma)^2$ < $\infty$ for \$5"));
}
