using Verify.Reports.Formulas;
using Verify.Reports.Formulas.Boxes;
using Verify.Reports.Typography;

namespace Verify.Reports.Tests.Formulas;

public sealed class BoxTests : IDisposable
{
    private readonly FontLibrary fonts = FontLibrary.Installed();
    private readonly FormulaSetter setter;

    public BoxTests() => setter = new Typesetter(fonts).Formulas!;

    public void Dispose() => fonts.Dispose();

    [Theory]
    [InlineData(@"\sum_{i=1}^n \frac{x_i^2}{\sqrt[3]{1+x}} \le \min_{k \in K} \|x_k\|")]
    [InlineData(@"f(x) = \begin{cases} 0 & \text{if } x < 0 \\ 1 & \text{else} \end{cases}")]
    [InlineData(@"\left( \begin{pmatrix} a & b \\ c & d \end{pmatrix} \binom{n}{k} \right)")]
    [InlineData(@"\hat x + \overline{ab} + \widehat{xyz} - \big( y \big)")]
    [InlineData(@"\mathbb{E} \int_0^1 g''(t)\,dt \to \infty")]
    public void Every_formula_has_finite_metrics_and_keeps_its_ink_inside(string tex)
    {
        foreach (bool display in new[] { true, false })
        {
            var box = Set(tex, display);
            Assert.True(double.IsFinite(box.Width) && box.Width > 0 && box.Height > 0 && double.IsFinite(box.Depth));
            Assert.All(box.Marks, m => Assert.True(m.X >= -0.1 && m.X <= box.Width && m.Y <= box.Height + 1e-9, m.ToString()));
            Assert.All(box.Marks.OfType<RuleMark>(), r => Assert.True(r.Width > 0 && r.Height > 0));
        }
    }

    [Fact]
    public void Fraction_is_at_least_as_wide_as_its_widest_part_and_has_one_rule()
    {
        var box = Set(@"\frac{a+b}{c}", display: true);
        Assert.True(box.Width >= Set("a+b", display: false).Width);
        Assert.Single(box.Marks.OfType<RuleMark>());
    }

    [Fact]
    public void Scripts_are_smaller_than_their_nucleus_and_stand_above_and_below_it()
    {
        var marks = Set("x_2^3", display: true).Marks.Cast<GlyphMark>().ToList();
        Assert.All(marks.Skip(1), m => Assert.True(m.Scale < marks[0].Scale));
        Assert.True(marks[1].Y > 0 && marks[2].Y < 0);
    }

    [Fact]
    public void Limits_stand_above_and_below_in_display_style_only() =>
        Assert.True(Set(@"\sum_{i=1}^n", display: true).Depth > Set(@"\sum_{i=1}^n", display: false).Depth);

    [Fact]
    public void Relations_have_more_room_than_binary_operations_and_those_more_than_letters()
    {
        double Gap(string tex)
        {
            var marks = Set(tex, display: true).Marks;
            return marks[^1].X - marks[0].X - Set(tex[1..^1], display: true).Width;
        }

        Assert.True(Gap("a=b") > Gap("a+b") + 0.05);
        Assert.True(Gap("a+b") > Gap("acb") + 0.2);
    }

    [Fact]
    public void Delimiters_grow_with_what_they_enclose() =>
        Assert.True(Set(@"\left(\frac{a}{\frac{b}{c}}\right)", display: true).Height > Set("(a)", display: true).Height * 1.4);

    [Theory]
    [InlineData(@"\sqrt{x^2}")]
    [InlineData(@"\frac{1}{x^2}")]
    [InlineData(@"\overline{x^2}")]
    [InlineData(@"y_{x^2}")]
    public void Exponents_stay_low_where_something_is_above_them(string tex)
    {
        double free = Rise(@"x^2", 0), cramped = Rise(tex, 1);
        Assert.True(cramped < free, $"{cramped} is not below {free}");

        // How far the last glyph's exponent is raised over the letter before it, in ems of that letter.
        double Rise(string formula, int skip)
        {
            var marks = Set(formula, display: true).Marks.OfType<GlyphMark>().ToList();
            var exponent = marks.MinBy(m => m.Scale)!;
            var letter = marks[marks.IndexOf(exponent) - 1];
            Assert.True(marks.Count > skip);
            return (exponent.Y - letter.Y) / letter.Scale;
        }
    }

    [Theory]
    [InlineData("f'", 1)]
    [InlineData("f''", 2)]
    [InlineData("f'_n", 1)]
    [InlineData("f'^2", 1)]
    public void Primes_keep_the_size_and_the_place_the_font_gives_them(string tex, int primes)
    {
        uint prime = fonts.Math()!.Font.Glyph('′');
        var marks = Set(tex, display: true).Marks.OfType<GlyphMark>().Where(m => m.Glyph == prime).ToList();
        Assert.Equal(primes, marks.Count);
        Assert.All(marks, m => Assert.Equal((1.0, 0.0), (m.Scale, m.Y)));
    }

    [Fact]
    public void Numerators_and_superscripts_are_not_cramped()
    {
        double Height(string tex) => Set(tex, display: true).Height;
        Assert.True(Height(@"\sqrt{\displaystyle x^2}") > Height(@"\sqrt{x^2}") - 1e-12);
        Assert.Equal(Setting(@"z^{x^2}"), Setting(@"{}^{x^2}"), 1e-9);

        double Setting(string tex)
        {
            var marks = Set(tex, display: true).Marks.OfType<GlyphMark>().ToList();
            return marks[^1].Y - marks[^2].Y;
        }
    }

    [Fact]
    public void Without_a_font_for_mathematics_there_is_no_setter_of_formulas()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string text = Directory.EnumerateFiles("/usr/share/fonts", "DejaVuSans.ttf", SearchOption.AllDirectories).First();
        File.Copy(text, Path.Combine(folder, "DejaVuSans.ttf"));
        using (var bare = FontLibrary.Under([folder]))
            Assert.Null(new Typesetter(bare).Formulas);
        Directory.Delete(folder, recursive: true);
    }

    private Box Set(string tex, bool display) => setter.Set(Formula.Parse(tex), display);
}
