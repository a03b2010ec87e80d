using SkiaSharp;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>The run on paper. Laid out first and painted after, so that the contents know their pages; no date goes in, so equal runs give equal bytes.</summary>
internal static class PdfReport
{
    /// <summary>The document's bytes.</summary>
    public static byte[] Render(RunContents run, PaperSize paper, Typesetter setter)
    {
        var sheet = Sheet.Of(paper);
        var composer = new Composer(sheet, setter);
        var tables = new TableComposer(composer, setter);
        var fragments = new TitlePage(run, composer, tables).Fragments()
            .Concat(new ContentsPage(run, composer, setter).Fragments())
            .Concat(new ClaimPages(run, composer, tables, setter).Fragments())
            .Concat(new BackMatter(run, composer, tables, setter).Fragments());
        var pages = Pagination.Of(fragments, sheet);
        var anchors = pages.SelectMany((page, i) => page.Select(p => (p.Fragment.Anchor, Page: i + 1))).Where(a => a.Anchor is not null).DistinctBy(a => a.Anchor).ToDictionary(a => a.Anchor!, a => a.Page);

        void Paint(SKCanvas canvas, int page)
        {
            var stage = new Stage(canvas, anchors);
            foreach (var (fragment, y) in pages[page])
            {
                if (fragment.Anchor is not null)
                    canvas.DrawNamedDestinationAnnotation(new((float)sheet.Left, (float)(sheet.Top + y)), fragment.Anchor);
                fragment.Paint(stage, sheet.Left, sheet.Top + y);
            }

            Margins(stage, composer, setter, sheet, run, page + 1, pages.Count);
        }

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

    private static void Margins(Stage stage, Composer composer, Typesetter setter, Sheet sheet, RunContents run, int page, int pages)
    {
        const double small = 7;
        double right = sheet.Left + sheet.TextWidth;
        if (page > 1)
        {
            composer.Write(stage, $"Verify {run.Run.Version} · run {run.Hash[..8]}", TextStyle.Body, small, sheet.Left, 36, Composer.Grey);
            string verdict = run.Headline;
            composer.Write(stage, verdict, TextStyle.Body, small, right - setter.Width(verdict, TextStyle.Body, small), 36, Composer.Grey);
        }

        using var rule = new SKPaint { Color = SKColor.Parse("d9d9d9") };
        stage.Canvas.DrawRect(SKRect.Create((float)sheet.Left, (float)(sheet.Bottom + 14), (float)sheet.TextWidth, 0.5f), rule);
        string number = $"{page} / {pages}";
        double numberWidth = setter.Width(number, TextStyle.Body, 8);
        composer.Write(stage, number, TextStyle.Body, 8, right - numberWidth, sheet.Bottom + 26, Composer.Black);
        double y = sheet.Bottom + 25;
        foreach (string line in setter.Wrap(RunContents.Disclaimer, TextStyle.Emphasis, small, sheet.TextWidth - numberWidth - 16))
        {
            composer.Write(stage, line, TextStyle.Emphasis, small, sheet.Left, y, Composer.Grey);
            y += small * 1.3;
        }
    }
}
