using SkiaSharp;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>The run on paper. Laid out first and painted after, so that the contents know their pages; no date goes in, so equal runs give equal bytes.</summary>
internal sealed class PdfReport
{
    private readonly RunContents run;
    private readonly Sheet sheet;
    private readonly Typesetter setter;
    private readonly Composer composer;
    private readonly IReadOnlyList<IReadOnlyList<Placed>> pages;
    private readonly Dictionary<string, int> anchors;

    private PdfReport(RunContents run, PaperSize paper, Typesetter setter)
    {
        (this.run, sheet, this.setter) = (run, Sheet.Of(paper), setter);
        composer = new(sheet, setter);
        var tables = new TableComposer(composer, setter);
        var fragments = new TitlePage(run, composer, tables).Fragments()
            .Concat(new ContentsPage(run, composer, setter).Fragments())
            .Concat(new ClaimPages(run, composer, tables, setter).Fragments())
            .Concat(new BackMatter(run, composer, tables, setter).Fragments());
        pages = Pagination.Of(fragments, sheet);
        anchors = pages.SelectMany((page, i) => page.Select(p => (p.Fragment.Anchor, Page: i + 1))).Where(a => a.Anchor is not null).DistinctBy(a => a.Anchor).ToDictionary(a => a.Anchor!, a => a.Page);
    }

    /// <summary>The document's bytes.</summary>
    public static byte[] Render(RunContents run, PaperSize paper, Typesetter setter) => new PdfReport(run, paper, setter).Document();

    /// <summary>The first page as a PNG.</summary>
    public static byte[] Cover(RunContents run, PaperSize paper, Typesetter setter)
    {
        var report = new PdfReport(run, paper, setter);
        return Picture.Png(report.sheet.Width, report.sheet.Height, canvas => report.Paint(canvas, 0));
    }

    private byte[] Document()
    {
        // Painted once into nothing, to learn which glyphs the fonts have to bring.
        using (var nothing = new SKNoDrawCanvas((int)sheet.Width, (int)sheet.Height))
        {
            for (int i = 0; i < pages.Count; i++)
                Paint(nothing, i);
        }

        setter.KeepOnlyUsed();
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, Metadata(run, setter)))
        {
            for (int i = 0; i < pages.Count; i++)
            {
                Paint(document.BeginPage((float)sheet.Width, (float)sheet.Height), i);
                document.EndPage();
            }

            document.Close();
        }

        return Outline.Appended(stream.ToArray(), Bookmarks(run));
    }

    private void Paint(SKCanvas canvas, int page)
    {
        var stage = new Stage(canvas, anchors);
        foreach (var (fragment, y) in pages[page])
        {
            if (fragment.Anchor is not null)
                canvas.DrawNamedDestinationAnnotation(new((float)sheet.Left, (float)(sheet.Top + y)), fragment.Anchor);
            fragment.Paint(stage, sheet.Left, sheet.Top + y);
        }

        Margins(stage, page + 1);
    }

    private static IReadOnlyList<Bookmark> Bookmarks(RunContents run) =>
    [
        new("At a glance", TitlePage.Anchor, []),
        new("Contents", ContentsPage.Anchor, []),
        .. run.Topics.Select(topic => new Bookmark(topic.Key, topic.Key, [.. topic.Select(c => new Bookmark(Prose.ToUnicode(c.Statement.Title), c.Id, []))])),
        new("References", BackMatter.References, []),
        new("Environment", BackMatter.Environment, []),
    ];

    private static SKDocumentPdfMetadata Metadata(RunContents run, Typesetter setter) => new()
    {
        Title = $"Verify: {run.Headline}",
        Keywords = "Fonts: " + string.Join(", ", setter.FontsUsed),
        Creator = $"Verify {run.Run.Version}",
        Producer = $"Verify {run.Run.Version}",
        Creation = Epoch,
        Modified = Epoch,
        RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
        EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
    };

    // A report says nothing of the day it was rendered on.
    private static readonly DateTime Epoch = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private void Margins(Stage stage, int page)
    {
        // The disclaimer fits one line of A4.
        const double small = 7, smallest = 6.6;
        double right = sheet.Left + sheet.TextWidth;
        if (page > 1)
        {
            composer.Write(stage, $"Verify {run.Run.Version} · run {run.Hash[..8]}", TextStyle.Body, small, sheet.Left, 36, Composer.Grey);
            string verdict = run.Headline;
            composer.Write(stage, verdict, TextStyle.Body, small, right - setter.Width(verdict, TextStyle.Body, small), 36, Composer.Grey);
        }

        using var rule = new SKPaint { Color = SKColor.Parse("d9d9d9") };
        stage.Canvas.DrawRect(SKRect.Create((float)sheet.Left, (float)(sheet.Bottom + 14), (float)sheet.TextWidth, 0.5f), rule);
        string number = $"{page} / {pages.Count}";
        double numberWidth = setter.Width(number, TextStyle.Body, 8);
        composer.Write(stage, number, TextStyle.Body, 8, right - numberWidth, sheet.Bottom + 26, Composer.Black);
        double y = sheet.Bottom + 25;
        foreach (string line in setter.Wrap(RunContents.Disclaimer, TextStyle.Emphasis, smallest, sheet.TextWidth - numberWidth - 16))
        {
            composer.Write(stage, line, TextStyle.Emphasis, smallest, sheet.Left, y, Composer.Grey);
            y += smallest * 1.3;
        }
    }
}
