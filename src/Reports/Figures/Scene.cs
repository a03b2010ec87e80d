namespace Verify.Reports.Figures;

/// <summary>A figure laid out: marks in painting order on a sheet of Width × Height points, y downwards.</summary>
internal sealed record Scene(double Width, double Height, IReadOnlyList<Mark> Marks);

internal readonly record struct Place(double X, double Y);

internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}

/// <summary>What a colour means; the painters own the colours.</summary>
internal enum Tone
{
    Measurement,
    Bound,
    Control,
    Reference,
    Category,
    Heat,
    Axis,
    Grid,
    Text,
    Muted,
    Paper,
}

/// <summary>A meaning and its shade: the variant of a role, the category, the step of the heat ramp.</summary>
internal readonly record struct Ink(Tone Tone, int Shade = 0);

internal enum Dash
{
    Solid,
    Dashed,
    Dotted,
    DashDotted,
}

internal enum MarkerShape
{
    Disc,
    Square,
    Triangle,
    Diamond,
}

internal enum Anchor
{
    Start,
    Middle,
    End,
}

internal abstract record Mark;

/// <summary>A polyline.</summary>
internal sealed record Stroke(IReadOnlyList<Place> Path, Ink Ink, double Width, Dash Dash = Dash.Solid) : Mark;

/// <summary>A closed region.</summary>
internal sealed record Region(IReadOnlyList<Place> Outline, Ink Ink, double Opacity) : Mark;

/// <summary>Rectangles of one colour, painted as one path so that no seams show.</summary>
internal sealed record Cells(IReadOnlyList<Box> Boxes, Ink Ink, double Opacity = 1) : Mark;

/// <summary>A point; an open one has paper inside its outline.</summary>
internal sealed record Marker(Place At, MarkerShape Shape, Ink Ink, double Size, bool IsOpen = false) : Mark;

/// <summary>A line of text whose baseline starts, is centred or ends at a place, turned by Degrees clockwise about it; with a halo it stays readable over data.</summary>
internal sealed record Lettering(Place At, string Text, Ink Ink, double Size, Anchor Anchor = Anchor.Start, double Degrees = 0, bool Halo = false) : Mark;

/// <summary>Marks of which only what lies in the frame is seen.</summary>
internal sealed record Clipped(Box Frame, IReadOnlyList<Mark> Marks) : Mark;
