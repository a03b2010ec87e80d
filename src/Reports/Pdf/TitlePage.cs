using Verify.Evidence;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>One page for a busy reader: what holds, on which rung, and what to doubt.</summary>
internal sealed class TitlePage(RunContents run, Composer composer, TableComposer tables)
{
    public const string Anchor = "Verify";

    // More would push the page's facts off it; the rest is said at each claim.
    private const int Shown = 10;

    /// <summary>The page.</summary>
    public IEnumerable<Fragment> Fragments() =>
    [
        Fragment.Space(10),
        .. composer.Paragraph("Verify", 30, TextStyle.Strong, after: 2).Select((f, i) => i == 0 ? f with { Anchor = Anchor } : f),
        .. composer.Paragraph("Claims of the mathematics of deep learning, re-checked", 12.5, TextStyle.Emphasis, Composer.Grey, after: 16),
        .. composer.Paragraph(run.Headline, 14, TextStyle.Strong, run.Complaints.Any(c => c.Weight > Weight.Note) ? Colours.Of(Verdict.Refuted) : Colours.Of(Verdict.Holds), after: 10),
        .. Matrix(),
        .. Topics(),
        .. composer.Heading("What to doubt", 3),
        .. Doubts(),
        .. composer.Heading("How this run was made", 3),
        .. tables.Table([new("", 1), new("", 3)], [.. run.Facts.Select(f => (IReadOnlyList<Span>)[new(f.Name, TextStyle.Body, Composer.Grey), new(f.Value, f.Value.Length == 64 ? TextStyle.Code : TextStyle.Body)])]),
    ];

    private IEnumerable<Fragment> Matrix() => tables.Table(
        [new("Rung", 2), new("holds", 1, true), new("inconclusive", 1, true), new("refuted", 1, true), new("vacuous bound", 1, true)],
        [
            .. Wording.Rungs.Select(rung => (IReadOnlyList<Span>)
            [
                new(Words.Of(rung)),
                .. Wording.Verdicts.Select(v => Count(run.Count(rung, v), v)),
                Count(run.Claims.Count(c => c.Rung == rung && c.Vacuous), Verdict.Inconclusive),
            ]),
            [
                new("all claims", TextStyle.Strong),
                .. Wording.Verdicts.Select(v => Count(run.Claims.Count(c => c.Verdict == v), v)),
                Count(run.Claims.Count(c => c.Vacuous), Verdict.Inconclusive),
            ],
        ]);

    // Where to read on: each topic with its page.
    private IEnumerable<Fragment> Topics() => run.Topics.Count() < 2 ? [] : tables.Table(
        [new("Topic", 2), .. Wording.Rungs.Select(r => new Column(Words.Of(r), 1, true))],
        [.. run.Topics.Select(topic => (IReadOnlyList<Span>)
        [
            new(topic.Key, TextStyle.Body, Composer.Black, topic.Key),
            .. Wording.Rungs.Select(rung => Count(topic.Count(c => c.Rung == rung), topic.Where(c => c.Rung == rung).Select(c => c.Verdict).DefaultIfEmpty(Verdict.Holds).Min())),
        ])]);

    private static Span Count(int count, Verdict verdict) => count == 0 ? new("–", TextStyle.Body, Composer.Grey) : new($"{count}", TextStyle.Strong, Colours.Of(verdict));

    private IEnumerable<Fragment> Doubts()
    {
        var vacuous = run.Claims.Where(c => c.Vacuous).Select(c => new Complaint(c.Id, Weight.Note, "a bound is true but vacuous: it says no more than is known without it"));
        var doubts = run.Complaints.Concat(vacuous).ToList();
        foreach (var doubt in doubts.Take(Shown))
        {
            string sentence = Prose.ToUnicode(doubt.Sentence);
            foreach (var f in composer.Paragraph([new(doubt.Claim, TextStyle.Strong, Colours.Of(doubt.Weight), doubt.Claim), sentence.Length > 300 ? new(": " + sentence[..300] + "…") : new(": " + doubt.Sentence, Prose: true)], 8.5, after: 2.5))
                yield return f;
        }

        if (doubts.Count == 0)
            yield return composer.Paragraph("Nothing failed, nothing is open, no bound is vacuous. Statistical claims keep their level of doubt α.", after: 0).First();
        if (doubts.Count > Shown)
        {
            foreach (var f in composer.Paragraph($"and {doubts.Count - Shown} more, each at its claim.", 8.5, TextStyle.Emphasis, Composer.Grey))
                yield return f;
        }

        yield return Fragment.Space(6);
    }
}
