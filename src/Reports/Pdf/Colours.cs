using Verify.Evidence;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>Verdicts in colour, dark enough to read as text on white; the word always stands with the colour.</summary>
internal static class Colours
{
    private const string Good = "1b6e3c";
    private const string Open = "8a5a00";
    private const string Bad = "b3261e";

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Holds => Good,
        Verdict.Inconclusive => Open,
        _ => Bad,
    };

    public static string Of(ControlVerdict verdict) => verdict switch
    {
        ControlVerdict.Refuted => Good,
        ControlVerdict.Inconclusive => Open,
        _ => Bad,
    };

    public static string Of(Weight weight) => weight switch
    {
        Weight.Failure => Bad,
        Weight.Incomplete => Open,
        _ => Composer.Grey,
    };

    public static Span Cell(Verdict verdict) => new(Words.Of(verdict), TextStyle.Strong, Of(verdict));
}
