using SkiaSharp;

namespace Verify.Reports.Pdf;

/// <summary>The page: its size and what of it the text may use, in points of 1/72 inch.</summary>
internal sealed record Sheet(double Width, double Height)
{
    private const double Side = 56;
    private const double Head = 58;
    private const double Foot = 64;

    /// <summary>The sheet of a paper size.</summary>
    public static Sheet Of(PaperSize paper) => paper == PaperSize.Letter ? new(612, 792) : new(595.28, 841.89);

    public double Left => Side;

    public double Top => Head;

    public double TextWidth => Width - (2 * Side);

    public double TextHeight => Height - Head - Foot;

    public double Bottom => Height - Foot;
}

/// <summary>What a fragment can know when it is painted: the canvas and where every anchor has come to lie.</summary>
internal sealed record Stage(SKCanvas Canvas, IReadOnlyDictionary<string, int> Pages);

/// <summary>A piece of the document that no page break may cut.</summary>
/// <param name="Height">Room it takes, in points.</param>
/// <param name="Paint">Paints it with its upper left corner at (x, y).</param>
internal sealed record Fragment(double Height, Action<Stage, double, double> Paint)
{
    /// <summary>Whether it must share a page with what follows: headings, the first line of a paragraph, the head of a table.</summary>
    public bool KeepWithNext { get; init; }

    /// <summary>White space, which vanishes at the top of a page.</summary>
    public bool IsSpace { get; init; }

    /// <summary>Whether it opens a page.</summary>
    public bool BreakBefore { get; init; }

    /// <summary>The name by which links find it.</summary>
    public string? Anchor { get; init; }

    /// <summary>What a table repeats on top of each page it runs over.</summary>
    public Fragment? Repeat { get; init; }

    /// <summary>The same drawn lower, to fit the room that is given, or null where that is too little; null for what has one size only.</summary>
    public Func<double, Fragment?>? Smaller { get; init; }

    /// <summary>Nothing, of a height.</summary>
    public static Fragment Space(double height) => new(height, (_, _, _) => { }) { IsSpace = true };
}
