using System.Globalization;
using Verify.Evidence;
using Verify.Reports.Figures;

namespace Verify.Reports;

/// <summary>What the three formats say in the same words.</summary>
internal static class Wording
{
    /// <summary>The rungs, highest first, as a reader climbs down.</summary>
    public static IReadOnlyList<Rung> Rungs { get; } = [Rung.Exact, Rung.Enclosed, Rung.Statistical, Rung.Empirical];

    /// <summary>The verdicts, best first.</summary>
    public static IReadOnlyList<Verdict> Verdicts { get; } = [Verdict.Holds, Verdict.Inconclusive, Verdict.Refuted];

    /// <summary>A false-alarm probability.</summary>
    public static string Alpha(double alpha) => alpha == 0 ? "0" : Ticks.Short(alpha);

    /// <summary>How much of the bound is used; of an equality there is nothing to say.</summary>
    public static string Tightness(Comparison c) => c.Relation != Relation.Equal && c.Tightness is { } t && double.IsFinite(t) ? (100 * t).ToString("F1", CultureInfo.InvariantCulture) + "%" : "";

    /// <summary>The verdict of a comparison, and whether its bound says nothing.</summary>
    public static string Judgement(Comparison c) => Words.Of(c.Verdict) + (c.Vacuous ? ", vacuous" : "");

    /// <summary>The line under a claim's title.</summary>
    public static string Standing(ClaimEvidence claim) => string.Join(" · ", new[]
    {
        Words.Of(claim.Verdict),
        Words.Of(claim.Rung) + (claim.Rung == claim.Statement.Rung ? "" : $" (pinned {Words.Of(claim.Statement.Rung)})"),
        claim.Vacuous ? "vacuous bound" : null,
        claim.Alpha > 0 ? $"not refuted at α = {Alpha(claim.Alpha)}" : null,
    }.Where(part => part is not null && !(claim.Verdict != Verdict.Holds && part.StartsWith("not refuted", StringComparison.Ordinal))));

    /// <summary>A citation with its place.</summary>
    public static string Cite(Source s) => s.Key + (s.Locator is null ? "" : ", " + s.Locator);

    /// <summary>A work in full.</summary>
    public static string Reference(Source s) => $"{s.Authors}. {s.Title}. {s.Venue}, {s.Year}.";

    /// <summary>A certificate's standing.</summary>
    public static string Standing(CertificateEvidence c) => c.Accepted switch
    {
        true => "accepted",
        false => "rejected",
        _ => "not checked",
    };

    /// <summary>The bounds a figure draws, as words for those who do not see it.</summary>
    public static IEnumerable<string> Bounds(Figure figure) => figure.Layers.OfType<BoundLine>().Select(b =>
        $"{(b.Label.Length > 0 ? Prose.ToUnicode(b.Label) : "bound")}: {(b.Vertical ? "x" : "y")} = {Ticks.Plain(b.Value)}");

    /// <summary>What a control's check saw, as prose.</summary>
    public static string Caught(ControlEvidence c) => c.Comparison is { } seen ? Words.Of(seen) : c.Obstacle ?? "";

    /// <summary>The probability of catching a control, with its bound: near 1 what is missing from it says more.</summary>
    public static string Power(ControlEvidence c) => c.Power is { } p ? $"{Chance(p.Measured, Words.Sides(p).Measured)} {Words.Of(p.Relation)} {Chance(p.Bound, Words.Sides(p).Bound)}" : "";

    /// <summary>A property's worst slack.</summary>
    public static string Slack(double slack) => (slack + 0.0).ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');

    private static string Chance(Number number, string words)
    {
        if (number is not ExactNumber { IsSound: true } exact || exact.Approximation < 0.9999 || exact.Numerator >= exact.Denominator)
            return words;
        return $"1 − {Ticks.Short(Number.Exact(exact.Denominator - exact.Numerator, exact.Denominator).Approximation)}";
    }

    /// <summary>A file's size.</summary>
    public static string Size(long bytes) => bytes < 1024 ? $"{bytes} B" : bytes < 1 << 20 ? $"{bytes / 1024.0:F1} kB" : $"{bytes / 1048576.0:F1} MB";
}
