using Verify.Reports.Typography;

namespace Verify.Reports.Formulas.Boxes;

/// <summary>Ink inside a box, its place measured from the box's reference point, y upwards, in units of the em.</summary>
internal abstract record Mark(double X, double Y);

/// <summary>A glyph with its origin at (x, y).</summary>
internal sealed record GlyphMark(LoadedFont Font, ushort Glyph, double Scale, double X, double Y) : Mark(X, Y);

/// <summary>A filled rectangle with its lower left corner at (x, y).</summary>
internal sealed record RuleMark(double X, double Y, double Width, double Height) : Mark(X, Y);

/// <summary>TeX's box: its extent to the right, above and below of a reference point on the baseline, in units of the em.</summary>
/// <param name="Width">To the right.</param>
/// <param name="Height">Above the baseline; negative for what hangs wholly below.</param>
/// <param name="Depth">Below the baseline; negative for what floats wholly above.</param>
/// <param name="Marks">What is painted.</param>
/// <param name="Italics">How far the ink of the last symbol leans beyond the width.</param>
internal sealed record Box(double Width, double Height, double Depth, IReadOnlyList<Mark> Marks, double Italics = 0)
{
    /// <summary>Nothing.</summary>
    public static readonly Box Empty = new(0, 0, 0, []);

    /// <summary>A blank of a width.</summary>
    public static Box Blank(double width) => new(width, 0, 0, []);

    /// <summary>A black bar whose lower edge is at y.</summary>
    public static Box Rule(double width, double thickness, double y) => new(width, y + thickness, -y, [new RuleMark(0, y, width, thickness)]);

    /// <summary>The box moved, as a part of a larger one.</summary>
    public IEnumerable<Mark> At(double x, double y) => Marks.Select(m => m with { X = m.X + x, Y = m.Y + y });

    /// <summary>Raised over the baseline, or lowered below it.</summary>
    public Box Raised(double by) => new(Width, Height + by, Depth - by, [.. At(0, by)], Italics);

    /// <summary>In the middle of a greater width.</summary>
    public Box Centred(double width) => new(width, Height, Depth, [.. At((width - Width) / 2, 0)]);

    /// <summary>Side by side on one baseline.</summary>
    public static Box Beside(params IReadOnlyList<Box> boxes)
    {
        var marks = new List<Mark>();
        double x = 0;
        foreach (var box in boxes)
        {
            marks.AddRange(box.At(x, 0));
            x += box.Width;
        }

        return boxes.Count == 0 ? Empty : new(x, boxes.Max(b => b.Height), boxes.Max(b => b.Depth), marks, boxes[^1].Italics);
    }

    /// <summary>One over the other from one left edge, each already at its height.</summary>
    public static Box Overlaid(params IReadOnlyList<Box> boxes) => new(
        boxes.Max(b => b.Width), boxes.Max(b => b.Height), boxes.Max(b => b.Depth), [.. boxes.SelectMany(b => b.Marks)]);
}
