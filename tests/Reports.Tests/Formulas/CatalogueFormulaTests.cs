using Verify.Claims;
using Verify.Evidence;
using Verify.Reports.Figures;
using Verify.Reports.Formulas;
using Verify.Reports.Pdf;
using Verify.Reports.Typography;

namespace Verify.Reports.Tests.Formulas;

/// <summary>Every formula there is in the catalogue and in its committed evidence.</summary>
public sealed class CatalogueFormulaTests : IDisposable
{
    private static readonly IReadOnlyList<Statement> Statements = [.. Catalogue.Of(typeof(Theorems.Perceptrons.XorIsNotLinear).Assembly).Select(c => c.Statement)];

    private readonly FontLibrary fonts = FontLibrary.Installed();
    private readonly Typesetter setter;
    private readonly Composer composer;

    public CatalogueFormulaTests()
    {
        setter = new(fonts);
        composer = new(Sheet.Of(PaperSize.A4), setter);
    }

    public void Dispose() => fonts.Dispose();

    [Fact]
    public void Every_formula_is_set_without_a_missing_character()
    {
        foreach (string tex in Statements.Select(s => s.Formula).Concat(Texts().SelectMany(MathText.Split).Where(s => s.IsFormula).Select(s => s.Text)).Distinct())
        {
            foreach (bool display in new[] { true, false })
            {
                var box = setter.Formulas!.Set(Formula.Parse(tex), display);
                Assert.True(setter.Formulas.Missing == 0, $"a character of {tex} is in no font");
                Assert.True(box.Width > 0 && double.IsFinite(box.Width), tex);
            }
        }
    }

    [Fact]
    public void Every_displayed_formula_fits_the_line()
    {
        foreach (var s in Statements)
        {
            var lines = Mathematics.Lines(Formula.Parse(s.Formula), composer, setter, 11);
            Assert.All(lines, line => Assert.True(composer.Lines([new("", Box: line)], 11, composer.Width).Single().Width <= composer.Width + 1e-6, s.Formula));

            // Scaled below three quarters a formula is no longer read with pleasure: it ought to be broken.
            Assert.All(lines, line => Assert.True(line.Width * 11 * 0.75 <= composer.Width, $"{s.Id}: {s.Formula} would be scaled too far"));
        }
    }

    [Fact]
    public void Every_line_of_text_with_formulas_fits_its_column()
    {
        foreach (string text in Texts())
        {
            foreach (double width in new[] { composer.Width, composer.Width / 4 })
                Assert.All(composer.Lines([new(text, Prose: true)], 8, width), line => Assert.True(line.Width <= width + 1e-6, text));
        }
    }

    [Fact]
    public void Every_text_of_a_figure_is_measured_and_wrapped_within_its_width()
    {
        var words = new FigureText(setter, boxes: true);
        foreach (string label in Figures().SelectMany(f => f.Layers.Select(l => l.Label).Append(f.X.Label).Append(f.Y.Label)).Where(l => l.Length > 0))
            Assert.All(words.Wrap(words.Of(label), 9, 120), line => Assert.True(words.Width(line, 9) <= 120 + 1e-6, label));
    }

    private static IEnumerable<Figure> Figures() => Evidence().SelectMany(c => c.Figures);

    private static IEnumerable<string> Texts() => Statements.SelectMany(s => s.Hypotheses.Append(s.Title).Append(s.Prose)).Concat(Evidence().SelectMany(c =>
        c.Experiments.SelectMany(e => e.Comparisons.Select(q => q.Quantity).Concat(e.Remarks).Append(e.Name))
            .Concat(c.Controls.SelectMany(x => new[] { x.Name, x.Why }))
            .Concat(c.Properties.Select(p => p.Name))
            .Concat(c.Figures.SelectMany(f => new[] { f.Title, f.Caption, f.X.Label, f.Y.Label }.Concat(f.Layers.Select(l => l.Label)))))).Where(t => t.Length > 0);

    private static IEnumerable<ClaimEvidence> Evidence()
    {
        var baseline = new RunFolder(Path.Combine(Repository.Root, "reports", "baseline"));
        return baseline.ReadClaims(baseline.ReadRun());
    }
}
