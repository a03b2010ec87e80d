using System.Text;
using Verify.Evidence;
using static Verify.Reports.Markdown.MarkdownText;

namespace Verify.Reports.Markdown;

/// <summary>The run as plain text that code hosts render; its figures are named here and drawn in the other two formats.</summary>
internal static class MarkdownReport
{
    /// <summary>The page.</summary>
    public static string Render(RunContents run)
    {
        var page = new StringBuilder();
        page.Append("# Verify\n\n**").Append(Escape(run.Headline)).Append("**\n\n");
        Table(
            page,
            ["Rung", .. Wording.Verdicts.Select(Words.Of), "vacuous bound"],
            Wording.Rungs.Select(r => (IReadOnlyList<string>)[Words.Of(r), .. Wording.Verdicts.Select(v => $"{run.Count(r, v)}"), $"{run.Claims.Count(c => c.Rung == r && c.Vacuous)}"]));
        page.Append("## What to doubt\n\n");
        foreach (var c in run.Complaints)
            page.Append("- **").Append(Escape(c.Claim)).Append("**: ").Append(Sentence(c.Sentence)).Append('\n');
        foreach (var c in run.Claims.Where(c => c.Vacuous))
            page.Append("- **").Append(Escape(c.Id)).Append("**: a bound is true but vacuous\n");
        page.Append("- ").Append(RunContents.Disclaimer).Append("\n\n## How this run was made\n\n");
        Table(page, ["", ""], run.Facts.Select(f => (IReadOnlyList<string>)[f.Name, Escape(f.Value)]));
        page.Append("## Claims\n\n");
        Table(page, ["Claim", "Rung", "Verdict", "Statement"], run.Claims.Select(c => (IReadOnlyList<string>)[Code(c.Id), Words.Of(c.Rung), Words.Of(c.Verdict) + (c.Vacuous ? ", vacuous" : ""), Sentence(c.Statement.Title)]));
        foreach (var topic in run.Topics)
        {
            page.Append("## ").Append(Escape(topic.Key)).Append("\n\n");
            foreach (var claim in topic)
                Claim(page, claim);
        }

        page.Append("## References\n\n");
        foreach (var s in run.References)
            page.Append("- **").Append(Escape(s.Key)).Append("**. ").Append(Escape(Wording.Reference(s))).Append('\n');
        page.Append("\n## Environment\n\n");
        Table(page, ["", ""], run.Environment.Select(e => (IReadOnlyList<string>)[Escape(e.Key), Escape(e.Value)]));
        return page.ToString();
    }

    private static void Claim(StringBuilder page, ClaimEvidence claim)
    {
        var s = claim.Statement;
        page.Append("### ").Append(Sentence(s.Title)).Append("\n\n").Append(Code(claim.Id)).Append(" **").Append(Escape(Wording.Standing(claim))).Append("**\n\n");
        page.Append("> ").Append(Escape(Prose.FormulaToUnicode(s.Formula))).Append("\n\n").Append(Sentence(s.Prose)).Append("\n\n");
        foreach (string h in s.Hypotheses)
            page.Append("- Hypothesis: ").Append(Sentence(h)).Append('\n');
        page.Append("- Source: ").Append(Escape(string.Join("; ", s.Sources.Select(Wording.Cite)))).Append("\n\n");
        foreach (var c in Complaint.About(claim))
            page.Append("**").Append(Words.Of(claim.Verdict)).Append("**: ").Append(Sentence(c.Sentence)).Append("\n\n");
        foreach (var e in claim.Experiments)
        {
            page.Append("#### Experiment: ").Append(Sentence(e.Name)).Append(" (").Append(Words.Of(e.Verdict)).Append(", ").Append(Words.Of(e.Rung)).Append(")\n\n");
            Table(page, ["Quantity", "Measured", "", "Bound", "Used", "Verdict"], e.Comparisons.Select(c => (IReadOnlyList<string>)
                [Sentence(c.Quantity), Escape(Words.Of(c.Measured)), Escape(Words.Of(c.Relation)), Escape(Words.Of(c.Bound)), Wording.Tightness(c), Wording.Judgement(c)]));
            Remarks(page, e.Remarks, e.Figures);
        }

        foreach (var i in claim.Illustrations)
        {
            page.Append("#### Illustration: ").Append(Sentence(i.Name)).Append(" (does not count towards the verdict)\n\n");
            Remarks(page, i.Remarks, i.Figures);
        }

        Table(page, ["Control: falsely", "Why it is false", "What the check saw", "Power", "Verdict"], claim.Controls.Select(c => (IReadOnlyList<string>)
            [Sentence(c.Name), Sentence(c.Why), Sentence(Wording.Caught(c)), Escape(Wording.Power(c)), Words.Of(c.Verdict)]));
        Table(page, ["Property", "Cases", "Worst slack", "Smallest counterexample", "Verdict"], claim.Properties.Select(p => (IReadOnlyList<string>)
            [Sentence(p.Name), $"{p.Cases}", Wording.Slack(p.WorstSlack), Escape(p.Counterexample ?? "") + (p.Replay is null ? "" : " " + Code("--replay " + p.Replay)), Words.Of(p.Verdict)]));
        Table(page, ["Certificate", "What the checker verified", "sha256", "Verdict"], claim.Certificates.Select(c => (IReadOnlyList<string>)
            [Code(c.Path), Escape(c.Sentence), Code(c.Sha256), Wording.Standing(c)]));
    }

    private static void Remarks(StringBuilder page, IReadOnlyList<string> remarks, IReadOnlyList<Figure> figures)
    {
        foreach (string remark in remarks)
            page.Append("- ").Append(Sentence(remark)).Append('\n');
        foreach (var f in figures)
        {
            page.Append("- Figure: ").Append(Sentence(f.Title)).Append(". ").Append(Sentence(f.Caption)).Append(' ');
            foreach (string bound in Wording.Bounds(f))
                page.Append(Escape(bound)).Append(". ");
            page.Append("Drawn in [report.html](report.html) and [report.pdf](report.pdf).\n");
        }

        page.Append(remarks.Count + figures.Count > 0 ? "\n" : "");
    }
}
