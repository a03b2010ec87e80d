namespace Verify.Reports.Figures;

/// <summary>The outlines and dash patterns both painters share.</summary>
internal static class Shapes
{
    /// <summary>The line around an open marker.</summary>
    public const double OpenWidth = 1.1;

    /// <summary>A marker's outline; its shapes have about equal area.</summary>
    public static IReadOnlyList<Place> Outline(Marker m)
    {
        var (x, y, r) = (m.At.X, m.At.Y, m.Size);
        return m.Shape switch
        {
            MarkerShape.Square => [new(x - (0.9 * r), y - (0.9 * r)), new(x + (0.9 * r), y - (0.9 * r)), new(x + (0.9 * r), y + (0.9 * r)), new(x - (0.9 * r), y + (0.9 * r))],
            MarkerShape.Triangle => [new(x, y - (1.25 * r)), new(x + (1.15 * r), y + (0.8 * r)), new(x - (1.15 * r), y + (0.8 * r))],
            MarkerShape.Diamond => [new(x, y - (1.3 * r)), new(x + (1.3 * r), y), new(x, y + (1.3 * r)), new(x - (1.3 * r), y)],
            _ => [.. Enumerable.Range(0, 16).Select(i => 2 * Math.PI * i / 16).Select(a => new Place(x + (r * Math.Cos(a)), y + (r * Math.Sin(a))))],
        };
    }

    /// <summary>Lengths of strokes and gaps; null for a solid line.</summary>
    public static float[]? Pattern(Dash dash) => dash switch
    {
        Dash.Dashed => [6, 3],
        Dash.Dotted => [1.6f, 2.2f],
        Dash.DashDotted => [6, 2, 1.6f, 2],
        _ => null,
    };
}
