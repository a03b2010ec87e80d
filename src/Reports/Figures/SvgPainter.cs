using System.Globalization;
using Verify.Reports.Html;

namespace Verify.Reports.Figures;

/// <summary>Writes a scene as SVG whose colours are classes, so that the page's style sheet decides between light and dark paper.</summary>
internal sealed class SvgPainter
{
    private readonly HtmlBuilder svg = new();
    private readonly string id;
    private int clips;

    private SvgPainter(string id) => this.id = id;

    /// <summary>The scene as one svg element.</summary>
    /// <param name="scene">What to paint.</param>
    /// <param name="id">Unique within the page.</param>
    /// <param name="title">Its name, for those who do not see it.</param>
    /// <param name="description">What is to be seen.</param>
    public static string Paint(Scene scene, string id, string title, string description)
    {
        var painter = new SvgPainter(id);
        painter.svg.Element(
            "svg",
            [("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", $"0 0 {N(scene.Width)} {N(scene.Height)}"), ("role", "img"), ("class", "figure"), ("aria-labelledby", $"{id}-t {id}-d")],
            () =>
            {
                painter.svg.Element("title", title, ("id", id + "-t")).Element("desc", description, ("id", id + "-d"));
                painter.Marks(scene.Marks);
            });
        return painter.svg.ToString();
    }

    /// <summary>The style sheet's rules for every ink: fill, stroke and the custom properties behind them.</summary>
    public static string Style()
    {
        string Properties(bool dark) => string.Concat(Palette.Inks.Where(i => i.Tone != Tone.Heat).Select(i => $"--{Class(i)}:#{Palette.Rgb(i, dark)};"));
        string rules = string.Concat(Palette.Inks.Select(i => i.Tone == Tone.Heat
            ? $".f-{Class(i)}{{fill:#{Palette.Rgb(i)}}}"
            : $".f-{Class(i)}{{fill:var(--{Class(i)})}}.s-{Class(i)}{{stroke:var(--{Class(i)});fill:none;stroke-linejoin:round}}"));
        return $":root{{{Properties(dark: false)}}}@media(prefers-color-scheme:dark){{:root{{{Properties(dark: true)}}}}}@media print{{:root{{{Properties(dark: false)}}}}}\n"
            + rules
            + "\n.figure text{font-family:\"DejaVu Sans Condensed\",\"Liberation Sans\",Arial,Helvetica,sans-serif;stroke:none}.o{fill:var(--paper-0)!important}.halo{paint-order:stroke;stroke:var(--paper-0)!important;stroke-width:3px;stroke-linejoin:round;stroke-opacity:.85}\n";
    }

    private static string Class(Ink ink) => $"{ink.Tone.ToString().ToLowerInvariant()}-{ink.Shade}";

    private void Marks(IEnumerable<Mark> marks)
    {
        foreach (var mark in marks)
            Paint(mark);
    }

    private void Paint(Mark mark)
    {
        switch (mark)
        {
            case Stroke s:
                svg.Element("path", "", ("class", "s-" + Class(s.Ink)), ("d", Data(s.Path, closed: false)), ("stroke-width", N(s.Width)), ("stroke-dasharray", Shapes.Pattern(s.Dash) is { } p ? string.Join(' ', p.Select(v => N(v))) : null));
                break;
            case Region r:
                Filled(Data(r.Outline, closed: true), r.Ink, r.Opacity);
                break;
            case Cells c:
                Filled(string.Concat(c.Boxes.Select(b => $"M{N(b.X)} {N(b.Y)}h{N(b.Width)}v{N(b.Height)}h{N(-b.Width)}z")), c.Ink, c.Opacity);
                break;
            case Marker { IsOpen: true } m:
                svg.Element("path", "", ("class", $"o s-{Class(m.Ink)}"), ("d", Data(Shapes.Outline(m), closed: true)), ("stroke-width", N(Shapes.OpenWidth)));
                break;
            case Marker { Shape: MarkerShape.Disc } m:
                svg.Element("circle", "", ("class", "f-" + Class(m.Ink)), ("cx", N(m.At.X)), ("cy", N(m.At.Y)), ("r", N(m.Size)));
                break;
            case Marker m:
                Filled(Data(Shapes.Outline(m), closed: true), m.Ink, 1);
                break;
            case Lettering l:
                Letters(l);
                break;
            case Clipped c:
                string clip = $"{id}-c{clips++}";
                svg.Element("clipPath", [("id", clip)], () => svg.Element("rect", "", ("x", N(c.Frame.X)), ("y", N(c.Frame.Y)), ("width", N(c.Frame.Width)), ("height", N(c.Frame.Height))));
                svg.Element("g", [("clip-path", $"url(#{clip})")], () => Marks(c.Marks));
                break;
        }
    }

    private void Letters(Lettering l) => svg.Element(
        "text",
        l.Text,
        ("class", $"f-{Class(l.Ink)}{(l.Halo ? " halo" : "")}"),
        ("x", N(l.At.X)),
        ("y", N(l.At.Y)),
        ("font-size", N(l.Size)),
        ("text-anchor", l.Anchor switch { Anchor.Start => null, Anchor.Middle => "middle", _ => "end" }),
        ("transform", l.Degrees == 0 ? null : $"rotate({N(l.Degrees)} {N(l.At.X)} {N(l.At.Y)})"));

    private void Filled(string data, Ink ink, double opacity) =>
        svg.Element("path", "", ("class", "f-" + Class(ink)), ("d", data), ("fill-opacity", opacity == 1 ? null : N(opacity)));

    private static string Data(IReadOnlyList<Place> path, bool closed) =>
        "M" + string.Join('L', path.Select(p => $"{N(p.X)} {N(p.Y)}")) + (closed ? "z" : "");

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;
}
