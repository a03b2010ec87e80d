using Verify.Evidence;
using Verify.Reports.Figures;
using Verify.Reports.Typography;

namespace Verify.Reports.Pdf;

/// <summary>One section a topic, one entry a claim: statement, hypotheses, source, evidence, controls, properties, certificates.</summary>
internal sealed class ClaimPages(RunContents run, Composer composer, TableComposer tables, Typesetter setter)
{
    // Enough to tell any two apart; all 64 stand in run.json and report.html.
    private const int Digits = 16;

    private readonly FigureLayout figures = new(setter, boxes: true);

    /// <summary>All claims.</summary>
    public IEnumerable<Fragment> Fragments() => run.Topics.SelectMany(topic => composer.Heading(topic.Key, 1, topic.Key, breakBefore: true).Concat(topic.SelectMany(Claim)));

    private IEnumerable<Fragment> Claim(ClaimEvidence claim) =>
    [
        .. composer.Heading(claim.Statement.Title, 2, claim.Id),
        .. composer.Paragraph([new(claim.Id, TextStyle.Code, Composer.Grey), new("  " + Wording.Standing(claim), TextStyle.Strong, Colours.Of(claim.Verdict))], 8.5, keep: true),
        .. Mathematics.Display(claim.Statement.Formula, composer, setter, 11),
        .. composer.Paragraph([new Span(claim.Statement.Prose, Prose: true)]),
        .. claim.Statement.Hypotheses.Count == 0 ? [] : composer.Heading("Hypotheses", 3),
        .. composer.Bullets(claim.Statement.Hypotheses),
        .. composer.Paragraph([new("Source: ", TextStyle.Strong), .. claim.Statement.Sources.Select((s, i) => new Span((i > 0 ? "; " : "") + Wording.Cite(s), Link: BackMatter.References))]),
        .. Complaint.About(claim).SelectMany(c => composer.Paragraph([new(c.Sentence, TextStyle.Strong, Colours.Of(c.Weight), Prose: true)], 9, indent: 12)),
        .. Together(claim.Experiments).SelectMany(run => Experiments(claim, run)),
        .. claim.Illustrations.SelectMany(i => Illustration(claim, i)),
        .. Controls(claim),
        .. Properties(claim),
        .. Certificates(claim),
    ];

    // Experiments without figures of their own share a table with the next, up to the one that draws.
    private static IEnumerable<IReadOnlyList<ExperimentEvidence>> Together(IReadOnlyList<ExperimentEvidence> all)
    {
        for (int from = 0, to; from < all.Count; from = to)
        {
            for (to = from + 1; to < all.Count && all[to - 1].Figures.Count == 0;)
                to++;
            yield return [.. all.Skip(from).Take(to - from)];
        }
    }

    private IEnumerable<Fragment> Experiments(ClaimEvidence claim, IReadOnlyList<ExperimentEvidence> run) =>
    [
        .. run.Count == 1 ? composer.Heading([new("Experiment: ", TextStyle.Strong), .. Name(run[0])], 3) : composer.Heading("Experiments", 3),
        .. tables.Table(
            [new("Quantity", 3.6), new("Measured", 2.5), new("", 0.4), new("Bound", 2.1), new("Used", 0.8, true), new("Verdict", 1.5)],
            [.. run.Select(e => new Section([.. Digest.Of(e.Comparisons).Shown.Select(Row)], run.Count == 1 ? null : new(Name(e), IsTitle: true), run.Count == 1 ? [] : [.. Remarks(claim, e)]))]),
        .. run.Count > 1 ? [] : More(claim, Digest.Of(run[0].Comparisons).Rest.Count, "row", "hold"),
        .. run.Count > 1 ? [] : composer.Bullets(run[0].Remarks),
        .. run[^1].Figures.SelectMany(f => Figure(claim, f)),
    ];

    private static IReadOnlyList<Span> Name(ExperimentEvidence e) =>
        [new($"{e.Name}  ", TextStyle.Strong, Prose: true), new($"{Words.Of(e.Verdict)} · {Words.Of(e.Rung)}", TextStyle.Body, Colours.Of(e.Verdict))];

    private static IReadOnlyList<Span> Row(Comparison c)
    {
        var (measured, bound) = Words.Sides(c);
        return
        [
            new(c.Quantity, Prose: true), new(measured), new(Words.Of(c.Relation)), new(bound), new(Wording.Tightness(c)),
            new(Wording.Judgement(c), TextStyle.Strong, c.Vacuous ? Colours.Of(Verdict.Inconclusive) : Colours.Of(c.Verdict)),
        ];
    }

    private static IEnumerable<Across> Remarks(ClaimEvidence claim, ExperimentEvidence e)
    {
        if (Digest.Of(e.Comparisons).Rest.Count is > 0 and int left)
            yield return new(Left(claim, left, "row", "hold"), IsTitle: false);
        foreach (string remark in e.Remarks)
            yield return new([new(remark, TextStyle.Body, Composer.Grey, Prose: true)], IsTitle: false);
    }

    private IEnumerable<Fragment> Illustration(ClaimEvidence claim, IllustrationEvidence i) =>
    [
        .. composer.Heading($"Illustration: {i.Name} (does not count towards the verdict)", 3),
        .. composer.Bullets(i.Remarks),
        .. i.Figures.SelectMany(f => Figure(claim, f)),
    ];

    private IEnumerable<Fragment> Figure(ClaimEvidence claim, Figure f) =>
        composer.Figure(share => figures.Of(f, RunContents.Certificate(claim, f), share), f.Title, f.Caption);

    private IEnumerable<Fragment> Controls(ClaimEvidence claim) => claim.Controls.Count == 0 ? [] :
    [
        .. composer.Heading("Controls: false siblings that the same checks must refute", 3),
        .. tables.Table(
            [new("Falsely", 2.6), new("Why it is false", 3), new("What the check saw", 3), new("Power", 1.6), new("Verdict", 1.4)],
            [.. claim.Controls.Select(c => (IReadOnlyList<Span>)
            [
                new(c.Name, Prose: true), new(c.Why, Prose: true), new(Wording.Caught(c), Prose: true), new(Wording.Power(c)), new(Words.Of(c.Verdict), TextStyle.Strong, Colours.Of(c.Verdict)),
            ])]),
    ];

    private IEnumerable<Fragment> Properties(ClaimEvidence claim) => claim.Properties.Count == 0 ? [] :
    [
        .. composer.Heading("Properties tried on generated inputs", 3),
        .. tables.Table(
            [new("Property", 4), new("Cases", 1, true), new("Worst slack", 1.4, true), new("Smallest counterexample, replay", 3), new("Verdict", 1.4)],
            [.. claim.Properties.Select(p => (IReadOnlyList<Span>)
            [
                new(p.Name, Prose: true), new($"{p.Cases}"), new(Wording.Slack(p.WorstSlack)),
                new(p.Counterexample is null ? "" : p.Counterexample + (p.Replay is null ? "" : $" (--replay {p.Replay})")), Colours.Cell(p.Verdict),
            ])]),
    ];

    private IEnumerable<Fragment> Certificates(ClaimEvidence claim) => claim.Certificates.Count == 0 ? [] :
    [
        .. composer.Heading("Certificates, re-verified by the independent checker", 3),
        .. tables.Table(
            [new("Name and sha256", 3), new("What the checker verified", 5.4), new("Size", 0.9, true), new("Verdict", 1.1)],
            [.. Digest.Of(claim.Certificates).Shown.Select(c => (IReadOnlyList<Span>)
            [
                new($"{c.Name} ({c.Kind}) {c.Sha256[..Math.Min(Digits, c.Sha256.Length)]}…", TextStyle.Code), new(c.Sentence), new(Wording.Size(c.Bytes)),
                new(Wording.Standing(c), TextStyle.Strong, Colours.Of(c.Accepted switch { true => Verdict.Holds, false => Verdict.Refuted, _ => Verdict.Inconclusive })),
            ])]),
        .. More(claim, Digest.Of(claim.Certificates).Rest.Count, "certificate", "were accepted"),
    ];

    private IEnumerable<Fragment> More(ClaimEvidence claim, int left, string what, string how) => left == 0 ? [] : composer.Paragraph(Left(claim, left, what, how), 8, after: 6);

    private static IReadOnlyList<Span> Left(ClaimEvidence claim, int left, string what, string how) =>
        [new($"{left} more {what}{(left == 1 ? "" : "s")}, all of which {how}: see report.html or ", TextStyle.Emphasis, Composer.Grey), new(RunFolder.ClaimPath(claim.Id), TextStyle.Code, Composer.Grey), new(".", TextStyle.Emphasis, Composer.Grey)];
}
