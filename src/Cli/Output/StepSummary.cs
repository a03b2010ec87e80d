using System.Text;
using Verify.Evidence;

namespace Verify.Cli.Output;

/// <summary>The results as Markdown on the page of a GitHub Actions job, where GITHUB_STEP_SUMMARY names the file.</summary>
internal static class StepSummary
{
    public static void Append(IReadOnlyList<ClaimEvidence> claims, IReadOnlyList<Complaint> complaints)
    {
        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is not { Length: > 0 } file)
            return;
        var text = new StringBuilder().Append("### Verify: ").Append(Summary.Tally(claims)).Append("\n\n| claim | rung | verdict | tightest comparison |\n| --- | --- | --- | --- |\n");
        foreach (var claim in claims)
        {
            string tightest = Summary.Tightest(claim) is { } c ? Words.Of(c) : "";
            text.Append($"| {Cell(claim.Id)} | {Words.Of(claim.Rung)} | {Words.Of(claim.Verdict)} | {Cell(tightest)} |\n");
        }

        text.Append('\n');
        foreach (var c in complaints)
            text.Append($"- **{Cell(c.Claim)}**: {Cell(c.Sentence)}\n");
        File.AppendAllText(file, text.ToString());
    }

    // Everything with a meaning in Markdown or HTML is escaped: titles and quantities are data.
    private static string Cell(string text)
    {
        var cell = new StringBuilder();
        foreach (char c in Terminal.Plain(text))
        {
            if (c is '\\' or '|' or '*' or '_' or '`' or '[' or ']' or '$' or '~' or '#')
                cell.Append('\\');
            cell.Append(c switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", _ => c.ToString() });
        }

        return cell.ToString();
    }
}
