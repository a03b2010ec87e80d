using System.Text;
using System.Text.Json.Serialization;
using Verify.Evidence;
using Verify.Reports.Markdown;

namespace Verify.Reports;

/// <summary>How much a difference between two runs weighs.</summary>
public enum ChangeWeight
{
    /// <summary>Expected to differ, or of no consequence.</summary>
    Note,

    /// <summary>Something to look at; nothing is worse.</summary>
    Change,

    /// <summary>Something is worse, lost, or no longer what it was said to be.</summary>
    Regression,
}

/// <summary>One difference between two runs.</summary>
/// <param name="Claim">The claim's id; empty for the run as a whole.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Sentence">What changed, and why it counts or does not.</param>
/// <param name="Before">The baseline's side in words, where the difference has two sides.</param>
/// <param name="After">The current side in words.</param>
public sealed record Change(string Claim, ChangeWeight Weight, string Sentence, string? Before = null, string? After = null);

/// <summary>What changed from one run to another.</summary>
/// <param name="Changes">Differences of the run as a whole first, then claim by claim in the baseline's order, gravest first within a claim.</param>
public sealed record ComparisonReport(IReadOnlyList<Change> Changes)
{
    /// <summary>Whether anything got worse.</summary>
    public bool Regression => Changes.Any(c => c.Weight == ChangeWeight.Regression);

    /// <summary>The comparison in one sentence.</summary>
    [JsonIgnore]
    public string Headline
    {
        get
        {
            string Count(ChangeWeight weight) => Changes.Count(c => c.Weight == weight) is var n && n == 1 ? $"1 {Word(weight)}" : $"{n} {Word(weight)}s";
            return Changes.Count == 0 ? "No difference." : $"{(Regression ? "Regression" : "No regression")}: {Count(ChangeWeight.Regression)}, {Count(ChangeWeight.Change)}, {Count(ChangeWeight.Note)}.";
        }
    }

    /// <summary>The report as lines for a terminal: the differences, then the headline.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lines => Changes.Select(c => $"{Word(c.Weight)}  {(c.Claim.Length == 0 ? "run" : c.Claim)}: {Prose.ToUnicode(c.Sentence)}").Append(Headline);

    /// <summary>The report's canonical JSON.</summary>
    public byte[] ToJson() => CanonicalJson.Write(this);

    /// <summary>The report as Markdown.</summary>
    public string ToMarkdown()
    {
        var page = new StringBuilder("# Comparison of two runs\n\n**").Append(Headline).Append("**\n\n");
        MarkdownText.Table(page, ["Weight", "Claim", "Difference"], Changes.Select(c => (IReadOnlyList<string>)[Word(c.Weight), c.Claim.Length == 0 ? "the run" : MarkdownText.Code(c.Claim), MarkdownText.Sentence(c.Sentence)]));
        return page.ToString();
    }

    /// <summary>The weight in lower case, as in every output.</summary>
    internal static string Word(ChangeWeight weight) => weight.ToString().ToLowerInvariant();
}
