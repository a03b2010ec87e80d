using Verify.Evidence;
using Verify.Reports.Figures;

namespace Verify.Reports.Html;

/// <summary>One claim of the page.</summary>
internal sealed class ClaimArticle(RunContents run, HtmlBuilder html, FigureLayout layout)
{
    private readonly CertificateEmbedder embedder = new(run.Folder);
    private int figures;

    /// <summary>The claim's place on the page.</summary>
    public static string Anchor(string id) => "claim-" + Uri.EscapeDataString(id).Replace('%', '.');

    /// <summary>Writes the claim.</summary>
    public void Write(ClaimEvidence claim)
    {
        var s = claim.Statement;
        html.Element(
            "article",
            [("class", "claim"), ("id", Anchor(claim.Id)), ("data-topic", s.Topic), ("data-rung", Words.Of(claim.Rung)), ("data-verdict", Words.Of(claim.Verdict)), ("data-vacuous", claim.Vacuous ? "yes" : null)],
            () =>
            {
                html.Element("h3", [], () => html.Sentence(s.Title));
                html.Element("p", [("class", "standing")], () => html.Element("code", claim.Id).Text(" ").Element("b", Wording.Standing(claim), ("class", Words.Of(claim.Verdict))));
                html.Element("div", [("class", "formula")], () => html.Trusted(Prose.FormulaToMathML(HtmlBuilder.Printable(s.Formula))));
                html.Element("p", [], () => html.Sentence(s.Prose));
                if (s.Hypotheses.Count > 0)
                    html.Element("h4", "Hypotheses");
                Bullets(s.Hypotheses);
                html.Element("p", [("class", "sources")], () => html.Element("b", "Source: ").Element("a", string.Join("; ", s.Sources.Select(Wording.Cite)), ("href", "#references")));
                foreach (var c in Complaint.About(claim))
                    html.Element("p", [("class", "complaint " + c.Weight.ToString().ToLowerInvariant())], () => html.Sentence(c.Sentence));
                foreach (var e in claim.Experiments)
                    Experiment(claim, e);
                foreach (var i in claim.Illustrations)
                {
                    html.Element("h4", [], () => html.Text("Illustration: ").Sentence(i.Name).Text(" (does not count towards the verdict)"));
                    Bullets(i.Remarks);
                    Figures(claim, i.Figures);
                }

                Controls(claim.Controls);
                Properties(claim.Properties);
                Certificates(claim.Certificates);
            }).Line();
    }

    private void Experiment(ClaimEvidence claim, ExperimentEvidence e)
    {
        html.Element("h4", [], () => html.Text("Experiment: ").Sentence(e.Name).Text(" ").Element("small", $"{Words.Of(e.Verdict)} · {Words.Of(e.Rung)}", ("class", Words.Of(e.Verdict))));
        bool used = e.Comparisons.Any(c => Wording.Tightness(c).Length > 0);
        Table(["Quantity", "Measured", "", "Bound", .. used ? ["Used"] : Array.Empty<string>(), "Verdict"], Digest.Of(e.Comparisons), "rows, all of which hold", c =>
        {
            var (measured, bound) = Words.Sides(c);
            html.Element("td", [], () => html.Sentence(c.Quantity));
            Number(c.Measured, measured);
            html.Element("td", Words.Of(c.Relation));
            Number(c.Bound, bound);
            if (used)
                html.Element("td", Wording.Tightness(c));
            html.Element("td", Wording.Judgement(c), ("class", Words.Of(c.Vacuous && c.Verdict == Verdict.Holds ? Verdict.Inconclusive : c.Verdict)));
        });
        Bullets(e.Remarks);
        Figures(claim, e.Figures);
    }

    // A number too long for a table unfolds to its every digit.
    private void Number(Number number, string words) => html.Element("td", [("class", "number")], () =>
    {
        string digits = number is ExactNumber ? number.ToString()! : Words.Of(number);
        if (digits != words)
            html.Element("details", [], () => html.Element("summary", words).Element("code", digits));
        else
            html.Text(words);
    });

    private void Figures(ClaimEvidence claim, IReadOnlyList<Figure> all)
    {
        foreach (var f in all)
        {
            string id = $"f{++figures}";
            string description = string.Join(" ", [Prose.ToUnicode(f.Caption), .. Wording.Bounds(f).Select(b => b + ".")]);
            html.Element("figure", [], () =>
            {
                html.Element("div", [("class", "title")], () => html.Sentence(f.Title));
                html.Element("div", [("class", "scroll"), ("tabindex", "0")], () => html.Trusted(SvgPainter.Paint(layout.Of(f, RunContents.Certificate(claim, f)), id, Prose.ToUnicode(f.Title), description)));
                html.Element("figcaption", [], () => html.Sentence(f.Caption).Text(" ").Element("a", "data (csv)", ("download", FileName(claim.Id + "-" + f.Name) + ".csv"), ("href", "data:text/csv;charset=utf-8," + Uri.EscapeDataString(FigureCsv.Of(f)).Replace("%2C", ","))));
            }).Line();
        }
    }

    private void Controls(IReadOnlyList<ControlEvidence> controls)
    {
        if (controls.Count > 0)
            html.Element("h4", "Controls: false siblings that the same checks must refute");
        bool powers = controls.Any(c => c.Power is not null);
        Table(["Falsely", "Why it is false", "What the check saw", .. powers ? ["Power"] : Array.Empty<string>(), "Verdict"], controls, c =>
        {
            html.Element("td", [], () => html.Sentence(c.Name)).Element("td", [], () => html.Sentence(c.Why));
            html.Element("td", [], () => html.Sentence(Wording.Caught(c)));
            if (powers)
                html.Element("td", Wording.Power(c));
            html.Element("td", Words.Of(c.Verdict), ("class", c.Verdict == ControlVerdict.Refuted ? "holds" : c.Verdict == ControlVerdict.Survived ? "refuted" : "inconclusive"));
        });
    }

    private void Properties(IReadOnlyList<PropertyEvidence> properties)
    {
        if (properties.Count > 0)
            html.Element("h4", "Properties tried on generated inputs");
        bool counterexamples = properties.Any(p => p.Counterexample is not null || p.Replay is not null);
        Table(["Property", "Cases", "Worst slack", .. counterexamples ? ["Smallest counterexample"] : Array.Empty<string>(), "Verdict"], properties, p =>
        {
            html.Element("td", [], () => html.Sentence(p.Name)).Element("td", $"{p.Cases}").Element("td", Wording.Slack(p.WorstSlack));
            if (counterexamples)
            {
                html.Element("td", [], () =>
                {
                    html.Text(p.Counterexample ?? "");
                    if (p.Replay is not null)
                        html.Text(" ").Element("code", "--replay " + p.Replay);
                });
            }

            html.Element("td", Words.Of(p.Verdict), ("class", Words.Of(p.Verdict)));
        });
    }

    private void Certificates(IReadOnlyList<CertificateEvidence> certificates)
    {
        if (certificates.Count > 0)
            html.Element("h4", "Certificates, re-verified by the independent checker");
        Table(["Name", "What the checker verified", "sha256", "Size", "Verdict"], Digest.Of(certificates), "certificates, all of which were accepted", c =>
        {
            html.Element("td", [], () =>
            {
                if (embedder.DataUri(c) is { } uri)
                    html.Element("a", c.Name, ("download", FileName(c.Name) + ".json"), ("href", uri));
                else
                    html.Text(c.Name).Text(" ").Element("code", c.Path);
                html.Text($" ({c.Kind})");
            });
            html.Element("td", c.Sentence).Element("td", [], () => html.Element("code", c.Sha256)).Element("td", Wording.Size(c.Bytes));
            html.Element("td", Wording.Standing(c), ("class", c.Accepted switch { true => "holds", false => "refuted", _ => "inconclusive" }));
        });
    }

    // Folded away, not left out: what does not hold is never among the rest.
    private void Table<T>(IReadOnlyList<string> head, Digest<T> rows, string rest, Action<T> cells)
    {
        Table(head, rows.Shown, cells);
        if (rows.Rest.Count > 0)
        {
            html.Element("details", [("class", "rest")], () =>
            {
                html.Element("summary", $"{rows.Rest.Count} more {rest}");
                Table(head, rows.Rest, cells);
            });
        }
    }

    private void Table<T>(IReadOnlyList<string> head, IReadOnlyList<T> rows, Action<T> cells)
    {
        if (rows.Count == 0)
            return;
        html.Element("div", [("class", "scroll")], () => html.Element("table", [], () =>
        {
            html.Element("thead", [], () => html.Element("tr", [], () =>
            {
                foreach (string cell in head)
                    html.Element("th", cell, ("scope", "col"));
            }));
            html.Element("tbody", [], () =>
            {
                foreach (var row in rows)
                    html.Element("tr", [], () => cells(row));
            });
        }));
    }

    private void Bullets(IReadOnlyList<string> entries)
    {
        if (entries.Count == 0)
            return;
        html.Element("ul", [], () =>
        {
            foreach (string entry in entries)
                html.Element("li", [], () => html.Sentence(entry));
        });
    }

    private static string FileName(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
}
