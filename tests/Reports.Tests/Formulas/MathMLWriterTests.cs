using Verify.Reports.Formulas;

namespace Verify.Reports.Tests.Formulas;

public sealed class MathMLWriterTests
{
    [Theory]
    [InlineData("x", "<mi>x</mi>")]
    [InlineData("42", "<mn>42</mn>")]
    [InlineData("0.5.", "<mn>0.5</mn><mi>.</mi>")]
    [InlineData(@"M \le (R/\gamma)^2", """<mi>M</mi><mo>≤</mo><mo form="prefix" stretchy="false">(</mo><mi>R</mi><mo stretchy="false" lspace="0" rspace="0">/</mo><mi>γ</mi><msup><mo form="postfix" stretchy="false">)</mo><mn>2</mn></msup>""")]
    [InlineData(@"\sum_{i=1}^n a_i", """<munderover><mo>∑</mo><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>a</mi><mi>i</mi></msub>""")]
    [InlineData(@"\int_0^1 f", "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>f</mi>")]
    [InlineData(@"\int\limits_0 f", """<munder><mo movablelimits="false">∫</mo><mn>0</mn></munder><mi>f</mi>""")]
    [InlineData(@"\sum\nolimits_i", "<msub><mo>∑</mo><mi>i</mi></msub>")]
    [InlineData(@"\max_w f", """<munder><mo movablelimits="true" lspace="0" rspace="0">max</mo><mi>w</mi></munder><mspace width="0.1667em" /><mi>f</mi>""")]
    [InlineData(@"n\log n", """<mi>n</mi><mspace width="0.1667em" /><mi>log</mi><mspace width="0.1667em" /><mi>n</mi>""")]
    [InlineData(@"\log(n)", """<mi>log</mi><mo form="prefix" stretchy="false">(</mo><mi>n</mi><mo form="postfix" stretchy="false">)</mo>""")]
    [InlineData(@"\frac{a+b}{2}", "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>")]
    [InlineData(@"\tfrac12", """<mstyle displaystyle="false" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>""")]
    [InlineData(@"\binom nk", """<mrow><mo form="prefix" stretchy="true" symmetric="true">(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo form="postfix" stretchy="true" symmetric="true">)</mo></mrow>""")]
    [InlineData(@"\sqrt{x+1}", "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>")]
    [InlineData(@"\sqrt[3]x", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData("-1", """<mo form="prefix">−</mo><mn>1</mn>""")]
    [InlineData("a=-b", """<mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi>""")]
    [InlineData("a-b", "<mi>a</mi><mo>−</mo><mi>b</mi>")]
    [InlineData("x^*", "<msup><mi>x</mi><mi>∗</mi></msup>")]
    [InlineData(@"\mathbb R", "<mi>ℝ</mi>")]
    [InlineData(@"\mathrm{tr}A", "<mi>tr</mi><mi>A</mi>")]
    [InlineData(@"\Gamma\gamma", """<mi mathvariant="normal">Γ</mi><mi>γ</mi>""")]
    [InlineData(@"\hat x", """<mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover>""")]
    [InlineData("65{,}536", """<mn>65</mn><mo lspace="0" rspace="0">,</mo><mn>536</mn>""")]
    [InlineData(@"\text{if <b> \& }", "<mtext>if\u00A0&lt;b&gt;\u00A0&amp;\u00A0</mtext>")]
    [InlineData(@"a<b \& c>d", "<mi>a</mi><mo>&lt;</mo><mi>b</mi><mi>&amp;</mi><mi>c</mi><mo>&gt;</mo><mi>d</mi>")]
    [InlineData(@"\left(\frac12\right.", """<mrow><mo form="prefix" stretchy="true" symmetric="true">(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>""")]
    [InlineData(@"\begin{matrix}a&b\\c\end{matrix}", "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd></mtr></mtable>")]
    [InlineData(@"\displaystyle x\quad y", """<mstyle displaystyle="true" scriptlevel="0"><mi>x</mi><mspace width="1em" /><mi>y</mi></mstyle>""")]
    public void A_formula_becomes_presentation_markup(string tex, string expected) =>
        Assert.Equal("<math>" + expected + "</math>", Formula.ToMathML(tex, display: false));

    [Fact]
    public void A_displayed_formula_is_a_block() =>
        Assert.Equal("""<math display="block"><mi>x</mi></math>""", Formula.ToMathML("x", display: true));
}
