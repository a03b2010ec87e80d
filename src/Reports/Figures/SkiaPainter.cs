using SkiaSharp;
using Verify.Reports.Typography;

namespace Verify.Reports.Figures;

/// <summary>Paints a scene, laid out with formulas as boxes, onto a canvas, in the same fonts as the text around it.</summary>
internal sealed class SkiaPainter(SKCanvas canvas, Typesetter setter)
{
    private readonly FigureText text = new(setter, boxes: true);

    /// <summary>Paints the marks with the scene's corner at the canvas's origin.</summary>
    public void Paint(IEnumerable<Mark> marks)
    {
        // Filled markers of one look are painted at once: a document of thousands of points stays small.
        var alike = new List<Marker>();
        foreach (var mark in marks)
        {
            bool joins = mark is Marker { IsOpen: false } m && (alike.Count == 0 || alike[0] == m with { At = alike[0].At });
            if (!joins)
                Dots(alike);
            if (mark is Marker { IsOpen: false } dot)
                alike.Add(dot);
            else
                Paint(mark);
        }

        Dots(alike);
    }

    private void Paint(Mark mark)
    {
        switch (mark)
        {
            case Stroke s:
                Stroked(Path([s.Path], closed: false), s.Ink, s.Width, s.Dash);
                break;
            case Region r:
                Filled(Path([r.Outline], closed: true), r.Ink, r.Opacity);
                break;
            case Cells c:
                Filled(Path(c.Boxes.Select(Corners), closed: true), c.Ink, c.Opacity);
                break;
            case Marker m:
                Filled(Path([Shapes.Outline(m)], closed: true), new(Tone.Paper), 1);
                Stroked(Path([Shapes.Outline(m)], closed: true), m.Ink, Shapes.OpenWidth, Dash.Solid);
                break;
            case Lettering l:
                Letters(l);
                break;
            case Clipped c:
                canvas.Save();
                canvas.ClipRect(SKRect.Create((float)c.Frame.X, (float)c.Frame.Y, (float)c.Frame.Width, (float)c.Frame.Height));
                Paint(c.Marks);
                canvas.Restore();
                break;
        }
    }

    private void Dots(List<Marker> alike)
    {
        if (alike.Count == 0)
            return;
        var look = alike[0];
        if (look.Shape == MarkerShape.Disc)
        {
            // A point stroked with a round cap is a disc, and the shortest a PDF has.
            using var paint = new SKPaint { Color = Colour(look.Ink, 1), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeCap = SKStrokeCap.Round, StrokeWidth = (float)(2 * look.Size) };
            canvas.DrawPoints(SKPointMode.Points, [.. alike.Select(m => new SKPoint((float)m.At.X, (float)m.At.Y))], paint);
        }
        else
        {
            Filled(Path(alike.Select(Shapes.Outline), closed: true), look.Ink, 1);
        }

        alike.Clear();
    }

    private void Letters(Lettering l)
    {
        double width = text.Width(l.Text, l.Size);
        double start = l.Anchor switch { Anchor.Start => 0, Anchor.Middle => -width / 2, _ => -width };
        canvas.Save();
        canvas.Translate((float)l.At.X, (float)l.At.Y);
        canvas.RotateDegrees((float)l.Degrees);
        if (l.Halo)
        {
            using var halo = new SKPaint { Color = Colour(new(Tone.Paper), 0.8), IsAntialias = true };
            canvas.DrawRect(SKRect.Create((float)start - 1, (float)(-l.Size * 0.85), (float)width + 2, (float)l.Size * 1.1f), halo);
        }

        using var paint = new SKPaint { Color = Colour(l.Ink, 1), IsAntialias = true };
        text.Draw(canvas, l.Text, l.Size, start, 0, paint);
        canvas.Restore();
    }

    private void Stroked(SKPath path, Ink ink, double width, Dash dash)
    {
        float[]? pattern = Shapes.Pattern(dash);
        using var effect = pattern is null ? null : SKPathEffect.CreateDash(pattern, 0);
        using var paint = new SKPaint
        {
            Color = Colour(ink, 1),
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = (float)width,
            StrokeJoin = SKStrokeJoin.Round,
            PathEffect = effect,
        };
        canvas.DrawPath(path, paint);
        path.Dispose();
    }

    private void Filled(SKPath path, Ink ink, double opacity)
    {
        using var paint = new SKPaint { Color = Colour(ink, opacity), IsAntialias = true };
        canvas.DrawPath(path, paint);
        path.Dispose();
    }

    private static SKPath Path(IEnumerable<IReadOnlyList<Place>> contours, bool closed)
    {
        var path = new SKPath();
        foreach (var contour in contours)
            path.AddPoly([.. contour.Select(p => new SKPoint((float)p.X, (float)p.Y))], closed);
        return path;
    }

    private static Place[] Corners(Box b) => [new(b.X, b.Y), new(b.Right, b.Y), new(b.Right, b.Bottom), new(b.X, b.Bottom)];

    private static SKColor Colour(Ink ink, double opacity) => SKColor.Parse(Palette.Rgb(ink)).WithAlpha((byte)Math.Round(255 * opacity));
}
