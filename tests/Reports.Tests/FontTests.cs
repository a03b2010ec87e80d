using UglyToad.PdfPig;
using Verify.Reports.Pdf;
using Verify.Reports.Typography;

namespace Verify.Reports.Tests;

/// <summary>Which of the installed fonts a report is set in, and what it does without.</summary>
public sealed class FontTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly SampleRun sample = SampleRun.Rich();

    public void Dispose()
    {
        sample.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("latinmodern-math.otf", "STIXTwoMath-Regular.otf")]
    [InlineData("STIXTwoMath-Regular.otf", "STIXMath-Regular.otf")]
    [InlineData("STIXMath-Regular.otf", "DejaVuMathTeXGyre.ttf")]
    public void Better_font_for_mathematics_is_preferred_wherever_it_lies(string better, string worse)
    {
        Install("DejaVuSans.ttf", "DejaVuSans.ttf");
        Install("DejaVuMathTeXGyre.ttf", worse);
        Directory.CreateDirectory(Path.Combine(folder, "zz"));
        Install("DejaVuMathTeXGyre.ttf", Path.Combine("zz", better));
        using var fonts = FontLibrary.Under([folder]);
        Assert.Equal(Path.Combine(folder, "zz", better), fonts.Math()!.Font.Path);
    }

    [Fact]
    public void Font_without_a_table_for_mathematics_is_passed_over_whatever_its_name()
    {
        Install("DejaVuSansMono.ttf", "latinmodern-math.ttf");
        Install("DejaVuMathTeXGyre.ttf", "DejaVuMathTeXGyre.ttf");
        using var fonts = FontLibrary.Under([folder]);
        Assert.EndsWith("DejaVuMathTeXGyre.ttf", fonts.Math()!.Font.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_font_for_mathematics_formulas_stand_in_a_line_and_the_report_names_the_package()
    {
        Install("DejaVuSerif.ttf", "DejaVuSerif.ttf");
        Install("DejaVuSans.ttf", "DejaVuSans.ttf");
        using var fonts = FontLibrary.Under([folder]);
        using var pdf = PdfDocument.Open(PdfReport.Render(RunContents.Of(sample.Folder), PaperSize.A4, new Typesetter(fonts)));
        string text = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", "");
        Assert.Contains("M≤(R/γ)²", text);
        Assert.Contains("apt-getinstallfonts-dejavu-extra", text);
        Assert.Contains("Theperceptronmakesatmost(R/γ)²mistakes", text);
    }

    [Fact]
    public void Fonts_are_named_in_the_metadata()
    {
        Install("DejaVuSerif.ttf", "DejaVuSerif.ttf");
        using var fonts = FontLibrary.Under([folder]);
        using var pdf = PdfDocument.Open(PdfReport.Render(RunContents.Of(sample.Folder), PaperSize.A4, new Typesetter(fonts)));
        Assert.Equal("Fonts: DejaVu Serif", pdf.Information.Keywords);
    }

    private void Install(string name, string under) =>
        File.Copy(Directory.EnumerateFiles("/usr/share/fonts", name, SearchOption.AllDirectories).First(), Path.Combine(folder, under));
}
