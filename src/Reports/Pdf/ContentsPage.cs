using Verify.Evidence;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>Topics and claims with verdict, rung and page, each line a link.</summary>
internal sealed class ContentsPage(RunContents run, Composer composer, Typesetter setter)
{
    public const string Anchor = "Contents";

    private const double Size = 9;
    private const double Line = Size * 1.38;
    private const double Judgement = 118;
    private const double Number = 26;

    /// <summary>The pages; one line of page numbers each, so their height does not depend on them.</summary>
    public IEnumerable<Fragment> Fragments()
    {
        foreach (var f in composer.Heading("Contents", 1, Anchor, breakBefore: true))
            yield return f;
        foreach (var topic in run.Topics)
        {
            yield return Fragment.Space(4) with { KeepWithNext = true };
            yield return Entry(topic.Key, topic.Key, null, TextStyle.Strong, 0) with { KeepWithNext = true };
            foreach (var claim in topic)
                yield return Entry(claim.Statement.Title, claim.Id, claim, TextStyle.Body, 12);
        }

        yield return Fragment.Space(4);
        yield return Entry("References", BackMatter.References, null, TextStyle.Strong, 0);
        yield return Entry("Environment", BackMatter.Environment, null, TextStyle.Strong, 0);
    }

    private Fragment Entry(string title, string anchor, ClaimEvidence? claim, TextStyle style, double indent)
    {
        double width = composer.Width - indent - Number - (claim is null ? 0 : Judgement);
        var lines = composer.Lines([new(title, style, Link: anchor, Prose: true)], Size, width);
        return new(lines.Count * Line, (stage, x, y) =>
        {
            for (int i = 0; i < lines.Count; i++)
                lines[i].Paint(stage, setter, Size, x + indent, y + (i * Line) + Size);
            double baseline = y + Size;
            if (claim is not null)
            {
                double left = x + composer.Width - Number - Judgement + 8;
                composer.Write(stage, Words.Of(claim.Verdict), TextStyle.Strong, 8, left, baseline, Colours.Of(claim.Verdict));
                composer.Write(stage, Words.Of(claim.Rung), TextStyle.Body, 8, left + 62, baseline, Composer.Grey);
            }

            string page = $"{stage.Pages[anchor]}";
            composer.Write(stage, page, style, Size, x + composer.Width - setter.Width(page, style, Size), baseline, Composer.Black);
        });
    }
}
