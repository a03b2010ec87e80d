using SkiaSharp;
using Verify.Evidence;
using Verify.Reports.Figures;
using Verify.Reports.Pdf;
using Verify.Reports.Typography;

namespace Verify.Reports;

/// <summary>Single pictures of a report as PNG, for pages that can show no PDF.</summary>
internal static class Picture
{
    private const string Cover = "cover";

    // Two dots a point: sharp on today's screens, and a figure still weighs less than 100 kB.
    private const int Scale = 2;

    /// <summary>The file of a picture: its name with hyphens for all that a path could misread.</summary>
    public static string FileName(string picture) => string.Concat(picture.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')) + ".png";

    /// <summary>The picture's bytes.</summary>
    /// <exception cref="MalformedFileException">The run has no such picture.</exception>
    public static byte[] Of(RunContents run, string picture, PaperSize paper, Typesetter setter)
    {
        if (picture == Cover)
            return PdfReport.Cover(run, paper, setter);
        var found = run.Claims.SelectMany(c => c.Figures.Select(f => (Claim: c, Figure: f))).Where(p => $"{p.Claim.Id}:{p.Figure.Name}" == picture).Take(1).ToList();
        if (found is not [var (claim, figure)])
            throw new MalformedFileException($"{picture}: no such picture in {run.Folder.Root}; expected \"cover\", or a claim's id, a colon and the name of one of its figures, such as {run.Claims.SelectMany(c => c.Figures.Select(f => $"{c.Id}:{f.Name}")).FirstOrDefault("cover")}.");
        var scene = new FigureLayout(setter, boxes: true).Of(figure, RunContents.Certificate(claim, figure));
        return Png(scene.Width, scene.Height, canvas => new SkiaPainter(canvas, setter).Paint(scene.Marks));
    }

    /// <summary>What is painted on white paper of a size in points.</summary>
    public static byte[] Png(double width, double height, Action<SKCanvas> paint)
    {
        using var bitmap = new SKBitmap((int)Math.Ceiling(width * Scale), (int)Math.Ceiling(height * Scale));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(Scale);
            paint(canvas);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
