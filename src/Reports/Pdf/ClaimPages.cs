using System.Globalization;
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
        .. claim.Experiments.SelectMany(e => Experiment(claim, e)),
        .. claim.Illustrations.SelectMany(i => Illustration(claim, i)),
        .. Controls(claim),
        .. Properties(claim),
        .. Certificates(claim),
    ];

    private IEnumerable<Fragment> Experiment(ClaimEvidence claim, ExperimentEvidence e) =>
    [
        .. composer.Heading([new($"Experiment: {e.Name}  ", TextStyle.Strong, Prose: true), new($"{Words.Of(e.Verdict)} · {Words.Of(e.Rung)}", TextStyle.Body, Colours.Of(e.Verdict))], 3),
        .. tables.Table(
            [new("Quantity", 3.6), new("Measured", 2.5), new("", 0.4), new("Bound", 2), new("Used", 0.9, true), new("Verdict", 1.5)],
            [.. Digest.Of(e.Comparisons).Shown.Select(c => (IReadOnlyList<Span>)
            [
                new(c.Quantity, Prose: true), new(Words.Of(c.Measured)), new(Words.Of(c.Relation)), new(Words.Of(c.Bound)), new(Wording.Tightness(c)),
                new(Wording.Judgement(c), TextStyle.Strong, c.Vacuous ? Colours.Of(Verdict.Inconclusive) : Colours.Of(c.Verdict)),
            ])]),
        .. More(claim, Digest.Of(e.Comparisons).Rest.Count, "row", "hold"),
        .. composer.Bullets(e.Remarks),
        .. e.Figures.SelectMany(f => Figure(claim, f)),
    ];

    private IEnumerable<Fragment> Illustration(ClaimEvidence claim, IllustrationEvidence i) =>
    [
        .. composer.Heading($"Illustration: {i.Name} (does not count towards the verdict)", 3),
        .. composer.Bullets(i.Remarks),
        .. i.Figures.SelectMany(f => Figure(claim, f)),
    ];

    private IEnumerable<Fragment> Figure(ClaimEvidence claim, Figure f) =>
        composer.Figure(figures.Of(f, RunContents.Certificate(claim, f)), f.Title, f.Caption);

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
                new(p.Name, Prose: true), new($"{p.Cases}"), new(p.WorstSlack.ToString("G4", CultureInfo.InvariantCulture)),
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

    private IEnumerable<Fragment> More(ClaimEvidence claim, int left, string what, string how) => left == 0 ? [] :
        composer.Paragraph([new($"{left} more {what}{(left == 1 ? "" : "s")}, all of which {how}: see report.html or ", TextStyle.Emphasis, Composer.Grey), new(RunFolder.ClaimPath(claim.Id), TextStyle.Code, Composer.Grey), new(".", TextStyle.Emphasis, Composer.Grey)], 8, after: 6);
}
